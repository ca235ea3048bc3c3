"""A version of a regeling as a Document of Ontsluiten v2."""

import re
from collections.abc import Mapping
from typing import Any

from simulator.api.kast import SOORTEN, Kast
from simulator.api.ontsluiten_v2.tegels import heeft_tegels
from simulator.omgevingsdocument import vraag
from simulator.omgevingsdocument.plaats import regelingsgebied
from simulator.omgevingsdocument.records import BESLUIT, Regelingversie
from simulator.omgevingsdocument.vraag import Tijdreis, Voorkomen, path_id
from simulator.platform.exchange import Request
from simulator.platform.hal import href, link
from simulator.store import Record, Stand

BESTUURSLAAG = {
    "gemeente": "GEMEENTE",
    "provincie": "PROVINCIE",
    "waterschap": "WATERSCHAP",
    "ministerie": "RIJK",
}
MOMENTEN = 16  # moments of which the documents are kept per stand
NIET_WOORD = re.compile(r"[^0-9A-Za-z_]+")
BLAD = re.compile(r"/akn/nl/officialGazette/([a-z]+)/(\d{4})/([0-9A-Za-z-]+)")


def uri(identificatie: str) -> str:
    """An identification as it stands in a path of this API: each run of other characters is one `_`."""
    return NIET_WOORD.sub("_", identificatie)


def titel(versie: Regelingversie) -> str:
    """citeertitel, else officieleTitel."""
    return versie.get("citeertitel") or versie["officieleTitel"]


def soort(versie: Regelingversie) -> str:
    """The type of document."""
    return versie["type"]["waarde"]


def hoofdregeling(versie: Regelingversie) -> str | None:
    """The work that a tijdelijk regelingdeel belongs to."""
    work = versie.get("tijdelijkDeelVan")
    return work.partition("/nld@")[0] if work else None


def publicatie_url(versie: Regelingversie) -> str:
    """Where the official journal would show the publication."""
    blad = BLAD.match(versie.get("publicatieID", ""))
    pagina = "-".join(blad.groups()) + ".html" if blad else ""
    return "https://zoek.officielebekendmakingen.nl/" + pagina


class Overzicht:
    """What one moment shows, each document made once; kept with the stand."""

    def __init__(self, stand: Stand, moment: Tijdreis) -> None:
        self._stand = stand
        self.moment = moment
        self.zichtbaar: tuple[Voorkomen, ...] = vraag.regelingen(stand, moment)
        self._delen: dict[str, list[Voorkomen]] = {}
        for voorkomen in self.zichtbaar:
            hoofd = hoofdregeling(voorkomen.versie)
            if hoofd:
                self._delen.setdefault(hoofd, []).append(voorkomen)
        self._documenten: dict[str, dict[str, Any]] = {}

    def presenteer(self, request: Request, voorkomen: Voorkomen) -> dict[str, Any]:
        """The whole document, with its other versions and its tijdelijke regelingdelen."""
        versie = voorkomen.versie
        document = self._documenten.get(versie["expression"])
        if document is None:
            document = self._documenten[versie["expression"]] = self._document(voorkomen)
        pad = f"/documenten/{uri(versie['work'])}"
        straks = {"geldigOp": versie["beginGeldigheid"]} if _toekomstig(versie, self.moment) else None
        return {**document, "_links": {"self": link(href(request, pad, straks, tijdreis=not straks))}}

    def _document(self, voorkomen: Voorkomen) -> dict[str, Any]:
        versie = voorkomen.versie
        gemeen = _gemeen(self._stand, voorkomen, self.moment)
        hoofd = hoofdregeling(versie)
        metadata = {
            **gemeen["metadata"],
            "isBesluit": False,
            "isOntwerp": False,
            "gerelateerdeVersies": [
                self._documentversie(ander)
                for ander in vraag.voorkomens(self._stand, path_id(versie["work"]))
                if ander.versie["expression"] != versie["expression"] and beschikbaar(ander.versie, self.moment)
            ]
            or None,
            "gerelateerdeTijdelijkeRegelingdelen": [
                self._documentversie(deel) for deel in self._delen.get(versie["work"], ())
            ]
            or None,
            "tijdelijkRegelingDeelVan": uri(hoofd) if hoofd else None,
        }
        return {**gemeen["document"], "omgevingsdocumentMetadata": _gevuld(metadata)}

    def _documentversie(self, voorkomen: Voorkomen) -> dict[str, Any]:
        gemeen = _gemeen(self._stand, voorkomen, self.moment)
        return {**gemeen["document"], **gemeen["metadata"]}


