"""The durable form of an overlay: a TinyDB storage that appends each change to a log, checked line by line."""

import contextlib
import errno
import os
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import orjson
from tinydb import Storage

from simulator.store.blobs import fsync_folder

Tables = dict[str, dict[str, Any]]


class LogDamaged(Exception):
    """A log line is not what was written; the text names file and line."""


class MemoryStorage(Storage):
    """Tables in memory. Every write replaces whole tables, so that a stand may keep the ones it was built on."""

    def __init__(self) -> None:
        self.tables: Tables = {}

    def read(self) -> dict[str, dict[str, Any]] | None:
        """A shallow copy: TinyDB puts its changed table in it."""
        return dict(self.tables)

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Take over the tables."""
        self.tables = data

    def commit(self, before: Tables) -> None:
        """Make the change since `before` durable: in memory there is nothing to do."""

    def commit_replace(self) -> None:
        """Make the present tables durable in place of all that came before."""

    def close(self) -> None:
        """Nothing to close."""


class LogStorage(MemoryStorage):
    """The same, with one line per change on disk: `crc32 json\\n`, fsynced before the change counts as made.

    A last line without its newline is a write that was cut off: it is dropped. Any other wrong line is damage.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            self._replay()
        else:
            path.touch()
            fsync_folder(path.parent)
        self._file = path.open("r+b")
        self._size = self._file.seek(0, os.SEEK_END)

    def _replay(self) -> None:
        data = self._path.read_bytes()
        end = data.rfind(b"\n") + 1
        if end < len(data):
            with self._path.open("r+b") as file:
                file.truncate(end)
                os.fsync(file.fileno())
        for number, line in enumerate(data[:end].splitlines(), 1):
            self._apply(_decode(line, f"{self._path}, regel {number}"))

    def _apply(self, change: dict[str, Any]) -> None:
        if change.get("leeg"):
            self.tables = {}
        for soort, records in change["zet"].items():
            self.tables.setdefault(soort, {}).update(records)
        for soort, keys in change["weg"].items():
            for key in keys:
                self.tables.get(soort, {}).pop(key, None)

    def commit(self, before: Tables) -> None:
        """Append the difference between `before` and the present tables. OSError: nothing was written."""
        zet: Tables = {}
        weg: dict[str, list[str]] = {}
        for soort, table in self.tables.items():
            old = before.get(soort, {})
            if table is old:
                continue
            changed = {key: record for key, record in table.items() if old.get(key) is not record}
            gone = [key for key in old if key not in table]
            if changed:
                zet[soort] = changed
            if gone:
                weg[soort] = gone
        if zet or weg:
            self._append(_encode({"zet": zet, "weg": weg}))

    def _append(self, line: bytes) -> None:
        try:
            self._file.seek(self._size)
            written = self._file.write(line)
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError:
            # Buffered bytes must not come out later: start again from the last good end.
            self._reopen()
            raise
        if written != len(line):
            self._reopen()
            raise OSError(errno.ENOSPC, "schijf vol")
        self._size += written

    def _reopen(self) -> None:
        with contextlib.suppress(OSError):
            self._file.close()
        self._file = self._path.open("r+b")
        self._file.truncate(self._size)
        self._file.seek(self._size)

    def commit_replace(self) -> None:
        """Write a new log with the present tables only and put it in place of the old one in one step."""
        part = self._path.with_suffix(".part")
        lines = [_encode({"leeg": True, "zet": self.tables, "weg": {}})] if any(self.tables.values()) else []
        try:
            write_whole(part, lines)
        except OSError:
            part.unlink(missing_ok=True)
            raise
        part.rename(self._path)
        fsync_folder(self._path.parent)
        self._file.close()
        self._file = self._path.open("r+b")
        self._size = self._file.seek(0, os.SEEK_END)

    def close(self) -> None:
        """Close the log file."""
        self._file.close()


def write_whole(path: Path, lines: Iterable[bytes]) -> None:
    """Write a file and fsync it."""
    with path.open("wb") as file:
        for line in lines:
            file.write(line)
        file.flush()
        os.fsync(file.fileno())


def _encode(change: dict[str, Any]) -> bytes:
    text = orjson.dumps(change)
    return b"%08x " % zlib.crc32(text) + text + b"\n"


def _decode(line: bytes, place: str) -> dict[str, Any]:
    text = line[9:]
    if line[:9] != b"%08x " % zlib.crc32(text):
        raise LogDamaged(f"{place}: de regel is beschadigd")
    try:
        change: dict[str, Any] = orjson.loads(text)
    except orjson.JSONDecodeError:
        raise LogDamaged(f"{place}: de regel is geen JSON") from None
    return change
