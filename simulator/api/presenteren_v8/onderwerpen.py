"""What is going on at a place: per regeling its gebiedsaanwijzingen, activities and themas there."""

from typing import Any

from simulator.api.presenteren_v8.owobjecten import waarde
from simulator.api.presenteren_v8.regeling import hoofdregeling, pad
from simulator.api.presenteren_v8.sjabloon import antwoord, link, sjabloon
from simulator.api.presenteren_v8.verzoek import geometrie, tijdreis
from simulator.omgevingsdocument import vraag
from simulator.omgevingsdocument.annotaties import Onderwerp, onderwerpen
from simulator.omgevingsdocument.records import Owobject
from simulator.omgevingsdocument.vraag import Voorkomen
from simulator.platform.exchange import Request, Response


def zoek_onderwerpen(request: Request) -> Response:
    """Every regeling that covers the place, in order of registration."""
    stand, moment = request.omgeving.stand, tijdreis(request)
    plek = geometrie(request)
    assert plek is not None  # required by the document
    zichtbaar = {voorkomen.versie["work"]: voorkomen for voorkomen in vraag.regelingen(stand, moment)}
    gevonden = [_onderwerp(onderwerp, zichtbaar) for onderwerp in onderwerpen(stand, plek, moment)]
    return antwoord(sjabloon({"regelingen": gevonden}), request, cacheable=False)  # the place is in the body


def _onderwerp(onderwerp: Onderwerp, zichtbaar: dict[str, Voorkomen]) -> dict[str, Any]:
    links = {
        "regeling": link(pad(onderwerp.work)),
        "documentstructuur": link(pad(onderwerp.work) + "/documentstructuur"),
    }
    hoofd = hoofdregeling(zichtbaar[onderwerp.work].versie)
    if hoofd in zichtbaar and hoofd:
        links["tijdelijkDeelVan"] = link(pad(hoofd))
    return {
        "identificatie": onderwerp.work,
        "gebiedsaanwijzingen": [_naam(ow) for ow in onderwerp.gebiedsaanwijzingen],
        "activiteiten": [
            {**_naam(ow), "activiteitLocatieaanduidingen": list(alas)} for ow, alas in onderwerp.activiteiten
        ],
        "themas": [waarde(uri) for uri in onderwerp.themas],
        "_links": links,
    }


def _naam(ow: Owobject) -> dict[str, Any]:
    return {"identificatie": ow["identificatie"], "naam": ow["velden"]["naam"]}
