"""How words of a search term fit texts."""

import time

import pytest

from simulator.toepasbareregels.zoeken import MAX_WOORDEN, past, woorden, zoekwoorden


def test_woorden() -> None:
    assert woorden("Café, één (auto)bus; 2e") == ["cafe", "een", "auto", "bus", "2e"]
    assert zoekwoorden("boom Boom kap") == ("boom", "kap")
    assert zoekwoorden("  ") == ()
    assert len(zoekwoorden(" ".join(str(n) for n in range(1000)))) == MAX_WOORDEN


@pytest.mark.parametrize(
    ("zoekterm", "titel", "trefwoorden"),
    [
        ("dakkapel", "Dakkapel plaatsen", []),
        ("kapel", "Dakkapel plaatsen", []),
        ("dakkapellen", "Dakkapel plaatsen", []),
        ("kappen boom", "Boom weghalen", ["kappen"]),
        ("", "Boom weghalen", []),
    ],
)
def test_past(zoekterm: str, titel: str, trefwoorden: list[str]) -> None:
    assert past(zoekwoorden(zoekterm), titel, trefwoorden) > 0


@pytest.mark.parametrize("zoekterm", ["boom", "dakkapel boom", "!", "ak"])
def test_past_niet(zoekterm: str) -> None:
    assert past(zoekwoorden(zoekterm), "Dakkapel plaatsen", ["dak"]) == 0


def test_het_woord_zelf_gaat_voor() -> None:
    gezocht = zoekwoorden("dak")
    punten = [past(gezocht, titel) for titel in ("Dak isoleren", "Nieuw dak", "Dakraam plaatsen", "Rieten afdak")]
    assert punten == sorted(punten, reverse=True)
    assert len(set(punten)) == 4
    assert past(gezocht, "Nieuw dak") > past(gezocht, "Iets anders", ["dak"])


def test_een_lange_zoekterm_kost_weinig() -> None:
    begin = time.perf_counter()
    past(zoekwoorden("a" * 1000 + " " + "ab " * 1000), "Dakkapel " * 50)
    assert time.perf_counter() - begin < 0.5
