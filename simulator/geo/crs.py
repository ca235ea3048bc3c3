"""Coordinate reference systems: which are known, and RD <-> geographic coordinates.

RD is EPSG:28992 (x, y in metres); EPSG:4258 (ETRS89) and EPSG:9067 (ETRF2000) are geographic. In GML they stand in the
order of their definition, latitude first; in GeoJSON longitude first (RFC 7946). pyproj is imported at first use;
without the grid of RDNAPTRANS it is exact to some decimetres.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RD = "EPSG:28992"
ETRS89 = "EPSG:4258"
ETRF2000 = "EPSG:9067"
GEOGRAFISCHE_DECIMALEN = 8

# urn:ogc:def:crs:EPSG::28992, http(s)://www.opengis.net/def/crs/EPSG/0/28992, EPSG:28992
_SRS = re.compile(r"(?:urn:ogc:def:crs:EPSG:[0-9.]*:|https?://www\.opengis\.net/def/crs/EPSG/[0-9.]+/|EPSG:)(\d{4,6})")
CRS_URI = {
    "http://www.opengis.net/def/crs/EPSG/0/28992": RD,
    "http://www.opengis.net/def/crs/EPSG/0/4258": ETRS89,
    "http://www.opengis.net/def/crs/EPSG/0/9067": ETRF2000,
}


def crs_van(srs_name: str) -> str:
    """RD or ETRS89 for the srsName of a GML geometry, in urn, http or short form; empty when it is another."""
    match = _SRS.fullmatch(srs_name.strip())
    code = f"EPSG:{match.group(1)}" if match else ""
    return code if code in (RD, ETRS89) else ""


@lru_cache(maxsize=4)
def _transformer(van: str, naar: str) -> Any:
    from pyproj import Transformer

    return Transformer.from_crs(van, naar, always_xy=True)


def etrs89_naar_rd(punten: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """n × 2 (latitude, longitude) -> n × 2 RD, rounded to 3 decimals. Points outside the projection become infinite."""
    import numpy as np

    x, y = _transformer(ETRS89, RD).transform(punten[:, 1], punten[:, 0])
    return np.ascontiguousarray(np.round(np.column_stack([x, y]), 3))


def transformeer(geometrie: Mapping[str, Any], crs: str) -> dict[str, Any]:
    """A GeoJSON geometry in RD -> the same in RD, ETRS89 or ETRF2000 (8 decimals). KeyError for another crs."""
    if crs == RD:
        return dict(geometrie)
    if crs not in (ETRS89, ETRF2000):
        raise KeyError(crs)
    if "geometries" in geometrie:
        return {**geometrie, "geometries": [transformeer(deel, crs) for deel in geometrie["geometries"]]}
    return {**geometrie, "coordinates": _omgezet(geometrie["coordinates"], crs)}


def naar_rd(geometrie: Mapping[str, Any]) -> dict[str, Any]:
    """A checked GeoJSON geometry in ETRS89 or WGS 84 (longitude first) -> the same in RD, 3 decimals.

    ValueError: a coordinate lies where RD cannot reach.
    """
    if "geometries" in geometrie:
        return {**geometrie, "geometries": [naar_rd(deel) for deel in geometrie["geometries"]]}
    return {**geometrie, "coordinates": _in_rd(geometrie["coordinates"])}


def _in_rd(deel: list[Any]) -> list[Any]:
    import numpy as np

    if not isinstance(deel[0], list):
        return list(_in_rd([deel])[0])
    if isinstance(deel[0][0], list):
        return [_in_rd(kind) for kind in deel]
    punten = etrs89_naar_rd(np.array(deel, dtype=np.float64)[:, ::-1])
    if not np.isfinite(punten).all():
        raise ValueError("een coördinaat ligt buiten het bereik van RD")
    gevonden: list[Any] = punten.tolist()
    return gevonden


def _omgezet(deel: list[Any], crs: str) -> list[Any]:
    import numpy as np

    if not deel:
        return []
    if not isinstance(deel[0], list):
        return list(_omgezet([deel], crs)[0])
    if isinstance(deel[0][0], list):
        return [_omgezet(kind, crs) for kind in deel]
    punten = np.array(deel, dtype=np.float64)
    lengte, breedte = _transformer(RD, crs).transform(punten[:, 0], punten[:, 1])
    omgezet: list[Any] = np.round(np.column_stack([lengte, breedte]), GEOGRAFISCHE_DECIMALEN).tolist()
    return omgezet
