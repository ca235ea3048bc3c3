"""Lookup and reverse: one object by its id, and what lies near a point."""

from collections.abc import Mapping

from simulator.adressen.nabij import nabij
from simulator.adressen.vraagtaal import Vraagfout
from simulator.adressen.zoeken import gefilterd
from simulator.adressen.zoekindex import zoekindex
from simulator.adressen.zoekobjecten import TYPEN
from simulator.api.locatieserver_v3_1.antwoord import documenten, geef
from simulator.api.locatieserver_v3_1.parameters import filters, gegeven, punt, velden, weiger_parameter
from simulator.api.locatieserver_v3_1.zoekvragen import OPZOEKVELDEN
from simulator.kaart.rooster import RD_VECTOR
from simulator.platform.exchange import Request, Response

NABIJVELDEN = frozenset(("id", "type", "weergavenaam", "score", "afstand"))


def lookup(request: Request) -> Response:
    """The object with this id; an unknown id finds nothing, which is no error."""
    waarden = gegeven(request)
    index = zoekindex(request.omgeving.stand)
    nummer = index.nummers.get(request.query["id"])
    gevonden = [] if nummer is None else [nummer]
    try:
        masker = gefilterd(index, filters(waarden, ()))
    except Vraagfout as fout:
        weiger_parameter(fout.over, str(fout))
    gevonden = [getal for getal in gevonden if masker[getal]]
    docs = documenten(index, gevonden, velden(request.query.get("fl"), OPZOEKVELDEN))
    return geef(request, {"response": {"numFound": len(docs), "start": 0, "numFoundExact": True, "docs": docs}})


def reverse(request: Request) -> Response:
    """What lies near a point, the nearest first. `fq` filters what `rows` took, so fewer may be left, as in PDOK."""
    waarden = gegeven(request)
    plek = punt(request, ("X", "Y"), ("lat", "lon"))
    if plek is None:
        weiger_parameter("X", "ontbreekt: geef X en Y, of lat en lon")
    index = zoekindex(request.omgeving.stand)
    alles = nabij(index, *plek, _typen(waarden) if _in_rooster(*plek) else (), request.query.get("distance"))
    start, rijen = request.query["start"], request.query["rows"]
    nummers = alles.nummers[start : start + rijen]
    afstanden = alles.afstanden[start : start + rijen]
    try:
        masker = gefilterd(index, filters(waarden, ()))[nummers]
    except Vraagfout as fout:
        weiger_parameter(fout.over, str(fout))
    meters = [round(afstand, 2) for afstand in afstanden[masker].tolist()]
    scores = [_score(afstand) for afstand in meters]
    vel = velden(request.query.get("fl"), NABIJVELDEN)
    docs = documenten(index, nummers[masker].tolist(), vel, score=scores, afstand=meters)
    inhoud = {
        "numFound": len(alles.nummers),
        "start": start,
        "maxScore": _score(round(float(alles.afstanden[0]), 2)) if len(alles.afstanden) else 0.0,
        "numFoundExact": True,
        "docs": docs,
    }
    return geef(request, {"response": inhoud})


def _in_rooster(x: float, y: float) -> bool:
    """Whether a point lies in the grid of the Dutch maps: what is beyond it is near nothing."""
    minx, miny, maxx, maxy = RD_VECTOR.omvang
    return minx <= x <= maxx and miny <= y <= maxy


def _score(afstand: float) -> float:
    """The nearer the higher; how the real service scores here has not been seen."""
    return round(100 / (1 + afstand), 6)


def _typen(waarden: Mapping[str, list[str]]) -> list[str]:
    gevraagd = [naam for tekst in waarden.get("type", ["adres"]) for naam in tekst.split(",")]
    return list(TYPEN) if "*" in gevraagd else gevraagd
