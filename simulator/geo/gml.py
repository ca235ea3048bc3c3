"""Geometries of a GeoInformatieObject (GML 3.2.1, basisgeometrie 1.0): read into coordinate arrays, then GeoJSON.

What is wrong with the coordinates becomes a `Bevinding`, never an exception: `controle` adds what only the shape shows.
A `Vorm` is GeoJSON whose innermost lists are numpy arrays of n × 2 doubles in RD (EPSG:28992, metres), so that a
million points cost 16 MB and no Python objects. numpy and pyproj are imported when a file is read, not at start-up.
"""

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypedDict

import orjson
from lxml import etree

from simulator.geo.crs import ETRS89, RD, crs_van, etrs89_naar_rd

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Punten = NDArray[np.float64]

MAX_DIEPTE = 10  # MultiSurface > surfaceMember > Surface > patches > … never needs more
DECIMALEN = {RD: 3, ETRS89: 8}  # facts/validaties.md section 9, 0930
TE_FIJN = {RD: re.compile(r"\.\d{4}"), ETRS89: re.compile(r"\.\d{9}")}
HEEL_GETAL = re.compile(rb"(?<=\d)\.0(?=[,\]])")
BOGEN = frozenset(
    [
        "Arc",
        "ArcString",
        "ArcByCenterPoint",
        "ArcStringByBulge",
        "Circle",
        "CircleByCenterPoint",
        "CubicSpline",
        "Bezier",
    ]
)
GML_ID = "{http://www.opengis.net/gml/3.2}id"


class Vorm(TypedDict):
    """GeoJSON type, and coordinates with numpy arrays inside."""

    type: str
    coordinates: Any


@dataclass(frozen=True, slots=True)
class Bevinding:
    """What is wrong with a geometry: a kind (see `controle.TEKSTEN`), and what to say about it."""

    soort: str
    detail: str = ""


@dataclass(slots=True)
class GmlGeometrie:
    """One basisgeo:Geometrie. `vorm` is None when no geometry could be made of it."""

    id: str  # basisgeo:id
    gml_id: str  # gml:id of the geometry, else the basisgeo:id
    crs: str  # RD or ETRS89 as delivered; the coordinates of `vorm` are RD
    vorm: Vorm | None
    bevindingen: list[Bevinding] = field(default_factory=list)
    regel: int = 0

    def json(self) -> bytes:
        """GeoJSON text in RD, without trailing zeros. ValueError when there is no geometry."""
        if self.vorm is None:
            raise ValueError(f"geometrie {self.id} kan niet worden gelezen")
        return geojson_bytes(self.vorm)

    def geojson(self) -> dict[str, Any]:
        """The same as a dict."""
        found: dict[str, Any] = orjson.loads(self.json())
        return found


def read_gml(root: etree._Element) -> list[GmlGeometrie]:
    """All basisgeo:Geometrie elements of a tree, in order. Never raises on content."""
    return [_geometrie(element) for element in root.iter("{*}Geometrie")]


def geojson_bytes(vorm: Vorm) -> bytes:
    """The GeoJSON text: numbers as delivered, whole numbers without a point."""
    return HEEL_GETAL.sub(b"", orjson.dumps(vorm, option=orjson.OPT_SERIALIZE_NUMPY))


def arrays(vorm: Vorm) -> "Iterator[Punten]":
    """The coordinate arrays of a geometry: one per point, line or ring."""
    yield from _bladen(vorm["coordinates"])


def _bladen(deel: Any) -> "Iterator[Punten]":
    if isinstance(deel, list):
        for kind in deel:
            yield from _bladen(kind)
    else:
        yield deel.reshape(-1, 2)


def bbox(vorm: Vorm) -> list[float]:
    """minx, miny, maxx, maxy."""
    delen = list(arrays(vorm))
    laag = [min(float(deel[:, as_].min()) for deel in delen) for as_ in (0, 1)]
    hoog = [max(float(deel[:, as_].max()) for deel in delen) for as_ in (0, 1)]
    return laag + hoog


class _Onleesbaar(Exception):
    """This geometry cannot be made; the finding says why."""

    def __init__(self, soort: str, detail: str = "") -> None:
        super().__init__(soort)
        self.bevinding = Bevinding(soort, detail)


