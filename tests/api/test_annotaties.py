"""The OW objects with a text: all, of one component, at a place; in every combination of options consistent."""

from typing import Any

import pytest

from simulator.omgevingsdocument.records import OWOBJECT
from tests.api.conftest import GEOMETRIE, PRESENTEREN, RD
from tests.api.versies import groep
from tests.conftest import SHARED, Omgevingsclient

BAL = f"{PRESENTEREN}/regelingen/_akn_nl_act_mnre1034_2018_BWBR0041330"
STAD = f"{PRESENTEREN}/regelingen/_akn_nl_act_gm0297_2019_reg456"
VISIE = f"{PRESENTEREN}/regelingen/_akn_nl_act_pv28_2021_1_7"
AMERSFOORT = {"type": "Point", "coordinates": [155000, 463000]}
met_voorbeelden = pytest.mark.skipif(not SHARED.is_dir(), reason="de map ../shared met echte pakketten ontbreekt")


def haal(client: Omgevingsclient, url: str) -> dict[str, Any]:
    """A read that succeeds."""
    antwoord = client.get(url)
    assert antwoord.status_code == 200, antwoord.text
    inhoud: dict[str, Any] = antwoord.json()
    return inhoud


def zoek(client: Omgevingsclient, url: str, plek: dict[str, Any]) -> dict[str, Any]:
    """A search that succeeds."""
    antwoord = client.post(url, json={"geometrie": plek}, headers=RD)
    assert antwoord.status_code == 200, antwoord.text
    inhoud: dict[str, Any] = antwoord.json()
    return inhoud


def ids(objecten: list[dict[str, Any]]) -> set[str]:
    """Their identifications."""
    return {inhoud["identificatie"] for inhoud in objecten}


def aanduidingen(antwoord: dict[str, Any]) -> list[dict[str, Any]]:
    """All activiteitLocatieaanduidingen."""
    return [ala for regel in antwoord["regelsVoorIedereen"] for ala in regel.get("activiteitLocatieaanduidingen", [])]


def samenhang(antwoord: dict[str, Any]) -> None:
    """Every reference leads to an object in the answer, but for activities, which live in other regelingen too."""
    locaties = ids(antwoord["locaties"])
    teksten = (
        ids(antwoord.get("regelteksten", []))
        | ids(antwoord.get("divisieteksten", []))
        | ids(antwoord.get("divisies", []))
    )
    for regel in [*antwoord.get("regelsVoorIedereen", []), *antwoord.get("tekstdelen", [])]:
        tekst = regel.get("regeltekstRef") or regel.get("divisietekstRef") or regel.get("divisieRef")
        assert tekst in teksten
        assert set(regel.get("locatieRefs", [])) <= locaties
        assert set(regel.get("gebiedsaanwijzingRefs", [])) <= ids(antwoord["gebiedsaanwijzingen"])
        for ala in regel.get("activiteitLocatieaanduidingen", []):
            assert set(ala["locatieRefs"]) <= locaties
            assert ala["activiteitRef"] in ids(antwoord["activiteiten"])
    for aanwijzing in antwoord["gebiedsaanwijzingen"]:
        assert set(aanwijzing["locatieRefs"]) <= locaties
    for norm in [*antwoord.get("omgevingsnormen", []), *antwoord.get("omgevingswaarden", [])]:
        for normwaarde in norm["normwaarden"]:
            assert set(normwaarde["locatieRefs"]) <= locaties
    for locatie in antwoord["locaties"]:
        assert set(locatie.get("locatieRefs", [])) <= locaties


def test_alles_van_het_bal(gevuld: Omgevingsclient) -> None:
    antwoord = haal(gevuld, f"{BAL}/regeltekstannotaties")
    samenhang(antwoord)
    assert len(antwoord["regelteksten"]) == len(antwoord["regelsVoorIedereen"]) > 10
    wids = {regeltekst["wId"] for regeltekst in antwoord["regelteksten"]}
    structuur = gevuld.get(f"{BAL}/documentstructuur").text
    assert all(f'"identificatie":"{wid}"' in structuur for wid in wids)


