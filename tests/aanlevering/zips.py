"""Zips that must be refused: each with the code that says why. Made by hand where zipfile would not write them."""

import io
import os
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable

from tests.aanlevering.bouwer import Bouwer

MB = 1024 * 1024


def inpak(bestanden: list[tuple[str, bytes]], methode: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip with these entries, in this order, whatever their names."""
    uit = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(uit, "w", methode) as archief:
        warnings.simplefilter("ignore")  # a name that comes twice
        for naam, data in bestanden:
            ingang = zipfile.ZipInfo("x" * len(naam.encode()))
            ingang.filename = naam  # past the repairs that ZipInfo makes on names
            archief.writestr(ingang, data, methode)
    return uit.getvalue()


def met_naam(naam: str) -> Callable[[], bytes]:
    """A package with one more file, of this name."""
    return lambda: inpak([*Bouwer().bestanden().items(), (naam, b"<a/>")])


def met_nul() -> bytes:
    """A name with a NUL byte."""
    return inpak([("naamXweg.xml", b"<a/>")]).replace(b"naamXweg", b"naam\0weg")


def veel_ingangen(aantal: int, *, gelogen: bool = False) -> bytes:
    """A zip with this many empty entries; `gelogen` says in the directory that there is one."""
    kop = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 0, 0, 33, 0, 0, 0, 5, 0) + b"a.xml"
    ingang = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 0, 0, 33, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0) + b"a.xml"
    index = ingang * aantal
    genoemd = 1 if gelogen else min(aantal, 0xFFFF)
    eind = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, genoemd, genoemd, len(index), len(kop), 0)
    eind64 = struct.pack(
        "<4sQ2H2I4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, aantal, aantal, len(index), len(kop)
    ) + struct.pack("<4sIQI", b"PK\x06\x07", 0, len(kop) + len(index), 1)
    return kop + index + (eind64 if aantal >= 0xFFFF and not gelogen else b"") + eind


def bom(bestanden: int, mb: int) -> bytes:
    """So many files of so many MB of zeros each; the compressed bytes are made once."""
    pers = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = b"".join([*(pers.compress(bytes(MB)) for _ in range(mb)), pers.flush()])
    crc = 0
    for _ in range(mb):
        crc = zlib.crc32(bytes(MB), crc)
    delen, index, plaats = [], [], 0
    for nummer in range(bestanden):
        naam = f"b{nummer:04}.xml".encode()
        kop = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 33, crc, len(data), mb * MB, len(naam), 0) + naam
        index.append(
            struct.pack(
                "<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 8, 0, 33, crc, len(data), mb * MB, len(naam), *[0] * 5, plaats
            )
            + naam
        )
        delen += [kop, data]
        plaats += len(kop) + len(data)
    directory = b"".join(index)
    eind = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, bestanden, bestanden, len(directory), plaats, 0)
    return b"".join([*delen, directory, eind])


def verstopte_bom() -> bytes:
    """A file of 90 MB of zeros beside noise that makes the ratio of the whole look well."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief:
        archief.writestr("ruis.xml", os.urandom(2 * MB))
        archief.writestr("bom.xml", bytes(90 * MB))
    return uit.getvalue()


def gelogen_omvang() -> bytes:
    """A file of 5 MB that the directory gives as 10 bytes."""
    data = bom(1, 5)
    return data.replace(struct.pack("<I", 5 * MB), struct.pack("<I", 10))


def versleuteld() -> bytes:
    """A zip that says that its first file is encrypted."""
    data = bytearray(Bouwer().zip())
    for merk, plaats in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(merk) + plaats] |= 1
    return bytes(data)


def beschadigd() -> bytes:
    """A package of which one compressed byte is wrong."""
    data = bytearray(Bouwer().zip())
    data[60] ^= 0xFF
    return bytes(data)


SLECHTE_ZIPS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "niets": ("LVBB1001", lambda: b""),
    "geen zip": ("LVBB1001", lambda: b"<html>dit is geen zip</html>"),
    "alleen PK": ("LVBB1001", lambda: b"PK\x03\x04"),
    "alleen eind": ("LVBB1001", lambda: b"PK\x05\x06" + b"\0" * 18),
    "eind met onzin": ("LVBB1001", lambda: b"PK\x05\x06" + b"\xff" * 18),
    "afgebroken": ("LVBB1001", lambda: Bouwer().zip()[:-100]),
    "half": ("LVBB1001", lambda: Bouwer().zip()[:2000]),
    "begin weg": ("LVBB1001", lambda: Bouwer().zip()[50:]),
    "beschadigd": ("LVBB1001", beschadigd),
    "versleuteld": ("LVBB1001", versleuteld),
    "lzma": ("LVBB1001", lambda: inpak([("a.xml", b"<a/>")], zipfile.ZIP_LZMA)),
    "bzip2": ("LVBB1001", lambda: inpak([("a.xml", b"<a/>")], zipfile.ZIP_BZIP2)),
    "gelogen omvang": ("LVBB1001", gelogen_omvang),
    "pad omhoog": ("LVBB1004", met_naam("../../etc/passwd")),
    "absoluut": ("LVBB1004", met_naam("/etc/passwd")),
    "schijf": ("LVBB1004", met_naam("C:\\x.xml")),
    "backslash": ("LVBB1004", met_naam("..\\x.xml")),
    "map": ("LVBB1004", lambda: inpak([*Bouwer().bestanden().items(), ("map/", b"")])),
    "in een map": ("LVBB1004", met_naam("OW/gebieden.xml")),
    "spatie": ("LVBB1004", met_naam("ow bestand.xml")),
    "punten": ("LVBB1004", met_naam("..")),
    "NUL": ("LVBB1004", met_nul),
    "regeleinde": ("LVBB1004", met_naam("a\nb.xml")),
    "lange naam": ("LVBB1004", met_naam("a" * 300 + ".xml")),
    "unicode": ("LVBB1004", met_naam("besluit\u202elmx.exe")),
    "dubbel": ("LVBB1042", lambda: inpak([*Bouwer().bestanden().items(), ("besluit.xml", b"<a/>")])),
    "leeg bestand": ("LVBB1041", lambda: inpak([("a.xml", b"")])),
    "te groot bestand": ("LVBB1041", lambda: bom(1, 101)),
    "bom in totaal": ("LVBB1040", lambda: bom(100, 90)),
    "bom in een bestand": ("LVBB1040", lambda: bom(1, 90)),
    "bom naast ruis": ("LVBB1040", verstopte_bom),
    "bom in verhouding": ("LVBB1040", lambda: bom(4, 90)),
    "100.000 ingangen": ("LVBB1040", lambda: veel_ingangen(100_000)),
    "10.001 ingangen": ("LVBB1040", lambda: veel_ingangen(10_001)),
    "gelogen aantal": ("LVBB1040", lambda: veel_ingangen(60_000, gelogen=True)),
}
