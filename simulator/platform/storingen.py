"""Faults of a tenant: what goes wrong on purpose, by path and method.

For the `/_lto/storingen` handlers: `get`, `put` and `clear`. The faults are a record in the tenant's overlay, so that
reset, snapshots and durability hold for them; how often each occurred is kept here and starts at 0 with each `put`.
The gateway asks `strike` for each request outside `/_lto`.
"""

import random
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from simulator.omgeving import INSTELLING, Omgeving
from simulator.platform.patronen import pad_patroon
from simulator.store import Record

SLEUTEL = "storingen"


class Treffer(NamedTuple):
    """What happens to a request: wait, and then one of: answer with a status, cut the connection, a broken body."""

    vertraging: float  # seconds
    status: int | None
    verbreek: bool
    misvormd: bool


class Storingen:
    """The faults of one tenant. A fault is a dict with

    pad (pattern, see `patronen`), methode (or absent), vertraging_ms, status, verbreek, misvormd, kans (0..1, default
    1), keer (at most so many times, or absent). Chance comes from the tenant's zaad, else from a fixed one: the same
    requests in the same order meet the same faults.
    """

    def __init__(self, omgeving: Omgeving) -> None:
        self._omgeving = omgeving
        self._record: Record | None = None
        self._opgetreden: list[int] = []
        self._random = random.Random(0)  # noqa: S311 - repeatable on purpose

    def get(self) -> list[dict[str, Any]]:
        """The faults in order, each with `opgetreden`: how often it occurred."""
        self._follow()
        record = self._record
        if record is None:
            return []
        return [
            {**storing, "opgetreden": n} for storing, n in zip(record["storingen"], self._opgetreden, strict=True)
        ]

    def put(self, storingen: Sequence[Mapping[str, Any]]) -> None:
        """Replace all faults. StoreFull passes through."""
        with self._omgeving.write() as transaction:
            transaction.put(INSTELLING, SLEUTEL, {"storingen": [dict(storing) for storing in storingen]})

    def clear(self) -> None:
        """No faults any more."""
        if self._omgeving.instelling(SLEUTEL) is not None:
            with self._omgeving.write() as transaction:
                transaction.delete(INSTELLING, SLEUTEL)

    def strike(self, methode: str, pad: str) -> Treffer | None:
        """The first fault that fits the request and befalls it; counts it."""
        self._follow()
        if self._record is None:
            return None
        for number, storing in enumerate(self._record["storingen"]):
            if storing.get("methode") and storing["methode"].upper() != methode:
                continue
            if not pad_patroon(storing["pad"])(pad):
                continue
            keer = storing.get("keer")
            if keer is not None and self._opgetreden[number] >= keer:
                continue
            if storing.get("kans", 1) < 1 and self._random.random() >= storing["kans"]:
                continue
            self._opgetreden[number] += 1
            return Treffer(
                storing.get("vertraging_ms", 0) / 1000,
                storing.get("status"),
                bool(storing.get("verbreek")),
                bool(storing.get("misvormd")),
            )
        return None

    def _follow(self) -> None:
        """Start counting anew when the record is another: by put, reset or the restoring of a snapshot."""
        record = self._omgeving.instelling(SLEUTEL)
        if record is self._record:
            return
        self._record = record
        self._opgetreden = [0] * len(record["storingen"]) if record else []
        zaad = self._omgeving.instelling("zaad")
        self._random = random.Random(str(zaad["zaad"]) if zaad else "0")  # noqa: S311 - repeatable on purpose
