"""Seeded mutations of documents: each breaks (or happens not to break) one place in one way."""

import copy
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from tests.grammatica.documenten import Document

XSI = "http://www.w3.org/2001/XMLSchema-instance"
STUKKE_WAARDEN = ("", " ", "x y", "-1", "0", "2026-02-30", "2026-02-01", "1.5", "NaN", "é", "a:b", "../a", "x" * 90)
ATTRIBUTEN = (
    *("wId", "eId", "schemaversie", "type", "wijzigactie", "id", "soort", "naam", "ref", "onbekend"),
    *("{http://www.w3.org/1999/xlink}href", "{urn:vreemd}kenmerk", "{http://www.w3.org/XML/1998/namespace}lang"),
    *(f"{{{XSI}}}nil", f"{{{XSI}}}schemaLocation", f"{{{XSI}}}onbekend"),
)


@dataclass(frozen=True)
class Mutant:
    bron: Document
    ingreep: str
    element: str
    inhoud: bytes


@dataclass(frozen=True)
class Woordenschat:
    """What a mutation may put in: element names and small subtrees seen in documents of the same kind."""

    namen: Sequence[str]
    stukken: Sequence[etree._Element]


def verwijder(element: etree._Element, woorden: Woordenschat, kans: random.Random) -> bool:
    ouder = element.getparent()
    if ouder is None:
        return False
    ouder.remove(element)
    return True


def verdubbel(element: etree._Element, woorden: Woordenschat, kans: random.Random) -> bool:
    if element.getparent() is None:
        return False
    element.addnext(copy.deepcopy(element))
    return True


def hernoem(element: etree._Element, woorden: Woordenschat, kans: random.Random) -> bool:
    if element.getparent() is None:
        return False
    element.tag = kans.choice(woorden.namen)
    return True


def vervorm_naam(element: etree._Element, woorden: Woordenschat, kans: random.Random) -> bool:
    if element.getparent() is None:
        return False
    naam = etree.QName(element)
    lokaal = kans.choice((naam.localname + "x", naam.localname.swapcase(), "onbekend"))
    element.tag = kans.choice((f"{{{naam.namespace}}}{lokaal}", lokaal, f"{{urn:vreemd}}{naam.localname}"))
    return True


def verplaats(element: etree._Element, woorden: Woordenschat, kans: random.Random) -> bool:
    ouder = element.getparent()
    if ouder is None:
        return False
    if len(ouder) > 1 and kans.random() < 0.6:
        ouder.insert(kans.randrange(len(ouder)), element)
        return True
    doelen = [
        e for e in element.getroottree().getroot().iter("*") if e is not element and element not in e.iterancestors()
    ]
    doel = kans.choice(doelen)
    doel.insert(kans.randint(0, len(doel)), element)
    return True


def voeg_in(element: etree._Element, woorden: Woordenschat, kans: random.Random) -> bool:
    element.insert(kans.randint(0, len(element)), copy.deepcopy(kans.choice(woorden.stukken)))
    return True


def leeg(element: etree._Element, woorden: Woordenschat, kans: random.Random) -> bool:
    if not len(element) and not element.text:
        return False
    del element[:]
    element.text = None
    return True


def breek_waarde(element: etree._Element, woorden: Woordenschat, kans: random.Random) -> bool:
    element.text = kans.choice(STUKKE_WAARDEN)
    return True


def attribuut_weg(element: etree._Element, woorden: Woordenschat, kans: random.Random) -> bool:
    if not element.attrib:
        return False
    del element.attrib[kans.choice(sorted(element.attrib))]
    return True


def attribuut_erbij(element: etree._Element, woorden: Woordenschat, kans: random.Random) -> bool:
    element.set(kans.choice(ATTRIBUTEN), kans.choice(("x", "1", "simple", "")))
    return True


def attribuut_stuk(element: etree._Element, woorden: Woordenschat, kans: random.Random) -> bool:
    if not element.attrib:
        return False
    element.set(kans.choice(sorted(element.attrib)), kans.choice(STUKKE_WAARDEN))
    return True


def noem_type(element: etree._Element, woorden: Woordenschat, kans: random.Random) -> bool:
    """xsi:type: the schemas name most types after the element, so half of these exist."""
    naam = etree.QName(element)
    type_ = kans.choice((naam.localname, naam.localname[0].upper() + naam.localname[1:] + "Type", "dtOIN", "Locatie"))
    element.set(f"{{{XSI}}}type", f"{element.prefix}:{type_}" if element.prefix else type_)
    return True


Ingreep = Callable[[etree._Element, Woordenschat, random.Random], bool]
INGREPEN: tuple[Ingreep, ...] = (
    *(verwijder, verdubbel, hernoem, vervorm_naam, verplaats, voeg_in, leeg, breek_waarde),
    *(attribuut_weg, attribuut_erbij, attribuut_stuk, noem_type),
)


def mutanten(
    documenten: Sequence[Document], aantal: int, zaad: int, extra_namen: Mapping[str, Sequence[str]]
) -> Iterator[Mutant]:
    """`aantal` mutants, the same for the same seed: every ingreep on every kind of element and attribute in turn.

    Each works on one of the three smallest documents that hold the element. `extra_namen`: per kind of document, names
    to rename to besides those that occur.
    """
    kans = random.Random(zaad)
    plekken: dict[tuple[str, str], list[Document]] = {}
    attributen: dict[tuple[str, str], set[str]] = {}
    bomen = {d: d.boom() for d in documenten}
    namen = {soort: set(extra) for soort, extra in extra_namen.items()}
    stukken: dict[str, dict[str, etree._Element]] = {}
    for document in sorted(documenten, key=lambda d: len(d.inhoud)):
        for element in bomen[document].iter("*"):
            tag = str(element.tag)
            waar = plekken.setdefault((document.soort, tag), [])
            if len(waar) < 3 and document not in waar:
                waar.append(document)
            attributen.setdefault((document.soort, tag), set()).update(map(str, element.attrib))
            namen.setdefault(document.soort, set()).add(tag)
            if sum(1 for _ in element.iter()) <= 10:
                stukken.setdefault(document.soort, {}).setdefault(tag, element)
    schat = {
        soort: Woordenschat(sorted(alle), [s for _, s in sorted(stukken[soort].items())])
        for soort, alle in namen.items()
    }
    gegeven = 0
    while gegeven < aantal:
        beurten = [(plek, ingreep) for plek in sorted(plekken) for ingreep in INGREPEN]
        for plek, eigen in sorted(attributen.items()):
            beurten += [(plek, ingreep) for ingreep in (attribuut_weg, attribuut_stuk) for _ in eigen]
        kans.shuffle(beurten)
        for (soort, tag), ingreep in beurten:
            document = kans.choice(plekken[soort, tag])
            boom = copy.deepcopy(bomen[document])
            element = kans.choice(list(boom.iter(tag)))
            if not ingreep(element, schat[soort], kans):
                continue
            # now and then a second one: two faults at once, or a fault repaired
            if kans.random() < 0.1:
                tweede = kans.choice(list(boom.iter("*")))
                kans.choice(INGREPEN)(tweede, schat[soort], kans)
            yield Mutant(document, ingreep.__name__, tag, etree.tostring(boom))
            gegeven += 1
            if gegeven == aantal:
                return
