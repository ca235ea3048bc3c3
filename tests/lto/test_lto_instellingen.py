"""Profile, clock and seed of the ids, through the front door."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

Probleem = Callable[..., dict[str, Any]]


# Profile


def test_profiel_van_de_start(lto: httpx.Client) -> None:
    profiel = lto.get("/_lto/profiel").json()
    assert profiel["profiel"] == "lto"
    assert profiel["bekend"] == ["keten-2021", "lto", "productie"]
    assert profiel["inhoud"]["resultaatstijl"] == "huidig"


def test_profiel_zetten_vervangt_wat_er_was(lto: httpx.Client) -> None:
    lto.put("/_lto/profiel", json={"profiel": "lto", "regels": {"LVBB1580": "uit", "LVBB1519": "waarschuwing"}})
    answer = lto.put("/_lto/profiel", json={"profiel": "productie", "regels": {"LVBB1519": "fout"}})
    assert answer.status_code == 200
    assert answer.json() == lto.get("/_lto/profiel").json()
    assert answer.json()["profiel"] == "productie"
    assert answer.json()["regels"] == {"LVBB1519": "fout"}
    assert answer.json()["inhoud"]["regels"]["LVBB1519"] == "fout"
    assert "LVBB1580" not in answer.json()["inhoud"]["regels"]


def test_leeg_profiel_is_dat_van_de_start(lto: httpx.Client) -> None:
    lto.put("/_lto/profiel", json={"profiel": "keten-2021", "regels": {"LVBB1580": "uit"}})
    answer = lto.put("/_lto/profiel", json={})
    assert (answer.json()["profiel"], answer.json()["regels"]) == ("lto", {})


def test_profiel_keten_2021_heeft_zijn_stijl(lto: httpx.Client) -> None:
    answer = lto.put("/_lto/profiel", json={"profiel": "keten-2021"})
    assert answer.json()["inhoud"]["resultaatstijl"] == "2021"


def test_onbekend_profiel_noemt_de_bekende(lto: httpx.Client, probleem: Probleem) -> None:
    document = probleem(lto.put("/_lto/profiel", json={"profiel": "ltoo"}), 400, "keten-2021, lto, productie")
    assert document["invalid-params"][0]["name"] == "profiel"


@pytest.mark.parametrize("naam", ["/etc/passwd", "../pyproject.toml", "simulator/profielen/lto.yaml", "/tmp/x.yaml"])
def test_profiel_leest_geen_bestand_dat_niet_van_de_start_is(lto: httpx.Client, probleem: Probleem, naam: str) -> None:
    probleem(lto.put("/_lto/profiel", json={"profiel": naam}), 400, "onbekend")


def test_onbekende_regel_noemt_wat_erop_lijkt(lto: httpx.Client, probleem: Probleem) -> None:
    answer = lto.put("/_lto/profiel", json={"profiel": "lto", "regels": {"lvbb158": "uit"}})
    document = probleem(answer, 400, "LVBB1580", "GET /_lto/validatieregels")
    assert document["invalid-params"][0]["name"] == "regels.lvbb158"
    assert lto.get("/_lto/profiel").json()["regels"] == {}


def test_onbekende_stand_noemt_de_bekende(lto: httpx.Client, probleem: Probleem) -> None:
    answer = lto.put("/_lto/profiel", json={"regels": {"LVBB1580": "aan"}})
    probleem(answer, 400, "uit, waarschuwing, fout")


def test_veel_onbekende_regels_geven_een_kort_antwoord(lto: httpx.Client, probleem: Probleem) -> None:
    answer = lto.put("/_lto/profiel", json={"regels": {f"X{n}": "uit" for n in range(500)}})
    assert len(probleem(answer, 400)["invalid-params"]) == 20


@pytest.mark.parametrize("body", [{"regel": {}}, {"regels": []}, {"regels": {"LVBB1580": 1}}, [], "lto", None, 3])
def test_profiel_van_verkeerde_vorm(lto: httpx.Client, probleem: Probleem, body: Any) -> None:
    probleem(lto.put("/_lto/profiel", json=body), 400)


def test_profiel_zonder_json(lto: httpx.Client, probleem: Probleem) -> None:
    headers = {"Content-Type": "application/json"}
    probleem(lto.put("/_lto/profiel", content=b'{"profiel":', headers=headers), 400)
    probleem(lto.put("/_lto/profiel", content=b"<lto/>", headers={"Content-Type": "application/xml"}), 415)


# Clock


def tijd(klok: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(klok["tijd"])


def test_klok_is_eerst_de_echte_tijd(lto: httpx.Client) -> None:
    klok = lto.get("/_lto/klok").json()
    assert (klok["loopt"], klok["echt"]) == (True, True)
    assert abs(tijd(klok) - datetime.now(UTC)) < timedelta(seconds=5)


def test_klok_zetten_en_laten_lopen(lto: httpx.Client) -> None:
    klok = lto.put("/_lto/klok", json={"tijd": "2025-10-16T07:00:00Z"}).json()
    assert klok["tijd"].startswith("2025-10-16T09:00:00")
    assert klok["tijd"].endswith("+02:00")
    assert (klok["loopt"], klok["echt"]) == (True, False)
    time.sleep(0.02)
    assert tijd(lto.get("/_lto/klok").json()) > tijd(klok)


def test_stilstaande_klok(lto: httpx.Client) -> None:
    lto.put("/_lto/klok", json={"tijd": "2025-10-16T09:00:00+02:00", "loopt": False})
    time.sleep(0.02)
    assert lto.get("/_lto/klok").json() == {"tijd": "2025-10-16T09:00:00+02:00", "loopt": False, "echt": False}


def test_klok_mag_terug(lto: httpx.Client) -> None:
    lto.put("/_lto/klok", json={"tijd": "2030-01-01T00:00:00+01:00"})
    answer = lto.put("/_lto/klok", json={"tijd": "2019-01-01T00:00:00+01:00"})
    assert (answer.status_code, answer.json()["tijd"][:10]) == (200, "2019-01-01")


def test_klok_null_is_de_echte_tijd(draai: Callable[..., Any], nieuwe_omgeving: Callable[..., Any]) -> None:
    lto = nieuwe_omgeving(draai(klok="2025-10-16T09:00:00+02:00"))
    klok = lto.put("/_lto/klok", json={"tijd": None}).json()
    assert klok["echt"] is True
    assert abs(tijd(klok) - datetime.now(UTC)) < timedelta(seconds=5)


@pytest.mark.parametrize(
    ("duur", "verwacht"),
    [
        ("P1D", "2025-10-26T09:00:00+01:00"),  # summer time ends that night: the same hour, a day of 25 hours
        ("PT24H", "2025-10-26T08:00:00+01:00"),
        ("P1M15DT12H", "2025-12-10T21:00:00+01:00"),
        ("P1Y", "2026-10-25T09:00:00+01:00"),  # in 2026 that is the day on which summer time ends
        ("P2W", "2025-11-08T09:00:00+01:00"),
        ("PT0.5S", "2025-10-25T09:00:00.500000+02:00"),
    ],
)
def test_klok_vooruit(lto: httpx.Client, duur: str, verwacht: str) -> None:
    lto.put("/_lto/klok", json={"tijd": "2025-10-25T09:00:00+02:00", "loopt": False})
    answer = lto.post("/_lto/klok/verder", json={"duur": duur})
    assert answer.status_code == 200
    assert answer.json() == {"tijd": verwacht, "loopt": False, "echt": False}


def test_klok_vooruit_loopt_door_als_hij_liep(lto: httpx.Client) -> None:
    klok = lto.post("/_lto/klok/verder", json={"duur": "P1D"}).json()
    assert (klok["loopt"], klok["echt"]) == (True, False)
    assert timedelta(hours=22) < tijd(klok) - datetime.now(UTC) < timedelta(hours=26)


@pytest.mark.parametrize(
    "duur", ["", "P", "PT", "1D", "-P1D", "P-1D", "P1H", "P1D2M", "P1.5D", "p1d", "P99999Y", "P9999Y"]
)
def test_klok_vooruit_met_een_duur_die_niet_kan(lto: httpx.Client, probleem: Probleem, duur: str) -> None:
    voor = lto.get("/_lto/klok").json()["echt"]
    probleem(lto.post("/_lto/klok/verder", json={"duur": duur}), 400)
    assert lto.get("/_lto/klok").json()["echt"] is voor


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"loopt": True},
        {"tijd": "gisteren"},
        {"tijd": "2025-10-16T09:00:00"},  # no zone
        {"tijd": "2025-10-16"},
        {"tijd": "1899-12-31T00:00:00Z"},
        {"tijd": "9999-12-31T23:59:59-23:59"},
        {"tijd": "0001-01-01T00:00:00+23:59"},
        {"tijd": 1760598000},
        {"tijd": None, "loopt": False},
        {"tijd": None, "loopt": "ja"},
        {"tijd": None, "snel": True},
    ],
)
def test_klok_die_niet_kan(lto: httpx.Client, probleem: Probleem, body: dict[str, Any]) -> None:
    assert probleem(lto.put("/_lto/klok", json=body), 400)["invalid-params"]
    assert lto.get("/_lto/klok").json()["echt"] is True


# Seed of the ids


def test_zaad_maakt_ids_herhaalbaar(lto: Any, pakket: bytes) -> None:
    def ids() -> list[str]:
        lto.post("/_lto/reset")
        assert lto.put("/_lto/zaad", json={"zaad": "proef"}).json() == {"zaad": "proef", "teller": 0}
        return [lto.lever(pakket).json()["id"] for _ in range(3)]

    eerste = ids()
    assert len(set(eerste)) == 3
    assert lto.get("/_lto/zaad").json()["teller"] >= 3
    assert ids() == eerste
    lto.post("/_lto/reset")
    assert lto.lever(pakket).json()["id"] not in eerste


def test_zaad_getal_en_null(lto: httpx.Client) -> None:
    assert lto.put("/_lto/zaad", json={"zaad": 42}).json() == {"zaad": "42", "teller": 0}
    assert lto.get("/_lto/zaad").json()["zaad"] == "42"
    assert lto.put("/_lto/zaad", json={"zaad": None}).json() == {"zaad": None, "teller": 0}


@pytest.mark.parametrize(
    "body", [{}, {"zaad": ""}, {"zaad": []}, {"zaad": True}, {"zaad": "x" * 201}, {"zaad": 1, "n": 2}]
)
def test_zaad_dat_niet_kan(lto: httpx.Client, probleem: Probleem, body: dict[str, Any]) -> None:
    probleem(lto.put("/_lto/zaad", json=body), 400)
