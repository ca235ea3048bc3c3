"""Werkzaamheden by words, and suggestions for what is being typed."""

from collections.abc import Mapping
from typing import Any

from simulator.api.rtr import lees_pagina
from simulator.platform.exchange import Request, Response, hal, plain
from simulator.platform.hal import collectie
from simulator.store import Stand
from simulator.toepasbareregels.records import Werkzaamheid
from simulator.toepasbareregels.verwijzing import werkzaamheid_ref
from simulator.toepasbareregels.werkzaamheden import werkzaamheden
from simulator.toepasbareregels.zoeken import past, woorden, zoekwoorden

MAX_SUGGESTIES = 10
NIET_GEKOZEN = 1_000_000  # behind all that have a place among the most chosen


def zoek_werkzaamheden(request: Request) -> Response:
    """Those in which every word of the search term is found; without one all of them."""
    body: Mapping[str, Any] = request.body or {}
    treffers = _treffers(request.omgeving.stand, body.get("zoekterm", ""))
    sortering = body.get("sortering", "meestGekozen")
    if sortering == "besteMatch":
        treffers.sort(key=lambda paar: (-paar[0], _plaats(paar[1])))
    elif sortering == "meestGekozen":
        treffers.sort(key=lambda paar: _plaats(paar[1]))
    else:
        treffers.sort(key=lambda paar: paar[1]["omschrijving"].casefold())
    pagina = lees_pagina(request)
    items = [_presenteer(item) for _, item in pagina.knip(treffers)]
    return hal(collectie(request, "werkzaamheden", items, pagina, len(treffers)), cacheable=False)


def suggereer_werkzaamheden(request: Request) -> Response:
    """Texts that fit what has been typed so far: keywords and descriptions, as a bare list."""
    zoekterm: str = request.body["zoekterm"]
    gezocht = zoekwoorden(zoekterm)
    suggesties: dict[str, None] = {}
    if gezocht:
        treffers = sorted(_treffers(request.omgeving.stand, zoekterm), key=lambda paar: (-paar[0], _plaats(paar[1])))
        for _, item in treffers:
            for tekst in (item["omschrijving"], *item["trefwoorden"]):
                if past(gezocht, tekst):
                    suggesties[tekst] = None
    return plain(list(suggesties)[:MAX_SUGGESTIES])


def _treffers(stand: Stand, zoekterm: str) -> list[tuple[int, Werkzaamheid]]:
    gezocht = zoekwoorden(zoekterm)
    alle = werkzaamheden(stand).values()
    gewogen = ((past(gezocht, item["omschrijving"], item["trefwoorden"]), item) for item in alle)
    return [(punten, item) for punten, item in gewogen if punten]


def _plaats(item: Werkzaamheid) -> tuple[int, str]:
    return item["gekozen"] or NIET_GEKOZEN, " ".join(woorden(item["omschrijving"]))


def _presenteer(item: Werkzaamheid) -> dict[str, Any]:
    return {
        "urn": item["urn"],
        "omschrijving": item["omschrijving"],
        "functioneleStructuurRef": werkzaamheid_ref(item["urn"]),
        "trefwoorden": item["trefwoorden"],
    }
