"""Activities by words, locaties, layer of government and toestemming.

The real one searches activities with indieningsvereisten only, one hit per toestemming. Until deliveries can make an
activity toepasbaar, an activity that a STOP delivery brought is found without toestemming as well, with the ref that
its Conclusie would have.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from simulator.api.rtr import bestuursorgaan, datum_of_vandaag, lees_pagina, ref, schrijf_datum
from simulator.api.rtrgegevens_v2.presentatie import TOESTEMMINGEN
from simulator.omgevingsdocument import vraag
from simulator.platform.exchange import Request, Response, hal, plain
from simulator.platform.hal import collectie
from simulator.store import Stand
from simulator.toepasbareregels.activiteiten import Activiteit, structuur
from simulator.toepasbareregels.verwijzing import gezag, soortnaam
from simulator.toepasbareregels.werkzaamheden import regelbeheerobjecten
from simulator.toepasbareregels.zoeken import past, woorden, zoekwoorden

MAX_SUGGESTIES = 10
ZONDER_VEREISTEN = "Conclusie"  # a ref without soort does not exist (facts/toepasbare-regels.md 4.1)
Treffer = tuple[int, Activiteit, Mapping[str, Any] | None]  # how well it fits, and the indieningsvereisten


def zoek_activiteiten(request: Request) -> Response:
    """Those that meet every criterion that is given."""
    stand = request.omgeving.stand
    body: Mapping[str, Any] = request.body or {}
    datum = datum_of_vandaag(request, body.get("datum"))
    van = structuur(stand, datum)
    treffers = list(_treffers(stand, list(van.activiteiten.values()), body, datum))
    # Nobody's choice of an activity is counted: the most chosen ones are those that fit best.
    if body.get("sortering") == "alfabetisch" or not zoekwoorden(body.get("zoekterm", "")):
        treffers.sort(key=lambda treffer: _alfabetisch(treffer[1]))
    else:
        treffers.sort(key=lambda treffer: (-treffer[0], _alfabetisch(treffer[1])))
    pagina = lees_pagina(request)
    items = []
    for _, item, vereisten in pagina.knip(treffers):
        inhoud: dict[str, Any] = {
            "urn": item.urn,
            "omschrijving": item.omschrijving,
            "functioneleStructuurRef": ref(stand, item, soortnaam(vereisten) if vereisten else ZONDER_VEREISTEN),
        }
        if vereisten and (code := _code(vereisten)):
            inhoud["toestemming"] = {"code": code, "waarde": TOESTEMMINGEN.get(code, code)}
        inhoud["bestuursorgaan"] = bestuursorgaan(stand, item.urn)
        inhoud["locaties"] = [
            {"identificatie": locatie["identificatie"], "beginDatum": schrijf_datum(locatie["beginGeldigheid"])}
            for naam in item.locaties
            if (locatie := vraag.owobject(stand, naam, van.tijdreis)) is not None
        ]
        items.append(inhoud)
    return hal(collectie(request, "activiteiten", items, pagina, len(treffers)), cacheable=False)


def suggereer_activiteiten(request: Request) -> Response:
    """Descriptions of activities that fit what has been typed so far, the best first, as a bare list."""
    stand = request.omgeving.stand
    zoekterm: str = request.body["zoekterm"]
    suggesties: dict[str, None] = {}
    if zoekwoorden(zoekterm):
        vandaag = request.omgeving.vandaag()
        alle = list(structuur(stand, vandaag).activiteiten.values())
        treffers = _treffers(stand, alle, {"zoekterm": zoekterm}, vandaag)
        for _, item, _ in sorted(treffers, key=lambda treffer: (-treffer[0], _alfabetisch(treffer[1]))):
            suggesties[item.omschrijving] = None
    return plain(list(suggesties)[:MAX_SUGGESTIES])


def _treffers(stand: Stand, alle: list[Activiteit], body: Mapping[str, Any], datum: str) -> Iterator[Treffer]:
    gezocht = zoekwoorden(body.get("zoekterm", ""))
    locaties = body.get("locaties")
    daar = None if locaties is None else frozenset(locaties)
    lagen = {laag.casefold() for laag in body.get("bestuurslagen") or ()}
    toestemmingen = {code.casefold() for code in body.get("toestemmingen") or ()}
    for item in alle:
        if (daar is not None and daar.isdisjoint(item.locaties)) or (lagen and gezag(item.urn).laag not in lagen):
            continue
        vereisten = [
            regelobject
            for regelobject in regelbeheerobjecten(stand, item, datum)
            if regelobject["typering"].casefold() == "indieningsvereisten"
        ]
        if not (vereisten or item.geleverd):
            continue
        punten = past(gezocht, item.omschrijving)
        if not punten:
            continue
        if not vereisten and not toestemmingen:
            yield punten, item, None
        for regelobject in vereisten:
            if not toestemmingen or _code(regelobject).casefold() in toestemmingen:
                yield punten, item, regelobject


def _code(regelobject: Mapping[str, Any]) -> str:
    return str((regelobject.get("toestemming") or {}).get("code", ""))


def _alfabetisch(item: Activiteit) -> tuple[list[str], str]:
    return woorden(item.omschrijving), item.urn
