"""Packages damaged at random, form and content: always an outcome with documents, never a fault of our own."""

import copy
import random
from collections.abc import Callable

import pytest
from lxml import etree

from simulator.omgeving import Omgeving
from simulator.store import Record
from tests.aanlevering.bouwer import Bouwer
from tests.aanlevering.conftest import Maker, codes, documenten
from tests.aanlevering.inpakken import zip_van

MODELLEN = ("RegelingCompact", "RegelingKlassiek", "RegelingVrijetekst", "RegelingTijdelijkdeel")
TEKSTEN = ("", "x", " ", "-1", "2025-13-40", "../x", "9" * 400, "é\u202e", "0", "/akn/nl", "NaN", "!reg#", "{0}", "%s")
VORM = ("LVBB2003", "SCHEMA.OW.03.2", "LVBB3501", "LVBB3009", "LVBB3010", "LVBB1006", "LVBB1032")


def vermink(data: bytes, toeval: random.Random) -> bytes:
    """Remove, double, rename, move, empty or overwrite some elements and attributes."""
    boom = etree.fromstring(data)
    for _ in range(toeval.choice((1, 1, 2, 5))):
        elementen = list(boom.iter("{*}*"))
        element = toeval.choice(elementen)
        ouder, soort = element.getparent(), toeval.randrange(8)
        if soort == 0 and ouder is not None:
            ouder.remove(element)
        elif soort == 1 and ouder is not None:
            ouder.insert(toeval.randrange(len(ouder) + 1), copy.deepcopy(element))
        elif soort == 2:
            element.tag = toeval.choice(elementen).tag
        elif soort == 3:
            element.text = toeval.choice((*TEKSTEN, toeval.choice(elementen).text))
        elif soort == 4 and element.attrib:
            element.set(toeval.choice(list(element.attrib)), toeval.choice(TEKSTEN))
        elif soort == 5 and element.attrib:
            del element.attrib[toeval.choice(list(element.attrib))]
        elif soort == 6:
            for kind in list(element):
                element.remove(kind)
        else:
            element.set("nieuw", "x")
    return etree.tostring(boom, xml_declaration=True, encoding="UTF-8")


@pytest.mark.parametrize("vorm", ["fout", "uit"])
@pytest.mark.parametrize("zaad", range(60))
def test_verminkt(zaad: int, vorm: str, maak_omgeving: Maker, lever: Callable[..., Record]) -> None:
    """With the rules on form switched off the other rules see documents of any shape."""
    toeval = random.Random(zaad)
    omgeving: Omgeving = maak_omgeving(regels=dict.fromkeys(VORM, vorm))
    bestanden = Bouwer(model=toeval.choice(MODELLEN)).bestanden()
    for _ in range(toeval.choice((1, 1, 2))):
        naam = toeval.choice(list(bestanden))
        bestanden[naam] = vermink(bestanden[naam], toeval)
    record = lever(zip_van(bestanden), omgeving)
    assert record["status"] == "gereed"
    assert "LVBB9999" not in codes(record)
    assert documenten(omgeving, record)
