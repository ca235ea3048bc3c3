"""Samengestelde RTR services v2 over HTTP (facts/toepasbare-regels.md 7)."""

from typing import Any

import pytest

from tests.api.rtr import AMSTERDAM, CONCEPT, RTR, SAMEN
from tests.conftest import Omgevingsclient

DAKKAPEL = f"{CONCEPT}/DakkapelPlaatsen"
OP_ZEE = {"type": "Point", "coordinates": [-200000, 100000]}


def vraag(client: Omgevingsclient, naam: str, *refs: str, plek: Any = AMSTERDAM, **meer: Any) -> list[dict[str, Any]]:
    body = {"functioneleStructuurRefs": list(refs), **meer}
    if plek is not None:
        body["_geo"] = {"intersects": plek}
    antwoord = client.post(f"{SAMEN}/werkzaamheden/{naam}", json=body)
    assert antwoord.status_code == 200, antwoord.text
    inhoud: list[dict[str, Any]] = antwoord.json()
    assert [item["functioneleStructuurRef"] for item in inhoud] == list(refs)
    return inhoud


def test_typeringen(lto: Omgevingsclient) -> None:
    beveiligd = DAKKAPEL.replace("http:", "https:")
    hier, ook = vraag(lto, "_bepaalRegelbeheerobjectTyperingen", DAKKAPEL, beveiligd)
    assert hier["regelbeheerobjecten"] == ["Conclusie", "Indieningsvereisten"]
    assert ook["regelbeheerobjecten"] == hier["regelbeheerobjecten"]
    (zee,) = vraag(lto, "_bepaalRegelbeheerobjectTyperingen", DAKKAPEL, plek=OP_ZEE)
    assert (zee["regelbeheerobjecten"], zee["indirecte_regelbeheerobjecten"]) == ([], [])
    (vroeger,) = vraag(lto, "_bepaalRegelbeheerobjectTyperingen", DAKKAPEL, datum="01-01-2022")
    assert vroeger["regelbeheerobjecten"] == []


def test_gerelateerden(lto: Omgevingsclient) -> None:
    aanbouw = f"{CONCEPT}/AanbouwPlaatsen"
    (juridisch,) = vraag(lto, "_geef-juridisch-gerelateerden", aanbouw)
    andere = [item["urn"] for item in juridisch["gerelateerden"]]
    assert "DakkapelPlaatsen" in andere  # both a bouwactiviteit
    assert "AanbouwPlaatsen" not in andere
    (zee,) = vraag(lto, "_geef-juridisch-gerelateerden", aanbouw, plek=OP_ZEE)
    assert zee["gerelateerden"] == []
    (logisch,) = vraag(lto, "_geef-logisch-gerelateerden", aanbouw, plek=None)
    assert [item["urn"] for item in logisch["gerelateerden"]] == ["AanbouwVeranderen"]
    assert logisch["gerelateerden"][0]["functioneleStructuurRef"] == f"{CONCEPT}/AanbouwVeranderen"


@pytest.mark.parametrize(
    ("urn", "anderen"),
    [
        ("BrugPlaatsen", ["BrugVeranderen", "BrugWeghalen"]),
        ("FaunaUitstapplaatsAanleggen", ["FaunaUitstapplaatsweghalen"]),
        ("LaadEnLoskadeVoorSchepenWeghalen", ["LaadEnLoskadeVoorSchepenInrichten"]),
        ("DierenSlachten", ["DierenHoudenFokkenOfTrainen"]),
        ("WindturbineVerwijderen", ["Windturbine"]),
        ("DakkapelPlaatsen", []),  # the register has one werkzaamheid about a dakkapel
        ("Jagen", []),
    ],
)
def test_logisch_is_over_hetzelfde(lto: Omgevingsclient, urn: str, anderen: list[str]) -> None:
    (logisch,) = vraag(lto, "_geef-logisch-gerelateerden", f"{CONCEPT}/{urn}", plek=None)
    assert [item["urn"] for item in logisch["gerelateerden"]] == anderen
    relaties = lto.get(f"{RTR}/werkzaamheden/{urn}/logischeRelaties").json()["_embedded"]["logischeRelaties"]
    assert [item["urn"] for item in relaties] == anderen


def test_compleet(lto: Omgevingsclient) -> None:
    assert vraag(lto, "_bepaalWerkzaamheidCompleet", DAKKAPEL)[0]["compleet"] is True
    assert vraag(lto, "_bepaalWerkzaamheidCompleet", DAKKAPEL, plek=OP_ZEE)[0]["compleet"] is False


def test_algemene_set(lto: Omgevingsclient) -> None:
    nu = lto.get(f"{SAMEN}/activiteiten/algemeen").json()
    assert len(nu) == 11
    project = next(item for item in nu if item["urn"] == "Project")
    assert project["functioneleStructuurRef"].endswith("/00000001003214345000/id/concept/IndieningsvereistenProject")
    toen = lto.get(f"{SAMEN}/activiteiten/algemeen?datum=01-01-2022").json()
    assert {"InitiatiefnemerNP", "Project", "Verzoek"} <= {item["urn"] for item in toen}
    assert "Contactpersoon" not in {item["urn"] for item in toen}
    assert lto.get(f"{SAMEN}/activiteiten/algemeen?datum=01-01-2020").json() == []
    assert lto.get(f"{SAMEN}/activiteiten/algemeen?datum=2022-01-01").status_code == 400


@pytest.mark.parametrize(
    "body",
    [
        {"functioneleStructuurRefs": [f"{CONCEPT}/Weg"], "_geo": {"intersects": AMSTERDAM}},
        {"functioneleStructuurRefs": ["DakkapelPlaatsen"], "_geo": {"intersects": AMSTERDAM}},
        {"functioneleStructuurRefs": ["x" * 1024 * 1024], "_geo": {"intersects": AMSTERDAM}},
        {"functioneleStructuurRefs": [], "_geo": {"intersects": AMSTERDAM}},
        {"functioneleStructuurRefs": [DAKKAPEL] * 51, "_geo": {"intersects": AMSTERDAM}},
        {"functioneleStructuurRefs": [DAKKAPEL]},
        {"functioneleStructuurRefs": [DAKKAPEL], "_geo": {"intersects": {"type": "Point", "coordinates": [1]}}},
        {"functioneleStructuurRefs": [DAKKAPEL], "_geo": {"intersects": AMSTERDAM}, "datum": "2026-11-25"},
    ],
)
def test_fouten(lto: Omgevingsclient, body: dict[str, Any]) -> None:
    for naam in ("_bepaalRegelbeheerobjectTyperingen", "_bepaalWerkzaamheidCompleet"):
        antwoord = lto.post(f"{SAMEN}/werkzaamheden/{naam}", json=body)
        assert antwoord.status_code == 400
        assert antwoord.json()["invalid-params"]
