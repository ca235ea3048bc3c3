"""PDOK Locatieserver v3.1: what lies at a point; and which authorities govern it."""

from typing import Any

import pytest

from simulator.omgevingsdocument.gezagen import gezagen_op
from tests.adressen.test_zoeken import vraag
from tests.conftest import Omgevingsclient

AMSTERDAM = {"X": 122177, "Y": 487877}  # De Ruijterkade 105
OTTERLO = {"X": 181173, "Y": 456631}


def test_adres_bij_een_punt(lto: Omgevingsclient) -> None:
    doc = vraag(lto, "reverse", X=122178, Y=487877, rows=1)["response"]["docs"][0]
    assert set(doc) == {"id", "type", "weergavenaam", "score", "afstand"}
    assert (doc["type"], doc["afstand"]) == ("adres", 1.0)
    assert doc["weergavenaam"].startswith("De Ruijterkade 105")


def test_zelfde_punt_in_graden(lto: Omgevingsclient) -> None:
    doc = vraag(lto, "reverse", lat=52.37777968, lon=4.90516681, rows=1)["response"]["docs"][0]
    assert doc["weergavenaam"].startswith("De Ruijterkade 105") and doc["afstand"] < 0.5


@pytest.mark.parametrize(
    ("punt", "gemeente"),
    [(AMSTERDAM, "Gemeente Amsterdam"), (OTTERLO, "Gemeente Ede"), ({"X": 98500, "Y": 540800}, "Gemeente TST_20")],
)
def test_gebieden_bij_een_punt(lto: Omgevingsclient, punt: dict[str, int], gemeente: str) -> None:
    docs = vraag(lto, "reverse", **punt, type=["gemeente", "perceel"], distance=0)["response"]["docs"]
    assert [doc["weergavenaam"] for doc in docs if doc["type"] == "gemeente"] == [gemeente]
    assert all(doc["afstand"] == 0 for doc in docs)
    docs = vraag(lto, "reverse", **punt, type="gemeente,provincie,waterschap", distance=0, fl="*")["response"]["docs"]
    gezien = {doc["type"]: doc for doc in docs}
    codes = gezagen_op(lto.omgeving.stand, punt["X"], punt["Y"])
    assert [code[:2] for code in codes] == ["gm", "pv", "ws"]
    assert gezien["gemeente"]["gemeentecode"] == codes[0][2:]
    assert gezien["provincie"]["provinciecode"] == codes[1].upper()
    assert set(gezien) == {"gemeente", "provincie", "waterschap"}


def test_klik_op_de_kaart_zoals_de_viewer_doet(lto: Omgevingsclient) -> None:
    """Parcel at the point, nearest address, and the address stands on that parcel (facts/overige-apis.md 9.1)."""
    for punt in (AMSTERDAM, _plek(lto, "Verzonnen Molenweg 2A Almere"), _plek(lto, "Hoofdstraat 113 Bovenkarspel")):
        percelen = vraag(lto, "reverse", **punt, type=["gemeente", "perceel"], distance=0, fl="*")["response"]["docs"]
        perceel = next(doc for doc in percelen if doc["type"] == "perceel")
        adres = vraag(lto, "reverse", **punt, type="adres", rows=1)["response"]["docs"][0]
        gevonden = vraag(lto, "lookup", id=adres["id"], fl="*")["response"]["docs"][0]
        assert gevonden["gekoppeld_perceel"] == [perceel["identificatie"]]
        assert perceel["geometrie_rd"].startswith("POLYGON")


def _plek(lto: Omgevingsclient, zoekterm: str) -> dict[str, Any]:
    punt = vraag(lto, "free", q=zoekterm, fq="type:adres")["response"]["docs"][0]["centroide_rd"]
    x, y = punt.removeprefix("POINT(").removesuffix(")").split()
    return {"X": x, "Y": y}


def test_echt_perceel(lto: Omgevingsclient) -> None:
    docs = vraag(lto, "reverse", **OTTERLO, type="perceel", distance=0, fl="*")["response"]["docs"]
    assert [doc["kadastrale_aanduiding"] for doc in docs] == [["OTL02-B-2318"]]
    assert (docs[0]["kadastrale_grootte"], docs[0]["perceelnummer"]) == (6345, 2318)


def test_afstand_en_aantal(lto: Omgevingsclient) -> None:
    binnen = vraag(lto, "reverse", **AMSTERDAM, distance=100, rows=100)["response"]
    afstanden = [doc["afstand"] for doc in binnen["docs"]]
    assert afstanden == sorted(afstanden) and 0 < afstanden[-1] <= 100
    assert binnen["numFound"] == len(afstanden) > 10
    assert vraag(lto, "reverse", X=0, Y=700000, distance=1000)["response"]["docs"] == []
    for buiten in ({"X": 900000, "Y": 900000}, {"X": -300000, "Y": 400000}, {"lat": 40.4, "lon": -3.7}):
        leeg = vraag(lto, "reverse", **buiten, type="*")["response"]
        assert (leeg["numFound"], leeg["maxScore"], leeg["docs"]) == (0, 0.0, [])
    assert len(vraag(lto, "reverse", X=0, Y=700000, rows=3)["response"]["docs"]) == 3
    assert vraag(lto, "reverse", **AMSTERDAM, type="bestaatniet")["response"]["docs"] == []
    alles = vraag(lto, "reverse", **AMSTERDAM, type="*", rows=100)["response"]["docs"]
    assert {doc["type"] for doc in alles} >= {"gemeente", "provincie", "waterschap", "perceel", "adres", "weg"}
    weg = vraag(lto, "reverse", **AMSTERDAM, fq="type:weg")["response"]
    assert weg["docs"] == [] and weg["numFound"] > 0


def test_elk_adres_ligt_in_zijn_gemeente(lto: Omgevingsclient) -> None:
    stand = lto.omgeving.stand
    for adres in stand.all("adres"):
        codes = gezagen_op(stand, adres["x"], adres["y"])
        assert adres["gemeente"] in codes, adres
        assert len(codes) <= 6


def test_zee_heeft_geen_gezag(lto: Omgevingsclient) -> None:
    assert gezagen_op(lto.omgeving.stand, 10000, 600000) == []
    assert gezagen_op(lto.omgeving.stand, float("inf"), 0) == []


def test_reset_en_levering_laten_de_zoekindex_staan(lto: Omgevingsclient) -> None:
    from simulator.adressen.zoekindex import zoekindex

    voor = zoekindex(lto.omgeving.stand)
    lto.klok("2026-01-01T00:00:00Z")
    assert zoekindex(lto.omgeving.stand) is voor
