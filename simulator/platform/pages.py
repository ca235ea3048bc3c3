"""The pages: a Flask application behind the gateway, imported when the first page is asked for.

A page finds its request's `Call` in `request.environ["asgi.scope"]["lto"]` and the `Services` under `lto.services`.
"""

import asyncio
from importlib import import_module
from importlib.util import find_spec
from typing import Any
from urllib.parse import quote_from_bytes

from starlette.types import Message, Scope

from simulator.platform.call import Call
from simulator.platform.exchange import Response
from simulator.platform.services import Services

MODULE = "simulator.loket.pages"
EXACT = ("/", "/_lto", "/_lto/", "/_lto/kaart")
BELOW = ("/_lto/static/",)
WORKERS = 4


class Pages:
    """Pages for people: `/`, `/_lto/` and what they need."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._app: Any = None
        self._present: bool | None = None
        self._lock = asyncio.Lock()

    def serve(self, path: str) -> bool:
        """Whether this path is a page (or would be, when there are no pages)."""
        if path not in EXACT and not path.startswith(BELOW):
            return False
        if self._present is None:
            self._present = find_spec(MODULE) is not None
        return self._present

    async def handle(self, call: Call, prefix: str) -> Response:
        """The answer of Flask; `prefix` (of the tenant) becomes its script root."""
        if call.pad == "/_lto":
            return Response(308, b"", "text/plain", {"Location": f"{call.origin}/_lto/"})
        async with self._lock:
            if self._app is None:
                self._app = await asyncio.to_thread(self._make)
        messages: list[Message] = []

        async def send(message: Message) -> None:
            messages.append(message)

        scope: Scope = {
            **call.scope,
            "path": call.pad,
            "query_string": quote_from_bytes(call.query, safe="/?:@!$&'()*+,;=%-._~").encode(),  # WSGI takes ASCII
            "root_path": prefix,
            "lto": call,
            "lto.services": self._services,
        }
        await self._app(scope, _no_body, send)
        start = messages[0]
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in start["headers"]}
        body = b"".join(message.get("body", b"") for message in messages[1:])
        headers.pop("content-length", None)
        media_type = headers.pop("content-type", "text/html; charset=utf-8")
        return Response(start["status"], body, media_type, headers)

    @staticmethod
    def _make() -> Any:
        from a2wsgi import WSGIMiddleware

        app: Any = import_module(MODULE).app
        return WSGIMiddleware(app, workers=WORKERS)


async def _no_body() -> Message:
    """Pages take no bodies: what a client sends with one is left unread."""
    return {"type": "http.request", "body": b"", "more_body": False}
