"""Omgevingsdocumenten toepasbaar opvragen v7: what the chain of toepasbare regels asks (facts/overige-apis.md 6)."""

from simulator.api.toepasbaaropvragen_v7 import activiteiten, locaties, meta
from simulator.platform.exchange import Handler

HANDLERS: dict[str, Handler] = {
    "getActiviteitenLevenscyclus": activiteiten.get_levenscyclus,
    "getActiviteitLevenscyclus": activiteiten.get_levenscyclus_van,
    "getJuridischeBron": activiteiten.get_juridische_bron,
    "getRegelteksten": activiteiten.get_regelteksten,
    "zoekActiviteitidentificaties": activiteiten.zoek_activiteitidentificaties,
    "getLocatie": locaties.get_locatie,
    "zoekLocaties": locaties.zoek_locaties,
    "zoekPrimaireLocaties": locaties.zoek_primaire_locaties,
    "zoekLocatieidentificaties": locaties.zoek_locatieidentificaties,
    "zoekGeometrieidentificaties": locaties.zoek_geometrieidentificaties,
    "getAppHealth": meta.get_app_health,
    "getHealth": meta.get_health,
    "getInfo": meta.get_info,
}
