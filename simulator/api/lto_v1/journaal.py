"""The journal: which requests came in and what they got."""

from collections.abc import Mapping
from typing import Any

from simulator.platform import hal
from simulator.platform.exchange import Request, Response, plain
from simulator.platform.journaal import Filter, Journaal

MAX_GETOOND = 200  # entries that the answer to waiting shows


def lees_journaal(request: Request) -> Response:
    """GET /journaal: a page of what the filter lets through, newest first."""
    entries = _journaal(request).items(_filter(request.query))
    pagina = hal.lees_pagina(request)
    return plain(
        {
            "verzoeken": [entry.show() for entry in pagina.knip(entries)],
            "page": hal.pagina_object(pagina, len(entries)),
            "_links": hal.pagina_links(request, pagina, len(entries)),
        }
    )


def leeg_journaal(request: Request) -> Response:
    """DELETE /journaal"""
    _journaal(request).clear()
    return Response(204)


def tel_journaal(request: Request) -> Response:
    """GET /journaal/_tel"""
    return plain({"aantal": _journaal(request).count(_filter(request.query))})


async def wacht_op_journaal(request: Request) -> Response:
    """POST /journaal/_wacht: answers when enough requests match, or when the time is over."""
    journaal, filter = _journaal(request), _filter(request.body)
    bereikt = await journaal.wait(filter, request.body.get("aantal", 1), request.body.get("wacht_s", 10))
    entries = journaal.items(filter)
    verzoeken = [entry.show() for entry in entries[:MAX_GETOOND]]
    return plain({"bereikt": bereikt, "aantal": len(entries), "verzoeken": verzoeken})


def _journaal(request: Request) -> Journaal:
    return request.services.omgevingen.get(request.omgeving.naam).journaal


def _filter(gegevens: Mapping[str, Any]) -> Filter:
    return Filter(gegevens.get("pad"), gegevens.get("methode"), gegevens.get("status"))
