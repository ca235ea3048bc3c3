"""Ontsluiten v2: search, suggestions, one document, one version."""

from typing import Any

import pytest

from tests.api.conftest import ONTSLUITEN, PRESENTEREN, RD
from tests.api.versies import nieuwe_versie, tijdelijk_deel
from tests.conftest import Omgevingsclient

BAL = "/akn/nl/act/mnre1034/2018/BWBR0041330"
URI = "_akn_nl_act_mnre1034_2018_BWBR0041330"
AMERSFOORT = {"type": "Point", "coordinates": [155000, 463000]}


def zoek(client: Omgevingsclient, body: Any, vraag: str = "") -> list[dict[str, Any]]:
    """What a search finds."""
    antwoord = client.post(f"{ONTSLUITEN}/documenten/_zoek?size=200{vraag}", json=body, headers=RD)
    assert antwoord.status_code == 200, antwoord.text
    items: list[dict[str, Any]] = antwoord.json()["_embedded"]["documenten"]
    return items


def works(items: list[dict[str, Any]]) -> list[str]:
    """Their identifications."""
    return [item["identificatie"] for item in items]


def test_alles_staat_ook_in_presenteren(gevuld: Omgevingsclient) -> None:
    regelingen = gevuld.get(f"{PRESENTEREN}/regelingen?size=200").json()["_embedded"]["regelingen"]
    documenten = zoek(gevuld, {})
    assert sorted(works(documenten)) == sorted(works(regelingen))
    for document in documenten:
        assert gevuld.get(document["_links"]["self"]["href"]).json() == document
        assert gevuld.get(f"{PRESENTEREN}/regelingen/{document['uriIdentificatie']}").status_code == 200


def test_vectortegels_van_een_document(gevuld: Omgevingsclient) -> None:
    documenten = zoek(gevuld, {})
    assert {item["heeftVectorTiles"] for item in documenten} <= {True, False}
    (bal,) = (item for item in documenten if item["identificatie"] == BAL)
    assert bal["heeftVectorTiles"] is True
    for document in documenten:
        pad = f"{PRESENTEREN}/regelingen/{document['uriIdentificatie']}"
        for soort in ("regeltekstannotaties", "divisieannotaties"):
            annotaties = gevuld.get(f"{pad}/{soort}")
            if annotaties.status_code == 200:
                op_kaart = any("geometrieIdentificatie" in locatie for locatie in annotaties.json()["locaties"])
                # A regelingsgebied is on the map too, and not among the annotaties.
                assert document["heeftVectorTiles"] or not op_kaart, document["identificatie"]


def test_zonder_eigen_locaties_geen_vectortegels(eigen: Omgevingsclient) -> None:
    work = "/akn/nl/act/mnre1034/2025/leeg"
    tijdelijk_deel(eigen.omgeving, BAL, work, "2025-03-01", "2025-02-01T10:00:00.000000Z")
    assert {item["identificatie"]: item["heeftVectorTiles"] for item in zoek(eigen, {})}[work] is False


@pytest.mark.parametrize("grootte", [1, 3, 200])
def test_paginas_vanaf_nul(gevuld: Omgevingsclient, grootte: int) -> None:
    alles = works(zoek(gevuld, {}))
    gezien: list[str] = []
    url = f"{ONTSLUITEN}/documenten/_zoek?size={grootte}"
    nummer = 0
    while url:
        antwoord = gevuld.post(url, json={}).json()
        assert antwoord["page"]["number"] == nummer
        gezien += works(antwoord["_embedded"]["documenten"])
        url = antwoord["_links"].get("next", {}).get("href", "")
        nummer += 1
    assert gezien == alles


