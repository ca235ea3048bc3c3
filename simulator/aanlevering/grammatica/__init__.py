"""The grammars of everything that is delivered: opdracht, manifest, besluit, kennisgeving, IO, GML, OW.

    controleer("besluit", document) -> [Overtreding(regel, xpath, beschrijving), …]

The grammars are text files in our own notation (README.md); what they say is held against the official XSDs in
tests/grammatica. A user who has the official files mounts them and passes their folder as `schemas`.
"""

from functools import lru_cache
from pathlib import Path
from typing import Literal

from lxml import etree

from simulator.aanlevering.grammatica.overtreding import Overtreding, Wijzer, uit_logboek
from simulator.aanlevering.grammatica.schemas import (
    BRONNEN,
    STANDAARD,
    GrammaticaVersies,
    SchemaFout,
    controleer_map,
    naamruimten,
    schema,
)
from simulator.aanlevering.grammatica.typenamen import typenamen

__all__ = [
    "STANDAARD",
    "GrammaticaVersies",
    "Overtreding",
    "SchemaFout",
    "Soort",
    "controleer",
    "controleer_map",
    "warm",
]

Soort = Literal["opdracht", "manifest", "besluit", "kennisgeving", "informatieobject", "gml", "manifest-ow", "ow"]

_OPDRACHTEN = (
    "validatieOpdracht",
    "publicatieOpdracht",
    "directeMutatieOpdracht",
    "validatieDirecteMutatieOpdracht",
    "breekPublicatieAfOpdracht",
    "raadpleegOpdracht",
)
# per soort: the compiled schema, the prefix of its namespace, and the root elements that it may have
_SOORTEN: dict[Soort, tuple[str, str, tuple[str, ...]]] = {
    "opdracht": ("transport", "lvbb", _OPDRACHTEN),
    "manifest": ("transport", "lvbb", ("manifest",)),
    "besluit": ("aanlevering", "lvbba", ("AanleveringBesluit",)),
    "kennisgeving": ("aanlevering", "lvbba", ("AanleveringKennisgeving",)),
    "informatieobject": ("aanlevering", "lvbba", ("AanleveringInformatieObject",)),
    "gml": ("gml", "geo", ("GeoInformatieObjectVaststelling", "GeoInformatieObjectVersie")),
    "manifest-ow": ("manifest-ow", "mow", ("Aanleveringen",)),
    "ow": ("ow", "ow-dc", ("owBestand",)),
}


def controleer(
    soort: Soort,
    document: "etree._Element",
    *,
    versies: GrammaticaVersies = STANDAARD,
    schemas: Path | None = None,
    maximaal: int = 200,
) -> list[Overtreding]:
    """What is wrong with the form of a parsed document, in document order, at most `maximaal`; empty when valid.

    `document` is the root element; `schemas` a folder with the official XSDs and their OASIS catalogs, used instead
    of our grammars. Never raises for a document; raises `SchemaFout` for a version or folder that cannot be compiled.
    """
    bron, prefix, wortels = _SOORTEN[soort]
    prefixen = _prefixen(bron, versies)
    namen, naam = _typenamen(bron, versies), etree.QName(document)
    wijzer = Wijzer(document, prefixen)
    if naam.localname not in wortels or prefixen.get(naam.namespace or "") != prefix:
        beschrijving = f"cvc-elt.1.a: element '{naam.text}' cannot be the root of this document ({soort})."
        return [Overtreding(_regel(document), wijzer.xpath(document), beschrijving)]
    entiteit = next(document.iter(etree.Entity), None)
    if entiteit is not None:
        beschrijving = "cvc-complex-type.2: an entity reference is left in the document; no schema can judge it."
        return [Overtreding(_regel(entiteit), wijzer.xpath(document), beschrijving)]
    logboek = schema(bron, versies, schemas).fouten(document, maximaal)
    return list(uit_logboek(logboek, wijzer, namen, maximaal))


def warm(versies: GrammaticaVersies = STANDAARD, schemas: Path | None = None) -> None:
    """Compile everything now, so that no delivery waits for it. Raises `SchemaFout`, naming what does not compile."""
    for bron in BRONNEN:
        schema(bron, versies, schemas)


def _regel(element: "etree._Element") -> int:
    regel: object = element.sourceline
    return regel if isinstance(regel, int) else 0


@lru_cache(maxsize=32)
def _prefixen(bron: str, versies: GrammaticaVersies) -> dict[str, str]:
    return {ruimte.uri: prefix for prefix, ruimte in naamruimten(bron, versies).items()}


@lru_cache(maxsize=32)
def _typenamen(bron: str, versies: GrammaticaVersies) -> dict[tuple[str, str], str]:
    return typenamen(naamruimten(bron, versies).values())
