"""The geometries of locaties and administrative areas as bare GeoJSON, and the meta routes."""

import re

import orjson

from simulator.api.groepsgeometrie import zoek_groep
from simulator.geo.crs import CRS_URI, transformeer
from simulator.omgevingsdocument.records import GEOMETRIE
from simulator.platform import meta
from simulator.platform.crs import RD, SUPPORTED, query_crs
from simulator.platform.exchange import HAL, Request, Response, hal
from simulator.platform.problems import GEEN_GEGEVENS, ONGELDIG, InvalidParam, Problem
from simulator.platform.reasons import show

# A UUID, or an administrative area with the date from which it is meant: GM0301_20230101.
IDENTIFICATIE = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[A-Z]{2,4}[0-9]{2,4}(?:\.[A-Z0-9]{1,4})?_[0-9]{8}",
    re.ASCII | re.IGNORECASE,
)


def get_geometrie(request: Request) -> Response:
    """One geometry in the CRS asked for. 400: no such form of identification; 404: unknown; 422: no usable crs."""
    identificatie = request.path["geometrieIdentificatie"]
    if not IDENTIFICATIE.fullmatch(identificatie):
        reden = f"Ongeldige waarde: {show(identificatie)}; verwacht een UUID of een gebied als GM0000_20230101"
        raise Problem("verkeerd-verzoek", ONGELDIG, [InvalidParam("geometrieIdentificatie", reden)])
    crs = query_crs(request)
    stand = request.omgeving.stand
    record = stand.get(GEOMETRIE, identificatie)
    if record is not None and crs == RD:
        return Response(200, stand.blob(record["blob"]), HAL, cacheable=True)
    geometrie = orjson.loads(stand.blob(record["blob"])) if record else zoek_groep(stand, identificatie)
    if geometrie is None:
        raise Problem("niet-gevonden", GEEN_GEGEVENS)
    return hal(transformeer(geometrie, CRS_URI[crs]))


def get_crss(request: Request) -> Response:
    """The CRSs in which a geometry can be had."""
    return meta.crss(SUPPORTED)


def get_health(request: Request) -> Response:
    """UP."""
    return meta.app_health()


def get_info(request: Request) -> Response:
    """Name and version; `version` is that of the document."""
    return meta.app_info("Omgevingsdocumenten Geometrie opvragen", "1.0.4", "Geometrieën als GeoJSON opvragen")
