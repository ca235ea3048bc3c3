"""The national activities of the seed against the facts: every valid one, in every work that is known to name it."""

import csv
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from simulator.zaad import haken
from simulator.zaad.bronnen import ZAADMAP
from tests.zaad.lezen import Pakket, refs, soort, tekst

RIJK = "nl.imow-mnre1034.activiteit."
WORTEL = f"{RIJK}ActiviteitGevolgenFysiekeLeefomg"
OMGEVINGSWET = "/akn/nl/act/mnre1034/2020/regOW01"
ZEKER = {"echt", "afgeleid"}


@pytest.fixture(scope="module", name="zaad")
def rijk(zaad: list[Pakket]) -> list[Pakket]:
    """The packages of the national works alone."""
    return [pakket for pakket in zaad if "-rijk-" in pakket.naam]


@pytest.fixture(scope="module")
def feiten(gedeeld: Callable[[str], Path]) -> dict[str, dict[str, str]]:
    with gedeeld("data/activiteiten-rijk-boom.csv").open(encoding="utf-8") as bestand:
        return {RIJK + r["lokale_naam"]: r for r in csv.DictReader(bestand, delimiter=";")}


@pytest.fixture(scope="module")
def zekerheid() -> dict[tuple[str, str], dict[str, str]]:
    """By activity and kind of fact: the values with their certainty."""
    uit: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    with (ZAADMAP / "functionele-structuur" / "zekerheid.csv").open(encoding="utf-8") as bestand:
        for rij in csv.DictReader(bestand, delimiter=";"):
            uit[RIJK + rij["activiteit"], rij["gegeven"]][rij["waarde"]] = rij["zekerheid"]
    return uit


def activiteiten(zaad: list[Pakket]) -> dict[str, etree._Element]:
    return {tekst(o, "{*}identificatie"): o for p in zaad for o in p.objecten() if soort(o) == "Activiteit"}


def aanduidingen(pakket: Pakket) -> list[tuple[str, str, set[str]]]:
    """Regeltekst, activity and locations of every annotation in a package."""
    uit = []
    for regel in (o for o in pakket.objecten() if soort(o) == "RegelVoorIedereen"):
        waar = refs(next(regel.iter("{*}artikelOfLid")))[0]
        for aanduiding in regel.iter("{*}activiteitaanduiding"):
            activiteit, *locaties = refs(aanduiding)
            uit.append((waar, activiteit, set(locaties)))
    return uit


def werk_van(pakket: Pakket) -> str:
    return tekst(pakket.xml("manifest-ow.xml"), ".//{*}WorkIDRegeling")


def test_alle_geldige_activiteiten_zijn_er(zaad: list[Pakket], feiten: dict[str, dict[str, str]]) -> None:
    geleverd = activiteiten(zaad)
    assert len(feiten) == 412
    assert set(geleverd) == set(feiten) - {WORTEL}
    assert WORTEL in {h["identificatie"] for h in haken()}
    for naam, element in geleverd.items():
        feit = feiten[naam]
        assert tekst(element, "{*}naam") == feit["omschrijving"]
        assert tekst(element, "{*}groep").endswith(f"/{feit['groep_I']}")
        assert refs(element) == [RIJK + feit["bovenliggend_I"]]


def test_locaties_zijn_de_echte(zaad: list[Pakket], feiten: dict[str, dict[str, str]]) -> None:
    locaties: dict[str, set[str]] = defaultdict(set)
    for pakket in zaad:
        for _, activiteit, waar in aanduidingen(pakket):
            locaties[activiteit] |= {w.split(".", 2)[2] for w in waar}
    onbekend = [naam for naam, feit in feiten.items() if not feit["locatie_V"]]
    assert onbekend == [f"{RIJK}VerbrandenAfvalstoffenNietIPPC"]
    for naam in set(feiten) - set(onbekend):
        assert locaties[naam] == set(feiten[naam]["locatie_V"].split("+")), naam


