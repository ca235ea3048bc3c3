"""Searching: which objects fit a query, how well, in which order; and what the searcher may have meant."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from simulator.adressen.vraagtaal import Deel, Niet, Samen, Term, Vraagfout, lees
from simulator.adressen.woorden import MAX_WOORDEN, gelijk, woorden
from simulator.adressen.woordenlijst import Woordenlijst
from simulator.adressen.zoekindex import Zoekindex
from simulator.adressen.zoekobjecten import TYPEN

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TEKSTVELDEN = ("tekst", "suggest", "exacte_match")  # search in the words of the name
MAX_COLLATIES = 3
EXACT = 1.5  # weight of a name that is what was asked for, and not just begins with it
SORTEERDEEL = re.compile(r"\s*([a-z_]+)\s+(asc|desc)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Zoekvraag:
    """What is asked. `gewichten` per type; `punt` in RD orders by distance; `veld` is searched by words without one."""

    tekst: str
    filters: Sequence[str] = ()
    gewichten: Mapping[str, float] = field(default_factory=dict)
    sortering: str = "score desc,sortering asc,weergavenaam asc"
    punt: tuple[float, float] | None = None
    veld: str = "tekst"


@dataclass(frozen=True, slots=True)
class Collatie:
    """A query that the searcher may have meant, and how much it finds."""

    vraag: str
    treffers: int
    fout: str
    verbetering: str


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word that nothing has, where it stands, and words alike."""

    woord: str
    begin: int
    einde: int
    voorstellen: list[str]


@dataclass(frozen=True, slots=True)
class Treffers:
    """Numbers of the objects found, in order, with their scores; and the words asked for that no object has."""

    nummers: "NDArray[np.int64]"
    scores: "NDArray[np.float32]"
    fouten: list[Spelling]


def zoek(index: Zoekindex, vraag: Zoekvraag) -> Treffers:
    """What fits, in order. When nothing does, what fits the query with its unknown words replaced by words alike.

    Vraagfout: a filter or an ordering cannot be read, or names an unknown field; or the field to search is unknown.
    """
    import numpy as np

    toegelaten = gefilterd(index, vraag.filters)
    if vraag.veld not in TEKSTVELDEN:
        _kolom(index, vraag.veld, "df")
    masker, score = _zoek_tekst(index, vraag.tekst, vraag.veld)
    masker = masker & toegelaten
    fouten = _spelling(index, vraag.tekst)
    if fouten and not masker.any():
        verbeterd = _verbeterd(vraag.tekst, fouten)
        if verbeterd is not None:
            masker, score = _zoek_tekst(index, verbeterd, vraag.veld)
            masker, score = masker & toegelaten, score * np.float32(0.5)
    exact = index.koppen.get(" ".join(woorden(vraag.tekst)))
    if exact is not None:
        score[exact] *= EXACT
    score = score * _gewicht(index, vraag.gewichten)
    nummers = masker.nonzero()[0]
    volgorde = _volgorde(index, nummers, score, vraag)
    return Treffers(nummers[volgorde], score[nummers][volgorde], fouten)


def _spelling(index: Zoekindex, tekst: str) -> list[Spelling]:
    """The words of a query that no object has, with words alike."""
    gevonden = []
    gelijke = gelijk(tekst)
    for woord in dict.fromkeys(woorden(tekst)[:MAX_WOORDEN]):
        if not index.woordenlijst.kent(woord):
            begin = max(gelijke.find(woord), 0)
            gevonden.append(Spelling(woord, begin, begin + len(woord), index.woordenlijst.lijkt_op(woord)))
    return gevonden


def collaties(index: Zoekindex, tekst: str, fouten: Sequence[Spelling], filters: Sequence[str]) -> list[Collatie]:
    """Queries with one wrong word replaced, those that find something."""
    gevonden = []
    toegelaten = gefilterd(index, filters)
    for fout in fouten:
        for voorstel in fout.voorstellen[:MAX_COLLATIES]:
            andere = gelijk(tekst).replace(fout.woord, voorstel)
            aantal = int((_zoek_tekst(index, andere, "tekst")[0] & toegelaten).sum())
            if aantal:
                gevonden.append(Collatie(andere, aantal, fout.woord, voorstel))
    return gevonden[:MAX_COLLATIES]


def zoekwoorden(tekst: str) -> list[str]:
    """The words of a query, for marking them in an answer."""
    return woorden(tekst)[:MAX_WOORDEN]


def _verbeterd(tekst: str, fouten: Sequence[Spelling]) -> str | None:
    verbeterd = gelijk(tekst)
    if not all(fout.voorstellen for fout in fouten):
        return None
    for fout in fouten:
        verbeterd = verbeterd.replace(fout.woord, fout.voorstellen[0])
    return verbeterd


Uitkomst = tuple["NDArray[np.bool_]", "NDArray[np.float32]"]


