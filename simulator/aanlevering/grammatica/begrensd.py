"""Bounds the cost of documents with very many faults.

libxml2 cannot stop after so many findings, and lxml computes a node path for each, which takes time in the square of
the size: 100,000 findings in a document of 50,000 elements take 16 s (measured), a million hours. So a large document
is first read as a stream, where findings carry no path and reading can stop; a document with too many is cut behind
the last finding wanted. What is left gives the same first findings, in the same places.
"""

import copy

from lxml import etree

_KLEIN = 10_000
_HAP = 16_384


def tot_de_grens(document: "etree._Element", schema: etree.XMLSchema, maximaal: int) -> "etree._Element | None":
    """The document, a copy cut short behind `maximaal` findings, or None when streaming found no fault at all."""
    if _omvang(document) <= _KLEIN:
        return document
    gelezen, fouten, leesbaar = _stroom(document, schema, maximaal)
    if leesbaar and not fouten:
        return None
    return document if fouten <= _genoeg(maximaal) else _afgekapt(document, gelezen)


def _genoeg(maximaal: int) -> int:
    """Faults to read for `maximaal` findings: several facets of one value may be told as one finding."""
    return 2 * maximaal


def _omvang(document: "etree._Element") -> int:
    return int(float(document.xpath("count(//*) + count(//@*)")))  # type: ignore[arg-type]


def _stroom(document: "etree._Element", schema: etree.XMLSchema, maximaal: int) -> tuple[int, int, bool]:
    """Elements begun, faults found when reading stopped (at the end or soon after enough faults), and whether all of
    it could be read as a stream: a tree deeper than libxml2 parses (2,048), made by other means, cannot.
    """
    lezer = etree.XMLPullParser(
        events=("start",), schema=schema, huge_tree=True, no_network=True, resolve_entities=False, recover=True
    )
    tekst = etree.tostring(document, encoding="utf-8", with_tail=False)
    gelezen = fouten = 0
    leesbaar = True
    for begin in range(0, len(tekst), _HAP):
        lezer.feed(tekst[begin : begin + _HAP])
        gelezen += sum(1 for _ in lezer.read_events())
        logboek = list(lezer.feed_error_log)
        fouten = sum(1 for fout in logboek if fout.domain_name == "SCHEMASV")
        leesbaar = not any(fout.domain_name == "PARSER" and fout.level_name == "FATAL" for fout in logboek)
        if fouten > _genoeg(maximaal) or not leesbaar:
            break
    return gelezen, fouten, leesbaar


def _afgekapt(document: "etree._Element", aantal: int) -> "etree._Element":
    """A copy with the first `aantal` elements, in document order, and nothing behind them."""
    kopie = copy.deepcopy(document)
    laatste = kopie
    for nummer, element in enumerate(kopie.iter("*")):
        if nummer == aantal:
            break
        laatste = element
    del laatste[:]
    while laatste is not kopie and (ouder := laatste.getparent()) is not None:
        del ouder[ouder.index(laatste) + 1 :]
        laatste = ouder
    return kopie
