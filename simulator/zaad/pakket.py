"""Builds the delivery of one work: a flat zip of koppelvlak 1.2.0 with the same bytes on every run."""

import io
import zipfile

from simulator.zaad.besluit import besluit_xml
from simulator.zaad.bronnen import Werk
from simulator.zaad.informatieobject import informatieobjecten
from simulator.zaad.opbouw import LVBB, als_bytes, kind, wortel
from simulator.zaad.owbestanden import ow_bestanden

# a fixed moment, for a zip entry would otherwise carry the time of building
TIJDSTIP = (2024, 1, 1, 0, 0, 0)


def _opdracht(werk: Werk) -> bytes:
    opdracht = wortel(LVBB, "publicatieOpdracht")
    kind(opdracht, "idLevering", werk["idLevering"])
    kind(opdracht, "idBevoegdGezag", werk["oin"])
    kind(opdracht, "idAanleveraar", werk["oin"])
    kind(opdracht, "publicatie", "besluit.xml")
    kind(opdracht, "datumBekendmaking", werk["datumBekendmaking"])
    return als_bytes(opdracht)


def _manifest(namen: list[str]) -> bytes:
    manifest = wortel(LVBB, "manifest")
    for naam in namen:
        bestand = kind(manifest, "bestand")
        kind(bestand, "bestandsnaam", naam)
        kind(bestand, "contentType", "application/gml+xml" if naam.endswith(".gml") else "application/xml")
    return als_bytes(manifest)


def pakket(werk: Werk) -> bytes:
    """The zip of a work. ValueError when its sources contradict each other."""
    bestanden = {"opdracht.xml": _opdracht(werk), "besluit.xml": besluit_xml(werk)}
    bestanden |= informatieobjecten(werk) | ow_bestanden(werk)
    bestanden["manifest.xml"] = _manifest(["manifest.xml", *bestanden])
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as zip_:
        for naam, inhoud in bestanden.items():
            ingang = zipfile.ZipInfo(naam, TIJDSTIP)
            ingang.compress_type = zipfile.ZIP_DEFLATED
            ingang.create_system = 3
            ingang.external_attr = 0o644 << 16
            zip_.writestr(ingang, inhoud)
    return uit.getvalue()
