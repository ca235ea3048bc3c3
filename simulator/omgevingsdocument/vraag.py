"""What the read APIs ask: versions on three time axes, their text and OW objects, and what lies at a place.

All answers are records (or parts of them) as in `records`; no HTTP, no presentation. Sources: facts/presenteren.md 2.6
and 3, facts/aanlevering-stop.md 8.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from simulator.omgevingsdocument.records import Component, Owobject, Regelingversie
from simulator.omgevingsdocument.tijdlijn import Tijdreis
from simulator.store import Stand

__all__ = ["Tijdreis"]


@dataclass(frozen=True, slots=True)
class Voorkomen:
    """A version with the ends that its successors gave it (dates exclusive, None = open)."""

    versie: Regelingversie
    eind_geldigheid: str | None
    eind_registratie: str | None
    inwerking_tot: str | None
    geldig_tot: str | None


def path_id(identificatie: str) -> str:
    """The identification as it stands in a path: every `/` and `-` is `_` (facts/presenteren.md 2.3)."""
    return identificatie.replace("/", "_").replace("-", "_")


def regelingen(stand: Stand, tijdreis: Tijdreis) -> tuple[Voorkomen, ...]:
    """The visible version of every regeling, in order of registration. Kept per stand: cheap when asked again."""
    raise NotImplementedError


def regeling(stand: Stand, pad: str, tijdreis: Tijdreis) -> Voorkomen | None:
    """The visible version of the regeling whose `path_id` is `pad`."""
    raise NotImplementedError


def voorkomens(stand: Stand, pad: str) -> tuple[Voorkomen, ...]:
    """All versions, past, present and future, of the regeling whose `path_id` is `pad`; empty when unknown."""
    raise NotImplementedError


def structuur(stand: Stand, versie: Regelingversie) -> list[Component]:
    """The document structure of a version."""
    raise NotImplementedError


def owobjecten(stand: Stand, work: str, tijdreis: Tijdreis) -> Mapping[str, Owobject]:
    """identificatie -> visible version, of all OW objects of a regeling; kept per stand."""
    raise NotImplementedError


def owobject(stand: Stand, identificatie: str, tijdreis: Tijdreis) -> Owobject | None:
    """The visible version of one OW object of any regeling (references may cross regelingen)."""
    raise NotImplementedError


def locaties_op(stand: Stand, work: str, geometrie: Mapping[str, Any], tijdreis: Tijdreis) -> frozenset[str]:
    """Identifications of the locaties of a regeling (groups included, via members) that intersect a GeoJSON geometry in RD."""
    raise NotImplementedError


def regelingen_op(stand: Stand, geometrie: Mapping[str, Any], tijdreis: Tijdreis) -> frozenset[str]:
    """Works of the regelingen whose regelingsgebied intersects a GeoJSON geometry in RD."""
    raise NotImplementedError


def geometrie_identificatie(stand: Stand, locatie: Owobject) -> str | None:
    """The geometrieIdentificatie of a locatie: basisgeo:id, or that of the area for an Ambtsgebied; None for groups."""
    raise NotImplementedError
