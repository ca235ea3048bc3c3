"""The sentences of our own: each is a sentence, none is one of those that once went wrong, and few are repeated."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.zaad.bronnen import ZAADMAP
from simulator.zaad.tekst import lees_tekst

WERKEN = sorted(p for p in ZAADMAP.rglob("tekst.md"))
HERHALING = 3  # how often a work may say the same: once per look-alike article, such as two for parts 1 and 2
WERKWOORDEN = set(
    re.findall(
        r"\w+",
        """
        bakent begrenst bepaalt beperkt beschermt beschrijft beslist bestaat betreffen betreft bevat bieden
        bindt blijft deelt doet doorlopen dragen gaan gaat gebruikt geeft gelden geldt hangen hangt hebben
        heeft heet helpt hoort horen houden houdt is kan kent kiest komen komt krijgen krijgt kunnen leest
        legt leidt levert maakt mag maken moet moeten mogen neemt noemen noemt ontvangt ontwikkelt past
        regelt schrijft staan staat stellen stelt stuurt test toetst verbiedt verbindt verdeelt verleend
        verwijst vindt voorgaat vormen vraagt vullen vult was wegen werken werkt wijst wil willen worden
        wordt zeggen zegt ziet zijn zoekt zorgt
        """,
    )
)
FOUT = (
    "de regels over ‘normadressaat’",
    "‘inhoudelijke regels’",
    "Dit artikel regelt uit wie of wat bestaat",
    "of hoe vaak iets wordt bijgewerkt",
    "over de voorbereiding en het bijhouden",
    "met het oog op bodem",
    "Met het oog op lucht",
    "Ter bescherming van wat onder",
    "andere onderwerpen van dit hoofdstuk’",
    "over de regels van dit hoofdstuk",
    "‘’",
)


def alineas(bron: Path) -> Iterator[str]:
    for top in lees_tekst(bron.read_text(encoding="utf-8"), str(bron)):
        yield from (alinea for deel in top.alle() for alinea in deel.alineas if not alinea.startswith("{"))


def zinnen(alinea: str) -> list[str]:
    """The sentences, without what stands in quotes or brackets: that is a heading, not ours."""
    kaal = re.sub(r"‘[^’]*(?:’s[^’]*)?’|\([^)]*\)|\[|\]", " x ", re.sub(r"\]\([^)]*\)", "]", alinea))
    return re.split(r"(?<=[.?!])\s+(?=[A-Z])", kaal)


@pytest.mark.parametrize("bron", WERKEN, ids=lambda p: p.parent.name)
def test_elke_zin_heeft_een_werkwoord(bron: Path) -> None:
    zonder = [
        zin for alinea in alineas(bron) for zin in zinnen(alinea) if not WERKWOORDEN & set(re.findall(r"\w+", zin))
    ]
    assert not zonder


@pytest.mark.parametrize("bron", WERKEN, ids=lambda p: p.parent.name)
def test_geen_zin_die_eerder_fout_ging(bron: Path) -> None:
    assert not [alinea for alinea in alineas(bron) if any(fout in alinea for fout in FOUT)]


@pytest.mark.parametrize("bron", WERKEN, ids=lambda p: p.parent.name)
def test_een_werk_herhaalt_zich_weinig(bron: Path) -> None:
    assert not {alinea: aantal for alinea, aantal in Counter(alineas(bron)).items() if aantal > HERHALING}
