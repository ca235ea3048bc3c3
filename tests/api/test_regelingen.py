"""Regelingen: list, one, search, all versions; paging, order, time travel, tijdelijke delen."""

import itertools
from typing import Any

import pytest

from tests.api.conftest import PRESENTEREN, RD
from tests.api.versies import nieuwe_versie, regelingversie, tijdelijk_deel
from tests.conftest import Omgevingsclient

OW = "/akn/nl/act/mnre1034/2020/regOW01"
BAL = "/akn/nl/act/mnre1034/2018/BWBR0041330"
PAD = f"{PRESENTEREN}/regelingen/_akn_nl_act_mnre1034_2018_BWBR0041330"
AMERSFOORT = {"type": "Point", "coordinates": [155000, 463000]}
BUITEN = {"type": "Point", "coordinates": [-100000, 100000]}


def regelingen(client: Omgevingsclient, vraag: str = "") -> list[dict[str, Any]]:
    """The regelingen of one page."""
    antwoord = client.get(f"{PRESENTEREN}/regelingen{vraag}")
    assert antwoord.status_code == 200, antwoord.text
    items: list[dict[str, Any]] = antwoord.json()["_embedded"]["regelingen"]
    return items


def works(client: Omgevingsclient, vraag: str = "") -> list[str]:
    """Their identifications."""
    return [regeling["identificatie"] for regeling in regelingen(client, vraag)]


@pytest.mark.parametrize("grootte", [1, 2, 3, 7, 200])
def test_alle_paginas_samen_zijn_alles(gevuld: Omgevingsclient, grootte: int) -> None:
    alles = works(gevuld, "?size=200")
    antwoord = gevuld.get(f"{PRESENTEREN}/regelingen?size={grootte}").json()
    gezien: list[str] = []
    nummers = []
    while True:
        gezien += [regeling["identificatie"] for regeling in antwoord["_embedded"]["regelingen"]]
        nummers.append(antwoord["page"]["number"])
        assert antwoord["page"]["size"] == grootte
        assert antwoord["page"]["totalElements"] == len(alles)
        if "next" not in antwoord["_links"]:
            break
        vorige, antwoord = antwoord, gevuld.get(antwoord["_links"]["next"]["href"]).json()
        assert gevuld.get(antwoord["_links"]["prev"]["href"]).json()["_embedded"] == vorige["_embedded"]
    assert gezien == alles
    assert nummers == list(range(1, antwoord["page"]["totalPages"] + 1))
    assert antwoord["_links"]["last"]["href"].startswith(gevuld.basis)


def test_voorbij_de_laatste_pagina_is_leeg(gevuld: Omgevingsclient) -> None:
    antwoord = gevuld.get(f"{PRESENTEREN}/regelingen?page=2000000000").json()
    assert antwoord["_embedded"]["regelingen"] == []
    assert "next" not in antwoord["_links"]


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("identificatie", lambda regeling: regeling["identificatie"]),
        ("registratietijdstip", lambda regeling: regeling["geregistreerdMet"]["tijdstipRegistratie"]),
        ("geldigVanaf", lambda regeling: regeling["geregistreerdMet"]["beginGeldigheid"]),
        ("inwerkingVanaf", lambda regeling: regeling["geregistreerdMet"]["beginInwerking"]),
    ],
)
def test_volgorde(gevuld: Omgevingsclient, veld: str, waarde: Any) -> None:
    op = [waarde(regeling) for regeling in regelingen(gevuld, f"?_sort={veld}&size=200")]
    neer = [waarde(regeling) for regeling in regelingen(gevuld, f"?_sort=-{veld}&size=200")]
    assert op == sorted(op)
    assert neer == sorted(neer, reverse=True)


def test_tweede_veld_beslist_bij_gelijke(gevuld: Omgevingsclient) -> None:
    items = regelingen(gevuld, "?_sort=-geldigVanaf,identificatie&size=200")
    for een, ander in itertools.pairwise(items):
        begin, volgend = (item["geregistreerdMet"]["beginGeldigheid"] for item in (een, ander))
        assert begin > volgend or (begin == volgend and een["identificatie"] < ander["identificatie"])


def test_standaard_is_volgorde_van_registratie(gevuld: Omgevingsclient) -> None:
    assert works(gevuld, "?size=200") == works(gevuld, "?_sort=registratietijdstip&size=200")


