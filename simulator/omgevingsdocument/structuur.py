"""The text of a regeling: its registered XML, and its document structure.

Shape checked key by key against two real documentstructuren (April 2025): LICHAAM first, then BIJLAGE and TOELICHTING;
the RegelingOpschrift is no component; a LidNummer comes as the Nummer of a Kop; a Begrip stands in the inhoud of its
parent and is a component of its own; white space between elements is gone, other namespaces keep their prefix.
"""

import copy
from collections.abc import Iterator
from typing import Any

from lxml import etree

from simulator.omgevingsdocument.records import Component

TEKST = "https://standaarden.overheid.nl/stop/imop/tekst/"
MAX_DIEPTE = 100  # real texts have some ten levels; JSON of more than 250 cannot be written
XML_KOP = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
Q = f"{{{TEKST}}}"
NSMAP: dict[Any, str] = {None: TEKST}

# Element -> type of the component (facts/presenteren.md 3.2).
TYPEN = {
    "Aanhef": "AANHEF",
    "Lichaam": "LICHAAM",
    "Boek": "BOEK",
    "Deel": "DEEL",
    "Hoofdstuk": "HOOFDSTUK",
    "Titel": "TITEL",
    "Afdeling": "AFDELING",
    "Paragraaf": "PARAGRAAF",
    "Subparagraaf": "SUBPARAGRAAF",
    "Subsubparagraaf": "SUBSUBPARAGRAAF",
    "Artikel": "ARTIKEL",
    "WijzigArtikel": "WIJZIGARTIKEL",
    "Lid": "LID",
    "Divisie": "DIVISIE",
    "Divisietekst": "DIVISIETEKST",
    "Sluiting": "SLUITING",
    "Bijlage": "BIJLAGE",
    "Toelichting": "TOELICHTING",
    "AlgemeneToelichting": "ALGEMENETOELICHTING",
    "ArtikelgewijzeToelichting": "ARTIKELGEWIJZETOELICHTING",
    "Begrip": "BEGRIP",
}
HELE_ELEMENT = frozenset(("Aanhef", "Sluiting", "Begrip"))  # their inhoud is the element itself
INHOUD = ("Inhoud", "InleidendeTekst", "Wat")
TOELICHTINGEN = frozenset(("Toelichting", "ArtikelgewijzeToelichting"))
# Elements with text of their own: white space in them is part of the text.
GEMENGD = frozenset(
    [
        "Al",
        "Wat",
        "Label",
        "Bron",
        "Nummer",
        "Opschrift",
        "Subtitel",
        "Lijstaanhef",
        "Lijstsluiting",
        "LiNummer",
        "VerwijderdeTekst",
        "NieuweTekst",
        "LidNummer",
        "OpmerkingVersie",
        "title",
        "Term",
        "Titel",
        "Bijschrift",
        "Tussenkop",
        "i",
        "b",
        "u",
        "strong",
        "sup",
        "sub",
        "abbr",
        "ExtRef",
        "NootNummer",
        "IntRef",
        "ExtIoRef",
        "IntIoRef",
        "Contact",
    ]
)
VAN_HET_BESLUIT = ("componentnaam", "wordt", "was")  # attributes that the chain drops (facts/aanlevering-stop.md 8.1)


# Elements of the text written anew in the default namespace, all else as it is. In C and linear: moving subtrees from
# one lxml document to another takes time in the square of their size.
_IN_STANDAARDRUIMTE = etree.XSLT(
    etree.XML(
        f"""<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="{TEKST}">
          <xsl:template match="t:*">
            <xsl:element name="{{local-name()}}" namespace="{TEKST}">
              <xsl:apply-templates select="@*|node()"/>
            </xsl:element>
          </xsl:template>
          <xsl:template match="*|@*|comment()|processing-instruction()|text()">
            <xsl:copy><xsl:apply-templates select="@*|node()"/></xsl:copy>
          </xsl:template>
        </xsl:stylesheet>"""
    )
)


def geregistreerde_tekst(regeling: etree._Element) -> etree._Element:
    """A regeling as it is registered: a tree of its own in the default namespace, no @componentnaam, no @wordt."""
    kopie: etree._Element = _IN_STANDAARDRUIMTE(regeling).getroot()
    for naam in set(VAN_HET_BESLUIT).intersection(kopie.attrib):
        del kopie.attrib[naam]
    etree.cleanup_namespaces(kopie, top_nsmap=NSMAP)
    return kopie


def tekst_bytes(regeling: etree._Element) -> bytes:
    """The registered XML as a document."""
    return etree.tostring(regeling, xml_declaration=True, encoding="UTF-8", with_tail=False)


def structuur(regeling: etree._Element) -> list[Component]:
    """The document structure of a registered text (`geregistreerde_tekst`). ValueError: nested beyond MAX_DIEPTE."""
    schoon = _zonder_witruimte(regeling)
    return list(_componenten(schoon, 0))


