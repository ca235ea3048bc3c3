"""Versions of one identity on three time axes: which one shows, and where it ends. Pure, no store.

The rule (oracle: facts/aanlevering-stop.md 8): a later toestand (D2, G2) leaves the older one two periods, in force
from D1 to D2 and valid from G1, and in force from D2 and valid from G1 to G2. So at a point (geldigOp, inWerkingOp)
that version shows which began last among those that have begun on both axes: latest beginInwerking, then latest
beginGeldigheid, then latest arrival. `tot` is exclusive. With beschikbaarOp only what was registered by then counts.
"""

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

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


class Tijdpunten:
    """The points at which anything changes in a set of versions."""

    _assen: tuple[list[str], list[str], list[str]]  # beginGeldigheid, beginInwerking, tijdstipRegistratie

    def __init__(self, versies: Iterable[Mapping[str, Any]], basis: "Tijdpunten | None" = None) -> None:
        """Those of `versies`, and of `basis` too."""
        geldigheid, werking, registratie = map(set, basis._assen if basis else ((), (), ()))
        for versie in versies:
            werking.add(versie["beginInwerking"])
            geldigheid.add(versie["beginGeldigheid"])
            registratie.add(versie["tijdstipRegistratie"])
        self._assen = (sorted(geldigheid), sorted(werking), sorted(registratie))

    def kanoniek(self, tijdreis: Tijdreis) -> Tijdreis:
        """The first point at which the same shows as at `tijdreis`: the answer for one is the answer for both."""
        geldigheid, werking, registratie = self._assen
        beschikbaar = tijdreis.beschikbaar_op
        if beschikbaar is not None:
            beschikbaar = _laatste(registratie, beschikbaar)
        return Tijdreis(
            _laatste(geldigheid, tijdreis.geldig_op), _laatste(werking, tijdreis.in_werking_op), beschikbaar
        )


def _laatste(punten: list[str], op: str) -> str:
    plaats = bisect_right(punten, op)
    return punten[plaats - 1] if plaats else ""


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
    volgende: tuple[str, str] | None = None
    eind_registratie: str | None = None
    for ander in versies:
        if beschikbaar_op is not None and ander["tijdstipRegistratie"] > beschikbaar_op:
            continue
        if begin(ander) == eigen and ander["versie"] > versie["versie"]:
            eind_registratie = eind_registratie or ander["tijdstipRegistratie"]
        elif begin(ander) > eigen and (volgende is None or begin(ander) < volgende):
            volgende = begin(ander)
    return Einden(_eind_geldigheid(eigen, volgende), eind_registratie)


def alle_einden(versies: Sequence[V]) -> list[Einden]:
    """`einden` of every version, all that has been registered counted; for many versions of one identity."""
    beginnen = sorted({begin(versie) for versie in versies})
    opvolgers = dict(itertools.pairwise(beginnen))
    vervanger: dict[tuple[str, str], str] = {}
    gevonden = []
    for versie in reversed(versies):
        eigen = begin(versie)
        gevonden.append(Einden(_eind_geldigheid(eigen, opvolgers.get(eigen)), vervanger.get(eigen)))
        vervanger[eigen] = versie["tijdstipRegistratie"]
    return gevonden[::-1]


def _eind_geldigheid(eigen: tuple[str, str], volgende: tuple[str, str] | None) -> str | None:
    if volgende is None:
        return None
    werking, geldigheid = volgende
    return geldigheid if geldigheid > eigen[1] else max(werking, eigen[1])
