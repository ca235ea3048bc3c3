"""Opvragen werkzaamheden v1: werkzaamheden with their versions (facts/toepasbare-regels.md 6)."""

from simulator.api.opvragenwerkzaamheden_v1.werkzaamheden import get_versies, get_werkzaamheden
from simulator.platform.exchange import Handler

HANDLERS: dict[str, Handler] = {"getWerkzaamheden": get_werkzaamheden, "getWerkzaamheidversies": get_versies}
