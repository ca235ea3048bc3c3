"""Which version of a regeling and of its OW objects shows at a point in time: indexes over records, kept per stand."""

import threading
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

import orjson

from simulator.omgevingsdocument.records import OWOBJECT, REGELINGVERSIE, Component, Owobject, Regelingversie
from simulator.omgevingsdocument.tijdlijn import Einden, Tijdpunten, Tijdreis, alle_einden, einden, zichtbaar
from simulator.store import Record, Stand

T = TypeVar("T")
MAX_BEWAARD = 128  # answers kept per index
MAX_STRUCTUREN = 8  # a large text takes tens of MB


@dataclass(frozen=True, slots=True)
class Voorkomen:
    """A version with the ends that its successors gave it (dates exclusive, None = open)."""

    versie: Regelingversie
    eind_geldigheid: str | None
    eind_registratie: str | None
    inwerking_tot: str | None
    geldig_tot: str | None


class Bewaard:
    """Answers by question, bounded: the oldest goes first."""

    def __init__(self, hoogste: int = MAX_BEWAARD) -> None:
        self._antwoorden: dict[Any, Any] = {}
        self._hoogste = hoogste
        self._lock = threading.Lock()

    def geef(self, vraag: Hashable, maak: Callable[[], T]) -> T:
        """The kept answer, or the one that `maak` gives, kept from now on. None is not kept."""
        gevonden = self._antwoorden.get(vraag)
        if gevonden is None:
            gevonden = maak()
            with self._lock:
                while len(self._antwoorden) >= self._hoogste:
                    del self._antwoorden[next(iter(self._antwoorden))]
                self._antwoorden[vraag] = gevonden
        return cast(T, gevonden)


@dataclass(slots=True)
class _Regelingen:
    """Versions per work in order of registration."""

    per_pad: dict[str, list[Regelingversie]]
    punten: Tijdpunten
    op_tijd: Bewaard = field(default_factory=Bewaard)
    structuren: Bewaard = field(default_factory=lambda: Bewaard(MAX_STRUCTUREN))


@dataclass(slots=True)
class _Objecten:
    """Versions of OW objects: identificatie -> versions in order of registration; per work the identificaties."""

    versies: dict[str, list[Owobject]]
    per_work: dict[str, dict[str, None]]
    gebieden: dict[str, dict[str, None]]  # the same, of the regelingsgebieden alone
    punten: Tijdpunten
    op_tijd: Bewaard = field(default_factory=Bewaard)


def path_id(identificatie: str) -> str:
    """The identification as it stands in a path: every `/` and `-` is `_` (facts/presenteren.md 2.3)."""
    return identificatie.replace("/", "_").replace("-", "_")


def _regelingen(stand: Stand) -> _Regelingen:
    def build(stand: Stand) -> _Regelingen:
        per_pad: dict[str, list[Regelingversie]] = {}
        for record in stand.all(REGELINGVERSIE):
            per_pad.setdefault(path_id(record["work"]), []).append(cast(Regelingversie, record))
        for versies in per_pad.values():
            versies.sort(key=lambda versie: versie["versie"])
        punten = Tijdpunten(versie for versies in per_pad.values() for versie in versies)
        return _Regelingen(per_pad, punten)

    return stand.memo("vraag.regelingen", (REGELINGVERSIE,), build)


def _objecten(stand: Stand) -> _Objecten:
    def build(stand: Stand) -> _Objecten:
        nieuw = None if stand is stand.zaad else stand.toegevoegd(OWOBJECT)
        if nieuw is None:
            return _aangevuld(_Objecten({}, {}, {}, Tijdpunten(())), stand.all(OWOBJECT))
        return _aangevuld(_objecten(stand.zaad), nieuw)

    return stand.memo("vraag.owobjecten", (OWOBJECT,), build)


def _aangevuld(basis: _Objecten, records: Iterable[Record]) -> _Objecten:
    """An index with records added; `basis` stays as it is."""
    nieuw: dict[str, list[Owobject]] = {}
    per_work: dict[str, dict[str, None]] = {}
    gebieden: dict[str, dict[str, None]] = {}
    for record in records:
        nieuw.setdefault(record["identificatie"], []).append(cast(Owobject, record))
        per_work.setdefault(record["regeling"], {})[record["identificatie"]] = None
        if record["soort"] == "Regelingsgebied":
            gebieden.setdefault(record["regeling"], {})[record["identificatie"]] = None
    punten = Tijdpunten((versie for lijst in nieuw.values() for versie in lijst), basis.punten)
    return _Objecten(
        basis.versies | bij_versies(basis.versies, nieuw),
        basis.per_work | {work: basis.per_work.get(work, {}) | namen for work, namen in per_work.items()},
        basis.gebieden | {work: basis.gebieden.get(work, {}) | namen for work, namen in gebieden.items()},
        punten,
    )


def bij_versies(basis: Mapping[str, list[Owobject]], nieuw: Mapping[str, list[Owobject]]) -> dict[str, list[Owobject]]:
    """Of the identificaties of `nieuw` all versions, those of `basis` included, in order of registration."""
    samen = {naam: [*basis.get(naam, ()), *lijst] for naam, lijst in nieuw.items()}
    for lijst in samen.values():
        if len(lijst) > 1:
            lijst.sort(key=lambda versie: versie["versie"])
    return samen


def versies_van(stand: Stand) -> Mapping[str, list[Owobject]]:
    """identificatie -> versions in order of registration, of all OW objects; not to be changed in place."""
    return _objecten(stand).versies


