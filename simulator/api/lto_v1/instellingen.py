"""Settings of a tenant that can be changed while it runs: profile, clock, seed of the ids."""

import asyncio
import itertools
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from simulator.api.lto_v1.aanleveringen import werk_bij
from simulator.api.lto_v1.duur import binnen_bereik, lees_duur, verder
from simulator.api.lto_v1.validatieregels import ken_ik, lijkt_op
from simulator.clock import clock_record, real_now
from simulator.omgeving import INSTELLING, Omgeving
from simulator.platform.exchange import Request, Response, plain
from simulator.platform.problems import InvalidParam, Problem
from simulator.profielen import ProfielError, read_profiel, shipped
from simulator.profielen.profiel import STANDEN
from simulator.settings import Settings
from simulator.store import Record

MAX_GENOEMD = 20  # mistakes that one answer names


async def _zet(request: Request, naam: str, record: Record | None) -> None:
    """Write a setting, or take it away; off the event loop, because a delivery may be writing."""
    await asyncio.to_thread(_schrijf, request.omgeving, naam, record)


def _schrijf(omgeving: Omgeving, naam: str, record: Record | None) -> None:
    with omgeving.write() as transaction:
        if record is None:
            transaction.delete(INSTELLING, naam)
        else:
            transaction.put(INSTELLING, naam, record)


# Profile


def lees_profiel(request: Request) -> Response:
    """GET /profiel"""
    return plain(profiel_json(request.omgeving, request.services.settings))


async def zet_profiel(request: Request) -> Response:
    """PUT /profiel: replaces what was set before."""
    settings = request.services.settings
    naam = request.body.get("profiel", settings.profiel)
    regels = request.body.get("regels", {})
    gevonden = itertools.chain(_profiel_fouten(naam, settings), _regel_fouten(regels))
    fouten = list(itertools.islice(gevonden, MAX_GENOEMD))  # looking for near names takes time: no more than needed
    if fouten:
        raise Problem("verkeerd-verzoek", "; ".join(fout.reason for fout in fouten), fouten)
    await _zet(request, "profiel", {"profiel": naam, "regels": regels})
    return plain(profiel_json(request.omgeving, settings))


def bekende_profielen(settings: Settings) -> list[str]:
    """The profiles to choose from: those shipped and the one of the start. No other file can be read from outside."""
    return sorted({*shipped(), settings.profiel})


def profiel_kort(omgeving: Omgeving) -> dict[str, Any]:
    """The profile by name, with the rules set on top."""
    profiel, gezet = omgeving.profiel_gezet()
    return {"profiel": gezet["profiel"], "omschrijving": profiel.omschrijving, "regels": gezet["regels"]}


def profiel_json(omgeving: Omgeving, settings: Settings) -> dict[str, Any]:
    """The profile and what it comes to."""
    profiel = omgeving.profiel()
    inhoud = {
        "apis": profiel.apis,
        "schemaversies": profiel.schemaversies,
        "grammatica": profiel.grammatica,
        "resultaatstijl": profiel.resultaatstijl,
        "limieten": profiel.limieten,
        "regels": profiel.regels,
    }
    return {**profiel_kort(omgeving), "bekend": bekende_profielen(settings), "inhoud": inhoud}


def _profiel_fouten(naam: str, settings: Settings) -> Iterable[InvalidParam]:
    bekend = bekende_profielen(settings)
    if naam not in bekend:
        yield InvalidParam("profiel", f"profiel {naam!r} is onbekend; bekend zijn {', '.join(bekend)}")
        return
    try:
        read_profiel(naam)
    except ProfielError as error:
        yield InvalidParam("profiel", str(error))


def _regel_fouten(regels: dict[str, str]) -> Iterable[InvalidParam]:
    for code, stand in regels.items():
        if not ken_ik(code):
            yield InvalidParam(f"regels.{code}", f"regel {code!r} is onbekend; {lijkt_op(code)}")
        elif stand not in STANDEN:
            reden = f"{stand!r} kan niet voor regel {code}; verwacht {', '.join(STANDEN)}"
            yield InvalidParam(f"regels.{code}", reden)


# Clock


def lees_klok(request: Request) -> Response:
    """GET /klok"""
    return plain(klok_json(request.omgeving))


async def zet_klok(request: Request) -> Response:
    """PUT /klok: to a moment, forward or back, or to the real time; what falls due runs before the answer."""
    tijd, loopt = request.body["tijd"], request.body.get("loopt", True)
    if tijd is None:
        if not loopt:
            raise _klok_fout("loopt", "de echte tijd loopt altijd; geef een tijd om de klok stil te zetten")
        record = {**clock_record(real_now(), True), "echt": True}
    else:
        record = clock_record(_moment(tijd), loopt)
    await _zet_klok(request, record)
    return plain(klok_json(request.omgeving))


async def zet_klok_verder(request: Request) -> Response:
    """POST /klok/verder: forward by a duration; what falls due has run when the answer comes."""
    omgeving = request.omgeving
    try:
        duur = lees_duur(request.body["duur"])
        nieuw = verder(omgeving.nu(), duur)
    except ValueError as error:
        raise _klok_fout("duur", str(error)) from None
    await _zet_klok(request, clock_record(nieuw, klok_json(omgeving)["loopt"]))
    return plain(klok_json(omgeving))


def klok_json(omgeving: Omgeving) -> dict[str, Any]:
    """What the clock says, whether it runs, and whether it is the real time."""
    record = omgeving.klok()
    return {
        "tijd": omgeving.nu().isoformat(),
        "loopt": record is None or bool(record["loopt"]),
        "echt": record is None or bool(record.get("echt")),
    }


async def _zet_klok(request: Request, record: Record) -> None:
    """Set the clock and do what has fallen due by it."""
    await _zet(request, "klok", record)
    await werk_bij(request)


def _moment(tijd: str) -> datetime:
    try:
        moment = datetime.fromisoformat(tijd)
    except ValueError:
        raise _klok_fout("tijd", f"{tijd!r} is geen tijdstip als 2025-10-16T09:00:00+02:00") from None
    if moment.tzinfo is None:
        raise _klok_fout("tijd", f"{tijd!r} noemt geen tijdzone; verwacht een tijdstip als 2025-10-16T09:00:00+02:00")
    try:
        return binnen_bereik(moment)
    except (ValueError, OverflowError) as error:
        raise _klok_fout("tijd", str(error)) from None


def _klok_fout(naam: str, reden: str) -> Problem:
    return Problem("verkeerd-verzoek", reden, [InvalidParam(naam, reden)])


# Seed of the ids


def lees_zaad(request: Request) -> Response:
    """GET /zaad"""
    return plain(_zaad_json(request.omgeving))


async def zet_zaad(request: Request) -> Response:
    """PUT /zaad: from now on the ids of this seed, from its first; null makes them random again."""
    zaad = request.body["zaad"]
    await _zet(request, "zaad", None if zaad is None else {"zaad": str(zaad), "teller": 0})
    return plain(_zaad_json(request.omgeving))


def _zaad_json(omgeving: Omgeving) -> dict[str, Any]:
    return omgeving.instelling("zaad") or {"zaad": None, "teller": 0}
