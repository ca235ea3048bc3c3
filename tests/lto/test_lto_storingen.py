"""Faults, through the front door."""

import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest

Probleem = Callable[..., dict[str, Any]]
PAD = "/publiek/omgevingsdocumenten/api/presenteren/v8/app-health"


def zet(lto: httpx.Client, *storingen: dict[str, Any]) -> httpx.Response:
    answer = lto.put("/_lto/storingen", json={"storingen": list(storingen)})
    assert answer.status_code == 200, answer.text
    return answer


def test_geen_storingen(lto: httpx.Client) -> None:
    assert lto.get("/_lto/storingen").json() == {"storingen": []}


def test_status_hoogstens_zo_vaak(lto: httpx.Client) -> None:
    answer = zet(lto, {"pad": "/publiek", "status": 503, "keer": 2})
    assert answer.json() == {"storingen": [{"pad": "/publiek", "status": 503, "keer": 2, "opgetreden": 0}]}
    assert [lto.get(PAD).status_code for _ in range(4)] == [503, 503, 200, 200]
    assert lto.get("/_lto/storingen").json()["storingen"][0]["opgetreden"] == 2


def test_methode_en_pad(lto: httpx.Client) -> None:
    zet(lto, {"pad": "/publiek/*/app-health", "methode": "POST", "status": 500})
    assert lto.get(PAD).status_code == 200
    assert lto.post(PAD).status_code == 500


def test_vertraging(lto: httpx.Client) -> None:
    zet(lto, {"pad": "/publiek", "vertraging_ms": 400})
    begin = time.monotonic()
    assert lto.get(PAD).status_code == 200
    assert time.monotonic() - begin >= 0.4


def test_verbinding_weg(lto: httpx.Client) -> None:
    zet(lto, {"pad": "/publiek", "verbreek": True, "keer": 1})
    with pytest.raises(httpx.TransportError):
        lto.get(PAD)
    assert lto.get(PAD).status_code == 200
    assert [regel["status"] for regel in lto.get("/_lto/journaal").json()["verzoeken"]] == [200, 0]


def test_halve_body(lto: httpx.Client) -> None:
    goed = lto.get(PAD).content
    zet(lto, {"pad": "/publiek", "misvormd": True})
    answer = lto.get(PAD)
    assert answer.status_code == 200
    assert goed.startswith(answer.content)
    assert len(answer.content) < len(goed)


def test_kans_is_herhaalbaar(lto: httpx.Client) -> None:
    def rij() -> list[int]:
        lto.put("/_lto/zaad", json={"zaad": "toeval"})
        zet(lto, {"pad": "/publiek", "status": 503, "kans": 0.5})
        return [lto.get(PAD).status_code for _ in range(24)]

    eerste = rij()
    assert set(eerste) == {200, 503}
    assert rij() == eerste


def test_zetten_vervangt_en_wissen_wist(lto: httpx.Client) -> None:
    zet(lto, {"pad": "/a", "status": 500}, {"pad": "/b", "status": 500})
    zet(lto, {"pad": "/c", "status": 500})
    assert [storing["pad"] for storing in lto.get("/_lto/storingen").json()["storingen"]] == ["/c"]
    assert lto.delete("/_lto/storingen").status_code == 204
    assert lto.get("/_lto/storingen").json() == {"storingen": []}
    assert lto.delete("/_lto/storingen").status_code == 204


def test_de_besturing_zelf_heeft_geen_storingen(lto: httpx.Client) -> None:
    zet(lto, {"pad": "*", "status": 500})
    assert lto.get("/_lto/gezondheid").status_code == 200
    assert lto.delete("/_lto/storingen").status_code == 204


@pytest.mark.parametrize(
    ("storing", "woord"),
    [
        ({"pad": "/publiek"}, "er gebeurt niets"),
        ({"pad": "/publiek", "kans": 0.5}, "er gebeurt niets"),
        ({"pad": "/publiek", "status": 500, "verbreek": True}, "gaan niet samen"),
        ({"pad": "/publiek", "verbreek": True, "misvormd": True}, "gaan niet samen"),
    ],
)
def test_storing_zonder_zin(lto: httpx.Client, probleem: Probleem, storing: dict[str, Any], woord: str) -> None:
    answer = lto.put("/_lto/storingen", json={"storingen": [storing]})
    assert probleem(answer, 400, woord)["invalid-params"][0]["name"] == "storingen[0]"


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        {"storingen": {}},
        {"storingen": [{"status": 500}]},
        {"storingen": [{"pad": "", "status": 500}]},
        {"storingen": [{"pad": "/", "status": 200}]},
        {"storingen": [{"pad": "/", "status": 600}]},
        {"storingen": [{"pad": "/", "status": 500, "kans": 1.1}]},
        {"storingen": [{"pad": "/", "status": 500, "keer": 0}]},
        {"storingen": [{"pad": "/", "vertraging_ms": 60001}]},
        {"storingen": [{"pad": "/", "status": 500, "kleur": "rood"}]},
        {"storingen": [{"pad": "/", "status": 500}] * 101},
    ],
)
def test_storingen_die_niet_kunnen(lto: httpx.Client, probleem: Probleem, body: Any) -> None:
    probleem(lto.put("/_lto/storingen", json=body), 400)
    assert lto.get("/_lto/storingen").json() == {"storingen": []}
