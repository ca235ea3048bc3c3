"""One filled tenant for all tests that only read, and a filled one per test for those that write."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import SHARED, Draaiend, Omgevingsclient

PRESENTEREN = "/publiek/omgevingsdocumenten/api/presenteren/v8"
GEOMETRIE = "/publiek/omgevingsdocumenten/api/geometrieopvragen/v1"
ONTSLUITEN = "/publiek/omgevingsinformatie/api/ontsluiten/v2"
NU = "2026-11-25T12:00:00+01:00"
RD = {"Content-Crs": "http://www.opengis.net/def/crs/EPSG/0/28992"}
# Real packages in order of arrival: the moment at which they came, and the rules that are younger than they are.
VOORBEELDEN = (
    ("westland/westland-initieel.zip", "2021-09-06T09:00:00+02:00", ("OZON0070",)),
    ("gemeentestad-gm0297/01-initieel.zip", "2021-11-09T09:00:00+01:00", ("LVBB1519",)),
    ("omgevingsvisie-pv28/1-besluit.zip", "2021-11-18T09:00:00+01:00", ("OZON0080",)),
    ("intrekking-tijdelijkregelingdeel/001a-initieel.zip", "2022-10-31T09:00:00+01:00", ("LVBB1519", "LVBB1580")),
    ("gm9920/1-publicatie.zip", "2025-10-16T09:00:00+02:00", ()),
)
_nummers = itertools.count(1)


def vul(client: Omgevingsclient) -> Omgevingsclient:
    """Deliver the real packages, where they are; then it is `NU`."""
    for naam, moment, regels_uit in VOORBEELDEN:
        pad = SHARED / "samples/stop" / naam
        if pad.exists():
            client.klok(moment, loopt=False)
            profiel = {"profiel": "lto", "regels": dict.fromkeys(regels_uit, "uit")}
            client.put("/_lto/profiel", json=profiel).raise_for_status()
            antwoord = client.lever(pad.read_bytes())
            assert antwoord.json()["uitkomst"] == "gepubliceerd", (naam, antwoord.text[:1000])
    client.put("/_lto/profiel", json={"profiel": "lto", "regels": {}}).raise_for_status()
    client.klok(NU, loopt=False)
    return client


@pytest.fixture(scope="session")
def gevuld(simulator: Draaiend) -> Iterator[Omgevingsclient]:
    """A filled tenant that the tests of this session only read; its answers are judged at the end."""
    client = vul(Omgevingsclient(f"lezen-{next(_nummers)}", simulator.url, simulator.app))
    yield client
    client.close()
    simulator.app.services.omgevingen.end(client.naam)
    wrong = [text for naam, text in simulator.app.response_errors if naam == client.naam]
    assert not wrong, "antwoorden die niet bij hun document passen:\n" + "\n".join(wrong)


@pytest.fixture
def eigen(lto: Omgevingsclient) -> Omgevingsclient:
    """A filled tenant of the test itself."""
    return vul(lto)


@pytest.fixture
def nodig() -> Callable[[str], Path]:
    """A file in the reference material; the test is skipped where that is absent."""

    def pad(naam: str) -> Path:
        if not (SHARED / naam).exists():
            pytest.skip(f"referentiemateriaal ontbreekt: ../shared/{naam}")
        return SHARED / naam

    return pad
