"""A snapshot as a file: a zip with its records and every blob they name that the seed does not have.

`snapshot.json` holds `formaat`, `simulator` (version), `controle` (sha256 of the records) and `tabellen`; the blobs lie
beside it as `blobs/<sha256>`. The checksum says whether a file came through whole: it is not meant to be edited.
"""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import orjson

from simulator.store import Record
from simulator.store.blobs import sha256
from simulator.store.store import SHA

FORMAAT = "lto-snapshot-1"
INHOUD = "snapshot.json"
MAX_BLOBS = 100_000
BLOB = re.compile(r"blobs/([0-9a-f]{64})")

Tabellen = dict[str, dict[str, Record]]


class SnapshotFout(ValueError):
    """The bytes are not a snapshot that can be taken in; the text is a clear Dutch line."""


def schrijf(tabellen: Tabellen, blobs: Mapping[str, bytes], simulator: str) -> bytes:
    """The file of a snapshot; the same records give the same bytes."""
    inhoud = {"formaat": FORMAAT, "simulator": simulator, "controle": _controle(tabellen), "tabellen": tabellen}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archief:
        archief.writestr(zipfile.ZipInfo(INHOUD), orjson.dumps(inhoud), zipfile.ZIP_DEFLATED)
        for sha in sorted(blobs):
            archief.writestr(zipfile.ZipInfo(f"blobs/{sha}"), blobs[sha], zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def lees(data: bytes, max_bytes: int, in_zaad: Callable[[str], bool]) -> tuple[Tabellen, dict[str, bytes]]:
    """Records and blobs of a file; SnapshotFout when it is not whole. `max_bytes` bounds what it unpacks to."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archief:
            bestanden = _uitpakken(archief, max_bytes)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, ValueError, RuntimeError) as error:
        # RuntimeError is what zipfile raises for an encrypted entry, and in its subclass for an unknown compression.
        if isinstance(error, SnapshotFout):
            raise
        raise SnapshotFout("het bestand is geen leesbare zip") from None
    except Exception as error:  # noqa: BLE001 - zlib, lzma and bz2 each have an error of their own
        raise SnapshotFout(f"het bestand is beschadigd ({type(error).__name__})") from None
    tabellen = _tabellen(bestanden.pop(INHOUD, b""))
    blobs = {naam.removeprefix("blobs/"): inhoud for naam, inhoud in bestanden.items()}
    for sha, inhoud in blobs.items():
        if sha256(inhoud) != sha:
            raise SnapshotFout(f"blob {sha[:12]}… is beschadigd")
    for sha in sorted(set(SHA.findall(orjson.dumps(tabellen).decode()))):
        if sha not in blobs and not in_zaad(sha):
            raise SnapshotFout(f"blob {sha[:12]}… ontbreekt: het snapshot is van een simulator met een ander zaad")
    return tabellen, blobs


def _uitpakken(archief: zipfile.ZipFile, max_bytes: int) -> dict[str, bytes]:
    entries = archief.infolist()
    if len(entries) > MAX_BLOBS:
        raise SnapshotFout(f"het bestand heeft meer dan {MAX_BLOBS} onderdelen")
    rest = max_bytes
    bestanden: dict[str, bytes] = {}
    for entry in entries:
        if entry.filename != INHOUD and not BLOB.fullmatch(entry.filename):
            raise SnapshotFout("het bestand is geen snapshot: er zit een onderdeel in dat er niet in hoort")
        with archief.open(entry) as stroom:
            inhoud = stroom.read(rest + 1)  # the size in the directory is only a claim
        rest -= len(inhoud)
        if rest < 0:
            raise SnapshotFout(f"het snapshot is uitgepakt groter dan {max_bytes // 1024**2} MB")
        bestanden[entry.filename] = inhoud
    return bestanden


def _tabellen(data: bytes) -> Tabellen:
    try:
        inhoud: Any = orjson.loads(data)
    except orjson.JSONDecodeError:
        inhoud = None
    if not isinstance(inhoud, dict) or inhoud.get("formaat") != FORMAAT:
        raise SnapshotFout(f"het bestand is geen snapshot: {INHOUD} met formaat {FORMAAT} ontbreekt")
    tabellen = inhoud.get("tabellen")
    if not isinstance(tabellen, dict) or inhoud.get("controle") != _controle(tabellen):
        raise SnapshotFout("de inhoud van het snapshot klopt niet met zijn controlegetal")
    for tabel in tabellen.values():
        if not isinstance(tabel, dict) or not all(isinstance(record, dict) for record in tabel.values()):
            raise SnapshotFout("het snapshot heeft iets anders dan records")
    return tabellen


def _controle(tabellen: Any) -> str:
    return sha256(orjson.dumps(tabellen, option=orjson.OPT_SORT_KEYS))
