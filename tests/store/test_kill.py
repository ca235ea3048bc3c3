"""SIGKILL at random moments: what was acknowledged is there and whole, and nothing is half.

The client keeps a model of what it was told. After each kill the simulator starts on the same folder, and must show the
model as it was before the request in flight, or as it is with it.
"""

import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from simulator.settings import ROOT
from tests.store.pakketten import KLOK, small_package, work

KILLS = int(os.environ.get("KILLS", "100"))
PRESENTEREN = "/publiek/omgevingsdocumenten/api/presenteren/v8/regelingen"
Works = frozenset[int]


@dataclass
class Model:
    """What the client was told: the works delivered, and per snapshot those in it."""

    works: Works = frozenset()
    snapshots: dict[str, Works] = field(default_factory=dict)
    pending: "Model | None" = None  # as it will be when the request in flight has been done

    def then(self, works: Works | None = None, snapshots: dict[str, Works] | None = None) -> "Model":
        return Model(self.works if works is None else works, self.snapshots if snapshots is None else snapshots)


@contextmanager
def running(folder: Path, start: Callable[[], None] | None = None) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """A simulator on this folder; gives process and base URL once it serves. `start` runs in the new process first."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environ = {**os.environ, "LTO_PORT": str(port), "LTO_DATA": str(folder), "LTO_KLOK": KLOK}
    process = subprocess.Popen(
        [sys.executable, "-m", "simulator", "run"],
        cwd=ROOT,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        preexec_fn=start,  # noqa: PLW1509 - sets a limit, no threads are involved
    )
    try:
        wait_ready(process)
        yield process, f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()


def wait_ready(process: subprocess.Popen[bytes]) -> None:
    """Wait for the line `Ready.`; fails with what was printed when it never comes."""
    assert process.stdout is not None
    printed = []
    for line in process.stdout:
        printed.append(line.decode())
        if printed[-1].strip() == "Ready.":
            threading.Thread(target=process.stdout.read, daemon=True).start()  # keep the pipe empty
            return
    raise AssertionError("de simulator start niet:\n" + "".join(printed))


def act(client: httpx.Client, model: Model, dice: random.Random, numbers: Iterator[int]) -> None:
    """One random request; the model follows once it has been acknowledged."""
    choice = dice.random()
    if choice < 0.65 or not model.works:
        number = next(numbers)
        package = small_package(number)
        model.pending = model.then(works=model.works | {number})
        answer = client.post("/_lto/aanleveringen", content=package, headers={"Content-Type": "application/zip"})
        assert answer.status_code == 201, answer.text
        assert answer.json()["uitkomst"] == "gepubliceerd", answer.text
    elif choice < 0.75:
        model.pending = model.then(works=frozenset())
        assert client.post("/_lto/reset").status_code == 200
    elif choice < 0.87 or not model.snapshots:
        name = f"s{dice.randrange(3)}"
        model.pending = model.then(snapshots={**model.snapshots, name: model.works})
        assert client.put(f"/_lto/snapshots/{name}").status_code in (200, 201)
    else:
        name = dice.choice(sorted(model.snapshots))
        model.pending = model.then(works=model.snapshots[name])
        assert client.post(f"/_lto/snapshots/{name}/herstel").status_code == 200
    done = model.pending
    model.works, model.snapshots, model.pending = done.works, done.snapshots, None


def finished(client: httpx.Client, href: str) -> dict[str, Any]:
    """The delivery once it has been processed: one that was received before the kill goes on after the start."""
    end = time.monotonic() + 10
    while True:
        delivery: dict[str, Any] = client.get(href).json()
        if delivery["status"] == "gereed":
            return delivery
        assert time.monotonic() < end, f"received, but not processed after the start: {delivery}"
        time.sleep(0.02)


def seen(client: httpx.Client) -> Works:
    """The works whose deliveries are there; every one of them is checked to be whole."""
    found: set[int] = set()
    url: str | None = "/_lto/aanleveringen?size=200"
    while url:
        answer = client.get(url).json()
        for listed in answer["aanleveringen"]:
            delivery = finished(client, listed["_links"]["self"]["href"])
            found.add(int(delivery["idLevering"].removeprefix("duurzaam-")))
            assert delivery["uitkomst"] == "gepubliceerd", delivery
            assert b"gepubliceerd" in client.get(delivery["_links"]["resultaat"]["href"]).content
        url = answer["_links"].get("next", {}).get("href")
    for number in found:
        uri = work(number).replace("/", "_").replace("-", "_")
        regeling = client.get(f"{PRESENTEREN}/{uri}", params={"geldigOp": "2025-10-20", "inWerkingOp": "2025-10-20"})
        assert regeling.status_code == 200, regeling.text
        structuur = client.get(regeling.json()["_links"]["documentstructuur"]["href"])
        assert structuur.json()["_embedded"]["documentComponenten"]
    return frozenset(found)


@pytest.mark.zwaar
def test_sigkill_loses_nothing_acknowledged_and_leaves_nothing_half(tmp_path: Path) -> None:
    dice = random.Random(20251016)
    numbers = iter(range(1, 1_000_000))
    model = Model()
    in_flight = 0
    for _ in range(KILLS):
        with running(tmp_path / "data") as (process, url):
            client = httpx.Client(base_url=url, headers={"x-api-key": "x"}, timeout=30)
            now = seen(client)
            assert now in {model.works} | ({model.pending.works} if model.pending else set()), "half or lost"
            if model.pending is not None:
                in_flight += 1
                if now == model.pending.works:
                    model.works = now
                # A snapshot in flight is the old one, the new one or not there: the model does not know it any more.
                sure = {
                    name: works for name, works in model.snapshots.items() if model.pending.snapshots.get(name) == works
                }
                model.snapshots = sure
                model.pending = None
            timer = threading.Timer(dice.uniform(0.0, 0.4), lambda p=process: os.kill(p.pid, signal.SIGKILL))
            timer.start()
            end = time.monotonic() + 30
            while process.poll() is None and time.monotonic() < end:
                try:
                    act(client, model, dice, numbers)
                except httpx.TransportError:
                    break
            timer.join()
            process.wait(10)
    assert in_flight > KILLS // 4, f"only {in_flight} of {KILLS} kills hit a request in flight"
    print(f"{KILLS} keer gedood, {in_flight} keer midden in een verzoek, {next(numbers) - 1} aanleveringen")
