"""GML geometries: every form, what is wrong with them, and a million points."""

import resource
import time
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from simulator.geo.controle import CATEGORIE, bevindingen, controleer
from simulator.geo.gml import GmlGeometrie, arrays, bbox, read_gml

SHARED = Path(__file__).resolve().parents[3] / "shared"
RING = "<gml:LinearRing><gml:posList>{}</gml:posList></gml:LinearRing>"
VIERKANT = "0 0 10 0 10 10 0 10 0 0"
COORDS = [[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]]


def boom(gml: str, srs: str = "urn:ogc:def:crs:EPSG::28992") -> etree._Element:
    gml = gml.replace(">", f' srsName="{srs}" gml:id="ib-1">', 1) if srs else gml
    return etree.fromstring(
        f"""<geo:locaties xmlns:geo="urn:geo" xmlns:basisgeo="http://www.geostandaarden.nl/basisgeometrie/1.0"
        xmlns:gml="http://www.opengis.net/gml/3.2"><basisgeo:Geometrie><basisgeo:id>id-1</basisgeo:id>
        <basisgeo:geometrie>{gml}</basisgeo:geometrie></basisgeo:Geometrie></geo:locaties>""",
        etree.XMLParser(huge_tree=True),
    )


def lees(gml: str, srs: str = "urn:ogc:def:crs:EPSG::28992") -> GmlGeometrie:
    [geometrie] = read_gml(boom(gml, srs))
    return geometrie


def polygon(ring: str) -> str:
    return f"<gml:Polygon><gml:exterior>{RING.format(ring)}</gml:exterior></gml:Polygon>"


VORMEN: list[tuple[str, dict[str, Any]]] = [
    ("<gml:Point><gml:pos>1.5 2</gml:pos></gml:Point>", {"type": "Point", "coordinates": [1.5, 2]}),
    (
        "<gml:LineString><gml:posList>0 0 1 1.250 2 2</gml:posList></gml:LineString>",
        {"type": "LineString", "coordinates": [[0, 0], [1, 1.25], [2, 2]]},
    ),
    (
        "<gml:LineString><gml:pos>0 0</gml:pos><gml:pos>1 1</gml:pos></gml:LineString>",
        {"type": "LineString", "coordinates": [[0, 0], [1, 1]]},
    ),
    (
        """<gml:Curve><gml:segments><gml:LineStringSegment><gml:posList>0 0 1 1</gml:posList></gml:LineStringSegment>
        <gml:LineStringSegment><gml:posList>1 1 2 0</gml:posList></gml:LineStringSegment></gml:segments></gml:Curve>""",
        {"type": "LineString", "coordinates": [[0, 0], [1, 1], [2, 0]]},
    ),
    (
        """<gml:MultiPoint><gml:pointMember><gml:Point><gml:pos>1 2</gml:pos></gml:Point></gml:pointMember>
        <gml:pointMembers><gml:Point><gml:pos>3 4</gml:pos></gml:Point><gml:Point><gml:pos>5 6</gml:pos></gml:Point>
        </gml:pointMembers></gml:MultiPoint>""",
        {"type": "MultiPoint", "coordinates": [[1, 2], [3, 4], [5, 6]]},
    ),
    (
        """<gml:MultiCurve><gml:curveMember><gml:LineString><gml:posList>0 0 1 1</gml:posList></gml:LineString>
        </gml:curveMember></gml:MultiCurve>""",
        {"type": "MultiLineString", "coordinates": [[[0, 0], [1, 1]]]},
    ),
    (
        f"""<gml:Polygon><gml:exterior>{RING.format(VIERKANT)}</gml:exterior><gml:interior>
        {RING.format("2 2 2 4 4 4 2 2")}</gml:interior></gml:Polygon>""",
        {"type": "Polygon", "coordinates": [COORDS, [[2, 2], [2, 4], [4, 4], [2, 2]]]},
    ),
    (
        f"""<gml:Surface><gml:patches><gml:PolygonPatch><gml:exterior>{RING.format(VIERKANT)}</gml:exterior>
        </gml:PolygonPatch></gml:patches></gml:Surface>""",
        {"type": "Polygon", "coordinates": [COORDS]},
    ),
    (
        f"""<gml:Surface><gml:patches><gml:PolygonPatch><gml:exterior>{RING.format(VIERKANT)}</gml:exterior>
        </gml:PolygonPatch><gml:PolygonPatch><gml:exterior>{RING.format("20 0 30 0 30 10 20 0")}</gml:exterior>
        </gml:PolygonPatch></gml:patches></gml:Surface>""",
        {"type": "MultiPolygon", "coordinates": [[COORDS], [[[20, 0], [30, 0], [30, 10], [20, 0]]]]},
    ),
    (
        f"<gml:MultiSurface><gml:surfaceMember>{polygon(VIERKANT)}</gml:surfaceMember></gml:MultiSurface>",
        {"type": "MultiPolygon", "coordinates": [[COORDS]]},
    ),
    (
        """<gml:Polygon><gml:exterior><gml:Ring><gml:curveMember>
        <gml:LineString><gml:posList>0 0 10 0 10 10</gml:posList>
        </gml:LineString></gml:curveMember><gml:curveMember><gml:LineString><gml:posList>10 10 0 10 0 0</gml:posList>
        </gml:LineString></gml:curveMember></gml:Ring></gml:exterior></gml:Polygon>""",
        {"type": "Polygon", "coordinates": [COORDS]},
    ),
]


