"""Geometries of delivered GIO's (phase 4), and whether locaties have the right kind (phase 8). Facts: G01-G05."""

from collections.abc import Iterator

from simulator.aanlevering.levering import Levering
from simulator.aanlevering.melding import Melding
from simulator.aanlevering.regels.register import Plek, Toets, meld, toets
from simulator.geo.controle import bevindingen
from simulator.omgevingsdocument.records import GEOMETRIE
from simulator.profielen import Profiel
from simulator.store import Stand

# soort of locatie -> code when the geometry is nowhere, code when it is of another kind, GeoJSON types that it may have
LOCATIES = {
    "Gebied": ("OZON0066", "OZON0131", ("Polygon", "MultiPolygon")),
    "Lijn": ("OZON0067", "OZON0129", ("LineString", "MultiLineString")),
    "Punt": ("OZON0068", "OZON0130", ("Point", "MultiPoint")),
}


@toets("GEOMETRY.03.1", "GEOMETRY.03.2")
def geometrieen_geldig(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """Every geometry holds coordinates and is valid."""
    for naam, geometrieen in levering.geometrieen.items():
        for geometrie in geometrieen:
            for punt in bevindingen([geometrie]):
                yield meld(punt.code, op=Plek(naam, geometrie.regel or None), tekst=punt.tekst)


@toets("OZON0066", "OZON0067", "OZON0068", "OZON0129", "OZON0130", "OZON0131")
def geometrie_bij_locatie(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """A Gebied, Lijn or Punt refers to a geometry of its kind, in this delivery or known."""
    geleverd = {
        geometrie.id: geometrie.vorm["type"] if geometrie.vorm else ""
        for geometrieen in levering.geometrieen.values()
        for geometrie in geometrieen
    }
    for bestand in levering.ow.values():
        for ow in bestand.objecten:
            if ow.soort not in LOCATIES or ow.beeindigd:
                continue
            ontbreekt, verkeerd, typen = LOCATIES[ow.soort]
            guid = str(ow.velden.get("geometrie", ""))
            record = None if guid in geleverd else stand.get(GEOMETRIE, guid)
            soort = geleverd.get(guid) or (record["soort"] if record else None)
            plek = Plek(bestand.naam, ow.regel or None)
            gegevens = {"soort": ow.soort, "identificatie": ow.identificatie, "geometrie": guid}
            if soort is None and guid not in geleverd:
                yield meld(ontbreekt, op=plek, **gegevens)
            elif soort and soort not in typen:
                yield meld(verkeerd, op=plek, **gegevens, gevonden=soort)


FASE_4: tuple[Toets, ...] = (geometrieen_geldig,)
