"""Coordinate reference systems in headers and parameters (facts/presenteren.md 2.2 and 5; facts/overige-apis.md 5)."""

from collections.abc import Iterator
from typing import Any

from simulator.platform.exchange import Request
from simulator.platform.problems import ONGELDIG, InvalidParam, Problem

OGC = "http://www.opengis.net/def/crs/"
RD = OGC + "EPSG/0/28992"
ETRS89 = OGC + "EPSG/0/4258"
ETRF2000 = OGC + "EPSG/0/9067"
SUPPORTED = (RD, ETRS89, ETRF2000)
MAX_DEPTH = 16  # of nested coordinate arrays and collections


def content_crs(request: Request, toegestaan: tuple[str, ...] = (RD,), *, header: str = "Content-Crs") -> str:
    """The CRS of the geometry in the body: the handler calls this only when there is one.

    Absent: 422 (the default CRS84 is not supported). Short form `EPSG:28992` or any other text: 400 that names the
    header. An OGC URI of another CRS: 422.
    """
    return _judge(request.headers.get(header.lower()), header, toegestaan)


def accept_crs(request: Request, toegestaan: tuple[str, ...], standaard: str, *, header: str = "Accept-Crs") -> str:
    """The CRS that the client wants its geometries in; absent: `standaard`. Refusals as `content_crs`."""
    value = request.headers.get(header.lower())
    return standaard if value is None else _judge(value, header, toegestaan)


def query_crs(request: Request, toegestaan: tuple[str, ...] = SUPPORTED, *, naam: str = "crs") -> str:
    """The CRS of a query parameter (Geometrie opvragen): absent is 422, other refusals as `content_crs`."""
    value = request.query.get(naam)
    return _judge(None if value is None else str(value), naam, toegestaan)


def _judge(value: str | None, naam: str, toegestaan: tuple[str, ...]) -> str:
    if value is not None:
        value = value.strip()
    if value in toegestaan:
        assert value is not None
        return value
    if value is None:
        raise Problem(
            "crs", f"{naam} ontbreekt en de standaard CRS84 wordt niet ondersteund; geldig: {', '.join(toegestaan)}"
        )
    if value.startswith(OGC) and naam.endswith("-Crs"):  # the text of the real API
        raise Problem("crs", f"Deze {naam[:-4]}-CRS header wordt niet ondersteund: {value}")
    if value.startswith(OGC):
        raise Problem("crs", f"Deze waarde van {naam} wordt niet ondersteund: {value}; geldig: {', '.join(toegestaan)}")
    raise Problem(
        "verkeerd-verzoek",
        ONGELDIG,
        [InvalidParam(naam, f"Ongeldige waarde: {value}; verwacht een van {', '.join(toegestaan)}")],
    )


def teveel_decimalen(geometrie: Any, maximum: int = 3) -> float | None:
    """The first coordinate with more than `maximum` decimals, or None. `geometrie` is GeoJSON (a collection too)."""
    for number in _numbers(geometrie, 0):
        if round(number, maximum) != number:
            return number
    return None


def controleer_decimalen(
    geometrie: Any, maximum: int = 3, *, soort: str = "verkeerd-verzoek", naam: str = "geometrie"
) -> None:
    """Refuse a geometry with too many decimals: `soort` verkeerd-verzoek (400) or onverwerkbaar (422: Ontsluiten)."""
    number = teveel_decimalen(geometrie, maximum)
    if number is None:
        return
    reason = f"Coördinaat {number!r} heeft meer dan {maximum} decimalen"
    if soort == "verkeerd-verzoek":
        raise Problem(soort, ONGELDIG, [InvalidParam(naam, reason)])
    raise Problem(soort, f"Geometrie heeft meer dan {maximum} decimalen")


def _numbers(value: Any, depth: int) -> Iterator[float]:
    if depth > MAX_DEPTH:
        return
    if isinstance(value, float):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _numbers(item, depth + 1)
    elif isinstance(value, dict):
        yield from _numbers(value.get("coordinates"), depth + 1)
        yield from _numbers(value.get("geometries"), depth + 1)
