"""Activities at a date: all, one, those of an authority or at a place, and what changed."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from simulator.api.rtr import HINT, lees_datum, lees_pagina, lees_plek, schrijf_datum
from simulator.api.rtrgegevens_v2 import presentatie
from simulator.clock import AMSTERDAM
from simulator.omgevingsdocument.records import ORGANISATIE
from simulator.platform.exchange import Request, Response, hal
from simulator.platform.hal import collectie
from simulator.platform.problems import Problem
from simulator.store import Stand
from simulator.toepasbareregels.activiteiten import Activiteit, Structuur, dichtstbij, gewijzigd, structuur
from simulator.toepasbareregels.plek import activiteiten_op
from simulator.toepasbareregels.verwijzing import gezag

_MET_VOORVOEGSEL = re.compile(r"(gm|ws|pv|mnre)0*([0-9]{1,8})", re.ASCII | re.IGNORECASE)


def get_activiteiten(request: Request) -> Response:
    """All activities at a date."""
    datum = lees_datum(request.query["datum"])
    van = structuur(request.omgeving.stand, datum)
    return hal(_pagina(request, van, list(van.activiteiten.values()), datum))


def zoek_activiteiten(request: Request) -> Response:
    """Those of an authority and at a place; each criterion that is given must hold."""
    stand = request.omgeving.stand
    datum = lees_datum(request.body["datum"])
    plek = request.body.get("geometrie")
    waar = None if plek is None else lees_plek(plek, request.query.get("crs", "epsg:28992"))
    van = structuur(stand, datum)
    gevonden: Sequence[Activiteit] = list(van.activiteiten.values())
    orgaan = request.body.get("bestuursorgaan")
    if orgaan is not None:
        codes = _codes(stand, van, orgaan)
        gevonden = [item for item in gevonden if item.gezag in codes]
    if waar is not None:
        daar = activiteiten_op(stand, van, waar)
        gevonden = [item for item in gevonden if item.urn in daar]
    antwoord = hal(_pagina(request, van, gevonden, datum), cacheable=False)
    if hint := _hint(orgaan or {}):
        antwoord.headers[HINT] = hint
    return antwoord


def get_wijzigingen(request: Request) -> Response:
    """Every activity that began, ended or was registered in a period, as it is today or was or will be nearest."""
    stand = request.omgeving.stand
    vanaf = lees_datum(request.query["datumVanaf"], "datumVanaf")
    tot = lees_datum(request.query.get("datumTot", "31-12-9999"), "datumTot")
    gevonden = gewijzigd(stand, vanaf, tot, (_middernacht(vanaf, 0), _middernacht(tot, 1)))
    if (oin := request.query.get("oin")) is not None:
        codes = _codes_van_oin(stand, oin)
        gevonden = [urn for urn in gevonden if gezag(urn).code in codes]
    pagina = lees_pagina(request)
    vandaag = request.omgeving.vandaag()
    items = []
    for urn in pagina.knip(gevonden):
        van = dichtstbij(stand, urn, vandaag)
        if van is not None:
            op = max(van.tijdreis.geldig_op, van.activiteiten[urn].begin)
            items.append(presentatie.activiteit(request, van, van.activiteiten[urn], op))
    return hal(collectie(request, "activiteiten", items, pagina, len(gevonden)))


def _middernacht(datum: str, dagen: int) -> str:
    """The UTC instant at which a day, some days later, begins in the Netherlands; an edge where the calendar ends."""
    try:
        dag = datetime.fromisoformat(datum).replace(tzinfo=AMSTERDAM) + timedelta(days=dagen)
        return dag.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
    except OverflowError:
        return "9999-12-31T24" if dagen else ""


def get_activiteit(request: Request) -> Response:
    """One activity at a date; 404 when it is unknown or not there at that date."""
    datum = lees_datum(request.query["datum"])
    van = structuur(request.omgeving.stand, datum)
    item = van.activiteiten.get(request.path["urn"])
    if item is None:
        raise Problem("niet-gevonden", f"Er is op {schrijf_datum(datum)} geen activiteit met deze urn.")
    return hal(presentatie.activiteit(request, van, item, datum))


def _pagina(request: Request, van: Structuur, gevonden: Sequence[Activiteit], datum: str) -> dict[str, Any]:
    pagina = lees_pagina(request)
    items = [presentatie.activiteit(request, van, item, datum) for item in pagina.knip(gevonden)]
    return collectie(request, "activiteiten", items, pagina, len(gevonden))


def _codes(stand: Stand, van: Structuur, orgaan: Mapping[str, str]) -> set[str]:
    """Codes of the authorities that fit: an organisatieCode has no prefix, so that more than one can."""
    codes = set(van.per_gezag)
    if (oin := orgaan.get("oin")) is not None:
        van_oin = _codes_van_oin(stand, oin)
        codes &= van_oin
    if (nummer := orgaan.get("organisatieCode")) is not None:
        codes = {code for code in codes if code.lstrip("abcdefghijklmnopqrstuvwxyz") == nummer}
    if (soort := orgaan.get("organisatieType")) is not None:
        codes = {code for code in codes if code.rstrip("0123456789") == soort.lower()}
    return codes


def _codes_van_oin(stand: Stand, oin: str) -> set[str]:
    return {record["code"] for record in stand.all(ORGANISATIE) if record.get("oin") == oin}


def _hint(orgaan: Mapping[str, str]) -> str | None:
    """Why nothing was found: the mistake with this API that real users made most (facts/toepasbare-regels.md 14)."""
    code = orgaan.get("organisatieCode", "")
    match = _MET_VOORVOEGSEL.fullmatch(code)
    if match is None:
        return None
    return f"organisatieCode is zonder voorvoegsel: gebruik {gezag(f'nl.imow-{code.lower()}.activiteit.x').nummer}"
