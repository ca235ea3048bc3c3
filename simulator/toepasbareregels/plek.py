"""Which activities hold at a place: by their locaties, for a placeholder by the area of its authority."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from simulator.geo.geojson import naar_vorm, snijdt
from simulator.geo.index import Kaders
from simulator.omgevingsdocument.plaats import RIJKSGEBIEDEN, geometrieen_van
from simulator.omgevingsdocument.records import GEBIED, GEOMETRIE
from simulator.omgevingsdocument.versies import Bewaard
from simulator.store import Stand
from simulator.toepasbareregels.activiteiten import MAX_DATUMS, SOORTEN, Activiteit, Structuur

KINDS = (*SOORTEN, GEBIED, GEOMETRIE)


@dataclass(frozen=True, slots=True)
class _Vlakken:
    """Geometries by identification, and the urns that hold there."""

    kaders: Kaders
    shas: dict[str, str]
    van: dict[str, set[str]]


def activiteiten_op(stand: Stand, van: Structuur, geometrie: Mapping[str, Any]) -> frozenset[str]:
    """urns of the activities of a structuur that hold where a checked GeoJSON geometry in RD is (touching counts).

    An activity without a locatie holds nowhere. Geometriefout when the geometry is such that it cannot be asked.
    """
    bewaard: Bewaard = stand.memo("toepasbareregels.plek", KINDS, lambda _: Bewaard(MAX_DATUMS))
    vlakken = bewaard.geef(van.tijdreis, lambda: _vlakken(stand, van))
    vorm = naar_vorm(geometrie)
    geraakt: set[str] = set()
    for naam in vlakken.kaders.zoek(vorm.bounds):
        # Geometries of which all activities are in already need not be compared.
        if not vlakken.van[naam] <= geraakt and snijdt(vlakken.shas[naam], stand.blob, vorm):
            geraakt |= vlakken.van[naam]
    return frozenset(geraakt)


def _vlakken(stand: Stand, van: Structuur) -> _Vlakken:
    urns: dict[str, set[str]] = {}
    namen_van: dict[str, list[str]] = {}
    for activiteit in van.activiteiten.values():
        for naam in _geometrieen(stand, van, activiteit, namen_van):
            urns.setdefault(naam, set()).add(activiteit.urn)
    records = {naam: record for naam in urns if (record := stand.get(GEOMETRIE, naam)) is not None}
    kaders = Kaders([(naam, record["bbox"]) for naam, record in records.items()])
    return _Vlakken(kaders, {naam: record["blob"] for naam, record in records.items()}, urns)


def _geometrieen(
    stand: Stand, van: Structuur, activiteit: Activiteit, namen_van: dict[str, list[str]]
) -> Iterator[str]:
    if not activiteit.geleverd:
        for sleutel in (activiteit.gezag.upper(), *(RIJKSGEBIEDEN[:1] if activiteit.gezag.startswith("mnre") else ())):
            gebied = stand.get(GEBIED, sleutel)
            if gebied is not None:
                yield str(gebied["geometrieIdentificatie"])
                return
    for locatie in activiteit.locaties:
        if locatie not in namen_van:
            namen_van[locatie] = geometrieen_van(stand, locatie, van.tijdreis)
        yield from namen_van[locatie]
