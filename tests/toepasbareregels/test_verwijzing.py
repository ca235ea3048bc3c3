"""Urns and functioneleStructuurRefs."""

import pytest

from simulator.toepasbareregels.verwijzing import (
    activiteit_ref,
    gezag,
    lees_werkzaamheid_ref,
    soortnaam,
    werkzaamheid_ref,
)


@pytest.mark.parametrize(
    ("urn", "verwacht"),
    [
        ("nl.imow-gm0363.activiteit.Dakkapel", ("gm0363", "gm", "0363", "Dakkapel")),
        ("nl.imow-pv27.activiteit.9c74.x-1", ("pv27", "pv", "27", "9c74.x-1")),
        ("nl.imow-mnre1034.activiteit.Bouwactiviteit", ("mnre1034", "mnre", "1034", "Bouwactiviteit")),
        ("Project", ("mnre1034", "mnre", "1034", "Project")),
        ("nl.imow-xx1.activiteit.a", ("mnre1034", "mnre", "1034", "nl.imow-xx1.activiteit.a")),
    ],
)
def test_gezag(urn: str, verwacht: tuple[str, str, str, str]) -> None:
    assert gezag(urn) == verwacht


def test_refs() -> None:
    urn = "nl.imow-gm0297.activiteit.2019000810"
    basis = "http://toepasbare-regels.omgevingswet.overheid.nl/00000001807288111000/id/concept/"
    vereisten = soortnaam({"typering": "Indieningsvereisten", "toestemming": {"code": "Vergunning"}})
    assert activiteit_ref("00000001807288111000", urn, vereisten) == f"{basis}IndieningsvereistenVergunning{urn}"
    assert activiteit_ref("00000001807288111000", urn, soortnaam({"typering": "Conclusie"})) == f"{basis}Conclusie{urn}"
    ref = werkzaamheid_ref("DakkapelPlaatsen")
    assert lees_werkzaamheid_ref(ref) == lees_werkzaamheid_ref(ref.replace("http:", "https:")) == "DakkapelPlaatsen"
    for fout in ("DakkapelPlaatsen", ref + "/", ref + "?", f" {ref}", ref.replace("werkzaamheden", "x")):
        assert lees_werkzaamheid_ref(fout) is None
