"""app-health, app-info and crss."""

from simulator.platform import meta
from simulator.platform.crs import RD
from simulator.platform.exchange import Request, Response


def get_health(request: Request) -> Response:
    """UP."""
    return meta.app_health()


def get_info(request: Request) -> Response:
    """Name and version; `version` is that of the document."""
    return meta.app_info("Omgevingsinformatie ontsluiten API", "2.13.1", "Omgevingsdocumenten vinden")


def get_crss(request: Request) -> Response:
    """The one CRS that can be searched in."""
    return meta.crss((RD,))
