"""`lto lever-aan` and `lto valideer`: outcome, findings, JSON, JUnit, exit codes; on real packages where they are."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from simulator.aanlevering.regels.register import regels
from simulator.cli import main


@pytest.fixture
def leeg(tmp_path: Path) -> Path:
    """A zip without opdracht: refused in the first phase."""
    path = tmp_path / "leeg [1].zip"  # brackets: markup for rich, but not for us
    zipfile.ZipFile(path, "w").close()
    return path


@pytest.fixture
def goed(shared: Path) -> Path:
    """A real package that is valide on 16 October 2025."""
    return shared / "samples" / "stop" / "gm9920" / "0-validatie.zip"


def test_een_geweigerd_pakket_geeft_exitcode_1_en_zijn_meldingen(
    lto: Any, leeg: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["lever-aan", str(leeg), "--url", lto.server, "--omgeving", lto.naam]) == 1
    uit = capsys.readouterr().out
    (record,) = lto.get("/_lto/aanleveringen").json()["aanleveringen"]
    gegevens = lto.get(f"/_lto/aanleveringen/{record['id']}").json()
    assert uit.startswith("mislukt  ")
    assert "leeg [1].zip" in uit
    for melding in gegevens["meldingen"]:
        assert melding["code"] in uit
        assert melding["beschrijving"][:40] in uit


def test_een_goed_pakket_geeft_exitcode_0(lto: Any, goed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lto.klok("2025-10-16T09:00:00+02:00")
    assert main(["lever-aan", str(goed), "--json", "--url", lto.basis]) == 0
    (keuring,) = json.loads(capsys.readouterr().out)
    assert keuring["goed"]
    assert keuring["uitkomst"] == "valide"
    assert lto.get(f"/_lto/aanleveringen/{keuring['aanlevering']['id']}").json()["uitkomst"] == "valide"


def test_json_en_junit_zeggen_hetzelfde(
    lto: Any, leeg: Path, goed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lto.klok("2025-10-16T09:00:00+02:00")
    junit = tmp_path / "uit.xml"
    args = ["lever-aan", str(goed), str(leeg), "--json", "--junit", str(junit), "--url", lto.basis]
    assert main(args) == 1
    keuringen = json.loads(capsys.readouterr().out)
    suite = ET.parse(junit).getroot()[0]
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("2", "1", "0")
    cases = suite.findall("testcase")
    assert [case.get("name") for case in cases] == [keuring["bestand"] for keuring in keuringen]
    assert cases[0].find("failure") is None
    failure = cases[1].find("failure")
    assert failure is not None
    assert failure.get("message") == "mislukt"
    for melding in keuringen[1]["meldingen"]:
        assert melding["code"] in str(failure.text)


def test_een_aanlevering_die_blijft_liggen_geeft_exitcode_4(
    draai: Callable[..., Any], leeg: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    simulator = draai(verwerking="handmatig")
    junit = tmp_path / "uit.xml"
    assert main(["lever-aan", str(leeg), "--wacht", "0", "--junit", str(junit), "--url", simulator.url]) == 4
    assert capsys.readouterr().out.startswith("nog niet klaar  ")
    assert ET.parse(junit).getroot()[0].get("errors") == "1"


def test_een_te_groot_pakket_geeft_exitcode_3(
    draai: Callable[..., Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    groot = tmp_path / "groot.zip"
    groot.write_bytes(b"PK" + bytes(1_100_000))
    simulator = draai(max_zip_mb=1)
    assert main(["lever-aan", str(groot), "--url", simulator.url]) == 3
    assert "geeft 413" in capsys.readouterr().err


def test_junit_waar_niet_geschreven_kan_worden(
    leeg: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], seed_gebouwd: None
) -> None:
    assert main(["valideer", str(leeg), "--junit", str(tmp_path / "nee" / "uit.xml")]) == 2
    assert "kan niet worden geschreven" in capsys.readouterr().err


@pytest.fixture(scope="session")
def seed_gebouwd() -> None:
    """The seed, which `lto valideer` judges against."""
    from simulator.zaad.compile import bring_up_to_date

    bring_up_to_date()


@pytest.mark.usefixtures("seed_gebouwd")
class TestValideer:
    """Without a simulator."""

    def test_zelfde_oordeel_als_de_simulator(
        self, lto: Any, leeg: Path, goed: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        klok = "2025-10-16T09:00:00+02:00"
        lto.klok(klok, loopt=False)
        main(["lever-aan", str(goed), str(leeg), "--json", "--url", lto.basis])
        aangeleverd = json.loads(capsys.readouterr().out)
        assert main(["valideer", str(goed), str(leeg), "--json", "--klok", klok]) == 1
        gekeurd = json.loads(capsys.readouterr().out)
        for met, zonder in zip(aangeleverd, gekeurd, strict=True):
            assert (met["uitkomst"], [m["code"] for m in met["meldingen"]]) == (
                zonder["uitkomst"],
                [m["code"] for m in zonder["meldingen"]],
            )

    def test_klok_en_regels_tellen(self, goed: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["valideer", str(goed), "--klok", "2025-10-16T09:00:00+02:00"]) == 0
        uit = capsys.readouterr().out
        assert uit.startswith("valide")
        alle = [regel for regel in regels() if regel.bron == "keten"]
        gebouwd = sum(regel.geimplementeerd for regel in alle)
        assert f"{gebouwd} van de {len(alle):,} regels zijn gebouwd".replace(",", ".") in uit
        assert main(["valideer", str(goed), "--klok", "2026-11-01T09:00:00+01:00", "--json"]) == 1
        codes = {m["code"] for m in json.loads(capsys.readouterr().out)[0]["meldingen"] if m["ernst"] == "fout"}
        off = [part for code in codes for part in ("--regel", f"{code}=uit")]
        assert main(["valideer", str(goed), "--klok", "2026-11-01T09:00:00+01:00", *off]) == 0

    def test_wat_geen_zip_is(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "geen.zip"
        path.write_bytes(b"dit is geen zip")
        assert main(["valideer", str(path)]) == 1
        uit = capsys.readouterr().out
        assert uit.startswith("mislukt  ")
        assert "regels zijn gebouwd" not in uit
