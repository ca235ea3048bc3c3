"""Activities as the chain of toepasbare regels asks for them: every version, where it is regulated, and by which text.

An activity is regulated where an ActiviteitLocatieaanduiding of a rule says so; that holds as long as the rule does,
within the time of the activity version (facts/overige-apis.md 6).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, cast

from lxml import etree

from simulator.omgevingsdocument.records import OWOBJECT, Component, Owobject
from simulator.omgevingsdocument.structuur import platte_tekst
from simulator.omgevingsdocument.tijdlijn import Tijdreis, einden
from simulator.omgevingsdocument.versies import Bewaard, bij_versies, componenten, kanoniek, owobject, path_id, regeling
from simulator.store import Record, Stand

OPEN = "9999-12-31"  # later than any end


class Periode(NamedTuple):
    """From a date up to another, exclusive; None = open."""

    begin: str
    eind: str | None


@dataclass(frozen=True, slots=True)
class Activiteitversie:
    """A version of an activity with the locaties it is regulated for; `gewijzigd` is the day of the last change."""

    versie: Owobject
    periode: Periode
    locaties: tuple[tuple[str, Periode], ...]
    gewijzigd: str


class Regeltekst(NamedTuple):
    """A piece of text that regulates an activity: its OW object, the regeling it is in, and its plain text."""

    identificatie: str
    wid: str
    work: str
    tekst: str


@dataclass(frozen=True, slots=True)
class _Index:
    versies: Mapping[str, list[Owobject]]  # of activities and of the rules that name them
    activiteiten: tuple[Owobject, ...]  # every version, by identificatie
    regels: Mapping[str, dict[str, None]]  # activiteit -> identificaties of the rules that name it
    op_locatie: Bewaard = field(default_factory=lambda: Bewaard(16))


def activiteitversies(stand: Stand, identificatie: str | None = None) -> tuple[Owobject, ...]:
    """Every version of one activity, or of all by identificatie; ended ones too."""
    index = _index(stand)
    if identificatie is None:
        return index.activiteiten
    return tuple(v for v in index.versies.get(identificatie, ()) if v["soort"] == "Activiteit")


def geldend(stand: Stand, versies: Iterable[Owobject], beschikbaar_op: str | None) -> list[Owobject]:
    """Those that were registered by then and not replaced by a later one with the same begin."""
    index = _index(stand)
    return [
        versie
        for versie in versies
        if (beschikbaar_op is None or versie["tijdstipRegistratie"] <= beschikbaar_op)
        and einden(index.versies[versie["identificatie"]], versie, beschikbaar_op).eind_registratie is None
    ]


def levensloop(stand: Stand, versie: Owobject, beschikbaar_op: str | None) -> Activiteitversie:
    """A version of an activity with its end and its locaties."""
    index = _index(stand)
    eigen = Periode(versie["beginGeldigheid"], _eind(index, versie, beschikbaar_op))
    gewijzigd = versie["tijdstipRegistratie"][:10]
    perioden: dict[str, list[Periode]] = {}
    for naam in index.regels.get(versie["identificatie"], ()) if not versie["beeindigd"] else ():
        for regel in geldend(stand, index.versies[naam], beschikbaar_op):
            locaties = list(dict.fromkeys(_locaties(regel, versie["identificatie"])))
            samen = _doorsnede(eigen, Periode(regel["beginGeldigheid"], _eind(index, regel, beschikbaar_op)))
            if locaties and samen is not None:
                gewijzigd = max(gewijzigd, regel["tijdstipRegistratie"][:10])
                for locatie in locaties:
                    perioden.setdefault(locatie, []).append(samen)
    gereguleerd = tuple((locatie, p) for locatie, lijst in perioden.items() for p in _samengevoegd(lijst))
    return Activiteitversie(versie, eigen, gereguleerd, gewijzigd)


def gereguleerd_op(stand: Stand, locaties: Iterable[str], tijdreis: Tijdreis) -> list[str]:
    """Identificaties of the activities that show and are regulated for one of these locaties."""
    index = _index(stand)

    def maak() -> dict[str, list[str]]:
        per_locatie: dict[str, list[str]] = {}
        for activiteit, regels in index.regels.items():
            if owobject(stand, activiteit, tijdreis) is not None:
                zichtbaar = [regel for naam in regels if (regel := owobject(stand, naam, tijdreis)) is not None]
                for locatie in {locatie for regel in zichtbaar for locatie in _locaties(regel, activiteit)}:
                    per_locatie.setdefault(locatie, []).append(activiteit)
        return per_locatie

    per_locatie = index.op_locatie.geef(kanoniek(stand, tijdreis)[1], maak)
    return sorted({activiteit for locatie in locaties for activiteit in per_locatie.get(locatie, ())})


def regelteksten(stand: Stand, activiteit: str, tijdreis: Tijdreis) -> list[Regeltekst]:
    """The texts whose rules name an activity, each once."""
    gevonden: dict[str, Regeltekst] = {}
    for naam in _index(stand).regels.get(activiteit, ()):
        regel = owobject(stand, naam, tijdreis)
        if regel is None or not any(True for _ in _locaties(regel, activiteit)):
            continue
        tekst = owobject(stand, str(regel["velden"].get("artikelOfLid", "")), tijdreis)
        if tekst is not None and tekst["identificatie"] not in gevonden:
            wid, work = str(tekst["velden"].get("wId", "")), tekst["regeling"]
            gevonden[tekst["identificatie"]] = Regeltekst(
                tekst["identificatie"], wid, work, _tekst(stand, work, wid, tijdreis)
            )
    return list(gevonden.values())


def _index(stand: Stand) -> _Index:
    def build(eigen: Stand) -> _Index:
        nieuw = None if eigen is eigen.zaad else eigen.toegevoegd(OWOBJECT)
        if nieuw is None:
            return _aangevuld(_Index({}, (), {}), eigen.all(OWOBJECT))
        return _aangevuld(_index(eigen.zaad), nieuw)

    return stand.memo("levensloop", (OWOBJECT,), build)


def _aangevuld(basis: _Index, records: Iterable[Record]) -> _Index:
    """An index with records added; `basis` stays as it is."""
    nieuw: dict[str, list[Owobject]] = {}
    regels: dict[str, dict[str, None]] = {}
    activiteiten: list[Owobject] = []
    for record in records:
        versie = cast(Owobject, record)
        if versie["soort"] == "Activiteit":
            activiteiten.append(versie)
        elif versie["soort"] == "RegelVoorIedereen":
            for aanduiding in _aanduidingen(versie):
                regels.setdefault(aanduiding["activiteit"], {})[versie["identificatie"]] = None
        else:
            continue
        nieuw.setdefault(versie["identificatie"], []).append(versie)
    op_volgorde = sorted(
        (*basis.activiteiten, *activiteiten), key=lambda versie: (versie["identificatie"], versie["versie"])
    )
    return _Index(
        {**basis.versies, **bij_versies(basis.versies, nieuw)},
        tuple(op_volgorde),
        {**basis.regels, **{urn: basis.regels.get(urn, {}) | namen for urn, namen in regels.items()}},
    )


def _eind(index: _Index, versie: Owobject, beschikbaar_op: str | None) -> str | None:
    return einden(index.versies[versie["identificatie"]], versie, beschikbaar_op).eind_geldigheid


def _aanduidingen(regel: Owobject) -> list[dict[str, Any]]:
    gevonden: list[dict[str, Any]] = [] if regel["beeindigd"] else regel["velden"].get("activiteitaanduiding", [])  # type: ignore[assignment]
    return gevonden


def _locaties(regel: Owobject, activiteit: str) -> Iterator[str]:
    for aanduiding in _aanduidingen(regel):
        if aanduiding["activiteit"] == activiteit:
            yield from aanduiding.get("locatieaanduiding", ())


def _doorsnede(een: Periode, ander: Periode) -> Periode | None:
    begin = max(een.begin, ander.begin)
    eind = min(een.eind or OPEN, ander.eind or OPEN)
    return None if begin >= eind else Periode(begin, None if eind == OPEN else eind)


def _samengevoegd(perioden: list[Periode]) -> list[Periode]:
    """Periods that touch or overlap become one."""
    uit: list[Periode] = []
    for periode in sorted(perioden, key=lambda p: (p.begin, p.eind or OPEN)):
        if uit and periode.begin <= (uit[-1].eind or OPEN):
            eind = max(uit[-1].eind or OPEN, periode.eind or OPEN)
            uit[-1] = Periode(uit[-1].begin, None if eind == OPEN else eind)
        else:
            uit.append(periode)
    return uit


def _tekst(stand: Stand, work: str, wid: str, tijdreis: Tijdreis) -> str:
    """The plain text of a component, headings and all that is in it, a line each; empty when it does not show."""
    voorkomen = regeling(stand, path_id(work), tijdreis)
    component = componenten(stand, voorkomen.versie).get(wid) if voorkomen else None
    return "\n".join(_regels(component)) if component else ""


def _regels(component: Component) -> Iterator[str]:
    for stuk in (component.get("kop"), component.get("inhoud")):
        if stuk:
            yield platte_tekst(etree.fromstring(stuk.encode(), etree.XMLParser(resolve_entities=False, huge_tree=True)))
    for deel in component["delen"]:
        yield from _regels(deel)
