"""What is wrong with a read is said in a problem document, never with a 500; the others keep being served."""

from typing import Any

import orjson
import pytest

from tests.api.conftest import GEOMETRIE, ONTSLUITEN, PRESENTEREN, RD
from tests.conftest import Omgevingsclient

BAL = f"{PRESENTEREN}/regelingen/_akn_nl_act_mnre1034_2018_BWBR0041330"
PUNT = {"type": "Point", "coordinates": [155000, 463000]}
ZOEKPADEN = [
    f"{PRESENTEREN}/regelingen/_zoek",
    f"{PRESENTEREN}/onderwerpen/_zoek",
    f"{BAL}/regeltekstannotaties/_zoek",
    f"{ONTSLUITEN}/documenten/_zoek",
]


def probleem(antwoord: Any, *statussen: int) -> dict[str, Any]:
    """The problem document of an answer."""
    assert antwoord.status_code in statussen, (antwoord.status_code, antwoord.text[:500])
    inhoud: dict[str, Any] = antwoord.json()
    assert inhoud["status"] == antwoord.status_code
    assert "Traceback" not in antwoord.text
    return inhoud


@pytest.mark.parametrize(
    ("vraag", "naam"),
    [
        ("page=0", "page"),
        ("page=-1", "page"),
        ("page=een", "page"),
        ("page=99999999999999999999", "page"),
        ("size=0", "size"),
        ("size=201", "size"),
        ("size=1000000000", "size"),
        ("_sort=titel", "_sort"),
        ("_sort=identificatie,--identificatie", "_sort"),
        ("_expand=misschien", "_expand"),
        ("locatieSelectie=secundair", "locatieSelectie"),
        ("geldigOp=gisteren", "geldigOp"),
        ("geldigOp=2024-02-30", "geldigOp"),
        ("inWerkingOp=01-01-2024", "inWerkingOp"),
        ("beschikbaarOp=nu", "beschikbaarOp"),
        ("synchroniseerMetTileset=Actueel", "synchroniseerMetTileset"),
    ],
)
def test_parameters_van_presenteren(gevuld: Omgevingsclient, vraag: str, naam: str) -> None:
    inhoud = probleem(gevuld.get(f"{PRESENTEREN}/regelingen?{vraag}"), 400)
    assert any(param["name"].startswith(naam) for param in inhoud["invalid-params"])


@pytest.mark.parametrize(
    "vraag",
    ["bevoegdGezag=gm0001", "embedded=true", "%00=%00", "x=" + "y" * 5000, "_sort=", "beschikbaarOp=2024-01-01T10:44Z"],
)
def test_wat_onbekend_is_mag(gevuld: Omgevingsclient, vraag: str) -> None:
    assert gevuld.get(f"{PRESENTEREN}/regelingen?{vraag}").status_code in (200, 400)
    if not vraag.startswith("_sort"):
        assert gevuld.get(f"{PRESENTEREN}/regelingen?{vraag}").status_code == 200


@pytest.mark.parametrize(
    "tijd",
    [
        "2025-06-09T19:30:52.716757698%2B02:00",
        "2025-07-18T18:55:45.29612883Z",
        "2024-04-06T10:44Z",
        "2025-01-01T23:59:59Z",
    ],
)
def test_slordige_tijdstippen_mogen(gevuld: Omgevingsclient, tijd: str) -> None:
    assert gevuld.get(f"{BAL}?beschikbaarOp={tijd}").status_code == 200


@pytest.mark.parametrize("pad", ZOEKPADEN)
@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b'"x"', b"\xff\xfe", b'{"geometrie":NaN}', b'{"geometrie":1e999}']
)
def test_kapotte_body(gevuld: Omgevingsclient, pad: str, body: bytes) -> None:
    probleem(gevuld.post(pad, content=body, headers={**RD, "Content-Type": "application/json"}), 400)


@pytest.mark.parametrize("pad", ZOEKPADEN)
def test_verkeerd_media_type(gevuld: Omgevingsclient, pad: str) -> None:
    inhoud = probleem(gevuld.post(pad, content=b"<x/>", headers={**RD, "Content-Type": "application/xml"}), 415)
    assert "application/json" in inhoud["detail"]


