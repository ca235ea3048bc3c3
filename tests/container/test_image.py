"""The image for real: it starts, is healthy, serves on the mapped port, keeps its data and stops when told to."""

import gzip
import json
import os
import subprocess
import sys
import tarfile
import time
import uuid
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from simulator.settings import ROOT
from simulator.testing import LtoContainer, LtoFout

pytestmark = pytest.mark.container
KLOK = "2025-10-16T09:00:00+02:00"


@pytest.fixture
def pakket(shared: Path) -> Path:
    """A real package that is published on 16 October 2025 and in force some days later."""
    return shared / "samples" / "stop" / "gm9920" / "1-publicatie.zip"


@pytest.fixture
def volume(engine: Any) -> Iterator[str]:
    """A named volume."""
    made = engine.volumes.create(f"lto-test-{uuid.uuid4().hex[:8]}")
    yield made.name
    made.remove(force=True)


def run_in(container: LtoContainer, *command: str) -> tuple[int, str]:
    """Exit code and output of a command in the container."""
    result = container.get_wrapped_container().exec_run(list(command))
    return result.exit_code, result.output.decode()


def test_de_engine_vindt_hem_gezond_binnen_enkele_seconden(image: str) -> None:
    with LtoContainer(image) as fresh:
        begin = time.monotonic()
        wrapped = fresh.get_wrapped_container()
        while time.monotonic() - begin < 10:
            wrapped.reload()
            if wrapped.attrs["State"]["Health"]["Status"] == "healthy":
                break
            time.sleep(0.1)
        assert wrapped.attrs["State"]["Health"]["Status"] == "healthy"
        assert b"Ready.\n" in fresh.get_logs()[0]


def test_aanleveren_teruglezen_en_terugzetten(lto: LtoContainer, pakket: Path) -> None:
    lto.klok(KLOK)
    aanlevering = lto.lever_aan(pakket)
    assert aanlevering.uitkomst == "gepubliceerd", aanlevering.meldingen
    lto.klok("2026-11-01T09:00:00+01:00")
    link = aanlevering.gegevens["_links"]["regeling"]["href"]
    assert link.startswith(lto.basis_url), "de link draagt de poort van buiten"
    gelezen = lto.http.get(link)
    assert gelezen.status_code == 200
    assert gelezen.json()["_links"]["self"]["href"].startswith(lto.url("presenteren-v8"))
    lto.reset()
    assert lto.http.get(link).status_code == 404


def test_links_volgen_de_host_en_de_omgeving(lto: LtoContainer) -> None:
    with lto.omgeving("job7") as job:
        regelingen = job.http.get(f"{job.url('presenteren-v8')}/regelingen").json()
        assert regelingen["_links"]["self"]["href"].startswith(f"{lto.basis_url}/@job7/publiek/")
    elders = lto.http.get(f"{lto.url('presenteren-v8')}/regelingen", headers={"Host": "lto.test:1234"}).json()
    assert elders["_links"]["self"]["href"].startswith("http://lto.test:1234/publiek/")


def test_geen_root_en_niets_te_schrijven_behalve_data(lto: LtoContainer) -> None:
    assert run_in(lto, "id", "-u")[1].strip() == "10001"
    assert run_in(lto, "touch", "/opt/lto/iets")[0] != 0
    assert run_in(lto, "touch", "/data/iets")[0] == 0


def test_geen_compiler_en_geen_cache(lto: LtoContainer) -> None:
    for tool in ("gcc", "cc", "make"):
        assert run_in(lto, "sh", "-c", f"command -v {tool}")[0] != 0
    assert run_in(lto, "/opt/venv/bin/python", "-c", "import pip")[0] != 0
    assert run_in(lto, "ls", "/root/.cache")[0] != 0


def test_de_opdracht_werkt_in_de_container(lto: LtoContainer) -> None:
    code, uit = run_in(lto, "lto", "status", "--json")
    assert code == 0
    assert json.loads(uit)["versie"] == lto.info()["versie"]
    assert run_in(lto, "lto", "gezond") == (0, "gezond\n")


def test_hij_stopt_netjes_op_sigterm(image: str) -> None:
    with LtoContainer(image) as fresh:
        wrapped = fresh.get_wrapped_container()
        fresh.http.get("/_lto/info")  # a connection that is kept open must not hold it up
        begin = time.monotonic()
        wrapped.kill("SIGTERM")
        code = wrapped.wait(timeout=10)["StatusCode"]
        assert time.monotonic() - begin < 1.5
        assert code == 0


