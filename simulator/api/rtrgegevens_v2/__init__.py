"""RTR gegevens raadplegen v2: activities and werkzaamheden (facts/toepasbare-regels.md 5)."""

from simulator.api.rtrgegevens_v2 import activiteiten, werkzaamheden
from simulator.platform.exchange import Handler

HANDLERS: dict[str, Handler] = {
    "getActiviteiten": activiteiten.get_activiteiten,
    "zoekActiviteiten": activiteiten.zoek_activiteiten,
    "getActiviteitWijzigingen": activiteiten.get_wijzigingen,
    "getActiviteit": activiteiten.get_activiteit,
    "getWerkzaamheden": werkzaamheden.get_werkzaamheden,
    "getWerkzaamheid": werkzaamheden.get_werkzaamheid,
    "getActiviteitKoppelingen": werkzaamheden.get_koppelingen,
}
