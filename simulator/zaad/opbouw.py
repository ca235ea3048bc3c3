"""Writes XML with lxml: one function to add a child, one that gives bytes that are equal on every run."""

from lxml import etree

TEKST = "https://standaarden.overheid.nl/stop/imop/tekst/"
DATA = "https://standaarden.overheid.nl/stop/imop/data/"
AANLEVERING = "https://standaarden.overheid.nl/lvbb/stop/aanlevering/"
LVBB = "http://www.overheid.nl/2017/lvbb"
MANIFEST_OW = "http://www.geostandaarden.nl/bestanden-ow/manifest-ow"
XLINK = "http://www.w3.org/1999/xlink"


def wortel(ruimte: str, naam: str, **attributen: str) -> etree._Element:
    """A root in this namespace, which is its default namespace."""
    return etree.Element(f"{{{ruimte}}}{naam}", attributen, nsmap={None: ruimte})


def kind(ouder: etree._Element, naam: str, tekst: str | None = None, ruimte: str = "", **attributen: str) -> etree._Element:
    """Adds a child in the namespace of its parent, or in `ruimte`, which then becomes the default below it."""
    van_ouder = etree.QName(ouder).namespace or ""
    gekozen = ruimte or van_ouder
    nsmap: dict[str | None, str] | None = {None: gekozen} if gekozen != van_ouder else None
    element = etree.SubElement(ouder, f"{{{gekozen}}}{naam}", attributen, nsmap=nsmap)
    element.text = tekst
    return element


def als_bytes(element: etree._Element) -> bytes:
    """UTF-8 with an XML declaration, indented where there is no mixed content."""
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", pretty_print=True)
