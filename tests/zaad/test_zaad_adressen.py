"""Addresses of the seed: the real ones as they are, the made ones by rule and recognisable."""

import json
import re
from collections import Counter
from functools import lru_cache
from typing import Any

import shapely

from simulator.adressen.records import ADRES, PERCEEL, ZOEKGEBIED
from simulator.zaad.adressen import zoekrecords
from simulator.zaad.registers import gebieden, organisaties


@lru_cache(maxsize=1)
def records() -> dict[str, dict[str, dict[str, Any]]]:
    gevonden: dict[str, dict[str, dict[str, Any]]] = {}
    aantal = 0
    for soort, sleutel, record in zoekrecords():
        gevonden.setdefault(soort, {})[sleutel] = record
        aantal += 1
    assert aantal == sum(map(len, gevonden.values())), "twee records met dezelfde sleutel"
    return gevonden


def test_elke_bouw_geeft_hetzelfde() -> None:
    opnieuw = list(zoekrecords())
    assert opnieuw == [(soort, sleutel, record) for soort, per in records().items() for sleutel, record in per.items()]


def test_aantallen() -> None:
    adressen, percelen = records()[ADRES].values(), records()[PERCEEL].values()
    assert Counter(adres["verzonnen"] for adres in adressen) == {True: 9 * 362, False: 149}
    assert sum(not perceel["verzonnen"] for perceel in percelen) == 11
    typen = Counter(gebied["type"] for gebied in records()[ZOEKGEBIED].values())
    assert typen == {"gemeente": 362, "provincie": 32, "waterschap": 41}


def test_verzonnen_is_te_herkennen() -> None:
    for adres in records()[ADRES].values():
        assert re.fullmatch("[1-9][0-9]{3}[A-Z]{2}", adres["postcode"])
        # Letters F, I, O, Q, U and Y are in no real postcode.
        assert adres["verzonnen"] == adres["straat"].startswith("Verzonnen ") == (adres["postcode"][4] == "Q")
        assert adres["verzonnen"] == (adres["nummeraanduiding"][6:8] == "99")
        for veld, soort in (("nummeraanduiding", "20"), ("adresseerbaarobject", "01"), ("openbareruimte", "30")):
            if adres[veld][6:8] == "99":
                assert adres[veld][:6] == adres["gemeente"][2:] + soort
            assert re.fullmatch("[0-9]{16}", adres[veld])


def test_identificaties_zijn_van_een_object() -> None:
    adressen = records()[ADRES].values()
    straten = {(adres["openbareruimte"], adres["straat"], adres["gemeente"]) for adres in adressen}
    assert len(straten) == len({adres["openbareruimte"] for adres in adressen})
    plaatsen = {(adres["woonplaatscode"], adres["woonplaats"], adres["gemeente"]) for adres in adressen}
    assert len(plaatsen) == len({adres["woonplaatscode"] for adres in adressen}) == 362
    verblijf = Counter(adres["adresseerbaarobject"] for adres in adressen if adres["verzonnen"])
    assert max(verblijf.values()) == 1


def test_elk_adres_staat_op_zijn_perceel_in_zijn_gemeente() -> None:
    vlakken = {gebied["code"].lower(): shapely.from_geojson(json.dumps(gebied["geometrie"])) for gebied in gebieden()}
    for adres in records()[ADRES].values():
        punt = shapely.Point(adres["x"], adres["y"])
        assert vlakken[adres["gemeente"]].contains(punt), adres
        for aanduiding in adres["percelen"]:
            perceel = shapely.polygons(records()[PERCEEL][aanduiding]["geometrie"]["coordinates"][0])
            assert perceel.intersects(punt), adres


def test_elk_gezag_met_een_gebied_is_te_vinden() -> None:
    gezagen = {gezag["code"] for gezag in organisaties() if gezag["bestuurslaag"] != "ministerie"}
    assert gezagen <= set(records()[ZOEKGEBIED])
    for gebied in records()[ZOEKGEBIED].values():
        assert 3 < gebied["lon"] < 8 and 50 < gebied["lat"] < 54
        if gebied["type"] == "gemeente":
            assert records()[ZOEKGEBIED][gebied["provincie"]]["afkorting"]
