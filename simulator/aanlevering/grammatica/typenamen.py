"""The datatype name of every element and attribute with a text value, for messages that name it."""

from collections.abc import Iterable, Iterator

from simulator.aanlevering.grammatica.definities import (
    Attributen,
    Deel,
    Enkelvoudig,
    LokaalElement,
    Naamruimte,
    Samengesteld,
    Samenstel,
    Type,
)


def typenamen(ruimten: Iterable[Naamruimte]) -> dict[tuple[str, str], str]:
    """(namespace URI, element name or `@attribute`) -> local datatype name; only where the name alone decides it."""
    gevonden: dict[tuple[str, str], str] = {}
    for ruimte in ruimten:
        for naam, type_ in _paren(ruimte):
            eigen = type_.basis.lokaal if not type_.facetten else f"#AnonType_{naam.lstrip('@')}"
            gevonden.setdefault((ruimte.uri, naam), eigen)
    return gevonden


def _paren(ruimte: Naamruimte) -> Iterator[tuple[str, Enkelvoudig]]:
    for naam, definitie in ruimte.elementen.items():
        yield from _van_type(naam, definitie.type)
    for type_ in ruimte.typen.values():
        yield from _binnen(type_)
    for inhoud in ruimte.groepen.values():
        yield from _van_deel(inhoud)
    for attributen in ruimte.attribuutgroepen.values():
        yield from _van_attributen(attributen)


def _van_type(naam: str, type_: Type) -> Iterator[tuple[str, Enkelvoudig]]:
    if isinstance(type_, Enkelvoudig):
        yield naam, type_
    yield from _binnen(type_)


def _binnen(type_: Type) -> Iterator[tuple[str, Enkelvoudig]]:
    if isinstance(type_, Samengesteld):
        yield from _van_attributen(type_.attributen)
        if type_.inhoud is not None:
            yield from _van_deel(type_.inhoud)


def _van_deel(deel: Deel) -> Iterator[tuple[str, Enkelvoudig]]:
    if isinstance(deel, LokaalElement):
        yield from _van_type(deel.naam, deel.type)
    elif isinstance(deel, Samenstel):
        for binnen in deel.delen:
            yield from _van_deel(binnen)


def _van_attributen(attributen: Attributen) -> Iterator[tuple[str, Enkelvoudig]]:
    for attribuut in attributen.eigen:
        if isinstance(attribuut.waarde, Enkelvoudig):
            yield f"@{attribuut.naam.lokaal}", attribuut.waarde
