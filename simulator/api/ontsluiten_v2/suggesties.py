"""Suggestions for an (incomplete) text: exact matches first, then what looks like it, without paging."""

import difflib
from typing import Any

from simulator.api.ontsluiten_v2 import document
from simulator.api.ontsluiten_v2.documenten import kandidaten, tijdreis, zoekvelden
from simulator.omgevingsdocument.records import Regelingversie
from simulator.platform.exchange import Request, Response, hal
from simulator.platform.hal import link, self_href

LIJKT = 0.75  # from which a word of the title counts as the word that was meant
MAX_WOORDEN = 20
MAX_LETTERS = 40  # of a word: cost grows with the square


def suggereer_documenten(request: Request) -> Response:
    """At most `limiet` suggestions."""
    tekst = request.query["_find"].strip().casefold()
    limiet = request.query.get("limiet", 10)
    exact: list[dict[str, Any]] = []
    vaag: list[tuple[float, dict[str, Any]]] = []
    for voorkomen in kandidaten(request, tijdreis(request)):
        versie = voorkomen.versie
        velden = [naam for naam, veld in zoekvelden(versie).items() if tekst in veld.casefold()]
        if velden:
            exact.append(_suggestie(versie, velden))
        elif (gelijkenis := _gelijkenis(tekst, document.titel(versie).casefold())) >= LIJKT:
            vaag.append((gelijkenis, _suggestie(versie, ["titel"])))
    vaag.sort(key=lambda paar: -paar[0])
    suggesties = [*exact, *(suggestie for _, suggestie in vaag)][:limiet]
    return hal({"_embedded": {"suggesties": suggesties}, "_links": {"self": link(self_href(request))}})


def _suggestie(versie: Regelingversie, velden: list[str]) -> dict[str, Any]:
    return {
        "identificatie": versie["work"],
        "uriIdentificatie": document.uri(versie["work"]),
        "titel": document.titel(versie),
        "type": document.soort(versie),
        "opgesteldDoor": versie["bevoegdGezag"]["naam"],
        "statusdatum": versie["beginInwerking"] or versie["beginGeldigheid"],
        "isOntwerp": False,
        "isBesluit": False,
        "matches": velden,
    }


def _gelijkenis(tekst: str, titel: str) -> float:
    """How well the worst fitting word of the text fits its best word of the title: 1 is the same, 0 is not enough."""
    woorden = tekst.split()[:MAX_WOORDEN]
    titelwoorden = titel.split()[:MAX_WOORDEN]
    slechtste = 1.0 if woorden else 0.0
    vergelijker = difflib.SequenceMatcher()
    for woord in woorden:
        vergelijker.set_seq2(woord[:MAX_LETTERS])
        beste = 0.0
        for ander in titelwoorden:
            vergelijker.set_seq1(ander[:MAX_LETTERS])
            drempel = max(beste, LIJKT)
            if vergelijker.real_quick_ratio() >= drempel and vergelijker.quick_ratio() >= drempel:
                beste = max(beste, vergelijker.ratio())
        if beste < LIJKT:
            return 0
        slechtste = min(slechtste, beste)
    return slechtste
