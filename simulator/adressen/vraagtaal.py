"""The query language of `q` and `fq`: words, "phrases", veld:waarde, AND, OR, NOT and brackets (a part of Solr's)."""

import re
from dataclasses import dataclass

MAX_DIEPTE = 20
MAX_DELEN = 200
TEKEN = re.compile(r'\s+|"([^"]*)"|([()])|([-!+])(?=\S)|([A-Za-z_]+):|([^\s()":]+)|([":])')
BOOST = re.compile(r"\^[0-9.]+$")


class Vraagfout(ValueError):
    """A query that cannot be read; the text says why (Dutch), `over` which part of the question: q, fq, df or sort."""

    def __init__(self, reden: str, over: str = "q") -> None:
        super().__init__(reden)
        self.over = over


@dataclass(frozen=True, slots=True)
class Term:
    """Words, or a value of a field. `zin`: the words must stand together and be whole."""

    tekst: str
    veld: str | None = None
    zin: bool = False


@dataclass(frozen=True, slots=True)
class Niet:
    """All but."""

    deel: "Deel"


@dataclass(frozen=True, slots=True)
class Samen:
    """All parts, or one of them."""

    delen: tuple["Deel", ...]
    of: bool = False


Deel = Term | Niet | Samen


def lees(tekst: str) -> Deel:
    """The query of a text. Vraagfout when brackets or quotes do not fit, or when it is too large."""
    lezer = _Lezer(_tekens(tekst))
    deel = lezer.of_deel(None, 0)
    if lezer.over:
        raise Vraagfout("een haakje sluit niets af")
    return deel


def _tekens(tekst: str) -> list[tuple[str, str]]:
    """Kind and text of each part: zin, haak, voor (a sign before a part), veld, woord."""
    gevonden = []
    for match in TEKEN.finditer(tekst):
        zin, haak, voor, veld, woord, los = match.groups()
        if zin is not None:
            gevonden.append(("zin", zin))
        elif haak:
            gevonden.append(("haak", haak))
        elif voor:
            gevonden.append(("voor", voor))
        elif veld:
            gevonden.append(("veld", veld))
        elif woord:
            gevonden.append(("woord", woord))
        elif los:
            raise Vraagfout("een aanhalingsteken of dubbele punt staat los")
    if len(gevonden) > MAX_DELEN:
        raise Vraagfout(f"meer dan {MAX_DELEN} delen")
    return gevonden


class _Lezer:
    """Recursive descent; `veld` is the field that a bracketed list belongs to."""

    def __init__(self, tekens: list[tuple[str, str]]) -> None:
        self._tekens = tekens
        self._plaats = 0

    @property
    def over(self) -> bool:
        return self._plaats < len(self._tekens)

    def _kijk(self) -> tuple[str, str]:
        return self._tekens[self._plaats] if self.over else ("", "")

    def _pak(self) -> tuple[str, str]:
        teken = self._kijk()
        self._plaats += 1
        return teken

    def _operator(self, *namen: str) -> bool:
        soort, tekst = self._kijk()
        if soort == "woord" and tekst in namen:
            self._plaats += 1
            return True
        return False

    def of_deel(self, veld: str | None, diepte: int) -> Deel:
        if diepte > MAX_DIEPTE:
            raise Vraagfout(f"haakjes dieper dan {MAX_DIEPTE}")
        delen = [self._en_deel(veld, diepte)]
        while self._operator("OR", "or", "||"):
            delen.append(self._en_deel(veld, diepte))
        return delen[0] if len(delen) == 1 else Samen(tuple(delen), of=True)

    def _en_deel(self, veld: str | None, diepte: int) -> Deel:
        delen: list[Deel] = []
        while self.over and self._kijk() != ("haak", ")") and self._kijk()[1] not in ("OR", "or", "||"):
            if self._operator("AND", "and", "&&"):
                continue
            delen.append(self._niet_deel(veld, diepte))
        return delen[0] if len(delen) == 1 else Samen(tuple(delen))

    def _niet_deel(self, veld: str | None, diepte: int) -> Deel:
        niet = self._operator("NOT")
        while self._kijk()[0] == "voor":
            niet = self._pak()[1] != "+"
        if not self.over:
            return Samen(())
        deel = self._een(veld, diepte)
        return Niet(deel) if niet else deel

    def _een(self, veld: str | None, diepte: int) -> Deel:
        soort, tekst = self._pak()
        if soort == "haak":
            if tekst == ")":
                raise Vraagfout("een haakje sluit niets af")
            deel = self.of_deel(veld, diepte + 1)
            if self._pak() != ("haak", ")"):
                raise Vraagfout("een haakje wordt niet gesloten")
            return deel
        if soort == "veld":
            if not self.over or diepte >= MAX_DIEPTE:
                raise Vraagfout(f"{tekst[:50]}: heeft geen waarde")
            return self._een(tekst, diepte + 1)
        if soort == "voor":
            raise Vraagfout(f"{tekst} staat op een plaats waar het niets betekent")
        if soort == "zin":
            return Term(tekst, veld, zin=True)
        return Term(BOOST.sub("", tekst), veld)
