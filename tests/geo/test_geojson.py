"""GeoJSON of a request, intersections, bounding boxes and coordinate systems."""

import math
import subprocess
import sys
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.geo.crs import transformeer
from simulator.geo.geojson import MAX_PUNTEN, Geometriefout, Vormen, controleer_verzoek, naar_vorm, snijdt
from simulator.geo.index import Kaders

RING = [[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]]
GOED: list[dict[str, Any]] = [
    {"type": "Point", "coordinates": [139784, 442870]},
    {"type": "MultiPoint", "coordinates": [[1, 2], [3.5, 4.125]]},
    {"type": "LineString", "coordinates": [[0, 0], [1, 1]]},
    {"type": "MultiLineString", "coordinates": [[[0, 0], [1, 1]], [[2, 2], [3, 3]]]},
    {"type": "Polygon", "coordinates": [RING], "bbox": [0, 0, 10, 10]},
    {"type": "MultiPolygon", "coordinates": [[RING], [RING]]},
    {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [1, 2]}]},
]


@pytest.mark.parametrize("geometrie", GOED, ids=lambda g: g["type"])
def test_good_geometries_are_taken(geometrie: dict[str, Any]) -> None:
    assert controleer_verzoek(geometrie) is geometrie
    assert not naar_vorm(geometrie).is_empty


def punt(*positie: Any) -> dict[str, Any]:
    return {"type": "Point", "coordinates": list(positie)}


# geometry, path, whether the form is right but the content is not
SLECHT: list[tuple[Any, str, bool]] = [
    (None, "geometrie", False),
    ([], "geometrie", False),
    ("POINT(1 1)", "geometrie", False),
    ({}, "geometrie.type", False),
    ({"type": "Punt", "coordinates": [1, 2]}, "geometrie.type", False),
    ({"type": ["Point"], "coordinates": [1, 2]}, "geometrie.type", False),
    ({"type": "Feature", "geometry": punt(1, 2)}, "geometrie.type", False),
    ({"type": "Point"}, "geometrie.coordinates", False),
    (punt(), "geometrie.coordinates", False),
    (punt(1), "geometrie.coordinates", False),
    (punt(1, 2, 3), "geometrie.coordinates", False),
    (punt("1", 2), "geometrie.coordinates", False),
    (punt(True, 2), "geometrie.coordinates", False),
    (punt([1, 2]), "geometrie.coordinates", False),
    (punt(math.nan, 2), "geometrie.coordinates", True),
    (punt(math.inf, 2), "geometrie.coordinates", True),
    (punt(1e300, 2), "geometrie.coordinates", True),
    (punt(10**400, 2), "geometrie.coordinates", True),
    (punt(155000.1234, 2), "geometrie.coordinates", True),
    ({"type": "LineString", "coordinates": [[1, 2]]}, "geometrie.coordinates", True),
    ({"type": "LineString", "coordinates": {"a": 1}}, "geometrie.coordinates", False),
    ({"type": "Polygon", "coordinates": [RING[:3]]}, "geometrie.coordinates[0]", True),
    ({"type": "Polygon", "coordinates": [RING[:4]]}, "geometrie.coordinates[0]", True),
    ({"type": "Polygon", "coordinates": RING}, "geometrie.coordinates[0][0]", False),
    ({"type": "MultiPolygon", "coordinates": [[]]}, "geometrie.coordinates[0]", False),
    ({"type": "GeometryCollection"}, "geometrie.geometries", False),
    ({"type": "GeometryCollection", "geometries": []}, "geometrie.geometries", False),
    ({"type": "GeometryCollection", "geometries": [punt(1)]}, "geometrie.geometries[0].coordinates", False),
    ({"type": "GeometryCollection", "geometries": [GOED[-1]]}, "geometrie.geometries[0]", False),
    ({"type": "GeometryCollection", "geometries": [punt(1, 2)] * 1001}, "geometrie.geometries", True),
    ({"type": "MultiPoint", "coordinates": [[1, 2]] * (MAX_PUNTEN + 1)}, "geometrie.coordinates", True),
]


@pytest.mark.parametrize(("geometrie", "pad", "onverwerkbaar"), SLECHT, ids=lambda waarde: repr(waarde)[:40])
def test_bad_geometries_say_what_is_wrong_and_where(geometrie: Any, pad: str, onverwerkbaar: bool) -> None:
    with pytest.raises(Geometriefout) as fout:
        controleer_verzoek(geometrie)
    assert (fout.value.pad, fout.value.onverwerkbaar) == (pad, onverwerkbaar)
    assert fout.value.reden


def test_decimals_have_the_text_of_the_real_api() -> None:
    with pytest.raises(Geometriefout) as fout:
        controleer_verzoek(punt(1.00001, 2))
    assert fout.value.reden == "Geometrie heeft meer dan 3 decimalen"


