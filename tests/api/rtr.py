"""Base paths and small calls for the tests of the APIs of the RTR."""

from typing import Any

from tests.conftest import SHARED, Omgevingsclient

TR = "/publiek/toepasbare-regels/api"
RTR = f"{TR}/rtrgegevens/v2"
ZOEK = f"{TR}/zoekinterface/v2"
WERK = f"{TR}/opvragenwerkzaamheden/v1"
SAMEN = f"{TR}/samengestelderegistratietoepasbareregelsservices/v2"
CONCEPT = "http://toepasbare-regels.omgevingswet.overheid.nl/werkzaamheden/id/concept"
DATUM = "25-11-2026"
AMSTERDAM = {"type": "Point", "coordinates": [121687, 487484]}
EILAND = SHARED / "samples/stop/testeiland-chain/1-initieel.zip"
EILAND_URN = "nl.imow-gm9920.activiteit.sanitycheckdatum"


def activiteit(client: Omgevingsclient, urn: str, datum: str = DATUM) -> dict[str, Any]:
    """One activity of RTR gegevens."""
    antwoord = client.get(f"{RTR}/activiteiten/{urn}", params={"datum": datum})
    assert antwoord.status_code == 200, antwoord.text
    inhoud: dict[str, Any] = antwoord.json()
    return inhoud


def bladeren(client: Omgevingsclient, url: str, naam: str, body: Any = None) -> list[dict[str, Any]]:
    """All items of a collection, following `next`."""
    gevonden: list[dict[str, Any]] = []
    while url:
        antwoord = client.get(url) if body is None else client.post(url, json=body)
        assert antwoord.status_code == 200, antwoord.text
        inhoud = antwoord.json()
        gevonden += inhoud["_embedded"][naam]
        url = inhoud["_links"].get("next", {}).get("href", "")
    assert inhoud["page"]["totalElements"] == len(gevonden)
    return gevonden


def zoek(client: Omgevingsclient, url: str, body: Any) -> dict[str, Any]:
    """The answer to a search."""
    antwoord = client.post(url, json=body)
    assert antwoord.status_code == 200, antwoord.text
    inhoud: dict[str, Any] = antwoord.json()
    return inhoud
