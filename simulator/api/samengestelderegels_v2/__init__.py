"""Samengestelde RTR services v2: what holds for werkzaamheden at a place (facts/toepasbare-regels.md 7)."""

from simulator.api.samengestelderegels_v2 import activiteiten, werkzaamheden
from simulator.platform.exchange import Handler

HANDLERS: dict[str, Handler] = {
    "bepaalRegelbeheerobjectTyperingen": werkzaamheden.bepaal_typeringen,
    "geefJuridischGerelateerden": werkzaamheden.geef_juridisch_gerelateerden,
    "geefLogischGerelateerden": werkzaamheden.geef_logisch_gerelateerden,
    "bepaalWerkzaamheidCompleet": werkzaamheden.bepaal_compleet,
    "getAlgemeneActiviteiten": activiteiten.get_algemeen,
}
