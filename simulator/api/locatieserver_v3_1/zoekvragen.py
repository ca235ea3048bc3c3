"""Free and suggest: search by words."""

from typing import Any

from simulator.adressen.documenten import VELDEN
from simulator.adressen.vraagtaal import Vraagfout
from simulator.adressen.woorden import gemarkeerd
from simulator.adressen.zoeken import Treffers, Zoekvraag, collaties, zoek, zoekwoorden
from simulator.adressen.zoekindex import Zoekindex, zoekindex
from simulator.api.locatieserver_v3_1.antwoord import documenten, geef, printbaar
from simulator.api.locatieserver_v3_1.parameters import (
    filters,
    gegeven,
    gewichten,
    punt,
    velden,
    weiger_parameter,
)
from simulator.platform.exchange import Request, Response

# Defaults of the real service, but for the fields that its recorded answers do not have: ask for those with fl=*.
NIET_VANZELF = frozenset(
    ("adrestype", "geometrie_ll", "geometrie_rd", "rdf_seealso", "sortering", "suggest", "typesortering")
) | frozenset(("waterschapsnaam", "waterschapscode"))
OPZOEKVELDEN = VELDEN - NIET_VANZELF
VRIJE_VELDEN = OPZOEKVELDEN | {"score"}
SUGGESTIEVELDEN = frozenset(("type", "weergavenaam", "id", "score"))
FILTER = ("type:(gemeente OR woonplaats OR weg OR postcode OR adres)",)
GEWICHTEN = {"provincie": 1.5, "gemeente": 1.5, "woonplaats": 1.5, "weg": 1.5, "postcode": 0.5, "adres": 1.0}


def free(request: Request) -> Response:
    """Everything that fits the words, in order; without `q` everything there is."""
    index = zoekindex(request.omgeving.stand)
    treffers, _ = _zoek(index, request, GEWICHTEN)
    return geef(request, {"response": _antwoord(index, request, treffers, VRIJE_VELDEN)})


def suggest(request: Request) -> Response:
    """What somebody who types this may mean: marked names, and better spelling for words that nothing has."""
    index = zoekindex(request.omgeving.stand)
    treffers, vraag = _zoek(index, request, {**GEWICHTEN, "postcode": 0.6})
    fouten = treffers.fouten
    start, rijen = request.query["start"], request.query["rows"]
    termen = [fout.voorstellen[0] for fout in fouten if fout.voorstellen] + zoekwoorden(vraag.tekst)
    gemerkt = {}
    for nummer in treffers.nummers[start : start + rijen].tolist():
        ding = index.objecten[nummer]
        naam = gemarkeerd(ding.weergavenaam, termen)
        if naam is not None:
            gemerkt[ding.id] = {"suggest": [naam]}
    inhoud = {
        "response": _antwoord(index, request, treffers, SUGGESTIEVELDEN),
        "highlighting": gemerkt,
        "spellcheck": _spellcheck(index, vraag, treffers),
    }
    return geef(request, inhoud)


def _zoek(index: Zoekindex, request: Request, standaardgewichten: dict[str, float]) -> tuple[Treffers, Zoekvraag]:
    waarden = gegeven(request)
    vraag = Zoekvraag(
        tekst=printbaar(request.query.get("q", "*")),
        filters=filters(waarden, FILTER),
        gewichten=gewichten(waarden, standaardgewichten),
        sortering=request.query["sort"],
        punt=punt(request, ("lat", "lon")),
        veld=request.query.get("df", "tekst"),
    )
    try:
        return zoek(index, vraag), vraag
    except Vraagfout as fout:
        weiger_parameter(fout.over, str(fout))


def _antwoord(index: Zoekindex, request: Request, treffers: Treffers, standaard: frozenset[str]) -> dict[str, Any]:
    start, rijen = request.query["start"], request.query["rows"]
    scores = [_afgerond(score) for score in treffers.scores[start : start + rijen].tolist()]
    nummers = treffers.nummers[start : start + rijen].tolist()
    return {
        "numFound": len(treffers.nummers),
        "start": start,
        "maxScore": _afgerond(float(treffers.scores.max(initial=0))),
        "numFoundExact": True,
        "docs": documenten(index, nummers, velden(request.query.get("fl"), standaard), score=scores),
    }


def _afgerond(score: float) -> float:
    """As many digits as a 32 bits number has."""
    return float(f"{score:.8g}")


def _spellcheck(index: Zoekindex, vraag: Zoekvraag, treffers: Treffers) -> dict[str, list[Any]]:
    """Lists in which name and content alternate, as Solr writes them."""
    suggesties: list[Any] = []
    for fout in treffers.fouten:
        if fout.voorstellen:
            suggesties += [
                fout.woord,
                {
                    "numFound": len(fout.voorstellen),
                    "startOffset": fout.begin,
                    "endOffset": fout.einde,
                    "suggestion": fout.voorstellen,
                },
            ]
    beter: list[Any] = []
    for collatie in collaties(index, vraag.tekst, treffers.fouten, vraag.filters):
        beter += [
            "collation",
            {
                "collationQuery": collatie.vraag,
                "hits": collatie.treffers,
                "misspellingsAndCorrections": [collatie.fout, collatie.verbetering],
            },
        ]
    return {"suggestions": suggesties, "collations": beter}
