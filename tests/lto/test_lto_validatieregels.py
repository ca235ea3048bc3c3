"""The rules that the simulator knows, through the front door."""

from collections.abc import Callable
from typing import Any

import httpx

from simulator.aanlevering.regels.register import regels

Probleem = Callable[..., dict[str, Any]]


def test_alle_regels(lto: httpx.Client) -> None:
    answer = lto.get("/_lto/validatieregels").json()
    assert answer["aantal"] == len(answer["regels"]) == len(regels())
    assert answer["aantal"] >= 1137
    assert answer["geimplementeerd"] == sum(regel["geimplementeerd"] for regel in answer["regels"]) > 0
    assert all(regel["waarom"] for regel in answer["regels"])


def test_filters(lto: httpx.Client) -> None:
    for query, past in (
        ({"geimplementeerd": "true"}, lambda regel: regel["geimplementeerd"]),
        ({"geimplementeerd": "false"}, lambda regel: not regel["geimplementeerd"]),
        ({"familie": "LVBB", "fase": "1"}, lambda regel: (regel["familie"], regel["fase"]) == ("LVBB", "1")),
    ):
        alle = lto.get("/_lto/validatieregels").json()["regels"]
        answer = lto.get("/_lto/validatieregels", params=query).json()
        assert answer["regels"] == [regel for regel in alle if past(regel)]
        assert answer["regels"]


def test_onbekende_familie_en_fase_noemen_de_bekende(lto: httpx.Client, probleem: Probleem) -> None:
    probleem(lto.get("/_lto/validatieregels", params={"familie": "lvbb"}), 400, "BHKV", "LVBB", "STOP")
    probleem(lto.get("/_lto/validatieregels", params={"fase": "99"}), 400, "bekend zijn *, 1, ")
    probleem(lto.get("/_lto/validatieregels", params={"geimplementeerd": "misschien"}), 400)


def test_een_regel(lto: httpx.Client) -> None:
    answer = lto.get("/_lto/validatieregels/LVBB1010")
    assert answer.status_code == 200
    regel = answer.json()
    assert (regel["code"], regel["familie"], regel["stand"]) == ("LVBB1010", "LVBB", "fout")
    assert httpx.get(regel["_links"]["self"]["href"]).json() == regel


def test_stand_volgt_het_profiel(lto: httpx.Client) -> None:
    def stand(code: str) -> str:
        return str(lto.get(f"/_lto/validatieregels/{code}").json()["stand"])

    assert stand("BHKV1036") == "uit"  # in the published rules, not active in the real chain
    lto.put("/_lto/profiel", json={"regels": {"LVBB1010": "waarschuwing", "LVBB1580": "uit"}})
    assert (stand("LVBB1010"), stand("LVBB1580")) == ("waarschuwing", "uit")


def test_onbekende_regel(lto: httpx.Client, probleem: Probleem) -> None:
    probleem(lto.get("/_lto/validatieregels/LVBB1o10"), 404, "LVBB1010", "GET /_lto/validatieregels")
    probleem(lto.get("/_lto/validatieregels/" + "x" * 81), 400)
    probleem(lto.get("/_lto/validatieregels/<script>"), 404)
