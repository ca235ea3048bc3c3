"""What a request asks: time travel, the regeling it is about, and the place."""

from collections.abc import Mapping
from typing import Any

from simulator.api.plek import controleer_plek
from simulator.omgevingsdocument import vraag
from simulator.omgevingsdocument.records import Regelingversie
from simulator.omgevingsdocument.vraag import Tijdreis, Voorkomen
from simulator.platform.crs import content_crs
from simulator.platform.exchange import Request
from simulator.platform.problems import GEEN_GEGEVENS, Problem
from simulator.platform.tijdreis import lees_assen


def tijdreis(request: Request) -> Tijdreis:
    """The point on the three axes that this request is about."""
    return Tijdreis(*lees_assen(request))


def niet_gevonden() -> Problem:
    """404: nothing there, or not at this moment."""
    return Problem("niet-gevonden", GEEN_GEGEVENS)


def regeling(request: Request, moment: Tijdreis) -> Voorkomen:
    """The visible version of the regeling in the path; 404 when there is none at this moment."""
    gevonden = vraag.regeling(request.omgeving.stand, request.path["uriIdentificatie"], moment)
    if gevonden is None:
        raise niet_gevonden()
    return gevonden


def geometrie(request: Request) -> Mapping[str, Any] | None:
    """The geometry of the body, when there is one: in RD by its header, three decimals, drawable."""
    plek = request.body.get("geometrie")
    if plek is None:
        return None
    content_crs(request)
    controleer_plek(plek)
    checked: Mapping[str, Any] = plek
    return checked


def identiteit(versie: Regelingversie) -> tuple[str, int]:
    """What tells one version from all others: expression and version number."""
    return versie["expression"], versie["versie"]