def test_van_een_component(gevuld: Omgevingsclient) -> None:
    alles = haal(gevuld, f"{BAL}/regeltekstannotaties")
    wid = alles["regelteksten"][3]["wId"]
    een = haal(gevuld, f"{BAL}/regeltekstannotaties?documentComponent={wid}")
    assert [regeltekst["wId"] for regeltekst in een["regelteksten"]] == [wid]
    samenhang(een)
    assert een["_links"]["self"]["href"].endswith(f"regeltekstannotaties?documentComponent={wid}")
    lichaam = haal(gevuld, f"{BAL}/regeltekstannotaties?documentComponent=body")
    assert ids(lichaam["regelteksten"]) == ids(alles["regelteksten"])
    assert gevuld.get(f"{BAL}/regeltekstannotaties?documentComponent=weg").status_code == 404


def test_verkeerde_soort_is_altijd_400(gevuld: Omgevingsclient) -> None:
    antwoord = gevuld.get(f"{BAL}/divisieannotaties")
    assert antwoord.status_code == 400
    assert antwoord.json()["detail"] == "Deze regeling ondersteunt geen Divisie-objecten."
    body = {"geometrie": AMERSFOORT}
    assert gevuld.post(f"{BAL}/divisieannotaties/_zoek", json=body, headers=RD).status_code == 400
    assert gevuld.get(f"{BAL}/divisieannotaties?documentComponent=body&_expand=true").status_code == 400


@met_voorbeelden
def test_verkeerde_soort_bij_vrije_tekst(gevuld: Omgevingsclient) -> None:
    antwoord = gevuld.get(f"{VISIE}/regeltekstannotaties")
    assert antwoord.status_code == 400
    assert antwoord.json()["detail"] == "Deze regeling ondersteunt geen Regeltekst-objecten."


def test_onbekende_regeling(gevuld: Omgevingsclient) -> None:
    onbekend = f"{PRESENTEREN}/regelingen/_akn_nl_act_onbekend"
    assert gevuld.get(f"{onbekend}/regeltekstannotaties").status_code == 404
    body = {"geometrie": AMERSFOORT}
    assert gevuld.post(f"{onbekend}/divisieannotaties/_zoek", json=body, headers=RD).status_code == 404


def test_op_een_plek(gevuld: Omgevingsclient) -> None:
    antwoord = zoek(gevuld, f"{BAL}/regeltekstannotaties/_zoek", AMERSFOORT)
    samenhang(antwoord)
    assert set(antwoord["_links"]) == {"regeling", "documentstructuur"}
    assert antwoord["geselecteerdeLocatieRefs"]
    assert set(antwoord["geselecteerdeLocatieRefs"]) <= ids(antwoord["locaties"])
    zee = zoek(gevuld, f"{BAL}/regeltekstannotaties/_zoek", {"type": "Point", "coordinates": [-200000, 100000]})
    assert zee["regelteksten"] == zee["locaties"] == zee["geselecteerdeLocatieRefs"] == []


def test_registratiegegevens(gevuld: Omgevingsclient) -> None:
    zonder = haal(gevuld, f"{BAL}/regeltekstannotaties")
    met = haal(gevuld, f"{BAL}/regeltekstannotaties?_expand=true&_expandScope=registratiegegevens")
    for naam, objecten in met.items():
        if naam == "_links":
            continue
        for inhoud, kaal in zip(objecten, zonder[naam], strict=True):
            assert "geregistreerdMet" not in kaal
            assert inhoud.pop("geregistreerdMet")["versie"] >= 1
            assert inhoud == kaal
    assert haal(gevuld, f"{BAL}/regeltekstannotaties?_expandScope=registratiegegevens") == zonder


@met_voorbeelden
def test_de_stad(gevuld: Omgevingsclient) -> None:
    antwoord = haal(gevuld, f"{STAD}/regeltekstannotaties")
    samenhang(antwoord)
    (waarde,) = antwoord["omgevingswaarden"]
    assert waarde["normwaarden"][0]["waardeInRegeltekst"] == "waarde staat in regeltekst"
    hoogte = next(norm for norm in antwoord["omgevingsnormen"] if norm["naam"] == "maximum bouwhoogte bedrijfsgebouw")
    assert [normwaarde["kwantitatieveWaarde"] for normwaarde in hoogte["normwaarden"]] == [13, 7]
    (kaart,) = antwoord["kaarten"]
    assert kaart["kaartlagen"][0]["omgevingsnormRefs"] == ["nl.imow-gm0297.omgevingsnorm.2019000003"]
    (regel,) = antwoord["omgevingswaarderegels"]
    assert regel["omgevingswaardeRefs"] == [waarde["identificatie"]]


