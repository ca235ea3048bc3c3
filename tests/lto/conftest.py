"""What the tests of `/_lto` share: reading a problem document, and a small package to deliver."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import httpx
import pytest

Probleem = Callable[..., dict[str, Any]]


@pytest.fixture
def probleem() -> Probleem:
    """`probleem(answer, 404, "geen snapshot")`: the problem document, which must say the words."""

    def lees(answer: httpx.Response, status: int, *woorden: str) -> dict[str, Any]:
        assert answer.status_code == status, answer.text
        assert answer.headers["content-type"].startswith(("application/problem+json", "application/json"))
        document: dict[str, Any] = answer.json()
        assert document["status"] == status
        assert document["type"].startswith("https://content.omgevingswet.overheid.nl/fout/id/concept/")
        for woord in woorden:
            assert woord in document["detail"], document["detail"]
        return document

    return lees


@pytest.fixture
def pakket() -> bytes:
    """A zip that is no STOP package: delivered, it is refused with a finding."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archief:
        archief.writestr("leeg.txt", "niets")
    return buffer.getvalue()
