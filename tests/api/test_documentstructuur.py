"""The text: whole, one component, deeper than a JSON writer goes."""

from typing import Any

import orjson

from tests.api.conftest import PRESENTEREN
from tests.api.versies import nieuwe_versie
from tests.conftest import Omgevingsclient

WORK = "/akn/nl/act/mnre1034/2018/BWBR0041330"
BAL = f"{PRESENTEREN}/regelingen/_akn_nl_act_mnre1034_2018_BWBR0041330"


def componenten(inhoud: dict[str, Any]) -> list[dict[str, Any]]:
    """All components, the parents first."""
    gevonden: list[dict[str, Any]] = []
    for component in inhoud.get("_embedded", {}).get("documentComponenten", []):
        gevonden += [component, *componenten(component)]
    return gevonden


def test_elke_component_is_los_te_vragen(gevuld: Omgevingsclient) -> None:
    alle = componenten(gevuld.get(f"{BAL}/documentstructuur").json())
    assert len(alle) > 100
    for component in alle[:: len(alle) // 20]:
        antwoord = gevuld.get(f"{BAL}/documentstructuur/{component['identificatie']}")
        assert antwoord.status_code == 200, component["identificatie"]
        assert antwoord.json()["_embedded"]["documentComponenten"] == [component]
        assert antwoord.json()["_links"]["self"]["href"].endswith(f"/documentstructuur/{component['identificatie']}")


def test_onbekende_component(gevuld: Omgevingsclient) -> None:
    assert gevuld.get(f"{BAL}/documentstructuur/weg").status_code == 404
    assert gevuld.get(f"{PRESENTEREN}/regelingen/_weg/documentstructuur/body").status_code == 404
    assert gevuld.get(f"{PRESENTEREN}/regelingen/_weg/documentstructuur").status_code == 404


def test_diep_genest(eigen: Omgevingsclient) -> None:
    diepte = 120  # the store's JSON holds this; with HAL around it each level is three deep
    boom: dict[str, Any] = {"wId": "w120", "eId": "e120", "type": "DIVISIETEKST", "delen": []}
    for niveau in reversed(range(diepte)):
        boom = {"wId": f"w{niveau}", "eId": f"e{niveau}", "type": "DIVISIE", "delen": [boom]}
    with eigen.omgeving.write() as transaction:
        sha = transaction.blob(orjson.dumps([boom]))
    nieuwe_versie(eigen.omgeving, WORK, "2025-01-01", "2024-11-01T10:00:00.000000Z", structuur=sha)
    antwoord = eigen.get(f"{BAL}/documentstructuur")
    assert antwoord.status_code == 200
    assert antwoord.text.count('"type":"DIVISIE"') == diepte
    assert eigen.get(f"{BAL}/documentstructuur/w119").json()["_embedded"]["documentComponenten"][0]["type"] == "DIVISIE"


def test_conditie_gereserveerd_en_vervallen(eigen: Omgevingsclient) -> None:
    boom = [
        {
            "wId": "body",
            "eId": "body",
            "type": "LICHAAM",
            "conditieArtikel": {"wId": "a", "eId": "b", "kop": "<Kop/>", "inhoud": "<Inhoud/>"},
            "delen": [
                {"wId": "x1", "eId": "x1", "type": "ARTIKEL", "gereserveerd": True, "delen": []},
                {"wId": "x2", "eId": "x2", "type": "ARTIKEL", "vervallen": True, "delen": []},
            ],
        }
    ]
    with eigen.omgeving.write() as transaction:
        sha = transaction.blob(orjson.dumps(boom))
    nieuwe_versie(eigen.omgeving, WORK, "2025-01-01", "2024-11-01T10:00:00.000000Z", structuur=sha)
    (lichaam,) = eigen.get(f"{BAL}/documentstructuur").json()["_embedded"]["documentComponenten"]
    assert lichaam["conditieArtikel"] == {"kop": "<Kop/>", "inhoud": "<Inhoud/>"}
    een, twee = lichaam["_embedded"]["documentComponenten"]
    assert een["gereserveerd"] is True
    assert twee["vervallen"] is True
