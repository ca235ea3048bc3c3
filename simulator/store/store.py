"""The store: tenants over one seed, transactions, snapshots; in memory or durable in a folder."""

import contextlib
import errno
import fcntl
import itertools
import os
import re
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import orjson
from tinydb import TinyDB
from tinydb.table import Document, Table

from simulator.store.blobs import FileBlobs, MemoryBlobs
from simulator.store.disk import fsync_folder, write_in_place
from simulator.store.log import LogDamaged, LogStorage, MemoryStorage, decode_line, encode_line
from simulator.store.seed import EmptySeed
from simulator.store.stand import GONE, Record, Stand

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
SHA = re.compile(r'"([0-9a-f]{64})"')


class StoreError(Exception):
    """The store refuses; the text is a clear Dutch line."""


class StoreDamaged(StoreError):
    """What is on disk is not what was written."""


class StoreFull(StoreError):
    """The disk takes no more; nothing was changed."""


class _KeyedTable(Table):
    document_id_class = str  # type: ignore[assignment]  # our records have names of their own


class _KeyedDb(TinyDB):
    table_class = _KeyedTable


class Transaction:
    """Changes that are made together or not at all. `stand` is the one they build on."""

    def __init__(self, stand: Stand, blobs: MemoryBlobs | FileBlobs) -> None:
        self.stand = stand
        self._blobs = blobs
        self.changes: dict[str, dict[str, Record]] = {}

    def get(self, soort: str, sleutel: str) -> Record | None:
        """The record as this transaction has it."""
        changed = self.changes.get(soort, {}).get(sleutel)
        if changed is not None:
            return None if changed is GONE else changed
        return self.stand.get(soort, sleutel)

    def put(self, soort: str, sleutel: str, record: Record) -> None:
        """Write a whole record."""
        self.changes.setdefault(soort, {})[sleutel] = record

    def delete(self, soort: str, sleutel: str) -> None:
        """Remove a record, one of the seed included."""
        self.changes.setdefault(soort, {})[sleutel] = GONE

    def blob(self, data: bytes) -> str:
        """Keep bytes, give their sha256. A record of this transaction should name it."""
        return self._blobs.put(data)


class Tenant:
    """The overlay of one tenant: present stand, one writer at a time, snapshots."""

    def __init__(self, store: "Store", naam: str, storage: MemoryStorage) -> None:
        self._store = store
        self.naam = naam
        self._storage = storage
        self._db = _KeyedDb(storage=lambda: storage)
        self._lock = threading.RLock()
        self.stand = store.make_stand(storage.tables, None)

    def _renew(self, keep_memo: bool = True) -> None:
        self.stand = self._store.make_stand(self._storage.tables, self.stand if keep_memo else None)

    @contextlib.contextmanager
    def write(self) -> Iterator[Transaction]:
        """One transaction: committed at the end of the block, dropped when it raises. StoreFull: nothing changed."""
        with self._lock:
            transaction = Transaction(self.stand, self._store.blobs)
            with _disk_errors():
                yield transaction
                if transaction.changes:
                    self._commit(transaction)

    def _commit(self, transaction: Transaction) -> None:
        before = self._storage.tables
        try:
            for soort, records in transaction.changes.items():
                table = self._db.table(soort)
                in_seed = self._store.seed.table(soort)
                stays = {key: record for key, record in records.items() if record is not GONE or key in in_seed}
                present = before.get(soort, {})
                table.remove(doc_ids=[key for key in records if key in present])  # type: ignore[misc]
                table.insert_multiple(Document(record, doc_id=key) for key, record in stays.items())  # type: ignore[arg-type]
            self._storage.commit(before)
        except BaseException:
            self._storage.tables = before
            raise
        self._renew()

    def reset(self) -> None:
        """Drop the overlay."""
        self._replace({})

    def _replace(self, tables: dict[str, dict[str, Record]]) -> None:
        with self._lock:
            before = self._storage.tables
            self._storage.tables = tables
            try:
                with _disk_errors():
                    self._storage.commit_replace()
            except BaseException:
                self._storage.tables = before
                raise
            self._renew(keep_memo=False)

    def tables(self) -> dict[str, dict[str, Record]]:
        """The overlay as it is now; not to be changed."""
        return self._storage.tables

    # Snapshots: the overlay by value, blobs included when it leaves the store.

    def save_snapshot(self, naam: str) -> None:
        """Keep the present overlay under a name, in place of what that name had."""
        self._store.write_snapshot(self.naam, naam, self._storage.tables)

    def restore_snapshot(self, naam: str) -> None:
        """Make the overlay what the snapshot holds; KeyError when there is none."""
        self._replace(self._store.read_snapshot(self.naam, naam))

    def close(self) -> None:
        """Close the log."""
        self._storage.close()

    def remove(self) -> None:
        """Close the log and remove it."""
        self._storage.remove()


