"""health, app-health and app-info."""

from simulator.platform import meta
from simulator.platform.exchange import Request, Response, plain


def get_app_health(request: Request) -> Response:
    """UP."""
    return meta.app_health()


def get_health(request: Request) -> Response:
    """UP, in the older form."""
    return plain({"status": "UP"})


def get_info(request: Request) -> Response:
    """Name and version; `version` is that of the document."""
    return meta.app_info("Omgevingsdocumenten Toepasbaar", "7.7.5", "Activiteiten en locaties voor toepasbare regels")