def geleverd(stand: Stand) -> list[str] | None:
    """The identificaties of which a version was delivered; None when the stand cannot be read as the seed with those.

    Of a stand that is the seed itself: None.
    """
    nieuw = None if stand is stand.zaad else stand.toegevoegd(OWOBJECT)
    return None if nieuw is None else list(dict.fromkeys(str(record["identificatie"]) for record in nieuw))


def _voorkomen(versies: list[Regelingversie], versie: Regelingversie, beschikbaar_op: str | None) -> Voorkomen:
    return _met_einden(versie, einden(versies, versie, beschikbaar_op))


def _met_einden(versie: Regelingversie, eind: Einden) -> Voorkomen:
    return Voorkomen(versie, eind.eind_geldigheid, eind.eind_registratie, None, None)


def regelingen(stand: Stand, tijdreis: Tijdreis) -> tuple[Voorkomen, ...]:
    """The visible version of every regeling, in order of registration. Kept per stand: cheap when asked again."""
    index = _regelingen(stand)

    def maak() -> tuple[Voorkomen, ...]:
        gevonden = [
            _voorkomen(versies, versie, tijdreis.beschikbaar_op)
            for versies in index.per_pad.values()
            if (versie := zichtbaar(versies, tijdreis)) is not None
        ]
        return tuple(sorted(gevonden, key=lambda voorkomen: voorkomen.versie["tijdstipRegistratie"]))

    return index.op_tijd.geef(index.punten.kanoniek(tijdreis), maak)


def regeling(stand: Stand, pad: str, tijdreis: Tijdreis) -> Voorkomen | None:
    """The visible version of the regeling whose `path_id` is `pad`."""
    versies = _regelingen(stand).per_pad.get(pad, [])
    versie = zichtbaar(versies, tijdreis)
    return None if versie is None else _voorkomen(versies, versie, tijdreis.beschikbaar_op)


def voorkomens(stand: Stand, pad: str) -> tuple[Voorkomen, ...]:
    """All versions, past, present and future, of the regeling whose `path_id` is `pad`; empty when unknown."""
    versies = _regelingen(stand).per_pad.get(pad, [])
    return tuple(_met_einden(versie, eind) for versie, eind in zip(versies, alle_einden(versies), strict=True))


def structuur(stand: Stand, versie: Regelingversie) -> list[Component]:
    """The document structure of a version; not to be changed in place."""
    return _structuur(stand, versie)[0]


def componenten(stand: Stand, versie: Regelingversie) -> Mapping[str, Component]:
    """The components of a version by wId, at any depth."""
    return _structuur(stand, versie)[1]


def _structuur(stand: Stand, versie: Regelingversie) -> tuple[list[Component], dict[str, Component]]:
    sha = versie["structuur"]

    def maak() -> tuple[list[Component], dict[str, Component]]:
        gelezen: list[Component] = orjson.loads(stand.blob(sha))
        per_wid: dict[str, Component] = {}
        rest = list(reversed(gelezen))
        while rest:
            component = rest.pop()
            per_wid.setdefault(component["wId"], component)
            rest.extend(reversed(component["delen"]))
        return gelezen, per_wid

    # Whatever is delivered or taken away, the text of a sha stays the same: kept once for all tenants.
    return _regelingen(stand.zaad).structuren.geef(sha, maak)


def owobjecten(stand: Stand, work: str, tijdreis: Tijdreis) -> Mapping[str, Owobject]:
    """identificatie -> visible version, of all OW objects of a regeling; kept per stand."""
    index = _objecten(stand)

    def maak() -> dict[str, Owobject]:
        return {
            identificatie: versie
            for identificatie in index.per_work.get(work, ())
            if (versie := _zichtbaar_object(index, identificatie, tijdreis)) is not None and versie["regeling"] == work
        }

    return index.op_tijd.geef((work, index.punten.kanoniek(tijdreis)), maak)


def _zichtbaar_object(index: _Objecten, identificatie: str, tijdreis: Tijdreis) -> Owobject | None:
    versie = zichtbaar(index.versies.get(identificatie, []), tijdreis)
    return None if versie is None or versie["beeindigd"] else versie


def kanoniek(stand: Stand, tijdreis: Tijdreis) -> tuple[Tijdreis, Tijdreis]:
    """The key under which answers about regelingen and OW objects together can be kept."""
    return _regelingen(stand).punten.kanoniek(tijdreis), _objecten(stand).punten.kanoniek(tijdreis)


def laatste_owobject(stand: Stand, identificatie: str) -> Owobject | None:
    """The version of an OW object that arrived last, whenever it begins; None when it is unknown or was ended."""
    versies = _objecten(stand).versies.get(identificatie)
    return None if not versies or versies[-1]["beeindigd"] else versies[-1]


def owobject(stand: Stand, identificatie: str, tijdreis: Tijdreis) -> Owobject | None:
    """The visible version of one OW object of any regeling (references may cross regelingen)."""
    return _zichtbaar_object(_objecten(stand), identificatie, tijdreis)


def regelingsgebieden(stand: Stand, work: str, tijdreis: Tijdreis) -> list[Owobject]:
    """The visible Regelingsgebied objects of a regeling: one, when it was delivered as it should."""
    index = _objecten(stand)
    gevonden = (_zichtbaar_object(index, identificatie, tijdreis) for identificatie in index.gebieden.get(work, ()))
    return [versie for versie in gevonden if versie is not None]
