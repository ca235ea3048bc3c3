"""Links and URIs that the OGC answers share."""

from typing import Any

import orjson

from simulator.platform.exchange import JSON, Request, Response

MVT = "application/vnd.mapbox-vector-tile"
RD_URI = "http://www.opengis.net/def/crs/EPSG/0/28992"
ROOSTER = "NetherlandsRDNewQuad"
ROOSTER_TITEL = "Amersfoort / RD New, vierkant rooster voor Nederland"
ROOSTER_URI = f"http://www.opengis.net/def/tilematrixset/OGC/1.0/{ROOSTER}"
OGC_REL = "http://www.opengis.net/def/rel/ogc/1.0/"


def link(request: Request, pad: str, rel: str, titel: str, soort: str = JSON) -> dict[str, Any]:
    """A link to a path of this API; templated when the path is."""
    verwijzing: dict[str, Any] = {"rel": rel, "type": soort, "title": titel, "href": f"{request.base}{pad}"}
    return {**verwijzing, "templated": True} if "{" in pad else verwijzing


def antwoord(inhoud: dict[str, Any]) -> Response:
    """A 200 with JSON that depends on nothing but the address."""
    return Response(200, orjson.dumps(inhoud), JSON, cacheable=True)
