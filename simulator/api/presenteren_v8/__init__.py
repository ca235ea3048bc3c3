"""Presenteren v8 (8.5.2): regelingen, their text and their OW objects (facts/presenteren.md 2 and 3)."""

from simulator.api.presenteren_v8 import afbeeldingen, annotaties, documentstructuur, meta, onderwerpen, regelingen
from simulator.platform.exchange import Handler

HANDLERS: dict[str, Handler] = {
    "getRegelingen": regelingen.get_regelingen,
    "zoekRegelingen": regelingen.zoek_regelingen,
    "getRegeling": regelingen.get_regeling,
    "getRegelingVoorkomens": regelingen.get_voorkomens,
    "getRegelingDocumentstructuur": documentstructuur.get_documentstructuur,
    "getRegelingDocumentstructuurDocumentComponent": documentstructuur.get_documentcomponent,
    "getRegeltekstannotatiesVanRegeling": annotaties.get_regeltekstannotaties,
    "geoZoekRegeltekstannotatiesVanRegeling": annotaties.zoek_regeltekstannotaties,
    "getDivisieannotatiesVanRegeling": annotaties.get_divisieannotaties,
    "geoZoekDivisieannotatiesVanRegeling": annotaties.zoek_divisieannotaties,
    "getDocumentAfbeelding": afbeeldingen.get_afbeelding,
    "zoekOnderwerpen": onderwerpen.zoek_onderwerpen,
    "getCrss": meta.get_crss,
    "getHealth": meta.get_health,
    "getInfo": meta.get_info,
}
