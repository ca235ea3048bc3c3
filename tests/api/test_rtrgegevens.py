"""RTR gegevens v2 over HTTP (facts/toepasbare-regels.md 5), the check of issue 4 among them."""

import csv
from typing import Any

import pytest

from tests.api.rtr import AMSTERDAM, DATUM, EILAND, EILAND_URN, RTR, SAMEN, WERK, ZOEK, activiteit, bladeren, zoek
from tests.conftest import SHARED, Omgevingsclient

RIJK = "nl.imow-mnre1034.activiteit."


def urns(items: list[dict[str, Any]]) -> list[str]:
    return [item["urn"] for item in items]


def test_alle_rijksactiviteiten(lto: Omgevingsclient) -> None:
    boom = SHARED / "data/activiteiten-rijk-boom.csv"
    if not boom.exists():
        pytest.skip("referentiemateriaal ontbreekt: ../shared/data")
    with boom.open(encoding="utf-8") as bestand:
        namen = {rij["lokale_naam"] for rij in csv.DictReader(bestand, delimiter=";")}
    alle = bladeren(lto, f"{RTR}/activiteiten?datum=23-11-2026&pageSize=200", "activiteiten")
    assert len(set(urns(alle))) == len(alle)
    assert len(namen) == 412
    assert namen <= {urn.removeprefix(RIJK) for urn in urns(alle)}
    for item in alle:
        assert item["urn"].startswith("nl.imow-") or item["bestuursorgaan"]["organisatieCode"] == "1034"


def test_een_activiteit_met_haar_plaats_in_de_boom(lto: Omgevingsclient) -> None:
    item = activiteit(lto, RIJK + "Bouwactiviteit")
    assert item["omschrijving"] == "Bouwactiviteit (technisch)"
    assert item["beginDatum"] == "01-01-2024"
    assert "eindDatum" not in item
    assert item["bestuursorgaan"] == {
        "oin": "00000001003214345000",
        "bestuurslaag": "RIJK",
        "organisatieType": "MNRE",
        "organisatieCode": "1034",
    }
    typeringen = {regel["typering"] for regel in item["regelBeheerObjecten"]}
    assert "Conclusie" in typeringen
    conclusie = next(regel for regel in item["regelBeheerObjecten"] if regel["typering"] == "Conclusie")
    basis = "http://toepasbare-regels.omgevingswet.overheid.nl/00000001003214345000/id/concept/Conclusie"
    assert conclusie["functioneleStructuurRef"] == f"{basis}{item['urn']}"
    assert "nl.imow-mnre1034.ambtsgebied.LND6030B" in [locatie["identificatie"] for locatie in item["locaties"]]
    boven = lto.get(item["_links"]["bovenliggendeActiviteit"]["href"]).json()
    assert boven["urn"] == RIJK + "ActiviteitInAmvb"
    assert item["_links"]["self"] in boven["_links"]["onderliggendeActiviteiten"]
    werk = [lto.get(link["href"]).json()["urn"] for link in item["_links"]["werkzaamheden"]]
    assert "DakkapelPlaatsen" in werk


def test_haken_en_algemene_set(lto: Omgevingsclient) -> None:
    haak = activiteit(lto, "nl.imow-gm0363.activiteit.ActInOmgevingsplanGem")
    assert haak["_links"]["bovenliggendeActiviteit"]["href"].partition("?")[0].endswith("ActInOmgevingsplan")
    assert haak["bestuursorgaan"]["organisatieType"] == "GM"
    assert "regelBeheerObjecten" not in haak
    top = activiteit(lto, RIJK + "ActiviteitGevolgenFysiekeLeefomg")
    assert [locatie["identificatie"] for locatie in top["locaties"]] == ["nl.imow-mnre1034.ambtsgebied.LND6030B"]
    project = activiteit(lto, "Project", "01-01-2022")
    assert (project["beginDatum"], project["eindDatum"]) == ("08-12-2021", "17-08-2022")
    assert activiteit(lto, "Project")["beginDatum"] == "18-08-2022"
    assert lto.get(f"{RTR}/activiteiten/Contactpersoon?datum=01-01-2022").status_code == 404


