"""The start, health and info: paths as in facts/overige-apis.md 0.1, answers like those of Catalogus 3.0.0."""

from simulator.api.rtr import gezond, info, start
from simulator.platform.exchange import Request, Response

VERSIE = "2.2.3"


def get_start(request: Request) -> Response:
    """A link to itself: what this API has is asked with POST."""
    return start(request)


def get_health(request: Request) -> Response:
    """UP."""
    return gezond()


def get_info(request: Request) -> Response:
    """Name and version; `version` is that of the document."""
    return info("Zoekinterface", VERSIE, "Werkzaamheden en activiteiten vinden met woorden")
