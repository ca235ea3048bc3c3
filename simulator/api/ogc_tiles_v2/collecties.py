"""The two collections: what shows today, and all versions."""

from typing import Any

from simulator.api.ogc_tiles_v2.verwijzingen import OGC_REL, RD_URI, antwoord, link
from simulator.kaart.locaties import ACTUEEL, VOLLEDIG
from simulator.platform.exchange import Request, Response
from simulator.platform.problems import Problem

# The tile sets of the leverancierstestomgeving (facts/overige-apis.md 2.1).
COLLECTIES = {f"leverancierstest-{soort}": soort for soort in (ACTUEEL, VOLLEDIG)}
_OVER = {
    ACTUEEL: ("Locaties, actueel", "De versie van elke locatie die nu geldt."),
    VOLLEDIG: ("Locaties, volledig", "Alle versies van alle locaties, ook vroegere en toekomstige."),
}
# The Netherlands and its part of the North Sea, in degrees.
_OMVANG = {"spatial": {"bbox": [[2.0, 50.7, 7.3, 55.8]], "crs": "http://www.opengis.net/def/crs/OGC/1.3/CRS84"}}


def collectie(request: Request) -> tuple[str, str]:
    """The collection that the path names: its id, and actueel or volledig. Problem 404 for another."""
    naam: str = request.path["collectionId"]
    if naam not in COLLECTIES:
        raise Problem("niet-gevonden", f"Er is geen collectie {naam[:100]!r}; wel {' en '.join(COLLECTIES)}.")
    return naam, COLLECTIES[naam]


def get_collections(request: Request) -> Response:
    """Both collections."""
    return antwoord(
        {
            "links": [link(request, "/collections", "self", "Collecties")],
            "collections": [_collectie(request, naam) for naam in COLLECTIES],
        }
    )


def get_collection(request: Request) -> Response:
    """One collection."""
    return antwoord(_collectie(request, collectie(request)[0]))


def _collectie(request: Request, naam: str) -> dict[str, Any]:
    titel, omschrijving = _OVER[COLLECTIES[naam]]
    return {
        "id": naam,
        "title": titel,
        "description": omschrijving,
        "dataType": "vector",
        "extent": _OMVANG,
        "crs": [RD_URI],
        "links": [
            link(request, f"/collections/{naam}", "self", titel),
            link(request, f"/collections/{naam}/tiles", f"{OGC_REL}tilesets-vector", "Vectortegels"),
        ],
    }
