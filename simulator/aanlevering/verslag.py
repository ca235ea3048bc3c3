"""The result documents of the chain: which there are for an outcome, and their XML to the byte.

Facts: facts/aanlevering-stop.md 4 and facts/validaties.md 3-4. Style `2021` is that of the real answers of 2021; style
`huidig` follows what KOOP itself expects of today's answers (a verslag with meldingen; niet-valide goes with mislukt).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from simulator.aanlevering.keten import Oordeel
from simulator.aanlevering.melding import Melding
from simulator.aanlevering.regels.register import meld
from simulator.clock import AMSTERDAM

LVBB = 'xmlns:lvbb="http://www.overheid.nl/2017/lvbb"'
STOP = 'xmlns:stop="http://www.overheid.nl/2017/stop"'
STANDAARD = 'xmlns="http://www.overheid.nl/2017/lvbb"'
ONBEKEND = "publicatieOpdracht"  # the kind of request when opdracht.xml cannot be read: the zip alone does not tell
_2021 = "2021"
GEEN_BEVINDINGEN = "LTO0000"

# soort of opdracht -> how it says that treatment was broken off: element and value (lvbb-transport 1.2.0)
_AFGEBROKEN: dict[str, tuple[str, str]] = {
    "validatieOpdracht": ("uitkomst", "behandeling-afgebroken"),
    "publicatieOpdracht": ("uitkomst", "behandeling-afgebroken"),
    "raadpleegOpdracht": ("uitkomst", "behandeling-afgebroken"),
    "directeMutatieOpdracht": ("voortgang", "behandeling-afgebroken"),
    "breekPublicatieAfOpdracht": ("uitkomst", "behandeling-mislukt"),
    "validatieDirecteMutatieOpdracht": ("uitkomst", "niet-valide"),
}


@dataclass(frozen=True, slots=True)
class Document:
    """One result document before it is XML. `verslag` is (uitkomst | voortgang, value), None for no verslag at all."""

    soort: str
    top: str  # succes | mislukt
    meldingen: tuple[Melding, ...] = ()
    verslag: tuple[str, str] | None = None
    publicatie: bool = False  # with tijdstipPublicatie
    zonder_prefix: bool = False
    stop_eerst: bool = False  # order of the namespace declarations: Regisseur and Ozon lvbb first, OPeRA stop first


def uitkomst(oordeel: Oordeel, stijl: str) -> str:
    """The last verslag/uitkomst of a finished delivery, or `mislukt` when there is no verslag."""
    soort = _soort(oordeel)
    if oordeel.goed:
        return "gepubliceerd" if soort == "publicatieOpdracht" else "valide"
    if oordeel.einde == "pakket":
        return "mislukt"
    if oordeel.einde == "afgebroken":
        return "behandeling-afgebroken"
    if stijl == _2021 and oordeel.einde == "opdracht":
        return "opdracht-niet-valide"
    if stijl == _2021 and oordeel.einde == "consolidatie" and soort == "validatieOpdracht":
        return "consolidatie-niet-valide"
    return "niet-valide"


def afgekeurd(oordeel: Oordeel, stijl: str) -> list[Document]:
    """The documents of a delivery that did not pass."""
    soort, meldingen = _soort(oordeel), tuple(oordeel.meldingen)
    if oordeel.einde == "pakket" or not _id_levering(oordeel):
        return [Document(soort, "mislukt", meldingen, zonder_prefix=stijl == _2021)]
    if oordeel.einde == "afgebroken":
        return [Document(soort, "mislukt", meldingen, _AFGEBROKEN[soort])]
    eind = Document(
        soort,
        "succes" if stijl == _2021 and oordeel.einde in ("opdracht", "op", "consolidatie") else "mislukt",
        meldingen,
        ("uitkomst", uitkomst(oordeel, stijl)),
        stop_eerst=oordeel.einde in ("opdracht", "op", "consolidatie"),
    )
    # The chain of 2021 said `valide` before OP was judged; today the part before Ozon ends with a voortgang.
    tussen = ("op", "consolidatie", "geometrie", "ozon") if stijl == _2021 else ("geometrie", "ozon")
    return [*(gevalideerd(oordeel, stijl) if oordeel.einde in tussen else []), eind]


def gevalideerd(oordeel: Oordeel, stijl: str) -> list[Document]:
    """The intermediate document after validation."""
    soort = _soort(oordeel)
    if stijl != _2021:
        return [Document(soort, "succes", _informatief(GEEN_BEVINDINGEN), ("voortgang", "validatie-voltooid"))]
    if soort == "publicatieOpdracht":
        return [Document(soort, "succes", (), ("voortgang", "validatie-voltooid"))]
    return [] if oordeel.goed else [Document(soort, "succes", (), ("uitkomst", "valide"))]


def geregistreerd(oordeel: Oordeel, stijl: str) -> list[Document]:
    """The intermediate document after registration of a publication."""
    meldingen = () if stijl == _2021 else _informatief("DL-0003")
    return [Document(_soort(oordeel), "succes", meldingen, ("voortgang", "registratie-voltooid"))]


def gereed(oordeel: Oordeel, stijl: str) -> list[Document]:
    """The last document of a delivery that passed: valide with any warnings, or gepubliceerd with DL-0005."""
    soort, meldingen = _soort(oordeel), tuple(oordeel.meldingen)
    if soort == "publicatieOpdracht":
        meldingen = (*meldingen, *_informatief("DL-0005"))
        return [Document(soort, "succes", meldingen, ("uitkomst", "gepubliceerd"), publicatie=True)]
    if not meldingen and stijl != _2021:
        meldingen = _informatief(GEEN_BEVINDINGEN)
    return [Document(soort, "succes", meldingen, ("uitkomst", "valide"))]


def als_xml(document: Document, oordeel: Oordeel, stijl: str, nu: datetime) -> bytes:
    """The bytes of a document, UTF-8."""
    prefix = "" if document.zonder_prefix else "lvbb:"
    ruimten = [STOP, STANDAARD] if document.zonder_prefix else [STOP, LVBB] if document.stop_eerst else [LVBB, STOP]
    wortel = f"{prefix}{document.soort.removesuffix('Opdracht')}VerzoekResultaat"
    regels = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<{wortel} {' '.join(ruimten)}>",
        f"  <{prefix}uitkomst>{document.top}</{prefix}uitkomst>",
    ]
    if document.verslag is None:
        regels += _meldingen(document.meldingen, prefix, "  ", stijl)
    else:
        soort, waarde = document.verslag
        regels += [
            f"  <{prefix}verslag>",
            f"    <{prefix}idLevering>{_tekst(_id_levering(oordeel))}</{prefix}idLevering>",
            f"    <{prefix}tijdstipVerslag>{tijdstip(nu)}</{prefix}tijdstipVerslag>",
            *_meldingen(document.meldingen, prefix, "    ", stijl),
            f"    <{prefix}{soort}>{waarde}</{prefix}{soort}>",
        ]
        if document.publicatie:
            regels.append(f"    <{prefix}tijdstipPublicatie>{tijdstip(nu)}</{prefix}tijdstipPublicatie>")
        regels.append(f"  </{prefix}verslag>")
    return ("\n".join([*regels, f"</{wortel}>"]) + "\n").encode()


def tijdstip(nu: datetime) -> str:
    """As the chain writes it: microseconds and the Dutch offset, 2021-05-17T11:40:45.703619+02:00."""
    return nu.astimezone(AMSTERDAM).isoformat(timespec="microseconds")


def _meldingen(meldingen: Iterable[Melding], prefix: str, inspringing: str, stijl: str) -> Iterator[str]:
    regels = [regel for melding in meldingen for regel in _melding(melding, prefix, inspringing + "  ", stijl)]
    if regels:
        yield f"{inspringing}<{prefix}meldingen>"
        yield from regels
        yield f"{inspringing}</{prefix}meldingen>"


def _melding(melding: Melding, prefix: str, inspringing: str, stijl: str) -> Iterator[str]:
    """A melding; place as metadata/uitspraak, which the schema allows and older clients skip (not in style 2021)."""
    yield f"{inspringing}<{prefix}melding>"
    velden = (
        ("code", melding.code),
        ("ernst", melding.ernst),
        ("soort", melding.soort),
        ("categorie", melding.categorie),
        ("beschrijving", melding.beschrijving),
    )
    for naam, waarde in velden:
        if waarde is not None:
            yield f"{inspringing}  <stop:{naam}>{_tekst(waarde)}</stop:{naam}>"
    plaats = {"bestand": melding.bestand, "regel": melding.regel, "xpath": melding.xpath}
    bekend = {naam: str(wat) for naam, wat in plaats.items() if wat}
    if bekend and stijl != _2021:
        yield f"{inspringing}  <stop:metadata>"
        for naam, wat in bekend.items():
            yield f"{inspringing}    <stop:uitspraak property={quoteattr(naam)}>{_tekst(wat)}</stop:uitspraak>"
        yield f"{inspringing}  </stop:metadata>"
    yield f"{inspringing}</{prefix}melding>"


def _tekst(tekst: str) -> str:
    """Text for in an element: escaped, without characters that XML 1.0 does not know."""
    return escape("".join(teken if _mag(ord(teken)) else "�" for teken in tekst))


def _mag(punt: int) -> bool:
    return punt in (9, 10, 13) or 0x20 <= punt <= 0xD7FF or 0xE000 <= punt <= 0xFFFD or punt >= 0x10000


def _soort(oordeel: Oordeel) -> str:
    opdracht = oordeel.levering.opdracht
    return opdracht.soort if opdracht is not None and opdracht.soort in _AFGEBROKEN else ONBEKEND


def _id_levering(oordeel: Oordeel) -> str:
    return oordeel.levering.opdracht.idLevering if oordeel.levering.opdracht else ""


def _informatief(code: str) -> tuple[Melding, ...]:
    return (replace(meld(code), ernst="informatie"),)
