"""app-health, app-info and crss."""

from simulator.platform import meta
from simulator.platform.crs import RD
from simulator.platform.exchange import Request, Response


def get_health(request: Request) -> Response:
    """UP."""
    return meta.app_health()


def get_info(request: Request) -> Response:
    """Name and versions; `version` is that of the document."""
    return meta.app_info(
        "Omgevingsdocumenten Presenteren",
        "8.5.2",
        "Regelingen van het omgevingsstelsel opvragen",
        stopVersion="1.3.0",
        imowVersion="2.0.0",
    )


def get_crss(request: Request) -> Response:
    """The one CRS that can be searched in."""
    return meta.crss((RD,))
