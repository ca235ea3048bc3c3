"""Writes XML with lxml: one function to add a child, one that gives bytes that are equal on every run."""

from typing import cast

from lxml import etree

TEKST = "https://standaarden.overheid.nl/stop/imop/tekst/"
DATA = "https://standaarden.overheid.nl/stop/imop/data/"
AANLEVERING = "https://standaarden.overheid.nl/lvbb/stop/aanlevering/"
LVBB = "http://www.overheid.nl/2017/lvbb"
MANIFEST_OW = "http://www.geostandaarden.nl/bestanden-ow/manifest-ow"
XLINK = "http://www.w3.org/1999/xlink"
LOPENDE_TEKST = {"Al", "Wat", "Opschrift"}


def _standaard(ruimte: str) -> dict[str, str]:
    # the stubs of lxml know no None, which is how lxml names the default namespace
    return cast("dict[str, str]", {None: ruimte})


def wortel(ruimte: str, naam: str, **attributen: str) -> etree._Element:
    """A root in this namespace, which is its default namespace."""
    return etree.Element(f"{{{ruimte}}}{naam}", attributen, nsmap=_standaard(ruimte))


def kind(
    ouder: etree._Element, naam: str, tekst: str | None = None, ruimte: str = "", **attributen: str
) -> etree._Element:
    """Adds a child in the namespace of its parent, or in `ruimte`, which then becomes the default below it."""
    van_ouder = etree.QName(ouder).namespace or ""
    gekozen = ruimte or van_ouder
    nsmap = _standaard(gekozen) if gekozen != van_ouder else None
    element = etree.SubElement(ouder, f"{{{gekozen}}}{naam}", attributen, nsmap=nsmap)
    element.text = tekst
    return element


def _spring_in(element: etree._Element, diepte: int) -> None:
    """Line breaks around the children; not in lopende tekst, where a blank would become part of the text."""
    if not len(element) or etree.QName(element).localname in LOPENDE_TEKST:
        return
    element.text = "\n" + "  " * (diepte + 1)
    for onderdeel in element:
        _spring_in(onderdeel, diepte + 1)
        onderdeel.tail = element.text
    element[-1].tail = "\n" + "  " * diepte


def als_bytes(element: etree._Element) -> bytes:
    """UTF-8 with an XML declaration, indented, with a line end at the end."""
    _spring_in(element, 0)
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8") + b"\n"
