"""Snapshots: keep the state of a tenant under a name, bring it back, carry it to another simulator."""

import asyncio
import time
from typing import Any
from urllib.parse import quote

from simulator.api.lto_v1 import snapshotbestand
from simulator.api.lto_v1.instellingen import bekende_profielen
from simulator.api.lto_v1.opruimen import plan_opruimen
from simulator.api.lto_v1.snapshotbestand import SnapshotFout, Tabellen
from simulator.omgeving import INSTELLING
from simulator.platform import hal
from simulator.platform.exchange import Request, Response, plain
from simulator.platform.problems import InvalidParam, Problem
from simulator.store.store import NAME

UITGEPAKT = 8  # how many times larger than LTO_MAX_ZIP_MB a snapshot may be once unpacked


def lees_snapshots(request: Request) -> Response:
    """GET /snapshots"""
    namen = request.services.store.snapshots(request.omgeving.naam)
    return plain({"snapshots": [_json(request, naam) for naam in namen]})


async def lees_snapshot(request: Request) -> Response:
    """GET /snapshots/{naam}: the file."""
    return await asyncio.to_thread(_download, request)


def _download(request: Request) -> Response:
    store, naam = request.services.store, request.path["naam"]
    try:
        tabellen = store.read_snapshot(request.omgeving.naam, naam)
    except KeyError:
        raise _onbekend(request) from None
    data = snapshotbestand.schrijf(tabellen, store.blobs_of(tabellen), request.services.versie)
    return Response(
        200, data, "application/zip", {"Content-Disposition": f'attachment; filename="snapshot-{quote(naam)}.zip"'}
    )


async def bewaar_snapshot(request: Request) -> Response:
    """PUT /snapshots/{naam}: of the present state, or what the file in the body holds."""
    naam = request.path["naam"]
    if not NAME.fullmatch(naam):
        reden = f"{naam!r} kan geen naam van een snapshot zijn: hoogstens 64 letters, cijfers, punten, - en _"
        raise Problem("verkeerd-verzoek", reden, [InvalidParam("naam", reden)])
    nieuw = naam not in request.services.store.snapshots(request.omgeving.naam)
    await asyncio.to_thread(_upload if request.body else _bewaar, request)
    answer = _json(request, naam)
    return plain(answer, 201, Location=answer["_links"]["self"]["href"]) if nieuw else plain(answer)


def _bewaar(request: Request) -> None:
    request.omgeving.tenant.save_snapshot(request.path["naam"])


def _upload(request: Request) -> None:
    services, omgeving = request.services, request.omgeving
    grens = services.settings.max_zip_mb * 1024 * 1024
    if len(request.body) > grens:
        raise Problem("te-groot", f"Een snapshot is hoogstens {services.settings.max_zip_mb} MB (LTO_MAX_ZIP_MB).")
    try:
        tabellen, blobs = snapshotbestand.lees(request.body, grens * UITGEPAKT, _in_zaad(request))
    except SnapshotFout as error:
        raise Problem("verkeerd-verzoek", f"Dit snapshot kan niet worden gelezen: {error}.") from None
    # Inside a transaction nothing is cleaned up: the blobs are there until the snapshot names them.
    with omgeving.write() as transaction:
        for data in blobs.values():
            transaction.blob(data)
        _schrijf(request, tabellen)


def _in_zaad(request: Request) -> Any:
    return lambda sha: request.services.store.seed.blob(sha) is not None


def _schrijf(request: Request, tabellen: Tabellen) -> None:
    request.services.store.write_snapshot(request.omgeving.naam, request.path["naam"], tabellen)


async def verwijder_snapshot(request: Request) -> Response:
    """DELETE /snapshots/{naam}"""
    store = request.services.store
    try:
        await asyncio.to_thread(store.delete_snapshot, request.omgeving.naam, request.path["naam"])
    except KeyError:
        raise _onbekend(request) from None
    plan_opruimen(request.services.store)
    return Response(204)


async def herstel_snapshot(request: Request) -> Response:
    """POST /snapshots/{naam}/herstel: the whole overlay, settings included, becomes that of the snapshot."""
    begin = time.perf_counter()
    await asyncio.to_thread(_herstel, request)
    # What the snapshot had received but not finished is taken up again.
    await asyncio.to_thread(request.services.wachtrij.hervat, request.omgeving)
    plan_opruimen(request.services.store)
    return plain({"duur_ms": round((time.perf_counter() - begin) * 1000, 3)})


def _herstel(request: Request) -> None:
    store, omgeving, naam = request.services.store, request.omgeving, request.path["naam"]
    try:
        gezet = store.read_snapshot(omgeving.naam, naam).get(INSTELLING, {}).get("profiel")
        if gezet and gezet["profiel"] not in bekende_profielen(request.services.settings):
            raise Problem("conflict", f"Het snapshot gebruikt profiel {gezet['profiel']!r}, dat hier niet is.")
        omgeving.tenant.restore_snapshot(naam)
    except KeyError:
        raise _onbekend(request) from None


def _onbekend(request: Request) -> Problem:
    return Problem("niet-gevonden", f"Er is geen snapshot {request.path['naam']!r}.")


def _json(request: Request, naam: str) -> dict[str, Any]:
    zelf = hal.href(request, f"/snapshots/{naam}", tijdreis=False)
    return {"naam": naam, "_links": {"self": hal.link(zelf), "herstel": hal.link(f"{zelf}/herstel")}}
