"""The activities of the functionele structuur at a date: delivered ones, placeholders and the Algemene Set.

An activity is there from juridischWerkendVanaf (geldigVanaf) of the doel that brought it until another version, or its
end, begins (facts/toepasbare-regels.md 5). A placeholder is there until the first delivered activity with its
identificatie begins.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any, cast

from simulator.omgevingsdocument.records import HAAK, OWOBJECT, Owobject
from simulator.omgevingsdocument.tijdlijn import Tijdreis, einden, zichtbaar
from simulator.omgevingsdocument.versies import Bewaard, bij_versies
from simulator.store import Record, Stand
from simulator.toepasbareregels.records import ALGEMEEN
from simulator.toepasbareregels.verwijzing import gezag

SOORTEN = (OWOBJECT, HAAK, ALGEMEEN)
HAAK_BEGIN = "2019-01-01"  # the day on which the seed is registered: before any delivery
# The locatie of the national placeholder (data/activiteit-locaties-rijk.csv); of the others none is known.
HAAKLOCATIES = {"mnre1034": ("nl.imow-mnre1034.ambtsgebied.LND6030B",)}
MAX_DATUMS = 16  # structures kept per stand


@dataclass(frozen=True, slots=True)
class Activiteit:
    """One activity as it is at a date. `eind` is the last day, None = open; `gezag` the code of the authority."""

    urn: str
    omschrijving: str
    bovenliggend: str | None
    gezag: str
    begin: str
    eind: str | None
    registratie: str  # UTC instant at which this version became known; empty for what no delivery brought
    geleverd: bool  # by a STOP delivery
    locaties: tuple[str, ...]  # identificaties, of the activiteitlocatieaanduidingen


@dataclass(frozen=True)
class Structuur:
    """All activities at a date, by urn and in order of urn."""

    tijdreis: Tijdreis
    activiteiten: Mapping[str, Activiteit]

    @cached_property
    def onderliggend(self) -> Mapping[str, Sequence[str]]:
        """urn -> urns of the activities directly below it."""
        gevonden: dict[str, list[str]] = {}
        for activiteit in self.activiteiten.values():
            if activiteit.bovenliggend is not None:
                gevonden.setdefault(activiteit.bovenliggend, []).append(activiteit.urn)
        return gevonden

    @cached_property
    def per_gezag(self) -> Mapping[str, Sequence[Activiteit]]:
        """Code of an authority -> its activities."""
        gevonden: dict[str, list[Activiteit]] = {}
        for activiteit in self.activiteiten.values():
            gevonden.setdefault(activiteit.gezag, []).append(activiteit)
        return gevonden

    def nakomelingen(self, urn: str) -> Iterable[str]:
        """urns of all activities below this one, each once."""
        gezien = {urn}
        rest = [urn]
        while rest:
            for kind in self.onderliggend.get(rest.pop(), ()):
                if kind not in gezien:
                    gezien.add(kind)
                    rest.append(kind)
                    yield kind


@dataclass(slots=True)
class _Index:
    """Versions per identificatie, of activities and of the rules that give them their locaties."""

    activiteiten: dict[str, list[Owobject]]
    regels: dict[str, list[Owobject]]
    haken: list[Record]
    algemeen: list[Record]
    datums: list[str]  # at which anything can change
    basis: "_Index | None" = None  # that of the seed, when this is it with what was delivered
    anders: frozenset[str] = frozenset()  # urns that may differ from the basis
    van_urn: Mapping[str, set[str]] = field(default_factory=dict)  # urn -> rules that name it; of the seed alone
    op_datum: Bewaard = field(default_factory=lambda: Bewaard(MAX_DATUMS))


def structuur(stand: Stand, datum: str) -> Structuur:
    """The functionele structuur at a date (yyyy-mm-dd); kept per stand, the same object between two changes."""
    return _op_datum(_index(stand), datum)


def _op_datum(index: _Index, datum: str) -> Structuur:
    plaats = bisect_right(index.datums, datum)
    wissel = index.datums[plaats - 1] if plaats else ""
    return index.op_datum.geef(wissel, lambda: _maak(index, wissel))


def activiteit(stand: Stand, urn: str, datum: str) -> Activiteit | None:
    """One activity at a date; None when it is unknown, not yet there, or ended."""
    return structuur(stand, datum).activiteiten.get(urn)


def gewijzigd(stand: Stand, vanaf: str, tot: str, registratie: tuple[str, str]) -> list[str]:
    """urns of the activities that changed in a period, in order: begin, last day or registration lies in it.

    `vanaf` and `tot` are the first and last day, `registratie` the UTC instants between which a registration counts.
    What no delivery brought (placeholders, the Algemene Set) has days only. Inferred: facts/toepasbare-regels.md 5.
    """
    index = _index(stand)
    sinds, voor = registratie

    def raak(versies: list[Owobject]) -> bool:
        for plaats, versie in enumerate(versies):
            begin = versie["beginGeldigheid"]
            if sinds <= versie["tijdstipRegistratie"] < voor or (not versie["beeindigd"] and vanaf <= begin <= tot):
                return True
            if plaats and vanaf <= _dag(begin, -1) <= tot:
                return True
        return False

    def rand(item: Activiteit | None) -> bool:
        return item is not None and any(vanaf <= dag <= tot for dag in (item.begin, item.eind) if dag)

    urns = {urn for urn, versies in index.activiteiten.items() if raak(versies)}
    urns |= {haak["identificatie"] for haak in index.haken if rand(_plaatshouder(index, haak))}
    urns |= {record["urn"] for record in index.algemeen if rand(_algemeen(record))}
    return sorted(urns)


def dichtstbij(stand: Stand, urn: str, datum: str) -> Structuur | None:
    """The functionele structuur at the date nearest to `datum` at which an activity is there.

    Before it begins that is its first day, after it ended its last. None when it never is.
    """
    index = _index(stand)
    versies = index.activiteiten.get(urn, [])
    randen = [rand for record in index.algemeen if record["urn"] == urn for rand in _randen(record)]
    dagen = [datum, min((versie["beginGeldigheid"] for versie in versies), default=datum), *reversed(randen)]
    for versie in reversed(versies):
        if not versie["beeindigd"]:
            eind = einden(versies, versie).eind_geldigheid
            dagen += [max(*_begin(versie))] if eind is None else [_dag(eind, -1)]
    gevonden = (structuur(stand, dag) for dag in dagen)
    return next((van for van in gevonden if urn in van.activiteiten), None)


def _randen(record: Record) -> tuple[str, ...]:
    """First day, and last when there is one, of an activity of the Algemene Set."""
    return record["beginDatum"], *((record["eindDatum"],) if record["eindDatum"] else ())


def _index(stand: Stand) -> _Index:
    return stand.memo("toepasbareregels.activiteiten", SOORTEN, _build)


def _build(stand: Stand) -> _Index:
    nieuw = (
        None
        if stand is stand.zaad or stand.toegevoegd(HAAK) != [] or stand.toegevoegd(ALGEMEEN) != []
        else (stand.toegevoegd(OWOBJECT))
    )
    basis = None if nieuw is None else _index(stand.zaad)
    activiteiten: dict[str, list[Owobject]] = {}
    regels: dict[str, list[Owobject]] = {}
    datums = {HAAK_BEGIN, *(basis.datums if basis else ())}
    for record in stand.all(OWOBJECT) if nieuw is None else nieuw:
        if record["soort"] == "Activiteit":
            activiteiten.setdefault(record["identificatie"], []).append(cast(Owobject, record))
        elif record["soort"] == "RegelVoorIedereen":
            regels.setdefault(record["identificatie"], []).append(cast(Owobject, record))
        else:
            continue
        datums.update((record["beginInwerking"], record["beginGeldigheid"]))
    activiteiten = bij_versies(basis.activiteiten if basis else {}, activiteiten)
    regels = bij_versies(basis.regels if basis else {}, regels)
    if basis is not None:
        anders = {*activiteiten, *_per_urn(regels)}
        alle = basis.activiteiten | activiteiten
        return _Index(
            alle, basis.regels | regels, basis.haken, basis.algemeen, sorted(datums), basis, frozenset(anders)
        )
    algemeen = list(stand.all(ALGEMEEN))
    for record in algemeen:
        datums.add(record["beginDatum"])
        if record["eindDatum"]:
            datums.add(_dag(record["eindDatum"], 1))
    haken = list(stand.all(HAAK))
    return _Index(activiteiten, regels, haken, algemeen, sorted(datums), van_urn=_per_urn(regels))


def _per_urn(regels: Mapping[str, list[Owobject]]) -> dict[str, set[str]]:
    """urn -> identificaties of the rules of which some version names it."""
    gevonden: dict[str, set[str]] = {}
    for naam, versies in regels.items():
        for versie in versies:
            velden: Mapping[str, Any] = versie["velden"]
            for aanduiding in velden.get("activiteitaanduiding", ()):
                gevonden.setdefault(aanduiding["activiteit"], set()).add(naam)
    return gevonden


def _maak(index: _Index, datum: str) -> Structuur:
    """All activities; those that no delivery touches are taken over from the seed."""
    tijdreis = Tijdreis(datum, datum)
    gevonden: dict[str, Activiteit] = {}
    if index.basis is not None:
        van_zaad = _op_datum(index.basis, datum).activiteiten
        gevonden = {urn: item for urn, item in van_zaad.items() if urn not in index.anders}
    over = {urn: index.activiteiten[urn] for urn in index.anders if urn in index.activiteiten}
    locaties = _locaties(index, tijdreis)
    for urn, versies in (over if index.basis else index.activiteiten).items():
        versie = zichtbaar(versies, tijdreis)
        if versie is not None and not versie["beeindigd"]:
            gevonden[urn] = _geleverd(urn, versies, versie, locaties.get(urn, {}))
    for haak in index.haken:
        if index.basis is not None and haak["identificatie"] not in index.anders:
            continue
        activiteit = _plaatshouder(index, haak)
        if activiteit is not None and activiteit.begin <= datum and not (activiteit.eind and activiteit.eind < datum):
            gevonden[activiteit.urn] = activiteit
    for record in index.algemeen:
        if record["beginDatum"] <= datum and not (record["eindDatum"] and record["eindDatum"] < datum):
            gevonden[record["urn"]] = _algemeen(record)
    return Structuur(tijdreis, dict(sorted(gevonden.items())))


def _regels(index: _Index) -> Iterable[list[Owobject]]:
    """The rules that matter: beside a basis those that name what may differ, and those that were delivered."""
    basis = index.basis
    if basis is None:
        return index.regels.values()
    namen = {naam for urn in index.anders for naam in basis.van_urn.get(urn, ())}
    return [v for naam, v in index.regels.items() if naam in namen or v is not basis.regels.get(naam)]


def _locaties(index: _Index, tijdreis: Tijdreis) -> dict[str, dict[str, None]]:
    """urn -> locaties of the rules for everyone that show at this moment."""
    gevonden: dict[str, dict[str, None]] = {}
    for versies in _regels(index):
        versie = zichtbaar(versies, tijdreis)
        if versie is None or versie["beeindigd"]:
            continue
        velden: Mapping[str, Any] = versie["velden"]
        for aanduiding in velden.get("activiteitaanduiding", ()):
            gevonden.setdefault(aanduiding["activiteit"], {}).update(dict.fromkeys(aanduiding["locatieaanduiding"]))
    return gevonden


def _geleverd(urn: str, versies: list[Owobject], versie: Owobject, locaties: Iterable[str]) -> Activiteit:
    velden: Mapping[str, Any] = versie["velden"]
    eind = einden(versies, versie).eind_geldigheid if len(versies) > 1 else None
    return Activiteit(
        urn=urn,
        omschrijving=velden["naam"],
        bovenliggend=velden.get("bovenliggendeActiviteit"),
        gezag=gezag(urn).code,
        begin=versie["beginGeldigheid"],
        eind=_dag(eind, -1) if eind else None,
        registratie=versie["tijdstipRegistratie"],
        geleverd=True,
        locaties=tuple(locaties),
    )


def _plaatshouder(index: _Index, haak: Record) -> Activiteit | None:
    """A placeholder as long as nothing delivered has taken it over; None when it never shows."""
    urn = haak["identificatie"]
    over = min((versie["beginGeldigheid"] for versie in index.activiteiten.get(urn, ())), default=None)
    if over is not None and over <= HAAK_BEGIN:
        return None
    eind = _dag(over, -1) if over else None
    boven, code = haak["bovenliggendeActiviteit"], gezag(urn).code
    locaties = HAAKLOCATIES.get(code, ())
    return Activiteit(urn, haak["naam"], boven, code, HAAK_BEGIN, eind, "", geleverd=False, locaties=locaties)


def _algemeen(record: Record) -> Activiteit:
    urn, boven, code = record["urn"], record["bovenliggendeActiviteit"], gezag(record["urn"]).code
    begin, eind = record["beginDatum"], record["eindDatum"]
    return Activiteit(urn, record["omschrijving"], boven, code, begin, eind, "", geleverd=False, locaties=())


def _begin(versie: Owobject) -> tuple[str, str]:
    return versie["beginGeldigheid"], versie["beginInwerking"]


def _dag(datum: str, verschil: int) -> str:
    """A number of days later; a date at the end of the calendar stays as it is."""
    try:
        return (date.fromisoformat(datum) + timedelta(days=verschil)).isoformat()
    except (OverflowError, ValueError):
        return datum