def test_datum(lto: Omgevingsclient) -> None:
    for datum in ("2026-11-23", "23-11-26", "31-02-2026", "", "gisteren", "23-11-20260"):
        antwoord = lto.get(f"{RTR}/activiteiten", params={"datum": datum})
        assert antwoord.status_code == 400, datum
        assert antwoord.json()["invalid-params"][0]["name"] == "datum"
    assert lto.get(f"{RTR}/activiteiten").json()["invalid-params"][0]["name"] == "datum"
    assert lto.post(f"{RTR}/activiteiten/_zoek", json={"datum": "2026-11-23"}).status_code == 400
    assert lto.post(f"{RTR}/activiteiten/_zoek", json={}).status_code == 400
    assert lto.get(f"{RTR}/activiteiten?datum=01-01-0001").json()["page"]["totalElements"] == 0
    assert lto.get(f"{RTR}/activiteiten?datum=31-12-9999").json()["page"]["totalElements"] > 412


def test_paginas(lto: Omgevingsclient) -> None:
    eerste = lto.get(f"{RTR}/activiteiten?datum={DATUM}").json()
    assert (eerste["page"]["size"], eerste["page"]["number"], len(eerste["_embedded"]["activiteiten"])) == (20, 1, 20)
    # In the body they do nothing, as with the real one.
    body = {"datum": DATUM, "page": 3, "pageSize": 90}
    assert zoek(lto, f"{RTR}/activiteiten/_zoek", body)["page"] == eerste["page"]
    derde = zoek(lto, f"{RTR}/activiteiten/_zoek?page=3&pageSize=90", {"datum": DATUM})
    assert (derde["page"]["number"], len(derde["_embedded"]["activiteiten"])) == (3, 90)
    for fout in ("page=0", "pageSize=0", "pageSize=501", "page=x"):
        assert lto.get(f"{RTR}/activiteiten?datum={DATUM}&{fout}").status_code == 400
    assert lto.get(f"{RTR}/activiteiten?datum={DATUM}&page=99999").json()["_embedded"]["activiteiten"] == []


def test_zoeken_op_bestuursorgaan(lto: Omgevingsclient) -> None:
    url = f"{RTR}/activiteiten/_zoek"
    per_code = zoek(lto, url, {"datum": DATUM, "bestuursorgaan": {"organisatieCode": "0363"}})
    assert {item["bestuursorgaan"]["organisatieCode"] for item in per_code["_embedded"]["activiteiten"]} == {"0363"}
    oin = per_code["_embedded"]["activiteiten"][0]["bestuursorgaan"]["oin"]
    per_oin = zoek(lto, url, {"datum": DATUM, "bestuursorgaan": {"oin": oin}})
    assert per_oin["_embedded"] == per_code["_embedded"]
    assert zoek(lto, url, {"datum": DATUM, "bestuursorgaan": {"organisatieCode": "27"}})["page"]["totalElements"] >= 1


@pytest.mark.parametrize("code", ["gm0363", "GM0363", "0027", "mnre1034", "weg", ""])
def test_code_die_niets_vindt(lto: Omgevingsclient, code: str) -> None:
    antwoord = lto.post(f"{RTR}/activiteiten/_zoek", json={"datum": DATUM, "bestuursorgaan": {"organisatieCode": code}})
    assert antwoord.status_code == 200
    assert antwoord.json()["page"]["totalElements"] == 0
    journaal = lto.get("/_lto/journaal").text
    assert ("x-lto-hint" in journaal) == (code[:2].lower() in ("gm", "mn"))


