"""The seed artefact: one read-only file with records per kind and blobs, read lazily.

Layout: magic, 8 bytes length of the directory, the directory (JSON), then the parts that it points at. The directory
says per kind where its records are (JSON) and per blob where its bytes are; nothing is decoded before it is asked for.
"""

import mmap
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

from simulator.store.stand import Record

MAGIC = b"LTO-ZAAD-1\n"


class EmptySeed:
    """No seed at all: what `make seed` itself starts from."""

    info: Mapping[str, Any] = {}

    def table(self, soort: str) -> Mapping[str, Record]:
        """No records."""
        return {}

    def blob(self, sha: str) -> bytes | None:
        """No blobs."""
        return None

    def counts(self) -> dict[str, int]:
        """No counts."""
        return {}


class SeedFile(EmptySeed):
    """The seed as compiled by `make seed`. ValueError when the file is not one."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if self._map[: len(MAGIC)] != MAGIC:
            raise ValueError(f"{path} is geen zaadbestand")
        start = len(MAGIC) + 8
        length = int.from_bytes(self._map[len(MAGIC) : start], "big")
        directory = orjson.loads(self._map[start : start + length])
        self._base = start + length
        self._kinds: dict[str, list[int]] = directory["soorten"]
        self._blobs: dict[str, list[int]] = directory["blobs"]
        self.info = directory["info"]
        self._tables: dict[str, dict[str, Record]] = {}

    def _part(self, place: list[int]) -> bytes:
        start = self._base + place[0]
        return self._map[start : start + place[1]]

    def table(self, soort: str) -> Mapping[str, Record]:
        """The records of a kind, decoded at first use."""
        table = self._tables.get(soort)
        if table is None:
            place = self._kinds.get(soort)
            table = _shared(orjson.loads(self._part(place))) if place else {}
            self._tables[soort] = table
        return table

    def blob(self, sha: str) -> bytes | None:
        """The bytes, or None when the seed has no such blob."""
        place = self._blobs.get(sha)
        return self._part(place) if place else None

    def counts(self) -> dict[str, int]:
        """Number of records per kind."""
        return {soort: place[2] for soort, place in self._kinds.items()}


def _shared(table: dict[str, Record]) -> dict[str, Record]:
    """The same table, in which equal texts and equal lists of texts are one object: half the memory."""
    texts: dict[str, str] = {}
    lists: dict[tuple[str, ...], list[Any]] = {}
    rest: list[dict[str, Any]] = list(table.values())
    while rest:
        record = rest.pop()
        for key, value in record.items():
            if type(value) is str:
                record[key] = texts.setdefault(value, value)
            elif type(value) is dict:
                rest.append(value)
            elif type(value) is list and value:
                if type(value[0]) is str and all(type(item) is str for item in value):
                    record[key] = lists.setdefault(tuple(texts.setdefault(item, item) for item in value), value)
                else:
                    rest.extend(item for item in value if type(item) is dict)
    for value in lists.values():
        value[:] = [texts[item] for item in value]
    return table


def write_seed(
    path: Path, tables: Mapping[str, Mapping[str, Record]], blobs: Mapping[str, bytes], info: Mapping[str, Any]
) -> None:
    """Write an artefact in one step: a reader sees the old file or the new one."""
    parts: list[bytes] = []
    offset = 0

    def place(data: bytes) -> list[int]:
        nonlocal offset
        parts.append(data)
        offset += len(data)
        return [offset - len(data), len(data)]

    kinds = {soort: [*place(orjson.dumps(table)), len(table)] for soort, table in tables.items() if table}
    directory = orjson.dumps(
        {"soorten": kinds, "blobs": {sha: place(data) for sha, data in sorted(blobs.items())}, "info": dict(info)}
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}.part")
    part.write_bytes(b"".join([MAGIC, len(directory).to_bytes(8, "big"), directory, *parts]))
    part.rename(path)