def _geometrie(element: etree._Element) -> GmlGeometrie:
    identificatie = next((_tekst(kind) for kind in element.iter("{*}id")), "")
    houder = next(iter(element.iterchildren("{*}geometrie")), None)
    gml = next(_kinderen(houder), None) if houder is not None else None
    if gml is None:
        leeg = Bevinding("leeg")
        return GmlGeometrie(identificatie, identificatie, RD, None, [leeg], _regel(element))
    gml_id = gml.get(GML_ID) or identificatie
    lezer = _Lezer(next((srs for kind in gml.iter() if (srs := kind.get("srsName"))), ""))
    found = GmlGeometrie(identificatie, gml_id, lezer.crs, None, lezer.bevindingen, _regel(gml))
    try:
        found.vorm = lezer.lees(gml, 0)
    except _Onleesbaar as error:
        lezer.bevindingen.append(error.bevinding)
    return found


class _Lezer:
    """Reads one geometry; gathers what is wrong with its coordinates."""

    def __init__(self, srs: str) -> None:
        self.bevindingen: list[Bevinding] = []
        self.crs = crs_van(srs)
        if not self.crs:
            self.crs = RD
            self.bevindingen.append(Bevinding("crs", srs))

    def lees(self, gml: etree._Element, diepte: int) -> Vorm:
        """The geometry of an element, or _Onleesbaar."""
        naam = _naam(gml)
        if diepte > MAX_DIEPTE:
            raise _Onleesbaar("onbekend", naam)
        maak: Callable[[etree._Element, int], Vorm] | None = {
            "Point": self._punt,
            "LineString": self._lijn,
            "LineStringSegment": self._lijn,
            "Curve": self._kromme,
            "CompositeCurve": self._kromme,
            "OrientableCurve": self._kromme,
            "Polygon": self._vlak,
            "PolygonPatch": self._vlak,
            "Rectangle": self._vlak,
            "Triangle": self._vlak,
            "Surface": self._oppervlak,
            "CompositeSurface": self._oppervlak,
            "OrientableSurface": self._oppervlak,
            "MultiPoint": self._multi("Point"),
            "MultiCurve": self._multi("LineString"),
            "MultiLineString": self._multi("LineString"),
            "MultiSurface": self._multi("Polygon"),
            "MultiPolygon": self._multi("Polygon"),
        }.get(naam)
        if maak is None:
            raise _Onleesbaar("boog" if naam in BOGEN else "onbekend", naam)
        return maak(gml, diepte + 1)

    def _leden(self, gml: etree._Element, diepte: int) -> list[Vorm]:
        """Geometries of the property elements below: surfaceMember, patches, segments, curveMember …"""
        if diepte > MAX_DIEPTE:
            raise _Onleesbaar("onbekend", _naam(gml))
        return [self.lees(kind, diepte) for lid in _kinderen(gml) for kind in _kinderen(lid)]

    def _multi(self, soort: str) -> Callable[[etree._Element, int], Vorm]:
        def maak(gml: etree._Element, diepte: int) -> Vorm:
            delen: list[Any] = []
            for lid in self._leden(gml, diepte):
                if lid["type"] == soort:
                    delen.append(lid["coordinates"])
                elif lid["type"] == f"Multi{soort}":
                    delen.extend(lid["coordinates"])
                else:
                    raise _Onleesbaar("onbekend", lid["type"])
            if not delen:
                raise _Onleesbaar("leeg")
            return {"type": f"Multi{soort}", "coordinates": delen}

        return maak

    def _punt(self, gml: etree._Element, diepte: int) -> Vorm:
        punten = self._coordinaten(gml)
        if len(punten) != 1:
            raise _Onleesbaar("oneven", str(len(punten) * 2))
        return {"type": "Point", "coordinates": punten[0]}

    def _lijn(self, gml: etree._Element, diepte: int) -> Vorm:
        punten = self._coordinaten(gml)
        if len(punten) < 2:
            raise _Onleesbaar("kort", str(len(punten)))
        return {"type": "LineString", "coordinates": punten}

    def _kromme(self, gml: etree._Element, diepte: int) -> Vorm:
        return {"type": "LineString", "coordinates": self._aaneen(self._leden(gml, diepte))}

    def _aaneen(self, delen: list[Vorm]) -> "Punten":
        """The segments of a curve as one line; where the next begins at the end of the last, that point counts once."""
        import numpy as np

        lijnen = [deel["coordinates"] for deel in delen if deel["type"] == "LineString"]
        if not lijnen or len(lijnen) != len(delen):
            raise _Onleesbaar("leeg" if not delen else "onbekend")
        stukken = [lijnen[0]]
        for vorige, lijn in itertools.pairwise(lijnen):
            stukken.append(lijn[1:] if np.array_equal(vorige[-1], lijn[0]) else lijn)
        return np.concatenate(stukken)

    def _vlak(self, gml: etree._Element, diepte: int) -> Vorm:
        buiten: list[Punten] = []
        binnen: list[Punten] = []
        for rand in _kinderen(gml):
            naam = _naam(rand)
            if naam in ("exterior", "interior"):
                ringen = [self._ring(ring, diepte) for ring in _kinderen(rand)]
                (buiten if naam == "exterior" else binnen).extend(ringen)
        if len(buiten) != 1:
            raise _Onleesbaar("leeg")
        return {"type": "Polygon", "coordinates": buiten + binnen}

    def _ring(self, ring: etree._Element, diepte: int) -> "Punten":
        import numpy as np

        if _naam(ring) == "LinearRing":
            punten = self._coordinaten(ring)
        elif _naam(ring) == "Ring":
            punten = self._aaneen(self._leden(ring, diepte))
        else:
            raise _Onleesbaar("onbekend", _naam(ring))
        if not np.array_equal(punten[0], punten[-1]):
            raise _Onleesbaar("open", f"({punten[0][0]}, {punten[0][1]}, NaN)")
        if len(punten) < 4:
            raise _Onleesbaar("kort", str(len(punten)))
        return punten

    def _oppervlak(self, gml: etree._Element, diepte: int) -> Vorm:
        delen = self._leden(gml, diepte)
        vlakken: list[Any] = []
        for deel in delen:
            if deel["type"] == "Polygon":
                vlakken.append(deel["coordinates"])
            elif deel["type"] == "MultiPolygon":
                vlakken.extend(deel["coordinates"])
            else:
                raise _Onleesbaar("onbekend", deel["type"])
        if not vlakken:
            raise _Onleesbaar("leeg")
        if len(vlakken) == 1:
            return {"type": "Polygon", "coordinates": vlakken[0]}
        return {"type": "MultiPolygon", "coordinates": vlakken}

    def _coordinaten(self, gml: etree._Element) -> "Punten":
        """The pos and posList below this element as n × 2 in RD."""
        import numpy as np

        dimensie = 2
        teksten = []
        for kind in _kinderen(gml):
            if _naam(kind) in ("pos", "posList", "coordinates"):
                dimensie = 3 if (kind.get("srsDimension") or gml.get("srsDimension")) == "3" else dimensie
                tekst = _tekst(kind)
                teksten.append(tekst.replace(",", " ") if _naam(kind) == "coordinates" else tekst)
        tekst = " ".join(teksten)
        if not tekst.strip():
            raise _Onleesbaar("leeg")
        fijn = TE_FIJN[self.crs].search(tekst)
        if fijn:
            self.bevindingen.append(Bevinding("decimalen", _woord(tekst, fijn.start())))
        try:
            getallen = np.fromstring(tekst, dtype=np.float64, sep=" ")  # no Python object per number
        except ValueError:
            raise _Onleesbaar("getal") from None
        if len(getallen) % dimensie:
            raise _Onleesbaar("oneven", str(len(getallen)))
        if not np.isfinite(getallen).all():
            raise _Onleesbaar("getal", str(getallen[~np.isfinite(getallen)][0]))
        punten = np.ascontiguousarray(getallen.reshape(-1, dimensie)[:, :2])
        if self.crs == ETRS89:
            punten = etrs89_naar_rd(punten)
            if not np.isfinite(punten).all():
                raise _Onleesbaar("getal", "outside RD")
        return punten


def _woord(tekst: str, plaats: int) -> str:
    """The word around a place in a text, of at most 80 characters."""
    voor = tekst[max(0, plaats - 40) : plaats].split()
    na = tekst[plaats : plaats + 40].split()
    return ("" if not voor or tekst[plaats - 1].isspace() else voor[-1]) + na[0]


def _kinderen(element: etree._Element) -> Iterator[etree._Element]:
    return (kind for kind in element if isinstance(kind.tag, str))


def _naam(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _tekst(element: etree._Element) -> str:
    return "".join(map(str, element.itertext())).strip() if len(element) else (element.text or "").strip()


def _regel(element: etree._Element) -> int:
    regel: Any = element.sourceline  # the stubs do not know its type
    return int(regel or 0)
