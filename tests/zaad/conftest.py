"""What the tests of the seed share: the packages, opened, and the reference material beside the project."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.zaad import pakketten
from tests.zaad.lezen import Pakket

SHARED = Path(__file__).resolve().parents[3] / "shared"


@pytest.fixture(scope="session")
def zaad() -> list[Pakket]:
    """The packages in order of delivery."""
    uit = []
    for naam, inhoud in pakketten():
        with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
            uit.append(Pakket(naam, inhoud, {n: zip_.read(n) for n in zip_.namelist()}))
    return uit


@pytest.fixture(scope="session")
def gedeeld() -> Callable[[str], Path]:
    """A path in the reference material; the test is skipped where that is absent."""

    def pad(naam: str) -> Path:
        if not (SHARED / naam).exists():
            pytest.skip(f"referentiemateriaal ontbreekt: ../shared/{naam}")
        return SHARED / naam

    return pad
