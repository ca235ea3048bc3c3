"""What this API is and what it can do."""

from simulator.api.ogc_tiles_v2.verwijzingen import OGC_REL, antwoord, link
from simulator.platform.exchange import Request, Response

CONFORMITEIT = (
    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/json",
    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/oas30",
    "http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tileset",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tilesets-list",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/geodata-tilesets",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/mvt",
    "http://www.opengis.net/spec/tms/2.0/conf/tilematrixset",
    "http://www.opengis.net/spec/tms/2.0/conf/json-tilematrixset",
)


def get_landing_page(request: Request) -> Response:
    """Links to everything else."""
    return antwoord(
        {
            "title": "Omgevingsdocumenten",
            "description": "Locaties in omgevingsdocumenten als vectortegels, uit de stand van deze simulator.",
            "links": [
                link(request, "/", "self", "Deze pagina"),
                link(request, "/openapi.json", "service-desc", "Beschrijving van deze API"),
                link(request, "/conformance", "conformance", "Eisenklassen"),
                link(request, "/conformance", f"{OGC_REL}conformance", "Eisenklassen"),
                link(request, "/collections", "data", "Collecties"),
                link(request, "/tileMatrixSets", f"{OGC_REL}tiling-schemes", "Roosters"),
            ],
        }
    )


def get_conformance(request: Request) -> Response:
    """The requirement classes that this API meets."""
    return antwoord({"conformsTo": list(CONFORMITEIT)})