def test_een_regeling(gevuld: Omgevingsclient) -> None:
    regeling = gevuld.get(PAD).json()
    assert regeling["identificatie"] == BAL
    assert regeling["type"] == {"code": "/join/id/stop/regelingtype_001", "waarde": "AMvB"}
    assert regeling["aangeleverdDoorEen"]["code"] == "mnre1034"
    assert regeling["aangeleverdDoorEen"]["bestuurslaag"] == "ministerie"
    assert regeling in regelingen(gevuld, "?size=200")


def test_expand_geeft_het_regelingsgebied(gevuld: Omgevingsclient) -> None:
    assert "_embedded" not in gevuld.get(PAD).json()
    gebied = gevuld.get(f"{PAD}?_expand=true").json()["_embedded"]["regelingsgebied"]
    assert gebied["locatieType"] == "Ambtsgebied"
    assert gebied["geometrieIdentificatie"].startswith("LND6030.B_")
    assert gebied["boundingBox"]["minX"] < gebied["boundingBox"]["maxX"]
    uit_lijst = [item for item in regelingen(gevuld, "?_expand=true&size=200") if item["identificatie"] == BAL]
    assert uit_lijst[0]["_embedded"]["regelingsgebied"] == gebied


@pytest.mark.parametrize("vraag", ["geldigOp=2023-12-31", "inWerkingOp=2023-12-31", "beschikbaarOp=2010-01-01T00:00Z"])
def test_voor_het_begin_is_er_niets(gevuld: Omgevingsclient, vraag: str) -> None:
    assert gevuld.get(f"{PAD}?{vraag}").status_code == 404
    assert BAL not in works(gevuld, f"?{vraag}&size=200")


def test_onbekend_en_verkeerd_gespeld(gevuld: Omgevingsclient, eigen: Omgevingsclient) -> None:
    nieuwe_versie(
        eigen.omgeving, BAL, "2024-02-01", "2024-01-20T00:00:00.000000Z", work="/akn/nl/act/gm0307/2019/reg-x-1"
    )
    assert eigen.get(f"{PRESENTEREN}/regelingen/_akn_nl_act_gm0307_2019_reg_x_1").status_code == 200
    for pad in ("_akn_nl_act_gm0307_2019_reg-x-1", "_akn_nl_act_onbekend", "%00", "_akn%0A", "x" * 3000):
        antwoord = eigen.get(f"{PRESENTEREN}/regelingen/{pad}")
        assert antwoord.status_code in (400, 404), pad
        assert "json" in antwoord.headers["content-type"], pad
        assert antwoord.json()["status"] == antwoord.status_code


def test_versies_in_de_tijd(eigen: Omgevingsclient) -> None:
    nieuwe_versie(eigen.omgeving, BAL, "2027-01-01", "2026-06-01T10:00:00.000000Z", citeertitel="Nieuw")
    nu = eigen.get(PAD).json()
    assert nu["geregistreerdMet"]["eindGeldigheid"] == "2027-01-01"
    assert "eindGeldigheid" not in eigen.get(f"{PAD}?beschikbaarOp=2026-01-01T00:00:00Z").json()["geregistreerdMet"]
    # geldigOp alone asks what is in force today: the coming version is not yet.
    assert eigen.get(f"{PAD}?geldigOp=2027-01-01").json()["expressionId"] == nu["expressionId"]
    straks = eigen.get(f"{PAD}?geldigOp=2027-01-01&inWerkingOp=2027-01-01").json()
    assert straks["citeerTitel"] == "Nieuw"
    assert straks["geregistreerdMet"]["versie"] == nu["geregistreerdMet"]["versie"] + 1


def test_tijdreis_reist_mee_in_de_links(gevuld: Omgevingsclient) -> None:
    vraag = "geldigOp=2024-05-01&inWerkingOp=2024-05-02&beschikbaarOp=2026-01-01T00:00Z"
    regeling = gevuld.get(f"{PAD}?{vraag}").json()
    for naam in ("self", "documentstructuur", "annotaties"):
        assert regeling["_links"][naam]["href"].endswith("?" + vraag)
    structuur = gevuld.get(regeling["_links"]["documentstructuur"]["href"]).json()
    component = structuur["_embedded"]["documentComponenten"][0]
    assert component["_links"]["annotaties"]["href"].endswith(f"?documentComponent=body&{vraag}")
    lijst = gevuld.get(f"{PRESENTEREN}/regelingen?size=1&{vraag}").json()
    assert vraag in lijst["_links"]["next"]["href"]
    assert vraag in lijst["_embedded"]["regelingen"][0]["_links"]["self"]["href"]


