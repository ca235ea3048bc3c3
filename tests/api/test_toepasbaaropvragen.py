"""Omgevingsdocumenten toepasbaar opvragen v7, over the seed and over what is delivered."""

import json
import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.api.conftest import NU
from tests.conftest import Omgevingsclient

TOEPASBAAR = "/publiek/omgevingsdocumenten/api/toepasbaaropvragen/v7"
OGC = "http://www.opengis.net/def/crs/EPSG/0/28992"
RD = {"Content-Crs": "EPSG:28992"}
AMSTERDAM = (121800, 487500)
ZEE = (-200000, 700000)
GM = "nl.imow-gm0363.ambtsgebied.GM0363"
A, B = "nl.imow-mnre1034.ambtsgebied.LND6030A", "nl.imow-mnre1034.ambtsgebied.LND6030B"
DAKKAPEL = "nl.imow-gm0363.activiteit.Dakkapel"
ROUTES = (
    *("activiteitidentificaties", "locaties", "primairelocaties"),
    *("locatieidentificaties", "geometrieidentificaties"),
)


@pytest.fixture
def lto(lto: Omgevingsclient) -> Omgevingsclient:
    lto.klok(NU, loopt=False)
    return lto


def geo(*punt: float, operator: str = "intersects") -> dict[str, Any]:
    return {"geometrie": {"type": "Point", "coordinates": list(punt)}, "spatialOperator": operator}


def vlak(x: float, y: float, straal: float, operator: str = "intersects") -> dict[str, Any]:
    hoeken = [[-1, -1], [1, -1], [1, 1], [-1, 1], [-1, -1]]
    ring = [[x + straal * dx, y + straal * dy] for dx, dy in hoeken]
    return {"geometrie": {"type": "Polygon", "coordinates": [ring]}, "spatialOperator": operator}


def body(naam: str, plek: Any) -> Any:
    """A search object for a place, in the form that this route takes."""
    if naam == "activiteitidentificaties":
        return plek
    return {"geo": plek, **({"locatieIdentificaties": [GM]} if naam == "geometrieidentificaties" else {})}


def zoek(lto: Omgevingsclient, naam: str, inhoud: Any, **query: Any) -> httpx.Response:
    return lto.post(f"{TOEPASBAAR}/{naam}/_zoek", json=inhoud, headers=RD, params=query)


def lees(lto: Omgevingsclient, pad: str, **query: Any) -> dict[str, Any]:
    antwoord = lto.get(f"{TOEPASBAAR}/{pad}", params=query)
    assert antwoord.status_code == 200, antwoord.text
    inhoud: dict[str, Any] = antwoord.json()
    return inhoud


def paginas(lto: Omgevingsclient, adres: str) -> Iterator[dict[str, Any]]:
    while adres:
        pagina = lto.get(adres).json()
        yield pagina
        adres = pagina["_links"].get("next", {}).get("href", "")


def test_levenscyclus_bladert_vanaf_nul(lto: Omgevingsclient) -> None:
    gelezen = list(paginas(lto, f"{TOEPASBAAR}/activiteitengeaggregeerd/levenscyclus?size=200"))
    assert [pagina["page"]["number"] for pagina in gelezen] == list(range(len(gelezen)))
    alle = [activiteit for pagina in gelezen for activiteit in pagina["_embedded"]["activiteiten"]]
    assert len(alle) == gelezen[0]["page"]["totalElements"]
    namen = [activiteit["identificatie"] for activiteit in alle]
    assert namen == sorted(set(namen))
    assert DAKKAPEL in namen
    delivered = {r["identificatie"] for r in lto.omgeving.stand.all("owobject") if r["soort"] == "Activiteit"}
    assert set(namen) == delivered


