"""Werkzaamheden: all, one, the activities coupled to one, and the werkzaamheden about the same thing."""

from collections.abc import Sequence
from typing import Any

from simulator.api.rtr import datum_of_vandaag, lees_pagina
from simulator.api.rtrgegevens_v2 import presentatie
from simulator.platform.exchange import Request, Response, hal
from simulator.platform.hal import collectie
from simulator.platform.problems import Problem
from simulator.toepasbareregels.activiteiten import structuur
from simulator.toepasbareregels.records import Werkzaamheid
from simulator.toepasbareregels.werkzaamheden import BEGIN, koppelingen, logisch_gerelateerd, werkzaamheden


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
    item, urns, datum = _gekoppeld(request)
    if not urns:
        raise Problem("niet-gevonden", "Deze werkzaamheid is op deze datum aan geen activiteit gekoppeld.")
    pagina = lees_pagina(request)
    items = [presentatie.koppeling(request, item["urn"], urn, datum) for urn in pagina.knip(urns)]
    return hal(collectie(request, "activiteitKoppelingen", items, pagina, len(urns)))


def get_koppeling(request: Request) -> Response:
    """The coupling of one activity to a werkzaamheid; 404 when it is not coupled at that date."""
    item, urns, datum = _gekoppeld(request)
    urn = request.path["gekoppelde_activiteit_urn"]
    if urn not in urns:
        raise Problem("niet-gevonden", "Deze activiteit is op deze datum niet aan deze werkzaamheid gekoppeld.")
    return hal(presentatie.koppeling(request, item["urn"], urn, datum))


def get_relaties(request: Request) -> Response:
    """The werkzaamheden about the same thing; an empty page when there are none."""
    item, verwant, datum = _verwant(request)
    pagina = lees_pagina(request)
    items = [_relatie(request, item, urn, datum) for urn in pagina.knip(verwant)]
    return hal(collectie(request, "logischeRelaties", items, pagina, len(verwant)))


def get_relatie(request: Request) -> Response:
    """The relation to one other werkzaamheid; 404 when that is not about the same thing."""
    item, verwant, datum = _verwant(request)
    urn = request.path["logisch_gerelateerde_werkzaamheid_urn"]
    if urn not in verwant:
        raise Problem("niet-gevonden", "Deze werkzaamheden zijn niet logisch gerelateerd.")
    return hal(_relatie(request, item, urn, datum))


def _gekoppeld(request: Request) -> tuple[Werkzaamheid, Sequence[str], str]:
    stand = request.omgeving.stand
    datum = datum_of_vandaag(request, request.query.get("datum"), iso=True)
    item = _werkzaamheid(request, datum)
    return item, koppelingen(stand, structuur(stand, datum), datum).get(item["urn"], ()), datum


def _verwant(request: Request) -> tuple[Werkzaamheid, Sequence[str], str]:
    datum = datum_of_vandaag(request, request.query.get("datum"))
    item = _werkzaamheid(request, datum)
    return item, logisch_gerelateerd(request.omgeving.stand, item["urn"]), datum


def _relatie(request: Request, van: Werkzaamheid, urn: str, datum: str) -> dict[str, Any]:
    return presentatie.relatie(request, van["urn"], werkzaamheden(request.omgeving.stand)[urn], datum)


def _werkzaamheid(request: Request, datum: str) -> Werkzaamheid:
    item = werkzaamheden(request.omgeving.stand).get(request.path["urn"])
    if item is None or datum < BEGIN:
        raise Problem("niet-gevonden", "Er is geen werkzaamheid met deze urn.")
    return item
