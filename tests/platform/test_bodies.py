"""Large and interrupted bodies: cut off at the limit, never held beyond it, and nobody else waits for them."""

import resource
import socket
import threading
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import orjson
import pytest

from simulator.platform.bodies import JSON_LIMIT, MB
from tests.conftest import Draaiend, Omgevingsclient
from tests.platform.conftest import start

BASE = "/proef/v1"
ZIP = {"Content-Type": "application/zip", "x-api-key": "k"}


@pytest.fixture(scope="module")
def klein() -> Iterator[Draaiend]:
    """A simulator that takes zips of at most 2 MB."""
    running = start(max_zip_mb=2)
    yield running
    running.stop()


def test_zip_within_the_limit(klein: Draaiend) -> None:
    answer = httpx.post(f"{klein.url}{BASE}/bestand", content=b"x" * 2 * MB, headers=ZIP)
    assert answer.json() == {"bytes": 2 * MB}


def test_zip_over_the_limit_with_its_length(klein: Draaiend) -> None:
    answer = httpx.post(f"{klein.url}{BASE}/bestand", content=b"x" * (2 * MB + 1), headers=ZIP)
    assert answer.status_code == 413
    assert answer.json()["title"] == "Verzoek te groot"


def test_zip_over_the_limit_in_chunks(klein: Draaiend) -> None:
    """Without Content-Length the bytes themselves are counted, and what comes after the limit is not kept."""

    def chunks() -> Iterator[bytes]:
        for _ in range(300):
            yield b"x" * MB

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        answer = httpx.post(f"{klein.url}{BASE}/bestand", content=chunks(), headers=ZIP)
        assert answer.status_code == 413
    except (httpx.WriteError, httpx.RemoteProtocolError):
        pass  # the server may have answered and closed before all was sent
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 60 * 1024, f"{grown} kB"
    assert httpx.get(f"{klein.url}{BASE}/verplicht?q=1", headers={"x-api-key": "k"}).status_code == 200


def test_json_over_ten_megabytes(proef: Omgevingsclient) -> None:
    body = b'{"naam":"' + b"x" * JSON_LIMIT + b'"}'
    answer = proef.post(f"{BASE}/boom", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 413


def test_a_slow_body_keeps_nobody_waiting(proef: Omgevingsclient) -> None:
    address = urlsplit(proef.server)
    with socket.create_connection((address.hostname, address.port or 80)) as slow:
        head = f"POST /@{proef.naam}{BASE}/bestand HTTP/1.1\r\nHost: x\r\nx-api-key: k\r\n"
        head += "Content-Type: application/zip\r\n"
        slow.sendall(head.encode() + b"Content-Length: 1000\r\n\r\nabc")
        begin = time.monotonic()
        assert proef.get(f"{BASE}/verplicht?q=1").status_code == 200
        assert time.monotonic() - begin < 2
    assert proef.get(f"{BASE}/verplicht?q=1").status_code == 200  # and its end is no failure


def test_many_at_once(proef: Omgevingsclient) -> None:
    failures: list[object] = []

    def work() -> None:
        with httpx.Client(base_url=proef.basis, headers={"x-api-key": "k"}, timeout=60) as client:
            for n in range(20):
                status = client.get(f"{BASE}/verplicht?q={n}").status_code
                if status != 200:
                    failures.append(status)

    threads = [threading.Thread(target=work) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


@pytest.mark.parametrize("wrong_at", [0, 499_999])
def test_half_a_million_wrong_positions(proef: Omgevingsclient, wrong_at: int) -> None:
    """Each position is wrong in each alternative: what is wrong is told at once, and others are served meanwhile."""
    positions: list[object] = [[100_000, 400_000]] * 500_000
    positions[wrong_at:] = [["x", 1]] * (500_000 - wrong_at)
    body = orjson.dumps({"geometrie": {"type": "LineString", "coordinates": positions}})
    begin = time.monotonic()
    answer = proef.post(f"{BASE}/geo", content=body, headers={"Content-Type": "application/json"})
    assert time.monotonic() - begin < 10
    assert answer.status_code == 400
    named = answer.json()["invalid-params"][0]["name"]
    assert named == ("geometrie.coordinates[0][0]" if wrong_at == 0 else "body")


@pytest.mark.parametrize("start_of", ["GET /@{naam}/proef/v1/app-health HTTP/1.1\r\nX: ", "GET /@{naam}/"])
def test_headers_without_end(proef: Omgevingsclient, start_of: str) -> None:
    """An address or header that goes on and on is cut off."""
    address = urlsplit(proef.server)
    with socket.create_connection((address.hostname, address.port or 80), timeout=20) as connection:
        connection.sendall(start_of.format(naam=proef.naam).encode())
        sent = 0
        try:
            while sent < 50 * MB:
                sent += connection.send(b"x" * 65536)
            answer = connection.recv(100)
        except OSError:
            answer = b""
    assert sent < 50 * MB
    assert answer in (b"",) or answer.startswith(b"HTTP/1.1 4")


def test_a_large_body_in_one_piece_with_its_headers(proef: Omgevingsclient) -> None:
    answer = proef.post(f"{BASE}/bestand", content=b"x" * 300_000, headers={"Content-Type": "application/zip"})
    assert answer.json() == {"bytes": 300_000}
