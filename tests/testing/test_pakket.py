"""The package as a supplier installs it: `pip install`, a test with the fixture `lto`, and nothing else."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.settings import ROOT

PARTS = ("simulator", "openapi", "seed", "requirements", "pyproject.toml", "setup.py", "MANIFEST.in", "README.md")
TEST = """
def test_zaad_en_besturing(lto):
    assert lto.http.get(lto.url("presenteren-v8") + "/regelingen").json()["_embedded"]["regelingen"]
    lto.klok("2026-01-01T09:00:00+01:00")
    assert not lto.info()["klok"]["echt"]
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package installed in a folder of its own; its dependencies are those of the tests."""
    source = tmp_path_factory.mktemp("bron")
    for name in PARTS:
        path = ROOT / name
        if path.is_dir():
            shutil.copytree(path, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(path, source / name)
    target = tmp_path_factory.mktemp("doel")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--no-input"]
    subprocess.run([*command, "--target", str(target), str(source)], check=True, timeout=300, capture_output=True)
    return target


def run(installed: Path, folder: Path, *command: str) -> "subprocess.CompletedProcess[str]":
    """Run a command that sees the installed package and not the checkout."""
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.zwaar
def test_de_fixture_is_er_na_pip_install_alleen(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "test_leverancier.py").write_text(TEST, "utf-8")
    done = run(installed, tmp_path, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider")
    assert "1 passed" in done.stdout, done.stdout + done.stderr
    assert (installed / "simulator" / "meegeleverd" / "build" / "seed.lto").is_file()


@pytest.mark.zwaar
def test_de_opdracht_werkt_na_pip_install(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "kapot.zip").write_bytes(b"geen zip")
    done = run(installed, tmp_path, sys.executable, str(installed / "bin" / "lto"), "valideer", "kapot.zip")
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("mislukt")
