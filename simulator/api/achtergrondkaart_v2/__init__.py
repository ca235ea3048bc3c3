"""The base map as PDOK has it: WMTS 1.0.0 (OGC 07-057r7), KVP and REST (facts/overige-apis.md 9.2)."""

from simulator.api.achtergrondkaart_v2.wmts import get_capabilities, get_kvp, get_rest_tile
from simulator.platform.exchange import Handler

HANDLERS: dict[str, Handler] = {
    "getKvp": get_kvp,
    "getCapabilities": get_capabilities,
    "getRestTile": get_rest_tile,
}
"""The operations of the document."""
