"""The texts: the real structure, a sentence of our own in every part, and the format of tekst.md."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from simulator.zaad import pakketten
from simulator.zaad.bronnen import ZAADMAP, lees_werk
from simulator.zaad.owbestanden import regels
from simulator.zaad.tekst import artikelen, lees_tekst
from tests.zaad.lezen import Pakket


def lopend(alinea: etree._Element) -> str:
    return etree.tostring(alinea, method="text", encoding="unicode", with_tail=False)


@pytest.mark.parametrize(
    ("feitenlijst", "naam"),
    [("bal", "bal"), ("bbl", "bbl"), ("bkl", "bkl"), ("ob", "omgevingsbesluit"), ("or", "omgevingsregeling")],
)
def test_structuur_is_de_echte(feitenlijst: str, naam: str, gedeeld: Callable[[str], Path]) -> None:
    """What was seen (V) stands in our text; what was inferred (I) gave way where the consolidated text was read."""
    werk = lees_werk(ZAADMAP / "rijksregels" / naam)
    onze = {d.eid: (d.soort, d.nummer, d.opschrift) for top in werk.tekst for d in top.alle()}
    with gedeeld(f"data/structuur/{feitenlijst}.csv").open(encoding="utf-8") as bestand:
        feiten = [r for r in csv.DictReader(bestand, delimiter=";") if r["zekerheid"] == "V"]
    for feit in feiten:
        soort, nummer, opschrift = onze[feit["eId"]]
        assert (soort, nummer) == (feit["type"], feit["nummer"])
        assert opschrift == feit["opschrift"] or not feit["opschrift"], feit["eId"]


def test_hoofdstuk_4_van_het_bal_is_compleet() -> None:
    """Every paragraph of chapter 4 has its own articles, numbered without a gap in the paragraphs."""
    hoofdstuk = next(d for d in lees_werk(ZAADMAP / "rijksregels" / "bal").tekst if d.nummer == "4")
    paragrafen = [d for d in hoofdstuk.delen if d.soort == "Paragraaf"]
    assert {d.nummer for d in paragrafen} == {f"4.{n}" for n in (*range(1, 128), "30a", "30b")}
    nummers = [d.nummer for d in artikelen((hoofdstuk,))]
    assert len(nummers) > 1400
    assert all(nummers)
    assert all(d.opschrift for d in artikelen((hoofdstuk,)))


def test_elk_artikel_heeft_een_eigen_zin_met_kanttekening(zaad: list[Pakket]) -> None:
    for pakket in zaad:
        regeling = next(e for e in pakket.xml("besluit.xml").iter("*") if e.get("wordt"))
        inhouden = list(regeling.iter("{*}Inhoud"))
        assert inhouden
        for inhoud in inhouden:
            assert len(inhoud) >= 2
            zin, slot = lopend(inhoud[0]), lopend(inhoud[-1])
            assert len(zin.split()) >= 5
            assert zin == zin.strip()
            assert zin.endswith(".")
            assert "niet de wettekst" in slot


def test_formaat_leest_leden_verwijzingen_en_ongenummerde_delen() -> None:
    (hoofdstuk, bijlage) = lees_tekst(
        "# Hoofdstuk 1 | Algemeen\n## Artikel 1.1a\n1. Een zin\nop twee regels.\n\n2. Nog een.\n\nMet vervolg.\n"
        "## Artikel | (a)\nTekst.\n\n## Artikel | (b)\n\nTekst.\n\n# Bijlage I | begrippen\n\nTekst.\n",
        "proef",
    )
    assert [d.eid for d in hoofdstuk.alle()] == [
        "chp_1",
        "chp_1__art_1.1a",
        "chp_1__art_1.1a__para_1",
        "chp_1__art_1.1a__para_2",
        "chp_1__art_o_1",
        "chp_1__art_o_2",
    ]
    eerste = next(artikelen((hoofdstuk,)))
    assert [d.alineas for d in eerste.delen] == [["Een zin op twee regels."], ["Nog een.", "Met vervolg."]]
    assert bijlage.eid == "cmp_I"


@pytest.mark.parametrize(
    ("bron", "melding"),
    [
        ("Tekst.\n", "proef:1: tekst voor de eerste kop"),
        ("# Hoofdstuk 1\n\nTekst.\n", "proef:3: tekst onder Hoofdstuk 1"),
        ("# Boekdeel 1 | Iets\n", "proef:1: geen kop"),
        ("# Hoofdstuk 1 | A\n", "is leeg"),
        ("# Hoofdstuk 1\n## Artikel 1\nA.\n\n## Artikel 1\nB.\n", "komt tweemaal voor"),
        ("# Hoofdstuk 1\n## Artikel 1\nA.\n\n1. B.\n", "door elkaar"),
    ],
)
def test_formaat_weigert_met_plaats(bron: str, melding: str) -> None:
    with pytest.raises(ValueError, match=melding):
        lees_tekst(bron, "proef")


@pytest.fixture
def kopie(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ZAADMAP, tmp_path / "seed"))


def test_fout_in_een_bron_stopt_met_naam(kopie: Path) -> None:
    ow, werk = kopie / "rijksregels" / "bal" / "ow.yaml", kopie / "rijksregels" / "bbl" / "werk.yaml"
    goed = ow.read_text(encoding="utf-8")
    ow.write_text(goed.replace("art_2.11", "art_2.999"), encoding="utf-8")
    with pytest.raises(ValueError, match=r"bal/ow.yaml: geen artikel of lid chp_2__subchp_2.4__art_2.999"):
        regels(lees_werk(ow.parent))
    ow.write_text(goed.replace("standaardlocatie:", "anders:"), encoding="utf-8")
    with pytest.raises(ValueError, match="standaardlocatie"):
        lees_werk(ow.parent)
    ow.write_text(goed, encoding="utf-8")
    werk.write_text(werk.read_text(encoding="utf-8").replace("doel:", "einddoel:"), encoding="utf-8")
    with pytest.raises(ValueError, match=r"bbl/werk.yaml: doel ontbreekt"):
        list(pakketten(kopie))