@pytest.mark.parametrize(("gml", "verwacht"), VORMEN)
def test_every_form_of_geometry(gml: str, verwacht: dict[str, Any]) -> None:
    gelezen = lees(gml)
    assert gelezen.geojson() == verwacht
    assert (gelezen.id, gelezen.gml_id, gelezen.crs) == ("id-1", "ib-1", "EPSG:28992")
    assert controleer([gelezen]) == []


@pytest.mark.parametrize(
    "srs",
    [
        "urn:ogc:def:crs:EPSG::28992",
        "http://www.opengis.net/def/crs/EPSG/0/28992",
        "https://www.opengis.net/def/crs/EPSG/0/28992",
        "EPSG:28992",
    ],
)
def test_forms_of_srs_name(srs: str) -> None:
    assert lees(polygon(VIERKANT), srs).bevindingen == []


def test_numbers_come_out_as_delivered_without_trailing_zeros() -> None:
    punten = "155000.000 463000.120 155000.1 463000.123"
    gelezen = lees(f"<gml:LineString><gml:posList>{punten}</gml:posList></gml:LineString>")
    assert gelezen.json() == b'{"type":"LineString","coordinates":[[155000,463000.12],[155000.1,463000.123]]}'
    assert bbox(gelezen.vorm) == [155000.0, 463000.12, 155000.1, 463000.123]  # type: ignore[arg-type]


@given(st.lists(st.tuples(st.integers(0, 300_000_000), st.integers(0, 620_000_000)), min_size=2, max_size=20))
def test_three_decimals_survive_exactly(millimeters: list[tuple[int, int]]) -> None:
    tekst = " ".join(f"{x / 1000:.3f} {y / 1000:.3f}" for x, y in millimeters)
    gelezen = lees(f"<gml:LineString><gml:posList>{tekst}</gml:posList></gml:LineString>")
    assert gelezen.bevindingen == []
    assert [[round(x * 1000), round(y * 1000)] for x, y in gelezen.geojson()["coordinates"]] == [
        list(punt) for punt in millimeters
    ]


def test_etrs89_is_latitude_first_and_becomes_rd() -> None:
    """The tower of Amersfoort is the origin of RD: 155000, 463000 (52.15517440, 5.38720621)."""
    for srs in ("urn:ogc:def:crs:EPSG::4258", "http://www.opengis.net/def/crs/EPSG/0/4258"):
        gelezen = lees("<gml:Point><gml:pos>52.15517440 5.38720621</gml:pos></gml:Point>", srs)
        assert gelezen.crs == "EPSG:4258"
        x, y = gelezen.geojson()["coordinates"]
        assert abs(x - 155000) < 0.5 and abs(y - 463000) < 0.5
        assert x == round(x, 3)


