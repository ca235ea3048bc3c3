"""Parse delivered XML safely: no DTD, no entities, no network, bounded in depth, size and number of nodes.

lxml (libxml2) limits depth to 256 and one text to 10 MB unless `huge_tree` is set; that is set only for files in which
a text can be larger, and depth is then checked by one XPath in C.
"""

import re

from lxml import etree

MAX_DIEPTE = 256
MAX_ELEMENTEN = 2_000_000
MAX_ATTRIBUTEN = 6_000_000
RUIM = 10_000_000  # libxml2's limit on one text node without huge_tree
TEKENSETS = frozenset(
    ("utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "iso-8859-15", "windows-1252", "utf-16", "utf-16le")
)
_TE_DIEP = etree.XPath("boolean(/" + "/".join("*" * (MAX_DIEPTE + 1)) + ")")
_DECLARATIE = re.compile(rb"<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_VALSE_NAAMRUIMTE = re.compile(rb"\sxmlns:schemaLocation\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_NS_URI = {99, 100}  # XML_WAR_NS_URI, XML_WAR_NS_URI_RELATIVE


class XmlFout(Exception):
    """The file cannot be read as XML; the text is Dutch, the line where known."""

    def __init__(self, beschrijving: str, regel: int | None = None) -> None:
        super().__init__(beschrijving)
        self.beschrijving = beschrijving
        self.regel = regel


_VERTAALD: dict[int, str] = {
    4: "het bestand is leeg of bevat geen element",
    5: "er staat inhoud na het afsluiten van het hoofdelement, of het document houdt te vroeg op",
    9: "ongeldig teken",
    26: "verwijzing naar een niet gedeclareerde entiteit",
    32: "de tekenset wordt niet ondersteund",
    38: "een attribuutwaarde bevat een ongeldig teken",
    39: "een attribuutwaarde staat niet tussen aanhalingstekens",
    41: "een attribuut heeft geen waarde",
    42: "een attribuut komt twee keer voor",
    65: "tussen twee attributen ontbreekt een spatie",
    68: "ongeldige naam",
    73: "een element is niet afgesloten met '>'",
    76: "begin- en eindtag verschillen",
    77: "een element is niet afgesloten",
    81: "de tekens kloppen niet met de tekenset",
    201: "een naamruimteprefix is niet gedeclareerd",
}


def parse(data: bytes) -> etree._Element:
    """The root element; the bytes are not changed. XmlFout when they are no XML, or not XML that we take."""
    _controleer_proloog(data)
    if data.count(b"<") > 2 * MAX_ELEMENTEN or data.count(b"=") > MAX_ATTRIBUTEN:
        raise XmlFout(f"het document heeft meer dan {MAX_ELEMENTEN} elementen of {MAX_ATTRIBUTEN} attributen")
    root = _parse(data)
    docinfo = root.getroottree().docinfo
    if docinfo.internalDTD is not None or docinfo.externalDTD is not None:
        raise XmlFout("een documenttypedefinitie (DTD) is niet toegestaan")
    if len(data) > RUIM and _TE_DIEP(root):
        raise XmlFout(f"elementen zijn meer dan {MAX_DIEPTE} niveaus diep genest")
    return root


def _parser(data: bytes) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=len(data) > RUIM, remove_pis=True
    )


def _parse(data: bytes) -> etree._Element:
    parser = _parser(data)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fout:
        if _code(fout) in _NS_URI and (hersteld := _zonder_valse_naamruimte(data)) is not None:
            parser = _parser(hersteld)
            try:
                return etree.fromstring(hersteld, parser)
            except etree.XMLSyntaxError as tweede:
                raise _vertaal(tweede) from None
        raise _vertaal(fout) from None
    except (ValueError, LookupError, UnicodeError) as fout:
        raise XmlFout("de tekenset van het bestand kan niet worden gelezen") from fout


def _code(fout: etree.XMLSyntaxError) -> int:
    code: object = getattr(fout, "code", 0)
    return code if isinstance(code, int) else 0


def _vertaal(fout: etree.XMLSyntaxError) -> XmlFout:
    regel = fout.lineno or None
    if "xcessive depth" in str(fout.msg):
        return XmlFout(f"elementen zijn meer dan {MAX_DIEPTE} niveaus diep genest", regel)
    reden = _VERTAALD.get(_code(fout), f"leesfout {_code(fout)}")
    return XmlFout(f"geen goed gevormde XML: {reden}", regel)


def _zonder_valse_naamruimte(data: bytes) -> bytes | None:
    """Blank `xmlns:schemaLocation="uri uri"` in the root's start tag: Xerces and Java take it, libxml2 does not.

    Real OW files of Ozon and of supplier tools carry it (facts/aanlevering-stop.md, PITFALL). Lengths and lines stay.
    """
    begin = _begin_hoofdelement(data)
    einde = data.find(b">", begin)
    gevonden = _VALSE_NAAMRUIMTE.search(data, begin, einde) if begin >= 0 else None
    if gevonden is None:
        return None
    leeg = re.sub(rb"[^\r\n]", b" ", gevonden[0])
    return data[: gevonden.start()] + leeg + data[gevonden.end() :]


def _begin_hoofdelement(data: bytes) -> int:
    """Offset of the root's `<`, past declaration, comments and instructions; -1 when a DOCTYPE or nothing precedes."""
    plaats = 0
    while (plaats := data.find(b"<", plaats)) >= 0:
        if data.startswith(b"<!--", plaats):
            plaats = data.find(b"-->", plaats + 4)
        elif data.startswith(b"<?", plaats):
            plaats = data.find(b"?>", plaats)
        else:
            return -1 if data.startswith(b"<!", plaats) else plaats
        if plaats < 0:
            return -1
    return -1


def _controleer_proloog(data: bytes) -> None:
    """Refuse character sets in which a DTD could hide from us, and a DTD before the parser sees it."""
    kop = data[:2]
    if kop in (b"\xff\xfe", b"\xfe\xff"):
        proloog = data[: 1 << 20].decode("utf-16", "replace").encode("utf-8", "replace")
    else:
        proloog = data
        declaratie = _DECLARATIE.match(data.removeprefix(b"\xef\xbb\xbf")[:400])
        if declaratie and declaratie[1].decode("ascii").lower() not in TEKENSETS:
            raise XmlFout(f"de tekenset {declaratie[1].decode('ascii')} wordt niet ondersteund")
        if declaratie and declaratie[1].lower().startswith(b"utf-16") and data.startswith(b"<?xml"):
            naam = declaratie[1].decode("ascii")
            raise XmlFout(f"de XML-declaratie noemt tekenset {naam}, maar het bestand staat in een andere tekenset", 1)
    if not proloog.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n").startswith(b"<"):
        raise XmlFout("het bestand is geen XML", 1)
    if _begin_hoofdelement(proloog) < 0 and b"<!DOCTYPE" in proloog:
        raise XmlFout("een documenttypedefinitie (DTD) is niet toegestaan")
