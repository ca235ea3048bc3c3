"""The XML of WMTS 1.0.0: capabilities (OGC 07-057r7) and exception reports (OWS 1.1)."""

from collections.abc import Sequence
from typing import Any

from simulator.kaart.rooster import PIXEL, TEGEL, Rooster

WMTS = "http://www.opengis.net/wmts/1.0"
OWS = "http://www.opengis.net/ows/1.1"
XLINK = "http://www.w3.org/1999/xlink"
NAMEN: Any = {None: WMTS, "ows": OWS, "xlink": XLINK}
# The Netherlands in degrees.
LINKSONDER, RECHTSBOVEN = "2.52 50.72", "7.38 55.81"


def capabilities(basis: str, lagen: Sequence[str], roosters: Sequence[Rooster]) -> bytes:
    """The capabilities of a service at the address `basis`."""
    from lxml import etree

    wortel = etree.Element(f"{{{WMTS}}}Capabilities", {"version": "1.0.0"}, nsmap=NAMEN)
    dienst = _sub(wortel, OWS, "ServiceIdentification")
    _sub(dienst, OWS, "Title", "Achtergrondkaart")
    _sub(dienst, OWS, "Abstract", "Achtergrondkaart, door de LTO-simulator getekend uit de gebieden die hij kent.")
    _sub(dienst, OWS, "ServiceType", "OGC WMTS")
    _sub(dienst, OWS, "ServiceTypeVersion", "1.0.0")
    werking = _sub(wortel, OWS, "OperationsMetadata")
    for naam in ("GetCapabilities", "GetTile"):
        operatie = _sub(werking, OWS, "Operation", name=naam)
        http = _sub(_sub(operatie, OWS, "DCP"), OWS, "HTTP")
        adres = _sub(http, OWS, "Get", **{f"{{{XLINK}}}href": f"{basis}?"})
        waarden = _sub(_sub(adres, OWS, "Constraint", name="GetEncoding"), OWS, "AllowedValues")
        _sub(waarden, OWS, "Value", "KVP")
    inhoud = _sub(wortel, WMTS, "Contents")
    for laag in lagen:
        _laag(inhoud, basis, laag, roosters)
    for rooster in roosters:
        _rooster(inhoud, rooster)
    _sub(wortel, WMTS, "ServiceMetadataURL", **{f"{{{XLINK}}}href": f"{basis}/WMTSCapabilities.xml"})
    return bytes(etree.tostring(wortel, xml_declaration=True, encoding="UTF-8"))


def foutmelding(code: str, waar: str, tekst: str) -> bytes:
    """An exception report with one exception."""
    from lxml import etree

    wortel = etree.Element(f"{{{OWS}}}ExceptionReport", {"version": "1.1.0"}, nsmap={"ows": OWS})
    _sub(_sub(wortel, OWS, "Exception", exceptionCode=code, locator=waar), OWS, "ExceptionText", tekst)
    return bytes(etree.tostring(wortel, xml_declaration=True, encoding="UTF-8"))


def _laag(inhoud: Any, basis: str, naam: str, roosters: Sequence[Rooster]) -> None:
    laag = _sub(inhoud, WMTS, "Layer")
    _sub(laag, OWS, "Title", naam)
    kader = _sub(laag, OWS, "WGS84BoundingBox")
    _sub(kader, OWS, "LowerCorner", LINKSONDER)
    _sub(kader, OWS, "UpperCorner", RECHTSBOVEN)
    _sub(laag, OWS, "Identifier", naam)
    _sub(_sub(laag, WMTS, "Style", isDefault="true"), OWS, "Identifier", "default")
    _sub(laag, WMTS, "Format", "image/png")
    for rooster in roosters:
        _sub(_sub(laag, WMTS, "TileMatrixSetLink"), WMTS, "TileMatrixSet", rooster.naam)
    sjabloon = f"{basis}/{naam}/{{TileMatrixSet}}/{{TileMatrix}}/{{TileCol}}/{{TileRow}}.png"
    _sub(laag, WMTS, "ResourceURL", format="image/png", resourceType="tile", template=sjabloon)


def _rooster(inhoud: Any, rooster: Rooster) -> None:
    matrixset = _sub(inhoud, WMTS, "TileMatrixSet")
    _sub(matrixset, OWS, "Identifier", rooster.naam)
    _sub(matrixset, OWS, "SupportedCRS", f"urn:ogc:def:crs:EPSG::{rooster.crs.removeprefix('EPSG:')}")
    for zoom in range(rooster.max_zoom + 1):
        matrix = _sub(matrixset, WMTS, "TileMatrix")
        _sub(matrix, OWS, "Identifier", f"{zoom:02}")
        _sub(matrix, WMTS, "ScaleDenominator", repr(rooster.resolutie(zoom) / PIXEL))
        _sub(matrix, WMTS, "TopLeftCorner", f"{rooster.links} {rooster.boven}")
        _sub(matrix, WMTS, "TileWidth", str(TEGEL))
        _sub(matrix, WMTS, "TileHeight", str(TEGEL))
        _sub(matrix, WMTS, "MatrixWidth", str(2**zoom))
        _sub(matrix, WMTS, "MatrixHeight", str(2**zoom))


def _sub(ouder: Any, ruimte: str, naam: str, tekst: str | None = None, **attributen: str) -> Any:
    from lxml import etree

    element = etree.SubElement(ouder, f"{{{ruimte}}}{naam}", attributen)
    element.text = _xml(tekst) if tekst is not None else None
    return element


def _xml(tekst: str) -> str:
    """Text without what XML 1.0 cannot hold."""
    return "".join(teken if teken >= " " and teken.isprintable() else "?" for teken in tekst)
