"""Zoekinterface v2 and Opvragen werkzaamheden v1 over HTTP (facts/toepasbare-regels.md 6)."""

import re
from typing import Any

import pytest

from tests.api.rtr import CONCEPT, DATUM, EILAND_URN, WERK, ZOEK, bladeren, zoek
from tests.api.test_rtrgegevens import lever_eiland
from tests.conftest import Omgevingsclient


def omschrijvingen(client: Omgevingsclient, **body: Any) -> list[str]:
    inhoud = zoek(client, f"{ZOEK}/werkzaamheden/_zoek?pageSize=500", body)
    return [item["omschrijving"] for item in inhoud["_embedded"]["werkzaamheden"]]


def gevonden(client: Omgevingsclient, **body: Any) -> list[dict[str, Any]]:
    return bladeren(client, f"{ZOEK}/activiteiten/_zoek?pageSize=500", "activiteiten", body)


def test_zonder_zoekterm_alle(lto: Omgevingsclient) -> None:
    alle = omschrijvingen(lto)
    assert len(alle) == 294
    assert alle[0].startswith("Dakkapel")  # the most chosen one first
    assert sorted(omschrijvingen(lto, zoekterm="", sortering="alfabetisch")) == sorted(alle)
    alfabetisch = omschrijvingen(lto, sortering="alfabetisch")
    assert [tekst.casefold() for tekst in alfabetisch] == sorted(tekst.casefold() for tekst in alle)
    assert len(bladeren(lto, f"{ZOEK}/werkzaamheden/_zoek?pageSize=37", "werkzaamheden", {})) == 294


def test_een_werkzaamheid(lto: Omgevingsclient) -> None:
    (item,) = zoek(lto, f"{ZOEK}/werkzaamheden/_zoek", {"zoekterm": "dakkapel"})["_embedded"]["werkzaamheden"]
    assert item["urn"] == "DakkapelPlaatsen"
    assert item["functioneleStructuurRef"] == f"{CONCEPT}/DakkapelPlaatsen"
    assert item["trefwoorden"]


@pytest.mark.parametrize(
    ("zoekterm", "verwacht"),
    [
        ("boom kappen", "BoomWeghalen"),
        ("zonnepanelen", "ZonnepaneelPlaatsen"),
        ("ZONNEPANEEL", "ZonnepaneelPlaatsen"),
        ("uitbouw", "AanbouwPlaatsen"),
        ("dakkap", "DakkapelPlaatsen"),
        ("uitweg", "UitritAanleggen"),
        ("asbest", "SlopenVanEenBouwwwerkOfDeelDaarvanOfHetVerwijderenVanAsbest"),
        ("evenement", "EvenementOrganiseren"),
        ("bodemenergie", "BodemenergiesysteemAanleggenEnGebruiken"),
        ("café", "Horecabedrijf"),
    ],
)
def test_woorden(lto: Omgevingsclient, zoekterm: str, verwacht: str) -> None:
    body = {"zoekterm": zoekterm, "sortering": "besteMatch"}
    items = zoek(lto, f"{ZOEK}/werkzaamheden/_zoek", body)["_embedded"]["werkzaamheden"]
    assert verwacht in [item["urn"] for item in items]


def test_niets_gevonden(lto: Omgevingsclient) -> None:
    for zoekterm in ("qqqzzz", "dakkapel qqqzzz", "!?", "\u0000"):
        assert omschrijvingen(lto, zoekterm=zoekterm) == []
        assert lto.post(f"{ZOEK}/werkzaamheden/_suggereer", json={"zoekterm": zoekterm}).json() == []


def test_suggesties(lto: Omgevingsclient) -> None:
    antwoord = lto.post(
        f"{ZOEK}/werkzaamheden/_suggereer", json={"zoekterm": "dak"}, headers={"Accept": "application/json"}
    )
    assert antwoord.headers["content-type"] == "application/json"
    suggesties = antwoord.json()
    assert 0 < len(suggesties) <= 10
    assert all("dak" in tekst.casefold() for tekst in suggesties)
    assert lto.post(f"{ZOEK}/werkzaamheden/_suggereer", json={"zoekterm": ""}).json() == []


@pytest.mark.parametrize(
    ("pad", "body"),
    [
        ("werkzaamheden/_zoek", {"zoekterm": "x" * 1024 * 1024}),
        ("werkzaamheden/_zoek", {"zoekterm": 5}),
        ("werkzaamheden/_zoek", {"sortering": "willekeurig"}),
        ("werkzaamheden/_zoek", []),
        ("werkzaamheden/_suggereer", {}),
        ("activiteiten/_suggereer", {}),
        ("activiteiten/_suggereer", {"zoekterm": "x" * 1024 * 1024}),
        ("werkzaamheden/_suggereer", {"zoekterm": "x" * 1024 * 1024}),
        ("activiteiten/_zoek", {"zoekterm": "x" * 1024 * 1024}),
        ("activiteiten/_zoek", {"datum": "2026-11-25"}),
        ("activiteiten/_zoek", {"locaties": ["x"] * 10_001}),
        ("activiteiten/_zoek", {"bestuurslagen": "RIJK"}),
    ],
)
def test_fouten(lto: Omgevingsclient, pad: str, body: Any) -> None:
    antwoord = lto.post(f"{ZOEK}/{pad}", json=body)
    assert antwoord.status_code == 400
    assert antwoord.json()["invalid-params"]


