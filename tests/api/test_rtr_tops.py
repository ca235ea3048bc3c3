"""One top per authority over deliveries: a placeholder counts from when something delivered hangs under it."""

from typing import Any

from tests.api.conftest import VOORBEELDEN
from tests.api.rtr import EILAND
from tests.api.test_rtrgegevens import lever_eiland
from tests.conftest import SHARED, Omgevingsclient

WESTLAND, WANNEER, REGELS = VOORBEELDEN[0]
OOK_UIT = "OZON0310"  # both packages bring objects of the same identification, which is another matter


def lever_westland(client: Omgevingsclient) -> dict[str, Any]:
    """A package of gm9920 whose top hangs under the activity of the stelsel, beside the placeholder."""
    client.klok(WANNEER, loopt=False)
    regels = dict.fromkeys((*REGELS, OOK_UIT), "uit")
    client.put("/_lto/profiel", json={"profiel": "lto", "regels": regels}).raise_for_status()
    uitkomst: dict[str, Any] = client.lever((SHARED / "samples/stop" / WESTLAND).read_bytes()).json()
    return uitkomst


def test_tweede_top(lto: Omgevingsclient, nodig: Any) -> None:
    nodig(f"samples/stop/{WESTLAND}")
    assert lever_westland(lto)["uitkomst"] == "gepubliceerd"
    lto.klok("2021-12-08T09:00:00+01:00", loopt=False)
    tweede = lto.lever(EILAND.read_bytes()).json()
    assert tweede["uitkomst"] == "niet-valide"
    assert [melding["code"] for melding in tweede["meldingen"]] == ["CON-0001", "OZON0206", "EINDE CONTROLES"]
    lto.post("/_lto/reset").raise_for_status()
    lever_eiland(lto)


def test_regel_uit(lto: Omgevingsclient, nodig: Any) -> None:
    nodig(f"samples/stop/{WESTLAND}")
    assert lever_westland(lto)["uitkomst"] == "gepubliceerd"
    lto.put("/_lto/profiel", json={"profiel": "lto", "regels": {"OZON0206": "uit", OOK_UIT: "uit"}}).raise_for_status()
    lever_eiland(lto)
