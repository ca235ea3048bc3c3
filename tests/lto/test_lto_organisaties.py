"""The register of organisations and the authorities at a point, through the front door."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

Probleem = Callable[..., dict[str, Any]]


def test_register_in_paginas(lto: httpx.Client) -> None:
    codes: list[str] = []
    adres = "/_lto/organisaties?size=100"
    while adres:
        answer = lto.get(adres).json()
        codes += [organisatie["code"] for organisatie in answer["organisaties"]]
        adres = answer["_links"].get("next", {}).get("href", "")
    assert len(codes) == len(set(codes)) == answer["page"]["totalElements"] >= 376
    assert codes == sorted(codes)
    assert lto.get("/_lto/organisaties").json()["page"]["size"] == 20


def test_filters(lto: httpx.Client) -> None:
    def zoek(**vraag: str) -> list[dict[str, Any]]:
        organisaties: list[dict[str, Any]] = lto.get("/_lto/organisaties", params={**vraag, "size": "200"}).json()[
            "organisaties"
        ]
        return organisaties

    (utrecht,) = zoek(code="GM0344")
    assert utrecht["naam"] == "Gemeente Utrecht"
    assert utrecht["bestuurslaag"] == "gemeente"
    assert zoek(oin=utrecht["oin"]) == [utrecht]
    assert utrecht in zoek(naam="utrecht")
    assert {organisatie["bestuurslaag"] for organisatie in zoek(naam="utrecht")} >= {"gemeente", "provincie"}
    assert len(zoek(bestuurslaag="provincie")) >= 12
    assert {item["bestuurslaag"] for item in zoek(bestuurslaag="waterschap")} == {"waterschap"}
    assert zoek(code="gm0344", bestuurslaag="provincie") == []
    assert zoek(naam="bestaat niet") == []


def test_gezagen_op_een_punt(lto: httpx.Client) -> None:
    answer = lto.get("/_lto/gezagen?x=136000&y=456000").json()
    assert [gezag["code"] for gezag in answer["gezagen"]][:2] == ["gm0344", "pv26"]
    assert answer["gezagen"][0]["naam"] == "Gemeente Utrecht"
    assert answer["gezagen"][2]["bestuurslaag"] == "waterschap"
    assert lto.get("/_lto/gezagen?x=10000&y=600000").json()["gezagen"] == []
    assert lto.get("/_lto/gezagen?x=900000.5&y=-900000").json()["gezagen"] == []


@pytest.mark.parametrize(
    "vraag", ["", "x=1", "y=1", "x=een&y=2", "x=1&y=", "x=nan&y=1", "x=inf&y=1", "x=1e300&y=1", "x=1,5&y=2"]
)
def test_geen_punt(lto: httpx.Client, probleem: Probleem, vraag: str) -> None:
    probleem(lto.get(f"/_lto/gezagen?{vraag}"), 400)


@pytest.mark.parametrize("vraag", ["bestuurslaag=land", "page=0", "size=201", "naam=" + "x" * 201])
def test_verkeerde_filters(lto: httpx.Client, probleem: Probleem, vraag: str) -> None:
    probleem(lto.get(f"/_lto/organisaties?{vraag}"), 400)
