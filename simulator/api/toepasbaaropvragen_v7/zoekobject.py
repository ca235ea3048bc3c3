"""The search objects of this API, and the moment that a request asks about."""

from collections.abc import Mapping
from typing import Any

from simulator.api.plek import controleer_plek
from simulator.geo.geojson import Geometriefout
from simulator.omgevingsdocument import zoekgebied
from simulator.omgevingsdocument.tijdlijn import Tijdreis
from simulator.platform.crs import RD
from simulator.platform.exchange import Request
from simulator.platform.problems import InvalidParam, Problem
from simulator.platform.tijdreis import lees_assen

CRS = ("EPSG:28992", RD)  # a client was seen to work with the short form


def tijdreis(request: Request) -> Tijdreis:
    """The moment on the three axes."""
    return Tijdreis(*lees_assen(request))


def controleer_crs(request: Request) -> None:
    """The header is required here. 400 when it is absent or no RD."""
    waarde = request.headers.get("content-crs")
    if waarde is None:
        raise _ongeldig("Content-Crs", "Ontbreekt, maar is verplicht")
    if waarde.strip().upper() not in (crs.upper() for crs in CRS):
        raise _ongeldig("Content-Crs", f"Ongeldige waarde: {waarde[:100]}; verwacht een van {', '.join(CRS)}")


def zoek(request: Request, geo: Mapping[str, Any], naam: str = "geo") -> dict[str, str]:
    """identificatie -> within | intersects, of the locaties that a GeoJsonZoekobject finds."""
    plek = f"{naam}.geometrie" if naam else "geometrie"
    controleer_plek(geo["geometrie"], naam=plek)
    binnen = geo["spatialOperator"] == zoekgebied.WITHIN
    try:
        return zoekgebied.zoek_locaties(
            request.omgeving.stand, geo["geometrie"], tijdreis(request), alleen_binnen=binnen
        )
    except Geometriefout as fout:
        raise _ongeldig(plek, fout.reden) from None


def een_van_beide(zoekobject: Mapping[str, Any]) -> None:
    """Refuse a search object with both or neither of geo and locatieIdentificaties."""
    aantal = ("geo" in zoekobject) + ("locatieIdentificaties" in zoekobject)
    if aantal != 1:
        reden = "Geef geo of locatieIdentificaties" + (", niet allebei" if aantal else "")
        raise Problem("verkeerd-verzoek", "Deze combinatie van velden kan niet.", [InvalidParam("body", reden)])


def _ongeldig(naam: str, reden: str) -> Problem:
    return Problem("verkeerd-verzoek", f"{naam} heeft een ongeldige waarde.", [InvalidParam(naam, reden)])