def test_zoeken_op_een_plek(lto: Omgevingsclient) -> None:
    url = f"{RTR}/activiteiten/_zoek?pageSize=500"
    daar = urns(zoek(lto, url, {"datum": DATUM, "geometrie": AMSTERDAM})["_embedded"]["activiteiten"])
    assert RIJK + "Bouwactiviteit" in daar
    assert "nl.imow-gm0363.activiteit.ActInOmgevingsplanGem" in daar
    assert "nl.imow-gm0014.activiteit.ActInOmgevingsplanGem" not in daar
    graden = {"type": "Point", "coordinates": [4.9, 52.3745]}
    ook = zoek(lto, f"{url}&crs=epsg:4326", {"datum": DATUM, "geometrie": graden})["_embedded"]["activiteiten"]
    assert urns(ook) == daar
    samen = {"datum": DATUM, "geometrie": AMSTERDAM, "bestuursorgaan": {"organisatieCode": "0014"}}
    assert zoek(lto, url, samen)["page"]["totalElements"] == 0


@pytest.mark.parametrize("punt", [[-200000, 100000], [900000.12345, 900000], [0, 0]])
def test_buiten_nederland(lto: Omgevingsclient, punt: list[float]) -> None:
    body = {"datum": DATUM, "geometrie": {"type": "Point", "coordinates": punt}}
    assert zoek(lto, f"{RTR}/activiteiten/_zoek", body)["page"]["totalElements"] == 0


def test_veelhoek_met_tienduizend_punten(lto: Omgevingsclient) -> None:
    kam = [[120000 + i, 487000 + (i % 2) * 500] for i in range(9999)]
    body = {"datum": DATUM, "geometrie": {"type": "Polygon", "coordinates": [[*kam, kam[0]]]}}
    assert zoek(lto, f"{RTR}/activiteiten/_zoek", body)["page"]["totalElements"] > 200
    te_veel = [[120000 + i, 487000 + (i % 2) * 500] for i in range(30000)]
    body["geometrie"] = {"type": "LineString", "coordinates": te_veel}
    assert lto.post(f"{RTR}/activiteiten/_zoek", json=body).status_code == 400


@pytest.mark.parametrize(
    "geometrie",
    [
        {"type": "Point"},
        {"type": "Point", "coordinates": []},
        {"type": "Point", "coordinates": [[1, 2]]},
        {"type": "Point", "coordinates": ["1", "2"]},
        {"type": "Point", "coordinates": [1e300, 2]},
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [0, 0]]]},
        {"type": "Cirkel", "coordinates": [1, 2]},
        {"type": "GeometryCollection", "geometries": [{"type": "GeometryCollection", "geometries": []}]},
        {"type": "MultiPolygon", "coordinates": [[[[[[[[[[[]]]]]]]]]]]},
        "POINT(1 2)",
        5,
    ],
)
@pytest.mark.parametrize("crs", ["epsg:28992", "EPSG:4326"])
def test_kapotte_geometrie(lto: Omgevingsclient, geometrie: Any, crs: str) -> None:
    antwoord = lto.post(f"{RTR}/activiteiten/_zoek?crs={crs}", json={"datum": DATUM, "geometrie": geometrie})
    assert antwoord.status_code == 400, antwoord.text
    assert antwoord.json()["invalid-params"]


def test_rd_als_graden(lto: Omgevingsclient) -> None:
    antwoord = lto.post(f"{RTR}/activiteiten/_zoek?crs=epsg:4326", json={"datum": DATUM, "geometrie": AMSTERDAM})
    assert antwoord.status_code == 400
    assert (
        lto.post(f"{RTR}/activiteiten/_zoek?crs=epsg:1", json={"datum": DATUM, "geometrie": AMSTERDAM}).json()[
            "invalid-params"
        ][0]["name"]
        == "crs"
    )


@pytest.mark.parametrize("urn", ["weg", "nl.imow-gm0363.activiteit.weg", "nl.imow-xx1.activiteit.a", "%00", "a b", "é"])
def test_onbekende_urn(lto: Omgevingsclient, urn: str) -> None:
    assert lto.get(f"{RTR}/activiteiten/{urn}?datum={DATUM}").status_code in (400, 404)
    assert lto.get(f"{RTR}/werkzaamheden/{urn}").status_code in (400, 404)


