"""`simulator.testing`: the client, the server in a thread, and the plugin in a project of its own."""

import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from simulator.settings import ROOT
from simulator.testing import Lto, LtoFout, LtoServer


@pytest.fixture(scope="module")
def server() -> Iterator[LtoServer]:
    with LtoServer({"LTO_PROFIEL": "productie"}) as running:
        yield running


@pytest.fixture
def client(server: LtoServer, request: pytest.FixtureRequest) -> Iterator[Lto]:
    with server.omgeving(f"client-{abs(hash(request.node.name))}") as tenant:
        yield tenant


def test_de_instellingen_gelden(server: LtoServer) -> None:
    assert server.info()["profiel"]["profiel"] == "productie"
    assert server.gezond()


def test_url_per_api_met_de_omgeving_erin(client: Lto) -> None:
    url = client.url("presenteren-v8")
    assert url == f"{client.basis_url}/publiek/omgevingsdocumenten/api/presenteren/v8"
    assert client.http.get(f"{url}/regelingen").status_code == 200
    with pytest.raises(LtoFout, match="presenteren-v8"):
        client.url("presenteren-v99")


def test_klok_profiel_snapshot_en_reset(client: Lto) -> None:
    client.klok(datetime(2025, 10, 16, 7, tzinfo=UTC), loopt=False)
    client.klok_verder(timedelta(days=1))
    assert client.info()["klok"]["tijd"].startswith("2025-10-17T09:00:00")
    client.profiel("lto", {"LVBB1580": "uit"})
    client.snapshot("begin")
    client.reset()
    assert client.info()["profiel"]["profiel"] == "productie"
    client.herstel("begin")
    assert client.info()["profiel"] == {**client.info()["profiel"], "profiel": "lto", "regels": {"LVBB1580": "uit"}}
    client.verwijder_snapshot("begin")
    with pytest.raises(LtoFout) as seen:
        client.herstel("begin")
    assert seen.value.status == 404


def test_omgevingen_zien_elkaar_niet(server: LtoServer, client: Lto) -> None:
    client.klok("2025-10-16T09:00:00+02:00", loopt=False)
    with server.omgeving("een-ander") as other:
        assert other.info()["klok"]["echt"]
        assert other.info()["omgeving"] == "een-ander"
    server.verwijder_omgeving("een-ander")
    with pytest.raises(LtoFout):
        server.verwijder_omgeving("een-ander")


def test_journaal_en_storingen(client: Lto) -> None:
    pad = f"{client.url('presenteren-v8')}/regelingen"
    client.storingen([{"pad": "/publiek", "status": 503, "keer": 1}])
    assert client.http.get(pad).status_code == 503
    assert client.http.get(pad).status_code == 200
    assert [regel["status"] for regel in client.journaal(pad="/publiek")] == [200, 503]


def test_een_weigering_zegt_waarom(client: Lto) -> None:
    with pytest.raises(LtoFout, match=r"PUT /_lto/profiel geeft 400: .*keten-2021, lto, productie") as seen:
        client.profiel("bestaat-niet")
    assert seen.value.status == 400
    assert seen.value.probleem["status"] == 400


def test_niemand_thuis() -> None:
    with Lto("http://127.0.0.1:9") as nobody:
        assert not nobody.gezond()
        with pytest.raises(LtoFout, match="niet bereikbaar") as seen:
            nobody.reset()
        assert seen.value.status is None


def test_een_verkeerde_instelling_is_een_fout_van_een_regel() -> None:
    with pytest.raises(LtoFout, match="LTO_MAX_ZIP_MB"):
        LtoServer({"LTO_MAX_ZIP_MB": "veel"})
    with pytest.raises(LtoFout, match="bestaat-niet"):
        LtoServer({"LTO_PROFIEL": "bestaat-niet"}).start()


