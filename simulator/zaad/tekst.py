"""The compact text format of the seed: Markdown headings for the structure, plain sentences for the content.

    # Hoofdstuk 1 | Algemene bepalingen
    ## Afdeling 1.1 | Algemeen
    ### Artikel 1.1 | (begripsbepalingen)
    A sentence. A [link](https://...) becomes an ExtRef.

    1. A line that starts with a number and a point is a lid.

eId and wId follow the AKN names of STOP 1.3.0 (rules STOP0022/0023); a part without a number gets `o_<n>`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

AKN = {
    "Hoofdstuk": "chp",
    "Titel": "title",
    "Afdeling": "subchp",
    "Paragraaf": "subsec",
    "Subparagraaf": "subsec",
    "Subsubparagraaf": "subsec",
    "Artikel": "art",
    "Bijlage": "cmp",
    "Divisie": "div",
    "Divisietekst": "content",
}
MET_TEKST = ("Artikel", "Bijlage", "Divisietekst")
KOP = re.compile(r"(#{1,6}) ([A-Z][a-z]+)(?: ([0-9A-Za-z][0-9A-Za-z.]{0,15}))?(?: \| (.{1,400}))?")
LID = re.compile(r"([0-9]{1,3}[a-z]?)\. (.+)")


@dataclass
class Deel:
    """A part of the text: a structure element, an article, a lid (soort Lid) or a bijlage."""

    soort: str
    nummer: str
    opschrift: str
    eid: str
    diepte: int
    alineas: list[str] = field(default_factory=list)
    delen: list["Deel"] = field(default_factory=list)

    def alle(self) -> Iterator["Deel"]:
        """This part and everything in it, in document order."""
        yield self
        for deel in self.delen:
            yield from deel.alle()


def _eid(ouder: Deel | None, broers: list[Deel], soort: str, nummer: str) -> str:
    code = AKN[soort]
    if not nummer:
        nummer = f"o_{sum(1 for b in broers if b.soort == soort and not b.nummer) + 1}"
    eigen = f"{code}_{nummer}"
    return f"{ouder.eid}__{eigen}" if ouder else eigen


def _inhoud(deel: Deel, alinea: str, waar: str) -> None:
    if deel.soort not in MET_TEKST:
        raise ValueError(f"{waar}: tekst onder {deel.soort} {deel.nummer}; alleen {', '.join(MET_TEKST)} heeft tekst")
    lid = LID.fullmatch(alinea) if deel.soort == "Artikel" else None
    if lid:
        nieuw = Deel("Lid", f"{lid[1]}.", "", f"{deel.eid}__para_{lid[1]}", deel.diepte + 1, [lid[2]])
        deel.delen.append(nieuw)
    elif deel.delen:
        deel.delen[-1].alineas.append(alinea)
    else:
        deel.alineas.append(alinea)


def _controleer(delen: tuple[Deel, ...], naam: str) -> None:
    gezien: set[str] = set()
    for deel in (d for top in delen for d in top.alle()):
        if deel.eid in gezien:
            raise ValueError(f"{naam}: {deel.eid} komt tweemaal voor")
        gezien.add(deel.eid)
        if not deel.alineas and not deel.delen:
            raise ValueError(f"{naam}: {deel.soort} {deel.nummer} ({deel.eid}) is leeg")
        if deel.alineas and deel.delen:
            raise ValueError(f"{naam}: {deel.eid} heeft tekst en leden door elkaar")


def lees_tekst(bron: str, naam: str) -> tuple[Deel, ...]:
    """The top parts (hoofdstukken, then bijlagen). ValueError with file and line for what is not in the format."""
    top: list[Deel] = []
    pad: list[Deel] = []
    for blok in re.finditer(r"\S[^\n]*(?:\n[^\n#][^\n]*)*", bron):
        regels, waar = blok[0], f"{naam}:{bron.count(chr(10), 0, blok.start()) + 1}"
        if not regels.startswith("#"):
            if not pad:
                raise ValueError(f"{waar}: tekst voor de eerste kop")
            _inhoud(pad[-1], " ".join(regels.split()), waar)
            continue
        kop, _, rest = regels.partition("\n")
        gevonden = KOP.fullmatch(kop.rstrip())
        if not gevonden or gevonden[2] not in AKN:
            raise ValueError(f"{waar}: geen kop van de vorm '# Hoofdstuk 1 | Opschrift'")
        diepte, soort, nummer = len(gevonden[1]), gevonden[2], gevonden[3] or ""
        while pad and pad[-1].diepte >= diepte:
            pad.pop()
        broers = pad[-1].delen if pad else top
        eid = _eid(pad[-1] if pad else None, broers, soort, nummer)
        deel = Deel(soort, nummer, gevonden[4] or "", eid, diepte)
        broers.append(deel)
        pad.append(deel)
        if rest.strip():
            _inhoud(deel, " ".join(rest.split()), waar)
    _controleer(tuple(top), naam)
    return tuple(top)


def divisies(delen: tuple[Deel, ...]) -> Iterator[Deel]:
    """Divisie and Divisietekst in document order."""
    yield from (d for top in delen for d in top.alle() if d.soort in ("Divisie", "Divisietekst"))


def artikelen(delen: tuple[Deel, ...]) -> Iterator[Deel]:
    """The articles in document order."""
    yield from (d for top in delen for d in top.alle() if d.soort == "Artikel")