def test_collections_can_be_refused() -> None:
    with pytest.raises(Geometriefout) as fout:
        controleer_verzoek(GOED[-1], verzamelingen=False)
    assert fout.value.onverwerkbaar


json_waarden = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda kinderen: (
        st.lists(kinderen, max_size=4)
        | st.dictionaries(st.sampled_from(["type", "coordinates", "geometries", "x"]), kinderen, max_size=3)
    ),
    max_leaves=20,
)


@given(st.fixed_dictionaries({"type": st.sampled_from([g["type"] for g in GOED]), "coordinates": json_waarden}))
def test_whatever_the_body_is_it_is_used_or_refused(geometrie: dict[str, Any]) -> None:
    try:
        gekeurd = controleer_verzoek(geometrie)
    except Geometriefout:
        return
    naar_vorm(gekeurd)  # what was taken can be used


def test_intersection_reads_each_blob_once() -> None:
    blobs = {"a": orjson.dumps({"type": "Polygon", "coordinates": [RING]})}
    gelezen: list[str] = []

    def blob(sha: str) -> bytes:
        gelezen.append(sha)
        return blobs[sha]

    vormen = Vormen()
    eerste = vormen.vorm("a", blob)
    assert vormen.vorm("a", blob) is eerste and gelezen == ["a"]
    assert snijdt("a-los", lambda _: blobs["a"], naar_vorm(punt(10, 5)))
    assert not snijdt("a-los", lambda _: blobs["a"], naar_vorm(punt(11, 5)))
    strik = {"type": "Polygon", "coordinates": [[[20, 20], [30, 30], [30, 20], [20, 30], [20, 20]]]}
    assert not snijdt("a-los", lambda _: blobs["a"], naar_vorm(strik))
    with pytest.raises(KeyError):
        vormen.vorm("b", blob)


def test_kept_shapes_are_bounded() -> None:
    data = orjson.dumps({"type": "Polygon", "coordinates": [RING]})
    vormen = Vormen(hoogste=len(data) * 2)
    eerste = vormen.vorm("a", lambda _: data)
    vormen.vorm("b", lambda _: data)
    vormen.vorm("c", lambda _: data)
    assert vormen.vorm("a", lambda _: data) is not eerste


kaders = st.lists(
    st.tuples(st.integers(0, 20), st.integers(0, 20), st.integers(0, 9), st.integers(0, 9)).map(
        lambda k: [k[0], k[1], k[0] + k[2], k[1] + k[3]]
    ),
    max_size=30,
)


@given(kaders, st.tuples(st.integers(0, 20), st.integers(0, 20)))
def test_boxes_found_are_those_that_meet(boxen: list[list[int]], hoek: tuple[int, int]) -> None:
    zoek = [hoek[0], hoek[1], hoek[0] + 3, hoek[1] + 3]
    index = Kaders([(str(i), box) for i, box in enumerate(boxen)])
    verwacht = [
        str(i)
        for i, (minx, miny, maxx, maxy) in enumerate(boxen)
        if minx <= zoek[2] and maxx >= zoek[0] and miny <= zoek[3] and maxy >= zoek[1]
    ]
    assert index.zoek(zoek) == verwacht
    assert len(index) == len(boxen)


@pytest.mark.parametrize("crs", ["EPSG:4258", "EPSG:9067"])
def test_rd_to_geographic_is_longitude_first(crs: str) -> None:
    lengte, breedte = transformeer(punt(155000, 463000), crs)["coordinates"]
    assert abs(lengte - 5.3872062) < 1e-5 and abs(breedte - 52.1551744) < 1e-5
    assert (lengte, breedte) == (round(lengte, 8), round(breedte, 8))


def test_every_type_keeps_its_shape_in_another_crs() -> None:
    for geometrie in GOED:
        omgezet = transformeer(geometrie, "EPSG:4258")
        assert omgezet["type"] == geometrie["type"]
        assert diepte(omgezet) == diepte(geometrie)
        assert transformeer(geometrie, "EPSG:28992") == geometrie
    with pytest.raises(KeyError):
        transformeer(GOED[0], "EPSG:4326")


def diepte(deel: Any) -> Any:
    if isinstance(deel, dict):
        return diepte(deel.get("coordinates", deel.get("geometries")))
    return [diepte(kind) for kind in deel] if isinstance(deel, list) else None


def test_heavy_libraries_are_not_loaded_at_start_up() -> None:
    code = (
        "import sys; import simulator.omgevingsdocument.vraag, simulator.omgevingsdocument.annotaties, "
        "simulator.omgevingsdocument.registratie, simulator.geo.controle, simulator.geo.crs; "
        "print([m for m in ('numpy', 'shapely', 'pyproj') if m in sys.modules])"
    )
    gedrukt = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert gedrukt.strip() == "[]"
