"""The national areas lie where they should: land, state waters and sea, and no address in the water."""

import json

import pytest
from shapely import Point, from_geojson, prepare
from shapely.geometry.base import BaseGeometry

from simulator.zaad import gebieden
from simulator.zaad.adressen import zoekrecords
from simulator.zaad.bronnen import ZAADMAP, lees_werk

STAATSWATER = ("BepGebOppwRijkGeenKanaal", "Waterkwantiteit")
WATER = (*STAATSWATER, "BepGebOppwRijkKanaal", "BepGebNoordzee", "BepGebWaterkeringRijk")
INSTALLATIES = ("BepGebInstAnderDanMijnbInstNZ1", "BepGebInstAnderDanMijnbInstNZ2")


@pytest.fixture(scope="module")
def vormen() -> dict[str, BaseGeometry]:
    """Per last part of the identificatie: the geometry in RD, metres."""
    werk = lees_werk(ZAADMAP / "rijksregels" / "omgevingswet")
    uit = {gebied.rsplit(".", 1)[1]: vorm for gio in werk.gios for gebied, vorm in gio.locaties}
    uit.update({g["code"].replace(".", ""): g["geometrie"] for g in gebieden() if g["code"].startswith("LND6030")})
    gelezen = {naam: from_geojson(json.dumps(vorm)) for naam, vorm in uit.items()}
    for vorm in gelezen.values():
        prepare(vorm)
    return gelezen


def in_welke(vormen: dict[str, BaseGeometry], x: float, y: float) -> set[str]:
    return {naam for naam, vorm in vormen.items() if vorm.covers(Point(x, y))}


def test_begrenzingen_zijn_geldig_en_benadering(vormen: dict[str, BaseGeometry]) -> None:
    assert {*WATER, *INSTALLATIES, "LND6030A", "LND6030B"} <= set(vormen)
    assert all(vorm.is_valid and vorm.area > 0 for vorm in vormen.values())
    assert vormen["LND6030B"].buffer(5).covers(vormen["LND6030A"])  # whole metres
    bron = ZAADMAP / "rijksregels" / "omgevingswet" / "gios.geojson"
    assert all(f["properties"]["benadering"] for f in json.loads(bron.read_text(encoding="utf-8"))["features"])
    assert all(g["benadering"] for g in gebieden() if g["code"].startswith("LND6030"))


def test_elk_adres_ligt_in_het_land_en_niet_in_water(vormen: dict[str, BaseGeometry]) -> None:
    adressen = [r for _, _, r in zoekrecords() if "nummeraanduiding" in r]
    assert len(adressen) > 3000
    fout = {
        (adres["woonplaats"], naam)
        for adres in adressen
        for gevonden in [in_welke(vormen, adres["x"], adres["y"])]
        for naam in ({"LND6030A", "LND6030B"} - gevonden) | (gevonden & {*WATER, *INSTALLATIES})
    }
    assert not fout


@pytest.mark.parametrize(
    ("water", "x", "y"),
    [
        ("Markermeer", 140_000, 508_000),
        ("IJsselmeer", 150_000, 528_000),
        ("Ketelmeer", 178_000, 512_500),
        ("Waddenzee", 160_000, 590_000),
        ("Oosterschelde", 55_000, 402_000),
        ("Westerschelde", 45_000, 376_000),
        ("Haringvliet", 75_000, 422_000),
    ],
)
def test_groot_water_is_binnenland_en_van_het_rijk(
    vormen: dict[str, BaseGeometry], water: str, x: float, y: float
) -> None:
    gevonden = in_welke(vormen, x, y)
    assert {"LND6030A", "LND6030B", *STAATSWATER} <= gevonden, water
    assert not gevonden & {"BepGebNoordzee", "BepGebOppwRijkKanaal"}, water


@pytest.mark.parametrize(("x", "y"), [(50_000, 480_000), (100_000, 560_000), (20_000, 700_000)])
def test_noordzee_is_geen_land(vormen: dict[str, BaseGeometry], x: float, y: float) -> None:
    gevonden = in_welke(vormen, x, y)
    assert {"LND6030B", "BepGebNoordzee"} <= gevonden
    assert not gevonden & {"LND6030A", *STAATSWATER}


@pytest.mark.parametrize(("x", "y"), [(300_000, 480_000), (60_000, 350_000), (20_000, 340_000)])
def test_buitenland_ligt_in_geen_landelijk_gebied(vormen: dict[str, BaseGeometry], x: float, y: float) -> None:
    assert not in_welke(vormen, x, y)
