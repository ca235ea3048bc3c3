"""All werkzaamheden, and the versions of one. The register has one version of each."""

from typing import Any

from simulator.api.rtr import lees_pagina, ongeldig, schrijf_datum
from simulator.platform.exchange import Request, Response, hal
from simulator.platform.hal import collectie, href, link
from simulator.platform.problems import Problem
from simulator.store import Stand
from simulator.toepasbareregels.records import Werkzaamheid
from simulator.toepasbareregels.verwijzing import werkzaamheid_ref
from simulator.toepasbareregels.werkzaamheden import BEGIN, logisch_gerelateerd, werkzaamheden


def get_werkzaamheden(request: Request) -> Response:
    """All werkzaamheden, in order of urn."""
    alle = list(werkzaamheden(request.omgeving.stand).values())
    pagina = lees_pagina(request)
    items = [
        {
            "urn": item["urn"],
            "omschrijving": item["omschrijving"],
            "_links": {"self": link(href(request, f"/werkzaamheden/{item['urn']}"))},
        }
        for item in pagina.knip(alle)
    ]
    return hal(collectie(request, "werkzaamheden", items, pagina, len(alle)))


def get_versies(request: Request) -> Response:
    """The versions of one werkzaamheid; 404 when it is unknown."""
    if "_expandScope" in request.query:
        # In the real document but refused by the real service (facts/toepasbare-regels.md 6).
        raise ongeldig("_expandScope", "Deze parameter wordt niet ondersteund")
    stand = request.omgeving.stand
    item = werkzaamheden(stand).get(request.path["urn"])
    if item is None:
        raise Problem("niet-gevonden", "Er is geen werkzaamheid met deze urn.")
    pagina = lees_pagina(request)
    versies = pagina.knip([_versie(stand, item)])
    return hal(collectie(request, "werkzaamheidversies", versies, pagina, 1))


def _versie(stand: Stand, item: Werkzaamheid) -> dict[str, Any]:
    alle = werkzaamheden(stand)
    return {
        "urn": item["urn"],
        "omschrijving": item["omschrijving"],
        "beginDatum": schrijf_datum(BEGIN),
        "trefwoorden": item["trefwoorden"],
        "logischeRelaties": [
            {
                "urn": urn,
                "omschrijving": alle[urn]["omschrijving"],
                "functioneleStructuurRef": werkzaamheid_ref(urn),
            }
            for urn in logisch_gerelateerd(stand, item["urn"])
        ],
    }
