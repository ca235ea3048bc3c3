"""Catalogus opvragen v3 against the official document of 3.0.0, and by what the simulator holds."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from simulator.settings import ROOT
from tests.conftest import KEY, Omgevingsclient

CATALOGUS = "/publiek/catalogus/api/opvragen/v3"
WL = "http://standaarden.omgevingswet.overheid.nl"
NU = "2026-11-25T12:00:00+01:00"
LIJSTEN = (
    *("conceptschemas", "begrippenkaders", "collecties", "concepten", "begrippen"),
    *("activiteiten", "werkzaamheden", "bronnen", "waardelijsten"),
)


@pytest.fixture
def lto(lto: Omgevingsclient) -> Omgevingsclient:
    lto.klok(NU, loopt=False)
    return lto


def items(lto: Omgevingsclient, naam: str, **query: Any) -> list[dict[str, Any]]:
    antwoord = lto.get(f"{CATALOGUS}/{naam}", params={"pageSize": 100, **query})
    assert antwoord.status_code == 200, antwoord.text
    gevonden: list[dict[str, Any]] = antwoord.json()["_embedded"][naam]
    return gevonden


def paginas(lto: Omgevingsclient, adres: str) -> Iterator[dict[str, Any]]:
    while adres:
        pagina = lto.get(adres).json()
        yield pagina
        adres = pagina["_links"].get("next", {}).get("href", "")


@pytest.mark.parametrize("naam", LIJSTEN)
def test_bladeren_geeft_alles_een_keer(lto: Omgevingsclient, naam: str) -> None:
    gelezen = list(paginas(lto, f"{CATALOGUS}/{naam}?pageSize=40"))
    uris = [item["uri"] for pagina in gelezen for item in pagina["_embedded"][naam]]
    assert len(set(uris)) == len(uris) == gelezen[0]["page"]["totalElements"] > 0
    assert [pagina["page"]["number"] for pagina in gelezen] == list(range(1, len(gelezen) + 1))
    assert gelezen[-1]["page"]["totalPages"] == len(gelezen)
    assert "prev" not in gelezen[0]["_links"]
    assert set(gelezen[-1]["_links"]) <= {"self", "prev"}


@pytest.mark.parametrize(
    ("naam", "schema"),
    [
        ("concepten", "Concept"),
        ("conceptschemas", "Conceptschema"),
        ("collecties", "Collectie"),
        ("waardelijsten", "Waardelijst"),
        ("bronnen", "Bron"),
    ],
)
def test_velden_zijn_die_van_het_officiele_document(lto: Omgevingsclient, shared: Path, naam: str, schema: str) -> None:
    officieel = yaml.safe_load((shared / "oas/Catalogus-opvragen-v3.0.0.yaml").read_text("utf-8"))
    verwacht = officieel["components"]["schemas"][schema]
    for item in items(lto, naam):
        assert set(item) == set(verwacht["required"])
        for veld, waarde in item.items():
            assert waarde is not None or verwacht["properties"][veld].get("nullable"), veld


def test_parameters_zijn_die_van_het_officiele_document(shared: Path) -> None:
    def parameters(document: dict[str, Any], pad: str) -> set[str]:
        verwijzingen = document["paths"][pad]["get"]["parameters"]
        namen = (verwijzing["$ref"].rpartition("/")[2] for verwijzing in verwijzingen)
        return {document["components"]["parameters"][naam]["name"] for naam in namen}

    officieel = yaml.safe_load((shared / "oas/Catalogus-opvragen-v3.0.0.yaml").read_text("utf-8"))
    onze = yaml.safe_load((ROOT / "openapi/catalogus-v3.yaml").read_text("utf-8"))
    for pad in ("/conceptschemas", "/collecties", "/concepten", "/bronnen", "/waardelijsten"):
        assert parameters(onze, pad) == parameters(officieel, pad)


def test_koppen_van_een_pagina(lto: Omgevingsclient) -> None:
    antwoord = lto.get(f"{CATALOGUS}/concepten?page=2&pageSize=20")
    assert antwoord.headers["content-type"] == "application/hal+json"
    assert antwoord.headers["x-pagination-limit"] == "20"
    assert antwoord.headers["x-pagination-page"] == "2"
    assert antwoord.headers["api-version"] == "3.2.4"
    assert antwoord.json()["_links"]["prev"]["href"].endswith("page=1&pageSize=20")


def test_waarde_van_imow(lto: Omgevingsclient) -> None:
    (peilgebied,) = items(lto, "concepten", uri=f"{WL}/waterenwatersysteem/id/concept/Peilgebied")
    assert peilgebied["term"] == "Peilgebied"
    assert peilgebied["naam"] == "peilgebied"
    assert peilgebied["eigenaar"].endswith("/Geonovum")
    assert peilgebied["begindatumGeldigheid"] == "2024-10-14"
    (schema,) = items(lto, "conceptschemas", uri=peilgebied["conceptschema"])
    assert schema["naam"] == "water en watersysteem"


def test_teksten_van_de_waardelijsten(lto: Omgevingsclient, shared: Path) -> None:
    """Definition, explanation and source of every value, as the published lists have them."""
    lijsten = json.loads((shared / "data/imow-waardelijsten.json").read_text("utf-8"))
    waarden = {waarde["uri"]: waarde for lijst in lijsten for waarde in lijst["waarden"]["waarde"]}
    eigenaar = "http://standaarden.overheid.nl/owms/terms/Geonovum"
    adres = f"{CATALOGUS}/concepten?pageSize=100&gepubliceerdDoor={eigenaar}"
    gelezen = [item for pagina in paginas(lto, adres) for item in pagina["_embedded"]["concepten"]]
    assert {item["uri"] for item in gelezen} == set(waarden)
    for item in gelezen:
        bron = waarden[item["uri"]]
        assert item["definitie"] == bron["definitie"].strip()
        assert (item["toelichtingen"] or [""]) == [bron["toelichting"].strip()]
        assert (item["bronnen"] or [""]) == [bron["bron"]]
    for lijst in items(lto, "waardelijsten"):
        (bron,) = (bron for bron in lijsten if bron["titel"] == lijst["titel"])
        assert lijst["beschrijving"].startswith(bron["omschrijving"].strip())
    schemas = items(lto, "conceptschemas", gepubliceerdDoor=eigenaar)
    assert len(schemas) == 30 and all(schema["uitleg"] for schema in schemas)


def test_organisaties_en_hun_collecties(lto: Omgevingsclient) -> None:
    collecties = {item["naam"]: item for item in items(lto, "collecties", _expandScope="concepten")}
    assert set(collecties) == {"Gemeenten", "Provincies", "Waterschappen", "Ministeries"}
    aantal = sum(len(item["_embedded"]["concepten"]) for item in collecties.values())
    assert aantal == lto.get("/_lto/organisaties").json()["page"]["totalElements"]
    provincies = collecties["Provincies"]
    assert items(lto, "concepten", collectie=provincies["uri"]) == provincies["_embedded"]["concepten"]
    assert items(lto, "concepten", collectie="http://onbekend") == []
    assert len(items(lto, "collecties", conceptschema=provincies["conceptschema"])) == 4
    assert items(lto, "collecties", conceptschema="http://onbekend") == []
    assert items(lto, "collecties", geldigOp="2000-01-01") == []
    (utrecht,) = items(lto, "concepten", uri="https://identifier.overheid.nl/tooi/id/gemeente/gm0344")
    assert utrecht["naam"] == "Gemeente Utrecht"
    assert utrecht["codes"][0] == "gm0344" and len(utrecht["codes"][1]) == 20
    assert utrecht in items(lto, "begrippen", zoekTerm="gemeente utrecht")
    (schema,) = items(lto, "conceptschemas", uri=utrecht["conceptschema"], _expandScope="collecties")
    assert {item["naam"] for item in schema["_embedded"]["collecties"]} == set(collecties)


def test_activiteiten_verwijzen_naar_elkaar(lto: Omgevingsclient) -> None:
    basis = "http://regelgeving.omgevingswet.overheid.nl/mnre1034/activiteit/id/concept/"
    (bouw,) = items(lto, "activiteiten", uri=basis + "Bouwactiviteit")
    assert bouw["isSpecialisatieVan"] == [basis + "ActiviteitInAmvb"]
    (boven,) = items(lto, "activiteiten", uri=basis + "ActiviteitInAmvb")
    assert bouw["uri"] in boven["isGeneralisatieVan"]
    (top,) = items(lto, "activiteiten", uri=basis + "ActiviteitGevolgenFysiekeLeefomg")
    assert top["isSpecialisatieVan"] is None


def test_trefwoorden_zijn_zoektermen(lto: Omgevingsclient) -> None:
    gevonden = items(lto, "werkzaamheden", zoekTerm="uitbouw")
    aanbouw = next(item for item in gevonden if item["uri"].endswith("/AanbouwPlaatsen"))
    assert any("uitbouw" in tekst for tekst in aanbouw["verborgenZoektermen"])


def test_zoekterm_bij_concepten_bestaat_niet(lto: Omgevingsclient) -> None:
    """As in the real document: a parameter that a route does not have is ignored."""
    alle = lto.get(f"{CATALOGUS}/concepten").json()["page"]["totalElements"]
    assert lto.get(f"{CATALOGUS}/concepten?zoekTerm=peil").json()["page"]["totalElements"] == alle


def test_activiteit_van_een_gemeente(lto: Omgevingsclient) -> None:
    uri = "http://regelgeving.omgevingswet.overheid.nl/gm0363/activiteit/id/concept/Dakkapel"
    (dakkapel,) = items(lto, "concepten", uri=uri)
    assert dakkapel["naam"] == "Dakkapel bouwen, in stand houden of gebruiken"
    assert dakkapel["eigenaar"].endswith("/Rijkswaterstaat")
    assert dakkapel["definitie"] is None
    assert dakkapel["begindatumGeldigheid"] == "2024-01-01"
    assert items(lto, "activiteiten", uri=uri) == [dakkapel]
    assert items(lto, "activiteiten", uri=uri, geldigOp="2023-12-31") == []


def test_geleverde_activiteit_is_er_tot_de_reset(lto: Omgevingsclient) -> None:
    def dakkapellen() -> int:
        return sum("/gm0344/" in item["uri"] for item in items(lto, "begrippen", zoekTerm="DAKKAPEL"))

    assert dakkapellen() == 0
    assert lto.post("/_lto/bruidsschat/gm0344").status_code == 201
    assert dakkapellen() == 1
    lto.post("/_lto/reset")
    lto.klok(NU, loopt=False)
    assert dakkapellen() == 0


def test_haak_is_een_begrip(lto: Omgevingsclient) -> None:
    uri = "http://regelgeving.omgevingswet.overheid.nl/mnre1034/activiteit/id/concept/ActiviteitGevolgenFysiekeLeefomg"
    assert len(items(lto, "activiteiten", uri=uri)) == 1


def test_werkzaamheden(lto: Omgevingsclient) -> None:
    alle = items(lto, "werkzaamheden", zoekTerm="dakkapel")
    assert any(item["uri"].endswith("/DakkapelPlaatsen") for item in alle)
    assert lto.get(f"{CATALOGUS}/werkzaamheden").json()["page"]["totalElements"] == 294
    assert items(lto, "werkzaamheden", geldigOp="2000-01-01") == []


def test_zoeken_op_letters(lto: Omgevingsclient) -> None:
    gevonden = items(lto, "begrippen", zoekTerm="peil")
    assert gevonden
    assert all("peil" in (item["naam"] + item["term"]).casefold() for item in gevonden)
    assert items(lto, "begrippen", zoekTerm="bestaat helemaal niet") == []


def test_waardelijst_met_waarden(lto: Omgevingsclient) -> None:
    uri = f"{WL}/id/waardelijst/Thema"
    (zonder,) = items(lto, "waardelijsten", uri=uri)
    assert "_embedded" not in zonder
    (thema,) = items(lto, "waardelijsten", uri=uri, _expandScope="waarden")
    assert len(thema["_embedded"]["waarden"]) == 15
    assert items(lto, "concepten", waardelijst=uri) == thema["_embedded"]["waarden"]
    assert items(lto, "concepten", waardelijst="http://onbekend") == []


def test_conceptschema_met_begrippen(lto: Omgevingsclient) -> None:
    uri = f"{WL}/id/conceptscheme/Idealisatie"
    scope = [("_expandScope", "concepten"), ("_expandScope", "collecties")]
    antwoord = lto.get(f"{CATALOGUS}/conceptschemas", params=[("uri", uri), *scope])
    (schema,) = antwoord.json()["_embedded"]["conceptschemas"]
    assert schema["_embedded"]["collecties"] == []
    assert schema["_embedded"]["concepten"] == items(lto, "concepten", conceptschema=uri)
    assert len(schema["_embedded"]["concepten"]) == 2


@pytest.mark.parametrize("protocol", ["http", "https"])
def test_eigenaar(lto: Omgevingsclient, protocol: str) -> None:
    def aantal(eigenaar: str) -> int:
        adres = f"{protocol}://standaarden.overheid.nl/owms/terms/{eigenaar}"
        pagina = lto.get(f"{CATALOGUS}/concepten", params={"gepubliceerdDoor": adres}).json()
        totaal: int = pagina["page"]["totalElements"]
        return totaal

    alle = lto.get(f"{CATALOGUS}/concepten").json()["page"]["totalElements"]
    bzk = aantal("Ministerie_van_Binnenlandse_Zaken_en_Koninkrijksrelaties")
    assert min(aantal("Geonovum"), aantal("Rijkswaterstaat"), bzk) > 0
    assert aantal("Geonovum") + aantal("Rijkswaterstaat") + bzk == alle
    assert aantal("Niemand") == 0


def test_bronnen_zijn_de_werken_van_het_rijk(lto: Omgevingsclient) -> None:
    titels = {bron["titel"]: bron["webpagina"] for bron in items(lto, "bronnen")}
    assert titels["Besluit activiteiten leefomgeving"] == "https://wetten.overheid.nl/BWBR0041330"
    assert "Omgevingswet" in titels
    assert not any("gemeente" in titel for titel in titels)


@pytest.mark.parametrize(
    ("adres", "naam"),
    [
        ("concepten?page=0", "page"),
        ("concepten?page=-1", "page"),
        ("concepten?page=een", "page"),
        ("concepten?page=101&pageSize=100", "page"),
        ("concepten?page=999999999999", "page"),
        ("concepten?pageSize=5", "pageSize"),
        ("concepten?pageSize=1000", "pageSize"),
        ("concepten?geldigOp=01-01-2024", "geldigOp"),
        ("concepten?geldigOp=2024-02-30", "geldigOp"),
        ("concepten?geldigOp=" + "9" * 99, "geldigOp"),
        ("bronnen?geldigOp=morgen", "geldigOp"),
        ("conceptschemas?geldigOp=", "geldigOp"),
        ("conceptschemas?_expandScope=alles", "_expandScope"),
        ("waardelijsten?_expandScope=concepten", "_expandScope"),
        ("begrippen?zoekTerm=" + "a" * 501, "zoekTerm"),
        ("concepten?uri=" + "a" * 2001, "uri"),
    ],
)
def test_slechte_invoer(lto: Omgevingsclient, adres: str, naam: str) -> None:
    antwoord = lto.get(f"{CATALOGUS}/{adres}")
    assert antwoord.status_code == 400, antwoord.text
    assert [param["name"] for param in antwoord.json()["invalid-params"]] == [naam]


@pytest.mark.parametrize("pad", ["concepten/1", "informatieproducten", ""])
def test_wat_er_niet_is_geeft_de_404_van_de_gateway(lto: Omgevingsclient, pad: str) -> None:
    antwoord = lto.get(f"{CATALOGUS}/{pad}")
    assert antwoord.status_code == 404
    assert antwoord.json()["type"].endswith("/VerkeerdVerzoek")


def test_buiten_de_laatste_pagina_is_leeg(lto: Omgevingsclient) -> None:
    pagina = lto.get(f"{CATALOGUS}/waardelijsten?page=50").json()
    assert pagina["_embedded"]["waardelijsten"] == []
    assert "next" not in pagina["_links"]


def test_meta_en_sleutel(lto: Omgevingsclient) -> None:
    assert lto.get(f"{CATALOGUS}/app-health").json() == {"status": "UP"}
    assert lto.get(f"{CATALOGUS}/app-info").json()["app"]["version"] == "3.2.4"
    assert lto.get(f"{CATALOGUS}/openapi.json", headers={"x-api-key": ""}).json()["info"]["version"] == "3.2.4"
    del lto.headers["x-api-key"]
    assert lto.get(f"{CATALOGUS}/concepten").status_code == 401
    lto.headers["x-api-key"] = KEY
