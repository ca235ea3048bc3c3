"""A version of a regeling as Presenteren v8 gives it (facts/presenteren.md 3.2, facts/overige-apis.md 0.3)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from simulator.api.presenteren_v8 import locaties
from simulator.api.presenteren_v8.registratiegegevens import registratiegegevens
from simulator.api.presenteren_v8.sjabloon import VRAAG, link
from simulator.omgevingsdocument import vraag
from simulator.omgevingsdocument.records import Regelingversie
from simulator.omgevingsdocument.vraag import Tijdreis, Voorkomen, path_id
from simulator.platform.hal import encode_query
from simulator.store import Stand


def eigen_moment(versie: Mapping[str, object]) -> str:
    """The query string that shows exactly this version: its own begin on each axis."""
    return encode_query(
        [
            ("geldigOp", str(versie["beginGeldigheid"])),
            ("inWerkingOp", str(versie["beginInwerking"])),
            ("beschikbaarOp", str(versie["tijdstipRegistratie"])),
        ]
    )


def pad(work: str) -> str:
    """The path of a regeling in this API."""
    return f"/regelingen/{path_id(work)}"


def annotaties_pad(versie: Regelingversie) -> str:
    """The path of the annotations that this regeling can have: by its kind of text, not by its type."""
    return f"{pad(versie['work'])}/{'divisie' if versie['annotaties'] == 'divisie' else 'regeltekst'}annotaties"


def presenteer(
    voorkomen: Voorkomen,
    vraagdeel: str = VRAAG,
    *,
    deel_van: dict[str, str] | None = None,
    delen: Iterable[dict[str, str]] = (),
    opvolger_van: Sequence[dict[str, Any]] = (),
    embedded: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """One version as JSON. `vraagdeel` is the time travel of its links; the rest is what hangs around it."""
    versie = voorkomen.versie
    gezag = versie["bevoegdGezag"]
    links: dict[str, Any] = {
        "self": link(pad(versie["work"]), vraagdeel),
        "documentstructuur": link(pad(versie["work"]) + "/documentstructuur", vraagdeel),
        "annotaties": link(annotaties_pad(versie), vraagdeel),
    }
    if deel_van:
        links["tijdelijkDeelVan"] = deel_van
    if delen := list(delen):
        links["tijdelijkDelen"] = delen
    inhoud: dict[str, Any] = {
        "identificatie": versie["work"],
        "expressionId": versie["expression"],
        "officieleTitel": versie["officieleTitel"],
        "citeerTitel": versie.get("citeertitel"),
        "opschrift": versie.get("opschrift"),
        "conditie": versie.get("conditie"),
        "aangeleverdDoorEen": {"naam": gezag["naam"], "bestuurslaag": gezag["bestuurslaag"], "code": gezag["code"]},
        "type": versie["type"],
        "geregistreerdMet": registratiegegevens(versie, voorkomen.eind_geldigheid, voorkomen.eind_registratie),
        "opvolgerVan": list(opvolger_van) or None,
        "heeftBijlagen": versie["heeftBijlagen"],
        "heeftToelichtingen": versie["heeftToelichtingen"],
        "publicatieID": versie.get("publicatieID"),
        "inwerkingTot": voorkomen.inwerking_tot,
        "geldigTot": voorkomen.geldig_tot,
        "_embedded": embedded or None,
        "_links": links,
    }
    return {naam: waarde for naam, waarde in inhoud.items() if waarde is not None}


def voorgangers(stand: Stand, versie: Regelingversie) -> list[dict[str, Any]]:
    """The regelingen that this one took the place of, each in its last version, linked at that version's own moment."""
    gevonden = []
    for work in versie.get("opvolgerVan", []):
        versies = vraag.voorkomens(stand, path_id(work))
        if versies:
            gevonden.append(presenteer(versies[-1], eigen_moment(versies[-1].versie)))
    return gevonden


def hoofdregeling(versie: Regelingversie) -> str | None:
    """The work that a tijdelijk regelingdeel belongs to."""
    work = versie.get("tijdelijkDeelVan")
    return work.partition("/nld@")[0] if work else None


def ingebed(stand: Stand, work: str, moment: Tijdreis, primair: bool) -> dict[str, Any]:
    """What `_expand` adds: the regelingsgebied, and the pons of an omgevingsplan."""
    objecten = vraag.owobjecten(stand, work, moment)
    embedded = {}
    for naam, soort in (("regelingsgebied", "Regelingsgebied"), ("pons", "Pons")):
        for verwijzing in objecten.values():
            if verwijzing["soort"] == soort:
                locatie = locaties.ingebed(stand, verwijzing, moment, primair)
                if locatie is not None:
                    embedded[naam] = locatie
                break
    return embedded
