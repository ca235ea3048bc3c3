"""PDOK Locatieserver v3.1: find addresses, places, areas and parcels (facts/overige-apis.md 9.1)."""

from simulator.api.locatieserver_v3_1.antwoord import weiger
from simulator.api.locatieserver_v3_1.opzoeken import lookup, reverse
from simulator.api.locatieserver_v3_1.zoekvragen import free, suggest
from simulator.platform.exchange import Handler

HANDLERS: dict[str, Handler] = {
    "free": free,
    "suggest": suggest,
    "lookup": lookup,
    "reverseGeocoder": reverse,
}
REFUSAL = weiger
