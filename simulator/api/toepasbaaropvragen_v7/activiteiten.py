"""Activities through time, the texts that regulate them, and which are regulated at a place."""

from collections.abc import Mapping
from typing import Any

from simulator.api.toepasbaaropvragen_v7.zoekobject import controleer_crs, tijdreis, zoek
from simulator.omgevingsdocument import waardelijsten
from simulator.omgevingsdocument.levensloop import (
    Activiteitversie,
    Periode,
    Regeltekst,
    activiteitversies,
    geldend,
    gereguleerd_op,
    levensloop,
    regelteksten,
)
from simulator.omgevingsdocument.records import ORGANISATIE, Owobject
from simulator.omgevingsdocument.vraag import owobject
from simulator.platform.exchange import Request, Response, hal
from simulator.platform.hal import collectie, href, lees_pagina, link, self_href
from simulator.platform.problems import Problem
from simulator.platform.tijdreis import lees_assen

NIET_GEVONDEN = "Er is geen activiteit met deze identificatie op dit moment."


def get_levenscyclus(request: Request) -> Response:
    """Every version of every activity."""
    return _levenscyclus(request, activiteitversies(request.omgeving.stand))


def get_levenscyclus_van(request: Request) -> Response:
    """Every version of one activity; 404 when there is none."""
    versies = activiteitversies(request.omgeving.stand, request.path["identificatie"])
    if not versies:
        raise Problem("niet-gevonden", "Er is geen activiteit met deze identificatie.")
    return _levenscyclus(request, versies)


def _levenscyclus(request: Request, alle: tuple[Owobject, ...]) -> Response:
    stand, beschikbaar_op = request.omgeving.stand, lees_assen(request).beschikbaar_op
    versies = geldend(stand, alle, beschikbaar_op)
    pagina = lees_pagina(request, eerste=0)
    items = [_activiteit(request, levensloop(stand, versie, beschikbaar_op)) for versie in pagina.knip(versies)]
    return hal(collectie(request, "activiteiten", items, pagina, len(versies)))


def get_juridische_bron(request: Request) -> Response:
    """The regeling that an activity is in, with the texts in it that regulate the activity."""
    activiteit = _activiteit_op(request)
    teksten = regelteksten(request.omgeving.stand, activiteit["identificatie"], tijdreis(request))
    eigen = [_regeltekst(tekst) for tekst in teksten if tekst.work == activiteit["regeling"]]
    links = {"self": link(self_href(request))}
    return hal({"documentIdentificatie": activiteit["regeling"], "regelteksten": eigen, "_links": links})


def get_regelteksten(request: Request) -> Response:
    """The texts of any regeling that regulate an activity."""
    activiteit = _activiteit_op(request)
    teksten = regelteksten(request.omgeving.stand, activiteit["identificatie"], tijdreis(request))
    pagina = lees_pagina(request, eerste=0)
    items = [_regeltekst(tekst) for tekst in pagina.knip(teksten)]
    return hal(collectie(request, "regelteksten", items, pagina, len(teksten)))


def zoek_activiteitidentificaties(request: Request) -> Response:
    """The identificaties of the activities that are regulated at a place: a bare array."""
    controleer_crs(request)
    gevonden = zoek(request, request.body, "")
    return hal(gereguleerd_op(request.omgeving.stand, gevonden, tijdreis(request)), cacheable=False)


def _activiteit_op(request: Request) -> Owobject:
    gevonden = owobject(request.omgeving.stand, request.path["identificatie"], tijdreis(request))
    if gevonden is None or gevonden["soort"] != "Activiteit":
        raise Problem("niet-gevonden", NIET_GEVONDEN)
    return gevonden


def _regeltekst(tekst: Regeltekst) -> dict[str, str]:
    return {"identificatie": tekst.identificatie, "wId": tekst.wid, "omschrijving": tekst.tekst}


def _activiteit(request: Request, gevonden: Activiteitversie) -> dict[str, Any]:
    versie = gevonden.versie
    velden: Mapping[str, Any] = versie["velden"]
    groep = waardelijsten.waarde(str(velden.get("groep", "")))
    gezag = request.omgeving.stand.get(ORGANISATIE, versie["bevoegdGezag"]) or {}
    pad = f"/activiteiten/{versie['identificatie']}"
    inhoud: dict[str, Any] = {
        "identificatie": versie["identificatie"],
        "naam": str(velden.get("naam", "")),
        "groep": {"code": groep.code, "waarde": groep.label},
        "oin": gezag.get("oin"),
        "bevoegdGezag": {veld: gezag[veld] for veld in ("naam", "bestuurslaag", "code")} if gezag else None,
        "is": velden.get("bovenliggendeActiviteit"),
        "gerelateerd": list(velden.get("gerelateerdeActiviteit", ())) or None,
        "geregistreerdMet": {
            "versie": versie["versie"],
            **({"status": "B"} if versie["beeindigd"] else {}),
            **_periode(gevonden.periode),
        },
        "laatsteWijzigingOp": gevonden.gewijzigd,
        "isGereguleerdVoor": [
            {"identificatie": locatie, "geregistreerdMet": _periode(periode)} for locatie, periode in gevonden.locaties
        ],
        "_links": {
            "self": link(href(request, f"/activiteitengeaggregeerd/{versie['identificatie']}/levenscyclus")),
            "heeftJuridischeBron": link(href(request, f"{pad}/juridischebron")),
            "heeftRegeltekst": link(href(request, f"{pad}/regelteksten")),
        },
    }
    return {naam: waarde for naam, waarde in inhoud.items() if waarde is not None}


def _periode(periode: Periode) -> dict[str, str]:
    eind = {"eindGeldigheid": periode.eind} if periode.eind else {}
    return {"beginGeldigheid": periode.begin, **eind}
