"""The real packages and the cases with one defect through the front door, over the compiled seed."""

import json
import re
import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from simulator.omgevingsdocument.records import HAAK
from tests.aanlevering.bouwer import HAAK as BOVEN
from tests.aanlevering.bouwer import Bouwer
from tests.aanlevering.test_echte_pakketten import STOP, gevallen, stap_1, uitkomst, zonder_shared
from tests.conftest import Omgevingsclient

REGELINGEN = "/publiek/omgevingsdocumenten/api/presenteren/v8/regelingen"


@pytest.fixture
def client(lto: Omgevingsclient) -> Omgevingsclient:
    """A tenant over a seed that has the placeholders that real packages hang on."""
    if lto.omgeving.stand.get(HAAK, BOVEN) is None:
        pytest.skip("the seed is not compiled (make seed)")
    return lto


def in_werking(pad: Path) -> str:
    """The day after the latest of datumBekendmaking and the dates in the package."""
    with zipfile.ZipFile(pad) as archief:
        tekst = b" ".join(archief.read(naam) for naam in archief.namelist() if naam.endswith(".xml"))
    dagen = re.findall(rb"datumBekendmaking>\s*(\d{4}-\d\d-\d\d)|<(?:\w+:)?datum>\s*(\d{4}-\d\d-\d\d)", tekst)
    laatste = date.fromisoformat(max(max(dag) for dag in dagen).decode())
    return f"{(laatste + timedelta(1)).isoformat()}T09:00:00+01:00"


def zet(client: Omgevingsclient, regels: list[str], klok: str) -> None:
    """Profile and clock of the tenant."""
    client.put("/_lto/profiel", json={"profiel": "lto", "regels": dict.fromkeys(regels, "uit")}).raise_for_status()
    client.klok(klok)


@zonder_shared
@pytest.mark.parametrize("regel", stap_1(), ids=lambda regel: regel["bestand"])
def test_echt_pakket_is_daarna_te_lezen(regel: dict[str, Any], client: Omgevingsclient) -> None:
    zet(client, regel.get("regels_uit", []), regel["klok"])
    antwoord = client.lever((STOP / regel["bestand"]).read_bytes())
    assert antwoord.status_code == 201
    record = antwoord.json()
    gevonden = [melding["code"] for melding in record["meldingen"]]
    assert record["uitkomst"] == regel["uitkomst"], gevonden
    assert set(regel.get("codes_min", [])) <= set(gevonden)
    if "regeling" not in regel:
        assert record["regelingversies"] == []
        return
    client.klok(in_werking(STOP / regel["bestand"]))
    uri = re.sub("[/-]", "_", regel["regeling"])
    gelezen = client.get(f"{REGELINGEN}/{uri}")
    assert (gelezen.status_code, gelezen.json().get("identificatie")) == (200, regel["regeling"])
    client.post("/_lto/reset").raise_for_status()
    assert client.get(f"{REGELINGEN}/{uri}").status_code == 404


@zonder_shared
@pytest.mark.parametrize("map_", gevallen(), ids=lambda map_: map_.name)
def test_geval(map_: Path, client: Omgevingsclient) -> None:
    zet(client, [], "2026-01-05T09:00:00+01:00")
    verwacht = json.loads((map_ / "expected.json").read_text())
    data = (map_ / "stop-1.3.0.zip").read_bytes()
    record = client.lever(data).json()
    if "twice" in (verwacht["zip_instruction"] or ""):
        record = client.lever(data).json()
    assert set(verwacht["expected_codes_min"]["1.3.0"]) <= {melding["code"] for melding in record["meldingen"]}
    assert record["uitkomst"] == uitkomst(verwacht)


@pytest.mark.parametrize(
    "model", ["RegelingCompact", "RegelingKlassiek", "RegelingVrijetekst", "RegelingTijdelijkdeel"]
)
def test_elk_model(model: str, client: Omgevingsclient) -> None:
    """Our own packages for what has no real sample; the regeling is there once in force."""
    bouwer = Bouwer(model=model)
    zet(client, [], "2025-10-16T09:00:00+02:00")
    record = client.lever(bouwer.zip()).json()
    assert record["uitkomst"] == "gepubliceerd", record["meldingen"]
    assert record["regelingversies"] == [bouwer.versie]
    assert client.get(record["_links"]["pakket"]["href"]).content == bouwer.zip()
    documenten = client.get(record["_links"]["resultaat"]["href"]).content.split(b"<?xml")[1:]
    assert len(documenten) == 3
    assert all(etree.fromstring(b"<?xml" + document) is not None for document in documenten)
    client.klok(f"{bouwer.jwv}T09:00:00+01:00")
    gelezen = client.get(record["_links"]["regeling"]["href"])
    assert (gelezen.status_code, gelezen.json().get("identificatie")) == (200, bouwer.werk)
