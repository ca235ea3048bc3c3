"""Bounded keeping of what was rendered for a stand."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from simulator.omgevingsdocument import records
from simulator.store import Stand

K = TypeVar("K")
V = TypeVar("V")

# Every kind that an answer of the read APIs is made from.
SOORTEN = (
    records.REGELINGVERSIE,
    records.BESLUIT,
    records.INFORMATIEOBJECT,
    records.OWOBJECT,
    records.GEOMETRIE,
    records.GEBIED,
    records.ORGANISATIE,
)


class Kast(Generic[K, V]):
    """Values by key; the least recently made ones make room when there are more than `ruimte`, or weigh too much."""

    def __init__(self, ruimte: int, gewicht: Callable[[V], int] | None = None, maximum: int = 0) -> None:
        self._ruimte = ruimte
        self._gewicht = gewicht
        self._maximum = maximum
        self._totaal = 0
        self._waarden: dict[K, V] = {}
        self._slot = threading.Lock()

    def geef(self, sleutel: K, maak: Callable[[], V]) -> V:
        """The kept value, made when it is not there."""
        waarde = self._waarden.get(sleutel)
        if waarde is None:
            waarde = maak()
            with self._slot:
                if sleutel not in self._waarden:
                    self._waarden[sleutel] = waarde
                    self._totaal += self._weeg(waarde)
                while len(self._waarden) > self._ruimte or (self._gewicht and self._totaal > self._maximum):
                    self._totaal -= self._weeg(self._waarden.pop(next(iter(self._waarden))))
        return waarde

    def _weeg(self, waarde: V) -> int:
        return self._gewicht(waarde) if self._gewicht else 0


def bytes_kast(stand: Stand, naam: str, mebibytes: int) -> Kast[tuple[object, ...], bytes]:
    """The rendered bytes that this stand keeps under this name."""
    return stand.memo(naam, SOORTEN, lambda _: Kast(1000, len, mebibytes * 1024 * 1024))
