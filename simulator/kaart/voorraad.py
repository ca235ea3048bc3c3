"""Tiles kept for who asks again, bounded in bytes."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

PER_TEGEL = 200  # bytes counted for the key and the objects around a tile


class Voorraad:
    """The least used goes first. One is made at a time: a map asks for a dozen at once, and cores are few."""

    def __init__(self, hoogste: int) -> None:
        self._tegels: OrderedDict[Hashable, bytes] = OrderedDict()
        self._hoogste = hoogste
        self._bytes = 0
        self._lock = threading.Lock()
        self._maken = threading.Lock()

    def vind(self, sleutel: Hashable) -> bytes | None:
        """The tile kept under this key."""
        with self._lock:
            gevonden = self._tegels.get(sleutel)
            if gevonden is not None:
                self._tegels.move_to_end(sleutel)
            return gevonden

    def geef(self, sleutel: Hashable, maak: Callable[[], bytes]) -> bytes:
        """The kept tile, or the one that `maak` gives, kept from now on."""
        with self._maken:
            gevonden = self.vind(sleutel)
            if gevonden is not None:
                return gevonden
            gemaakt = maak()
        with self._lock:
            self._tegels[sleutel] = gemaakt
            self._bytes += len(gemaakt) + PER_TEGEL
            while self._bytes > self._hoogste and self._tegels:
                _, weg = self._tegels.popitem(last=False)
                self._bytes -= len(weg) + PER_TEGEL
        return gemaakt

    def __len__(self) -> int:
        return len(self._tegels)
