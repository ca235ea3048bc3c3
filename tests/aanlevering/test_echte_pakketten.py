"""Real packages (../shared/samples/stop) and the cases of ../shared/samples/validatie: outcome and codes as known.

Parity: index.json and expected.json say what is seen in the real chain (V) and what the rules demand (I).
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from simulator.omgeving import Omgeving
from simulator.omgevingsdocument.records import REGELINGVERSIE
from simulator.store import Record
from tests.aanlevering.conftest import Maker, codes
from tests.conftest import SHARED

STOP = SHARED / "samples" / "stop"
GEVALLEN = SHARED / "samples" / "validatie"
Lever = Callable[..., Record]
zonder_shared = pytest.mark.skipif(not STOP.is_dir(), reason="the real packages in ../shared are not here")


def stap_1() -> list[dict[str, Any]]:
    """The entries of index.json that step 1 must treat."""
    if not STOP.is_dir():
        return []
    lijst: list[dict[str, Any]] = json.loads((STOP / "index.json").read_text())
    return [regel for regel in lijst if regel["stap"] == 1]


def gevallen() -> list[Path]:
    """The cases of step 1."""
    namen = ("BASIS", "BHKV*", "LVBB1*", "LVBB3*", "REFERENTIE.04")
    return sorted(map_ for naam in namen for map_ in GEVALLEN.glob(naam))


@zonder_shared
@pytest.mark.parametrize("regel", stap_1(), ids=lambda regel: regel["bestand"])
def test_echt_pakket(regel: dict[str, Any], maak_omgeving: Maker, lever: Lever) -> None:
    uit = dict.fromkeys(regel.get("regels_uit", []), "uit")
    omgeving = maak_omgeving(regel["klok"], regel.get("profiel", "lto"), uit)
    record = lever((STOP / regel["bestand"]).read_bytes(), omgeving)
    assert (record["status"], record["uitkomst"]) == ("gereed", regel["uitkomst"]), codes(record)
    assert set(regel.get("codes_min", [])) <= set(codes(record))
    werken = {versie["work"] for versie in omgeving.stand.all(REGELINGVERSIE)}
    assert werken == ({regel["regeling"]} if "regeling" in regel else set())


@zonder_shared
@pytest.mark.parametrize("map_", gevallen(), ids=lambda map_: map_.name)
def test_geval(map_: Path, maak_omgeving: Maker, lever: Lever) -> None:
    verwacht = json.loads((map_ / "expected.json").read_text())
    omgeving = maak_omgeving("2026-01-05T09:00:00+01:00")
    data = (map_ / "stop-1.3.0.zip").read_bytes()
    record = lever(data, omgeving)
    if "twice" in (verwacht["zip_instruction"] or ""):
        assert record["uitkomst"] == "valide"
        record = lever(data, omgeving)
    moet = set(verwacht["expected_codes_min"]["1.3.0"])
    assert moet <= set(codes(record)), codes(record)
    extra = {code for code in codes(record) if code not in moet | set(verwacht["may_also"])}
    assert extra <= {"BHKV1006", "GEO-0001", "OZON0013"}, extra
    assert record["uitkomst"] == uitkomst(verwacht)


def uitkomst(verwacht: dict[str, Any]) -> str:
    """The outcome in style huidig: phase 1 is mislukt, all later phases niet-valide (issue, section 4)."""
    if not verwacht["expected_codes_min"]["1.3.0"]:
        return "valide"
    return "mislukt" if verwacht["phase"] == 1 else "niet-valide"


@zonder_shared
@pytest.mark.parametrize("geval", ["BASIS", "LVBB1006", "LVBB1032", "LVBB3501", "LVBB3008"])
def test_met_officiele_schemas(geval: str, maak_omgeving: Maker, lever: Lever) -> None:
    """A user who mounts the official files (LTO_SCHEMAS) gets the same verdict from them."""
    map_ = GEVALLEN / geval
    omgeving = maak_omgeving("2026-01-05T09:00:00+01:00", schemas=SHARED / "schemas" / "omgevingsdocument")
    record = lever((map_ / "stop-1.3.0.zip").read_bytes(), omgeving)
    verwacht = json.loads((map_ / "expected.json").read_text())
    assert record["uitkomst"] == uitkomst(verwacht)
    assert set(verwacht["expected_codes_min"]["1.3.0"]) <= set(codes(record))


@zonder_shared
@pytest.mark.parametrize(
    ("geval", "uitkomst"), [("LVBB1506", "opdracht-niet-valide"), ("LVBB3008", "niet-valide"), ("BASIS", "valide")]
)
def test_geval_in_stijl_2021(geval: str, uitkomst: str, maak_omgeving: Maker, lever: Lever) -> None:
    omgeving = maak_omgeving("2026-01-05T09:00:00+01:00", "keten-2021")
    record = lever((GEVALLEN / geval / "stop-1.3.0.zip").read_bytes(), omgeving)
    assert record["uitkomst"] == uitkomst


@zonder_shared
@pytest.mark.parametrize(
    ("bestand", "wat"),
    [
        ("testeiland-2021-12-chain/2_Wijzigingsbesluit.zip", "wijzigt"),
        ("testeiland-2021-12-chain/3_DirecteMutatie.zip", "directe mutatie"),
        ("testeiland-2021-12-chain/4_Afbreken.zip", "afbreken"),
        ("testeiland-chain/5-kennisgeving.zip", "kennisgeving"),
        ("gm9920/2-intrekking.zip", "intrekt"),
        ("omgevingsvisie-pv28/2-directe-mutatie.zip", "directe mutatie"),
    ],
)
def test_nog_niet_nagebootst(bestand: str, wat: str, maak_omgeving: Maker, lever: Lever) -> None:
    omgeving: Omgeving = maak_omgeving("2020-01-06T09:00:00+01:00", regels={"LVBB1016": "uit"})
    voor = {soort: len(tabel) for soort, tabel in omgeving.tenant.tables().items()}
    record = lever((STOP / bestand).read_bytes(), omgeving)
    assert record["uitkomst"] == "behandeling-afgebroken"
    assert [(m["code"], m["soort"]) for m in record["meldingen"]] == [("LTO0001", "technisch")]
    assert wat in record["meldingen"][0]["beschrijving"]
    na = {soort: len(tabel) for soort, tabel in omgeving.tenant.tables().items()}
    assert na == {**voor, "aanlevering": 1, "idlevering": 1}
