"""The process itself: one line when it serves, an end in good order, a start that is cheap."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PRESENTEREN = "/publiek/omgevingsdocumenten/api/presenteren/v8"
Start = Callable[..., tuple[subprocess.Popen[str], int]]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def start() -> Iterator[Start]:
    """Start `lto run` with these settings; give the process once it said `Ready.`, and its port."""
    processes: list[subprocess.Popen[str]] = []

    def begin(**environ: str) -> tuple[subprocess.Popen[str], int]:
        port = free_port()
        process = subprocess.Popen(
            [sys.executable, "-m", "simulator", "run"],
            cwd=ROOT,
            env={**os.environ, "LTO_PORT": str(port), **environ},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        processes.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "Ready.\n"
        return process, port

    yield begin
    for process in processes:
        process.kill()
        process.communicate()


def get(port: int, path: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path, headers={"x-api-key": "geheime-sleutel"})
    answer = connection.getresponse()
    return answer.status, answer.read()


def test_ready_means_ready(start: Start) -> None:
    process, port = start()
    assert get(port, "/_lto/gezondheid") == (200, b'{"status":"UP"}')
    assert get(port, f"{PRESENTEREN}/regelingen")[0] == 200
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=15)
    assert (out, err) == ("", "")
    assert process.returncode in (0, -signal.SIGTERM)


def test_a_request_under_way_is_finished_at_the_end(start: Start) -> None:
    process, port = start()
    body = json.dumps({"wacht_s": 2, "aantal": 1, "pad": "/nooit"})
    answers: list[int] = []

    def wait() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        connection.request("POST", "/_lto/journaal/_wacht", body, {"Content-Type": "application/json"})
        answers.append(connection.getresponse().status)

    thread = threading.Thread(target=wait)
    thread.start()
    time.sleep(0.7)
    process.send_signal(signal.SIGTERM)
    thread.join(20)
    assert answers == [200]
    process.communicate(timeout=15)


def test_a_line_per_request_without_the_key(start: Start) -> None:
    process, port = start(LTO_LOG="json")
    get(port, f"{PRESENTEREN}/regelingen")
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=15)
    assert err == ""  # no line per request, unless asked for
    process, port = start(LTO_LOG="toegang")
    get(port, f"{PRESENTEREN}/regelingen?x=1")
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=15)
    assert f"GET {PRESENTEREN}/regelingen 200" in err
    assert "geheime-sleutel" not in err


@pytest.mark.parametrize(
    "environ", [{"LTO_PROFIEL": "geen"}, {"LTO_PORT": "99999"}, {"LTO_ONZIN": "1"}, {"LTO_DATA": "/proc/nergens"}]
)
def test_a_bad_setting_is_one_line(environ: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "simulator", "run"],
        cwd=ROOT,
        env={**os.environ, "LTO_PORT": str(free_port()), **environ},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode != 0
    assert "Ready." not in done.stdout
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr


def test_importing_loads_nothing_that_is_not_used() -> None:
    """httpx and requests are what Connexion would bring along (connexion_parts)."""
    code = "import simulator.app, simulator.server, sys; print([m for m in ('httpx', 'requests') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
    assert done.stderr == ""


def test_the_real_modules_come_when_asked_for_later() -> None:
    code = "import simulator.app, requests, starlette.testclient as t; requests.get; print(t.TestClient.__module__)"
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "starlette.testclient\n"
