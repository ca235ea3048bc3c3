"""Open a delivered zip safely: bounded in entries, bytes and ratio, names checked, nothing written to disk.

Refusals carry the LVBB code of phase 1 (facts/validaties.md 8, Z03-Z07). Where the facts name no code (a bomb, too
many entries), LVBB1040 stands: the delivery is larger than what the chain takes.
"""

import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any

from simulator.aanlevering.levering import Pakket

MB = 1024 * 1024
MAX_BESTANDEN = 10_000
MAX_ZIP = 1024 * MB  # LVBB1040
MAX_BESTAND = 100 * MB  # LVBB1041
MAX_TOTAAL = 400 * MB  # ours: all files unpacked, kept in memory while the delivery is judged
MAX_VERHOUDING = 100  # ours: unpacked : packed, of a file or the whole zip, counted only above RUIM
RUIM = 20 * MB
MAX_INDEX = 4 * MB  # size of the central directory: 10,000 entries with names of 250 characters
BLOK = MB
MAX_NAAM = 255
NAAM = re.compile(r"[0-9A-Za-z._-]+")
_EINDE = b"PK\x05\x06"
_EINDE64 = b"PK\x06\x06"
_INGANG = b"PK\x01\x02"
_VERSLEUTELD = 0x1 | 0x40


@dataclass(frozen=True, slots=True)
class Grenzen:
    """Limits of one opening, in bytes and numbers."""

    zip: int = MAX_ZIP
    bestand: int = MAX_BESTAND
    totaal: int = MAX_TOTAAL
    bestanden: int = MAX_BESTANDEN


class ZipGeweigerd(Exception):
    """The zip is refused: the code, and what fills the template of its message."""

    def __init__(self, code: str, vorm: str, **gegevens: Any) -> None:
        super().__init__(code)
        self.code = code
        self.vorm = vorm
        self.gegevens = gegevens


def open_zip(data: bytes, grenzen: Grenzen | None = None) -> Pakket:
    """The files of the zip by name, bytes exactly as delivered. ZipGeweigerd says why it is refused."""
    grenzen = grenzen or Grenzen()
    if len(data) > grenzen.zip:
        raise ZipGeweigerd("LVBB1040", "zip", mb=grenzen.zip // MB)
    _controleer_index(data, grenzen)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archief:
            ingangen = archief.infolist()
            _controleer_ingangen(ingangen, len(data), grenzen)
            return Pakket({ingang.orig_filename: _uitpakken(archief, ingang, grenzen) for ingang in ingangen})
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, struct.error) as fout:
        raise ZipGeweigerd("LVBB1001", "onleesbaar") from fout
    except (ValueError, RuntimeError, UnicodeDecodeError, OverflowError) as fout:
        raise ZipGeweigerd("LVBB1001", "onleesbaar") from fout


def _controleer_index(data: bytes, grenzen: Grenzen) -> None:
    """Refuse too many entries by the directory alone, before anything is built from it."""
    einde = data.rfind(_EINDE, max(0, len(data) - 65_557))
    if einde < 0 or len(data) < einde + 22:
        raise ZipGeweigerd("LVBB1001", "geen_zip")
    aantal, omvang = struct.unpack_from("<HI", data, einde + 10)
    plaats = einde
    if 0xFFFF in (aantal,) or omvang == 0xFFFFFFFF:
        plaats = data.rfind(_EINDE64, 0, einde)
        if plaats < 0 or len(data) < plaats + 56:
            raise ZipGeweigerd("LVBB1001", "onleesbaar")
        aantal, omvang = struct.unpack_from("<QQ", data, plaats + 32)
    if aantal > grenzen.bestanden or omvang > MAX_INDEX:
        raise ZipGeweigerd("LVBB1040", "bestanden", aantal=grenzen.bestanden)
    # The numbers may lie; the marks of the entries do not.
    if data.count(_INGANG, max(0, plaats - omvang), plaats) > grenzen.bestanden:
        raise ZipGeweigerd("LVBB1040", "bestanden", aantal=grenzen.bestanden)


def _controleer_ingangen(ingangen: list[zipfile.ZipInfo], omvang: int, grenzen: Grenzen) -> None:
    if not ingangen:
        raise ZipGeweigerd("LVBB1001", "leeg")
    if len(ingangen) > grenzen.bestanden:
        raise ZipGeweigerd("LVBB1040", "bestanden", aantal=grenzen.bestanden)
    for ingang in ingangen:
        if ingang.flag_bits & _VERSLEUTELD:
            raise ZipGeweigerd("LVBB1001", "versleuteld", bestand=_toonbaar(ingang.orig_filename))
        if ingang.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise ZipGeweigerd("LVBB1001", "methode", bestand=_toonbaar(ingang.orig_filename))
    namen = [ingang.orig_filename for ingang in ingangen]
    dubbel = next((naam for naam in namen if namen.count(naam) > 1), None) if len(set(namen)) < len(namen) else None
    if dubbel is not None:
        raise ZipGeweigerd("LVBB1042", "", bestand=_toonbaar(dubbel))
    for ingang in ingangen:
        _controleer_omvang(ingang.orig_filename, ingang.file_size, grenzen)
    totaal = sum(ingang.file_size for ingang in ingangen)
    if totaal > grenzen.totaal:
        raise ZipGeweigerd("LVBB1040", "uitgepakt", mb=grenzen.totaal // MB)
    if totaal > RUIM and totaal > MAX_VERHOUDING * omvang:
        raise ZipGeweigerd("LVBB1040", "verhouding", mb=totaal // MB, verhouding=MAX_VERHOUDING)
    for ingang in ingangen:
        if ingang.file_size > RUIM and ingang.file_size > MAX_VERHOUDING * ingang.compress_size:
            gegevens = {"mb": ingang.file_size // MB, "verhouding": MAX_VERHOUDING}
            raise ZipGeweigerd("LVBB1040", "bom", bestand=_toonbaar(ingang.orig_filename), **gegevens)
    for naam in namen:
        if len(naam) > MAX_NAAM:
            kort = _toonbaar(naam[:40])
            raise ZipGeweigerd("LVBB1004", "lang", bestand=kort, lengte=len(naam), maximum=MAX_NAAM)
        if not NAAM.fullmatch(naam) or not naam.strip("."):
            raise ZipGeweigerd("LVBB1004", "tekens", bestand=_toonbaar(naam))


def _controleer_omvang(naam: str, omvang: int, grenzen: Grenzen) -> None:
    if omvang < 1 and not naam.endswith("/"):
        raise ZipGeweigerd("LVBB1041", "klein", bestand=_toonbaar(naam))
    if omvang > grenzen.bestand:
        raise ZipGeweigerd("LVBB1041", "groot", bestand=_toonbaar(naam), mb=grenzen.bestand // MB)


def _uitpakken(archief: zipfile.ZipFile, ingang: zipfile.ZipInfo, grenzen: Grenzen) -> bytes:
    """Inflate one file; zipfile stops at the announced size and holds the CRC against it."""
    delen: list[bytes] = []
    gelezen = 0
    with archief.open(ingang) as stroom:
        while blok := stroom.read(BLOK):
            gelezen += len(blok)
            _controleer_omvang(ingang.orig_filename, gelezen, grenzen)
            delen.append(blok)
    if gelezen != ingang.file_size:
        raise ZipGeweigerd("LVBB1001", "onleesbaar")
    return b"".join(delen)


def _toonbaar(naam: str) -> str:
    """A name for in a message: bounded, without control characters."""
    return "".join(teken if teken.isprintable() else "�" for teken in naam[:200])
