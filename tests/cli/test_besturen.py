"""The command line against a running simulator: each command does what its help says, through HTTP."""

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from simulator.cli import draaien, main
from simulator.cli.opmaak import Mislukt
from simulator.platform.logregels import Json
from simulator.settings import Settings


class Uitslag(NamedTuple):
    """What a command left behind."""

    code: int
    uit: str
    fout: str


@pytest.fixture
def lto_cli(lto: Any, capsys: pytest.CaptureFixture[str]) -> Callable[..., Uitslag]:
    """Run a command against the tenant of this test."""

    def run(*args: str) -> Uitslag:
        capsys.readouterr()
        code = main([*args, "--url", lto.server, "--omgeving", lto.naam])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Uitslag(code, captured.out, captured.err)

    return run


def test_status_toont_de_basis_url_van_elke_api(lto_cli: Callable[..., Uitslag]) -> None:
    tekst = lto_cli("status")
    assert tekst.code == 0
    info = json.loads(lto_cli("status", "--json").uit)
    assert {api["naam"] for api in info["apis"]} >= {"presenteren", "lto"}
    for api in info["apis"]:
        assert api["basispad"] in tekst.uit


def test_klok_zetten_verder_en_weer_echt(lto_cli: Callable[..., Uitslag]) -> None:
    assert "2025-10-16T09:00:00+02:00 (staat stil)" in lto_cli("klok", "2025-10-16T09:00:00+02:00", "--stil").uit
    assert "2025-10-17T09:00:00+02:00" in lto_cli("klok", "--verder", "P1D").uit
    assert "2025-03-01T00:00:00+01:00" in lto_cli("klok", "2025-03-01", "--stil").uit
    assert "(echte tijd)" in lto_cli("klok", "echt").uit


def test_profiel_kiezen_en_terug(lto_cli: Callable[..., Uitslag]) -> None:
    assert lto_cli("profiel", "productie", "--regel", "LVBB1580=uit").uit.startswith("productie:")
    assert json.loads(lto_cli("profiel", "--json").uit)["regels"] == {"LVBB1580": "uit"}
    # Only rules: the profile that was chosen stays.
    assert lto_cli("profiel", "--regel", "LVBB1519=waarschuwing").uit.startswith("productie:")
    assert lto_cli("profiel", "--start").uit.startswith("lto:")
    onbekend = lto_cli("profiel", "bestaat-niet")
    assert onbekend.code == 3
    assert "keten-2021, lto, productie" in onbekend.fout
    assert onbekend.fout.count("\n") == 1


def test_snapshot_bewaren_overzetten_en_herstellen(lto_cli: Callable[..., Uitslag], tmp_path: Path) -> None:
    lto_cli("klok", "2025-10-16T09:00:00+02:00", "--stil")
    assert lto_cli("snapshot", "maak", "begin").code == 0
    assert lto_cli("reset").code == 0
    assert "echte tijd" in lto_cli("klok").uit
    bestand = tmp_path / "begin.zip"
    assert lto_cli("snapshot", "haal", "begin", str(bestand)).code == 0
    assert lto_cli("snapshot", "verwijder", "begin").code == 0
    assert lto_cli("snapshot", "herstel", "begin").code == 3
    assert lto_cli("snapshot", "zet", "terug", str(bestand)).code == 0
    assert lto_cli("snapshot", "lijst").uit.split() == ["terug"]
    assert lto_cli("snapshot", "herstel", "terug").code == 0
    assert "2025-10-16T09:00:00+02:00" in lto_cli("klok").uit


def test_storing_zetten_erbij_en_wissen(lto_cli: Callable[..., Uitslag], lto: Any) -> None:
    pad = "/publiek/omgevingsdocumenten/api/presenteren/v8/app-health"
    lto_cli("storing", "zet", "/publiek", "--status", "503", "--keer", "1")
    lto_cli("storing", "zet", "/overheid", "--vertraging", "10", "--kans", "0.5")
    storingen = json.loads(lto_cli("storing", "lijst", "--json").uit)
    assert [s["pad"] for s in storingen] == ["/publiek", "/overheid"]
    assert lto.get(pad).status_code == 503
    assert lto.get(pad).status_code == 200
    lto_cli("storing", "wis")
    assert "geen storingen" in lto_cli("storing", "lijst").uit


def test_journaal_toont_wat_is_gevraagd(lto_cli: Callable[..., Uitslag], lto: Any) -> None:
    lto.get("/publiek/omgevingsdocumenten/api/presenteren/v8/regelingen/bestaat_niet")
    tekst = lto_cli("journaal", "--status", "404")
    assert "/regelingen/bestaat_niet" in tekst.uit
    assert json.loads(lto_cli("journaal", "--status", "200", "--json").uit) == []
    lto_cli("journaal", "--leeg")
    assert "/regelingen" not in lto_cli("journaal").uit


def test_regels_legt_een_code_uit(lto_cli: Callable[..., Uitslag]) -> None:
    tekst = lto_cli("regels", "LVBB1580")
    assert "juridischWerkendVanaf" in tekst.uit
    assert lto_cli("regels", "LVBB0000000").code == 3
    alle = json.loads(lto_cli("regels", "--json").uit)
    gebouwd = json.loads(lto_cli("regels", "--uitgevoerd", "--json").uit)
    assert 0 < len(gebouwd) < len(alle)
    assert all(regel["geimplementeerd"] for regel in gebouwd)


def test_regels_zonder_simulator(lto_cli: Callable[..., Uitslag], capsys: pytest.CaptureFixture[str]) -> None:
    """The register is part of the program; only `stand` is known to a running simulator."""
    met = json.loads(lto_cli("regels", "LVBB1580", "--json").uit)
    niemand = ["--url", "http://127.0.0.1:9"]
    assert main(["regels", "LVBB1580", "--json", *niemand]) == 0
    zonder = json.loads(capsys.readouterr().out)
    assert zonder == {naam: waarde for naam, waarde in met.items() if naam not in ("stand", "_links")}
    assert main(["regels", "LVBB1580", *niemand]) == 0
    uit = capsys.readouterr()
    assert uit.out.startswith("code ")
    assert "geen simulator" in uit.err
    assert main(["regels", "--uitgevoerd", "--json", *niemand]) == 0
    lijst = json.loads(capsys.readouterr().out)
    assert lijst and all(regel["geimplementeerd"] for regel in lijst)
    assert main(["regels", "LVBB158X", *niemand]) == 3
    assert "bedoel je" in capsys.readouterr().err


def test_de_log_staat_goed_voor_de_eerste_regel(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said while starting comes in the form that LTO_LOG asks for."""
    seen: list[logging.Formatter | None] = []

    def vol(settings: Settings) -> None:
        seen.append(logging.getLogger().handlers[0].formatter)
        raise Mislukt("vol", 2)

    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    monkeypatch.setattr(draaien, "_port_free", vol)
    try:
        assert main(["run", "--log", "json"]) == 2
    finally:
        root.handlers[:] = before
        root.setLevel(level)
    assert isinstance(seen[0], Json)


def test_gezond(simulator: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gezond", "--url", simulator.url]) == 0
    assert capsys.readouterr().out == "gezond\n"
