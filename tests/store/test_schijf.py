"""A disk that takes no more, and files that are not what was written: a clear refusal, never silent loss."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import httpx

from simulator.settings import ROOT
from tests.store.pakketten import KLOK, small_package
from tests.store.test_kill import finished, running


def _deliver(client: httpx.Client, number: int) -> httpx.Response:
    return client.post(
        "/_lto/aanleveringen", content=small_package(number), headers={"Content-Type": "application/zip"}
    )


def test_a_full_disk_is_a_507_and_what_was_acknowledged_stays(tmp_path: Path) -> None:
    """A limit on the size of a file stands in for a full disk: the log cannot grow past it."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

    with running(tmp_path / "data", start=limit) as (_, url):
        client = httpx.Client(base_url=url, timeout=30)
        answers = [_deliver(client, number) for number in range(1, 40)]
        taken = [answer.json()["id"] for answer in answers if answer.status_code == 201]
        refused = [answer for answer in answers if answer.status_code != 201]
        assert taken
        assert refused, "the limit was never reached"
        assert {answer.status_code for answer in refused} == {507}
        assert refused[0].headers["content-type"].startswith("application/problem+json")
        assert "vol" in refused[0].json()["detail"]
        assert client.get("/_lto/gezondheid").status_code == 200, "reading goes on"
        listed = client.get("/_lto/aanleveringen", params={"size": 200}).json()["aanleveringen"]
        assert set(taken) <= {delivery["id"] for delivery in listed}
    with running(tmp_path / "data") as (_, url):
        client = httpx.Client(base_url=url, timeout=30)
        for id_ in taken:
            assert finished(client, f"/_lto/aanleveringen/{id_}")["uitkomst"] == "gepubliceerd"
        assert _deliver(client, 100).json()["uitkomst"] == "gepubliceerd", "with room again it goes on"


def test_a_damaged_file_is_refused_at_start_in_one_line(tmp_path: Path) -> None:
    with running(tmp_path / "data") as (_, url):
        assert _deliver(httpx.Client(base_url=url, timeout=30), 1).status_code == 201
    log = tmp_path / "data" / "omgevingen" / "standaard.log"
    log.write_bytes(log.read_bytes().replace(b"duurzaam-1", b"duurzaam-X", 1))
    environ = {**os.environ, "LTO_PORT": "0", "LTO_DATA": str(tmp_path / "data"), "LTO_KLOK": KLOK}
    refused = subprocess.run(
        [sys.executable, "-m", "simulator", "run"],
        check=False,
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert refused.returncode != 0
    assert "beschadigd" in refused.stderr + refused.stdout
    assert "Traceback" not in refused.stderr + refused.stdout
