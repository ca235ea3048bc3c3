"""The base map as WMTS: the colours at known places, KVP and REST, and what is refused."""

import io
from typing import Any

import pytest
from lxml import etree
from PIL import Image

from simulator.kaart.rooster import MERCATOR, RD_KAART, Rooster
from simulator.kaart.stijl import STIJLEN

BASIS = "/brt/achtergrondkaart/wmts/v2_0"
WMTS, OWS = "{http://www.opengis.net/wmts/1.0}", "{http://www.opengis.net/ows/1.1}"
GETTILE = {
    "SERVICE": "WMTS",
    "REQUEST": "GetTile",
    "VERSION": "1.0.0",
    "LAYER": "standaard",
    "STYLE": "default",
    "TILEMATRIXSET": "EPSG:28992",
    "FORMAT": "image/png",
    "TileMatrix": "3",
    "TileCol": "3",
    "TileRow": "4",
}
# Places in RD and, for the same places, in web mercator.
OP_ZEE, OP_LAND, BUITENLAND = (60000, 530000), (180000, 460000), (300000, 400000)
OP_LAND_MERCATOR = (642_000, 6_813_000)


def plaatje(antwoord: Any) -> Image.Image:
    assert antwoord.status_code == 200, antwoord.text
    assert antwoord.headers["content-type"] == "image/png"
    beeld = Image.open(io.BytesIO(antwoord.content))
    assert beeld.size == (256, 256)
    return beeld.convert("RGB")


def kleur(client: Any, laag: str, rooster: Rooster, plek: tuple[float, float], zoom: int = 6) -> tuple[int, ...]:
    zijde = rooster.resolutie(zoom) * 256
    kolom, x = divmod((plek[0] - rooster.links) / zijde, 1)
    rij, y = divmod((rooster.boven - plek[1]) / zijde, 1)
    beeld = plaatje(client.get(f"{BASIS}/{laag}/{rooster.naam}/{zoom}/{kolom:.0f}/{rij:.0f}.png"))
    gevonden = beeld.getpixel((int(x * 256), int(y * 256)))
    assert isinstance(gevonden, tuple)
    return gevonden


@pytest.mark.parametrize("laag", sorted(STIJLEN))
def test_zee_land_en_buitenland(lto: Any, laag: str) -> None:
    assert kleur(lto, laag, RD_KAART, OP_ZEE) == STIJLEN[laag].water
    assert kleur(lto, laag, RD_KAART, OP_LAND, 9) in STIJLEN[laag].land
    assert kleur(lto, laag, RD_KAART, BUITENLAND) == STIJLEN[laag].buiten


def test_ook_in_web_mercator(lto: Any) -> None:
    assert kleur(lto, "pastel", MERCATOR, OP_LAND_MERCATOR, 14) in STIJLEN["pastel"].land
    assert kleur(lto, "pastel", MERCATOR, (400_000, 6_950_000), 10) == STIJLEN["pastel"].water


def test_kvp_is_gelijk_aan_rest(lto: Any) -> None:
    rest = lto.get(f"{BASIS}/standaard/EPSG:28992/3/3/4.png")
    assert lto.get(BASIS, params=GETTILE).content == rest.content
    klein = {naam.lower(): waarde for naam, waarde in GETTILE.items()}
    assert lto.get(f"{BASIS}/", params={**klein, "tilematrix": "EPSG:28992:3"}).content == rest.content
    assert lto.get(f"{BASIS}/standaard/EPSG:28992/03/3/4.png").content == rest.content
    nogmaals = lto.get(f"{BASIS}/standaard/EPSG:28992/3/3/4.png", headers={"If-None-Match": rest.headers["etag"]})
    assert nogmaals.status_code == 304


def test_tegels_sluiten_op_elkaar_aan(lto: Any) -> None:
    """A name or border goes on across the edge of a tile: the columns at both sides of an edge look alike."""
    links = plaatje(lto.get(f"{BASIS}/standaard/EPSG:28992/5/15/15.png"))
    rechts = plaatje(lto.get(f"{BASIS}/standaard/EPSG:28992/5/16/15.png"))
    anders = 0
    for y in range(256):
        een, ander = links.getpixel((255, y)), rechts.getpixel((0, y))
        assert isinstance(een, tuple)
        assert isinstance(ander, tuple)
        anders += max(abs(a - b) for a, b in zip(een, ander, strict=True)) > 60
    assert anders < 20


def test_namen_staan_erop(lto: Any) -> None:
    """Text is darker than anything else on land."""
    beeld = plaatje(lto.get(f"{BASIS}/standaard/EPSG:28992/5/16/16.png"))
    tekst = STIJLEN["standaard"].gemeentenaam
    kleuren = beeld.getcolors(65536) or []
    assert sum(aantal for aantal, pixel in kleuren if pixel == tekst) > 20


def test_adressen_als_die_er_zijn(lto: Any) -> None:
    leeg = lto.get(f"{BASIS}/standaard/EPSG:28992/13/4096/4095.png").content
    with lto.omgeving.write() as transaction:
        adres = {"x": 155020.0, "y": 463030.0, "straat": "Kaartstraat ő", "huisnummer": 12, "huisletter": "b"}
        transaction.put("adres", "proef", adres)
        transaction.put("adres", "stuk", {"x": None, "straat": 3})
    antwoord = lto.get(f"{BASIS}/standaard/EPSG:28992/13/4096/4095.png")
    assert antwoord.content != leeg
    kleuren = {kleur for _, kleur in plaatje(antwoord).getcolors(65536) or []}
    assert STIJLEN["standaard"].pand in kleuren
    assert STIJLEN["standaard"].straat in kleuren
    assert lto.get(f"{BASIS}/standaard/EPSG:3857/18/138241/86261.png").status_code == 200


