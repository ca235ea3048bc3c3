"""Bounds the cost of documents with very many faults.

libxml2 cannot stop after so many findings, and lxml computes a node path for each, which takes time in the square of
the size: 100,000 findings in a document of 50,000 elements take 16 s, a million would take hours. So a large document
is first read as a stream, where findings carry no path and reading can stop; a document with too many is cut behind
the last finding wanted. What is left gives the same first findings, in the same places.
"""

import contextlib
import copy
from typing import NamedTuple

from lxml import etree

_KLEIN = 10_000
_HAP = 16_384


def tot_de_grens(document: "etree._Element", schema: etree.XMLSchema, maximaal: int) -> "etree._Element | None":
    """The document, a copy cut short behind `maximaal` findings, or None when streaming found no fault at all."""
    if _omvang(document) <= _KLEIN:
        return document
    tekst = etree.tostring(document, encoding="utf-8", with_tail=False)
    uitkomst = _stroom(tekst, schema, maximaal, tel=False)
    if uitkomst.fouten > _genoeg(maximaal):
        # counting elements costs time, so it is left to the few documents that need it
        return _afgekapt(document, _stroom(tekst, schema, maximaal, tel=True).elementen)
    return document if uitkomst.fouten or not uitkomst.leesbaar else None


class _Uitkomst(NamedTuple):
    """What reading as a stream gave: elements begun (when counted), faults found, and whether all could be read.

    A tree deeper than libxml2 parses (2,048), made by other means, cannot.
    """

    elementen: int
    fouten: int
    leesbaar: bool


def _genoeg(maximaal: int) -> int:
    """Faults to read for `maximaal` findings: several facets of one value may be told as one finding."""
    return 2 * maximaal


def _omvang(document: "etree._Element") -> int:
    return int(float(document.xpath("count(//*) + count(//@*)")))  # type: ignore[arg-type]


def _stroom(tekst: bytes, schema: etree.XMLSchema, maximaal: int, *, tel: bool) -> _Uitkomst:
    """Reads to the end, or until soon after enough faults."""
    lezer = etree.XMLPullParser(
        events=("start",) if tel else (),
        schema=schema,
        huge_tree=True,
        no_network=True,
        resolve_entities=False,
        recover=True,
    )
    elementen = fouten = 0
    leesbaar = True
    for begin in range(0, len(tekst), _HAP):
        lezer.feed(tekst[begin : begin + _HAP])
        elementen += sum(1 for _ in lezer.read_events())
        logboek = list(lezer.feed_error_log)
        fouten = sum(1 for fout in logboek if fout.domain_name == "SCHEMASV")
        leesbaar = not any(fout.domain_name == "PARSER" and fout.level_name == "FATAL" for fout in logboek)
        if fouten > _genoeg(maximaal) or not leesbaar:
            break
    with contextlib.suppress(etree.XMLSyntaxError):  # lxml never frees the tree of a pull parser that is not closed
        lezer.close()
    return _Uitkomst(elementen, fouten, leesbaar)


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
