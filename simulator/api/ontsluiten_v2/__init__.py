"""Omgevingsinformatie ontsluiten v2: find documents, as the way in to Presenteren (facts/overige-apis.md 5)."""

from simulator.api.ontsluiten_v2.documenten import get_document, get_versie, zoek_documenten
from simulator.api.ontsluiten_v2.meta import get_crss, get_health, get_info
from simulator.api.ontsluiten_v2.suggesties import suggereer_documenten
from simulator.platform.exchange import Handler

HANDLERS: dict[str, Handler] = {
    "zoekDocumenten": zoek_documenten,
    "suggereerDocumenten": suggereer_documenten,
    "getDocument": get_document,
    "getOmgevingsdocumentByUriExpressionId": get_versie,
    "getCrss": get_crss,
    "getHealth": get_health,
    "getInfo": get_info,
}