# What is wrong -> code and text.
FOUTEN = [
    ("<gml:Polygon/>", "GEOMETRY.03.1", "Contains no geometry"),
    ("<gml:LineString><gml:posList> </gml:posList></gml:LineString>", "GEOMETRY.03.1", "Contains no geometry"),
    ("<gml:MultiSurface></gml:MultiSurface>", "GEOMETRY.03.1", "Contains no geometry"),
    (polygon("0 0 10 0 10 10.1234 0 10 0 0"), "GEOMETRY.03.2", "Coordinate: 10.1234 has more than 3 decimals"),
    (polygon("0 0 NaN 0 10 10 0 10 0 0"), "GEOMETRY.03.2", "Coordinate: nan is not a finite number"),
    (polygon("0 0 INF 0 10 10 0 10 0 0"), "GEOMETRY.03.2", "Coordinate: inf is not a finite number"),
    (polygon("0 0 10 0 tien 10 0 10 0 0"), "GEOMETRY.03.2", "Coordinate:  is not a finite number"),
    (polygon("0 0 10 0 10 10 0 10 0"), "GEOMETRY.03.2", "Contains an incomplete coordinate (9 values)"),
    (polygon("0 0 10 0 10 10 0 10"), "GEOMETRY.03.2", "Contains a ring that is not closed at or near (0.0, 0.0, NaN)"),
    (polygon("0 0 10 0 0 0"), "GEOMETRY.03.2", "Contains too few points (3)"),
    (
        polygon("0 0 10 0 10 0 10 10 0 10 0 0"),
        "GEOMETRY.03.2",
        "Contains repeated points at or near (10.0, 0.0, NaN)",
    ),
    (polygon("0 0 10 10 10 0 0 10 0 0"), "GEOMETRY.03.2", "Self-intersection at or near (5, 5, NaN)"),
    (
        "<gml:Curve><gml:segments><gml:Arc><gml:posList>0 0 1 1 2 0</gml:posList></gml:Arc></gml:segments></gml:Curve>",
        "GEOMETRY.03.2",
        "Contains an arc or circle (Arc)",
    ),
    ("<gml:Solid><gml:x/></gml:Solid>", "GEOMETRY.03.2", "Contains an unsupported geometry type Solid"),
    (
        f"<gml:MultiPoint><gml:pointMember>{polygon(VIERKANT)}</gml:pointMember></gml:MultiPoint>",
        "GEOMETRY.03.2",
        "Contains an unsupported geometry type Polygon",
    ),
]


@pytest.mark.parametrize(("gml", "code", "tekst"), FOUTEN)
def test_what_is_wrong_is_a_finding(gml: str, code: str, tekst: str) -> None:
    gml = gml.replace("<gml:Polygon/>", "<gml:Polygon></gml:Polygon>")
    [punt] = bevindingen(read_gml(boom(gml)))
    assert punt == (code, "id-1", f"Geometry with id: ib-1 : {tekst}")


def test_etrs89_may_have_eight_decimals() -> None:
    goed = lees("<gml:Point><gml:pos>52.12345678 5.12345678</gml:pos></gml:Point>", "urn:ogc:def:crs:EPSG::4258")
    assert controleer([goed]) == []
    fijn = lees("<gml:Point><gml:pos>52.123456789 5.1</gml:pos></gml:Point>", "urn:ogc:def:crs:EPSG::4258")
    assert controleer([fijn]) == ["Geometry with id: ib-1 : Coordinate: 52.123456789 has more than 8 decimals"]


