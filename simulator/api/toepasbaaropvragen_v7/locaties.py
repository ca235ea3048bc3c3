"""Locaties by identification, and those at a place."""

from collections.abc import Sequence
from typing import Any

from simulator.api.presenteren_v8.locaties import begrenzing
from simulator.api.presenteren_v8.registratiegegevens import van_object
from simulator.api.toepasbaaropvragen_v7.zoekobject import controleer_crs, een_van_beide, tijdreis, zoek
from simulator.omgevingsdocument import vraag, zoekgebied
from simulator.omgevingsdocument.plaats import LOCATIESOORTEN
from simulator.omgevingsdocument.records import Owobject
from simulator.omgevingsdocument.tijdlijn import Tijdreis
from simulator.platform.exchange import Request, Response, hal
from simulator.platform.hal import collectie, href, lees_pagina, link, self_href
from simulator.platform.problems import Problem


def get_locatie(request: Request) -> Response:
    """One locatie; of a group with its members."""
    moment = tijdreis(request)
    locatie = vraag.owobject(request.omgeving.stand, request.path["identificatie"], moment)
    if locatie is None or locatie["soort"] not in LOCATIESOORTEN:
        raise Problem("niet-gevonden", "Er is geen locatie met deze identificatie op dit moment.")
    stand = request.omgeving.stand
    inhoud = _locatie(request, locatie, moment)
    groepselement: Sequence[str] = locatie["velden"].get("groepselement", ())  # type: ignore[assignment]
    leden = [lid for naam in groepselement if (lid := vraag.owobject(stand, naam, moment)) is not None]
    if leden:
        inhoud["_embedded"] = {"omvat": [_locatie(request, lid, moment) for lid in leden]}
    return hal(inhoud)


def zoek_locaties(request: Request) -> Response:
    """The locaties at a place, or those of the list that are there."""
    return _zoek(request, "locaties", None)


def zoek_primaire_locaties(request: Request) -> Response:
    """The same, of locaties that an object refers to directly."""
    return _zoek(request, "primairelocaties", zoekgebied.primair(request.omgeving.stand, tijdreis(request)))


def _zoek(request: Request, naam: str, toegestaan: frozenset[str] | None) -> Response:
    controleer_crs(request)
    gevonden = _gevonden(request)
    namen = [locatie for locatie in sorted(gevonden) if toegestaan is None or locatie in toegestaan]
    pagina = lees_pagina(request, eerste=0)
    moment = tijdreis(request)
    items = []
    for locatie in pagina.knip(namen):
        versie = vraag.owobject(request.omgeving.stand, locatie, moment)
        if versie is not None:
            items.append({**_basis(request, versie, moment), "spatialOperator": gevonden[locatie]})
    return hal(collectie(request, naam, items, pagina, len(namen)), cacheable=False)


def zoek_locatieidentificaties(request: Request) -> Response:
    """The identificaties of the locaties at a place, or of those that meet one of the given locaties."""
    controleer_crs(request)
    een_van_beide(request.body)
    if "geo" in request.body:
        gevonden = zoek(request, request.body["geo"])
    else:
        namen = request.body["locatieIdentificaties"]
        gevonden = zoekgebied.zoek_bij(request.omgeving.stand, namen, tijdreis(request))
    return _identificaties(request, "locatieidentificaties", sorted(gevonden))


def zoek_geometrieidentificaties(request: Request) -> Response:
    """The geometrieIdentificaties of the given locaties that are at a place."""
    controleer_crs(request)
    namen = zoekgebied.geometrieen(request.omgeving.stand, sorted(_gevonden(request)), tijdreis(request))
    return _identificaties(request, "geometrieidentificaties", namen)


def _gevonden(request: Request) -> dict[str, str]:
    gevonden = zoek(request, request.body["geo"])
    if "locatieIdentificaties" in request.body:
        gevraagd = frozenset(request.body["locatieIdentificaties"])
        gevonden = {locatie: relatie for locatie, relatie in gevonden.items() if locatie in gevraagd}
    return gevonden


def _identificaties(request: Request, naam: str, gevonden: Sequence[str]) -> Response:
    inhoud = {"_embedded": {naam: list(gevonden)}, "_links": {"self": link(self_href(request))}}
    return hal(inhoud, cacheable=False)


def _basis(request: Request, locatie: Owobject, moment: Tijdreis) -> dict[str, Any]:
    noemer = locatie["velden"].get("noemer")
    return {
        "identificatie": locatie["identificatie"],
        "geregistreerdMet": van_object(request.omgeving.stand, locatie, moment),
        **({"noemer": noemer} if noemer else {}),
        "_links": {"self": link(href(request, f"/locaties/{locatie['identificatie']}"))},
    }


def _locatie(request: Request, locatie: Owobject, moment: Tijdreis) -> dict[str, Any]:
    stand = request.omgeving.stand
    geometrie = vraag.geometrie_identificatie(stand, locatie)
    grenzen = begrenzing(stand, locatie, moment)
    return {
        **_basis(request, locatie, moment),
        **({"geometrieIdentificatie": geometrie} if geometrie else {}),
        **({"boundingBox": grenzen} if grenzen else {}),
    }
