"""Faults: what goes wrong on purpose."""

import asyncio
from collections.abc import Mapping
from typing import Any

from simulator.platform.exchange import Request, Response, plain
from simulator.platform.problems import InvalidParam, Problem
from simulator.platform.storingen import Storingen

GEVOLGEN = ("status", "verbreek", "misvormd")  # of these a request can meet one


def lees_storingen(request: Request) -> Response:
    """GET /storingen"""
    return plain({"storingen": _storingen(request).get()})


async def zet_storingen(request: Request) -> Response:
    """PUT /storingen: replaces all."""
    gevraagd = request.body["storingen"]
    fouten = [fout for nummer, storing in enumerate(gevraagd) for fout in _fouten(f"storingen[{nummer}]", storing)]
    if fouten:
        raise Problem("verkeerd-verzoek", "; ".join(fout.reason for fout in fouten), fouten)
    await asyncio.to_thread(_storingen(request).put, gevraagd)
    return lees_storingen(request)


async def wis_storingen(request: Request) -> Response:
    """DELETE /storingen"""
    await asyncio.to_thread(_storingen(request).clear)
    return Response(204)


def _storingen(request: Request) -> Storingen:
    return request.services.omgevingen.get(request.omgeving.naam).storingen


def _fouten(plaats: str, storing: Mapping[str, Any]) -> list[InvalidParam]:
    gekozen = [gevolg for gevolg in GEVOLGEN if storing.get(gevolg)]
    if len(gekozen) > 1:
        return [InvalidParam(plaats, f"{' en '.join(gekozen)} gaan niet samen; kies er een")]
    if not gekozen and not storing.get("vertraging_ms"):
        return [InvalidParam(plaats, f"er gebeurt niets; geef een van vertraging_ms, {', '.join(GEVOLGEN)}")]
    return []