@met_voorbeelden
def test_de_stad_op_een_plek(gevuld: Omgevingsclient) -> None:
    alles = haal(gevuld, f"{STAD}/regeltekstannotaties")
    bedrijf = next(locatie for locatie in alles["locaties"] if locatie["identificatie"].endswith("gebied.2019000010"))
    crs = "http://www.opengis.net/def/crs/EPSG/0/28992"
    geometrie = haal(gevuld, f"{GEOMETRIE}/geometrieen/{bedrijf['geometrieIdentificatie']}?crs={crs}")
    punt = geometrie["coordinates"]
    while isinstance(punt[0], list):
        punt = punt[0]
    hier = zoek(gevuld, f"{STAD}/regeltekstannotaties/_zoek", {"type": "Point", "coordinates": punt})
    samenhang(hier)
    assert bedrijf["identificatie"] in hier["geselecteerdeLocatieRefs"]
    assert 0 < len(hier["regelsVoorIedereen"]) < len(alles["regelsVoorIedereen"])
    hoogte = next(norm for norm in hier["omgevingsnormen"] if norm["naam"] == "maximum bouwhoogte bedrijfsgebouw")
    assert [normwaarde["kwantitatieveWaarde"] for normwaarde in hoogte["normwaarden"]] == [13]
    assert all(set(kaart) == {"identificatie", "naam"} for kaart in hier["kaarten"])


@met_voorbeelden
def test_primair_geeft_groepen_een_eigen_geometrie(gevuld: Omgevingsclient) -> None:
    alles = haal(gevuld, f"{VISIE}/divisieannotaties")
    samenhang(alles)
    primair = haal(gevuld, f"{VISIE}/divisieannotaties?locatieSelectie=primair")
    assert len(primair["locaties"]) < len(alles["locaties"])
    for naam in alles:
        if naam not in ("_links", "locaties"):
            assert primair[naam] == alles[naam]
    groepen = [locatie for locatie in primair["locaties"] if locatie["locatieType"] == "Gebiedengroep"]
    eigen = {locatie.get("geometrieIdentificatie") for locatie in alles["locaties"]}
    for locatie in groepen:
        assert locatie["geometrieIdentificatie"] not in eigen
        geometrie = haal(
            gevuld,
            f"{GEOMETRIE}/geometrieen/{locatie['geometrieIdentificatie']}"
            "?crs=http://www.opengis.net/def/crs/EPSG/0/28992",
        )
        (met_leden,) = [item for item in alles["locaties"] if item["identificatie"] == locatie["identificatie"]]
        assert geometrie["type"] == "MultiPolygon"
        assert len(geometrie["coordinates"]) >= len(met_leden["locatieRefs"])
    assert groepen


@pytest.mark.parametrize("work", ["2020_regOW01", "2019_reg0001"])
@pytest.mark.parametrize("vraag", ["", "?_expand=true"])
def test_haak_staat_bij_de_activiteiten(gevuld: Omgevingsclient, work: str, vraag: str) -> None:
    """The top of the functionele structuur is a placeholder: references to it lead somewhere."""
    antwoord = haal(gevuld, f"{PRESENTEREN}/regelingen/_akn_nl_act_mnre1034_{work}/regeltekstannotaties{vraag}")
    naam = "nl.imow-mnre1034.activiteit.ActiviteitGevolgenFysiekeLeefomg"
    assert naam in {item.get("bovenliggendeActiviteitRef") for item in antwoord["activiteiten"]}
    (top,) = (item for item in antwoord["activiteiten"] if item["identificatie"] == naam)
    assert top["naam"] == "Activiteit met gevolgen voor de fysieke leefomgeving"
    assert top["groep"]["waarde"] == "overig"
    assert top["symboolcodes"]["vlak"]
    assert "bovenliggendeActiviteitRef" not in top
    anderen = {
        frozenset(item) - {"bovenliggendeActiviteitRef", "gerelateerdeActiviteitRefs"}
        for item in antwoord["activiteiten"]
    }
    assert anderen == {frozenset(top)}
    if vraag:
        momenten = {item["geregistreerdMet"]["tijdstipRegistratie"] for item in antwoord["activiteiten"]}
        assert momenten == {top["geregistreerdMet"]["tijdstipRegistratie"]}


