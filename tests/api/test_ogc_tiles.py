"""Vector tiles as a client of PDOK asks for them."""

from typing import Any

import pytest

from simulator.store.store import Transaction
from tests.aanlevering.bouwer import Bouwer
from tests.kaart.lezen import lees, objecten

BASIS = "/omgevingswet/omgevingsdocumenten/ogc/v2_0"
TEGELS = BASIS + "/collections/leverancierstest-{}/tiles/NetherlandsRDNewQuad"
ACTUEEL, VOLLEDIG = TEGELS.format("actueel"), TEGELS.format("volledig")
# The square of the builder (130000 450000) lies on these tiles: zoom/row/column.
TEGEL_0, TEGEL_11 = "0/0/0", "11/1054/965"
MVT = "application/vnd.mapbox-vector-tile"
KLOK = "2025-10-16T09:00:00+02:00"


@pytest.fixture
def geleverd(lto: Any) -> Any:
    """A tenant with one delivered Gebied of 100 by 100 metres, in force from 2025-11-03."""
    lto.klok(KLOK, loopt=False)
    antwoord = lto.lever(Bouwer().zip())
    assert antwoord.json()["uitkomst"] == "gepubliceerd", antwoord.text[:2000]
    return lto


def gebieden(client: Any, tegel: str, laag: str = "vlaklocaties") -> list[str]:
    antwoord = client.get(tegel)
    assert antwoord.status_code in (200, 204)
    return [naam for naam in objecten(antwoord.content, laag) if ".gebied." in naam]


def test_een_geleverd_gebied_staat_meteen_op_de_kaart(geleverd: Any) -> None:
    tegel = f"{ACTUEEL}/{TEGEL_11}.pbf"
    assert gebieden(geleverd, tegel) == []
    (alvast,) = gebieden(geleverd, f"{VOLLEDIG}/{TEGEL_11}.pbf", "vlaklocaties_totaal")
    geleverd.klok("2025-11-03T09:00:00+01:00", loopt=False)
    antwoord = geleverd.get(tegel)
    assert antwoord.headers["content-type"] == MVT
    vlak = objecten(antwoord.content, "vlaklocaties")[alvast]
    assert vlak["properties"] == {"identificatie": alvast, "versie": 1}
    # 100 m is 100 / 1.68 pixels of 16 units
    (ring,) = vlak["geometry"]["coordinates"]
    assert max(y for _, y in ring) - min(y for _, y in ring) == pytest.approx(100 / 1.68 * 16, abs=1)
    geleverd.post("/_lto/reset").raise_for_status()
    assert gebieden(geleverd, tegel) == []


def test_de_ligging_klopt(geleverd: Any) -> None:
    geleverd.klok("2025-11-03T09:00:00+01:00", loopt=False)
    (vlak,) = (
        vlak
        for naam, vlak in objecten(geleverd.get(f"{ACTUEEL}/{TEGEL_11}.pbf").content, "vlaklocaties").items()
        if ".gebied." in naam
    )
    zijde = 256 * 1.68
    ring = vlak["geometry"]["coordinates"][0]
    x = min(x for x, _ in ring) / 4096 * zijde - 285401.92 + 965 * zijde
    y = 903401.92 - 1054 * zijde - max(y for _, y in ring) / 4096 * zijde
    assert (x, y) == (pytest.approx(130000, abs=0.2), pytest.approx(450000, abs=0.2))


def test_met_en_zonder_pbf_is_gelijk_en_blijft_bewaard(geleverd: Any) -> None:
    met, zonder = geleverd.get(f"{VOLLEDIG}/{TEGEL_11}.pbf"), geleverd.get(f"{VOLLEDIG}/{TEGEL_11}?f=mvt")
    assert met.content == zonder.content
    assert met.headers["etag"]
    nogmaals = geleverd.get(f"{VOLLEDIG}/{TEGEL_11}.pbf", headers={"If-None-Match": met.headers["etag"]})
    assert nogmaals.status_code == 304


def test_lagen_per_collectie(lto: Any) -> None:
    assert list(lees(lto.get(f"{ACTUEEL}/{TEGEL_0}.pbf").content)) == ["vlaklocaties"]
    assert list(lees(lto.get(f"{VOLLEDIG}/{TEGEL_0}.pbf").content)) == ["vlaklocaties_totaal"]


@pytest.mark.parametrize(("soort", "laag"), [("Lijn", "lijnlocaties"), ("Punt", "puntlocaties")])
def test_lijnen_en_punten_hebben_hun_laag(lto: Any, soort: str, laag: str) -> None:
    geometrie = {
        "Lijn": b'{"type":"LineString","coordinates":[[155000,463000],[156000,464000]]}',
        "Punt": b'{"type":"Point","coordinates":[155010,463010]}',
    }[soort]
    bbox = [155000, 463000, 156000, 464000] if soort == "Lijn" else [155010, 463010, 155010, 463010]
    with lto.omgeving.write() as transaction:
        _zet(transaction, soort, geometrie, bbox)
    gevonden = objecten(lto.get(f"{ACTUEEL}/1/0/1.pbf").content, laag)
    assert list(gevonden) == ["nl.imow-gm9920.proef.1"]


