"""Werkzaamheden: all, one, and the activities coupled to one."""

from simulator.api.rtr import datum_of_vandaag, lees_pagina
from simulator.api.rtrgegevens_v2 import presentatie
from simulator.platform.exchange import Request, Response, hal
from simulator.platform.hal import collectie
from simulator.platform.problems import Problem
from simulator.toepasbareregels.activiteiten import structuur
from simulator.toepasbareregels.records import Werkzaamheid
from simulator.toepasbareregels.werkzaamheden import BEGIN, koppelingen, werkzaamheden


def get_werkzaamheden(request: Request) -> Response:
    """All werkzaamheden."""
    datum = datum_of_vandaag(request, request.query.get("datum"))
    alle = [item for item in werkzaamheden(request.omgeving.stand).values() if datum >= BEGIN]
    pagina = lees_pagina(request)
    items = [presentatie.werkzaamheid(request, item, datum) for item in pagina.knip(alle)]
    return hal(collectie(request, "werkzaamheden", items, pagina, len(alle)))


def get_werkzaamheid(request: Request) -> Response:
    """One werkzaamheid; 404 when it is unknown."""
    datum = datum_of_vandaag(request, request.query.get("datum"))
    return hal(presentatie.werkzaamheid(request, _werkzaamheid(request, datum), datum))


def get_koppelingen(request: Request) -> Response:
    """The activities coupled to a werkzaamheid at a date, which may be ISO here; 404 when it has none."""
    stand = request.omgeving.stand
    datum = datum_of_vandaag(request, request.query.get("datum"), iso=True)
    item = _werkzaamheid(request, datum)
    urns = koppelingen(stand, structuur(stand, datum), datum).get(item["urn"], ())
    if not urns:
        raise Problem("niet-gevonden", "Deze werkzaamheid is op deze datum aan geen activiteit gekoppeld.")
    pagina = lees_pagina(request)
    items = [
        {"urn": urn, "_links": {"activiteit": presentatie.activiteit_link(request, urn, datum)}}
        for urn in pagina.knip(urns)
    ]
    return hal(collectie(request, "activiteitKoppelingen", items, pagina, len(urns)))


def _werkzaamheid(request: Request, datum: str) -> Werkzaamheid:
    item = werkzaamheden(request.omgeving.stand).get(request.path["urn"])
    if item is None or datum < BEGIN:
        raise Problem("niet-gevonden", "Er is geen werkzaamheid met deze urn.")
    return item
