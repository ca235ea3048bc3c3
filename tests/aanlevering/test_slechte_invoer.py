"""Bad input through the front door (issue, section 9): a 201 with a result document, never a 500, memory bounded."""

import resource
import threading
import time
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from lxml import etree

from tests.aanlevering.bouwer import VIERKANT, Bouwer
from tests.aanlevering.inpakken import zip_van
from tests.aanlevering.slechte_xml import SLECHTE_XML
from tests.aanlevering.zips import SLECHTE_ZIPS, bom
from tests.conftest import Omgevingsclient

MB = 1024 * 1024
# file of the package -> the code of its phase when it is no XML
PLAATSEN = {
    "opdracht.xml": "LVBB1006",
    "manifest.xml": "LVBB1008",
    "manifest-ow.xml": "LVBB1032",
    "besluit.xml": "LVBB2003",
    "gio.xml": "LVBB3501",
    "gio.gml": "LVBB3009",
    "owLocaties.xml": "SCHEMA.OW.03.2",
}
GROOT = ("20 miljoen elementen", "10 miljoen attributen", "diep en groot")


@pytest.fixture
def client(lto: Omgevingsclient) -> Omgevingsclient:
    """The tenant, its clock before the packages of `Bouwer`."""
    lto.klok("2025-10-16T09:00:00+02:00", loopt=False)
    return lto


def geleverd(client: Omgevingsclient, data: bytes) -> dict[str, object]:
    """Deliver, and look at what any answer must have."""
    antwoord = client.lever(data)
    assert antwoord.status_code == 201, antwoord.text[:500]
    record: dict[str, object] = antwoord.json()
    resultaat = client.get(f"/_lto/aanleveringen/{record['id']}/resultaat")
    assert resultaat.status_code == 200
    for document in resultaat.content.split(b'<?xml version="1.0" encoding="UTF-8"?>')[1:]:
        etree.fromstring(document)
    assert b"Traceback" not in resultaat.content
    return record


def codes(record: dict[str, object]) -> list[str]:
    """The codes of the meldingen."""
    meldingen = record["meldingen"]
    assert isinstance(meldingen, list)
    return [melding["code"] for melding in meldingen]


@pytest.mark.parametrize("naam", SLECHTE_ZIPS)
def test_slechte_zip(naam: str, client: Omgevingsclient) -> None:
    code, maak = SLECHTE_ZIPS[naam]
    record = geleverd(client, maak())
    assert (record["uitkomst"], codes(record)) == ("mislukt", [code])


@pytest.mark.parametrize("bestand", PLAATSEN)
@pytest.mark.parametrize("naam", [naam for naam in SLECHTE_XML if naam not in GROOT])
def test_slechte_xml(naam: str, bestand: str, client: Omgevingsclient) -> None:
    bestanden = {**Bouwer().bestanden(), bestand: SLECHTE_XML[naam]()}
    record = geleverd(client, zip_van(bestanden, manifest=bestand != "manifest.xml"))
    assert PLAATSEN[bestand] in codes(record)
    assert record["uitkomst"] == ("mislukt" if PLAATSEN[bestand].startswith("LVBB10") else "niet-valide")


@pytest.mark.parametrize("naam", GROOT)
def test_grote_slechte_xml(naam: str, client: Omgevingsclient) -> None:
    bestanden = {**Bouwer().bestanden(), "besluit.xml": SLECHTE_XML[naam]()}
    record = geleverd(client, zip_van(bestanden, methode=zipfile.ZIP_STORED))
    assert codes(record) == ["LVBB2003"]


def test_100_mb_tekst(client: Omgevingsclient) -> None:
    """A besluit with one text of 100 MB: judged like any other."""
    voor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    besluit = Bouwer().besluit()
    ruimte = 100 * MB - len(besluit) - 1
    groot = besluit.replace(b"voor een proef.", b"voor een proef." + b"x" * ruimte, 1)
    record = geleverd(client, zip_van({**Bouwer().bestanden(), "besluit.xml": groot}, methode=zipfile.ZIP_STORED))
    assert record["uitkomst"] == "gepubliceerd"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - voor < 2_000_000  # KB


def met_coordinaten(coordinaten: str) -> bytes:
    """A package with this posList."""
    return Bouwer(coordinaten=coordinaten).zip()


@pytest.mark.parametrize(
    ("coordinaten", "code"),
    [
        (VIERKANT.replace("450100", "NaN", 1), "GEOMETRY.03.2"),
        (VIERKANT.replace("450100", "INF", 1), "GEOMETRY.03.2"),
        (VIERKANT.replace("130100 450000 130100 450100", "130100 450100 130100 450000"), "GEOMETRY.03.2"),
        (VIERKANT.replace(" 130000 450000", "", 1), "GEOMETRY.03.2"),
        ("130000 450000 130100", "GEOMETRY.03.2"),
        ("", "GEOMETRY.03.1"),
        ("1e400 1e400 " * 5, "GEOMETRY.03.2"),
        ("een twee drie", "LVBB3010"),
    ],
)
def test_slechte_geometrie(coordinaten: str, code: str, client: Omgevingsclient) -> None:
    record = geleverd(client, met_coordinaten(coordinaten))
    assert code in codes(record)
    assert record["uitkomst"] == "niet-valide"


@pytest.mark.zwaar
def test_miljoen_punten(client: Omgevingsclient) -> None:
    """A valid ring of a million points is taken within bounds."""
    boven = " ".join(f"{130000 + n / 1000:.3f} {450000 + (n % 2) / 1000:.3f}" for n in range(1_000_000))
    coordinaten = f"{boven} 131000 449000 130000 449000 130000.000 450000.000"
    begin, voor = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    record = geleverd(client, met_coordinaten(coordinaten))
    assert record["uitkomst"] == "gepubliceerd", record["meldingen"]
    assert time.perf_counter() - begin < 30
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - voor < 1_500_000  # KB


def test_anderen_worden_intussen_bediend(client: Omgevingsclient) -> None:
    """While a heavy delivery is judged, reads go on without waiting for it."""
    zwaar = zip_van({**Bouwer(hoofdstukken=120, artikelen=80).bestanden()})
    klaar: list[dict[str, object]] = []
    draad = threading.Thread(target=lambda: klaar.append(geleverd(client, zwaar)))
    tijden: list[float] = []
    draad.start()
    while draad.is_alive():
        begin = time.perf_counter()
        assert client.get("/_lto/gezondheid").status_code == 200
        tijden.append(time.perf_counter() - begin)
    draad.join()
    assert klaar[0]["uitkomst"] == "gepubliceerd"
    assert len(tijden) > 3
    assert sorted(tijden)[len(tijden) // 2] < 0.25


def test_verkeerd_mediatype_legt_niets_vast(client: Omgevingsclient) -> None:
    antwoord = client.post("/_lto/aanleveringen", content=Bouwer().zip(), headers={"Content-Type": "text/plain"})
    assert antwoord.status_code == 415
    assert client.get("/_lto/aanleveringen").json()["aanleveringen"] == []


def test_te_groot_legt_niets_vast(draai: Callable[..., object], nieuwe_omgeving: Callable[..., Any]) -> None:
    client: Omgevingsclient = nieuwe_omgeving(draai(max_zip_mb=1))
    antwoord = client.lever(b"x" * (2 * MB))
    assert antwoord.status_code == 413
    assert client.get("/_lto/aanleveringen").json()["aanleveringen"] == []


def test_bom_houdt_het_geheugen_klein(client: Omgevingsclient) -> None:
    data = bom(40, 90)
    voor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert codes(geleverd(client, data)) == ["LVBB1040"]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - voor < 100_000  # KB
