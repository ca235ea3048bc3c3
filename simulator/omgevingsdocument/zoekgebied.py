"""Which locaties of all regelingen lie at a place, and whether they lie wholly within it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from simulator.geo.geojson import VORMEN, Geometriefout, naar_vorm
from simulator.geo.index import Kaders
from simulator.omgevingsdocument.plaats import KINDS, LOCATIESOORTEN, geometrieen_van, locatierefs
from simulator.omgevingsdocument.records import GEBIED, GEOMETRIE
from simulator.omgevingsdocument.tijdlijn import Tijdreis
from simulator.omgevingsdocument.versies import Bewaard, geleverd, kanoniek, owobject, versies_van
from simulator.store import Stand

GROEPEN = frozenset(("Gebiedengroep", "Lijnengroep", "Puntengroep"))
INTERSECTS, WITHIN = "intersects", "within"


@dataclass(frozen=True, slots=True)
class _Gebieden:
    """What shows at one moment: geometries per locatie, and which locaties other objects than groups refer to."""

    van_locatie: Mapping[str, tuple[str, ...]]
    van_geometrie: Mapping[str, tuple[str, ...]]
    shas: Mapping[str, str]
    kaders: Kaders
    primair: frozenset[str]
    verwezen: set[str]  # all that objects other than groups refer to
    records: Mapping[str, Mapping[str, Any]]  # of the geometries


def zoek_locaties(
    stand: Stand, geometrie: Mapping[str, Any], tijdreis: Tijdreis, *, alleen_binnen: bool = False
) -> dict[str, str]:
    """identificatie -> `within` or `intersects`, of the locaties that meet a GeoJSON geometry in RD.

    A group meets it when a member does, and is within when all members are. Geometriefout: it cannot be searched with.
    """
    return _zoek(stand, _gebieden(stand, tijdreis), naar_vorm(geometrie), alleen_binnen)


def zoek_bij(stand: Stand, locaties: Iterable[str], tijdreis: Tijdreis) -> dict[str, str]:
    """The locaties that meet one of these locaties, themselves included; unknown ones meet nothing."""
    gebieden = _gebieden(stand, tijdreis)
    gevonden: dict[str, str] = {}
    namen = dict.fromkeys(naam for locatie in locaties for naam in gebieden.van_locatie.get(locatie, ()))
    for naam in namen:
        for locatie, relatie in _zoek(stand, gebieden, VORMEN.vorm(gebieden.shas[naam], stand.blob), False).items():
            if gevonden.get(locatie) != WITHIN:
                gevonden[locatie] = relatie
    return gevonden


def geometrieen(stand: Stand, locaties: Iterable[str], tijdreis: Tijdreis) -> list[str]:
    """The geometrieIdentificaties of these locaties, each once."""
    van_locatie = _gebieden(stand, tijdreis).van_locatie
    return list(dict.fromkeys(naam for locatie in locaties for naam in van_locatie.get(locatie, ())))


def primair(stand: Stand, tijdreis: Tijdreis) -> frozenset[str]:
    """The locaties that an object other than a group of locaties refers to."""
    return _gebieden(stand, tijdreis).primair


def _gebieden(stand: Stand, tijdreis: Tijdreis) -> _Gebieden:
    bewaard = stand.memo("zoekgebied", KINDS, lambda _: Bewaard(8))

    def maak() -> _Gebieden:
        return _lees(stand, tijdreis)

    gevonden: _Gebieden = bewaard.geef(kanoniek(stand, tijdreis), maak)
    return gevonden


def _nieuw(stand: Stand, tijdreis: Tijdreis) -> list[str] | None:
    """The objects that come on top of those of the seed; None when one of the seed shows or lies otherwise than before.

    A delivery often brings the ambtsgebied of its maker again, which changes nothing.
    """
    namen = geleverd(stand) if stand.toegevoegd(GEBIED) == [] else None
    if namen is None:
        return None
    van_zaad = versies_van(stand.zaad)
    oud = [naam for naam in namen if naam in van_zaad]
    if any(_ligging(stand, naam, tijdreis) != _ligging(stand.zaad, naam, tijdreis) for naam in oud):
        return None
    return [naam for naam in namen if naam not in van_zaad]


def _ligging(stand: Stand, identificatie: str, tijdreis: Tijdreis) -> tuple[str, list[str], list[str]] | None:
    """Kind, references and geometries of an object; None when it does not show."""
    versie = owobject(stand, identificatie, tijdreis)
    if versie is None:
        return None
    return versie["soort"], list(locatierefs(versie)), geometrieen_van(stand, identificatie, tijdreis)


def _lees(stand: Stand, tijdreis: Tijdreis) -> _Gebieden:
    nieuw = _nieuw(stand, tijdreis)
    basis = None if nieuw is None else _gebieden(stand.zaad, tijdreis)
    van_locatie = dict(basis.van_locatie) if basis else {}
    van_geometrie = {naam: list(locaties) for naam, locaties in basis.van_geometrie.items()} if basis else {}
    verwezen = set(basis.verwezen) if basis else set()
    records: dict[str, Mapping[str, Any]] = dict(basis.records) if basis else {}
    for identificatie in versies_van(stand) if nieuw is None else nieuw:
        versie = owobject(stand, identificatie, tijdreis)
        if versie is None:
            continue
        if versie["soort"] not in GROEPEN:
            verwezen.update(locatierefs(versie))
        if versie["soort"] in LOCATIESOORTEN:
            namen = []
            for naam in dict.fromkeys(geometrieen_van(stand, identificatie, tijdreis)):
                if (record := stand.get(GEOMETRIE, naam)) is not None:
                    records[naam] = record
                    namen.append(naam)
                    van_geometrie.setdefault(naam, []).append(identificatie)
            van_locatie[identificatie] = tuple(namen)
    return _Gebieden(
        van_locatie,
        {naam: tuple(locaties) for naam, locaties in van_geometrie.items()},
        {naam: record["blob"] for naam, record in records.items()},
        Kaders([(naam, record["bbox"]) for naam, record in records.items()]),
        frozenset(verwezen & van_locatie.keys()),
        verwezen,
        records,
    )


def _zoek(stand: Stand, gebieden: _Gebieden, vorm: Any, alleen_binnen: bool) -> dict[str, str]:
    import shapely

    geraakt: set[str] = set()
    binnen: set[str] = set()
    try:
        for naam in gebieden.kaders.zoek(vorm.bounds) if not vorm.is_empty else ():
            eigen = VORMEN.vorm(gebieden.shas[naam], stand.blob)
            if shapely.intersects(eigen, vorm):
                geraakt.add(naam)
                if shapely.within(eigen, vorm):
                    binnen.add(naam)
    except shapely.errors.GEOSException:
        raise Geometriefout("geometrie", "de geometrie is ongeldig", onverwerkbaar=True) from None
    gevonden: dict[str, str] = {}
    for locatie, namen in gebieden.van_locatie.items():
        if any(naam in geraakt for naam in namen):
            geheel = all(naam in binnen for naam in namen)
            if geheel or not alleen_binnen:
                gevonden[locatie] = WITHIN if geheel else INTERSECTS
    return gevonden