class Store:
    """All tenants. With a folder it is durable: one process at a time, StoreDamaged when its files are not right."""

    def __init__(self, seed: EmptySeed, folder: Path | None = None) -> None:
        self.seed = seed
        self.folder = folder
        self._lock = threading.RLock()
        self._numbers = itertools.count(1)
        self._tenants: dict[str, Tenant] = {}
        self._snapshots: dict[tuple[str, str], bytes] = {}
        self.blobs: MemoryBlobs | FileBlobs = MemoryBlobs()
        self._seed_stand = Stand(0, seed, {}, self.blobs.get)
        if folder is not None:
            self._open(folder)

    def _open(self, folder: Path) -> None:
        try:
            for part in ("omgevingen", "snapshots", "blobs"):
                (folder / part).mkdir(parents=True, exist_ok=True)
            self._guard = (folder / "slot").open("w")
        except OSError as error:
            raise StoreError(f"{folder}: kan niet worden gebruikt ({error.strerror})") from None
        try:
            fcntl.flock(self._guard, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise StoreError(f"{folder}: is in gebruik door een andere simulator") from None
        self.blobs = FileBlobs(folder / "blobs")
        self._seed_stand = Stand(0, self.seed, {}, self.blobs.get)
        needed: set[str] = set()
        try:
            for path in sorted({p.with_suffix(".log") for p in (folder / "omgevingen").glob("*.[lm][oe]*")}):
                tenant = self._tenants[path.stem] = Tenant(self, path.stem, LogStorage(path))
                needed |= self._shas(tenant.tables())
            for path in sorted((folder / "snapshots").glob("*/*.json")):
                needed |= self._shas(_read_snapshot(path))
        except LogDamaged as error:
            raise StoreDamaged(str(error)) from None
        except OSError as error:
            raise StoreError(f"{folder}: kan niet worden gelezen ({error.strerror})") from None
        for sha in needed:
            if self.seed.blob(sha) is None and not self.blobs.intact(sha):
                raise StoreDamaged(f"{folder / 'blobs'}: {sha} ontbreekt of is beschadigd")
        self.blobs.keep_only(needed)
        for tenant in self._tenants.values():
            with contextlib.suppress(OSError):
                tenant._storage.commit_replace()  # a log with one line starts fast; a full disk may keep the long one

    def _shas(self, tables: dict[str, dict[str, Record]]) -> set[str]:
        return set(SHA.findall(orjson.dumps(tables).decode()))

    def make_stand(self, tables: dict[str, dict[str, Any]], previous: Stand | None) -> Stand:
        """A stand over these tables with a number of its own."""
        return Stand(
            next(self._numbers), self.seed, tables, self.blobs.get, seed_stand=self._seed_stand, previous=previous
        )

    def tenant(self, naam: str) -> Tenant:
        """The tenant of this name, made at first use; StoreError when the name cannot be one."""
        with self._lock:
            found = self._tenants.get(naam)
            if found is None:
                if not NAME.fullmatch(naam):
                    raise StoreError(f"{naam!r} kan geen naam van een omgeving zijn")
                with _disk_errors():
                    storage = LogStorage(self.folder / "omgevingen" / f"{naam}.log") if self.folder else MemoryStorage()
                found = self._tenants[naam] = Tenant(self, naam, storage)
            return found

    def tenants(self) -> list[str]:
        """Names of the tenants that exist."""
        with self._lock:
            return sorted(self._tenants)

    def end_tenant(self, naam: str) -> bool:
        """End a tenant: overlay and snapshots go; False when there is none."""
        with self._lock:
            tenant = self._tenants.pop(naam, None)
            for found in self.snapshots(naam):
                self.delete_snapshot(naam, found)
            if tenant is None:
                return False
            tenant.remove()
            return True

    # Snapshots on behalf of tenants.

    def _snapshot_path(self, omgeving: str, naam: str) -> Path | None:
        return self.folder / "snapshots" / omgeving / f"{naam}.json" if self.folder else None

    def write_snapshot(self, omgeving: str, naam: str, tables: dict[str, dict[str, Record]]) -> None:
        """Keep tables by value; StoreError for a bad name, StoreFull when the disk is full."""
        if not NAME.fullmatch(naam):
            raise StoreError(f"{naam!r} kan geen naam van een snapshot zijn")
        path = self._snapshot_path(omgeving, naam)
        if path is None:
            self._snapshots[omgeving, naam] = orjson.dumps(tables)
            return
        with _disk_errors():
            path.parent.mkdir(exist_ok=True)
            write_in_place(path, encode_line(tables))

    def read_snapshot(self, omgeving: str, naam: str) -> dict[str, dict[str, Record]]:
        """The tables of a snapshot; KeyError when there is none."""
        path = self._snapshot_path(omgeving, naam)
        if path is None:
            tables: dict[str, dict[str, Record]] = orjson.loads(self._snapshots[omgeving, naam])
            return tables
        if not NAME.fullmatch(naam) or not path.exists():
            raise KeyError(naam)
        return _read_snapshot(path)

    def snapshots(self, omgeving: str) -> list[str]:
        """Names of the snapshots of a tenant."""
        if self.folder is None:
            return sorted(naam for owner, naam in self._snapshots if owner == omgeving)
        return sorted(path.stem for path in (self.folder / "snapshots" / omgeving).glob("*.json"))

    def delete_snapshot(self, omgeving: str, naam: str) -> None:
        """Remove a snapshot; KeyError when there is none."""
        path = self._snapshot_path(omgeving, naam)
        if path is None:
            del self._snapshots[omgeving, naam]
        elif naam in self.snapshots(omgeving):
            path.unlink()
            fsync_folder(path.parent)
        else:
            raise KeyError(naam)

    def blobs_of(self, tables: dict[str, dict[str, Record]]) -> dict[str, bytes]:
        """The blobs outside the seed that these records name: what a snapshot needs to travel."""
        named = (sha for sha in self._shas(tables) if self.seed.blob(sha) is None)
        return {sha: self.blobs.get(sha) for sha in named if self._has(sha)}

    def _has(self, sha: str) -> bool:
        try:
            self.blobs.get(sha)
        except KeyError:
            return False
        return True

    def collect_garbage(self) -> None:
        """Forget blobs that nothing names any more."""
        with self._lock:
            needed: set[str] = set()
            locked: list[Tenant] = list(self._tenants.values())
            with contextlib.ExitStack() as stack:
                for tenant in locked:
                    stack.enter_context(tenant._lock)
                for tenant in locked:
                    needed |= self._shas(tenant.tables())
                    for naam in self.snapshots(tenant.naam):
                        needed |= self._shas(self.read_snapshot(tenant.naam, naam))
                self.blobs.keep_only(needed)

    def close(self) -> None:
        """Close all logs and let the folder go."""
        for tenant in self._tenants.values():
            tenant.close()
        if self.folder is not None:
            self._guard.close()


def _read_snapshot(path: Path) -> dict[str, dict[str, Record]]:
    try:
        return decode_line(path.read_bytes().removesuffix(b"\n"), str(path))
    except (OSError, LogDamaged):
        raise StoreDamaged(f"snapshots/{path.parent.name}/{path.name}: het snapshot is beschadigd") from None


@contextlib.contextmanager
def _disk_errors() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise StoreFull("De schijf is vol: er is niets gewijzigd.") from None
        raise StoreError(f"De opslag weigert: {os.strerror(error.errno or errno.EIO)}") from None


def export_overlay(
    store: Store, tenant: Tenant, soorten: Iterable[str]
) -> tuple[dict[str, dict[str, Record]], dict[str, bytes]]:
    """Tables of the named kinds and the blobs they name: the material of a seed artefact."""
    tables = {soort: dict(tenant.tables().get(soort, {})) for soort in soorten}
    return tables, store.blobs_of(tables)
