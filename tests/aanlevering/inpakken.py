"""Pack files as a delivery: a flat zip with a manifest."""

import io
import zipfile

LVBB = "http://www.overheid.nl/2017/lvbb"
KOP = '<?xml version="1.0" encoding="UTF-8"?>\n'
TYPEN = {".xml": "application/xml", ".gml": "application/gml+xml", ".pdf": "application/pdf", ".png": "image/png"}


def zip_van(bestanden: dict[str, bytes], *, manifest: bool = True, methode: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these files; with `manifest` a manifest.xml is made that names all of them.

    What repeats without end passes the limit on ratio only when it is stored (`methode`)."""
    inhoud = dict(bestanden)
    if manifest:
        inhoud["manifest.xml"] = manifest_xml([*bestanden, "manifest.xml"])
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, data in inhoud.items():
            archief.writestr(zipfile.ZipInfo(naam, (2025, 1, 1, 0, 0, 0)), data, methode)
    return uit.getvalue()


def manifest_xml(namen: list[str], typen: dict[str, str] | None = None) -> bytes:
    """manifest.xml for these names; contentType by extension unless `typen` says otherwise."""
    regels = "".join(
        f"<bestand><bestandsnaam>{n}</bestandsnaam>"
        f"<contentType>{(typen or {}).get(n) or TYPEN[n[-4:]]}</contentType></bestand>"
        for n in namen
    )
    return f'{KOP}<manifest xmlns="{LVBB}">{regels}</manifest>'.encode()
