"""Blobs: bytes by their sha256, in memory or as files."""

import hashlib
import threading
from collections import OrderedDict
from pathlib import Path

from simulator.store.disk import write_in_place

CACHE_BYTES = 64 * 1024 * 1024


def sha256(data: bytes) -> str:
    """The key of a blob: sha256 in hex."""
    return hashlib.sha256(data).hexdigest()


class MemoryBlobs:
    """Blobs of one process, gone with it."""

    def __init__(self) -> None:
        self._blobs: dict[str, bytes] = {}

    def put(self, data: bytes) -> str:
        """Keep the bytes, give their key."""
        sha = sha256(data)
        self._blobs.setdefault(sha, data)
        return sha

    def get(self, sha: str) -> bytes:
        """The bytes; KeyError when absent."""
        return self._blobs[sha]

    def keep_only(self, keep: set[str]) -> None:
        """Forget every blob that is not named."""
        for sha in [sha for sha in self._blobs if sha not in keep]:
            del self._blobs[sha]


class FileBlobs:
    """Blobs as files `ab/abcdef…`, each written whole (fsync, rename) before a record may name it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._cache: OrderedDict[str, bytes] = OrderedDict()
        self._cached = 0
        self._lock = threading.Lock()

    def _path(self, sha: str) -> Path:
        return self._folder / sha[:2] / sha

    def _remember(self, sha: str, data: bytes) -> None:
        with self._lock:
            if sha in self._cache or len(data) > CACHE_BYTES // 4:
                return
            self._cache[sha] = data
            self._cached += len(data)
            while self._cached > CACHE_BYTES:
                _, gone = self._cache.popitem(last=False)
                self._cached -= len(gone)

    def put(self, data: bytes) -> str:
        """Write the bytes durably, give their key; OSError when the disk refuses."""
        sha = sha256(data)
        path = self._path(sha)
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            write_in_place(path, data)
        self._remember(sha, data)
        return sha

    def get(self, sha: str) -> bytes:
        """The bytes; KeyError when absent or damaged."""
        data = self._cache.get(sha)
        if data is None:
            try:
                data = self._path(sha).read_bytes()
            except OSError:
                raise KeyError(sha) from None
            if sha256(data) != sha:
                raise KeyError(sha)
            self._remember(sha, data)
        return data

    def intact(self, sha: str) -> bool:
        """Whether the file is there and its bytes are those it was named after."""
        try:
            return sha256(self._path(sha).read_bytes()) == sha
        except OSError:
            return False

    def keep_only(self, keep: set[str]) -> None:
        """Remove every file that is not named, half-written ones included."""
        for path in self._folder.glob("*/*"):
            if path.name not in keep:
                path.unlink(missing_ok=True)
        with self._lock:
            for sha in [sha for sha in self._cache if sha not in keep]:
                self._cached -= len(self._cache.pop(sha))
