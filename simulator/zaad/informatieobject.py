"""Writes the informatieobjecten of a work: metadata of koppelvlak 1.2.0 and GML of STOP 1.3.0 (GIO)."""

import hashlib
from typing import Any

from lxml import etree

from simulator.zaad.bronnen import Gio, Werk
from simulator.zaad.opbouw import AANLEVERING, DATA, als_bytes, kind, wortel

RUIMTEN = {
    "geo": "https://standaarden.overheid.nl/stop/imop/geo/",
    "gio": "https://standaarden.overheid.nl/stop/imop/gio/",
    "basisgeo": "http://www.geostandaarden.nl/basisgeometrie/1.0",
    "gml": "http://www.opengis.net/gml/3.2",
}
CRS = "urn:ogc:def:crs:EPSG::28992"


def _bij(ouder: etree._Element, naam: str, tekst: str | None = None, **attributen: str) -> etree._Element:
    voorvoegsel, _, kaal = naam.partition(":")
    return kind(ouder, kaal, tekst, ruimte=RUIMTEN[voorvoegsel], **attributen)


def _ring(ouder: etree._Element, naam: str, punten: list[list[float]]) -> None:
    ring = _bij(_bij(ouder, naam), "gml:LinearRing")
    _bij(ring, "gml:posList", " ".join(f"{x:.0f} {y:.0f}" for x, y in punten))


def _vlak(ouder: etree._Element, geometrie: dict[str, Any]) -> None:
    """A Polygon or MultiPolygon as gml:MultiSurface, in whole RD metres."""
    coordinaten = geometrie["coordinates"]
    vlakken = [coordinaten] if geometrie["type"] == "Polygon" else coordinaten
    surface = _bij(ouder, "gml:MultiSurface", srsName=CRS)
    for buiten, *gaten in vlakken:
        polygoon = _bij(_bij(surface, "gml:surfaceMember"), "gml:Polygon")
        _ring(polygoon, "gml:exterior", buiten)
        for gat in gaten:
            _ring(polygoon, "gml:interior", gat)


def _gml(werk: Werk, gio: Gio) -> bytes:
    geometrie_ids = {g.identificatie: (g.geometrie, g.noemer) for g in werk.ow.gebieden}
    root = etree.Element(f"{{{RUIMTEN['geo']}}}GeoInformatieObjectVaststelling", schemaversie="1.3.0", nsmap=RUIMTEN)
    context = _bij(_bij(root, "geo:context"), "gio:GeografischeContext")
    _bij(context, "gio:achtergrondVerwijzing", "brt")
    _bij(context, "gio:achtergrondActualiteit", werk["versie"])
    versie = _bij(_bij(root, "geo:vastgesteldeVersie"), "geo:GeoInformatieObjectVersie")
    _bij(versie, "geo:FRBRWork", werk.gio_werk(gio.naam))
    _bij(versie, "geo:FRBRExpression", werk.gio_expressie(gio.naam))
    locaties = _bij(versie, "geo:locaties")
    for gebied, vorm in gio.locaties:
        nummer, noemer = geometrie_ids[gebied]
        locatie = _bij(locaties, "geo:Locatie")
        _bij(locatie, "geo:naam", noemer)
        geometrie = _bij(_bij(locatie, "geo:geometrie"), "basisgeo:Geometrie")
        _bij(geometrie, "basisgeo:id", nummer)
        _vlak(_bij(geometrie, "basisgeo:geometrie"), vorm)
    return als_bytes(root)


def _metadata(werk: Werk, gio: Gio, bestand: str, gml: bytes) -> bytes:
    aanlevering = wortel(AANLEVERING, "AanleveringInformatieObject", schemaversie="1.2.0")
    versie = kind(aanlevering, "InformatieObjectVersie")
    identificatie = kind(versie, "ExpressionIdentificatie", ruimte=DATA)
    kind(identificatie, "FRBRWork", werk.gio_werk(gio.naam))
    kind(identificatie, "FRBRExpression", werk.gio_expressie(gio.naam))
    kind(identificatie, "soortWork", "/join/id/stop/work_010")
    metadata = kind(versie, "InformatieObjectVersieMetadata", ruimte=DATA)
    ingang = kind(kind(kind(metadata, "heeftBestanden"), "heeftBestand"), "Bestand")
    kind(ingang, "bestandsnaam", bestand)
    kind(ingang, "hash", hashlib.sha512(gml).hexdigest())
    kind(metadata, "heeftGeboorteregeling", werk["werk"])
    metadata = kind(versie, "InformatieObjectMetadata", ruimte=DATA)
    kind(metadata, "eindverantwoordelijke", werk["eindverantwoordelijke"])
    kind(metadata, "maker", werk["eindverantwoordelijke"])
    kind(metadata, "officieleTitel", werk.gio_werk(gio.naam))
    kind(metadata, "naamInformatieObject", gio.titel)
    kind(metadata, "publicatieinstructie", "TeConsolideren")
    kind(metadata, "formaatInformatieobject", "/join/id/stop/informatieobject/gio_002")
    return als_bytes(aanlevering)


def informatieobjecten(werk: Werk) -> dict[str, bytes]:
    """Two files for each informatieobject, by name: its metadata (xml) and its geometry (gml)."""
    bestanden: dict[str, bytes] = {}
    for gio in werk.gios:
        gml = _gml(werk, gio)
        bestanden[f"{gio.naam}.xml"] = _metadata(werk, gio, f"{gio.naam}.gml", gml)
        bestanden[f"{gio.naam}.gml"] = gml
    return bestanden
