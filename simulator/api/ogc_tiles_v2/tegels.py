"""The tiles themselves, and what is to be known of the set."""

import asyncio
from typing import Any

from simulator.api.ogc_tiles_v2.collecties import collectie
from simulator.api.ogc_tiles_v2.roosters import controleer_rooster, omvang
from simulator.api.ogc_tiles_v2.verwijzingen import (
    MVT,
    OGC_REL,
    RD_URI,
    ROOSTER,
    ROOSTER_TITEL,
    ROOSTER_URI,
    antwoord,
    link,
)
from simulator.kaart.locaties import LAGEN, TOTAAL, VOLLEDIG
from simulator.kaart.rooster import RD_VECTOR
from simulator.kaart.vectortegel import Vraag, bewaarde_tegel, vectortegel
from simulator.omgevingsdocument.vraag import Tijdreis
from simulator.platform.exchange import Request, Response
from simulator.platform.problems import Problem

_DIMENSIES = {"puntlocaties": 0, "lijnlocaties": 1, "vlaklocaties": 2}
_EIGENSCHAPPEN = {
    "type": "object",
    "properties": {"identificatie": {"type": "string"}, "versie": {"type": "integer"}},
}


async def get_tile(request: Request) -> Response:
    """A tile at the clock of the tenant; 204 when it is empty, 404 when there is no such tile."""
    _, soort = collectie(request)
    controleer_rooster(request)
    zoom, rij = int(request.path["tileMatrix"]), int(request.path["tileRow"])
    kolom = int(request.path["tileCol"].removesuffix(".pbf"))
    if not RD_VECTOR.heeft(zoom, kolom, rij):
        raise Problem("niet-gevonden", f"Er is geen tegel {zoom}/{rij}/{kolom} in dit rooster.")
    stand, vandaag = request.omgeving.stand, request.omgeving.vandaag()
    moment = Tijdreis(vandaag, vandaag)
    vraag: Vraag = (soort, zoom, kolom, rij)
    tegel = bewaarde_tegel(stand, vraag, moment)
    if tegel is None:
        tegel = await asyncio.to_thread(vectortegel, stand, vraag, moment)
    return Response(200, tegel, MVT, cacheable=True) if tegel else Response(204)


def get_tilesets(request: Request) -> Response:
    """The tile sets of a collection: one."""
    naam, soort = collectie(request)
    pad = f"/collections/{naam}/tiles"
    return antwoord({"links": [link(request, pad, "self", "Vectortegels")], "tilesets": [_kop(request, naam, soort)]})


def get_tileset(request: Request) -> Response:
    """The tile set with its limits and layers."""
    naam, soort = collectie(request)
    controleer_rooster(request)
    achter = TOTAAL if soort == VOLLEDIG else ""
    return antwoord(
        {
            **_kop(request, naam, soort),
            "tileMatrixSetLimits": [
                {
                    "tileMatrix": str(zoom),
                    "minTileRow": 0,
                    "maxTileRow": 2**zoom - 1,
                    "minTileCol": 0,
                    "maxTileCol": 2**zoom - 1,
                }
                for zoom in range(RD_VECTOR.max_zoom + 1)
            ],
            "boundingBox": omvang(),
            "layers": [
                {
                    "id": laag + achter,
                    "dataType": "vector",
                    "geometryDimension": _DIMENSIES[laag],
                    "propertiesSchema": _EIGENSCHAPPEN,
                }
                for laag in dict.fromkeys(LAGEN.values())
            ],
        }
    )


def _kop(request: Request, naam: str, soort: str) -> dict[str, Any]:
    pad = f"/collections/{naam}/tiles/{ROOSTER}"
    return {
        "title": f"Locaties, {soort}, {ROOSTER_TITEL}",
        "dataType": "vector",
        "crs": RD_URI,
        "tileMatrixSetURI": ROOSTER_URI,
        "links": [
            link(request, pad, "self", "Deze tegelset"),
            link(request, f"/tileMatrixSets/{ROOSTER}", f"{OGC_REL}tiling-scheme", ROOSTER_TITEL),
            link(request, pad + "/{tileMatrix}/{tileRow}/{tileCol}.pbf", "item", "Vectortegel", MVT),
        ],
    }