def test_werkzaamheden(lto: Omgevingsclient) -> None:
    alle = bladeren(lto, f"{RTR}/werkzaamheden?pageSize=100", "werkzaamheden")
    assert len(alle) == 294
    dakkapel = lto.get(f"{RTR}/werkzaamheden/DakkapelPlaatsen").json()
    assert dakkapel["omschrijving"] == "Dakkapel plaatsen, vervangen of veranderen"
    url = dakkapel["_links"]["activiteitKoppelingen"]["href"]
    gekoppeld = bladeren(lto, url, "activiteitKoppelingen")
    assert RIJK + "Bouwactiviteit" in urns(gekoppeld)
    for koppeling in gekoppeld:
        item = lto.get(koppeling["_links"]["activiteit"]["href"]).json()
        assert item["urn"] == koppeling["urn"]
        assert any("/DakkapelPlaatsen?" in link["href"] for link in item["_links"]["werkzaamheden"])
    pad = f"{RTR}/werkzaamheden/DakkapelPlaatsen/activiteitKoppelingen"
    # ISO is taken here, and nowhere else.
    assert (
        lto.get(f"{pad}?datum=2026-11-25").json()["_embedded"] == lto.get(f"{pad}?datum=25-11-2026").json()["_embedded"]
    )
    assert lto.get(f"{RTR}/werkzaamheden?datum=2026-11-25").status_code == 400
    for fout in ("2026-13-25", "20261125", "2026-W47-3", "2026-1-025", "２０２６-11-25"):
        assert lto.get(pad, params={"datum": fout}).status_code == 400
    assert lto.get(f"{pad}?datum=01-01-2020").status_code == 404


def lever_eiland(client: Omgevingsclient) -> None:
    if not EILAND.exists():
        pytest.skip("referentiemateriaal ontbreekt: ../shared/samples/stop")
    client.klok("2021-12-08T09:00:00+01:00", loopt=False)
    antwoord = client.lever(EILAND.read_bytes())
    assert antwoord.json()["uitkomst"] == "gepubliceerd", antwoord.text[:1000]


def test_geleverde_activiteit(lto: Omgevingsclient) -> None:
    pad = f"{RTR}/activiteiten/{EILAND_URN}"
    assert lto.get(f"{pad}?datum={DATUM}").status_code == 404
    lever_eiland(lto)
    item = activiteit(lto, EILAND_URN)
    assert item["omschrijving"] == "lekker sanity checken"
    assert item["bestuursorgaan"]["organisatieCode"] == "9920"
    assert [locatie["identificatie"] for locatie in item["locaties"]] == ["nl.imow-gm9920.gebied.Testeiland"]
    jaar = item["beginDatum"][-4:]
    assert lto.get(f"{pad}?datum={item['beginDatum']}").status_code == 200
    assert lto.get(f"{pad}?datum=01-01-{int(jaar) - 1}").status_code == 404
    boven = lto.get(item["_links"]["bovenliggendeActiviteit"]["href"]).json()
    assert boven["urn"] == "nl.imow-gm9920.activiteit.ActInOmgevingsplanGem"
    plek = {"type": "Point", "coordinates": [98500, 541000]}
    gevonden = zoek(lto, f"{RTR}/activiteiten/_zoek?pageSize=500", {"datum": DATUM, "geometrie": plek})
    assert EILAND_URN in urns(gevonden["_embedded"]["activiteiten"])
    ver = zoek(lto, f"{RTR}/activiteiten/_zoek?pageSize=500", {"datum": DATUM, "geometrie": AMSTERDAM})
    assert EILAND_URN not in urns(ver["_embedded"]["activiteiten"])
    lto.post("/_lto/reset").raise_for_status()
    assert lto.get(f"{pad}?datum={DATUM}").status_code == 404
    assert EILAND_URN not in urns(bladeren(lto, f"{RTR}/activiteiten?datum={DATUM}&pageSize=500", "activiteiten"))


