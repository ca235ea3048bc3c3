"""The value lists carried over from the facts."""

import json

import pytest

from simulator.omgevingsdocument.waardelijsten import bekend, groeplijst, lijsten, waarde
from tests.omgevingsdocument.leveringen import SHARED

WL = "http://standaarden.omgevingswet.overheid.nl"
FEITEN = SHARED / "data" / "imow-waardelijsten.json"


def test_values_with_label_and_symbol() -> None:
    kappen = waarde(f"{WL}/activiteit/id/concept/Aansluitactiviteit")
    assert (kappen.label, kappen.symboolcode, kappen.vervallen) == ("aansluitactiviteit", "vag430", False)
    assert waarde(f"{WL}/thema/id/concept/Bodem").symboolcode == ""


def test_unknown_values_get_a_label_of_their_term() -> None:
    assert waarde(f"{WL}/typenorm/id/concept/HeelEigenNorm").label == "heel eigen norm"
    assert waarde("").label == ""


def test_membership() -> None:
    assert bekend("Idealisatie", f"{WL}/idealisatie/id/concept/Exact") == "ja"
    assert bekend("Idealisatie", f"{WL}/thema/id/concept/Bodem") == "nee"
    with pytest.raises(KeyError):
        bekend("Onbekend", "x")


def test_each_type_gebiedsaanwijzing_has_its_groepen() -> None:
    typen = lijsten()["TypeGebiedsaanwijzing"].waarden
    assert len(typen) == 19
    for uri in typen:
        naam = groeplijst(uri)
        assert naam is not None and lijsten()[naam].waarden
    assert groeplijst(f"{WL}/typegebiedsaanwijzing/id/concept/Niets") is None


@pytest.mark.skipif(not FEITEN.exists(), reason="the facts in ../shared are not here")
def test_the_lists_are_those_of_the_facts() -> None:
    feiten = json.loads(FEITEN.read_text())
    ons = lijsten()
    assert {lijst["uri"].rpartition("/")[2] for lijst in feiten} == set(ons)
    for lijst in feiten:
        gelezen = ons[lijst["uri"].rpartition("/")[2]]
        assert gelezen.soort == lijst["type"]
        verwacht = {w["uri"]: (w["label"], w["symboolcode"].get("content", "")) for w in lijst["waarden"]["waarde"]}
        assert {code: (w.label, w.symboolcode) for code, w in gelezen.waarden.items()} == verwacht
