"""PDOK Locatieserver v3.1: search by words, with the keys of recorded answers."""

import http.client
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.api.locatieserver_v3_1.parameters import NAMEN
from simulator.settings import ROOT
from tests.conftest import Omgevingsclient

BASIS = "/bzk/locatieserver/search/v3_1"
NUMMEREXACT = {"numFoundExact"}  # in 3.1, not yet in the recorded answers (facts/overige-apis.md 9.1)


@pytest.fixture
def opname(shared: Path) -> Any:
    """A recorded answer."""

    def lees(naam: str) -> Any:
        return json.loads((shared / f"samples/pdok/locatieserver-v3_1-{naam}.json").read_text("utf-8"))

    return lees


def vraag(client: Omgevingsclient, wat: str, **params: Any) -> dict[str, Any]:
    antwoord = client.get(f"{BASIS}/{wat}", params=params)
    assert antwoord.status_code == 200, antwoord.text[:500]
    inhoud: dict[str, Any] = antwoord.json()
    return inhoud


def namen(inhoud: dict[str, Any]) -> list[str]:
    return [doc["weergavenaam"] for doc in inhoud["response"]["docs"]]


@pytest.mark.parametrize("zoekterm", ["Verzonnen Molenweg 1, 1344QU Utrecht", "De Ruijterkade 105-1", "Hoofdstraat 21"])
def test_sleutels_als_in_de_opname(lto: Omgevingsclient, opname: Any, zoekterm: str) -> None:
    extra = {"huisnummertoevoeging"} if "-" in zoekterm else set()
    for wat in ("free", "suggest"):
        bekend = opname(wat)
        inhoud = vraag(lto, wat, q=zoekterm, fq="type:adres")
        assert set(inhoud) == set(bekend)
        assert set(inhoud["response"]) == set(bekend["response"]) | NUMMEREXACT
        verwacht = set(bekend["response"]["docs"][0]) | (extra if wat == "free" else set())
        assert set(inhoud["response"]["docs"][0]) == verwacht
    bekend = opname("lookup")
    inhoud = vraag(lto, "lookup", id=inhoud["response"]["docs"][0]["id"])
    assert set(inhoud["response"]) == set(bekend["response"]) | NUMMEREXACT
    assert set(inhoud["response"]["docs"][0]) == set(bekend["response"]["docs"][0]) | extra


def test_soorten_van_waarden_als_in_de_opname(lto: Omgevingsclient, opname: Any) -> None:
    bekend = opname("lookup")["response"]["docs"][0]
    doc = vraag(lto, "free", q="Verzonnen Dorpsstraat 1 Utrecht", fq="type:adres")["response"]["docs"][0]
    for veld, waarde in bekend.items():
        assert type(doc[veld]) is type(waarde), veld
    zelfde = ("bron", "type", "openbareruimtetype", "gemeentecode", "gemeentenaam", "provinciecode", "provincienaam")
    assert {veld: doc[veld] for veld in zelfde} == {veld: bekend[veld] for veld in zelfde}
    assert (doc["woonplaatscode"], doc["provincieafkorting"]) == ("3295", "UT")
    assert doc["identificatie"] == f"{doc['adresseerbaarobject_id']}-{doc['nummeraanduiding_id']}"


def test_spelling_als_in_de_opname(lto: Omgevingsclient, opname: Any) -> None:
    bekend, inhoud = opname("suggest")["spellcheck"], vraag(lto, "suggest", q="utreg")["spellcheck"]
    assert inhoud["suggestions"][0] == bekend["suggestions"][0] == "utreg"
    assert set(inhoud["suggestions"][1]) == set(bekend["suggestions"][1])
    assert inhoud["suggestions"][1]["endOffset"] == bekend["suggestions"][1]["endOffset"]
    assert "utrecht" in inhoud["suggestions"][1]["suggestion"]
    assert inhoud["collations"][0] == bekend["collations"][0] == "collation"
    assert set(inhoud["collations"][1]) == set(bekend["collations"][1])


def test_suggest_lelystad(lto: Omgevingsclient) -> None:
    inhoud = vraag(lto, "suggest", q="Lelystad")
    assert namen(inhoud)[:2] == ["Gemeente Lelystad", "Lelystad, Lelystad, Flevoland"]
    eerste = inhoud["response"]["docs"][0]
    assert inhoud["highlighting"][eerste["id"]] == {"suggest": ["Gemeente <b>Lelystad</b>"]}
    assert inhoud["spellcheck"] == {"suggestions": [], "collations": []}
    assert inhoud["response"]["maxScore"] == eerste["score"]


