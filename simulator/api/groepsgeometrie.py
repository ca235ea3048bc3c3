"""The geometry of a group of locaties as a whole: Presenteren names it (locatieSelectie=primair), Geometrie gives it.

It has an identification of its own, no basisgeo:id of a member [V-doc];
that it is made of group and version is our choice.
"""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from simulator.omgevingsdocument import vraag
from simulator.omgevingsdocument.records import GEOMETRIE, OWOBJECT, Owobject
from simulator.omgevingsdocument.vraag import Tijdreis
from simulator.store import Record, Stand

RUIMTE = uuid.UUID("6f5d8f3e-52e1-5c0e-9b5d-6d8a3f1f0f4b")
SOORTEN = {"Gebiedengroep": "MultiPolygon", "Lijnengroep": "MultiLineString", "Puntengroep": "MultiPoint"}


def groepsgeometrie(groep: Owobject) -> str:
    """The geometrieIdentificatie of a group: a UUID made of its identification and version."""
    return str(uuid.uuid5(RUIMTE, f"{groep['identificatie']}|{groep['versie']}"))


def zoek_groep(stand: Stand, identificatie: str) -> dict[str, Any] | None:
    """The GeoJSON in RD of the group whose `groepsgeometrie` this is: all members in one; None when there is none."""
    groepen: Mapping[str, Record] = stand.memo("api.groepsgeometrie", (OWOBJECT,), _groepen)
    groep = groepen.get(identificatie)
    if groep is None:
        return None
    moment = Tijdreis(groep["beginGeldigheid"], groep["beginInwerking"])
    leden: Sequence[str] = groep["velden"].get("groepselement", ())
    delen: list[Any] = []
    for lid in leden:
        locatie = vraag.owobject(stand, lid, moment)
        geometrie = vraag.geometrie_identificatie(stand, locatie) if locatie else None
        record = stand.get(GEOMETRIE, geometrie) if geometrie else None
        if record is not None:
            delen += _delen(orjson.loads(stand.blob(record["blob"])))
    return {"type": SOORTEN[groep["soort"]], "coordinates": delen}


def _groepen(stand: Stand) -> dict[str, Record]:
    return {
        groepsgeometrie(record): record  # type: ignore[arg-type]
        for record in stand.all(OWOBJECT)
        if record["soort"] in SOORTEN
    }


def _delen(geojson: Mapping[str, Any]) -> list[Any]:
    """The parts of a geometry as they stand in its Multi form."""
    if "geometries" in geojson:
        return [deel for kind in geojson["geometries"] for deel in _delen(kind)]
    coordinates: list[Any] = geojson["coordinates"]
    return coordinates if geojson["type"].startswith("Multi") else [coordinates]