def test_eigen_symbool(eigen: Omgevingsclient) -> None:
    antwoord = haal(eigen, f"{BAL}/regeltekstannotaties")
    ala = aanduidingen(antwoord)[0]
    vorige = groep(eigen.omgeving, antwoord["regelsVoorIedereen"][0]["identificatie"])
    symbool = {
        **vorige,
        "identificatie": "nl.imow-mnre1034.symbolisatieitem.1",
        "soort": "SymbolisatieItem",
        "velden": {"symboolcode": "lm001", "activiteitLocatieaanduidingSymbolisatie": [ala["identificatie"]]},
    }
    with eigen.omgeving.write() as transaction:
        transaction.put(OWOBJECT, f"{symbool['identificatie']}|1", symbool)
    antwoord = haal(eigen, f"{BAL}/regeltekstannotaties")
    nu = aanduidingen(antwoord)
    assert nu[0]["symbolisatie"] == {"geometrieType": "lijn", "symboolcode": "lm001"}
    assert nu[1]["symbolisatie"]["geometrieType"] == "vlak"


def test_versies_van_een_object(eigen: Omgevingsclient) -> None:
    vraag = "_expand=true&_expandScope=registratiegegevens"
    eerst = haal(eigen, f"{BAL}/regeltekstannotaties?{vraag}")
    een, ander = (activiteit["identificatie"] for activiteit in eerst["activiteiten"][:2])
    straks = {"beginInwerking": "2027-01-01", "beginGeldigheid": "2027-01-01", "versie": 2}
    nieuw = {**groep(eigen.omgeving, een), **straks}
    nieuw["velden"] = {**nieuw["velden"], "naam": "Andere naam"}
    weg = {**groep(eigen.omgeving, ander), **straks, "beeindigd": True}
    with eigen.omgeving.write() as transaction:
        transaction.put(OWOBJECT, f"{een}|2", nieuw)
        transaction.put(OWOBJECT, f"{ander}|2", weg)
    nu = haal(eigen, f"{BAL}/regeltekstannotaties?{vraag}")
    assert ids(nu["activiteiten"]) == ids(eerst["activiteiten"])
    einden = {
        activiteit["identificatie"]: activiteit["geregistreerdMet"].get("eindGeldigheid")
        for activiteit in nu["activiteiten"]
    }
    assert einden[een] == einden[ander] == "2027-01-01"
    dan = haal(eigen, f"{BAL}/regeltekstannotaties?{vraag}&geldigOp=2027-01-01&inWerkingOp=2027-01-01")
    assert ander not in ids(dan["activiteiten"])
    (gewijzigd,) = [activiteit for activiteit in dan["activiteiten"] if activiteit["identificatie"] == een]
    assert gewijzigd["naam"] == "Andere naam"
    assert gewijzigd["geregistreerdMet"]["versie"] == 2


def test_onderwerpen(gevuld: Omgevingsclient) -> None:
    antwoord = zoek(gevuld, f"{PRESENTEREN}/onderwerpen/_zoek", AMERSFOORT)
    regelingen = {regeling["identificatie"]: regeling for regeling in antwoord["regelingen"]}
    bal = regelingen["/akn/nl/act/mnre1034/2018/BWBR0041330"]
    assert bal["activiteiten"]
    alas = {ala for activiteit in bal["activiteiten"] for ala in activiteit["activiteitLocatieaanduidingen"]}
    assert alas <= ids(aanduidingen(haal(gevuld, f"{BAL}/regeltekstannotaties")))
    for naam in ("regeling", "documentstructuur"):
        assert gevuld.get(bal["_links"][naam]["href"]).status_code == 200
    leeg = zoek(gevuld, f"{PRESENTEREN}/onderwerpen/_zoek", {"type": "Point", "coordinates": [-200000, 100000]})
    assert leeg == {"regelingen": []}
