"""The journal, through the front door."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

Probleem = Callable[..., dict[str, Any]]
V8 = "/publiek/omgevingsdocumenten/api/presenteren/v8"


def test_journaal_houdt_verzoeken_bij_de_laatste_eerst(lto: httpx.Client) -> None:
    lto.get(f"{V8}/regelingen?page=1&size=3")
    lto.get(f"{V8}/bestaat-niet")
    answer = lto.get("/_lto/journaal").json()
    assert [(regel["methode"], regel["pad"], regel["status"]) for regel in answer["verzoeken"]] == [
        ("GET", f"{V8}/bestaat-niet", 404),
        ("GET", f"{V8}/regelingen", 200),
    ]
    assert answer["verzoeken"][1]["query"] == "page=1&size=3"
    assert answer["page"] == {"size": 20, "totalElements": 2, "totalPages": 1, "number": 1}


def test_sleutels_staan_er_onleesbaar_in(lto: httpx.Client) -> None:
    lto.get(f"{V8}/regelingen", headers={"Authorization": "Bearer geheim", "Cookie": "s=geheim"})
    answer = lto.get("/_lto/journaal")
    headers = answer.json()["verzoeken"][0]["verzoek"]["headers"]
    assert {headers[naam] for naam in ("x-api-key", "authorization", "cookie")} == {"***"}
    assert "geheim" not in answer.text


def test_sleutels_in_de_query_ook(lto: httpx.Client) -> None:
    """In the address itself, in the links of the answer, and in a header that repeats the address."""
    query = "x-api-key=geheim&size=2&access_token=geheim&%61pikey=geheim&API_KEY=geheim&token=&page=1"
    lto.get(f"{V8}/regelingen?{query}", headers={"Referer": "http://a/?apikey=geheim"})
    answer = lto.get("/_lto/journaal")
    regel = answer.json()["verzoeken"][0]
    assert regel["query"] == "x-api-key=***&size=2&access_token=***&%61pikey=***&API_KEY=***&token=&page=1"
    assert "geheim" not in answer.text
    assert "size=2" in regel["antwoord"]["inhoud"]


def test_tijd_van_de_klok_en_de_echte(lto: Any) -> None:
    lto.klok("2031-03-01T12:00:00+01:00", loopt=False)
    lto.get(f"{V8}/regelingen")
    lto.klok("2032-03-01T12:00:00+01:00")
    lto.get(f"{V8}/regelingen")
    lto.klok("2033-03-01T12:00:00+01:00")
    lopend, stil = lto.get("/_lto/journaal").json()["verzoeken"]
    assert stil["tijd"] == "2031-03-01T12:00:00+01:00"
    assert lopend["tijd"].startswith("2032-03-01T12:00:0")
    for regel in (lopend, stil):
        assert abs(datetime.fromisoformat(regel["echteTijd"]) - datetime.now(UTC)) < timedelta(minutes=1)


def test_filters_en_tellen(lto: httpx.Client, pakket: bytes) -> None:
    for pad in ("regelingen", "regelingen", "app-health", "bestaat-niet"):
        lto.get(f"{V8}/{pad}")
    lto.post("/_lto/aanleveringen", content=pakket, headers={"Content-Type": "application/zip"})
    for query, aantal in (
        ({}, 5),
        ({"pad": "/publiek"}, 4),
        ({"pad": "/publiek/*/regelingen"}, 2),
        ({"pad": "*"}, 5),
        ({"methode": "post"}, 1),
        ({"methode": "POST", "pad": "/publiek"}, 0),
        ({"status": 404}, 1),
    ):
        assert lto.get("/_lto/journaal/_tel", params=query).json() == {"aantal": aantal}, query
        assert len(lto.get("/_lto/journaal", params=query).json()["verzoeken"]) == aantal


def test_bladeren(lto: httpx.Client) -> None:
    for size in range(1, 6):
        lto.get(f"{V8}/regelingen?size={size}")
    eerste = lto.get("/_lto/journaal?size=2&pad=/publiek").json()
    assert [regel["query"] for regel in eerste["verzoeken"]] == ["size=5", "size=4"]
    volgende = httpx.get(eerste["_links"]["next"]["href"]).json()
    assert [regel["query"] for regel in volgende["verzoeken"]] == ["size=3", "size=2"]


def test_besturing_staat_er_niet_in_maar_aanleveringen_wel(lto: httpx.Client, pakket: bytes) -> None:
    lto.get("/_lto/klok")
    lto.get("/_lto/aanleveringen")
    lto.post("/_lto/aanleveringen", content=pakket, headers={"Content-Type": "application/zip"})
    regels = lto.get("/_lto/journaal").json()["verzoeken"]
    assert [(regel["methode"], regel["pad"]) for regel in regels] == [("POST", "/_lto/aanleveringen")]


def test_leegmaken(lto: httpx.Client) -> None:
    lto.get(f"{V8}/regelingen")
    assert lto.delete("/_lto/journaal").status_code == 204
    assert lto.get("/_lto/journaal/_tel").json() == {"aantal": 0}


def test_journaal_is_begrensd(draai: Callable[..., Any], nieuwe_omgeving: Callable[..., Any]) -> None:
    lto = nieuwe_omgeving(draai(journaal=3))
    for size in range(1, 6):
        lto.get(f"{V8}/regelingen?size={size}")
    answer = lto.get("/_lto/journaal").json()
    assert [regel["query"] for regel in answer["verzoeken"]] == ["size=5", "size=4", "size=3"]


def test_journaal_uit(draai: Callable[..., Any], nieuwe_omgeving: Callable[..., Any]) -> None:
    lto = nieuwe_omgeving(draai(journaal=0))
    lto.get(f"{V8}/regelingen")
    assert lto.get("/_lto/journaal").json()["verzoeken"] == []


def test_wachten_op_wat_er_al_is(lto: httpx.Client) -> None:
    lto.get(f"{V8}/regelingen")
    answer = lto.post("/_lto/journaal/_wacht", json={"pad": "/publiek"}).json()
    assert (answer["bereikt"], answer["aantal"], answer["verzoeken"][0]["pad"]) == (True, 1, f"{V8}/regelingen")


def test_wachten_op_wat_nog_komt(lto: Any) -> None:
    def later() -> None:
        time.sleep(0.2)
        with httpx.Client(base_url=lto.basis, headers={"x-api-key": "x"}) as ander:
            ander.get(f"{V8}/regelingen")
            ander.get(f"{V8}/regelingen")

    draad = threading.Thread(target=later)
    draad.start()
    begin = time.monotonic()
    answer = lto.post("/_lto/journaal/_wacht", json={"pad": f"{V8}/regelingen", "aantal": 2, "wacht_s": 20}).json()
    draad.join()
    assert (answer["bereikt"], answer["aantal"]) == (True, 2)
    assert 0.1 < time.monotonic() - begin < 10


def test_wachten_duurt_niet_langer_dan_gevraagd_en_houdt_niemand_op(lto: Any) -> None:
    duur: list[float] = []

    def wacht() -> None:
        begin = time.monotonic()
        answer = httpx.post(f"{lto.basis}/_lto/journaal/_wacht", json={"wacht_s": 1, "aantal": 99}, timeout=10)
        duur.append(time.monotonic() - begin)
        assert answer.json() == {"bereikt": False, "aantal": 0, "verzoeken": []}

    draad = threading.Thread(target=wacht)
    draad.start()
    time.sleep(0.1)
    begin = time.monotonic()
    assert lto.get("/_lto/gezondheid").status_code == 200
    assert time.monotonic() - begin < 0.5
    draad.join()
    assert 0.9 < duur[0] < 5


@pytest.mark.parametrize(
    "body",
    [
        {"aantal": 0},
        {"wacht_s": 61},
        {"wacht_s": -1},
        {"status": 99},
        {"pad": 1},
        {"path": "/"},
        [],
        {"pad": "x" * 501},
    ],
)
def test_wachten_dat_niet_kan(lto: httpx.Client, probleem: Probleem, body: Any) -> None:
    probleem(lto.post("/_lto/journaal/_wacht", json=body), 400)


@pytest.mark.parametrize(
    "query", ["page=0", "size=0", "size=1000000000", "page=x", "status=boos", "status=600", "pad=" + "x" * 501]
)
def test_journaal_dat_niet_kan(lto: httpx.Client, probleem: Probleem, query: str) -> None:
    assert probleem(lto.get(f"/_lto/journaal?{query}"), 400)["invalid-params"]


def test_pagina_na_de_laatste_is_leeg(lto: httpx.Client) -> None:
    lto.get(f"{V8}/regelingen")
    answer = lto.get("/_lto/journaal?page=7")
    assert (answer.status_code, answer.json()["verzoeken"]) == (200, [])
