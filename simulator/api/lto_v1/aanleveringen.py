"""Deliveries: hand in a package, and see what came of it."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import Future
from typing import Any
from urllib.parse import quote

from simulator.aanlevering.verwerking import AANLEVERING
from simulator.omgevingsdocument.vraag import path_id
from simulator.platform import hal
from simulator.platform.exchange import Request, Response, plain
from simulator.platform.problems import Problem
from simulator.store import Record

PRESENTEREN = "/publiek/omgevingsdocumenten/api/presenteren/v8/regelingen/"
VELDEN = ("id", "idLevering", "oin", "soort", "status", "uitkomst", "ontvangen", "duur_ms")
MELDINGVELDEN = ("code", "ernst", "soort", "categorie", "beschrijving", "fase", "bestand", "regel", "xpath")
ERNSTEN = ("fout", "waarschuwing", "informatie")


async def lever_aan(request: Request) -> Response:
    """POST /aanleveringen: the answer comes when the delivery is done, or at once with `Prefer: respond-async`."""
    data = request.body or b""
    if not data and request.headers.get("content-type") is None:
        raise Problem("media-type", "Een aanlevering is een zip met Content-Type 'application/zip'.")
    grens = request.services.settings.max_zip_mb
    if len(data) > grens * 1024 * 1024:
        raise Problem("te-groot", f"Een aanlevering is hoogstens {grens} MB (LTO_MAX_ZIP_MB).")
    record, klaar = await asyncio.to_thread(request.services.wachtrij.ontvang, request.omgeving, data)
    direct = "respond-async" not in _voorkeuren(request)
    if direct:
        record = await _afgehandeld(klaar)
        if not record:
            raise Problem("conflict", "De omgeving is teruggezet terwijl de aanlevering werd verwerkt.")
    answer = aanlevering_json(request, record)
    return plain(answer, 201 if direct else 202, Location=answer["_links"]["self"]["href"])


async def _afgehandeld(klaar: "Future[Record]") -> Record:
    # Shielded: a client that hangs up must not take its delivery out of the queue.
    return await asyncio.shield(asyncio.wrap_future(klaar))


def _voorkeuren(request: Request) -> set[str]:
    return {deel.partition(";")[0].strip().lower() for deel in request.headers.get("prefer", "").split(",")}


async def lees_aanleveringen(request: Request) -> Response:
    """GET /aanleveringen: a page, newest first, without meldingen."""
    await werk_bij(request)
    records = list(request.omgeving.stand.all(AANLEVERING))[::-1]
    pagina = hal.lees_pagina(request)
    return plain(
        {
            "aanleveringen": [aanlevering_kort(request, record) for record in pagina.knip(records)],
            "page": hal.pagina_object(pagina, len(records)),
            "_links": hal.pagina_links(request, pagina, len(records)),
        }
    )


async def werk_bij(request: Request) -> None:
    """Do what is due on the clock first (LTO_VERWERKING=vertraagd)."""
    if request.services.settings.verwerking == "vertraagd":
        await asyncio.to_thread(request.services.wachtrij.werk_bij, request.omgeving)


async def lees_aanlevering(request: Request) -> Response:
    """GET /aanleveringen/{id}: a status poll."""
    return plain(aanlevering_json(request, await _gepeild(request)))


async def lees_resultaat(request: Request) -> Response:
    """GET /aanleveringen/{id}/resultaat: the result documents so far, one after the other; a status poll."""
    record = await _gepeild(request)
    documenten = [_blob(request, sha) for sha in record["resultaten"]]
    return Response(200, b"\n".join(documenten), "application/xml")


def lees_pakket(request: Request) -> Response:
    """GET /aanleveringen/{id}/pakket: the bytes as they were delivered."""
    record = _record(request)
    naam = quote(f"{record['id']}.zip", safe="")
    return Response(
        200,
        _blob(request, record["pakket"]),
        "application/zip",
        {"Content-Disposition": f'attachment; filename="{naam}"'},
    )


async def neem_stap(request: Request) -> Response:
    """POST /aanleveringen/{id}/stap, with LTO_VERWERKING=handmatig."""
    record = _record(request)
    if request.services.settings.verwerking != "handmatig":
        raise Problem("conflict", "Een stap nemen kan alleen met LTO_VERWERKING=handmatig.")
    try:
        record = await asyncio.to_thread(request.services.wachtrij.stap, request.omgeving, record["id"])
    except KeyError:
        raise _onbekend(request) from None
    except ValueError as error:
        raise Problem("conflict", str(error)) from None
    if not record:  # reset meanwhile
        raise _onbekend(request)
    return plain(aanlevering_json(request, record))


async def _gepeild(request: Request) -> Record:
    """The record as a status poll sees it: polling may take a step, which takes its time."""
    if request.services.settings.verwerking == "direct":
        return _record(request)
    record = await asyncio.to_thread(request.services.wachtrij.lees, request.omgeving, request.path["id"])
    if not record:  # unknown, or reset meanwhile
        raise _onbekend(request)
    return record


def _record(request: Request) -> Record:
    record = request.omgeving.stand.get(AANLEVERING, request.path["id"])
    if record is None:
        raise _onbekend(request)
    return record


def _blob(request: Request, sha: str) -> bytes:
    try:
        return request.omgeving.stand.blob(sha)
    except KeyError:  # cleaned up after a reset that came between reading the record and its bytes
        raise _onbekend(request) from None


def _onbekend(request: Request) -> Problem:
    return Problem("niet-gevonden", f"Er is geen aanlevering {request.path['id']!r}.")


def aanlevering_kort(request: Request, record: Record) -> dict[str, Any]:
    """A delivery as a list shows it."""
    telling = Counter(melding["ernst"] for melding in record["meldingen"])
    return {
        **{veld: record.get(veld) for veld in VELDEN},
        "aantallen": {ernst: telling[ernst] for ernst in ERNSTEN},
        "regelingversies": record["regelingversies"],
        "_links": _links(request, record),
    }


def aanlevering_json(request: Request, record: Record) -> dict[str, Any]:
    """A delivery with its meldingen."""
    meldingen = [{veld: melding.get(veld) for veld in MELDINGVELDEN} for melding in record["meldingen"]]
    return {**aanlevering_kort(request, record), "meldingen": meldingen}


def _links(request: Request, record: Record) -> Mapping[str, Mapping[str, str]]:
    zelf = hal.href(request, f"/aanleveringen/{record['id']}", tijdreis=False)
    links = {"self": hal.link(zelf), "resultaat": hal.link(f"{zelf}/resultaat"), "pakket": hal.link(f"{zelf}/pakket")}
    for expression in record["regelingversies"][:1]:
        work = expression.rsplit("/", 1)[0]
        links["regeling"] = hal.link(request.origin + PRESENTEREN + quote(path_id(work), safe=""))
    return links
