"""What lies at a place: the geometries behind locaties and regelingen, and which of them meet a geometry."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from simulator.geo.geojson import naar_vorm, snijdt
from simulator.geo.index import Kaders
from simulator.omgevingsdocument.records import (
    GEBIED,
    GEOMETRIE,
    OWOBJECT,
    REGELINGVERSIE,
    Owobject,
    Regelingversie,
)
from simulator.omgevingsdocument.tijdlijn import Tijdreis
from simulator.omgevingsdocument.versies import Bewaard, kanoniek, owobject, owobjecten, regelingen, regelingsgebieden
from simulator.store import Stand

LOCATIESOORTEN = frozenset(("Gebied", "Lijn", "Punt", "Gebiedengroep", "Lijnengroep", "Puntengroep", "Ambtsgebied"))
RIJKSGEBIEDEN = ("LND6030.B", "LND6030.A")  # Netherlands with its part of the North Sea, Netherlands
KINDS = (REGELINGVERSIE, OWOBJECT, GEBIED, GEOMETRIE)


@dataclass(frozen=True, slots=True)
class _Vlakken:
    """Geometries by identification, and who they belong to."""

    kaders: Kaders
    shas: dict[str, str]
    van: dict[str, set[str]]  # geometry -> locaties, or works


@dataclass(slots=True)
class _Plaatsen:
    """Indexes per regeling and point in time; made when asked, kept per stand."""

    locaties: Bewaard = field(default_factory=Bewaard)
    regelingen: Bewaard = field(default_factory=Bewaard)


def _plaatsen(stand: Stand) -> _Plaatsen:
    return stand.memo("plaats", KINDS, lambda _: _Plaatsen())


def geometrie_identificatie(stand: Stand, locatie: Owobject) -> str | None:
    """The geometrieIdentificatie of a locatie: basisgeo:id, or that of the area for an Ambtsgebied.

    None for a group, and for an Ambtsgebied whose area is not in the register.
    """
    velden: dict[str, Any] = locatie["velden"]
    if "geometrie" in velden:
        return str(velden["geometrie"])
    verwijzing = velden.get("bestuurlijkeGrenzenVerwijzing")
    if verwijzing is None:
        return None
    gebied = stand.get(GEBIED, str(verwijzing.get("bestuurlijkeGrenzenID")))
    return str(gebied["geometrieIdentificatie"]) if gebied else None


def geometrieen_van(stand: Stand, identificatie: str, tijdreis: Tijdreis) -> list[str]:
    """The geometrieIdentificaties of a locatie of any regeling; of a group, those of its members."""
    locatie = owobject(stand, identificatie, tijdreis)
    if locatie is None:
        return []
    velden: dict[str, Any] = locatie["velden"]
    leden = [owobject(stand, lid, tijdreis) for lid in velden.get("groepselement", ())]
    namen = (geometrie_identificatie(stand, deel) for deel in (locatie, *leden) if deel is not None)
    return [naam for naam in namen if naam is not None]


def regelingsgebied(stand: Stand, versie: Regelingversie, tijdreis: Tijdreis) -> list[str]:
    """The geometrieIdentificaties of the area of a regeling; those of its bevoegd gezag when it has no known area."""
    gevonden = [
        naam
        for gebied in regelingsgebieden(stand, versie["work"], tijdreis)
        for locatie in _lijst(gebied["velden"], "locatieaanduiding")
        for naam in geometrieen_van(stand, locatie, tijdreis)
        if stand.get(GEOMETRIE, naam) is not None
    ]
    return gevonden or _gebied_van_gezag(stand, versie["bevoegdGezag"]["code"])


def _gebied_van_gezag(stand: Stand, code: str) -> list[str]:
    for sleutel in (code.upper(), *(RIJKSGEBIEDEN if code.startswith("mnre") else ())):
        gebied = stand.get(GEBIED, sleutel)
        if gebied is not None:
            return [str(gebied["geometrieIdentificatie"])]
    return []


def regelingen_op(stand: Stand, geometrie: Mapping[str, Any], tijdreis: Tijdreis) -> frozenset[str]:
    """Works of the regelingen whose regelingsgebied intersects a GeoJSON geometry in RD."""

    def maak() -> _Vlakken:
        van: dict[str, set[str]] = {}
        for voorkomen in regelingen(stand, tijdreis):
            for naam in regelingsgebied(stand, voorkomen.versie, tijdreis):
                van.setdefault(naam, set()).add(voorkomen.versie["work"])
        return _vlakken(stand, van)

    return _geraakt(stand, _plaatsen(stand).regelingen.geef(kanoniek(stand, tijdreis), maak), geometrie)


def locaties_op(stand: Stand, work: str, geometrie: Mapping[str, Any], tijdreis: Tijdreis) -> frozenset[str]:
    """Identifications of the locaties of a regeling that intersect a GeoJSON geometry in RD.

    A group counts when a member does. Locaties that the objects of the regeling refer to in another regeling count too.
    """

    def maak() -> _Vlakken:
        van: dict[str, set[str]] = {}
        for identificatie in _locaties(owobjecten(stand, work, tijdreis)):
            for naam in geometrieen_van(stand, identificatie, tijdreis):
                van.setdefault(naam, set()).add(identificatie)
        return _vlakken(stand, van)

    return _geraakt(stand, _plaatsen(stand).locaties.geef((work, *kanoniek(stand, tijdreis)), maak), geometrie)


def _locaties(objecten: Mapping[str, Owobject]) -> dict[str, None]:
    gevonden: dict[str, None] = {}
    for identificatie, versie in objecten.items():
        if versie["soort"] in LOCATIESOORTEN:
            gevonden[identificatie] = None
        gevonden.update(dict.fromkeys(locatierefs(versie)))
    return gevonden


def locatierefs(versie: Owobject) -> Iterator[str]:
    """The locaties that an object names, those of its nested objects included; of a group, its members."""
    velden: dict[str, Any] = versie["velden"]
    yield from _lijst(velden, "locatieaanduiding")
    yield from _lijst(velden, "groepselement")
    for genest in ("activiteitaanduiding", "normwaarde"):
        for deel in velden.get(genest, ()):
            yield from deel.get("locatieaanduiding", ())


def _lijst(velden: Mapping[str, Any], naam: str) -> list[str]:
    gevonden: list[str] = velden.get(naam, [])
    return gevonden


def _vlakken(stand: Stand, van: dict[str, set[str]]) -> _Vlakken:
    records = {naam: record for naam in van if (record := stand.get(GEOMETRIE, naam)) is not None}
    kaders = Kaders([(naam, record["bbox"]) for naam, record in records.items()])
    return _Vlakken(kaders, {naam: record["blob"] for naam, record in records.items()}, van)


def _geraakt(stand: Stand, vlakken: _Vlakken, geometrie: Mapping[str, Any]) -> frozenset[str]:
    if not len(vlakken.kaders):
        return frozenset()
    vorm = naar_vorm(geometrie)
    geraakt: set[str] = set()
    for naam in vlakken.kaders.zoek(vorm.bounds):
        # A geometry whose owners all are in already need not be compared.
        if not vlakken.van[naam] <= geraakt and snijdt(vlakken.shas[naam], stand.blob, vorm):
            geraakt |= vlakken.van[naam]
    return frozenset(geraakt)