@pytest.mark.parametrize("zoekterm", ["1011AB 105", "1011 ab 105", "ruijterkade 105 1011AB", '"De Ruijterkade" 105'])
def test_postcode_en_huisnummer(lto: Omgevingsclient, zoekterm: str) -> None:
    gevonden = namen(vraag(lto, "free", q=zoekterm, fq="type:adres"))
    assert "De Ruijterkade 105-1, 1011AB Amsterdam" in gevonden
    assert all(naam.startswith("De Ruijterkade 105-") for naam in gevonden)


def test_begin_van_woorden_en_accenten(lto: Omgevingsclient) -> None:
    assert namen(vraag(lto, "suggest", q="sudwest frys"))[0] == "Gemeente Súdwest-Fryslân"
    assert namen(vraag(lto, "suggest", q="lelistad"))[0] == "Gemeente Lelystad"
    assert namen(vraag(lto, "free", q="hertogenb"))[0] == "Gemeente 's-Hertogenbosch"


def test_elke_gemeente_heeft_adressen(lto: Omgevingsclient) -> None:
    gemeenten = [doc for doc in lto.omgeving.stand.all("zoekgebied") if doc["type"] == "gemeente"]
    assert len(gemeenten) == 362
    adressen = list(lto.omgeving.stand.all("adres"))
    assert len(adressen) >= 3000
    assert sum(not adres["verzonnen"] for adres in adressen) == 149
    assert {adres["gemeente"] for adres in adressen} == {gemeente["code"] for gemeente in gemeenten}
    for gemeente in gemeenten[::40]:
        inhoud = vraag(lto, "free", q=f"gemeentecode:{gemeente['nummer']}", fq="type:adres")
        assert inhoud["response"]["numFound"] >= 9, gemeente


def test_filters(lto: Omgevingsclient) -> None:
    def soorten(**params: Any) -> set[str]:
        return {doc["type"] for doc in vraag(lto, "free", rows=100, **params)["response"]["docs"]}

    assert soorten(q="Otterlo", fq="type:(adres OR perceel)") == {"perceel"}
    assert soorten(q="Utrecht", fq="type:provincie") == {"provincie"}
    assert soorten(q="Utrecht", fq="*") >= {"provincie", "gemeente", "woonplaats", "weg", "adres", "postcode"}
    assert soorten(q="Utrecht", fq="bron:BAG AND NOT type:(adres OR postcode)") == {"woonplaats"}
    assert soorten(q="Utrecht", fq=["bron:BAG", "-type:adres"]) == {"woonplaats", "postcode"}
    assert soorten(q="Vecht", fq="type:waterschap") == {"waterschap"}
    assert soorten(q="woonplaatsnaam:Lelystad and type:adres") == {"adres"}
    assert soorten(q="1011AB", df="postcode", fq="type:postcode") == {"postcode"}


def test_velden(lto: Omgevingsclient) -> None:
    inhoud = vraag(lto, "free", q="Utrecht", fq="type:gemeente", fl="gemeentenaam, score bestaat_niet")
    assert set(inhoud["response"]["docs"][0]) == {"gemeentenaam", "score"}
    alles = vraag(lto, "free", q="De Ruijterkade 105-1", fl="*")["response"]["docs"][0]
    assert alles["waterschapscode"] == "11"
    assert alles["geometrie_rd"] == alles["centroide_rd"] == "POINT(122177.0 487877.0)"
    gemeente = vraag(lto, "free", q="Utrecht", fq="type:gemeente", fl="*")["response"]["docs"][0]
    assert gemeente["geometrie_ll"].startswith("POLYGON") and gemeente["geometrie_rd"].startswith("POLYGON")


def test_bladeren_en_sorteren(lto: Omgevingsclient) -> None:
    alles = namen(vraag(lto, "free", q="Hoofdstraat", fq="type:adres", rows=20))
    assert alles == namen(vraag(lto, "free", q="Hoofdstraat", fq="type:adres", rows=10)) + namen(
        vraag(lto, "free", q="Hoofdstraat", fq="type:adres", rows=10, start=10)
    )
    inhoud = vraag(lto, "free", q="Hoofdstraat", fq="type:adres", rows=100, sort="huisnummer desc")
    nummers = [doc["huisnummer"] for doc in inhoud["response"]["docs"]]
    assert nummers == sorted(nummers, reverse=True) and len(nummers) == 50
    ver = vraag(lto, "free", q="Hoofdstraat", start=10000)
    assert ver["response"]["docs"] == [] and ver["response"]["numFound"] > 0
    assert vraag(lto, "free", q="Hoofdstraat", rows=0)["response"]["docs"] == []


