"""Catalogus opvragen v3: concepts with their schemes, value lists and sources (facts/overige-apis.md 8)."""

from simulator.api.catalogus_v3 import lijsten, meta
from simulator.platform.exchange import Handler

HANDLERS: dict[str, Handler] = {
    "getConceptschemas": lijsten.get_conceptschemas,
    "getBegrippenkaders": lijsten.get_begrippenkaders,
    "getCollecties": lijsten.get_collecties,
    "getConcepten": lijsten.get_concepten,
    "getBegrippen": lijsten.get_begrippen,
    "getActiviteiten": lijsten.get_activiteiten,
    "getWerkzaamheden": lijsten.get_werkzaamheden,
    "getWaardelijsten": lijsten.get_waardelijsten,
    "getBronnen": lijsten.get_bronnen,
    "getHealth": meta.get_health,
    "getInfo": meta.get_info,
}