@pytest.mark.parametrize("pad", ZOEKPADEN)
@pytest.mark.parametrize(
    ("kop", "status"),
    [
        (None, 422),
        ("http://www.opengis.net/def/crs/EPSG/0/4258", 422),
        ("http://www.opengis.net/def/crs/OGC/1.3/CRS84", 422),
        ("EPSG:28992", 400),
        ("epsg:28992", 400),
        ("onzin", 400),
    ],
)
def test_content_crs(gevuld: Omgevingsclient, pad: str, kop: str | None, status: int) -> None:
    koppen = {} if kop is None else {"Content-Crs": kop}
    inhoud = probleem(gevuld.post(pad, json={"geometrie": PUNT}, headers=koppen), status)
    if status == 400:
        assert inhoud["invalid-params"][0]["name"] == "Content-Crs"


@pytest.mark.parametrize("pad", [f"{PRESENTEREN}/regelingen/_zoek", f"{ONTSLUITEN}/documenten/_zoek"])
def test_zonder_geometrie_telt_content_crs_niet(gevuld: Omgevingsclient, pad: str) -> None:
    assert gevuld.post(pad, json={}, headers={"Content-Crs": "onzin"}).status_code == 200


@pytest.mark.parametrize("pad", ZOEKPADEN)
@pytest.mark.parametrize(
    "plek",
    [
        {},
        {"type": "Point"},
        {"type": "Punt", "coordinates": [1, 2]},
        {"type": "Point", "coordinates": []},
        {"type": "Point", "coordinates": [1]},
        {"type": "Point", "coordinates": ["1", "2"]},
        {"type": "Point", "coordinates": [None, None]},
        {"type": "Point", "coordinates": [True, False]},
        {"type": "Point", "coordinates": [1e300, 1e300]},
        {"type": "Point", "coordinates": [[1, 2], [3, 4]]},
        {"type": "LineString", "coordinates": [[1, 2]]},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": [[]]},
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [2, 2]]]},
        {"type": "Polygon", "coordinates": [[[0, 0], [0, 9], [9, 9], [9, 0]]]},
        {"type": "MultiPolygon", "coordinates": [[[[0, 0], [1, 1]]]]},
        {"type": "GeometryCollection", "geometries": []},
        {"type": "GeometryCollection", "geometries": [{"type": "GeometryCollection", "geometries": [PUNT]}]},
        "POINT(1 2)",
        [155000, 463000],
    ],
)
def test_kapotte_geometrie(gevuld: Omgevingsclient, pad: str, plek: Any) -> None:
    probleem(gevuld.post(pad, json={"geometrie": plek}, headers=RD), 400, 422)


@pytest.mark.parametrize(
    "pad",
    [
        f"{PRESENTEREN}/regelingen/_akn_nl_act_gm9999_2020_geen",
        f"{ONTSLUITEN}/documenten/_akn_nl_act_gm9999_2020_geen",
        f"{GEOMETRIE}/geometrieen/3f2504e0-4f89-41d3-9a0c-0305e82c3301?crs=http://www.opengis.net/def/crs/EPSG/0/28992",
    ],
)
def test_wat_er_niet_is(gevuld: Omgevingsclient, pad: str) -> None:
    """facts/presenteren.md 2.7."""
    inhoud = probleem(gevuld.get(pad), 404)
    assert inhoud["detail"] == "Er zijn geen gegevens gevonden op grond van de opgegeven input parameters"


def test_media_type_van_het_document(lto: Omgevingsclient) -> None:
    """facts/overige-apis.md 0.1."""
    for basis, verwacht in ((ONTSLUITEN, "application/json;charset=UTF-8"), (PRESENTEREN, "application/json")):
        assert lto.get(f"{basis}/openapi.json").headers["content-type"] == verwacht


def test_decimalen(gevuld: Omgevingsclient) -> None:
    body = {"geometrie": {"type": "Point", "coordinates": [155000.1234, 463000.5]}}
    for pad in ZOEKPADEN[:3]:
        assert probleem(gevuld.post(pad, json=body, headers=RD), 400)["invalid-params"]
    onverwerkbaar = probleem(gevuld.post(ZOEKPADEN[3], json=body, headers=RD), 422)
    assert onverwerkbaar["detail"] == "Geometrie heeft meer dan 3 decimalen"
    body["geometrie"]["coordinates"] = [155000.123, 463000.5]
    for pad in ZOEKPADEN:
        assert gevuld.post(pad, json=body, headers=RD).status_code == 200


