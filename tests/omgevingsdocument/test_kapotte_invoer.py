"""Broken trees: reading takes what it knows, registering says why not. No other exception, and nothing half."""

import copy
import random

import pytest
from lxml import etree

from simulator.geo.controle import controleer
from simulator.geo.gml import read_gml
from simulator.omgevingsdocument.ow import read_ow
from simulator.omgevingsdocument.registratie import Inhoud
from tests.omgevingsdocument.leveringen import STOP, lees_pakket, lever, omgeving, ontleed, zonder_shared

PAKKETTEN = ["testeiland-chain/1-initieel.zip", "gm9920/1-publicatie.zip", "gemeentestad-gm0297/01-initieel.zip"]
TEKSTEN = ["", " ", "NaN", "-1e400", "0 0 0", "\u2603", "x" * 5000, "/", "https://x", "2025-13-45", "beëindigen", "1,2"]


def breek(boom: etree._Element, dobbelsteen: random.Random) -> etree._Element:
    """A copy with up to three elements removed, doubled, renamed, moved, emptied or given other text or attributes."""
    kopie = copy.deepcopy(boom)
    for _ in range(dobbelsteen.randint(1, 3)):
        elementen = [element for element in kopie.iter(etree.Element) if element.getparent() is not None]
        if not elementen:
            break
        doel = dobbelsteen.choice(elementen)
        ouder = doel.getparent()
        assert ouder is not None
        wat = dobbelsteen.randrange(7)
        if wat == 0:
            ouder.remove(doel)
        elif wat == 1:
            ouder.append(copy.deepcopy(doel))
        elif wat == 2:
            doel.tag = dobbelsteen.choice(elementen).tag
        elif wat == 3:
            dobbelsteen.choice(elementen).append(copy.deepcopy(doel))
        elif wat == 4:
            doel.text = dobbelsteen.choice(TEKSTEN)
        elif wat == 5:
            for naam in list(doel.attrib):
                doel.set(naam, dobbelsteen.choice(TEKSTEN))
        else:
            for kind in list(doel):
                doel.remove(kind)
    return kopie


@zonder_shared
@pytest.mark.parametrize("pakket", PAKKETTEN)
def test_ow_files_and_gml_are_read_whatever_is_in_them(pakket: str) -> None:
    dobbelsteen = random.Random(pakket)
    inhoud = lees_pakket((STOP / pakket).read_bytes())
    bomen = [ontleed(inhoud.bestanden[b.naam]) for deel in inhoud.ow for b in deel.bestanden]
    for boom in (*bomen, *inhoud.gml.values()):
        for _ in range(15):
            kapot = breek(boom, dobbelsteen)
            assert isinstance(controleer(read_gml(kapot)), list)
            assert read_ow("x.xml", kapot).naam == "x.xml"


@zonder_shared
@pytest.mark.parametrize("pakket", PAKKETTEN)
def test_registering_a_broken_delivery_is_all_or_a_reason(pakket: str) -> None:
    dobbelsteen = random.Random(pakket)
    heel = lees_pakket((STOP / pakket).read_bytes())
    geweigerd = 0
    for _ in range(60):
        inhoud = Inhoud(
            breek(heel.besluit, dobbelsteen),
            heel.datum_bekendmaking,
            [(naam, breek(boom, dobbelsteen)) for naam, boom in heel.informatieobjecten],
            {naam: breek(boom, dobbelsteen) for naam, boom in heel.gml.items()},
            heel.ow,
            heel.bestanden,
            heel.mediatypen,
        )
        tenant = omgeving()
        try:
            versies = lever(tenant, inhoud)
        except ValueError as reden:
            geweigerd += 1
            assert str(reden) and tenant.tables() == {}
        else:
            assert {versie["expression"] for versie in versies} == set(tenant.tables().get("regelingversie", {}))
    assert 0 < geweigerd < 60
