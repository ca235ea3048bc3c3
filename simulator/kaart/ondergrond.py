"""What the base map is drawn from: the areas of the register in the CRS of a grid, made once per stand.

Land is where a gemeente is, water the rest of the Netherlands and its part of the North Sea, and of all else nothing is
known. The borders of provincies are those of their gemeenten: the provincies in the register are simplified more.
"""

from dataclasses import dataclass
from typing import Any

from simulator.geo.crs import RD
from simulator.geo.index import Kaders
from simulator.kaart.rooster import Rooster
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
    return stand.memo(f"kaart.ondergrond.{rooster.crs}", KINDS, lambda stand: _maak(stand, rooster.crs))


def _maak(stand: Stand, crs: str) -> Ondergrond:
    import numpy as np
    import shapely

    namen: dict[str, list[str]] = {PROVINCIE: [], GEMEENTE: []}
    vormen: dict[str, list[Any]] = {PROVINCIE: [], GEMEENTE: []}
    tinten: list[int] = []
    rijk: dict[str, Any] = {}
    for code, record in stand.items(GEBIED):
        soort = code[:2]
        if soort not in vormen and code not in RIJKSGEBIEDEN:
            continue
        geometrie = stand.get(GEOMETRIE, record["geometrieIdentificatie"])
        if geometrie is None:
            continue
        vorm = shapely.from_geojson(stand.blob(geometrie["blob"]))
        if soort in vormen:
            namen[soort].append(_kaal(record["naam"]))
            vormen[soort].append(vorm)
            if soort == GEMEENTE:
                tinten.append(int("".join(filter(str.isdigit, code)) or 0) % TINTEN)
        else:
            rijk[code] = vorm
    gemeenten = shapely.make_valid(np.array(vormen[GEMEENTE], dtype=object))
    provincies = shapely.make_valid(np.array(vormen[PROVINCIE], dtype=object))
    midden = shapely.point_on_surface(gemeenten)
    per_provincie = [gemeenten[shapely.intersects(provincie, midden)] for provincie in provincies]
    delen = [shapely.union_all(groep) for groep in per_provincie if len(groep)]
    land = shapely.union_all(np.array(delen, dtype=object))
    zee, kust, landgrens = _water(land, next((rijk[code] for code in RIJKSGEBIEDEN if code in rijk), land))
    plekken = [
        (Naam(naam, 0, 0, float(shapely.area(vorm)), soort == PROVINCIE), _plek(vorm))
        for soort, rij in ((PROVINCIE, provincies), (GEMEENTE, gemeenten))
        for naam, vorm in zip(namen[soort], rij, strict=True)
        if not vorm.is_empty
    ]
    plekken.sort(key=lambda plek: (not plek[0].provincie, -plek[0].grootte))

    def om(vorm: Any) -> Any:
        return vorm if crs == RD else shapely.transform(vorm, _naar(crs))

    vlakken = [
        (tint, deel)
        for tint, vorm in zip(tinten, om(gemeenten), strict=True)
        for deel in shapely.get_parts(vorm)
        if deel.geom_type == "Polygon"
    ]
    vlakken.sort(key=lambda vlak: -vlak[1].area)
    punten = om(np.array([plek for _, plek in plekken], dtype=object))
    return Ondergrond(
        om(zee),
        vlakken,
        Kaders([(str(nummer), deel.bounds) for nummer, (_, deel) in enumerate(vlakken)]),
        shapely.boundary(om(gemeenten)),
        shapely.boundary(om(np.array(delen, dtype=object))),
        om(landgrens),
        om(kust),
        [
            Naam(naam.tekst, punt.x, punt.y, naam.grootte, naam.provincie)
            for (naam, _), punt in zip(plekken, punten, strict=True)
        ],
    )


def _water(land: Any, rijk: Any) -> tuple[Any, Any, Any]:
    """Water with the land in it, the coast, and the border with other countries."""
    import shapely

    if land.is_empty:
        return rijk, shapely.boundary(rijk), shapely.LineString()
    dicht = shapely.union_all([shapely.Polygon(deel.exterior) for deel in shapely.get_parts(land)])
    zee = shapely.union_all([shapely.make_valid(rijk), dicht, *(shapely.box(*kader) for kader in BINNENWATER)])
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


def _plek(vorm: Any) -> Any:
    """Where the name stands: within the largest part, near its middle."""
    import shapely

    deel = max(shapely.get_parts(vorm), key=shapely.area)
    zwaartepunt = deel.centroid
    return zwaartepunt if deel.contains(zwaartepunt) else deel.point_on_surface()


def _naar(crs: str) -> Any:
    import numpy as np
    from pyproj import Transformer

    omzetter = Transformer.from_crs(RD, crs, always_xy=True)
    return lambda punten: np.column_stack(omzetter.transform(punten[:, 0], punten[:, 1]))