def test_voorkomens(eigen: Omgevingsclient) -> None:
    nieuwe_versie(eigen.omgeving, BAL, "2025-01-01", "2024-11-01T10:00:00.000000Z")
    nieuwe_versie(eigen.omgeving, BAL, "2027-01-01", "2026-06-01T10:00:00.000000Z")
    antwoord = eigen.get(f"{PAD}/voorkomens").json()
    versies = antwoord["_embedded"]["voorkomens"]
    assert [versie["geregistreerdMet"]["versie"] for versie in versies] == [1, 2, 3]
    assert [versie["geregistreerdMet"].get("eindGeldigheid") for versie in versies] == [
        "2025-01-01",
        "2027-01-01",
        None,
    ]
    for versie in versies:
        assert eigen.get(versie["_links"]["self"]["href"]).json()["expressionId"] == versie["expressionId"]
        assert eigen.get(versie["_links"]["documentstructuur"]["href"]).status_code == 200
    tweede = eigen.get(f"{PAD}/voorkomens?size=1&page=2").json()
    assert tweede["_embedded"]["voorkomens"] == versies[1:2]
    assert tweede["page"] == {"size": 1, "totalElements": 3, "totalPages": 3, "number": 2}


def test_voorkomens_van_een_onbekende_regeling_zijn_er_geen(gevuld: Omgevingsclient) -> None:
    antwoord = gevuld.get(f"{PRESENTEREN}/regelingen/_akn_nl_act_onbekend/voorkomens")
    assert antwoord.status_code == 200
    assert antwoord.json()["page"]["totalElements"] == 0


def test_tijdelijke_delen(eigen: Omgevingsclient) -> None:
    work = "/akn/nl/act/mnre1034/2025/deel-1"
    tijdelijk_deel(eigen.omgeving, BAL, work, "2025-03-01", "2025-02-01T10:00:00.000000Z")
    hoofd = eigen.get(PAD).json()
    (link,) = hoofd["_links"]["tijdelijkDelen"]
    deel = eigen.get(link["href"]).json()
    assert deel["identificatie"] == work
    assert deel["conditie"]
    assert eigen.get(deel["_links"]["tijdelijkDeelVan"]["href"]).json() == hoofd
    assert "tijdelijkDelen" not in eigen.get(f"{PAD}?geldigOp=2025-02-28&inWerkingOp=2025-02-28").json()["_links"]
    (voorkomen,) = eigen.get(f"{PAD}/voorkomens").json()["_embedded"]["voorkomens"]
    (link,) = voorkomen["_links"]["tijdelijkDelen"]
    assert eigen.get(link["href"]).json()["identificatie"] == work


def test_opvolger(eigen: Omgevingsclient) -> None:
    nieuwe_versie(
        eigen.omgeving, BAL, "2025-01-01", "2024-11-01T10:00:00.000000Z", opvolgerVan=[OW, "/akn/nl/act/onbekend"]
    )
    (voorganger,) = eigen.get(PAD).json()["opvolgerVan"]
    assert voorganger["identificatie"] == OW
    assert eigen.get(voorganger["_links"]["self"]["href"]).status_code == 200


def zoek(client: Omgevingsclient, body: Any, vraag: str = "", **kop: str) -> list[str]:
    """What a search finds."""
    antwoord = client.post(f"{PRESENTEREN}/regelingen/_zoek?size=200{vraag}", json=body, headers={**RD, **kop})
    assert antwoord.status_code == 200, antwoord.text
    return [regeling["identificatie"] for regeling in antwoord.json()["_embedded"]["regelingen"]]


def test_zoeken(gevuld: Omgevingsclient) -> None:
    alles = regelingen(gevuld, "?size=200")
    assert zoek(gevuld, {}) == [regeling["identificatie"] for regeling in alles]
    for laag in ("gemeente", "provincie", "waterschap", "ministerie"):
        van_laag = [item["identificatie"] for item in alles if item["aangeleverdDoorEen"]["bestuurslaag"] == laag]
        assert zoek(gevuld, {"typeBevoegdGezag": [laag]}) == van_laag
    assert OW in zoek(gevuld, {"bevoegdGezag": ["mnre1034"]})
    assert zoek(gevuld, {"bevoegdGezag": ["gm0001"]}) == []
    assert zoek(gevuld, {"bevoegdGezag": ["mnre1034"], "typeBevoegdGezag": ["gemeente"]}) == []
    assert {OW, BAL} <= set(zoek(gevuld, {"geometrie": AMERSFOORT}))
    assert zoek(gevuld, {"geometrie": BUITEN}) == []
    assert zoek(gevuld, {"bevoegdGezag": ["mnre1034"]}, "&_sort=-identificatie") == sorted(
        zoek(gevuld, {"bevoegdGezag": ["mnre1034"]}), reverse=True
    )


