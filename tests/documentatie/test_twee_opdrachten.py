"""The first of the README's two commands, and what it says on a machine that is not ready for it."""

import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

from simulator.settings import ROOT

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make ontbreekt")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_make_run_dient_en_stopt_op_sigterm(tmp_path: Path) -> None:
    port = free_port()
    log = tmp_path / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            ["make", "run"], cwd=ROOT, env={**os.environ, "LTO_PORT": str(port)}, stdout=out, stderr=out
        )
    try:
        end = time.monotonic() + 60
        while b"Ready.\n" not in log.read_bytes():
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < end, log.read_text()
            time.sleep(0.05)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/_lto/gezondheid") as answer:
            assert answer.status == 200
        begin = time.monotonic()
        process.send_signal(signal.SIGTERM)  # to make alone: it must pass it on
        process.wait(10)
        assert time.monotonic() - begin < 3
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", port)) != 0, "de server draait nog"
    finally:
        process.kill()


@pytest.mark.parametrize(
    ("answers", "text"),
    [
        ({"version_info": 1}, "needs Python 3.11 or newer; found: Python 3.9.2"),
        ({"import venv": 1}, "venv module is missing (Debian: apt install python3-venv)"),
    ],
)
def test_zonder_bruikbare_python_zegt_make_run_wat_er_ontbreekt(
    tmp_path: Path, answers: dict[str, int], text: str
) -> None:
    """A checkout without .venv, on a machine whose python3 fails one of the questions that the set-up asks."""
    project, tools = tmp_path / "project", tmp_path / "bin"
    (project / "scripts").mkdir(parents=True)
    tools.mkdir()
    shutil.copy(ROOT / "scripts" / "venv", project / "scripts" / "venv")
    for tool in ("sh", "dirname", "rm"):
        (tools / tool).symlink_to(str(shutil.which(tool)))
    cases = "".join(f'*"{question}"*) exit {code} ;; ' for question, code in answers.items())
    fake = tools / "python3"
    fake.write_text(f'#!{tools}/sh\ncase "$*" in --version) echo "Python 3.9.2" ;; {cases} esac\n', "utf-8")
    fake.chmod(0o755)
    done = subprocess.run(
        [str(project / "scripts" / "venv"), "run"],
        env={"PATH": str(tools)},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 1
    assert text in done.stderr
    assert not (project / ".venv").exists()