PROJECT = """
def test_een(lto):
    lto.klok("2025-10-16T09:00:00+02:00", loopt=False)
    assert lto.info()["klok"]["tijd"].startswith("2025-10-16")

def test_twee(lto):
    assert lto.info()["klok"]["echt"]
    assert lto.info()["profiel"]["profiel"] == "productie"
"""


@pytest.mark.parametrize("isolatie", ["omgeving", "reset"])
def test_de_plugin_geeft_elke_test_een_schone_simulator(tmp_path: Path, isolatie: str) -> None:
    done = _project(tmp_path, f"[pytest]\nlto_isolatie = {isolatie}\nlto_instellingen =\n    LTO_PROFIEL=productie\n")
    assert "2 passed" in done.stdout, done.stdout + done.stderr


def test_de_plugin_met_een_simulator_die_al_draait(tmp_path: Path, server: LtoServer) -> None:
    done = _project(tmp_path, "[pytest]\n", f"--lto={server.basis_url}")
    assert "2 passed" in done.stdout, done.stdout + done.stderr
    assert not [o for o in server.stuur("GET", "/_lto/omgevingen")["omgevingen"] if o["naam"].startswith("test-")]


@pytest.mark.parametrize(
    ("ini", "args", "tekst"),
    [
        ("lto_instellingen = PROFIEL=lto", [], "LTO_PROFIEL=productie"),
        ("lto_instellingen = LTO_PROFIEL=nee", [], "is onbekend"),
        ("lto_isolatie = geen", [], "verwacht omgeving of reset"),
        ("", ["--lto=ergens"], "verwacht server, container of een URL"),
        ("", ["--lto=http://127.0.0.1:9"], "draait geen simulator"),
    ],
)
def test_de_plugin_zegt_wat_er_verkeerd_is_ingesteld(tmp_path: Path, ini: str, args: list[str], tekst: str) -> None:
    done = _project(tmp_path, f"[pytest]\n{ini}\n", *args)
    assert done.returncode != 0
    assert tekst in done.stdout + done.stderr


@pytest.mark.parametrize("genoemd", [[], ["-p", "simulator.testing.plugin"]], ids=["gevonden", "ook genoemd"])
def test_de_plugin_als_het_pakket_is_geinstalleerd(tmp_path: Path, genoemd: list[str]) -> None:
    """pytest finds the plugin by its entry point; a project may name it as well."""
    points = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]["pytest11"]
    site = tmp_path / "site" / "lto_simulator-0.dist-info"
    site.mkdir(parents=True)
    (site / "METADATA").write_text("Metadata-Version: 2.1\nName: lto-simulator\nVersion: 0\n", "utf-8")
    lines = "".join(f"{name} = {module}\n" for name, module in points.items())
    (site / "entry_points.txt").write_text(f"[pytest11]\n{lines}", "utf-8")
    project = tmp_path / "project"
    project.mkdir()
    ini = "[pytest]\nlto_instellingen =\n    LTO_PROFIEL=productie\n"
    done = _project(project, ini, plugins=genoemd, site=site.parent)
    assert "2 passed" in done.stdout, done.stdout + done.stderr


PLUGIN = ["-p", "simulator.testing.plugin"]


def _project(
    folder: Path, ini: str, *args: str, plugins: list[str] = PLUGIN, site: Path | None = None
) -> "subprocess.CompletedProcess[str]":
    """Run pytest in a project of its own with nothing but the plugin, whatever else is installed.

    `site`: a folder whose entry points count.
    """
    (folder / "pytest.ini").write_text(ini, "utf-8")
    (folder / "test_project.py").write_text(PROJECT, "utf-8")
    # no:lto: the name that an older `pip install .` in this checkout gave it, in an egg-info that is still there.
    command = [sys.executable, "-m", "pytest", *plugins, "-p", "no:lto", "-p", "no:cacheprovider", "-q", *args]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    if site is not None:
        environment["PYTHONPATH"] = f"{site}{os.pathsep}{ROOT}"
        del environment["PYTEST_DISABLE_PLUGIN_AUTOLOAD"]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
