"""Versions of one identity on three time axes: which one shows, and where it ends. Pure, no store.

The rule (oracle: facts/aanlevering-stop.md 8): a later toestand (D2, G2) leaves the older one two periods, in force
from D1 to D2 and valid from G1, and in force from D2 and valid from G1 to G2. So at a point (geldigOp, inWerkingOp)
that version shows which began last among those that have begun on both axes: latest beginInwerking, then latest
beginGeldigheid, then latest arrival. `tot` is exclusive. With beschikbaarOp only what was registered by then counts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from simulator.omgevingsdocument.records import Versie

V = TypeVar("V", bound=Versie)


@dataclass(frozen=True, slots=True)
class Tijdreis:
    """A point on the three axes: dates for geldigOp and inWerkingOp, a UTC instant as in records for beschikbaarOp.

    beschikbaarOp None = all that has been registered.
    """

    geldig_op: str
    in_werking_op: str
    beschikbaar_op: str | None = None


@dataclass(frozen=True, slots=True)
class Einden:
    """Where a version ends: a date (exclusive) and an instant; None = open."""

    eind_geldigheid: str | None = None
    eind_registratie: str | None = None


def begin(versie: Mapping[str, object]) -> tuple[str, str]:
    """The point at which a version begins: (beginInwerking, beginGeldigheid)."""
    return str(versie["beginInwerking"]), str(versie["beginGeldigheid"])


def zichtbaar(versies: Sequence[V], tijdreis: Tijdreis) -> V | None:
    """The version that shows, of versions in order of arrival; None before the first has begun."""
    beste: V | None = None
    for versie in versies:
        if (
            versie["beginInwerking"] <= tijdreis.in_werking_op
            and versie["beginGeldigheid"] <= tijdreis.geldig_op
            and (tijdreis.beschikbaar_op is None or versie["tijdstipRegistratie"] <= tijdreis.beschikbaar_op)
            and (beste is None or begin(versie) >= begin(beste))
        ):
            beste = versie
    return beste


def einden(versies: Sequence[V], versie: V, beschikbaar_op: str | None = None) -> Einden:
    """Where a version ends, by what was registered at `beschikbaar_op` (None: all), future versions included.

    eindRegistratie: a later arrival with the same begin replaced it. eindGeldigheid: the beginGeldigheid of the next by
    begin; where that one reaches back to before this version began, the date on which it came into force (from then on
    this version was never valid).
    """
    eigen = begin(versie)
    volgende: V | None = None
    eind_registratie: str | None = None
    for ander in versies:
        if beschikbaar_op is not None and ander["tijdstipRegistratie"] > beschikbaar_op:
            continue
        if begin(ander) == eigen and ander["versie"] > versie["versie"]:
            eind_registratie = eind_registratie or ander["tijdstipRegistratie"]
        elif begin(ander) > eigen and (volgende is None or begin(ander) < begin(volgende)):
            volgende = ander
    if volgende is None:
        return Einden(None, eind_registratie)
    vanaf = volgende["beginGeldigheid"]
    if vanaf <= versie["beginGeldigheid"]:
        vanaf = max(volgende["beginInwerking"], versie["beginGeldigheid"])
    return Einden(vanaf, eind_registratie)
