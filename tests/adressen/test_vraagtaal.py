"""The query language and the words: cases that are hard to reach from outside, and any text at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.adressen.nabij import nabij
from simulator.adressen.vraagtaal import MAX_DELEN, MAX_DIEPTE, Niet, Samen, Term, Vraagfout, lees
from simulator.adressen.woorden import afstand, gelijk, gemarkeerd, woorden
from simulator.adressen.woordenlijst import Woordenlijst
from simulator.adressen.zoeken import Zoekvraag, zoek
from simulator.adressen.zoekindex import zoekindex
from simulator.omgevingsdocument.gezagen import gezagen_op
from simulator.store import Store
from simulator.store.seed import EmptySeed

STUKKEN = ["a", "(", ")", '"', ":", "-", "NOT", "AND", "or", " ", "type:", "*", "+", "é", "\u0130", "ﬁ"]


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("a", Term("a")),
        ("a b", Samen((Term("a"), Term("b")))),
        ("a and b", Samen((Term("a"), Term("b")))),
        ("a OR b c", Samen((Term("a"), Samen((Term("b"), Term("c")))), of=True)),
        ("type:(adres OR weg)", Samen((Term("adres", "type"), Term("weg", "type")), of=True)),
        ('gemeentenaam:"Den Haag"', Term("Den Haag", "gemeentenaam", zin=True)),
        ("-type:adres", Niet(Term("adres", "type"))),
        ("NOT (a OR b)", Niet(Samen((Term("a"), Term("b")), of=True))),
        ("+a -b", Samen((Term("a"), Niet(Term("b"))))),
        ("105-1", Term("105-1")),
        ("Rijssen - Holten", Samen((Term("Rijssen"), Term("-"), Term("Holten")))),
        ("type:gemeente^1.5", Term("gemeente", "type")),
        ("", Samen(())),
    ],
)
def test_lezen(tekst: str, verwacht: object) -> None:
    assert lees(tekst) == verwacht


@pytest.mark.parametrize(
    "tekst",
    ["(a", "a)", "(", ")", '"a', "a:", ":", "a: )", "type:-a", "(" * (MAX_DIEPTE + 2), "a:" * 30 + "b", "a " * 201],
)
def test_niet_te_lezen(tekst: str) -> None:
    with pytest.raises(Vraagfout):
        lees(tekst)


def test_grenzen() -> None:
    diep = MAX_DIEPTE - 1
    assert lees("(" * diep + "a" + ")" * diep) == Term("a")
    assert len(woorden("a " * MAX_DELEN)) == MAX_DELEN


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(STUKKEN), max_size=40).map("".join) | st.text(max_size=60))
def test_elke_tekst_is_te_lezen_of_een_vraagfout(tekst: str) -> None:
    try:
        lees(tekst)
    except Vraagfout as fout:
        assert len(str(fout)) < 200


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40), st.lists(st.text(min_size=1, max_size=5), max_size=3))
def test_markeren_verandert_alleen_de_tekens_eromheen(tekst: str, termen: list[str]) -> None:
    def kaal(met: str) -> str:
        return met.replace("<b>", "").replace("</b>", "")

    gemerkt = gemarkeerd(tekst, [gelijk(term) for term in termen])
    assert gemerkt is None or kaal(gemerkt) == kaal(tekst)


@settings(max_examples=200, deadline=None)
@given(st.text("abc", max_size=8), st.text("abc", max_size=8), st.integers(1, 3))
def test_afstand(een: str, ander: str, hoogste: int) -> None:
    def echt(a: str, b: str) -> int:
        tabel = {(i, 0): i for i in range(len(a) + 1)} | {(0, j): j for j in range(len(b) + 1)}
        for i, x in enumerate(a, 1):
            for j, y in enumerate(b, 1):
                tabel[i, j] = min(tabel[i - 1, j] + 1, tabel[i, j - 1] + 1, tabel[i - 1, j - 1] + (x != y))
        return tabel[len(a), len(b)]

    assert afstand(een, ander, hoogste) == min(echt(een, ander), hoogste + 1)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.text("abé", min_size=1, max_size=3), max_size=4), max_size=12), st.text("abé", max_size=3))
def test_woordenlijst(objecten: list[list[str]], begin: str) -> None:
    lijst = Woordenlijst(objecten)
    met_begin = [any(woord.startswith(begin) for woord in eigen) for eigen in objecten]
    assert (lijst.scores(begin) > 0).tolist() == (met_begin if begin else [False] * len(objecten))
    assert lijst.kent(begin) == any(met_begin)
    assert sorted(lijst.met_heel(begin).tolist()) == [n for n, eigen in enumerate(objecten) if begin in eigen]


def test_heel_woord_gaat_voor_begin() -> None:
    scores = Woordenlijst([["almere"], ["almerehaven"], ["alm"], ["zwolle"]]).scores("alm")
    assert scores[2] > scores[0] > scores[1] > scores[3] == 0


def test_woorden_die_lijken() -> None:
    lijst = Woordenlijst([["lelystad"], ["utrecht"], ["utrechtse"], ["ede"], ["1011ab"]])
    assert lijst.lijkt_op("lelistad") == ["lelystad"]
    assert lijst.lijkt_op("utreg") == ["utrecht", "utrechtse"]
    assert not any(lijst.lijkt_op(woord) for woord in ("xyzzy", "edd", "1011ac", "a" * 500))


def test_zonder_zaad_is_er_niets() -> None:
    stand = Store(EmptySeed()).tenant("leeg").stand
    index = zoekindex(stand)
    assert len(zoek(index, Zoekvraag("Lelystad", ["type:adres"])).nummers) == 0
    assert len(zoek(index, Zoekvraag("*")).nummers) == 0
    assert len(nabij(index, 155000, 463000, ["adres", "gemeente"], None).nummers) == 0
    assert gezagen_op(stand, 155000, 463000) == []