def opschrift(regeling: etree._Element) -> str:
    """The RegelingOpschrift as plain text."""
    element = regeling.find(f"{Q}RegelingOpschrift")
    return platte_tekst(element) if element is not None else ""


def conditie(regeling: etree._Element) -> str:
    """What the Conditie of a RegelingTijdelijkdeel says, without its headings; empty when there is none."""
    conditie = next(regeling.iter(f"{Q}Conditie"), None)
    return "" if conditie is None else " ".join(platte_tekst(inhoud) for inhoud in conditie.iter(f"{Q}Inhoud"))


def platte_tekst(element: etree._Element) -> str:
    """The text of an element, white space normalised, blocks separated by a space."""
    blokken = list(element.iter(*(f"{Q}{naam}" for naam in ("Al", "Label", "Nummer", "Opschrift"))))
    delen = ["".join(map(str, blok.itertext())) for blok in blokken or [element]]
    return " ".join(" ".join(delen).split())


def afbeeldingen(regeling: etree._Element) -> dict[str, str]:
    """File name -> @formaat of every Illustratie and InlineTekstAfbeelding."""
    gevonden = regeling.iter(f"{Q}Illustratie", f"{Q}InlineTekstAfbeelding")
    return {naam: element.get("formaat", "") for element in gevonden if (naam := element.get("naam"))}


def heeft(regeling: etree._Element, namen: frozenset[str]) -> bool:
    """Whether the regeling has such an element at its top level."""
    return any(_naam(kind) in namen for kind in _kinderen(regeling))


def _zonder_witruimte(regeling: etree._Element) -> etree._Element:
    """A copy without comments, processing instructions and white space between elements."""
    kopie = copy.deepcopy(regeling)
    etree.strip_tags(kopie, etree.Comment, etree.ProcessingInstruction)
    for element in kopie.iter():
        ouder = element.getparent()
        if _naam(element) not in GEMENGD and len(element) and not (element.text or "").strip():
            element.text = None
        if ouder is not None and _naam(ouder) not in GEMENGD and not (element.tail or "").strip():
            element.tail = None
    return kopie


def _componenten(ouder: etree._Element, diepte: int) -> Iterator[Component]:
    """The components right below an element, through elements that are none themselves (Conditie)."""
    if diepte > MAX_DIEPTE:
        raise ValueError(f"de tekst is dieper genest dan {MAX_DIEPTE} onderdelen")
    for kind in _kinderen(ouder):
        naam = _naam(kind)
        if naam in TYPEN:
            yield _component(kind, naam, diepte)
        elif naam == "Conditie":
            # The first article is the conditieArtikel of the Lichaam; further ones would be lost there.
            for artikel in list(_kinderen(kind))[1:]:
                yield _component(artikel, "Artikel", diepte)


def _component(element: etree._Element, naam: str, diepte: int) -> Component:
    wid, eid = element.get("wId", ""), element.get("eId", "")
    component: Component = {"wId": wid, "eId": eid, "type": TYPEN[naam], "delen": []}
    if naam in HELE_ELEMENT:
        component["inhoud"] = _xml(element)
        return component
    for kind in _kinderen(element):
        deel = _naam(kind)
        if deel == "Kop":
            component["kop"] = _xml(kind)
        elif deel == "LidNummer":
            component["kop"] = _xml(_kop_van(kind))
        elif deel in INHOUD:
            component["inhoud"] = _xml(kind)
            component["delen"].extend(_component(begrip, "Begrip", diepte) for begrip in kind.iter(f"{Q}Begrip"))
        elif deel == "Gereserveerd":
            component["gereserveerd"] = True
        elif deel == "Vervallen":
            component["vervallen"] = True
        elif deel == "Conditie":
            component["conditieArtikel"] = _conditie_artikel(kind, diepte)
    component["delen"].extend(_componenten(element, diepte + 1))
    return component


def _conditie_artikel(element: etree._Element, diepte: int) -> dict[str, str]:
    artikel = next(_kinderen(element), None)
    if artikel is None:
        return {}
    component = _component(artikel, "Artikel", diepte)
    velden = {"wId": component["wId"], "eId": component["eId"]}
    if "kop" in component:
        velden["kop"] = component["kop"]
    inhoud = component.get("inhoud") or next((lid["inhoud"] for lid in component["delen"] if "inhoud" in lid), None)
    return {**velden, "inhoud": inhoud} if inhoud else velden


def _kop_van(lidnummer: etree._Element) -> etree._Element:
    kop = etree.Element(f"{Q}Kop", nsmap=NSMAP)
    nummer = etree.SubElement(kop, f"{Q}Nummer")
    nummer.text = lidnummer.text
    nummer.extend(copy.deepcopy(list(lidnummer)))
    return kop


def _xml(element: etree._Element) -> str:
    return XML_KOP + etree.tostring(element, encoding="unicode", with_tail=False)


def _kinderen(element: etree._Element) -> Iterator[etree._Element]:
    return (kind for kind in element if isinstance(kind.tag, str))


def _naam(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