def test_activiteit_met_haar_locaties(lto: Omgevingsclient) -> None:
    (activiteit,) = lees(lto, f"activiteitengeaggregeerd/{DAKKAPEL}/levenscyclus")["_embedded"]["activiteiten"]
    links = activiteit.pop("_links")
    assert activiteit == {
        "identificatie": DAKKAPEL,
        "naam": "Dakkapel bouwen, in stand houden of gebruiken",
        "groep": {
            "code": "http://standaarden.omgevingswet.overheid.nl/activiteit/id/concept/BouwactiviteitRuimtelijk",
            "waarde": "bouwactiviteit ruimtelijk",
        },
        "oin": "00000001002564440000",
        "bevoegdGezag": {"naam": "Gemeente Amsterdam", "bestuurslaag": "gemeente", "code": "gm0363"},
        "is": "nl.imow-gm0363.activiteit.BouwwerkBouwen",
        "geregistreerdMet": {"versie": 1, "beginGeldigheid": "2024-01-01"},
        "laatsteWijzigingOp": "2019-01-01",
        "isGereguleerdVoor": [{"identificatie": GM, "geregistreerdMet": {"beginGeldigheid": "2024-01-01"}}],
    }
    assert lto.get(links["heeftRegeltekst"]["href"]).status_code == 200
    assert lto.get(links["heeftJuridischeBron"]["href"]).status_code == 200
    assert lto.get(links["self"]["href"]).json()["page"]["totalElements"] == 1


def test_juridische_bron_en_regelteksten(lto: Omgevingsclient) -> None:
    bron = lees(lto, f"activiteiten/{DAKKAPEL}/juridischebron")
    assert bron["documentIdentificatie"] == "/akn/nl/act/gm0363/2020/omgevingsplan"
    (tekst,) = bron["regelteksten"]
    assert tekst["wId"].startswith("gm0363_1-0__chp_22__")
    assert "dakkapel bouwen" in tekst["omschrijving"]
    assert "<" not in tekst["omschrijving"]
    assert lees(lto, f"activiteiten/{DAKKAPEL}/regelteksten")["_embedded"]["regelteksten"] == [tekst]


def test_tijdreis(lto: Omgevingsclient) -> None:
    pad = f"{TOEPASBAAR}/activiteiten/{DAKKAPEL}/regelteksten"
    assert lto.get(pad, params={"geldigOp": "2024-01-01", "inWerkingOp": "2024-01-01"}).status_code == 200
    assert lto.get(pad, params={"geldigOp": "2023-12-31"}).status_code == 404
    assert lto.get(pad, params={"inWerkingOp": "2023-12-31"}).status_code == 404
    assert lto.get(pad, params={"beschikbaarOp": "2018-12-31T00:00:00Z"}).status_code == 404
    assert lto.get(pad, params={"synchroniseerMetTileset": "volledig"}).status_code == 200
    voor = lees(lto, "activiteitengeaggregeerd/levenscyclus", beschikbaarOp="2018-12-31T00:00:00Z")
    assert voor["page"]["totalElements"] == 0
    toen = zoek(lto, "activiteitidentificaties", geo(*AMSTERDAM), geldigOp="2023-12-31").json()
    assert DAKKAPEL not in toen
    assert "nl.imow-mnre1034.activiteit.Omgevingsplanactiviteit" in toen


@pytest.mark.parametrize("crs", ["EPSG:28992", "epsg:28992", OGC])
def test_activiteiten_op_een_plek(lto: Omgevingsclient, crs: str) -> None:
    antwoord = lto.post(
        f"{TOEPASBAAR}/activiteitidentificaties/_zoek", json=geo(*AMSTERDAM), headers={"Content-Crs": crs}
    )
    assert antwoord.status_code == 200, antwoord.text
    gevonden = antwoord.json()
    assert gevonden == sorted(set(gevonden))
    assert DAKKAPEL in gevonden
    assert not any("gm0995" in naam for naam in gevonden)


def test_buiten_elk_gebied_is_leeg(lto: Omgevingsclient) -> None:
    assert zoek(lto, "activiteitidentificaties", geo(*ZEE)).json() == []
    assert zoek(lto, "locaties", {"geo": geo(*ZEE)}).json()["page"]["totalElements"] == 0


