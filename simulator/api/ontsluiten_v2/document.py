"""A version of a regeling as a Document of Ontsluiten v2."""

import re
from collections.abc import Mapping
from typing import Any

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
# Regelingtype -> type of this API, which has a spelling of its own (facts/overige-apis.md 5, facts/validaties.md 8.1).
TYPEN = {
    "001": "AMvB",
    "002": "Ministeriële regeling",
    "003": "Omgevingsplan",
    "004": "Omgevingsverordening",
    "005": "Waterschapsverordening",
    "006": "Omgevingsvisie",
    "007": "Projectbesluit",
    "008": "Instructie",
    "009": "Voorbeschermingsregels",
    "010": "Programma",
    "011": "Reactieve interventie",
    "012": "Aanwijzingsbesluit N2000",
    "013": "Toegangsbeperkingsbesluit",
    "014": "Omgevingsplanregels Projectbesluit",
    "015": "Voorbeschermingsregels Omgevingsplan",
    "016": "Voorbeschermingsregels Omgevingsverordening",
}
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
    return TYPEN.get(versie["type"]["code"].rpartition("_")[2], versie["type"]["waarde"])


def hoofdregeling(versie: Regelingversie) -> str | None:
    """The work that a tijdelijk regelingdeel belongs to."""
    work = versie.get("tijdelijkDeelVan")
    return work.partition("/nld@")[0] if work else None


def publicatie_url(versie: Regelingversie) -> str:
    """Where the official journal would show the publication."""
    blad = BLAD.match(versie.get("publicatieID", ""))
    pagina = "-".join(blad.groups()) + ".html" if blad else ""
    return "https://zoek.officielebekendmakingen.nl/" + pagina


def presenteer(request: Request, voorkomen: Voorkomen, moment: Tijdreis) -> dict[str, Any]:
    """The whole document, with its other versions and its tijdelijke regelingdelen."""
    stand = request.omgeving.stand
    versie = voorkomen.versie
    gemeen = _gemeen(stand, voorkomen, moment)
    pad = f"/documenten/{uri(versie['work'])}"
    vraagdeel = {"geldigOp": versie["beginGeldigheid"]} if _toekomstig(versie, moment) else None
    return {
        **gemeen["document"],
        "omgevingsdocumentMetadata": _gevuld(
            {
                **gemeen["metadata"],
                "isBesluit": False,
                "isOntwerp": False,
                "gerelateerdeVersies": _versies(stand, versie, moment),
                "gerelateerdeTijdelijkeRegelingdelen": _delen(stand, versie["work"], moment),
                "tijdelijkRegelingDeelVan": uri(hoofd) if (hoofd := hoofdregeling(versie)) else None,
            }
        ),
        "_links": {"self": link(href(request, pad, vraagdeel, tijdreis=not vraagdeel))},
    }


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
                "heeftVectorTiles": False,  # the simulator serves no tiles yet
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


def _documentversie(stand: Stand, voorkomen: Voorkomen, moment: Tijdreis) -> dict[str, Any]:
    gemeen = _gemeen(stand, voorkomen, moment)
    return {**gemeen["document"], **gemeen["metadata"]}


def beschikbaar(versie: Regelingversie, moment: Tijdreis) -> bool:
    """Whether a version had been registered at this moment."""
    return moment.beschikbaar_op is None or versie["tijdstipRegistratie"] <= moment.beschikbaar_op


def _versies(stand: Stand, versie: Regelingversie, moment: Tijdreis) -> list[dict[str, Any]] | None:
    andere = [
        _documentversie(stand, ander, moment)
        for ander in vraag.voorkomens(stand, path_id(versie["work"]))
        if ander.versie["expression"] != versie["expression"] and beschikbaar(ander.versie, moment)
    ]
    return andere or None


def _delen(stand: Stand, work: str, moment: Tijdreis) -> list[dict[str, Any]] | None:
    delen = [
        _documentversie(stand, deel, moment)
        for deel in vraag.regelingen(stand, moment)
        if hoofdregeling(deel.versie) == work
    ]
    return delen or None
