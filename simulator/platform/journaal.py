"""The journal of a tenant: the last requests with their answers, bounded in number and in bytes, secrets redacted.

For the `/_lto/journaal` handlers: `items`, `count`, `wait` and `clear`. The gateway calls `add`. Requests to `/_lto`
are not in it, but for deliveries (`POST /_lto/aanleveringen`).
"""

import asyncio
from collections import deque
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

from simulator.clock import clock_time
from simulator.platform.geheimen import HEADERS, REDACTED, dek_adressen, dek_query
from simulator.platform.patronen import pad_patroon
from simulator.store import Record

MAX_BODY = 4096  # bytes kept of a body
MAX_TOTAL = 16 * 1024 * 1024  # bytes kept of all bodies, addresses and headers


class Filter(NamedTuple):
    """Which entries: path pattern (see `patronen`), method, status; None = any."""

    pad: str | None = None
    methode: str | None = None
    status: int | None = None


class Entry(NamedTuple):
    """One request and its answer; cheap to make, shown by `show`. Header pairs are as received."""

    id: str
    tijd: float  # real time, seconds since 1970
    klok: Record | None  # the tenant's clock at that moment, see `clock`
    methode: str
    pad: str  # without tenant prefix
    query: bytes
    status: int  # 0: the connection was cut
    duur: float  # seconds
    verzoek_headers: list[tuple[bytes, bytes]]
    verzoek: bytes
    antwoord_headers: list[tuple[bytes, bytes]]
    antwoord: bytes
    storing: bool

    def matches(self, filter: Filter) -> bool:
        """Whether the filter lets this entry through."""
        return (
            (filter.methode is None or filter.methode.upper() == self.methode)
            and (filter.status is None or filter.status == self.status)
            and (filter.pad is None or pad_patroon(filter.pad)(self.pad))
        )

    def show(self) -> dict[str, Any]:
        """As `/_lto/journaal` gives it: `tijd` on the tenant's clock, `echteTijd` in UTC; secrets as `***`."""
        echt = datetime.fromtimestamp(self.tijd, UTC)
        return {
            "id": self.id,
            "tijd": clock_time(self.klok, echt).isoformat(),
            "echteTijd": echt.isoformat().replace("+00:00", "Z"),
            "methode": self.methode,
            "pad": self.pad.encode("utf-8", "replace").decode(),
            "query": dek_query(self.query.decode("latin-1")),
            "status": self.status,
            "duur_ms": round(self.duur * 1000, 3),
            "storing": self.storing,
            "verzoek": {"headers": _headers(self.verzoek_headers), "inhoud": _text(self.verzoek)},
            "antwoord": {"headers": _headers(self.antwoord_headers), "inhoud": _text(self.antwoord)},
        }


class Journaal:
    """The entries of one tenant. Used from the event loop only."""

    def __init__(self, size: int) -> None:
        self._entries: deque[tuple[Entry, int]] = deque()  # with its bytes
        self._size = size
        self._bytes = 0
        self._waiting: set[asyncio.Future[None]] = set()
        self.added = 0  # since the start or the last clear, those no longer kept included

    @property
    def on(self) -> bool:
        """False with LTO_JOURNAAL=0."""
        return self._size > 0

    def add(self, entry: Entry) -> None:
        """Keep an entry; the oldest go when there are too many or too many bytes."""
        entries = self._entries
        size = len(entry.pad) + len(entry.query) + len(entry.verzoek) + len(entry.antwoord)
        for _, value in entry.verzoek_headers:
            size += len(value)
        entries.append((entry, size))
        self.added += 1
        self._bytes += size
        while len(entries) > self._size or self._bytes > MAX_TOTAL:
            self._bytes -= entries.popleft()[1]
        if self._waiting:
            for future in self._waiting:
                if not future.done():
                    future.set_result(None)

    def items(self, filter: Filter = Filter()) -> list[Entry]:  # noqa: B008 - immutable
        """The entries that the filter lets through, the latest first."""
        return list(self._matching(filter))

    def count(self, filter: Filter = Filter()) -> int:  # noqa: B008 - immutable
        """How many entries the filter lets through."""
        return sum(1 for _ in self._matching(filter))

    async def wait(self, filter: Filter, n: int, timeout: float) -> bool:
        """Wait until `n` entries match: True at once when they do, False after `timeout` seconds."""
        loop = asyncio.get_running_loop()
        end = loop.time() + timeout
        while self.count(filter) < n:
            left = end - loop.time()
            if left <= 0:
                return False
            future: asyncio.Future[None] = loop.create_future()
            self._waiting.add(future)
            try:
                await asyncio.wait_for(future, left)
            except TimeoutError:
                pass
            finally:
                self._waiting.discard(future)
        return True

    def clear(self) -> None:
        """Forget all entries."""
        self._entries.clear()
        self._bytes = 0
        self.added = 0

    def _matching(self, filter: Filter) -> Iterator[Entry]:
        return (entry for entry, _ in reversed(self._entries) if entry.matches(filter))


def keep(body: bytes) -> bytes:
    """What the journal keeps of a body."""
    return body if len(body) <= MAX_BODY else body[:MAX_BODY]


def _headers(pairs: list[tuple[bytes, bytes]]) -> dict[str, str]:
    shown: dict[str, str] = {}
    for raw_name, value in pairs:
        name = raw_name.decode("latin-1").lower()
        shown[name] = REDACTED if name in HEADERS else dek_adressen(value.decode("latin-1"))
    return shown


def _text(body: bytes) -> str | None:
    """A body as text; None when there is none, and what is no text is only counted."""
    if not body:
        return None
    try:
        return dek_adressen(body.decode())
    except UnicodeDecodeError as error:
        if error.start > len(body) - 4 and len(body) == MAX_BODY:
            return dek_adressen(body[: error.start].decode())  # cut off in the middle of a character
        return f"({len(body)} bytes, geen tekst)"