def test_unknown_crs_missing_geometry_and_missing_gml_id() -> None:
    assert "EPSG::4326" in controleer([lees(polygon(VIERKANT), "urn:ogc:def:crs:EPSG::4326")])[0]
    zonder_id = lees("<gml:Solid/>", "")
    assert (zonder_id.id, zonder_id.gml_id, zonder_id.vorm) == ("id-1", "id-1", None)
    with pytest.raises(ValueError, match="id-1"):
        zonder_id.json()
    leeg = etree.fromstring("<x xmlns:b='urn:b'><b:Geometrie><b:id>q</b:id></b:Geometrie></x>")
    assert [(g.id, g.bevindingen[0].soort) for g in read_gml(leeg)] == [("q", "leeg")]
    assert CATEGORIE == "geometrie is invalide"


def test_etrs89_outside_the_projection_is_a_finding() -> None:
    ver_weg = lees("<gml:Point><gml:pos>91 200</gml:pos></gml:Point>", "urn:ogc:def:crs:EPSG::4258")
    assert controleer([ver_weg]) == ["Geometry with id: ib-1 : Coordinate: outside RD is not a finite number"]


def test_nesting_is_bounded() -> None:
    gml = (
        "<gml:MultiSurface><gml:surfaceMember>" * 50
        + polygon(VIERKANT)
        + "</gml:surfaceMember></gml:MultiSurface>" * 50
    )
    [punt] = bevindingen(read_gml(boom(gml)))
    assert punt.code == "GEOMETRY.03.2"


def cirkel(punten: int) -> str:
    hoek = np.linspace(0, 2 * np.pi, punten, endpoint=False)
    ring = np.column_stack([150_000 + 100_000 * np.cos(hoek), 450_000 + 100_000 * np.sin(hoek)]).round(3)
    ring = ring[np.r_[True, (ring[1:] != ring[:-1]).any(axis=1)]]
    ring = np.vstack([ring, ring[:1]])
    return " ".join(f"{getal:.3f}" for getal in ring.ravel())


def test_a_million_points_are_bounded_in_time_and_memory() -> None:
    bron = boom(polygon(cirkel(1_000_000)))
    voor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begin = time.process_time()
    geometrieen = read_gml(bron)
    fouten = controleer(geometrieen)
    data = geometrieen[0].json()
    seconden = time.process_time() - begin
    assert fouten == []
    assert len(next(arrays(geometrieen[0].vorm))) > 900_000  # type: ignore[arg-type]
    assert len(data) > 15_000_000
    assert seconden < 20
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - voor < 800_000  # kB


def test_a_shape_made_to_be_slow_is_refused_before_it_is_checked() -> None:
    """Long parallel slanted spikes: every segment's box overlaps every other's."""
    aantal = 200_000
    i = np.arange(aantal // 2)
    punten = np.empty((aantal + 1, 2))
    punten[0:aantal:2] = np.column_stack([i * 0.01, i * -0.01 + 300_000])
    punten[1:aantal:2] = punten[0:aantal:2] + np.array([250_000.005, 249_999.995])
    punten[aantal] = punten[0]
    tekst = " ".join(f"{getal:.3f}" for getal in punten.ravel())
    begin = time.process_time()
    [regel] = controleer(read_gml(boom(polygon(tekst))))
    assert regel.endswith("Is too complex to be checked")
    assert time.process_time() - begin < 10


@pytest.mark.skipif(not SHARED.exists(), reason="the real packages in ../shared are not here")
def test_all_real_geometries_are_read_and_clean() -> None:
    aantal = 0
    for pad in sorted((SHARED / "samples" / "stop").rglob("*.zip")):
        with zipfile.ZipFile(pad) as zip_:
            for naam in zip_.namelist():
                if naam.endswith(".gml"):
                    geometrieen = read_gml(etree.fromstring(zip_.read(naam)))
                    assert controleer(geometrieen) == [], (pad, naam)
                    assert all(geometrie.geojson()["coordinates"] for geometrie in geometrieen)
                    aantal += len(geometrieen)
    assert aantal >= 79
