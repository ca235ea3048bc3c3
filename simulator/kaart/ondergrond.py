"""What the base map is drawn from: the areas of the register in the CRS of a grid, made once per stand.

Land is where a gemeente is, water the rest of the Netherlands and its part of the North Sea, and of all else nothing is
known. The borders of provincies are those of their gemeenten: the provincies in the register are simplified more.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from simulator.geo.crs import RD
from simulator.geo.index import Kaders
from simulator.kaart.rooster import RD_KAART, Rooster
from simulator.omgevingsdocument.plaats import RIJKSGEBIEDEN
from simulator.omgevingsdocument.records import GEBIED, GEOMETRIE
from simulator.store import Stand

KINDS = (GEBIED,)  # the geometry of an area comes and goes with the area
PROVINCIE, GEMEENTE = "PV", "GM"
TINTEN = 5
# Boxes in RD in which all that is no gemeente is water: the area of the Netherlands in the register is its land.
BINNENWATER = (
    (120_000, 478_000, 196_000, 562_000),  # IJsselmeer
    (30_000, 380_000, 79_000, 416_000),  # Oosterschelde
    (25_000, 373_800, 75_300, 380_000),  # Westerschelde
    (85_000, 408_000, 125_000, 432_000),  # Hollands Diep
)
KUSTBREEDTE = 2_500.0  # metres: land that has so much of abroad beside it ends at a border, not at water


@dataclass(frozen=True, slots=True)
class Naam:
    """A name at a place; the larger the area (m²), the sooner it shows."""

    tekst: str
    x: float
    y: float
    grootte: float
    provincie: bool


@dataclass(frozen=True, slots=True)
class Ondergrond:
    """shapely geometries in metres of one CRS: arrays with their boxes."""

    zee: Any  # one geometry: water as far as we know it, land included
    vlakken: list[tuple[int, Any]]  # tint and polygon (no multi) of gemeenten, largest first
    vlakkaders: Kaders
    gemeentegrenzen: Any  # array of lines
    provinciegrenzen: Any
    landgrens: Any
    kust: Any
    namen: list[Naam]


def ondergrond(stand: Stand, rooster: Rooster) -> Ondergrond:
    """The areas for a grid; kept as long as the register of areas does not change."""
    if rooster.crs == RD:
        return stand.memo(f"kaart.ondergrond.{RD}", KINDS, _maak)
    naam = f"kaart.ondergrond.{rooster.crs}"
    return stand.memo(naam, KINDS, lambda stand: _omgezet(ondergrond(stand, RD_KAART), rooster.crs))


@dataclass(frozen=True, slots=True)
class _Gebieden:
    """Areas of one kind in the register: codes, names without the kind, and an array of valid geometries."""

    codes: list[str]
    namen: list[str]
    vormen: Any


def _lees(stand: Stand, hoort_erbij: Callable[[str], bool]) -> _Gebieden:
    import numpy as np
    import shapely

    codes, namen, vormen = [], [], []
    for code, record in stand.items(GEBIED):
        geometrie = stand.get(GEOMETRIE, record["geometrieIdentificatie"]) if hoort_erbij(code) else None
        if geometrie is not None:
            codes.append(code)
            namen.append(_kaal(record["naam"]))
            vormen.append(shapely.from_geojson(stand.blob(geometrie["blob"])))
    return _Gebieden(codes, namen, shapely.make_valid(np.array(vormen, dtype=object)))


def _maak(stand: Stand) -> Ondergrond:
    import numpy as np
    import shapely

    gemeenten = _lees(stand, lambda code: code.startswith(GEMEENTE))
    provincies = _lees(stand, lambda code: code.startswith(PROVINCIE))
    rijk = _lees(stand, RIJKSGEBIEDEN.__contains__)
    midden = shapely.point_on_surface(gemeenten.vormen)
    groepen = [gemeenten.vormen[shapely.intersects(provincie, midden)] for provincie in provincies.vormen]
    delen = np.array([shapely.union_all(groep) for groep in groepen if len(groep)], dtype=object)
    land = shapely.union_all(delen if len(delen) else gemeenten.vormen)
    zee, kust, landgrens = _water(land, shapely.union_all(rijk.vormen))
    return Ondergrond(
        zee,
        *_vlakken(
            (sum(map(int, filter(str.isdigit, code))) % TINTEN, deel)
            for code, vorm in zip(gemeenten.codes, gemeenten.vormen, strict=True)
            for deel in shapely.get_parts(vorm)
        ),
        shapely.boundary(gemeenten.vormen),
        shapely.boundary(delen),
        landgrens,
        kust,
        [*_namen(provincies, provincie=True), *_namen(gemeenten, provincie=False)],
    )


def _omgezet(kaart: Ondergrond, crs: str) -> Ondergrond:
    """The same in another CRS."""
    import numpy as np
    import shapely
    from pyproj import Transformer

    omzetter = Transformer.from_crs(RD, crs, always_xy=True)

    def om(vorm: Any) -> Any:
        return shapely.transform(vorm, lambda p: np.column_stack(omzetter.transform(p[:, 0], p[:, 1])))

    vlakken = om(np.array([vlak for _, vlak in kaart.vlakken], dtype=object))
    x, y = omzetter.transform([naam.x for naam in kaart.namen], [naam.y for naam in kaart.namen])
    return Ondergrond(
        om(kaart.zee),
        *_vlakken((tint, vlak) for (tint, _), vlak in zip(kaart.vlakken, vlakken, strict=True)),
        om(kaart.gemeentegrenzen),
        om(kaart.provinciegrenzen),
        om(kaart.landgrens),
        om(kaart.kust),
        [replace(naam, x=x[i], y=y[i]) for i, naam in enumerate(kaart.namen)],
    )


def _vlakken(delen: Iterable[tuple[int, Any]]) -> tuple[list[tuple[int, Any]], Kaders]:
    """The polygons with their tints, largest first, and their boxes."""
    vlakken = [(tint, deel) for tint, deel in delen if deel.geom_type == "Polygon" and not deel.is_empty]
    vlakken.sort(key=lambda vlak: -vlak[1].area)
    return vlakken, Kaders([(str(nummer), vlak.bounds) for nummer, (_, vlak) in enumerate(vlakken)])


def _namen(gebieden: _Gebieden, *, provincie: bool) -> list[Naam]:
    """The names, those of large areas first; each within the largest part of its area, near the middle."""
    import shapely

    gevonden = []
    for naam, vorm in zip(gebieden.namen, gebieden.vormen, strict=True):
        if not vorm.is_empty:
            deel = max(shapely.get_parts(vorm), key=shapely.area)
            punt = deel.centroid if deel.contains(deel.centroid) else deel.point_on_surface()
            gevonden.append(Naam(naam, punt.x, punt.y, float(shapely.area(vorm)), provincie))
    return sorted(gevonden, key=lambda naam: -naam.grootte)


def _water(land: Any, rijk: Any) -> tuple[Any, Any, Any]:
    """Water with the land in it, the coast, and the border with other countries."""
    import shapely

    if land.is_empty:
        return rijk, shapely.LineString(), shapely.LineString()
    dicht = shapely.union_all([shapely.Polygon(deel.exterior) for deel in shapely.get_parts(land)])
    zee = shapely.union_all([rijk, dicht, *(shapely.box(*kader) for kader in BINNENWATER)])
    minx, miny, maxx, maxy = land.bounds
    om_land = shapely.box(minx - 20_000, miny - 20_000, maxx + 20_000, maxy + 20_000)
    # Narrow strips beside the border, where two simplified lines part, are no abroad: shrink first, then grow.
    buitenland = shapely.buffer(shapely.difference(om_land, shapely.simplify(zee, 50)), -KUSTBREEDTE / 2, quad_segs=2)
    buitenland = shapely.buffer(buitenland, KUSTBREEDTE, quad_segs=2)
    rand = shapely.boundary(land)
    return zee, shapely.difference(rand, buitenland), shapely.intersection(rand, buitenland)


def _kaal(naam: str) -> str:
    """The name without what kind of area it is."""
    eerste, _, rest = naam.partition(" ")
    return rest if eerste.lower() in ("gemeente", "provincie") and rest else naam
