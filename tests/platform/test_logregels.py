"""Log lines: an id per request, no secrets, one JSON object per line when asked for."""

import json
import logging
import sys

import pytest

from simulator.platform.logregels import Json, Tekst, redact


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
    assert "geheim" not in redact(text)
    assert "***" in redact(text)
