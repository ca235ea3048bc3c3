"""RTR gegevens raadplegen v2: activities and werkzaamheden (facts/toepasbare-regels.md 5)."""

from simulator.api.rtrgegevens_v2 import activiteiten, meta, werkzaamheden
from simulator.platform.exchange import Handler

HANDLERS: dict[str, Handler] = {
    "getStart": meta.get_start,
    "getHealth": meta.get_health,
    "getInfo": meta.get_info,
    "getActiviteiten": activiteiten.get_activiteiten,
    "zoekActiviteiten": activiteiten.zoek_activiteiten,
    "getActiviteitWijzigingen": activiteiten.get_wijzigingen,
    "getActiviteit": activiteiten.get_activiteit,
    "getWerkzaamheden": werkzaamheden.get_werkzaamheden,
    "getWerkzaamheid": werkzaamheden.get_werkzaamheid,
    "getActiviteitKoppelingen": werkzaamheden.get_koppelingen,
    "getActiviteitKoppeling": werkzaamheden.get_koppeling,
    "getLogischeRelaties": werkzaamheden.get_relaties,
    "getLogischeRelatie": werkzaamheden.get_relatie,
}
