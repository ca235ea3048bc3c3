"""The command line itself: help, errors of one line, exit codes, a quick start."""

import subprocess
import sys
import time

import click
import pytest

from simulator.cli import OPDRACHTEN, lto, main
from simulator.settings import ROOT, SETTINGS

NIEMAND = "http://127.0.0.1:9"  # a port where nothing listens


def every_command() -> list[tuple[str, ...]]:
    """The words of every command, groups included."""
    context = click.Context(lto)
    names: list[tuple[str, ...]] = []
    for name in lto.list_commands(context):
        names.append((name,))
        command = lto.get_command(context, name)
        if isinstance(command, click.Group):
            names += [(name, below) for below in command.list_commands(context)]
    return names


@pytest.mark.parametrize("words", every_command(), ids=" ".join)
def test_elke_opdracht_heeft_hulp_in_het_nederlands_met_een_voorbeeld(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "--help"]) == 0
    hulp = capsys.readouterr().out
    assert hulp.startswith(f"Gebruik: lto {' '.join(words)}")
    assert "Voorbeeld" in hulp
    assert f"  lto {' '.join(words)}" in hulp
    assert "Toon deze hulp." in hulp
    for english in ("Usage", "Options", "Commands", "Show this message", "default:", "env var"):
        assert english not in hulp


def test_hulp_zonder_opdracht(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    hulp = capsys.readouterr().out
    for naam, opdracht in OPDRACHTEN.items():
        assert naam in hulp
        assert opdracht.kort in hulp


@pytest.mark.parametrize(
    ("args", "code", "tekst"),
    [
        (["rnu"], 2, "opdracht 'rnu' bestaat niet; bedoel je run?"),
        (["--nee"], 2, "optie --nee bestaat niet"),
        (["status", "--jsn"], 2, "optie --jsn bestaat niet; bedoel je --json?"),
        (["lever-aan"], 2, "ZIP… ontbreekt"),
        (["lever-aan", "/bestaat/niet.zip"], 2, "/bestaat/niet.zip bestaat niet"),
        (["lever-aan", "/"], 2, "is een map"),
        (["reset", "nu", "meteen"], 2, "te veel argumenten"),
        (["reset", "--url"], 2, "optie --url"),
        (["reset", "--url", "localhost"], 2, "geen http- of https-adres"),
        (["reset", "--url", NIEMAND], 3, "niet bereikbaar"),
        (["klok", "morgen"], 2, "'morgen' is geen tijdstip"),
        (["klok", "--stil"], 2, "--stil vraagt om een tijdstip"),
        (["klok", "echt", "--verder", "P1D"], 2, "niet allebei"),
        (["profiel", "--regel", "LVBB1580=misschien"], 2, "verwacht bijvoorbeeld LVBB1580=uit"),
        (["profiel", "lto", "--start"], 2, "--start gaat niet samen"),
        (["storing", "zet", "/publiek"], 2, "zeg wat er misgaat"),
        (["storing", "zet", "/publiek", "--status", "200"], 2, "geheel getal van 400 tot en met 599"),
        (["storing", "zet", "/publiek", "--kans", "veel"], 2, "getal van 0 tot en met 1"),
        (["journaal", "--aantal", "0"], 2, "van 1 tot en met 200"),
        (["run", "--port", "99999"], 2, "LTO_PORT='99999' kan niet"),
        (["run", "--port", "0", "--profiel", "bestaat-niet"], 2, "profiel 'bestaat-niet' is onbekend"),
        (["run", "--schemas", "/bestaat/niet"], 2, "een bestaande map"),
        (["run", "--host", "203.0.113.7"], 2, "kan niet luisteren op 203.0.113.7"),
        (["valideer", "pyproject.toml", "--profiel", "bestaat-niet"], 2, "profiel 'bestaat-niet' is onbekend"),
        (["valideer", "pyproject.toml", "--klok", "gisteren"], 2, "--klok 'gisteren' kan niet"),
    ],
)
def test_een_fout_is_een_regel_met_een_exitcode(
    args: list[str], code: int, tekst: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("LTO_URL", raising=False)
    assert main(args) == code
    seen = capsys.readouterr()
    assert seen.out == ""
    lines = seen.err.splitlines()
    assert lines[0].startswith("Fout: ")
    assert tekst in lines[0]
    assert len(lines) == 1 or (len(lines) == 2 and lines[1].startswith("Zie lto"))


def test_onbekende_variabele_houdt_de_start_tegen(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LTO_PROFEIL", "lto")
    assert main(["run"]) == 2
    assert "LTO_PROFEIL is geen instelling" in capsys.readouterr().err


def test_elke_instelling_is_een_optie_van_run(capsys: pytest.CaptureFixture[str]) -> None:
    main(["run", "--help"])
    hulp = capsys.readouterr().out
    for setting in SETTINGS:
        assert setting.variable in hulp.replace("\n", " ")


def test_gezond_zonder_simulator(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gezond", "--url", NIEMAND]) == 1
    assert "niet bereikbaar" in capsys.readouterr().out


def test_de_gezondheidsproef_laadt_niets_zwaars() -> None:
    """It runs every two seconds in a container: no server, no XML, no tables, and done in a blink."""
    code = (
        "import sys; from simulator.cli import main; main(['gezond', '--url', 'http://127.0.0.1:9', '--stil'])\n"
        "heavy = {'connexion', 'uvicorn', 'lxml', 'shapely', 'rich', 'httpx', 'yaml'} & set(sys.modules)\n"
        "sys.exit(f'loaded: {heavy}' if heavy else 0)"
    )
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, timeout=30)
    assert time.perf_counter() - begin < 2


@pytest.mark.parametrize("wait_for_ready", [True, False])
def test_sigterm_is_een_net_einde_ook_tijdens_het_starten(wait_for_ready: bool) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "simulator", "run", "--port", "0", "--log", "stil"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        if wait_for_ready:
            assert process.stdout.readline() == "Ready.\n"
        else:
            time.sleep(0.25)
        process.terminate()
        _, err = process.communicate(timeout=15)
    finally:
        process.kill()
    assert "Traceback" not in err
    # Before our own handler is there, at the very start, the signal ends the process as it ends any other.
    assert process.returncode == 0 or (not wait_for_ready and process.returncode == -15)
