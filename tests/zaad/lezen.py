"""Reads the packages of the seed for the tests."""

from dataclasses import dataclass

from lxml import etree

HREF = "{http://www.w3.org/1999/xlink}href"


@dataclass(frozen=True)
class Pakket:
    """One package of the seed by file name."""

    naam: str
    zip: bytes
    bestanden: dict[str, bytes]

    def xml(self, bestand: str) -> etree._Element:
        """A file, parsed."""
        return etree.fromstring(self.bestanden[bestand])

    def objecten(self) -> list[etree._Element]:
        """The OW objects in order of the files."""
        gevonden = []
        for bestand in self.bestanden:
            if b"owBestand" in self.bestanden[bestand]:
                gevonden += [o[0] for o in self.xml(bestand).iterfind(".//{*}owObject")]
        return gevonden


def soort(element: etree._Element) -> str:
    """Local name."""
    return etree.QName(element).localname


def tekst(element: etree._Element, pad: str) -> str:
    """The text at this path; the test fails when it is absent."""
    gevonden = element.findtext(pad)
    assert gevonden, f"{pad} ontbreekt in {soort(element)}"
    return gevonden


def refs(element: etree._Element) -> list[str]:
    """All xlink references in an element."""
    return [href for e in element.iter("*") if (href := e.get(HREF))]