def test_elk_bekend_werk_annoteert_de_activiteit(
    zaad: list[Pakket], feiten: dict[str, dict[str, str]], gedeeld: Callable[[str], Path]
) -> None:
    with gedeeld("data/regeling-activiteit.csv").open(encoding="utf-8") as bestand:
        paren = {(r["regeling_work"], r["activiteit"]) for r in csv.DictReader(bestand)}
    onze = {(werk_van(p), activiteit) for p in zaad for _, activiteit, _ in aanduidingen(p)}
    assert {(w, a) for w, a in paren if a in feiten} <= onze
    bekend = {a for _, a in paren}
    assert {a for _, a in onze if a in bekend} == bekend & set(feiten)
    assert not {(w, a) for w, a in onze if a in bekend} - paren  # nothing is added to what is known


def test_afgeleide_gegevens_staan_in_de_lijst(
    zaad: list[Pakket], feiten: dict[str, dict[str, str]], zekerheid: dict[tuple[str, str], dict[str, str]]
) -> None:
    assert {z for waarden in zekerheid.values() for z in waarden.values()} == ZEKER
    geleverd = activiteiten(zaad)
    annotaties = defaultdict(set)
    for pakket in zaad:
        naam = pakket.naam.removesuffix(".zip").split("-", 3)[3]
        for _, activiteit, _ in aanduidingen(pakket):
            annotaties[activiteit].add(naam)
    for naam, element in geleverd.items():
        ouder = zekerheid[naam, "bovenliggend"]
        assert {RIJK + o for o in ouder} == set(refs(element))
        assert set(ouder.values()) == {"afgeleid" if feiten[naam]["zekerheid"] == "I" else "echt"}
        assert {tekst(element, "{*}groep").rsplit("/", 1)[1]} == set(zekerheid[naam, "groep"])
        assert annotaties[naam] == set(zekerheid[naam, "geannoteerd door"])
        echt = {w for w, z in zekerheid[naam, "geannoteerd door"].items() if z == "echt"}
        assert bool(echt) == bool(feiten[naam]["regeling_V"])


def test_elk_artikel_van_een_annotatie_staat_in_de_lijst(
    zaad: list[Pakket], zekerheid: dict[tuple[str, str], dict[str, str]]
) -> None:
    for pakket in zaad:
        wids = {tekst(o, "{*}identificatie"): o.get("wId") for o in pakket.objecten() if soort(o) == "Regeltekst"}
        naam = pakket.naam.removesuffix(".zip").split("-", 3)[3]
        for regeltekst, activiteit, _ in aanduidingen(pakket):
            eid = str(wids[regeltekst]).removeprefix("mnre1034_1-0__")
            genoemd = {waarde.split()[0] for waarde in zekerheid[activiteit, "artikel"]}
            assert f"{naam}#{eid}" in genoemd


def test_de_grote_besluiten_hebben_hun_echte_artikelen(zaad: list[Pakket]) -> None:
    aantal = {}
    for pakket in zaad:
        artikelen = list(pakket.xml("besluit.xml").iter("{*}Artikel"))
        aantal[werk_van(pakket)] = sum(1 for a in artikelen if "__art_o_" not in str(a.get("eId")))
    assert sum(aantal.values()) >= 1550
    assert aantal["/akn/nl/act/mnre1034/2018/BWBR0041278"] >= 300
    assert aantal["/akn/nl/act/mnre1034/2018/BWBR0041330"] >= 600
    assert aantal["/akn/nl/act/mnre1034/2018/BWBR0041297"] >= 590


def test_haken_van_het_rijk_zitten_in_de_omgevingswet(zaad: list[Pakket]) -> None:
    pakket = next(p for p in zaad if werk_van(p) == OMGEVINGSWET)
    eigen = set(activiteiten([pakket]))
    for naam in ("ActInOmgevingsplan", "ActInWaterschapsverordening", "ActiviteitInOmgevingsver", "ActiviteitInAmvb"):
        assert RIJK + naam in eigen
