"""The bruidsschat against the facts: every activity of a gemeente, and the 41 of ws0661."""

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.zaad import organisaties
from simulator.zaad.bruidsschat import bruidsschat
from simulator.zaad.pakket import pakket
from tests.zaad.lezen import Pakket, refs, soort, tekst
from tests.zaad.test_zaad_pakketten import orakel

ALLE = {organisatie["code"]: organisatie for organisatie in organisaties()}
BRONNEN = [
    ("gm0363", "data/bruidsschat-gemeente-boom.csv", "omschrijving"),
    ("ws0661", "data/bruidsschat-waterschap-ws0661.csv", "naam"),
]


def gebouwd(code: str) -> Pakket:
    inhoud = pakket(bruidsschat(ALLE[code]))
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        return Pakket(code, inhoud, {naam: zip_.read(naam) for naam in zip_.namelist()})


@pytest.mark.parametrize(("code", "bestand", "kolom"), BRONNEN)
def test_activiteiten_zijn_de_echte(
    code: str, bestand: str, kolom: str, gedeeld: Callable[[str], Path]
) -> None:
    with gedeeld(bestand).open(encoding="utf-8") as csv_:
        feiten = {rij["lokale_naam"]: rij for rij in csv.DictReader(csv_, delimiter=";")}
    voorvoegsel = f"nl.imow-{code}.activiteit."
    activiteiten = [o for o in gebouwd(code).objecten() if soort(o) == "Activiteit"]
    namen = [tekst(a, "{*}identificatie").removeprefix(voorvoegsel) for a in activiteiten]
    assert sorted(namen) == sorted(feiten)
    for naam, activiteit in zip(namen, activiteiten, strict=True):
        feit = feiten[naam]
        assert refs(activiteit)[0].removeprefix(voorvoegsel) == feit["bovenliggend"]
        assert tekst(activiteit, "{*}groep").endswith(f"/{feit['groep']}")
        if not naam.startswith("ActIn") or naam == "ActInOpRegelsRijkswege":
            assert tekst(activiteit, "{*}naam") == feit[kolom]


def test_artikelnummers_zijn_die_van_het_concept(gedeeld: Callable[[str], Path]) -> None:
    with gedeeld("data/bruidsschat-gemeente-boom.csv").open(encoding="utf-8") as csv_:
        feiten = {r["lokale_naam"]: r["artikel_concept2020"] for r in csv.DictReader(csv_, delimiter=";")}
    werk = bruidsschat(ALLE["gm0363"])
    for regel in werk.ow.regels:
        artikel = regel.artikel.rpartition("__art_")[2]
        for aanduiding in regel.aanduidingen:
            nummer = feiten[aanduiding.activiteit.rpartition(".")[2]]
            assert artikel == nummer if nummer else artikel.startswith("o_")


# 's-Gravenhage has an apostrophe, Súdwest-Fryslân accents, Bergen a name in brackets; a test island; an old hook.
@pytest.mark.parametrize("code", ["gm0518", "gm1900", "gm0893", "gm9901", "gm9920", "gm0297", "ws0653", "ws9913"])
def test_geldig_voor_elk_gezag(code: str, gedeeld: Callable[[str], Path]) -> None:
    gemaakt = gebouwd(code)
    oracle = orakel(gedeeld("schemas"), "xsd_oracle").Oracle()
    for naam, inhoud in gemaakt.bestanden.items():
        assert oracle.errors(naam, inhoud) == [], naam
    titel = tekst(gemaakt.xml("besluit.xml"), ".//{*}RegelingMetadata/{*}officieleTitel")
    eigen = ALLE[code]["naam"].removeprefix("Gemeente ").removeprefix("Waterschap ").removeprefix("waterschap ")
    assert titel.endswith(eigen)
    assert "{" not in b"".join(gemaakt.bestanden.values()).decode()


def test_schematron_bij_een_naam_met_leestekens(gedeeld: Callable[[str], Path]) -> None:
    pytest.importorskip("saxonche")
    oracle = orakel(gedeeld("schemas"), "schematron_oracle").Oracle()
    assert oracle.findings(gebouwd("gm0518").bestanden["besluit.xml"]) == []


def test_alle_gezagen_kunnen_gebouwd_worden() -> None:
    """The sources are read per authority: one of each kind of name would not show all that can go wrong."""
    lagen = {code: o["bestuurslaag"] for code, o in ALLE.items()}
    for code, laag in lagen.items():
        if laag in ("gemeente", "waterschap") and (code[2:4] != "99") and int(code[2:]) % 7 == 0:
            assert bruidsschat(ALLE[code]).ow.activiteiten


@pytest.mark.parametrize("code", ["pv24", "mnre1034"])
def test_andere_lagen_hebben_er_geen(code: str) -> None:
    with pytest.raises(ValueError, match=f"{code}: een .* heeft geen bruidsschat"):
        bruidsschat(ALLE[code])
