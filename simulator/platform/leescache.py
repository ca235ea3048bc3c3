"""Answers kept for repeated reads: emptied as a tenant's stand moves on, bounded in bytes."""

from collections import OrderedDict
from typing import Generic, TypeVar

MAX_BYTES = 16 * 1024 * 1024
MAX_ENTRY = 1024 * 1024
OVERHEAD = 1024  # bytes counted for the key and the objects around an entry

V = TypeVar("V")
Key = tuple[object, ...]


class Leescache(Generic[V]):
    """The oldest goes first. The stand's number is part of the key: what is of an old stand is never found."""

    def __init__(self, max_bytes: int = MAX_BYTES) -> None:
        self._entries: OrderedDict[Key, tuple[V, int]] = OrderedDict()
        self._max = max_bytes
        self._bytes = 0

    def get(self, key: Key) -> V | None:
        """The answer kept under this key."""
        found = self._entries.get(key)
        return None if found is None else found[0]

    def put(self, key: Key, value: V, size: int) -> None:
        """Keep an answer of `size` bytes, unless it is too large to be worth it."""
        size += OVERHEAD
        if size > MAX_ENTRY or key in self._entries:
            return
        self._entries[key] = (value, size)
        self._bytes += size
        while self._bytes > self._max:
            _, (_, gone) = self._entries.popitem(last=False)
            self._bytes -= gone

    def drop(self, tenant: str) -> None:
        """Forget what was kept for a tenant (first element of its keys)."""
        for key in [key for key in self._entries if key[0] == tenant]:
            self._bytes -= self._entries.pop(key)[1]

    def __len__(self) -> int:
        return len(self._entries)