def test_locaties_raken_of_liggen_erin(lto: Omgevingsclient) -> None:
    def relaties(plek: dict[str, Any]) -> dict[str, str]:
        inhoud = zoek(lto, "locaties", {"geo": plek}).json()
        return {locatie["identificatie"]: locatie["spatialOperator"] for locatie in inhoud["_embedded"]["locaties"]}

    assert relaties(geo(*AMSTERDAM)).items() >= {GM: "intersects", A: "intersects", B: "intersects"}.items()
    ruim = vlak(*AMSTERDAM, 30_000)
    assert relaties(ruim)[GM] == "within"
    assert relaties(ruim)[A] == "intersects"
    erin = relaties({**ruim, "spatialOperator": "within"})
    assert GM in erin
    assert A not in erin
    assert set(erin.values()) == {"within"}
    assert relaties(geo(*AMSTERDAM, operator="within")) == {}


def test_alleen_gevraagde_locaties(lto: Omgevingsclient) -> None:
    inhoud = zoek(lto, "locaties", {"geo": geo(*AMSTERDAM), "locatieIdentificaties": [B, "onbekend"]}).json()
    assert [locatie["identificatie"] for locatie in inhoud["_embedded"]["locaties"]] == [B]
    leeg = zoek(lto, "locaties", {"geo": geo(*AMSTERDAM), "locatieIdentificaties": []}).json()
    assert leeg["page"]["totalElements"] == 0


def test_locaties_in_paginas(lto: Omgevingsclient) -> None:
    eerste, laatste = (zoek(lto, "locaties", {"geo": geo(*AMSTERDAM)}, size=2, page=nummer).json() for nummer in (0, 1))
    assert eerste["page"] == {"size": 2, "totalElements": 3, "totalPages": 2, "number": 0}
    assert [len(pagina["_embedded"]["locaties"]) for pagina in (eerste, laatste)] == [2, 1]
    assert "next" in eerste["_links"]
    assert "next" not in laatste["_links"]


def test_identificaties_van_locaties(lto: Omgevingsclient) -> None:
    def gevonden(zoekobject: dict[str, Any]) -> list[str]:
        lijst: list[str] = zoek(lto, "locatieidentificaties", zoekobject).json()["_embedded"]["locatieidentificaties"]
        return lijst

    assert gevonden({"geo": geo(*AMSTERDAM)}) == [GM, A, B]
    assert {GM, A, B} <= set(gevonden({"locatieIdentificaties": [GM]}))
    assert not any("gm0995" in naam for naam in gevonden({"locatieIdentificaties": [GM]}))
    assert gevonden({"locatieIdentificaties": ["onbekend"]}) == []
    geometrieen = zoek(lto, "geometrieidentificaties", {"geo": geo(*AMSTERDAM), "locatieIdentificaties": [GM, A]})
    assert geometrieen.json()["_embedded"]["geometrieidentificaties"] == ["GM0363_20230101", "LND6030.A_20230101"]


def test_locatie(lto: Omgevingsclient) -> None:
    locatie = lees(lto, f"locaties/{GM}")
    assert locatie["noemer"] == "gemeente Amsterdam"
    assert locatie["geometrieIdentificatie"] == "GM0363_20230101"
    assert locatie["boundingBox"]["minX"] < AMSTERDAM[0] < locatie["boundingBox"]["maxX"]
    assert locatie["geregistreerdMet"]["versie"] == 1
    assert lto.get(f"{TOEPASBAAR}/locaties/{GM}?geldigOp=2023-01-01").status_code == 404
    assert lto.get(f"{TOEPASBAAR}/locaties/{DAKKAPEL}").status_code == 404
    assert lto.get(f"{TOEPASBAAR}/activiteiten/{GM}/regelteksten").status_code == 404


def test_levering_verschijnt_en_verdwijnt(lto: Omgevingsclient) -> None:
    utrecht = geo(136900, 455900)
    voor = set(zoek(lto, "activiteitidentificaties", utrecht).json())
    assert lto.post("/_lto/bruidsschat/gm0344").status_code == 201
    erbij = set(zoek(lto, "activiteitidentificaties", utrecht).json()) - voor
    assert len(erbij) == 90
    lto.post("/_lto/reset")
    lto.klok(NU, loopt=False)
    assert set(zoek(lto, "activiteitidentificaties", utrecht).json()) == voor