def test_wijzigingen(lto: Omgevingsclient) -> None:
    def sinds(datum: str, **vraag: str) -> list[str]:
        antwoord = lto.get(f"{RTR}/activiteiten/_wijzigingen", params={"datumVanaf": datum, "pageSize": "500", **vraag})
        assert antwoord.status_code == 200, antwoord.text
        return urns(antwoord.json()["_embedded"]["activiteiten"])

    assert len(sinds("01-01-2019", datumTot="01-01-2019")) > 400
    assert "Project" not in sinds("02-01-2019", datumTot="07-12-2021")
    # The Algemene Set came on 8 December 2021; that version ended on 17 August 2022.
    assert "Project" in sinds("08-12-2021", datumTot="08-12-2021")
    assert "Project" not in sinds("09-12-2021", datumTot="16-08-2022")
    assert "Project" in sinds("17-08-2022", datumTot="17-08-2022")
    # The activities of the Rijk began on 1 January 2024.
    assert len(sinds("31-12-2023")) > 400
    assert RIJK + "Bouwactiviteit" in sinds("01-01-2024", datumTot="01-01-2024")
    assert RIJK + "Bouwactiviteit" not in sinds("02-01-2024")
    lever_eiland(lto)
    begin = activiteit(lto, EILAND_URN)["beginDatum"]
    assert EILAND_URN in sinds("08-12-2021", datumTot="08-12-2021")  # registered
    assert EILAND_URN in sinds(begin, datumTot=begin)
    assert EILAND_URN not in sinds("09-12-2021", datumTot="31-12-2021")
    oin = activiteit(lto, EILAND_URN)["bestuursorgaan"]["oin"]
    assert sinds("08-12-2021", oin=oin, datumTot="08-12-2021") == [EILAND_URN]
    assert EILAND_URN not in sinds("08-12-2021", oin="00000001003214345000")
    assert sinds("31-12-9999") == []
    assert lto.get(f"{RTR}/activiteiten/_wijzigingen?datumVanaf=01-01-2024&datumTot=2024-01-01").status_code == 400
    assert sinds("01-01-0001") == sinds("01-01-0999") == sinds("01-01-2019")
    assert sinds("01-01-0001", datumTot="01-01-0001") == []
    assert lto.get(f"{RTR}/activiteiten/_wijzigingen").status_code == 400
    fout = lto.get(f"{RTR}/activiteiten/_wijzigingen?datumVanaf=2021-12-08").json()
    assert fout["invalid-params"][0]["name"] == "datumVanaf"


def test_begin_is_dat_van_het_doel(lto: Omgevingsclient) -> None:
    pakket = SHARED / "samples/stop/gemeentestad-gm0297/01-initieel.zip"
    if not pakket.exists():
        pytest.skip("referentiemateriaal ontbreekt: ../shared/samples/stop")
    lto.klok("2021-11-09T09:00:00+01:00", loopt=False)
    lto.put("/_lto/profiel", json={"profiel": "lto", "regels": {"LVBB1519": "uit"}}).raise_for_status()
    assert lto.lever(pakket.read_bytes()).json()["uitkomst"] == "gepubliceerd"
    item = activiteit(lto, "nl.imow-gm0297.activiteit.2019000810", "09-11-2021")
    assert item["beginDatum"] == "14-01-2020"
    assert lto.get(f"{RTR}/activiteiten/{item['urn']}?datum=13-01-2020").status_code == 404
    assert activiteit(lto, item["urn"], "14-01-2020")["_links"]["bovenliggendeActiviteit"]


def test_leeg_bestuursorgaan_verandert_niets(lto: Omgevingsclient) -> None:
    url = f"{RTR}/activiteiten/_zoek?pageSize=500"
    zonder = zoek(lto, url, {"datum": DATUM})
    leeg = zoek(lto, url, {"datum": DATUM, "bestuursorgaan": {}})
    assert leeg["page"] == zonder["page"]
    assert urns(leeg["_embedded"]["activiteiten"]) == urns(zonder["_embedded"]["activiteiten"])