def test_dichtbij_gaat_voor(lto: Omgevingsclient) -> None:
    groningen = namen(vraag(lto, "free", q="Verzonnen Kerkplein", fq="type:weg", lat=53.2, lon=6.5))
    maastricht = namen(vraag(lto, "free", q="Verzonnen Kerkplein", fq="type:weg", lat=50.85, lon=5.7))
    assert groningen[0] == "Verzonnen Kerkplein, Groningen"
    assert maastricht[0] == "Verzonnen Kerkplein, Maastricht"


def test_gewichten(lto: Omgevingsclient) -> None:
    def eerste(bq: str) -> str:
        soort: str = vraag(lto, "free", q="Lelystad", bq=bq)["response"]["docs"][0]["type"]
        return soort

    assert (eerste("type:gemeente^5"), eerste("type:adres^50")) == ("gemeente", "adres")


def test_opzoeken(lto: Omgevingsclient) -> None:
    for soort in ("adres", "weg", "postcode", "woonplaats", "gemeente", "provincie", "perceel", "waterschap"):
        gevonden = vraag(lto, "free", fq=f"type:{soort}", rows=1, fl="*")["response"]["docs"][0]
        doc = vraag(lto, "lookup", id=gevonden["id"], fl="*")["response"]["docs"][0]
        assert doc == gevonden
    leeg = vraag(lto, "lookup", id="adr-00000000000000000000000000000000")
    assert leeg == {"response": {"numFound": 0, "start": 0, "numFoundExact": True, "docs": []}}


@pytest.mark.parametrize(
    ("wat", "params"),
    [
        ("suggest", {}),
        ("lookup", {}),
        ("reverse", {}),
        ("suggest", {"q": "x" * 2001}),
        ("free", {"q": "Utrecht", "rows": -1}),
        ("free", {"q": "Utrecht", "rows": 101}),
        ("free", {"q": "Utrecht", "rows": "veel"}),
        ("free", {"q": "Utrecht", "start": -1}),
        ("free", {"q": "Utrecht", "start": 10001}),
        ("free", {"q": "Utrecht", "lat": 52}),
        ("suggest", {"q": "Utrecht", "lat": 91, "lon": 5}),
        ("suggest", {"q": "Utrecht", "lat": "52,1", "lon": "5,1"}),
        ("free", {"q": "Utrecht", "fq": "type:(adres"}),
        ("free", {"q": "Utrecht", "fq": "bestaat_niet:ja"}),
        ("free", {"q": "Utrecht", "fq": "(" * 1000}),
        ("free", {"q": "Utrecht", "fq": "a:" * 900}),
        ("free", {"q": "Utrecht", "fq": "x" * 2001}),
        ("free", {"q": "Utrecht", "sort": "score"}),
        ("free", {"q": "Utrecht", "sort": "bestaat_niet asc"}),
        ("free", {"q": "Utrecht", "df": "bestaat_niet"}),
        ("free", {"q": "Utrecht", "fl": "<script>"}),
        ("free", {"q": "Utrecht", "wt": "xml"}),
        ("free", {"q": "Utrecht", "onbekend": "1"}),
        ("lookup", {"id": "adr-x", "q": "Utrecht"}),
        ("reverse", {"X": 100000}),
        ("reverse", {"X": 1e9, "Y": 1}),
        ("reverse", {"X": "nan", "Y": "inf"}),
        ("reverse", {"lat": 95, "lon": 5}),
        ("reverse", {"lat": 52, "lon": 500}),
        ("reverse", {"X": 1, "Y": 1, "distance": -1}),
        ("reverse", {"X": 1, "Y": 1, "distance": 1.5}),
        ("reverse", {"X": 1, "Y": 1, "type": "ADRES;"}),
        ("reverse", {"X": 1, "Y": 1, "fq": "type:("}),
    ],
)
def test_weigeringen(lto: Omgevingsclient, opname: Any, wat: str, params: dict[str, Any]) -> None:
    antwoord = lto.get(f"{BASIS}/{wat}", params=params)
    assert antwoord.status_code == 400, antwoord.text[:300]
    bekend = opname("error")["error"]
    fout = antwoord.json()["error"]
    assert set(antwoord.json()) == {"error"} and set(fout) == set(bekend)
    assert (fout["metadata"], fout["code"]) == (bekend["metadata"], bekend["code"])
    assert fout["msg"].startswith("org.apache.solr.search.SyntaxError: ") and len(fout["msg"]) < 1000


