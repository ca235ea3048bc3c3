"""Ways to break a package of `Bouwer` in one place."""

import struct
import zlib
from collections.abc import Callable

from tests.aanlevering.bouwer import Bouwer
from tests.aanlevering.inpakken import manifest_xml, zip_van

Maak = Callable[[], bytes]
IMG = b"\x89PNG\r\n\x1a\n"


def png(kleur: int = 2, *, trns: bool = False) -> bytes:
    """A PNG of one pixel: colour type 2 (RGB) or 6 (with alpha), with or without a transparent colour."""

    def blok(soort: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + soort + data + struct.pack(">I", zlib.crc32(soort + data))

    pixel = b"\0" + b"\0" * (4 if kleur == 6 else 3)
    doorzichtig = blok(b"tRNS", b"\0" * 6) if trns else b""
    kop = blok(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, kleur, 0, 0, 0))
    return IMG + kop + doorzichtig + blok(b"IDAT", zlib.compress(pixel)) + blok(b"IEND", b"")


def vervang(naam: str, van: str, door: str, aantal: int = 1, bouwer: Bouwer | None = None) -> Maak:
    """Replace text in one file; it must occur. Hashes of the GML are made right again."""

    def maak() -> bytes:
        bron = bouwer or Bouwer()
        bestanden = bron.bestanden()
        oud = bestanden[naam].decode()
        assert van in oud, f"{van} staat niet in {naam}"
        bestanden[naam] = oud.replace(van, door, aantal).encode()
        if naam == "gio.gml":
            bestanden["gio.xml"] = bron.informatieobject(bestanden[naam])
        return zip_van(bestanden)

    return maak


def zonder(naam: str) -> Maak:
    """Leave a file out, of the manifest too."""
    return lambda: zip_van({n: d for n, d in Bouwer().bestanden().items() if n != naam})


def met(naam: str, data: bytes, contenttype: str | None = None) -> Maak:
    """Add or replace a file."""

    def maak() -> bytes:
        bestanden = {**Bouwer().bestanden(), naam: data}
        if contenttype is None:
            return zip_van(bestanden)
        bestanden["manifest.xml"] = manifest_xml([*bestanden, "manifest.xml"], {naam: contenttype})
        return zip_van(bestanden, manifest=False)

    return maak


def met_manifest(van: str, door: str) -> Maak:
    """Change manifest.xml."""

    def maak() -> bytes:
        bestanden = Bouwer().bestanden()
        manifest = manifest_xml([*bestanden, "manifest.xml"]).decode()
        assert van in manifest
        return zip_van({**bestanden, "manifest.xml": manifest.replace(van, door, 1).encode()}, manifest=False)

    return maak


def ow(soort: str, velden: str, typen: tuple[str, ...] | None = None) -> Maak:
    """Add an object of this kind to owTekst.xml."""
    xml = f"<{soort}>{velden}</{soort}>"
    naam = soort.partition(":")[2]

    def maak() -> bytes:
        bestanden = Bouwer().bestanden()
        inhoud = bestanden["owTekst.xml"].decode()
        kop = "".join(f"<sl:objectType>{t}</sl:objectType>" for t in (typen or (naam,)))
        inhoud = inhoud.replace("</sl:objectTypen>", f"{kop}</sl:objectTypen>")
        inhoud = inhoud.replace(
            "</sl:standBestand>", f"<sl:stand><ow-dc:owObject>{xml}</ow-dc:owObject></sl:stand></sl:standBestand>"
        )
        namen = (
            ' xmlns:ga="http://www.geostandaarden.nl/imow/gebiedsaanwijzing" xmlns:p="http://www.geostandaarden.nl/imow/pons"'
            ' xmlns:k="http://www.geostandaarden.nl/imow/kaart" xmlns:sym="http://www.geostandaarden.nl/imow/symbolisatie">'
        )
        bestanden["owTekst.xml"] = inhoud.replace("><sl:standBestand>", namen + "<sl:standBestand>", 1).encode()
        return zip_van(bestanden)

    return maak
