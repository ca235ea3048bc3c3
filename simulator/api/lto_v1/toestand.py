"""What runs, and back to the beginning."""

import asyncio
import time
from typing import Any

from simulator.api.lto_v1.instellingen import klok_json, profiel_kort
from simulator.api.lto_v1.opruimen import plan_opruimen
from simulator.platform.exchange import Request, Response, plain
from simulator.settings import describe


def lees_gezondheid(request: Request) -> Response:
    """GET /gezondheid: 200 with UP when seed and APIs serve, else 503 with DOWN: what probes look for."""
    if not request.services.gezond():
        return plain({"status": "DOWN"}, 503)
    return plain({"status": "UP"})


def lees_info(request: Request) -> Response:
    """GET /info"""
    services, omgeving = request.services, request.omgeving
    folder = services.store.folder
    return plain(
        {
            "naam": "LTO-simulator",
            "versie": services.versie,
            "omgeving": omgeving.naam,
            "profiel": profiel_kort(omgeving),
            "apis": _apis(request),
            "zaad": {"aantallen": services.store.seed.counts(), "bouw": dict(services.seed_info)},
            "opslag": {"soort": "geheugen"} if folder is None else {"soort": "map", "map": str(folder)},
            "klok": klok_json(omgeving),
            "waarschuwingen": omgeving.waarschuwingen(),
            "instellingen": describe(services.settings),
        }
    )


def _apis(request: Request) -> list[dict[str, Any]]:
    aangeboden = request.omgeving.profiel().apis
    return [
        {
            "naam": api.naam,
            "titel": document.content["info"]["title"],
            "versie": api.major,
            "documentversie": document.version,
            "basispad": document.base_path,
            "document": f"{request.origin}{document.base_path}/openapi.json",
        }
        for api, document in request.services.apis.items()
        if api.naam == "lto" or api.major in aangeboden.get(api.naam, ())
    ]


async def zet_terug(request: Request) -> Response:
    """POST /reset: overlay and all settings go, snapshots stay."""
    begin = time.perf_counter()
    await asyncio.to_thread(request.omgeving.reset)
    request.services.omgevingen.get(request.omgeving.naam).journaal.clear()
    plan_opruimen(request.services.store)
    return plain({"duur_ms": round((time.perf_counter() - begin) * 1000, 3)})
