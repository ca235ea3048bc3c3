"""Which version shows, against an oracle that paints the plane of the two time axes."""

from itertools import product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from simulator.omgevingsdocument.records import Versie
from simulator.omgevingsdocument.tijdlijn import Tijdpunten, Tijdreis, alle_einden, einden, zichtbaar

DAGEN = [f"2024-01-{dag:02}" for dag in range(1, 9)]


def versie(nummer: int, werking: str, geldigheid: str | None = None, **rest: Any) -> Versie:
    return {
        "versie": nummer,
        "beginInwerking": werking,
        "beginGeldigheid": geldigheid or werking,
        "tijdstipRegistratie": rest.get("op", f"2023-01-01T00:00:{nummer:02}.000000Z"),
        "doel": "d",
        "aanlevering": "a",
    }


def nummer(gevonden: Versie | None) -> int | None:
    return gevonden["versie"] if gevonden else None


def geschilderd(versies: list[Versie], werking: str, geldig: str) -> int | None:
    """Oracle: in order of begin and arrival each version paints the quadrant from its begin on; the last shows."""
    laatste = None
    for kandidaat in sorted(versies, key=lambda v: (v["beginInwerking"], v["beginGeldigheid"], v["versie"])):
        if kandidaat["beginInwerking"] <= werking and kandidaat["beginGeldigheid"] <= geldig:
            laatste = kandidaat["versie"]
    return laatste


reeksen = st.lists(st.tuples(st.sampled_from(DAGEN), st.sampled_from(DAGEN)), max_size=6).map(
    lambda paren: [versie(i, werking, geldig) for i, (werking, geldig) in enumerate(paren, 1)]
)


@given(reeksen, st.sampled_from(DAGEN), st.sampled_from(DAGEN))
def test_zichtbaar_is_what_was_painted_last(versies: list[Versie], werking: str, geldig: str) -> None:
    assert nummer(zichtbaar(versies, Tijdreis(geldig, werking))) == geschilderd(versies, werking, geldig)


@given(reeksen, st.sampled_from(DAGEN), st.sampled_from(DAGEN), st.integers(0, 7))
def test_beschikbaar_op_is_as_if_later_versions_never_arrived(
    versies: list[Versie], werking: str, geldig: str, tot: int
) -> None:
    op = f"2023-01-01T00:00:{tot:02}.000000Z"
    toen = Tijdreis(geldig, werking, op)
    assert nummer(zichtbaar(versies, toen)) == geschilderd(versies[:tot], werking, geldig)
    for gevonden in versies[:tot]:
        assert einden(versies, gevonden, op) == einden(versies[:tot], gevonden)


@given(reeksen, st.sampled_from(DAGEN), st.sampled_from(DAGEN), st.one_of(st.none(), st.integers(0, 7)))
def test_the_canonical_point_shows_the_same(versies: list[Versie], werking: str, geldig: str, tot: int | None) -> None:
    punt = Tijdreis(geldig, werking, None if tot is None else f"2023-01-01T00:00:{tot:02}.500000Z")
    kanoniek = Tijdpunten(versies).kanoniek(punt)
    assert nummer(zichtbaar(versies, kanoniek)) == nummer(zichtbaar(versies, punt))
    assert Tijdpunten(versies).kanoniek(kanoniek) == kanoniek


@given(reeksen)
def test_all_ends_at_once_are_those_one_by_one(versies: list[Versie]) -> None:
    assert alle_einden(versies) == [einden(versies, eigen) for eigen in versies]


@given(reeksen)
def test_a_version_never_shows_from_its_end_on(versies: list[Versie]) -> None:
    """When all has come into force (the last day), a version is valid up to its eindGeldigheid and not after."""
    for eigen, dag in product(versies, DAGEN):
        eind = einden(versies, eigen).eind_geldigheid
        if eind is not None and dag >= eind:
            assert zichtbaar(versies, Tijdreis(dag, DAGEN[-1])) is not eigen


def test_oracle_of_the_chain_two_periods() -> None:
    """facts/aanlevering-stop.md 8: (in force D1 to D2, valid from G1) and (in force from D2, valid G1 to D2)."""
    oud, nieuw = versie(1, "2020-01-14"), versie(2, "2020-04-07")
    versies = [oud, nieuw]
    assert zichtbaar(versies, Tijdreis("2030-01-01", "2020-04-06")) is oud
    assert zichtbaar(versies, Tijdreis("2020-04-06", "2030-01-01")) is oud
    assert zichtbaar(versies, Tijdreis("2020-04-07", "2020-04-07")) is nieuw
    assert zichtbaar(versies, Tijdreis("2020-01-13", "2030-01-01")) is None
    assert einden(versies, oud).eind_geldigheid == "2020-04-07"
    assert einden(versies, nieuw).eind_geldigheid is None


def test_retroactive_validity() -> None:
    """geldigVanaf before juridischWerkendVanaf: known from the day it works, valid from before."""
    oud, nieuw = versie(1, "2020-01-01"), versie(2, "2022-01-01", "2021-01-01")
    versies = [oud, nieuw]
    assert zichtbaar(versies, Tijdreis("2021-06-01", "2021-12-31")) is oud
    assert zichtbaar(versies, Tijdreis("2021-06-01", "2022-01-01")) is nieuw
    assert zichtbaar(versies, Tijdreis("2020-06-01", "2022-01-01")) is oud
    assert einden(versies, oud).eind_geldigheid == "2021-01-01"


def test_wholly_overtaken_version_ends_when_the_other_comes_into_force() -> None:
    oud, nieuw = versie(1, "2021-01-01"), versie(2, "2022-01-01", "2020-01-01")
    assert einden([oud, nieuw], oud).eind_geldigheid == "2022-01-01"
    assert zichtbaar([oud, nieuw], Tijdreis("2021-06-01", "2022-01-01")) is nieuw


def test_same_begin_replaces() -> None:
    oud, nieuw, later = versie(1, "2021-01-01"), versie(2, "2021-01-01"), versie(3, "2022-01-01")
    versies = [oud, nieuw, later]
    assert zichtbaar(versies, Tijdreis("2021-06-01", "2021-06-01")) is nieuw
    assert einden(versies, oud).eind_registratie == nieuw["tijdstipRegistratie"]
    assert einden(versies, nieuw).eind_registratie is None
    assert einden(versies, oud).eind_geldigheid == einden(versies, nieuw).eind_geldigheid == "2022-01-01"
    toen = Tijdreis("2021-06-01", "2021-06-01", oud["tijdstipRegistratie"])
    assert zichtbaar(versies, toen) is oud
    assert einden(versies, oud, toen.beschikbaar_op).eind_registratie is None


def test_delivery_with_an_earlier_date_does_not_hide_the_later_begin() -> None:
    eerst, daarna = versie(1, "2024-01-01"), versie(2, "2023-01-01")
    versies = [eerst, daarna]
    assert zichtbaar(versies, Tijdreis("2024-02-01", "2024-02-01")) is eerst
    assert zichtbaar(versies, Tijdreis("2023-02-01", "2023-02-01")) is daarna
    assert einden(versies, daarna).eind_geldigheid == "2024-01-01"
