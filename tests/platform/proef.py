"""Handlers of the API that exists only in tests (proef.yaml)."""

import asyncio
from pathlib import Path

from simulator.platform.apis import Api
from simulator.platform.crs import content_crs, controleer_decimalen
from simulator.platform.exchange import Handler, Request, Response, hal, plain
from simulator.platform.problems import Problem
from simulator.store import StoreFull

API = Api("lto", 99, str(Path(__file__).with_name("proef.yaml")), "tests.platform.proef")  # named lto: in every profile
calls = 0  # how often a handler ran: whether an answer was kept shows here


def echo(request: Request) -> Response:
    """What arrived."""
    global calls  # noqa: PLW0603
    calls += 1
    return hal(
        {
            "path": dict(request.path),
            "query": dict(request.query),
            "body": request.body if not isinstance(request.body, bytes) else len(request.body),
            "origin": request.origin,
            "base": request.base,
            "url_path": request.url_path,
            "omgeving": request.omgeving.naam,
        }
    )


async def bestand(request: Request) -> Response:
    """How large it was."""
    await asyncio.sleep(0)
    return plain({"bytes": len(request.body)})


def geo(request: Request) -> Response:
    """A search as the real APIs do them."""
    geometrie = request.body.get("geometrie")
    if geometrie is not None:
        content_crs(request)
        controleer_decimalen(geometrie)
    return echo(request)


def doe(request: Request) -> Response:
    """Whatever can go wrong."""
    wat = request.path["wat"]
    if wat == "problem":
        raise Problem("niet-gevonden", "Er is niets gevonden.")
    if wat == "vol":
        raise StoreFull("De schijf is vol.")
    if wat == "kapot":
        raise RuntimeError("geheim detail")
    if wat == "anders":
        return hal({"fout": True})
    if wat == "kop":
        return Response(200, b'{"goed":1}', headers={"X-Kop": "a\r\nSet-Cookie: b"})
    return hal({"goed": wat})


HANDLERS: dict[str, Handler] = {
    "gezond": lambda request: plain({}),
    "echo": echo,
    "vast": echo,
    "verplicht": echo,
    "boom": echo,
    "boomMisschien": echo,
    "geo": geo,
    "bestand": bestand,
    "doe": doe,
}
