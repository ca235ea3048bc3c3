"""What the geometry service of the chain checks in a delivered GIO: GEOMETRY.03.1 and GEOMETRY.03.2.

Texts are data: the forms seen in the real chain where known (facts/validaties.md 8.2), else in the same manner.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from simulator.geo.gml import Bevinding, GmlGeometrie, Vorm, arrays

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEEG = "GEOMETRY.03.1"
ONGELDIG = "GEOMETRY.03.2"
CATEGORIE = "geometrie is invalide"

# kind of finding -> code, text after "Geometry with id: <id> : "
TEKSTEN: dict[str, tuple[str, str]] = {
    "leeg": (LEEG, "Contains no geometry"),
    "decimalen": (ONGELDIG, "Coordinate: {detail} has more than {decimalen} decimals"),
    "getal": (ONGELDIG, "Coordinate: {detail} is not a finite number"),
    "oneven": (ONGELDIG, "Contains an incomplete coordinate ({detail} values)"),
    "kort": (ONGELDIG, "Contains too few points ({detail})"),
    "open": (ONGELDIG, "Contains a ring that is not closed at or near {detail}"),
    "boog": (ONGELDIG, "Contains an arc or circle ({detail})"),
    "onbekend": (ONGELDIG, "Contains an unsupported geometry type {detail}"),
    "crs": (ONGELDIG, "Has an unsupported coordinate reference system '{detail}'"),
    "herhaald": (ONGELDIG, "Contains repeated points at or near {detail}"),
    "vorm": (ONGELDIG, "{detail}"),
    "complex": (ONGELDIG, "Is too complex to be checked"),
}

VEEL = 20_000  # points from which the cost of the topology check is estimated first
STEEKPROEF = 24
MAX_PAREN = 2_000_000_000  # pairs of segments whose boxes overlap: some ten seconds of GEOS


class Controlepunt(NamedTuple):
    """A finding as the verslag tells it."""

    code: str
    id: str
    tekst: str


def controleer(geometrieen: Iterable[GmlGeometrie]) -> list[str]:
    """The texts of all findings."""
    return [punt.tekst for punt in bevindingen(geometrieen)]


def bevindingen(geometrieen: Iterable[GmlGeometrie]) -> list[Controlepunt]:
    """All findings, in order of the geometries: those of reading, then repeated points, then topology."""
    gevonden = []
    for geometrie in geometrieen:
        for bevinding in (*geometrie.bevindingen, *_vormfouten(geometrie)):
            code, vorm = TEKSTEN[bevinding.soort]
            decimalen = 3 if geometrie.crs.endswith("28992") else 8
            tekst = vorm.format(detail=bevinding.detail, decimalen=decimalen)
            gevonden.append(Controlepunt(code, geometrie.id, f"Geometry with id: {geometrie.gml_id} : {tekst}"))
    return gevonden


def _vormfouten(geometrie: GmlGeometrie) -> list[Bevinding]:
    vorm = geometrie.vorm
    if vorm is None:
        return []
    herhaald = _herhaald(vorm)
    if herhaald:
        return [Bevinding("herhaald", herhaald)]
    if vorm["type"] in ("Point", "MultiPoint"):
        return []
    if _te_complex(vorm):
        return [Bevinding("complex")]
    import shapely

    reden = str(shapely.is_valid_reason(naar_shapely(vorm)))
    return [] if reden == "Valid Geometry" else [Bevinding("vorm", _reden(reden))]


def _reden(reden: str) -> str:
    """`Self-intersection[1 2]` as the chain writes it: `Self-intersection at or near (1, 2, NaN)`."""
    soort, haak, plaats = reden.partition("[")
    if not haak:
        return soort
    return f"{soort} at or near ({', '.join(plaats.rstrip(']').split()[:2])}, NaN)"


def _herhaald(vorm: Vorm) -> str:
    """The first point that directly follows an equal one, as `(x, y, NaN)`; empty when there is none."""
    for punten in arrays(vorm):
        if len(punten) < 2:
            continue
        gelijk = (punten[1:] == punten[:-1]).all(axis=1)
        if gelijk.any():
            x, y = punten[1:][gelijk][0]
            return f"({x}, {y}, NaN)"
    return ""


def _te_complex(vorm: Vorm) -> bool:
    """Whether GEOS would have to compare more pairs of segments than we grant: estimated from a sample of boxes."""
    import numpy as np

    lijnen = list(arrays(vorm))
    if sum(len(lijn) for lijn in lijnen) < VEEL:
        return False
    laag = np.concatenate([np.minimum(lijn[1:], lijn[:-1]) for lijn in lijnen])
    hoog = np.concatenate([np.maximum(lijn[1:], lijn[:-1]) for lijn in lijnen])
    keus = np.linspace(0, len(laag) - 1, STEEKPROEF).astype(int)
    overlap = sum(int(_raakt(laag, hoog, laag[i], hoog[i])) for i in keus)
    return overlap / STEEKPROEF * len(laag) / 2 > MAX_PAREN


def _raakt(laag: "NDArray[np.float64]", hoog: "NDArray[np.float64]", van: Any, tot: Any) -> int:
    return int(((laag <= tot).all(axis=1) & (hoog >= van).all(axis=1)).sum())


def naar_shapely(vorm: Vorm) -> Any:
    """The shapely geometry of a Vorm."""
    import shapely

    soort, delen = vorm["type"], vorm["coordinates"]
    if soort == "Point":
        return shapely.points(delen)
    if soort == "LineString":
        return shapely.linestrings(delen)
    if soort == "Polygon":
        return _polygon(delen)
    if soort == "MultiPoint":
        return shapely.multipoints([shapely.points(deel) for deel in delen])
    if soort == "MultiLineString":
        return shapely.multilinestrings([shapely.linestrings(deel) for deel in delen])
    return shapely.multipolygons([_polygon(deel) for deel in delen])


def _polygon(ringen: list[Any]) -> Any:
    import shapely

    return shapely.polygons(shapely.linearrings(ringen[0]), [shapely.linearrings(ring) for ring in ringen[1:]] or None)