@pytest.mark.parametrize("pad", [BASIS + "?SERVICE=WMTS&REQUEST=GetCapabilities", BASIS + "/WMTSCapabilities.xml"])
def test_capabilities_beschrijven_wat_er_is(lto: Any, pad: str) -> None:
    antwoord = lto.get(pad)
    assert antwoord.headers["content-type"] == "application/xml"
    boom = etree.fromstring(antwoord.content)
    lagen = boom.findall(f"{WMTS}Contents/{WMTS}Layer")
    assert [laag.findtext(f"{OWS}Identifier") for laag in lagen] == ["standaard", "grijs", "pastel", "water"]
    roosters = boom.findall(f"{WMTS}Contents/{WMTS}TileMatrixSet")
    for rooster in roosters:
        for matrix in rooster.findall(f"{WMTS}TileMatrix")[::6]:
            (bron,) = lagen[0].findall(f"{WMTS}ResourceURL")
            adres = bron.get("template", "")
            assert adres.startswith(lto.basis)
            midden = str(int(matrix.findtext(f"{WMTS}MatrixWidth") or 0) // 2)
            delen = {
                "TileMatrixSet": rooster.findtext(f"{OWS}Identifier") or "",
                "TileMatrix": matrix.findtext(f"{OWS}Identifier") or "",
                "TileCol": midden,
                "TileRow": midden,
            }
            for naam, waarde in delen.items():
                adres = adres.replace(f"{{{naam}}}", waarde)
            plaatje(lto.get(adres))


def test_capabilities_volgens_het_schema_van_een_client(lto: Any) -> None:
    """What OpenLayers and QGIS read: scale and corner of the Dutch guideline."""
    boom = etree.fromstring(lto.get(f"{BASIS}/WMTSCapabilities.xml").content)
    rooster = boom.find(f"{WMTS}Contents/{WMTS}TileMatrixSet")
    assert rooster is not None
    assert rooster.findtext(f"{OWS}SupportedCRS") == "urn:ogc:def:crs:EPSG::28992"
    eerste = rooster.find(f"{WMTS}TileMatrix")
    assert eerste is not None
    assert float(eerste.findtext(f"{WMTS}ScaleDenominator") or 0) == pytest.approx(12288000)
    assert eerste.findtext(f"{WMTS}TopLeftCorner") == "-285401.92 903401.92"


@pytest.mark.parametrize(
    ("anders", "code", "waar"),
    [
        ({"SERVICE": "WMS"}, "InvalidParameterValue", "SERVICE"),
        ({"SERVICE": ""}, "MissingParameterValue", "SERVICE"),
        ({"REQUEST": "GetFeatureInfo"}, "OperationNotSupported", "REQUEST"),
        ({"REQUEST": ""}, "MissingParameterValue", "REQUEST"),
        ({"VERSION": "2.0.0"}, "InvalidParameterValue", "VERSION"),
        ({"FORMAT": "image/jpeg"}, "InvalidParameterValue", "FORMAT"),
        ({"LAYER": "luchtfoto"}, "InvalidParameterValue", "LAYER"),
        ({"LAYER": "\x07<&'\"\ud7ff" + "x" * 3000}, "InvalidParameterValue", "LAYER"),
        ({"TILEMATRIXSET": "EPSG:4326"}, "InvalidParameterValue", "TILEMATRIXSET"),
        ({"TileMatrix": "15"}, "InvalidParameterValue", "TILEMATRIX"),
        ({"TileMatrix": "-1"}, "InvalidParameterValue", "TILEMATRIX"),
        ({"TileCol": "8"}, "TileOutOfRange", "TILECOL"),
        ({"TileRow": "999999999"}, "TileOutOfRange", "TILEROW"),
        ({"TileRow": "1e2"}, "InvalidParameterValue", "TILEROW"),
        ({"TileRow": ""}, "MissingParameterValue", "TILEROW"),
    ],
)
def test_kvp_dat_niet_kan(lto: Any, anders: dict[str, str], code: str, waar: str) -> None:
    antwoord = lto.get(BASIS, params={**GETTILE, **anders})
    assert antwoord.status_code == 400
    fout = etree.fromstring(antwoord.content).find(f"{OWS}Exception")
    assert fout is not None
    assert (fout.get("exceptionCode"), fout.get("locator")) == (code, waar)


@pytest.mark.parametrize(
    "pad",
    [
        "standaard/EPSG:28992/3/8/0.png",
        "standaard/EPSG:28992/15/0/0.png",
        "standaard/EPSG:3857/20/0/0.png",
        "standaard/EPSG:28992/3/0/0.jpg",
        "standaard/EPSG:28992/3/0/0",
        "luchtfoto/EPSG:28992/3/0/0.png",
        "standaard/EPSG:25831/3/0/0.png",
        "standaard/EPSG:28992/x/y/z.png",
        "standaard/EPSG:28992/3/-1/0.png",
        "standaard/EPSG:28992/3/٣/0.png",
    ],
)
def test_paden_waar_geen_tegel_is(lto: Any, pad: str) -> None:
    assert lto.get(f"{BASIS}/{pad}").status_code == 404


def test_zonder_sleutel(lto: Any) -> None:
    del lto.headers["x-api-key"]
    assert lto.get(f"{BASIS}/standaard/EPSG:28992/0/0/0.png").status_code == 200
    assert lto.post(BASIS).status_code == 405