def test_groepen_van_een_echte_levering(gevuld: Omgevingsclient) -> None:
    groepen = [r for r in gevuld.omgeving.stand.all("owobject") if r["soort"] == "Gebiedengroep" and not r["beeindigd"]]
    if not groepen:
        pytest.skip("referentiemateriaal ontbreekt: ../shared/samples/stop")
    antwoorden = {r["identificatie"]: gevuld.get(f"{TOEPASBAAR}/locaties/{r['identificatie']}") for r in groepen}
    gelezen = {naam: antwoord.json() for naam, antwoord in antwoorden.items() if antwoord.status_code == 200}
    assert gelezen
    for naam, groep in gelezen.items():
        leden = groep["_embedded"]["omvat"]
        assert all(lid["geometrieIdentificatie"] for lid in leden)
        kader = groep["boundingBox"]
        plek = vlak((kader["minX"] + kader["maxX"]) / 2 // 1, (kader["minY"] + kader["maxY"]) / 2 // 1, 200_000)
        rond = zoek(gevuld, "locaties", {"geo": plek, "locatieIdentificaties": [naam]}).json()
        assert [locatie["spatialOperator"] for locatie in rond["_embedded"]["locaties"]] == ["within"]


def test_elke_echte_activiteit_heeft_een_bron(gevuld: Omgevingsclient) -> None:
    pagina = lees(gevuld, "activiteitengeaggregeerd/levenscyclus", size=200)
    for activiteit in pagina["_embedded"]["activiteiten"]:
        antwoord = gevuld.get(activiteit["_links"]["heeftJuridischeBron"]["href"])
        assert antwoord.status_code in (200, 404), antwoord.text


def test_primaire_locaties_zijn_die_waarnaar_verwezen_is(gevuld: Omgevingsclient) -> None:
    nederland = vlak(155000, 463000, 400_000)
    alle = {p["identificatie"] for p in _alle(gevuld, "locaties", nederland)}
    primair = {p["identificatie"] for p in _alle(gevuld, "primairelocaties", nederland)}
    assert primair <= alle
    verwezen = {
        ref
        for record in gevuld.omgeving.stand.all("owobject")
        if not record["soort"].endswith("groep")
        for ref in re.findall(r"nl\.imow-[\w.]+", json.dumps(record["velden"]))
    }
    assert alle - verwezen == alle - primair
    assert primair


def _alle(lto: Omgevingsclient, naam: str, plek: dict[str, Any]) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    nummer, totaal = 0, 1
    while nummer < totaal:
        pagina = zoek(lto, naam, {"geo": plek}, size=200, page=nummer).json()
        items += pagina["_embedded"][naam]
        nummer, totaal = nummer + 1, pagina["page"]["totalPages"]
    return items


@pytest.mark.parametrize("naam", ROUTES)
@pytest.mark.parametrize("kop", [{}, {"Content-Crs": ""}, {"Content-Crs": "EPSG:4258"}, {"Content-Crs": "x" * 5000}])
def test_zonder_bruikbaar_stelsel(lto: Omgevingsclient, naam: str, kop: dict[str, str]) -> None:
    antwoord = lto.post(f"{TOEPASBAAR}/{naam}/_zoek", json=body(naam, geo(*AMSTERDAM)), headers=kop)
    assert antwoord.status_code == 400
    assert [param["name"] for param in antwoord.json()["invalid-params"]] == ["Content-Crs"]


@pytest.mark.parametrize("naam", ROUTES)
@pytest.mark.parametrize(
    "plek",
    [
        {},
        None,
        [],
        {"geometrie": {"type": "Point", "coordinates": AMSTERDAM}},
        {"spatialOperator": "intersects"},
        geo(*AMSTERDAM, operator="contains"),
        geo(121800.12345, 487500),
        geo(1e300, 1e300),
        geo(121800),
        {"geometrie": {"type": "Cirkel", "coordinates": AMSTERDAM}, "spatialOperator": "within"},
        {"geometrie": {"type": "Polygon", "coordinates": [[AMSTERDAM]]}, "spatialOperator": "within"},
        {"geometrie": {"type": "Point", "coordinates": "hier"}, "spatialOperator": "within"},
        {
            "geometrie": {"type": "LineString", "coordinates": [[n, n] for n in range(30_000)]},
            "spatialOperator": "within",
        },
    ],
)
def test_slechte_plek(lto: Omgevingsclient, naam: str, plek: Any) -> None:
    antwoord = zoek(lto, naam, body(naam, plek))
    assert antwoord.status_code == 400, antwoord.text
    assert antwoord.json().get("invalid-params") or antwoord.json()["detail"]


@pytest.mark.parametrize(
    "zoekobject",
    [
        {},
        {"geo": geo(*AMSTERDAM), "locatieIdentificaties": [GM]},
        {"locatieIdentificaties": []},
        {"locatieIdentificaties": [1]},
        {"locatieIdentificaties": GM},
        {"locatieIdentificaties": ["x"] * 101},
        {"locatieIdentificaties": ["x" * 201]},
    ],
)
def test_precies_een_van_geo_en_identificaties(lto: Omgevingsclient, zoekobject: dict[str, Any]) -> None:
    assert zoek(lto, "locatieidentificaties", zoekobject).status_code == 400


@pytest.mark.parametrize(
    ("adres", "naam"),
    [
        ("activiteitengeaggregeerd/levenscyclus?page=-1", "page"),
        ("activiteitengeaggregeerd/levenscyclus?page=1.5", "page"),
        ("activiteitengeaggregeerd/levenscyclus?size=0", "size"),
        ("activiteitengeaggregeerd/levenscyclus?size=201", "size"),
        ("activiteitengeaggregeerd/levenscyclus?beschikbaarOp=gisteren", "beschikbaarOp"),
        ("activiteitengeaggregeerd/levenscyclus?synchroniseerMetTileset=Actueel", "synchroniseerMetTileset"),
        (f"activiteiten/{DAKKAPEL}/regelteksten?geldigOp=01-01-2024", "geldigOp"),
        (f"activiteiten/{DAKKAPEL}/juridischebron?inWerkingOp=2024-13-01", "inWerkingOp"),
        (f"locaties/{GM}?geldigOp=2024", "geldigOp"),
        (f"locaties/{'x' * 201}", "identificatie"),
    ],
)
def test_slechte_parameters(lto: Omgevingsclient, adres: str, naam: str) -> None:
    antwoord = lto.get(f"{TOEPASBAAR}/{adres}")
    assert antwoord.status_code == 400, antwoord.text
    assert [param["name"] for param in antwoord.json()["invalid-params"]] == [naam]


@pytest.mark.parametrize(
    "pad",
    [
        "activiteitengeaggregeerd/onbekend/levenscyclus",
        "activiteiten/onbekend/juridischebron",
        "activiteiten/nl.imow-gm9999.activiteit.Dakkapel/regelteksten",
        "locaties/onbekend",
    ],
)
def test_onbekend_is_404(lto: Omgevingsclient, pad: str) -> None:
    antwoord = lto.get(f"{TOEPASBAAR}/{pad}")
    assert antwoord.status_code == 404
    assert antwoord.json()["type"].endswith("/BestaatNiet")


def test_voorbij_de_laatste_pagina_is_leeg(lto: Omgevingsclient) -> None:
    assert lees(lto, "activiteitengeaggregeerd/levenscyclus", page=999_999)["_embedded"]["activiteiten"] == []


def test_meta(lto: Omgevingsclient) -> None:
    assert lees(lto, "health") == {"status": "UP"}
    assert lees(lto, "app-health") == {"app-health": {"status": "UP"}}
    assert lees(lto, "app-info")["app-info"]["version"] == "7.7.5"