def _zet(transaction: Transaction, soort: str, geometrie: bytes, bbox: list[int]) -> None:
    blob = transaction.blob(geometrie)
    transaction.put("geometrie", "g1", {"id": "g1", "soort": soort, "bbox": bbox, "blob": blob})
    record = {
        "identificatie": "nl.imow-gm9920.proef.1",
        "soort": soort,
        "regeling": "/akn/nl/act/gm9920/2025/x",
        "bevoegdGezag": "gm9920",
        "beeindigd": False,
        "versie": 1,
        "beginInwerking": "2019-01-01",
        "beginGeldigheid": "2019-01-01",
        "tijdstipRegistratie": "2019-01-01T00:00:00.000000Z",
        "doel": "",
        "aanlevering": "",
        "velden": {"geometrie": "g1"},
    }
    transaction.put("owobject", "nl.imow-gm9920.proef.1|1", record)


def test_een_lege_tegel_geeft_204(lto: Any) -> None:
    antwoord = lto.get(f"{ACTUEEL}/11/0/0.pbf")
    assert antwoord.status_code == 204
    assert antwoord.content == b""


@pytest.mark.parametrize("tegel", ["0/1/0", "3/8/0", "3/0/8", "11/2048/0", "12/0/0", "999999999/0/0"])
def test_buiten_het_rooster_geeft_404(lto: Any, tegel: str) -> None:
    antwoord = lto.get(f"{ACTUEEL}/{tegel}.pbf")
    assert antwoord.status_code == 404
    assert antwoord.headers["content-type"] == "application/problem+json"


GEEN_TEGEL = ["a/0/0", "0/-1/0", "0/0/x.pbf", "0/0/0.png", "0/0/0.pbf.pbf", "0/1e3/0", "0/٣/0", "0/0/%00"]


@pytest.mark.parametrize("tegel", GEEN_TEGEL)
def test_geen_tegelnummer_geeft_400(lto: Any, tegel: str) -> None:
    assert lto.get(f"{ACTUEEL}/{tegel}").status_code == 400


@pytest.mark.parametrize(
    ("pad", "status"),
    [
        ("/collections/productie-actueel", 404),
        ("/collections/productie-actueel/tiles", 404),
        ("/collections/productie-actueel/tiles/NetherlandsRDNewQuad/0/0/0.pbf", 404),
        ("/collections/leverancierstest-actueel/tiles/WebMercatorQuad", 404),
        ("/collections/leverancierstest-actueel/tiles/WebMercatorQuad/0/0/0.pbf", 404),
        ("/tileMatrixSets/" + "x" * 3000, 404),
        ("/?f=html", 400),
        ("/collections/leverancierstest-actueel/tiles/NetherlandsRDNewQuad/0/0/0?f=json", 400),
        ("/nergens", 404),
    ],
)
def test_wat_er_niet_is(lto: Any, pad: str, status: int) -> None:
    assert lto.get(BASIS + pad).status_code == status


def test_van_voorpagina_naar_tegel(lto: Any) -> None:
    """Follow the links as a generic client does, without key and under the tenant's prefix."""
    del lto.headers["x-api-key"]
    begin = lto.get(BASIS).json()
    assert begin == lto.get(f"{BASIS}/").json()
    for link in begin["links"]:
        assert lto.get(link["href"]).status_code == 200, link
    collecties = lto.get(_link(begin, "data")).json()["collections"]
    assert [collectie["id"] for collectie in collecties] == ["leverancierstest-actueel", "leverancierstest-volledig"]
    for collectie in collecties:
        lijst = lto.get(_link(collectie, "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector")).json()
        tegelset = lto.get(_link(lijst["tilesets"][0], "self")).json()
        rooster = lto.get(_link(tegelset, "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme")).json()
        assert rooster["tileMatrices"][0]["scaleDenominator"] == 12288000
        assert rooster["tileMatrices"][11]["cellSize"] == pytest.approx(1.68)
        sjabloon = _link(tegelset, "item")
        assert sjabloon.startswith(lto.basis)
        adres = sjabloon.replace("{tileMatrix}", "0").replace("{tileRow}", "0").replace("{tileCol}", "0")
        lagen = lees(lto.get(adres).content)
        assert set(lagen) <= {laag["id"] for laag in tegelset["layers"]}


def _link(inhoud: dict[str, Any], rel: str) -> str:
    return next(str(link["href"]) for link in inhoud["links"] if link["rel"] == rel)


def test_ambtsgebied_van_het_zaad_staat_op_de_kaart(lto: Any) -> None:
    namen = objecten(lto.get(f"{ACTUEEL}/{TEGEL_0}.pbf").content, "vlaklocaties")
    assert any(".ambtsgebied." in naam for naam in namen)
