"""Zoekinterface v2: finding werkzaamheden and activities by words (facts/toepasbare-regels.md 6)."""

from simulator.api.zoekinterface_v2 import activiteiten, meta, werkzaamheden
from simulator.platform.exchange import Handler

HANDLERS: dict[str, Handler] = {
    "getStart": meta.get_start,
    "getHealth": meta.get_health,
    "getInfo": meta.get_info,
    "zoekWerkzaamheden": werkzaamheden.zoek_werkzaamheden,
    "suggereerWerkzaamheden": werkzaamheden.suggereer_werkzaamheden,
    "zoekActiviteiten": activiteiten.zoek_activiteiten,
    "suggereerActiviteiten": activiteiten.suggereer_activiteiten,
}
