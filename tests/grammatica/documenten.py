"""The documents that the grammars are tried on: our own examples and every file of the sample packages."""

import functools
import runpy
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from simulator.aanlevering.grammatica import Soort

SHARED = Path(__file__).resolve().parents[3] / "shared"
VOORBEELDEN = Path(__file__).parent / "voorbeelden"

_SOORTEN: dict[str, Soort] = {
    "manifest": "manifest",
    "AanleveringBesluit": "besluit",
    "AanleveringKennisgeving": "kennisgeving",
    "AanleveringInformatieObject": "informatieobject",
    "GeoInformatieObjectVaststelling": "gml",
    "GeoInformatieObjectVersie": "gml",
    "Aanleveringen": "manifest-ow",
    "owBestand": "ow",
}


@dataclass(frozen=True)
class Document:
    naam: str
    soort: Soort
    inhoud: bytes

    def boom(self) -> etree._Element:
        return ontleed(self.inhoud)


def ontleed(inhoud: bytes) -> etree._Element:
    """Parsed as the oracle parses: only a bad namespace URI is forgiven (samples README)."""
    parser = etree.XMLParser(no_network=True, resolve_entities=False, huge_tree=True, recover=True)
    return etree.fromstring(inhoud, parser)


def soort_van(wortel: etree._Element) -> Soort | None:
    lokaal = etree.QName(wortel).localname
    return "opdracht" if lokaal.endswith("Opdracht") else _SOORTEN.get(lokaal)


@functools.cache
def voorbeelden() -> tuple[Document, ...]:
    """Our own documents, for what no sample holds; all valid."""
    paden = sorted(VOORBEELDEN.iterdir())
    return tuple(Document(p.name, soort_van(ontleed(p.read_bytes())) or "ow", p.read_bytes()) for p in paden)


@functools.cache
def monsters() -> tuple[Document, ...]:
    """Every XML and GML of the sample packages that a grammar applies to and that is well-formed."""
    if not (SHARED / "samples").exists():
        pytest.skip("no sample packages: ../shared/samples is absent")
    return tuple(_monsters())


def _monsters() -> Iterator[Document]:
    for pad in sorted((SHARED / "samples").rglob("*.zip")):
        with zipfile.ZipFile(pad) as zip_:
            for naam in zip_.namelist():
                if not naam.endswith((".xml", ".gml")):
                    continue
                inhoud = zip_.read(naam)
                wortel = ontleed(inhoud)
                soort = None if wortel is None else soort_van(wortel)
                oordeel = officieel(naam, inhoud) if soort else None
                if soort and not (oordeel and oordeel[0].startswith("not well-formed")):
                    yield Document(f"{pad.parent.name}/{pad.name}:{naam}", soort, inhoud)


@functools.cache
def _orakel() -> Any:
    pad = SHARED / "schemas" / "xsd_oracle.py"
    if not pad.exists():
        pytest.skip("no oracle: ../shared/schemas is absent")
    return runpy.run_path(str(pad))["Oracle"]()


def officieel(naam: str, inhoud: bytes) -> list[str] | None:
    """What the official XSDs say; None when none applies. Skips the test where they are absent."""
    bevindingen: list[str] | None = _orakel().errors(naam, inhoud)
    return bevindingen