def test_filters(gevuld: Omgevingsclient) -> None:
    alles = zoek(gevuld, {})
    assert BAL in works(zoek(gevuld, {"bestuurslaag": "RIJK"}))
    for laag in ("GEMEENTE", "PROVINCIE", "WATERSCHAP", "RIJK"):
        van_laag = [item for item in alles if item["aangeleverdDoorEen"]["bestuurslaag"] == laag]
        assert zoek(gevuld, {"bestuurslaag": laag}) == van_laag
    regels, overig = (zoek(gevuld, {"regelgevingOfOverig": soort}) for soort in ("REGELGEVING", "OVERIG"))
    assert sorted(works(regels) + works(overig)) == sorted(works(alles))
    assert {item["type"] for item in overig} <= {"Omgevingsvisie", "Programma", "Projectbesluit", "Instructie"}
    for tekst in ("activiteiten leefomgeving", "BWBR0041330", URI.lower(), "bwbr0041330/nld@2024"):
        assert works(zoek(gevuld, {"_find": tekst})) == [BAL]
    assert works(zoek(gevuld, {"identificaties": [BAL]})) == [BAL]
    assert works(zoek(gevuld, {"identificaties": [URI, "weg"], "geometrie": AMERSFOORT})) == [BAL]
    assert BAL in works(zoek(gevuld, {"geometrie": AMERSFOORT}))
    assert zoek(gevuld, {"geometrie": {"type": "Point", "coordinates": [-200000, 100000]}}) == []


def test_identificaties_gaan_niet_samen_met_andere_filters(gevuld: Omgevingsclient) -> None:
    body = {"identificaties": [BAL], "bestuurslaag": "RIJK"}
    antwoord = gevuld.post(f"{ONTSLUITEN}/documenten/_zoek", json=body)
    assert antwoord.status_code == 400
    assert antwoord.json()["invalid-params"][0]["name"] == "identificaties"


def test_volgorde(gevuld: Omgevingsclient) -> None:
    neer = [item["inwerkingVanaf"] for item in zoek(gevuld, {})]
    assert neer == sorted(neer, reverse=True)
    assert [item["inwerkingVanaf"] for item in zoek(gevuld, {}, "&_sort=sortDatum,desc")] == neer
    assert [item["inwerkingVanaf"] for item in zoek(gevuld, {}, "&_sort=sortDatum,asc")] == sorted(neer)


def test_alleen_hal(gevuld: Omgevingsclient) -> None:
    for pad in (f"/documenten/{URI}", "/crss", "/documenten/_suggereer?_find=wet"):
        antwoord = gevuld.get(f"{ONTSLUITEN}{pad}", headers={"Accept": "application/json"})
        assert antwoord.status_code == 406
        assert gevuld.get(f"{ONTSLUITEN}{pad}", headers={"Accept": "application/hal+json"}).status_code == 200


def test_een_document(gevuld: Omgevingsclient) -> None:
    document = gevuld.get(f"{ONTSLUITEN}/documenten/{URI}").json()
    assert document["type"] == "AMvB"
    assert document["titel"] == "Besluit activiteiten leefomgeving"
    metadata = document["omgevingsdocumentMetadata"]
    assert metadata["expressionId"].startswith(BAL)
    assert not metadata["isOntwerp"]
    assert not metadata["isToekomstig"]
    assert metadata["publicatieUrl"].startswith("https://zoek.officielebekendmakingen.nl/")
    assert document["geometrieIdentificaties"]
    assert gevuld.get(f"{ONTSLUITEN}/documenten/_weg").status_code == 404
    assert gevuld.get(f"{ONTSLUITEN}/documenten/{URI}?geldigOp=2000-01-01").status_code == 404


def test_toekomst(eigen: Omgevingsclient) -> None:
    nieuwe_versie(eigen.omgeving, BAL, "2027-01-01", "2026-06-01T10:00:00.000000Z", citeertitel="Nieuw")
    assert "Nieuw" not in [item["titel"] for item in zoek(eigen, {})]
    alles = zoek(eigen, {}, "&inclusiefToekomstigGeldig=true")
    (nieuw,) = [item for item in alles if item["titel"] == "Nieuw"]
    assert nieuw["omgevingsdocumentMetadata"]["isToekomstig"] is True
    assert eigen.get(nieuw["_links"]["self"]["href"]).json()["titel"] == "Nieuw"
    nu = eigen.get(f"{ONTSLUITEN}/documenten/{URI}").json()
    assert nu["geldigTot"] == "2027-01-01"
    (ander,) = nu["omgevingsdocumentMetadata"]["gerelateerdeVersies"]
    assert ander["titel"] == "Nieuw"
    assert "Nieuw" in [item["titel"] for item in zoek(eigen, {}, "&geldigOp=2027-01-01")]
    suggesties = eigen.get(f"{ONTSLUITEN}/documenten/_suggereer?_find=Nieuw&inclusiefToekomstigGeldig=true").json()
    assert works(suggesties["_embedded"]["suggesties"]) == [BAL]