def test_een_zelfsnijdend_vlak_mag(gevuld: Omgevingsclient) -> None:
    strik = {
        "type": "Polygon",
        "coordinates": [[[150000, 460000], [160000, 470000], [160000, 460000], [150000, 470000], [150000, 460000]]],
    }
    for pad in ZOEKPADEN:
        assert gevuld.post(pad, json={"geometrie": strik}, headers=RD).status_code == 200


def diep(diepte: int) -> bytes:
    """A search body with collections in collections."""
    kern = b'{"type":"Point","coordinates":[1,2]}'
    return b'{"geometrie":' + b'{"type":"GeometryCollection","geometries":[' * diepte + kern + b"]}" * diepte + b"}"


@pytest.mark.parametrize("pad", ZOEKPADEN)
@pytest.mark.parametrize("diepte", [2, 50, 100_000])
def test_diepe_verzameling(gevuld: Omgevingsclient, pad: str, diepte: int) -> None:
    kop = {**RD, "Content-Type": "application/json"}
    probleem(gevuld.post(pad, content=diep(diepte), headers=kop), 400, 413)


@pytest.mark.parametrize("pad", ZOEKPADEN)
def test_dieper_dan_de_validator_gaat(eigen: Omgevingsclient, pad: str) -> None:
    antwoord = eigen.post(pad, content=diep(500), headers={**RD, "Content-Type": "application/json"})
    probleem(antwoord, 400, 413)


@pytest.mark.parametrize("pad", ZOEKPADEN)
def test_een_miljoen_punten(gevuld: Omgevingsclient, pad: str) -> None:
    punten = [[100_000 + nummer % 100_000, 400_000 + nummer // 100_000] for nummer in range(1_000_000)]
    body = orjson.dumps({"geometrie": {"type": "MultiPoint", "coordinates": punten}})
    probleem(gevuld.post(pad, content=body, headers={**RD, "Content-Type": "application/json"}), 400, 413, 422)
    assert gevuld.get(BAL).status_code == 200


@pytest.mark.parametrize("basis", [PRESENTEREN, GEOMETRIE, ONTSLUITEN])
def test_paden_die_niet_bestaan(gevuld: Omgevingsclient, basis: str) -> None:
    for pad in (
        "/weg",
        "/regelingen/a/b/c",
        "/%00",
        "/regelingen/%00/documentstructuur",
        "/documenten/%00",
        "/geometrieen/%00",
    ):
        probleem(gevuld.get(f"{basis}{pad}"), 400, 404)
    assert gevuld.delete(f"{basis}/crss").status_code == 405


def test_schuine_streep_gecodeerd_is_html(gevuld: Omgevingsclient) -> None:
    antwoord = gevuld.get(f"{PRESENTEREN}/regelingen/%2Fakn%2Fnl%2Fact%2Fmnre1034%2F2018%2FBWBR0041330")
    assert antwoord.status_code == 400
    assert antwoord.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    ("body", "naam"),
    [
        ({"typeBevoegdGezag": []}, "typeBevoegdGezag"),
        ({"typeBevoegdGezag": ["rijk"]}, "typeBevoegdGezag"),
        ({"bevoegdGezag": []}, "bevoegdGezag"),
        ({"bevoegdGezag": "gm0344"}, "bevoegdGezag"),
        ({"bevoegdGezag": [1]}, "bevoegdGezag"),
    ],
)
def test_zoekobject_van_presenteren(gevuld: Omgevingsclient, body: Any, naam: str) -> None:
    inhoud = probleem(gevuld.post(f"{PRESENTEREN}/regelingen/_zoek", json=body), 400)
    assert naam in inhoud["invalid-params"][0]["name"]


def test_zonder_sleutel(gevuld: Omgevingsclient) -> None:
    for basis in (PRESENTEREN, GEOMETRIE, ONTSLUITEN):
        inhoud = probleem(gevuld.get(f"{basis}/crss", headers={"x-api-key": ""}), 401)
        assert inhoud["type"].endswith("/Ongeautoriseerd")
