"""The durable form of an overlay: a TinyDB storage that appends each change to a log, checked line by line."""

import contextlib
import errno
import os
import uuid
import zlib
from pathlib import Path
from typing import Any

import orjson
from tinydb import Storage

from simulator.store.disk import fsync_folder, write_in_place

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

    def remove(self) -> None:
        """Nothing to remove."""


class LogStorage(MemoryStorage):
    """The same, with one line per change on disk: `crc32 json\\n`, fsynced before the change counts as made.

    The first line names the log. Beside it stands a mark: that name, and how long the log was when its last change was
    acknowledged. What lies beyond the mark and lacks its newline is a write that was cut off, and is dropped; a log
    that does not reach its mark, or any other wrong line, is damage.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._mark_path = path.with_suffix(".merk")
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            self._replay()
        elif self._mark_path.exists():
            raise LogDamaged(f"{path}: ontbreekt, maar {self._mark_path.name} is er nog")
        else:
            self._begin()
        self._file = path.open("r+b")
        self._size = self._file.seek(0, os.SEEK_END)
        self._mark_file = os.fdopen(os.open(self._mark_path, os.O_RDWR | os.O_CREAT, 0o644), "r+b")
        self._mark()

    def _begin(self) -> None:
        """Write a log that holds the present tables and nothing else, and put it in place in one step."""
        name = uuid.uuid4().hex
        write_in_place(self._path, encode_line({"begin": name, "zet": self.tables, "weg": {}}))
        self._name = name

    def _mark(self) -> None:
        # Overwritten in place, so never half; no fsync, for a mark older than the log is as good, and none is younger.
        os.pwrite(self._mark_file.fileno(), f"{self._name} {self._size:020d}\n".encode(), 0)

    def _read_mark(self) -> int:
        """The acknowledged length; all of it when the mark is of an earlier log, for this one was written whole."""
        whole = self._path.stat().st_size
        try:
            name, length = self._mark_path.read_text("ascii").split()
            return int(length) if name == self._name else whole
        except FileNotFoundError:
            return whole
        except ValueError:
            raise LogDamaged(f"{self._mark_path}: is beschadigd") from None

    def _replay(self) -> None:
        data = self._path.read_bytes()
        end = data.rfind(b"\n") + 1
        lines = data[:end].split(b"\n")[:-1]
        if not lines:
            raise LogDamaged(f"{self._path}: is leeg of afgekapt")
        for number, line in enumerate(lines, 1):
            change = decode_line(line, f"{self._path}, regel {number}")
            if number == 1:
                self._name = str(change.get("begin"))
            self._apply(change)
        if end < self._read_mark():
            raise LogDamaged(f"{self._path}: is afgekapt, er ontbreken bytes aan het einde")
        if end < len(data):
            with self._path.open("r+b") as file:
                file.truncate(end)
                os.fsync(file.fileno())

    def _apply(self, change: dict[str, Any]) -> None:
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
            self._append(encode_line({"zet": zet, "weg": weg}))

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
        with contextlib.suppress(OSError):
            self._mark()

    def _reopen(self) -> None:
        with contextlib.suppress(OSError):
            self._file.close()
        self._file = self._path.open("r+b")
        self._file.truncate(self._size)
        self._file.seek(self._size)

    def commit_replace(self) -> None:
        """Write a new log with the present tables only and put it in place of the old one in one step."""
        self._begin()
        self._file.close()
        self._file = self._path.open("r+b")
        self._size = self._file.seek(0, os.SEEK_END)
        with contextlib.suppress(OSError):
            self._mark()

    def remove(self) -> None:
        """Close and remove the log; the mark goes first, for a mark without log is damage."""
        self.close()
        self._mark_path.unlink(missing_ok=True)
        self._path.unlink(missing_ok=True)
        fsync_folder(self._path.parent)

    def close(self) -> None:
        """Close the files."""
        self._file.close()
        self._mark_file.close()


def encode_line(content: dict[str, Any]) -> bytes:
    """`crc32 json\\n`."""
    text = orjson.dumps(content)
    return b"%08x " % zlib.crc32(text) + text + b"\n"


def decode_line(line: bytes, place: str) -> dict[str, Any]:
    """The content of a line without its newline; LogDamaged when it is not what was written."""
    text = line[9:]
    if line[:9] != b"%08x " % zlib.crc32(text):
        raise LogDamaged(f"{place}: de regel is beschadigd")
    try:
        content: dict[str, Any] = orjson.loads(text)
    except orjson.JSONDecodeError:
        raise LogDamaged(f"{place}: de regel is geen JSON") from None
    return content