def test_zoeken_door_de_tijd(gevuld: Omgevingsclient) -> None:
    assert BAL not in zoek(gevuld, {"geometrie": AMERSFOORT}, "&geldigOp=2023-01-01&inWerkingOp=2023-01-01")


def test_zoeken_buiten_het_gebied(gevuld: Omgevingsclient) -> None:
    # The Bbl has Netherlands as its area, the Bal the North Sea as well.
    noordzee = {"type": "Point", "coordinates": [10000.5, 600000]}
    gevonden = zoek(gevuld, {"geometrie": noordzee})
    assert BAL in gevonden
    assert "/akn/nl/act/mnre1034/2018/BWBR0041297" not in gevonden


def test_herhaald_zoeken_na_een_wijziging(eigen: Omgevingsclient) -> None:
    voor = zoek(eigen, {"geometrie": AMERSFOORT})
    work = "/akn/nl/act/mnre1034/2025/deel-1"
    tijdelijk_deel(eigen.omgeving, BAL, work, "2025-03-01", "2025-02-01T10:00:00.000000Z")
    assert eigen.get(f"{PRESENTEREN}/regelingen?size=200").json()["page"]["totalElements"] == len(
        works(eigen, "?size=200")
    )
    assert set(voor) <= set(zoek(eigen, {"geometrie": AMERSFOORT}))
    assert work in works(eigen, "?size=200")


def test_afbeelding(eigen: Omgevingsclient) -> None:
    omgeving = eigen.omgeving
    with omgeving.write() as transaction:
        sha = transaction.blob(b"\x89PNG")
    afbeeldingen = {
        "a b.png": {"blob": sha, "mediatype": "image/png"},
        "kwaad.html": {"blob": sha, "mediatype": "text/html"},
    }
    record = nieuwe_versie(omgeving, BAL, "2025-01-01", "2024-11-01T10:00:00.000000Z", afbeeldingen=afbeeldingen)
    assert record["expression"].endswith("/nld@2025-01-01;2")
    structuur = eigen.get(f"{PAD}/documentstructuur").json()
    basis = structuur["_links"]["afbeeldingenBasePath"]["href"]
    assert basis.endswith("/afbeeldingen/mnre1034/_akn_nl_act_mnre1034_2018_BWBR0041330_nld_2025_01_01_2")
    antwoord = eigen.get(f"{basis}/a%20b.png", headers={"Accept": "image/png"})
    assert (antwoord.status_code, antwoord.content, antwoord.headers["content-type"]) == (200, b"\x89PNG", "image/png")
    for fout in (
        f"{basis}/kwaad.html",
        f"{basis}/b.png",
        f"{basis}/..%2Fa",
        basis.replace("mnre1034/_", "gm0001/_") + "/a b.png",
    ):
        assert eigen.get(fout).status_code in (400, 404)


def test_een_afbeelding_vraagt_geen_sleutel(gevuld: Omgevingsclient) -> None:
    # The official document marks this operation with x-auth-type None: a browser shows the image without a key.
    antwoord = gevuld.get(f"{PRESENTEREN}/afbeeldingen/gm0001/_weg/x.png", headers={"x-api-key": ""})
    assert antwoord.status_code == 404
    assert antwoord.json()["type"].endswith("/BestaatNiet")


def test_meta(gevuld: Omgevingsclient) -> None:
    info = gevuld.get(f"{PRESENTEREN}/app-info").json()["app-info"]
    document = gevuld.get(f"{PRESENTEREN}/openapi.json").json()
    antwoord = gevuld.get(f"{PRESENTEREN}/crss")
    assert info["version"] == document["info"]["version"] == antwoord.headers["API-Version"]
    assert antwoord.json() == ["http://www.opengis.net/def/crs/EPSG/0/28992"]
    assert antwoord.headers["content-type"] == "application/hal+json"
    assert gevuld.get(f"{PRESENTEREN}/app-health").headers["content-type"] == "application/json"


def test_laatste_versie_van_het_werk(gevuld: Omgevingsclient) -> None:
    assert (
        regelingversie(gevuld.omgeving, OW)["expression"]
        == gevuld.get(f"{PRESENTEREN}/regelingen/_akn_nl_act_mnre1034_2020_regOW01").json()["expressionId"]
    )
