"""Health, info and reset, through the front door."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from simulator import __version__
from simulator.profielen import read_profiel
from simulator.settings import SETTINGS


def test_gezondheid(lto: httpx.Client) -> None:
    answer = lto.get("/_lto/gezondheid")
    assert (answer.status_code, answer.json()) == (200, {"status": "UP"})


def test_gezondheid_is_503_zolang_de_apis_er_niet_zijn(
    lto: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lto.app.services, "gezond", lambda: False)
    answer = lto.get("/_lto/gezondheid")
    assert (answer.status_code, answer.headers["content-type"], answer.json()) == (
        503,
        "application/json",
        {"status": "DOWN"},
    )


def test_geen_sleutel_nodig(lto: httpx.Client) -> None:
    assert httpx.get(f"{lto.base_url}_lto/info").status_code == 200


def test_info_zegt_wat_er_draait(lto: Any) -> None:
    info = lto.get("/_lto/info").json()
    assert info["versie"] == __version__
    assert info["omgeving"] == lto.naam
    assert info["opslag"] == {"soort": "geheugen"}
    assert set(info["instellingen"]) == {setting.variable for setting in SETTINGS}
    presenteren = next(api for api in info["apis"] if (api["naam"], api["versie"]) == ("presenteren", 8))
    assert presenteren["basispad"] == "/publiek/omgevingsdocumenten/api/presenteren/v8"


def test_info_linkt_naar_documenten_die_er_zijn(lto: httpx.Client) -> None:
    for api in lto.get("/_lto/info").json()["apis"]:
        document = httpx.get(api["document"])
        assert document.status_code == 200
        assert document.json()["info"]["version"] == api["documentversie"]


def test_info_noemt_geen_api_die_het_profiel_niet_aanbiedt(lto: httpx.Client) -> None:
    for api in lto.get("/_lto/info").json()["apis"]:
        assert lto.get(api["basispad"] + "/openapi.json").status_code == 200, api["naam"]


def test_info_toont_geen_sleutels(draai: Callable[..., Any]) -> None:
    simulator = draai(api_sleutels=("geheim-1", "geheim-2"))
    answer = httpx.get(f"{simulator.url}/_lto/info")
    assert answer.json()["instellingen"]["LTO_API_SLEUTELS"] == 2
    assert "geheim" not in answer.text


def test_reset_zet_alles_terug_maar_laat_snapshots(lto: Any, pakket: bytes) -> None:
    lto.lever(pakket)
    lto.klok("2020-01-01T00:00:00+01:00")
    lto.put("/_lto/profiel", json={"profiel": "productie", "regels": {"LVBB1580": "uit"}})
    lto.put("/_lto/storingen", json={"storingen": [{"pad": "/publiek", "status": 503}]})
    lto.put("/_lto/zaad", json={"zaad": "x"})
    lto.put("/_lto/snapshots/ervoor")
    answer = lto.post("/_lto/reset")
    assert answer.status_code == 200
    assert answer.json()["duur_ms"] >= 0
    assert lto.get("/_lto/aanleveringen").json()["page"]["totalElements"] == 0
    assert lto.get("/_lto/klok").json()["echt"] is True
    assert lto.get("/_lto/profiel").json()["profiel"] == "lto"
    assert lto.get("/_lto/profiel").json()["regels"] == {}
    assert lto.get("/_lto/storingen").json() == {"storingen": []}
    assert lto.get("/_lto/zaad").json() == {"zaad": None, "teller": 0}
    assert lto.get("/_lto/journaal/_tel").json() == {"aantal": 0}
    assert [snapshot["naam"] for snapshot in lto.get("/_lto/snapshots").json()["snapshots"]] == ["ervoor"]


def test_reset_raakt_andere_omgevingen_niet(simulator: Any, nieuwe_omgeving: Callable[..., Any], pakket: bytes) -> None:
    een, ander = nieuwe_omgeving(simulator), nieuwe_omgeving(simulator)
    ander.lever(pakket)
    een.post("/_lto/reset")
    assert ander.get("/_lto/aanleveringen").json()["page"]["totalElements"] == 1


def test_reset_zet_de_klok_van_de_start(draai: Callable[..., Any], nieuwe_omgeving: Callable[..., Any]) -> None:
    lto = nieuwe_omgeving(draai(klok="2025-10-16T09:00:00+02:00"))
    lto.klok("2020-01-01T00:00:00+01:00")
    lto.post("/_lto/reset")
    klok = lto.get("/_lto/klok").json()
    assert klok["tijd"].startswith("2025-10-16T09:00")
    assert (klok["loopt"], klok["echt"]) == (True, False)


def test_methode_die_er_niet_is(lto: httpx.Client, probleem: Callable[..., Any]) -> None:
    probleem(lto.get("/_lto/reset"), 405)
    probleem(lto.get("/_lto/bestaat-niet"), 404)


def test_een_profielbestand_dat_er_niet_meer_is(
    draai: Callable[..., Any], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The start profile counts instead, that is told, and everything goes on; a reset ends it."""
    eigen = tmp_path / "eigen.yaml"
    eigen.write_text("basis: lto\nomschrijving: van ons\n", "utf-8")
    eerst = draai(data=tmp_path / "data", profiel=str(eigen))
    gezet = {"profiel": str(eigen), "regels": {"LVBB1580": "uit"}}
    httpx.put(f"{eerst.url}/_lto/profiel", json=gezet).raise_for_status()
    eerst.stop()
    eigen.unlink()
    read_profiel.cache_clear()
    daarna = draai(data=tmp_path / "data", profiel="productie")
    with caplog.at_level(logging.WARNING, "lto"):
        info = httpx.get(f"{daarna.url}/_lto/info").json()
        for _ in range(3):
            assert httpx.get(f"{daarna.url}/_lto/profiel").json()["profiel"] == "productie"
    assert info["profiel"]["profiel"] == "productie"
    assert len(info["waarschuwingen"]) == 1
    assert "eigen.yaml" in info["waarschuwingen"][0]
    assert sum("eigen.yaml" in record.getMessage() for record in caplog.records) <= 1
    assert httpx.post(f"{daarna.url}/_lto/reset").status_code == 200
    assert httpx.get(f"{daarna.url}/_lto/info").json()["waarschuwingen"] == []


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"tijd": "gisteren", "loopt": True, "gezet_op": "2025-01-01T00:00:00+00:00"},
        {"tijd": "2025-01-01T00:00:00+00:00", "loopt": True, "gezet_op": None},
        {"tijd": "2025-01-01T00:00:00+00:00", "loopt": True, "gezet_op": "2025-01-01T00:00:00"},
        {"tijd": 5, "loopt": False, "gezet_op": "2025-01-01T00:00:00+00:00"},
        {"tijd": "9999-12-31T23:59:59+00:00", "loopt": True, "gezet_op": "2025-01-01T00:00:00+00:00"},
    ],
)
def test_een_beschadigde_klok_is_de_echte_tijd(lto: Any, record: dict[str, Any]) -> None:
    with lto.omgeving.write() as transaction:
        transaction.put("instelling", "klok", record)
    klok = lto.get("/_lto/klok").json()
    assert (klok["echt"], klok["loopt"]) == (True, True)
    assert abs(datetime.fromisoformat(klok["tijd"]) - datetime.now(UTC)) < timedelta(minutes=1)
    assert len(lto.get("/_lto/info").json()["waarschuwingen"]) == 1
    assert lto.post("/_lto/klok/verder", json={"duur": "P1D"}).status_code == 200
    assert lto.get("/_lto/info").json()["waarschuwingen"] == []
    with lto.omgeving.write() as transaction:
        transaction.put("instelling", "klok", record)
    assert lto.post("/_lto/reset").status_code == 200
    assert lto.get("/_lto/info").json()["waarschuwingen"] == []