def overzicht(stand: Stand, moment: Tijdreis) -> Overzicht:
    """The overview of this moment; moments between which nothing changes share one."""
    kast: tuple[Stand, Kast[tuple[Tijdreis, Tijdreis], Overzicht]] = stand.memo(
        "ontsluiten_v2.overzichten", SOORTEN, lambda eigen: (eigen, Kast(MOMENTEN))
    )
    return kast[1].geef(vraag.kanoniek(kast[0], moment), lambda: Overzicht(kast[0], moment))


def beschikbaar(versie: Regelingversie, moment: Tijdreis) -> bool:
    """Whether a version had been registered at this moment."""
    return moment.beschikbaar_op is None or versie["tijdstipRegistratie"] <= moment.beschikbaar_op


def _toekomstig(versie: Regelingversie, moment: Tijdreis) -> bool:
    return versie["beginGeldigheid"] > moment.geldig_op or versie["beginInwerking"] > moment.in_werking_op


def _gemeen(stand: Stand, voorkomen: Voorkomen, moment: Tijdreis) -> dict[str, dict[str, Any]]:
    """What Document and DocumentVersie share; `metadata` is one level lower in a Document."""
    versie = voorkomen.versie
    gezag = versie["bevoegdGezag"]
    eigen = Tijdreis(versie["beginGeldigheid"], versie["beginInwerking"], moment.beschikbaar_op)
    besluit = _besluiten(stand).get(versie["besluit"])
    return {
        "document": _gevuld(
            {
                "identificatie": versie["work"],
                "uriIdentificatie": uri(versie["work"]),
                "versie": versie["versie"],
                "titel": titel(versie),
                "type": soort(versie),
                "aangeleverdDoorEen": {
                    "bestuurslaag": BESTUURSLAAG[gezag["bestuurslaag"]],
                    "code": gezag["code"],
                    "naam": gezag["naam"],
                },
                "beschikbaarVanaf": versie["tijdstipRegistratie"],
                "beschikbaarTot": voorkomen.eind_registratie,
                "geldigVanaf": versie["beginGeldigheid"],
                "geldigTot": voorkomen.eind_geldigheid,
                "inwerkingVanaf": versie["beginInwerking"],
                "heeftVectorTiles": heeft_tegels(stand, versie, eigen if _toekomstig(versie, moment) else moment),
                "geometrieIdentificaties": list(
                    dict.fromkeys(regelingsgebied(stand, versie, eigen if _toekomstig(versie, moment) else moment))
                ),
            }
        ),
        "metadata": _gevuld(
            {
                "expressionId": versie["expression"],
                "officieleTitel": versie["officieleTitel"],
                "isToekomstig": _toekomstig(versie, moment),
                "publicatieUrl": publicatie_url(versie),
                "publicatiedatum": versie["datumBekendmaking"],
                "besluitCiteertitel": (besluit.get("citeertitel") or besluit["officieleTitel"]) if besluit else None,
            }
        ),
    }


def _gevuld(velden: Mapping[str, Any]) -> dict[str, Any]:
    return {naam: waarde for naam, waarde in velden.items() if waarde is not None}


def _besluiten(stand: Stand) -> dict[str, Record]:
    return stand.memo(
        "ontsluiten_v2.besluiten",
        (BESLUIT,),
        lambda eigen: {record["expression"]: record for record in eigen.all(BESLUIT)},
    )
