"""The register of organisations, and which of them govern a point."""

from typing import Any

from simulator.omgevingsdocument.gezagen import gezagen_op
from simulator.omgevingsdocument.records import ORGANISATIE
from simulator.platform import hal
from simulator.platform.exchange import Request, Response, plain
from simulator.store import Record

VELDEN = ("code", "naam", "bestuurslaag", "oin")


def lees_organisaties(request: Request) -> Response:
    """GET /organisaties: a page in order of code; naam is a part of the name, the other filters are whole values."""
    gevraagd = {naam: str(request.query[naam]).strip().casefold() for naam in VELDEN if naam in request.query}
    gevonden = [record for record in request.omgeving.stand.all(ORGANISATIE) if _past(record, gevraagd)]
    gevonden.sort(key=lambda record: str(record["code"]))
    pagina = hal.lees_pagina(request)
    return plain(
        {
            "organisaties": [_organisatie(record) for record in pagina.knip(gevonden)],
            "page": hal.pagina_object(pagina, len(gevonden)),
            "_links": hal.pagina_links(request, pagina, len(gevonden)),
        }
    )


def lees_gezagen(request: Request) -> Response:
    """GET /gezagen: gemeente, provincie and waterschap at a point in RD; none at sea or abroad."""
    x, y = float(request.query["x"]), float(request.query["y"])
    stand = request.omgeving.stand
    records = ((code, stand.get(ORGANISATIE, code)) for code in gezagen_op(stand, x, y))
    return plain({"x": x, "y": y, "gezagen": [_organisatie(record or {"code": code}) for code, record in records]})


def _past(record: Record, gevraagd: dict[str, str]) -> bool:
    waarden = {naam: str(record.get(naam) or "").casefold() for naam in gevraagd}
    return all(tekst in waarden[naam] if naam == "naam" else tekst == waarden[naam] for naam, tekst in gevraagd.items())


def _organisatie(record: Record) -> dict[str, Any]:
    return {naam: record.get(naam) for naam in VELDEN}
