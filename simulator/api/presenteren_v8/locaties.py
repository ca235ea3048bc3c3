"""Locaties: as objects among the annotations, and embedded in a regeling (regelingsgebied, pons)."""

from collections.abc import Mapping, Sequence
from typing import Any

from simulator.api.groepsgeometrie import groepsgeometrie
from simulator.api.presenteren_v8.registratiegegevens import van_object
from simulator.omgevingsdocument import vraag
from simulator.omgevingsdocument.records import GEOMETRIE, Owobject
from simulator.omgevingsdocument.vraag import Tijdreis
from simulator.store import Stand

GROEPEN = frozenset(("Gebiedengroep", "Lijnengroep", "Puntengroep"))
SOORTEN = GROEPEN | {"Gebied", "Lijn", "Punt", "Ambtsgebied"}
MAX_DIEPTE = 8  # groups hold no groups in IMOW 2.0.0; a loop must end all the same


def presenteer(stand: Stand, locatie: Owobject, primair: bool) -> dict[str, Any]:
    """A locatie among the annotations: a group names its members, or with `primair` has a geometry of its own."""
    inhoud = _basis(stand, locatie, primair)
    leden = _leden(locatie)
    if leden and not primair:
        inhoud["locatieRefs"] = list(leden)
    return inhoud


def leden_van(locaties: Mapping[str, Owobject]) -> set[str]:
    """The members of all groups among these."""
    return {lid for locatie in locaties.values() for lid in _leden(locatie)}


def ingebed(stand: Stand, verwijzing: Owobject, moment: Tijdreis, primair: bool) -> dict[str, Any] | None:
    """The locatie of a Regelingsgebied or Pons with all its members; None when it does not show at this moment."""
    refs: Sequence[str] = verwijzing["velden"].get("locatieaanduiding", ())  # type: ignore[assignment]
    locatie = vraag.owobject(stand, refs[0], moment) if refs else None
    return _ingebed(stand, locatie, moment, primair, 0) if locatie else None


def _ingebed(stand: Stand, locatie: Owobject, moment: Tijdreis, primair: bool, diepte: int) -> dict[str, Any]:
    inhoud = _basis(stand, locatie, primair)
    inhoud["geregistreerdMet"] = van_object(stand, locatie, moment)
    grenzen = begrenzing(stand, locatie, moment)
    if grenzen:
        inhoud["boundingBox"] = grenzen
    if not primair and diepte < MAX_DIEPTE:
        leden = [vraag.owobject(stand, lid, moment) for lid in _leden(locatie)]
        if leden:
            inhoud["_embedded"] = {"omvat": [_ingebed(stand, lid, moment, primair, diepte + 1) for lid in leden if lid]}
    return inhoud


def begrenzing(stand: Stand, locatie: Owobject, moment: Tijdreis, diepte: int = 0) -> dict[str, float] | None:
    """The bounding box in RD, for a group that of all its members."""
    leden = _leden(locatie)
    if not leden:
        identificatie = vraag.geometrie_identificatie(stand, locatie)
        record = stand.get(GEOMETRIE, identificatie) if identificatie else None
        return _box(*record["bbox"]) if record else None
    if diepte >= MAX_DIEPTE:
        return None
    gevonden = [vraag.owobject(stand, lid, moment) for lid in leden]
    boxen = [box for lid in gevonden if lid and (box := begrenzing(stand, lid, moment, diepte + 1))]
    if not boxen:
        return None
    return _box(
        min(box["minX"] for box in boxen),
        min(box["minY"] for box in boxen),
        max(box["maxX"] for box in boxen),
        max(box["maxY"] for box in boxen),
    )


def _box(min_x: float, min_y: float, max_x: float, max_y: float) -> dict[str, float]:
    return {"minX": round(min_x, 3), "minY": round(min_y, 3), "maxX": round(max_x, 3), "maxY": round(max_y, 3)}


def _basis(stand: Stand, locatie: Owobject, primair: bool) -> dict[str, Any]:
    inhoud: dict[str, Any] = {"identificatie": locatie["identificatie"], "locatieType": locatie["soort"]}
    if locatie["soort"] in GROEPEN:
        geometrie = groepsgeometrie(locatie) if primair else None
    else:
        geometrie = vraag.geometrie_identificatie(stand, locatie)
    if geometrie:
        inhoud["geometrieIdentificatie"] = geometrie
    if noemer := locatie["velden"].get("noemer"):
        inhoud["noemer"] = noemer
    return inhoud


def _leden(locatie: Owobject) -> Sequence[str]:
    leden: Sequence[str] = locatie["velden"].get("groepselement", ())  # type: ignore[assignment]
    return leden