def test_ontbrekende_parameter_wordt_genoemd(lto: Omgevingsclient) -> None:
    assert "'id'" in lto.get(f"{BASIS}/lookup").json()["error"]["msg"]
    assert "'q'" in lto.get(f"{BASIS}/suggest").json()["error"]["msg"]
    for naam, waarde in {"df": "niets", "sort": "score", "fq": "(", "rows": "-1", "lat": "52", "niets": "x"}.items():
        fout = lto.get(f"{BASIS}/free", params={"q": "a", naam: waarde}).json()["error"]["msg"]
        assert f"'{'lon' if naam == 'lat' else naam}'" in fout


VREEMD = ["(((", "a" * 2000, "a " * 1000, "((" * 20 + "a" + "))" * 20, "-" * 2000, "\u0300" * 50, "\U0001f600", "\x00"]
VREEMD += ["", " ", "*", '"', "-", "--a", "a:b:c", "type:", "type:-adres", "straat:(", "NOT", "AND OR", "٣٤"]


@pytest.mark.parametrize("zoekterm", VREEMD)
def test_vreemde_zoektermen(lto: Omgevingsclient, zoekterm: str) -> None:
    for wat in ("free", "suggest"):
        inhoud = vraag(lto, wat, q=zoekterm)
        assert inhoud["response"]["numFound"] >= 0
    assert lto.get(f"{BASIS}/suggest?q=%ff%fe%ed%a0%80").status_code == 200


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    wat=st.sampled_from(["free", "suggest", "lookup", "reverse"]),
    params=st.dictionaries(
        st.sampled_from(sorted(set().union(*NAMEN.values()))),
        st.text(max_size=20)
        | st.sampled_from(["-1", "1", "1e300", "52", "5", "*", "type:adres", "naam:(", "score desc", "true", "nan"]),
        max_size=5,
    ),
)
def test_elke_parameter_met_elke_waarde(lto: Omgevingsclient, wat: str, params: dict[str, str]) -> None:
    antwoord = lto.get(f"{BASIS}/{wat}", params=params)
    assert antwoord.status_code in (200, 400), antwoord.text
    assert set(antwoord.json()) <= {"response", "highlighting", "spellcheck", "error"}


def test_zoekterm_van_1_mb(lto: Omgevingsclient) -> None:
    # httpx makes no such address itself.
    verbinding = http.client.HTTPConnection(lto.server.removeprefix("http://"), timeout=30)
    verbinding.request("GET", f"/@{lto.naam}{BASIS}/suggest?q={'x' * 1_000_000}")
    antwoord = verbinding.getresponse()
    inhoud = antwoord.read()
    verbinding.close()
    assert antwoord.status == 431  # the server reads no address of that size
    assert antwoord.headers["content-type"] == "application/problem+json"
    assert json.loads(inhoud)["status"] == 431
    assert len(inhoud) < 2000
    assert lto.get(f"{BASIS}/suggest?q={'x' * 20_000}").status_code == 400
    assert vraag(lto, "suggest", q="Lelystad")["response"]["numFound"] > 0


def test_sleutel_niet_nodig_en_kale_get(lto: Omgevingsclient) -> None:
    del lto.headers["x-api-key"]
    antwoord = lto.get(f"{BASIS}/suggest?q=Lelystad&indent=true")
    assert antwoord.headers["content-type"] == "application/json;charset=utf-8"
    assert b'\n  "response"' in antwoord.content
    assert lto.get(f"{BASIS}/bestaat-niet").status_code == 404
    assert lto.post(f"{BASIS}/free").status_code == 405


def test_namen_van_parameters_zijn_die_van_het_document() -> None:
    document = yaml.safe_load((ROOT / "openapi/locatieserver-v3_1.yaml").read_text("utf-8"))
    gedeeld = document["components"]["parameters"]
    for item in document["paths"].values():
        for operatie in item.values():
            nodes = (gedeeld[p["$ref"].rpartition("/")[2]] if "$ref" in p else p for p in operatie["parameters"])
            gevonden = {node["name"] for node in nodes}
            assert gevonden == NAMEN[operatie["operationId"]]