def test_data_overleeft_een_nieuwe_container(image: str, volume: str, pakket: Path) -> None:
    with LtoContainer(image, data=volume) as first:
        first.klok(KLOK)
        id_ = first.lever_aan(pakket).id
        first.snapshot("begin")
        first.get_wrapped_container().kill("SIGKILL")  # not even the chance to tidy up
    with LtoContainer(image, data=volume) as second:
        assert second.aanlevering(id_).uitkomst == "gepubliceerd"
        second.reset()
        second.herstel("begin")
        assert second.aanlevering(id_).uitkomst == "gepubliceerd"


def test_een_verkeerde_instelling_staat_in_de_fout(image: str) -> None:
    with (
        pytest.raises(TimeoutError, match=r"(?s)de container is gestopt.*LTO_MAX_ZIP_MB='veel' kan niet"),
        LtoContainer(image, instellingen={"LTO_MAX_ZIP_MB": "veel"}, wachttijd=20),
    ):
        pass


def test_wie_niet_antwoordt_krijgt_te_horen_wat_er_is_gezien(image: str) -> None:
    """It listens elsewhere than on the port that is mapped."""
    with (
        pytest.raises(TimeoutError, match=r"(?s)niet gezond binnen 2 s; laatst gezien: .*Ready\..*Tip: "),
        LtoContainer(image, instellingen={"LTO_PORT": "9999"}, wachttijd=2),
    ):
        pass


def test_wie_niet_is_gestart_kan_niets(image: str) -> None:
    with pytest.raises(LtoFout, match="de container draait nog niet"):
        LtoContainer(image).reset()


def test_wat_de_image_over_zichzelf_zegt(engine: Any, image: str) -> None:
    config = engine.images.get(image).attrs["Config"]
    assert config["Labels"]["org.opencontainers.image.title"] == "lto-simulator"
    assert config["User"] == "lto"
    assert list(config["ExposedPorts"]) == ["8080/tcp"]
    assert list(config["Volumes"]) == ["/data"]
    assert (config["Entrypoint"], config["Cmd"]) == (["lto"], ["run"])
    assert config["Healthcheck"]["Test"] == ["CMD", "lto", "gezond", "--stil"]


def test_hoogstens_150_mb_boven_de_basis(engine: Any, image: str) -> None:
    """Compressed, as a registry keeps them: the layers that come after the base image's."""
    ours = engine.images.get(image)
    own_layers = sum(entry["Size"] > 0 for entry in ours.history()[: _position_of_base(ours)])
    saved = BytesIO(b"".join(ours.save()))
    with tarfile.open(fileobj=saved) as archive:
        manifest = json.load(archive.extractfile("manifest.json"))  # type: ignore[arg-type]
        layers = manifest[0]["Layers"][-own_layers:]
        sizes = [len(gzip.compress(archive.extractfile(layer).read(), 6)) for layer in layers]  # type: ignore[union-attr]
    assert 20e6 < sum(sizes) < 150e6


def _position_of_base(image: Any) -> int:
    """How many entries of the history, newest first, are ours: up to and including our first instruction."""
    created = [entry["CreatedBy"] for entry in image.history()]
    return 1 + max(number for number, text in enumerate(created) if "VERSIE" in text or "opencontainers" in text)


PROJECT = """
def test_leeg(lto):
    assert lto.http.get(lto.url("presenteren-v8") + "/regelingen").status_code == 200
    lto.klok("2025-10-16T09:00:00+02:00", loopt=False)

def test_schoon(lto):
    assert lto.info()["klok"]["echt"]
"""


def test_de_plugin_met_een_container(image: str, tmp_path: Path) -> None:
    (tmp_path / "pytest.ini").write_text(f"[pytest]\nlto = container\nlto_image = {image}\n", "utf-8")
    (tmp_path / "test_project.py").write_text(PROJECT, "utf-8")

    command = [sys.executable, "-m", "pytest", "-p", "simulator.testing.plugin", "-p", "no:cacheprovider", "-q"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert "2 passed" in done.stdout, done.stdout + done.stderr


def test_een_leeg_pakket_via_de_opdracht_van_buiten(lto: LtoContainer, tmp_path: Path) -> None:

    path = tmp_path / "leeg.zip"
    zipfile.ZipFile(path, "w").close()
    command = [sys.executable, "-m", "simulator", "lever-aan", str(path), "--json", "--url", lto.basis_url]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert json.loads(done.stdout)[0]["uitkomst"] == "mislukt"
