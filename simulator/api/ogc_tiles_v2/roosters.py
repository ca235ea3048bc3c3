"""The tile grid NetherlandsRDNewQuad (facts/overige-apis.md 9.2)."""

from typing import Any

from simulator.api.ogc_tiles_v2.verwijzingen import RD_URI, ROOSTER, ROOSTER_TITEL, ROOSTER_URI, antwoord, link
from simulator.kaart.rooster import PIXEL, RD_VECTOR, TEGEL
from simulator.platform.exchange import Request, Response
from simulator.platform.problems import Problem


def controleer_rooster(request: Request) -> None:
    """Problem 404 when the path names another grid."""
    naam: str = request.path["tileMatrixSetId"]
    if naam != ROOSTER:
        raise Problem("niet-gevonden", f"Er is geen rooster {naam[:100]!r}; wel {ROOSTER}.")


def omvang() -> dict[str, Any]:
    """The box of the grid."""
    minx, miny, maxx, maxy = RD_VECTOR.omvang
    return {"lowerLeft": [minx, round(miny, 2)], "upperRight": [round(maxx, 2), maxy], "crs": RD_URI}


def get_tile_matrix_sets(request: Request) -> Response:
    """The only grid."""
    verwijzing = link(request, f"/tileMatrixSets/{ROOSTER}", "self", ROOSTER_TITEL)
    rooster = {"id": ROOSTER, "title": ROOSTER_TITEL, "crs": RD_URI, "links": [verwijzing]}
    return antwoord({"links": [link(request, "/tileMatrixSets", "self", "Roosters")], "tileMatrixSets": [rooster]})


def get_tile_matrix_set(request: Request) -> Response:
    """The grid with its zoom levels."""
    controleer_rooster(request)
    return antwoord(
        {
            "id": ROOSTER,
            "title": ROOSTER_TITEL,
            "uri": ROOSTER_URI,
            "crs": RD_URI,
            "orderedAxes": ["X", "Y"],
            "boundingBox": omvang(),
            "tileMatrices": [
                {
                    "id": str(zoom),
                    "scaleDenominator": round(RD_VECTOR.resolutie(zoom) / PIXEL, 6),
                    "cellSize": RD_VECTOR.resolutie(zoom),
                    "cornerOfOrigin": "topLeft",
                    "pointOfOrigin": [RD_VECTOR.links, RD_VECTOR.boven],
                    "tileWidth": TEGEL,
                    "tileHeight": TEGEL,
                    "matrixWidth": 2**zoom,
                    "matrixHeight": 2**zoom,
                }
                for zoom in range(RD_VECTOR.max_zoom + 1)
            ],
        }
    )
