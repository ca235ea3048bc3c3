"""The load: a client of plain sockets and one selector, cheap enough to keep any Python server busy.

Run as a process of its own (`python -m bench.last`), so that it does not share an interpreter with what it measures.
Prints one JSON line: requests per second, answers that were not 200, and the median and 99th percentile in ms.
"""

import json
import selectors
import socket
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

CONNECTIONS = 8
KEY = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
CRS = "http://www.opengis.net/def/crs/EPSG/0/28992"
BEGIN = date(2025, 1, 1)


def _head(method: str, path: str, extra: str = "") -> str:
    return (
        f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nx-api-key: {KEY}\r\n"
        f"Accept: application/hal+json\r\n{extra}"
    )


def herhaald_get(base: str) -> Iterator[bytes]:
    """The same read again and again."""
    request = (_head("GET", f"{base}/regelingen?page=1&size=20") + "\r\n").encode()
    while True:
        yield request


def uniek_get(base: str) -> Iterator[bytes]:
    """Reads that differ in their dates: 400 x 400 of them, more than a round asks."""
    days = [(BEGIN + timedelta(days=n)).isoformat() for n in range(400)]
    while True:
        for geldig in days:
            for werking in days:
                query = f"page=1&size=20&geldigOp={geldig}&inWerkingOp={werking}"
                yield (_head("GET", f"{base}/regelingen?{query}") + "\r\n").encode()


def post_zoek(base: str) -> Iterator[bytes]:
    """Searches by a point that differs each time, on land and sea within the RD square."""
    extra = f"Content-Type: application/json\r\nContent-Crs: {CRS}\r\n"
    n = 0
    while True:
        n += 1
        x, y = 20000 + (n * 7919) % 250000, 310000 + (n * 104729) % 300000
        body = f'{{"geometrie":{{"type":"Point","coordinates":[{x}.{n % 1000:03d},{y}.5]}}}}'
        head = _head("POST", f"{base}/regelingen/_zoek?page=1&size=20", f"{extra}Content-Length: {len(body)}\r\n")
        yield (head + "\r\n" + body).encode()


WORK = {"uniek_get": uniek_get, "post_zoek": post_zoek, "herhaald_get": herhaald_get}


class Connection:
    """One connection with at most one request under way."""

    __slots__ = ("begin", "buffer", "needed", "socket")

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.begin = 0.0
        self.buffer = b""
        self.needed = -1

    def read(self) -> bool:
        """Take in what came; whether the answer is complete."""
        data = self.socket.recv(262144)
        if not data:
            raise ConnectionError("de server verbrak de verbinding")
        self.buffer = self.buffer + data if self.buffer else data
        if self.needed < 0:
            end = self.buffer.find(b"\r\n\r\n")
            if end < 0:
                return False
            self.needed = end + 4 + _length(self.buffer[:end])
        return len(self.buffer) >= self.needed


def _length(head: bytes) -> int:
    lower = head.lower()
    place = lower.find(b"content-length:")
    if place < 0:
        raise ValueError("een antwoord zonder Content-Length: " + head.decode("latin-1"))
    return int(lower[place + 15 :].split(b"\r\n", 1)[0])


def measure(port: int, requests: Iterator[bytes], seconds: float) -> dict[str, float]:
    """Keep all connections busy for so long."""
    selector = selectors.DefaultSelector()
    connections = [Connection(port) for _ in range(CONNECTIONS)]
    for connection in connections:
        selector.register(connection.socket, selectors.EVENT_READ, connection)
        connection.begin = time.perf_counter()
        connection.socket.sendall(next(requests))
    times: list[float] = []
    wrong = 0
    begin = time.perf_counter()
    end = begin + seconds
    now = begin
    while now < end:
        for key, _ in selector.select(1):
            connection = key.data
            if not connection.read():
                continue
            now = time.perf_counter()
            times.append(now - connection.begin)
            if connection.buffer[9:12] != b"200":
                wrong += 1
            connection.buffer, connection.needed, connection.begin = b"", -1, now
            connection.socket.sendall(next(requests))
        now = time.perf_counter()
    duration = now - begin
    for connection in connections:
        connection.socket.close()
    times.sort()
    return {
        "per_s": len(times) / duration,
        "fout": wrong,
        "mediaan_ms": times[len(times) // 2] * 1000,
        "p99_ms": times[len(times) * 99 // 100] * 1000,
    }


def main() -> None:
    """`python -m bench.last PORT BASE WORK WARM SECONDS`"""
    port, base, work, warm, seconds = sys.argv[1:]
    requests = WORK[work](base)
    if float(warm):
        measure(int(port), requests, float(warm))
    print(json.dumps(measure(int(port), requests, float(seconds))))


if __name__ == "__main__":
    main()
