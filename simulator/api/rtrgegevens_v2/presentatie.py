"""Activities and werkzaamheden as RTR gegevens v2 gives them."""

from collections.abc import Mapping
from typing import Any

from simulator.api.rtr import bestuursorgaan, ref, schrijf_datum
from simulator.omgevingsdocument import vraag
from simulator.platform.exchange import Request
from simulator.platform.hal import href, link
from simulator.toepasbareregels.activiteiten import Activiteit, Structuur
from simulator.toepasbareregels.records import Werkzaamheid
from simulator.toepasbareregels.verwijzing import soortnaam, werkzaamheid_ref
from simulator.toepasbareregels.werkzaamheden import regelbeheerobjecten, toepasbaar, werkzaamheden_van

# The labels that are known (facts/toepasbare-regels.md 4.3); of the others only the code is.
TOESTEMMINGEN = {"Vergunning": "Aanvraag vergunning", "Melding": "Melding", "Informatie": "Informatie"}


def activiteit(request: Request, van: Structuur, item: Activiteit, datum: str) -> dict[str, Any]:
    """One activity with the links to what lies above and below it, at a date (yyyy-mm-dd)."""
    stand = request.omgeving.stand
    inhoud: dict[str, Any] = {
        "urn": item.urn,
        "omschrijving": item.omschrijving,
        "beginDatum": schrijf_datum(item.begin),
    }
    if item.eind:
        inhoud["eindDatum"] = schrijf_datum(item.eind)
    regels = toepasbaar(stand, item, datum)
    inhoud["verfijnbaar"] = bool(regels and regels["verfijnbaar"])
    inhoud["bestuursorgaan"] = bestuursorgaan(stand, item.urn)
    objecten = [
        _regelbeheerobject(regelobject, ref(stand, item, soortnaam(regelobject)))
        for regelobject in regelbeheerobjecten(stand, item, datum)
    ]
    if objecten:
        inhoud["regelBeheerObjecten"] = objecten
    inhoud["locaties"] = [
        {"identificatie": locatie["identificatie"], "beginDatum": schrijf_datum(locatie["beginGeldigheid"])}
        for naam in item.locaties
        if (locatie := vraag.owobject(stand, naam, van.tijdreis)) is not None
    ]
    links: dict[str, Any] = {"self": activiteit_link(request, item.urn, datum)}
    if item.bovenliggend in van.activiteiten:
        links["bovenliggendeActiviteit"] = activiteit_link(request, str(item.bovenliggend), datum)
    if onder := van.onderliggend.get(item.urn):
        links["onderliggendeActiviteiten"] = [activiteit_link(request, urn, datum) for urn in onder]
    if werk := werkzaamheden_van(stand, item, datum):
        links["werkzaamheden"] = [werkzaamheid_link(request, urn, datum) for urn in werk]
    return {**inhoud, "_links": links}


def _regelbeheerobject(regelobject: Mapping[str, Any], verwijzing: str) -> dict[str, Any]:
    inhoud: dict[str, Any] = {"typering": regelobject["typering"]}
    if code := (regelobject.get("toestemming") or {}).get("code"):
        inhoud["toestemming"] = {"code": code, "waarde": TOESTEMMINGEN.get(code, code)}
    return {**inhoud, "functioneleStructuurRef": verwijzing}


def werkzaamheid(request: Request, item: Werkzaamheid, datum: str) -> dict[str, Any]:
    """One werkzaamheid with the links to its couplings and relations."""
    pad = f"/werkzaamheden/{item['urn']}"
    koppelingen = href(request, f"{pad}/activiteitKoppelingen", {"datum": schrijf_datum(datum)}, tijdreis=False)
    relaties = href(request, f"{pad}/logischeRelaties", {"datum": schrijf_datum(datum)}, tijdreis=False)
    return {
        "urn": item["urn"],
        "omschrijving": item["omschrijving"],
        "trefwoorden": item["trefwoorden"],
        "_links": {
            "self": werkzaamheid_link(request, item["urn"], datum),
            "activiteitKoppelingen": link(koppelingen),
            "logischeRelaties": link(relaties),
        },
    }


def koppeling(request: Request, van: str, urn: str, datum: str) -> dict[str, Any]:
    """The coupling of an activity to a werkzaamheid `van`."""
    pad = f"/werkzaamheden/{van}/activiteitKoppelingen/{urn}"
    return {
        "urn": urn,
        "_links": {
            "self": link(href(request, pad, {"datum": schrijf_datum(datum)}, tijdreis=False)),
            "activiteit": activiteit_link(request, urn, datum),
        },
    }


def relatie(request: Request, van: str, ander: Werkzaamheid, datum: str) -> dict[str, Any]:
    """The relation of a werkzaamheid `van` to another one, with the fields that Opvragen werkzaamheden gives it."""
    pad = f"/werkzaamheden/{van}/logischeRelaties/{ander['urn']}"
    return {
        "urn": ander["urn"],
        "omschrijving": ander["omschrijving"],
        "functioneleStructuurRef": werkzaamheid_ref(ander["urn"]),
        "_links": {
            "self": link(href(request, pad, {"datum": schrijf_datum(datum)}, tijdreis=False)),
            "werkzaamheid": werkzaamheid_link(request, ander["urn"], datum),
        },
    }


def activiteit_link(request: Request, urn: str, datum: str) -> dict[str, str]:
    """The address of an activity at a date."""
    return link(href(request, f"/activiteiten/{urn}", {"datum": schrijf_datum(datum)}, tijdreis=False))


def werkzaamheid_link(request: Request, urn: str, datum: str) -> dict[str, str]:
    """The address of a werkzaamheid at a date."""
    return link(href(request, f"/werkzaamheden/{urn}", {"datum": schrijf_datum(datum)}, tijdreis=False))
