"""GeoJSON geometries (RFC 7946) in RD: checking those of a request, and asking whether two intersect.

shapely is imported at the first question, not at start-up.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any

import orjson

MAX_PUNTEN = 20_000  # of a request; delivered geometries have their own limit (controle)
MAX_DELEN = 1_000  # geometries in a collection
DECIMALEN = 3
# Far around the Netherlands and its part of the North Sea: what lies outside cannot be RD.
GRENS = 10_000_000.0

# Type -> how many lists stand around a position.
TYPEN = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
VERZAMELING = "GeometryCollection"


class Geometriefout(ValueError):
    """A geometry that cannot be used. `pad` says where, `reden` why (Dutch).

    `onverwerkbaar`: the form is right but the content is not (422 where the API tells the two apart), else 400.
    """

    def __init__(self, pad: str, reden: str, onverwerkbaar: bool = False) -> None:
        super().__init__(f"{pad}: {reden}")
        self.pad = pad
        self.reden = reden
        self.onverwerkbaar = onverwerkbaar


def controleer_verzoek(
    geometrie: object, pad: str = "geometrie", verzamelingen: bool = True, max_punten: int = MAX_PUNTEN
) -> Mapping[str, Any]:
    """The geometry of a request when it can be used as one; Geometriefout when it cannot.

    Checks types, nesting, finite numbers of at most 3 decimals within RD, closed rings of at least 4 positions, and the
    number of positions. A third coordinate is not taken.
    """
    teller = _Teller(max_punten)
    return _controleer(geometrie, pad, verzamelingen, teller)


class _Teller:
    """Counts positions up to a limit."""

    def __init__(self, hoogste: int) -> None:
        self._rest = hoogste
        self._hoogste = hoogste

    def tel(self, aantal: int, pad: str) -> None:
        self._rest -= aantal
        if self._rest < 0:
            raise Geometriefout(pad, f"meer dan {self._hoogste} posities", onverwerkbaar=True)


def _controleer(geometrie: object, pad: str, verzamelingen: bool, teller: _Teller) -> Mapping[str, Any]:
    if not isinstance(geometrie, Mapping):
        raise Geometriefout(pad, "geen GeoJSON-geometrie")
    soort = geometrie.get("type")
    if soort == VERZAMELING:
        return _verzameling(geometrie, pad, verzamelingen, teller)
    if not isinstance(soort, str) or soort not in TYPEN:
        raise Geometriefout(f"{pad}.type", f"moet een van {', '.join([*TYPEN, VERZAMELING])} zijn")
    coordinaten = geometrie.get("coordinates")
    _delen(coordinaten, TYPEN[soort], f"{pad}.coordinates", soort, teller)
    return geometrie


def _verzameling(geometrie: Mapping[str, Any], pad: str, verzamelingen: bool, teller: _Teller) -> Mapping[str, Any]:
    if not verzamelingen:
        raise Geometriefout(f"{pad}.type", f"{VERZAMELING} wordt niet ondersteund", onverwerkbaar=True)
    delen = geometrie.get("geometries")
    if not isinstance(delen, list) or not delen:
        raise Geometriefout(f"{pad}.geometries", "moet een lijst van geometrieën zijn")
    if len(delen) > MAX_DELEN:
        raise Geometriefout(f"{pad}.geometries", f"meer dan {MAX_DELEN} geometrieën", onverwerkbaar=True)
    for nummer, deel in enumerate(delen):
        # A collection in a collection is allowed by RFC 7946 and used by nobody: it is refused.
        if isinstance(deel, Mapping) and deel.get("type") == VERZAMELING:
            raise Geometriefout(f"{pad}.geometries[{nummer}]", f"een {VERZAMELING} in een {VERZAMELING}")
        _controleer(deel, f"{pad}.geometries[{nummer}]", False, teller)
    return geometrie


def _delen(deel: object, diepte: int, pad: str, soort: str, teller: _Teller) -> None:
    if not isinstance(deel, list) or not deel:
        raise Geometriefout(pad, "moet een niet-lege lijst zijn")
    if diepte == 0:
        _positie(deel, pad)
        teller.tel(1, pad)
        return
    if diepte > 1:
        for nummer, kind in enumerate(deel):
            _delen(kind, diepte - 1, f"{pad}[{nummer}]", soort, teller)
        return
    teller.tel(len(deel), pad)
    for nummer, positie in enumerate(deel):
        _positie(positie, f"{pad}[{nummer}]")
    if soort.endswith("Polygon"):
        _ring(deel, pad)
    elif soort.endswith("LineString") and len(deel) < 2:
        raise Geometriefout(pad, "een lijn heeft ten minste 2 posities", onverwerkbaar=True)


def _ring(ring: list[Any], pad: str) -> None:
    if len(ring) < 4:
        raise Geometriefout(pad, "een ring heeft ten minste 4 posities", onverwerkbaar=True)
    if ring[0] != ring[-1]:
        raise Geometriefout(pad, "een ring begint en eindigt met dezelfde positie", onverwerkbaar=True)


def _positie(positie: object, pad: str) -> None:
    if not isinstance(positie, list) or len(positie) != 2:
        raise Geometriefout(pad, "een positie heeft 2 coördinaten")
    for getal in positie:
        if isinstance(getal, bool) or not isinstance(getal, int | float):
            raise Geometriefout(pad, "een coördinaat is een getal")
        if not abs(getal) <= GRENS:  # so that NaN and integers beyond any float fall off too
            raise Geometriefout(pad, "een coördinaat ligt buiten het stelsel", onverwerkbaar=True)
        if isinstance(getal, float) and round(getal, DECIMALEN) != getal:
            raise Geometriefout(pad, f"Geometrie heeft meer dan {DECIMALEN} decimalen", onverwerkbaar=True)


def naar_vorm(geometrie: Mapping[str, Any]) -> Any:
    """The shapely geometry of a checked GeoJSON geometry.

    It is not made valid: asking for intersections does not need it, and the cost of repair has no useful bound.
    """
    import shapely

    kern = {naam: geometrie[naam] for naam in ("type", "coordinates", "geometries") if naam in geometrie}
    return shapely.from_geojson(orjson.dumps(kern))


class Vormen:
    """Prepared shapely geometries by the sha of their GeoJSON blob, the least used dropped first.

    Bounded by the number of bytes of GeoJSON that the kept ones came from.
    """

    def __init__(self, hoogste: int = 32 * 1024 * 1024) -> None:
        self._vormen: OrderedDict[str, tuple[Any, int]] = OrderedDict()
        self._hoogste = hoogste
        self._bytes = 0
        self._lock = threading.Lock()

    def vorm(self, sha: str, blob: Callable[[str], bytes]) -> Any:
        """The geometry of a blob; KeyError when the blob is not there."""
        with self._lock:
            gevonden = self._vormen.get(sha)
            if gevonden is not None:
                self._vormen.move_to_end(sha)
                return gevonden[0]
        import shapely

        data = blob(sha)
        vorm = shapely.from_geojson(data)
        shapely.prepare(vorm)
        with self._lock:
            if sha not in self._vormen:
                self._vormen[sha] = (vorm, len(data))
                self._bytes += len(data)
                while self._bytes > self._hoogste and len(self._vormen) > 1:
                    _, (_, kwijt) = self._vormen.popitem(last=False)
                    self._bytes -= kwijt
        return vorm


VORMEN = Vormen()


def snijdt(sha: str, blob: Callable[[str], bytes], vorm: Any) -> bool:
    """Whether the geometry of a blob intersects a shapely geometry (touching counts).

    Geometriefout when the geometry asked with is such that the question cannot be answered.
    """
    import shapely

    try:
        return bool(shapely.intersects(VORMEN.vorm(sha, blob), vorm))
    except shapely.errors.GEOSException:
        raise Geometriefout("geometrie", "de geometrie is ongeldig", onverwerkbaar=True) from None
