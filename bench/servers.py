"""The three that are measured, each as a process tree of its own: ours, Prism, bare Starlette."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

BENCH = Path(__file__).resolve().parent
ROOT = BENCH.parent
DOCUMENT = ROOT / "openapi" / "presenteren-v8.yaml"
BASE = "/publiek/omgevingsdocumenten/api/presenteren/v8"
HEADERS = {"x-api-key": "3f2504e0-4f89-41d3-9a0c-0305e82c3301", "Accept": "application/hal+json"}
START_TIMEOUT = 60.0


class Kind(NamedTuple):
    """How to start one, and below which path it serves the API."""

    naam: str
    command: Sequence[str]
    base: str
    environ: Mapping[str, str] = {}


def ours(port: int) -> Kind:
    """The simulator as `make run` starts it: default settings, full seed."""
    return Kind("lto", [sys.executable, "-m", "simulator", "run"], BASE, {"LTO_PORT": str(port)})


def prism(port: int) -> Kind:
    """Prism in mock mode, its log thrown away, one process, on the same document. It knows no base path."""
    program = BENCH / "node_modules" / "@stoplight" / "prism-cli" / "dist" / "index.js"
    options = ["mock", "--host", "127.0.0.1", "--port", str(port), "--multiprocess", "false", "--verboseLevel", "error"]
    return Kind("prism", ["node", str(program), *options, str(DOCUMENT)], "", {"NODE_ENV": "production"})


def kaal(port: int, answers: Path) -> Kind:
    """Bare Starlette with the bytes of our own answers."""
    return Kind("kaal", [sys.executable, "-m", "bench.kaal", str(port), BASE, str(answers)], BASE)


def free_port() -> int:
    """A port that nobody has now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Running:
    """A started one: `start_s` is from the start of the process to its first 200."""

    def __init__(self, kind: Kind, port: int) -> None:
        self.kind = kind
        self.port = port
        begin = time.perf_counter()
        self.process = subprocess.Popen(
            kind.command,
            cwd=ROOT,
            env={**_environ(), **kind.environ},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        path = f"{kind.base}/regelingen?page=1&size=20"
        while True:
            if self._answers(path):
                break
            if self.process.poll() is not None or time.perf_counter() - begin > START_TIMEOUT:
                self.stop()
                raise RuntimeError(f"{kind.naam} start niet: {' '.join(kind.command)}")
            time.sleep(0.005)
        self.start_s = time.perf_counter() - begin

    def _answers(self, path: str) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", path, headers=HEADERS)
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()

    def call(self, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, bytes]:
        """One request with its own connection."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, {**HEADERS, "Accept": "*/*", **named})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def rss_mb(self) -> float:
        """Resident memory of the process and all its children, in MB."""
        return sum(_rss(pid) for pid in _tree(self.process.pid)) / 1024

    def stop(self) -> None:
        """End the process tree."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


@contextlib.contextmanager
def running(kind: Kind, port: int) -> Iterator[Running]:
    """One that runs for the length of the block."""
    server = Running(kind, port)
    try:
        yield server
    finally:
        server.stop()


def _environ() -> dict[str, str]:
    """The environment without settings of the simulator: measured is what it does by default."""
    return {name: value for name, value in os.environ.items() if not name.startswith("LTO_")}


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            yield from _tree(int(child))


def _rss(pid: int) -> int:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    return 0
