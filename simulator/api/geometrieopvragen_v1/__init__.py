"""Geometrie opvragen v1: one geometry by its identification (facts/presenteren.md 5, facts/overige-apis.md 1)."""

from simulator.api.geometrieopvragen_v1.geometrieen import get_crss, get_geometrie, get_health, get_info
from simulator.platform.exchange import Handler

HANDLERS: dict[str, Handler] = {
    "getGeometrie": get_geometrie,
    "getCrss": get_crss,
    "getHealth": get_health,
    "getInfo": get_info,
}