def _zoek_tekst(index: Zoekindex, tekst: str, veld: str) -> Uitkomst:
    """A query that cannot be read is taken for plain words. Only signs find nothing."""
    import numpy as np

    if not woorden(tekst) and "*" not in tekst:
        return np.zeros(len(index.objecten), dtype=bool), np.zeros(len(index.objecten), dtype=np.float32)
    try:
        return _weeg(index, lees(tekst), None if veld in TEKSTVELDEN else veld)
    except Vraagfout:
        return _woorden(index, Term(tekst))


def gefilterd(index: Zoekindex, filters: Sequence[str]) -> "NDArray[np.bool_]":
    """Which objects fit all filters. Vraagfout: one cannot be read, or names an unknown field."""
    import numpy as np

    masker = np.ones(len(index.objecten), dtype=bool)
    try:
        for filter_ in filters:
            masker = masker & _weeg(index, lees(filter_), None)[0]
    except Vraagfout as fout:
        raise Vraagfout(str(fout), "fq") from None
    return masker


def _weeg(index: Zoekindex, deel: Deel, veld: str | None) -> Uitkomst:
    """Which objects fit a part of a query, and how well. Vraagfout for an unknown field."""
    import numpy as np

    if isinstance(deel, Niet):
        masker, score = _weeg(index, deel.deel, veld)
        return ~masker, np.zeros_like(score)
    if isinstance(deel, Samen):
        masker = np.full(len(index.objecten), not deel.of)
        score = np.zeros(len(index.objecten), dtype=np.float32)
        for kind in dict.fromkeys(deel.delen):
            ander, erbij = _weeg(index, kind, veld)
            masker = masker | ander if deel.of else masker & ander
            score = score + erbij
        return masker, score
    naam = deel.veld or veld
    return _woorden(index, deel) if naam is None or naam in TEKSTVELDEN else _waarde(index, deel, naam)


def _woorden(index: Zoekindex, term: Term) -> Uitkomst:
    """Every word must begin a word of the name; of a phrase they must follow each other. Loose signs are neutral."""
    import numpy as np

    masker = np.ones(len(index.objecten), dtype=bool)
    score = np.zeros(len(index.objecten), dtype=np.float32)
    if term.tekst.strip() == "*":
        return masker, score + 1
    delen = woorden(term.tekst)
    for woord in dict.fromkeys(delen[:MAX_WOORDEN]):
        erbij = index.woordenlijst.scores(woord)
        masker = masker & (erbij > 0)
        score = score + erbij
    if term.zin and len(delen) > 1:
        gezocht = " " + " ".join(delen)
        for nummer in masker.nonzero()[0].tolist():
            masker[nummer] = gezocht in " " + " ".join(woorden(index.objecten[nummer].weergavenaam))
    return masker, score


def _waarde(index: Zoekindex, term: Term, veld: str) -> Uitkomst:
    import numpy as np

    if veld == "type" and term.tekst in TYPEN:
        masker = index.van_type(term.tekst)
        return masker, masker.astype(np.float32)
    waarden = _kolom(index, veld, "q")
    masker = np.zeros(len(index.objecten), dtype=bool)
    gezocht = gelijk(term.tekst)
    masker[waarden.met(gezocht[:-1]) if gezocht.endswith("*") else waarden.met_heel(gezocht)] = True
    return masker, masker.astype(np.float32)


def _kolom(index: Zoekindex, veld: str, over: str) -> Woordenlijst:
    try:
        return index.waarden(veld)
    except KeyError:
        raise Vraagfout(f"veld {veld[:50]} bestaat niet", over) from None


def _gewicht(index: Zoekindex, gewichten: Mapping[str, float]) -> "NDArray[np.float32]":
    import numpy as np

    return np.array([gewichten.get(naam, 1.0) for naam in TYPEN], dtype=np.float32)[index.typen]


def _volgorde(
    index: Zoekindex, nummers: "NDArray[np.int64]", score: "NDArray[np.float32]", vraag: Zoekvraag
) -> "NDArray[np.int64]":
    import numpy as np

    sleutels = []
    if vraag.punt is not None:
        sleutels.append(np.hypot(*(index.punten[nummers] - vraag.punt).T))
    for deel in vraag.sortering.split(","):
        match = SORTEERDEEL.fullmatch(deel)
        if match is None:
            raise Vraagfout(f"sortering {deel[:50]!r} is geen veld met asc of desc", "sort")
        naam = match[1].lower()
        try:
            waarden = score if naam == "score" else index.sortering if naam == "sortering" else index.rang(naam)
        except KeyError:
            raise Vraagfout(f"veld {naam[:50]} bestaat niet", "sort") from None
        sleutels.append(-waarden[nummers] if match[2].lower() == "desc" else waarden[nummers])
    return np.lexsort([*reversed(sleutels)])
