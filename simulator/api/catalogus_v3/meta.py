"""app-health and app-info, in the form of document 3.0.0."""

from simulator.platform.exchange import Request, Response, plain


def get_health(request: Request) -> Response:
    """UP."""
    return plain({"status": "UP"})


def get_info(request: Request) -> Response:
    """Name and version; `version` is that of the document."""
    naam = "Stelselcatalogus Omgevingswet"
    return plain({"app": {"name": naam, "version": "3.2.4", "description": "Begrippen van de Omgevingswet opvragen"}})
