"""The encoder against an implementation of others (mapbox-vector-tile)."""

import mapbox_vector_tile
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.kaart.mvt import Object, tegel
from tests.kaart.lezen import lees

PLEK = st.tuples(st.integers(-200, 4300), st.integers(-200, 4300))


def test_vlak_met_gat_en_eigenschappen() -> None:
    vorm = shapely.box(0, 0, 100, 100) - shapely.box(20, 20, 40, 40)
    (laag,) = lees(tegel({"vlaklocaties": [Object(vorm, {"identificatie": "nl.imow-é", "versie": 3})]})).values()
    assert laag["extent"] == 4096
    (object_,) = laag["features"]
    assert object_["properties"] == {"identificatie": "nl.imow-é", "versie": 3}
    assert shapely.equals(shapely.geometry.shape(object_["geometry"]), vorm)


def test_lege_tegel_is_leeg() -> None:
    klein = shapely.box(0.1, 0.1, 0.2, 0.2)
    assert tegel({}) == b""
    assert tegel({"a": [Object(klein, {}), Object(shapely.Polygon(), {}), Object(shapely.LineString(), {})]}) == b""


@pytest.mark.parametrize(
    "vorm",
    [
        shapely.Point(7, 9),
        shapely.MultiPoint([(1, 2), (3000, 4000), (-5, 0)]),
        shapely.LineString([(0, 0), (10, 5), (10, 900)]),
        shapely.MultiLineString([[(0, 0), (5, 5)], [(100, 0), (7, 4000)]]),
        shapely.MultiPolygon([shapely.box(0, 0, 5, 5), shapely.box(100, 100, 4096, 4096)]),
    ],
)
def test_elke_soort_komt_terug(vorm: shapely.Geometry) -> None:
    (laag,) = lees(tegel({"x": [Object(vorm, {"n": 1})]})).values()
    assert shapely.equals(shapely.geometry.shape(laag["features"][0]["geometry"]), vorm)


def test_buitenring_heeft_positieve_oppervlakte() -> None:
    """MVT 2.1, 4.3.4.4, in whichever direction the ring came; the oracle tells shells and holes apart by it."""
    for buiten in (shapely.box(0, 0, 50, 50, ccw=True), shapely.box(0, 0, 50, 50, ccw=False)):
        vorm = shapely.Polygon(buiten.exterior, [shapely.box(10, 10, 20, 20, ccw=True).exterior])
        (laag,) = lees(tegel({"x": [Object(vorm, {})]})).values()
        assert laag["features"][0]["geometry"]["type"] == "Polygon"
        assert shapely.geometry.shape(laag["features"][0]["geometry"]).area == 2400


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(PLEK, min_size=2, max_size=40), min_size=1, max_size=5), st.integers(0, 2**40))
def test_lijnen_zoals_het_orakel_ze_leest(lijnen: list[list[tuple[int, int]]], versie: int) -> None:
    objecten = [Object(shapely.LineString(lijn), {"versie": versie, "nummer": i}) for i, lijn in enumerate(lijnen)]
    laag = lees(tegel({"lijnlocaties": objecten})).get("lijnlocaties", {"features": []})
    gelezen = {f["properties"]["nummer"]: f for f in laag["features"]}
    for nummer, lijn in enumerate(lijnen):
        zonder_herhaling = [plek for i, plek in enumerate(lijn) if i == 0 or plek != lijn[i - 1]]
        if len(zonder_herhaling) < 2:
            assert nummer not in gelezen
        else:
            assert [tuple(p) for p in gelezen[nummer]["geometry"]["coordinates"]] == zonder_herhaling
            assert gelezen[nummer]["properties"]["versie"] == versie


RECHTHOEK = st.tuples(*[st.integers(-100, 4000)] * 2, *[st.integers(0, 60)] * 2, st.booleans(), st.booleans())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(RECHTHOEK, min_size=1, max_size=3), min_size=1, max_size=8))
def test_vlakken_zoals_het_orakel_ze_leest(alle: list[list[tuple[int, int, int, int, bool, bool]]]) -> None:
    """Multipolygons with and without holes, in both directions, some so small that nothing remains."""
    vormen = []
    for delen in alle:
        vlakken = []
        for x, y, breed, hoog, gat, linksom in delen:
            ring = shapely.box(x, y, x + breed, y + hoog, ccw=linksom).exterior
            midden = shapely.box(x + 2, y + 2, x + breed - 2, y + hoog - 2).exterior
            vlakken.append(shapely.Polygon(ring, [midden] if gat and breed > 4 and hoog > 4 else []))
        vormen.append(shapely.MultiPolygon(vlakken))
    lijst = [Object(vorm, {"nummer": nummer}) for nummer, vorm in enumerate(vormen)]
    laag = lees(tegel({"v": lijst})).get("v", {"features": []})
    gelezen = {f["properties"]["nummer"]: shapely.geometry.shape(f["geometry"]) for f in laag["features"]}
    assert set(gelezen) == {nummer for nummer, vorm in enumerate(vormen) if vorm.area}
    for nummer, vorm in gelezen.items():
        assert vorm.area == vormen[nummer].area
        over = [deel for deel in vormen[nummer].geoms if deel.area]
        assert [deel.bounds for deel in shapely.get_parts(vorm)] == [deel.bounds for deel in over]


def test_van_een_mengsel_telt_de_breedste_soort() -> None:
    mengsel = shapely.GeometryCollection([shapely.Point(1, 1), shapely.MultiPolygon([shapely.box(0, 0, 9, 9)])])
    (laag,) = lees(tegel({"x": [Object(mengsel, {}), Object(shapely.Point(5, 5), {})]})).values()
    assert [f["geometry"]["type"] for f in laag["features"]] == ["Polygon", "Point"]


def test_orakel_schrijft_wat_wij_lezen() -> None:
    """The other way round: the helper that reads tiles in these tests reads those of the oracle too."""
    geschreven = mapbox_vector_tile.encode(
        {"name": "x", "features": [{"geometry": shapely.Point(1, 2), "properties": {"a": 1}}]},
        default_options={"y_coord_down": True},
    )
    assert lees(geschreven)["x"]["features"][0]["geometry"]["coordinates"] == [1, 2]
