"""Tenants, through the front door."""

from collections.abc import Callable
from typing import Any

import httpx

Probleem = Callable[..., dict[str, Any]]


def namen(client: httpx.Client) -> set[str]:
    return {omgeving["naam"] for omgeving in client.get("/_lto/omgevingen").json()["omgevingen"]}


def test_een_omgeving_ontstaat_bij_het_eerste_verzoek(lto: Any) -> None:
    buiten = httpx.Client(base_url=lto.server)
    assert lto.naam not in namen(buiten)
    lto.get("/_lto/klok")
    assert {lto.naam, "standaard"} <= namen(buiten)


def test_een_omgeving_toont_wat_erin_zit(lto: Any, pakket: bytes) -> None:
    lto.lever(pakket)
    omgevingen = {omgeving["naam"]: omgeving for omgeving in lto.get("/_lto/omgevingen").json()["omgevingen"]}
    assert omgevingen[lto.naam] == {"naam": lto.naam, "aanleveringen": 1, "basispad": f"/@{lto.naam}"}
    assert omgevingen["standaard"]["basispad"] == ""


def test_omgevingen_zien_elkaar_niet(simulator: Any, nieuwe_omgeving: Callable[..., Any], pakket: bytes) -> None:
    een, ander = nieuwe_omgeving(simulator), nieuwe_omgeving(simulator)
    een.lever(pakket)
    een.klok("2020-01-01T00:00:00+01:00")
    een.put("/_lto/snapshots/eigen")
    een.put("/_lto/storingen", json={"storingen": [{"pad": "/publiek", "status": 500}]})
    assert ander.get("/_lto/aanleveringen").json()["page"]["totalElements"] == 0
    assert ander.get("/_lto/klok").json()["echt"] is True
    assert ander.get("/_lto/snapshots").json() == {"snapshots": []}
    assert ander.get("/_lto/storingen").json() == {"storingen": []}
    assert ander.get("/_lto/journaal/_tel").json() == {"aantal": 0}


def test_beeindigen(lto: Any, pakket: bytes, probleem: Probleem) -> None:
    lto.lever(pakket)
    lto.put("/_lto/snapshots/eigen")
    buiten = httpx.Client(base_url=lto.server)
    assert buiten.delete(f"/_lto/omgevingen/{lto.naam}").status_code == 204
    probleem(buiten.delete(f"/_lto/omgevingen/{lto.naam}"), 404, lto.naam)
    assert lto.get("/_lto/aanleveringen").json()["page"]["totalElements"] == 0
    assert lto.get("/_lto/snapshots").json() == {"snapshots": []}


def test_de_standaardomgeving_kan_niet_weg(lto: httpx.Client, probleem: Probleem) -> None:
    probleem(lto.delete("/_lto/omgevingen/standaard"), 409, "POST /_lto/reset")


def test_omgeving_die_er_niet_is(lto: httpx.Client, probleem: Probleem) -> None:
    probleem(lto.delete("/_lto/omgevingen/nooit-geweest"), 404)
    probleem(lto.delete("/_lto/omgevingen/..."), 404)


def test_naam_die_geen_omgeving_kan_zijn(lto: Any, probleem: Probleem) -> None:
    probleem(httpx.get(f"{lto.server}/@-x-/_lto/klok"), 400, "omgeving")