def test_een_koppeling(lto: Omgevingsclient) -> None:
    pad = f"{RTR}/werkzaamheden/DakkapelPlaatsen/activiteitKoppelingen"
    (eerste, *_) = lto.get(pad).json()["_embedded"]["activiteitKoppelingen"]
    assert lto.get(eerste["_links"]["self"]["href"]).json() == eerste
    assert lto.get(f"{pad}/{RIJK}Bouwactiviteit?datum=2026-11-25").json()["urn"] == RIJK + "Bouwactiviteit"
    assert lto.get(f"{pad}/{RIJK}Bouwactiviteit?datum=01-01-2020").status_code == 404
    assert lto.get(f"{pad}/{RIJK}BestaatNiet").status_code == 404
    assert lto.get(f"{pad}/{RIJK}Bouwactiviteit?datum=morgen").status_code == 400
    assert lto.get(f"{RTR}/werkzaamheden/Weg/activiteitKoppelingen/{RIJK}Bouwactiviteit").status_code == 404


def test_logische_relaties(lto: Omgevingsclient) -> None:
    werk = lto.get(f"{RTR}/werkzaamheden/AanbouwPlaatsen").json()
    relaties = bladeren(lto, werk["_links"]["logischeRelaties"]["href"], "logischeRelaties")
    assert urns(relaties) == ["AanbouwVeranderen"]
    assert lto.get(relaties[0]["_links"]["self"]["href"]).json() == relaties[0]
    assert lto.get(relaties[0]["_links"]["werkzaamheid"]["href"]).json()["urn"] == "AanbouwVeranderen"
    pad = f"{RTR}/werkzaamheden/AanbouwPlaatsen/logischeRelaties"
    assert lto.get(f"{pad}/DakkapelPlaatsen").status_code == 404
    assert lto.get(f"{pad}?datum=2026-11-25").status_code == 400
    assert lto.get(f"{RTR}/werkzaamheden/Weg/logischeRelaties").status_code == 404
    # The same in the three APIs, and both ways.
    versie = lto.get(f"{WERK}/werkzaamheden/AanbouwPlaatsen").json()["_embedded"]["werkzaamheidversies"][0]
    assert urns(versie["logischeRelaties"]) == urns(relaties)
    refs = {"functioneleStructuurRefs": [relaties[0]["functioneleStructuurRef"]]}
    (terug,) = lto.post(f"{SAMEN}/werkzaamheden/_geef-logisch-gerelateerden", json=refs).json()
    assert urns(terug["gerelateerden"]) == ["AanbouwPlaatsen"]


@pytest.mark.parametrize("urn", ["weg", "%00", "a b", "é", "a" * 5000, "%F0%9F%92%A9"])
def test_onbekende_werkzaamheid_of_activiteit(lto: Omgevingsclient, urn: str) -> None:
    for pad in (
        f"{urn}/logischeRelaties",
        f"{urn}/activiteitKoppelingen/x",
        f"AanbouwPlaatsen/logischeRelaties/{urn}",
        f"AanbouwPlaatsen/activiteitKoppelingen/{urn}",
    ):
        assert lto.get(f"{RTR}/werkzaamheden/{pad}").status_code in (400, 404), pad


@pytest.mark.parametrize(("basis", "versie"), [(RTR, "2.4.6"), (ZOEK, "2.2.3")])
def test_ingang_gezondheid_en_versie(lto: Omgevingsclient, basis: str, versie: str) -> None:
    ingang = lto.get(f"{basis}/")
    assert ingang.headers["api-version"] == versie
    for naam, link in ingang.json()["_links"].items():
        assert lto.get(link["href"], params={"datum": DATUM}).status_code == 200, naam
    assert lto.get(f"{basis}/health").json() == {"status": "UP"}
    assert lto.get(f"{basis}/info").json()["app"]["version"] == versie
    assert lto.get(f"{basis}/app-info").status_code == 404  # as the real one
    assert lto.get(f"{basis}/info", headers={"x-api-key": ""}).status_code == 401


def test_zonder_sleutel(lto: Omgevingsclient) -> None:
    assert lto.get(f"{RTR}/activiteiten?datum={DATUM}", headers={"x-api-key": ""}).status_code in (401, 403)
