"""The start, health and info: paths as in facts/overige-apis.md 0.1, answers like those of Catalogus 3.0.0."""

from simulator.api.rtr import gezond, info, start
from simulator.platform.exchange import Request, Response

VERSIE = "2.4.6"


def get_start(request: Request) -> Response:
    """Links to the collections."""
    return start(request, "activiteiten", "werkzaamheden")


def get_health(request: Request) -> Response:
    """UP."""
    return gezond()


def get_info(request: Request) -> Response:
    """Name and version; `version` is that of the document."""
    return info("RTR gegevens", VERSIE, "Activiteiten en werkzaamheden van de registratie toepasbare regels")
