"""Vector tiles of omgevingsdocumenten as PDOK has them: OGC API Tiles 1.0 (facts/overige-apis.md 2.1)."""

from simulator.api.ogc_tiles_v2.collecties import get_collection, get_collections
from simulator.api.ogc_tiles_v2.roosters import get_tile_matrix_set, get_tile_matrix_sets
from simulator.api.ogc_tiles_v2.tegels import get_tile, get_tileset, get_tilesets
from simulator.api.ogc_tiles_v2.voorpagina import get_conformance, get_landing_page
from simulator.platform.exchange import Handler

HANDLERS: dict[str, Handler] = {
    "getLandingPage": get_landing_page,
    "getConformance": get_conformance,
    "getCollections": get_collections,
    "getCollection": get_collection,
    "getTileSetsList": get_tilesets,
    "getTileSet": get_tileset,
    "getTile": get_tile,
    "getTileMatrixSetsList": get_tile_matrix_sets,
    "getTileMatrixSet": get_tile_matrix_set,
}
"""The operations of the document."""
