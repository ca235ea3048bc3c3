"""Log lines: an id per request, no secrets, one JSON object per line when asked for."""

import json
import logging
import sys

import httpx
import pytest

from simulator.platform.geheimen import dek_tekst
from simulator.platform.logregels import Json, Tekst
from tests.platform.conftest import start


def record(text: str, *args: object, fout: bool = False) -> logging.LogRecord:
    try:
        if fout:
            raise RuntimeError("x-api-key: abcdef")
        info = None
    except RuntimeError:
        info = sys.exc_info()
    made = logging.LogRecord("lto.platform", logging.ERROR, "f", 1, text, args, info)
    made.verzoek = "id-1"
    return made


def test_json_lines() -> None:
    shown = json.loads(Json().format(record("verzoek %s\nmislukt", "id-1", fout=True)))
    assert shown["verzoek"] == "id-1"
    assert shown["tekst"] == "verzoek id-1\nmislukt"
    assert "RuntimeError" in shown["fout"]
    assert "abcdef" not in shown["fout"]


def test_text_lines() -> None:
    line = Tekst().format(record("verzoek %s mislukt", "id-1", fout=True))
    assert "ERROR lto.platform: verzoek id-1 mislukt\nTraceback" in line
    assert "abcdef" not in line


@pytest.mark.parametrize(
    "text",
    [
        "{'x-api-key': 'geheim'}",
        "Authorization: Bearer geheim",
        "authorization=geheim; x",
        "X-API-Key: geheim, Accept: b",
    ],
)
def test_redacted(text: str) -> None:
    assert "geheim" not in dek_tekst(text)
    assert "***" in dek_tekst(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("GET /a?x-api-key=geheim&size=1", "GET /a"),
        ("/a?size=1&access_token=geheim", "size=1"),
        ("http://b/?Ocp-Apim-Subscription-Key=geheim", "http://b/"),
        ("/a?apikey=geheim#x", "#x"),
        ("/a?tokens=2&mijn_sleutel=3", "tokens=2&mijn_sleutel=3"),
    ],
)
def test_redacted_in_addresses(text: str, kept: str) -> None:
    assert "geheim" not in dek_tekst(text)
    assert kept in dek_tekst(text)


def test_access_lines_as_json(caplog: pytest.LogCaptureFixture) -> None:
    running = start(log="json-toegang")
    try:
        with caplog.at_level(logging.INFO, "lto.toegang"):
            httpx.get(f"{running.url}/proef/v1/verplicht?q=geheim", headers={"x-api-key": "k", "X-Request-ID": "een"})
    finally:
        running.stop()
    (line,) = [record for record in caplog.records if record.name == "lto.toegang"]
    shown = json.loads(Json().format(line))
    assert shown["verzoek"] == "een"
    assert (shown["methode"], shown["pad"], shown["status"]) == ("GET", "/proef/v1/verplicht", 200)
    assert shown["duur_ms"] > 0