def test_activiteiten_een_per_toestemming(lto: Omgevingsclient) -> None:
    items = gevonden(lto, zoekterm="bouwactiviteit technisch", toestemmingen=["Vergunning"])
    bouw = next(item for item in items if item["urn"].endswith(".Bouwactiviteit"))
    assert bouw["toestemming"] == {"code": "Vergunning", "waarde": "Aanvraag vergunning"}
    assert bouw["functioneleStructuurRef"].endswith(f"/IndieningsvereistenVergunning{bouw['urn']}")
    assert bouw["bestuursorgaan"]["bestuurslaag"] == "RIJK"
    alle = gevonden(lto)
    sleutels = [(item["urn"], item.get("toestemming", {}).get("code")) for item in alle]
    assert len(set(sleutels)) == len(sleutels)
    for code in ("Vergunning", "Melding", "Informatie"):
        met = gevonden(lto, toestemmingen=[code])
        assert met == [item for item in alle if item.get("toestemming", {}).get("code") == code]
        assert met


def test_activiteiten_filters(lto: Omgevingsclient) -> None:
    alle = gevonden(lto)
    for laag in ("RIJK", "GEMEENTE", "PROVINCIE", "WATERSCHAP"):
        van_laag = [item for item in alle if item["bestuursorgaan"]["bestuurslaag"] == laag]
        assert gevonden(lto, bestuurslagen=[laag.lower()]) == van_laag
    assert gevonden(lto, bestuurslagen=["RIJK"])
    noordzee = gevonden(lto, locaties=["nl.imow-mnre1034.gebied.BepGebNoordzee", "weg"])
    assert 0 < len(noordzee) < len(alle)
    assert gevonden(lto, locaties=[]) == []
    assert gevonden(lto, datum="01-01-2019") == []


def test_geleverde_activiteit(lto: Omgevingsclient) -> None:
    assert gevonden(lto, zoekterm="sanity checken") == []
    lever_eiland(lto)
    (item,) = gevonden(lto, zoekterm="sanity checken", datum=DATUM, bestuurslagen=["GEMEENTE"])
    assert item["urn"] == EILAND_URN
    assert "toestemming" not in item
    assert gevonden(lto, zoekterm="sanity checken", datum=DATUM, toestemmingen=["Vergunning"]) == []
    (daar,) = gevonden(lto, locaties=["nl.imow-gm9920.gebied.Testeiland"], datum=DATUM)
    assert daar == item
    lto.post("/_lto/reset").raise_for_status()
    assert gevonden(lto, zoekterm="sanity checken", datum=DATUM) == []


def test_verwijzing_heeft_altijd_een_soort(lto: Omgevingsclient) -> None:
    """As clients read one (facts/toepasbare-regels.md 4.1)."""
    vorm = re.compile(
        r"http://toepasbare-regels\.omgevingswet\.overheid\.nl/[0-9]{20}/id/concept/"
        r"(Conclusie|Indieningsvereisten[A-Za-z]*?)(nl\.imow-[a-z]+[0-9]+\.activiteit\.[A-Za-z0-9._-]+|[A-Z][A-Za-z]+)"
    )
    alle = gevonden(lto)
    assert any("toestemming" not in item for item in alle)
    for item in alle:
        match = vorm.fullmatch(item["functioneleStructuurRef"])
        assert match is not None, item["functioneleStructuurRef"]
        assert item["functioneleStructuurRef"].endswith(item["urn"])
        assert (match[1] == "Conclusie") == ("toestemming" not in item)


def test_suggesties_van_activiteiten(lto: Omgevingsclient) -> None:
    suggesties = lto.post(f"{ZOEK}/activiteiten/_suggereer", json={"zoekterm": "bouwact"}).json()
    assert "Bouwactiviteit (technisch)" in suggesties
    assert len(suggesties) <= 10
    namen = {item["omschrijving"] for item in gevonden(lto, zoekterm="bouwact")}
    assert set(suggesties) <= namen
    for zoekterm in ("", "qqqzzz", "!?"):
        assert lto.post(f"{ZOEK}/activiteiten/_suggereer", json={"zoekterm": zoekterm}).json() == []


def test_opvragen_werkzaamheden(lto: Omgevingsclient) -> None:
    alle = bladeren(lto, f"{WERK}/werkzaamheden?pageSize=100", "werkzaamheden")
    assert len(alle) == 294
    inhoud = lto.get(f"{WERK}/werkzaamheden/AanbouwPlaatsen?pageSize=100").json()
    (versie,) = inhoud["_embedded"]["werkzaamheidversies"]
    assert versie["urn"] == "AanbouwPlaatsen"
    assert "AanbouwVeranderen" in [relatie["urn"] for relatie in versie["logischeRelaties"]]
    assert "eindDatum" not in versie
    assert lto.get(alle[0]["_links"]["self"]["href"]).status_code == 200
    assert lto.get(f"{WERK}/werkzaamheden/Weg").status_code == 404


def test_expand_scope_wordt_geweigerd(lto: Omgevingsclient) -> None:
    antwoord = lto.get(f"{WERK}/werkzaamheden/AanbouwPlaatsen?_expandScope=logischeRelaties")
    assert antwoord.status_code == 400
    assert antwoord.json()["invalid-params"][0]["name"] == "_expandScope"