def test_een_versie(eigen: Omgevingsclient) -> None:
    record = nieuwe_versie(eigen.omgeving, BAL, "2027-01-01", "2026-06-01T10:00:00.000000Z", citeertitel="Nieuw")
    uri = "_akn_nl_act_mnre1034_2018_BWBR0041330_nld_2027_01_01_2"
    document = eigen.get(f"{ONTSLUITEN}/omgevingsdocumentversies/{uri}").json()
    assert document["omgevingsdocumentMetadata"]["expressionId"] == record["expression"]
    assert eigen.get(f"{ONTSLUITEN}/omgevingsdocumentversies/{uri}3").status_code == 404


def test_tijdelijk_deel_geeft_de_hoofdregeling(eigen: Omgevingsclient) -> None:
    work = "/akn/nl/act/mnre1034/2025/deel-1"
    tijdelijk_deel(eigen.omgeving, BAL, work, "2025-03-01", "2025-02-01T10:00:00.000000Z")
    for pad in (
        "documenten/_akn_nl_act_mnre1034_2025_deel_1",
        "omgevingsdocumentversies/_akn_nl_act_mnre1034_2025_deel_1_nld_1",
    ):
        document = eigen.get(f"{ONTSLUITEN}/{pad}").json()
        assert document["identificatie"] == BAL
        (deel,) = document["omgevingsdocumentMetadata"]["gerelateerdeTijdelijkeRegelingdelen"]
        assert deel["identificatie"] == work
    (gevonden,) = zoek(eigen, {"identificaties": [work]})
    assert gevonden["omgevingsdocumentMetadata"]["tijdelijkRegelingDeelVan"] == URI


def test_suggesties(gevuld: Omgevingsclient) -> None:
    def suggereer(tekst: str, limiet: int = 10) -> list[dict[str, Any]]:
        antwoord = gevuld.get(f"{ONTSLUITEN}/documenten/_suggereer", params={"_find": tekst, "limiet": limiet})
        assert antwoord.status_code == 200, antwoord.text
        items: list[dict[str, Any]] = antwoord.json()["_embedded"]["suggesties"]
        return items

    assert BAL in works(suggereer("besluit act"))
    assert suggereer("BWBR0041330")[0]["matches"] == ["identificatie", "uriIdentificatie", "expressionId"]
    assert BAL in works(suggereer("activiteitn leefomgevng"))  # fuzzy
    assert len(suggereer("besluit", 1)) == 1
    assert suggereer("zzzzqqqq") == []
    exact = suggereer("besluit bouwwerken")
    assert exact[0]["titel"] == "Besluit bouwwerken leefomgeving"


@pytest.mark.parametrize(
    "pad",
    [
        "/documenten/_suggereer",
        "/documenten/_suggereer?_find=",
        "/documenten/_suggereer?_find=x&limiet=0",
        "/documenten/_suggereer?_find=x&limiet=100000",
        "/documenten/_suggereer?_find=" + "x" * 2000,
        f"/documenten/{URI}?geldigOp=gisteren",
        f"/documenten/{URI}?synchroniseerMetTileset=actueel",
    ],
)
def test_fouten(gevuld: Omgevingsclient, pad: str) -> None:
    antwoord = gevuld.get(f"{ONTSLUITEN}{pad}")
    assert antwoord.status_code == 400
    assert antwoord.json()["invalid-params"]


@pytest.mark.parametrize("vraag", ["page=-1", "size=0", "size=201", "_sort=titel,asc", "inclusiefToekomstigGeldig=ja"])
def test_fouten_bij_zoeken(gevuld: Omgevingsclient, vraag: str) -> None:
    assert gevuld.post(f"{ONTSLUITEN}/documenten/_zoek?{vraag}", json={}).status_code == 400


def test_meta(gevuld: Omgevingsclient) -> None:
    antwoord = gevuld.get(f"{ONTSLUITEN}/crss")
    assert antwoord.json() == ["http://www.opengis.net/def/crs/EPSG/0/28992"]
    info = gevuld.get(f"{ONTSLUITEN}/app-info").json()["app-info"]
    document = gevuld.get(f"{ONTSLUITEN}/openapi.json").json()
    assert info["version"] == document["info"]["version"] == antwoord.headers["API-Version"]
    assert gevuld.get(f"{ONTSLUITEN}/app-health").json() == {"app-health": {"status": "UP"}}
