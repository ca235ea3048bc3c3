"""The outer application: tenant, faults, routing to an API by base path, keys, kept answers, journal, CORS.

Raw ASGI, because every request passes here. Order as in the real gateway: is the path known, is there a key, the API.
"""

import asyncio
import contextlib
import itertools
import logging
import re
import secrets
from collections.abc import Mapping
from time import perf_counter

from starlette.types import Receive, Scope, Send

from simulator.clock import real_seconds
from simulator.platform import cors
from simulator.platform.apis import Api
from simulator.platform.assembly import NO_RESOURCE, PLATFORM_PATHS, Mounted
from simulator.platform.bodies import Disconnected
from simulator.platform.call import Answer, Call, etag_matches, halved, make_answer, not_modified
from simulator.platform.connexion_parts import ProblemException
from simulator.platform.documents import Document, header_parameters
from simulator.platform.exchange import Response
from simulator.platform.journaal import Entry, keep
from simulator.platform.leescache import Leescache
from simulator.platform.omgevingen import STANDAARD, Staat
from simulator.platform.origin import Origins
from simulator.platform.pages import Pages
from simulator.platform.problems import Problem, fault_response, problem_response
from simulator.platform.services import Services
from simulator.platform.sleutels import Sleutels, keyless_paths
from simulator.store import StoreError, StoreFull

log = logging.getLogger("lto.platform")
access_log = logging.getLogger("lto.toegang")

REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}", re.ASCII)
TENANT = re.compile(r"/@([^/]*)(/.*)?", re.DOTALL)
STEERING = "/_lto/"
DELIVERIES = "/_lto/aanleveringen"
NEGOTIATED = ("accept", "accept-crs", "content-crs", "content-type-embedded", "accept-language", "prefer")
TOMCAT_400 = (  # the real gateway answers a %2F before any API sees it (facts/presenteren.md 2.3)
    b'<!doctype html><html lang="en"><head><title>HTTP Status 400 \xe2\x80\x93 Bad Request</title></head>'
    b"<body><h1>HTTP Status 400 \xe2\x80\x93 Bad Request</h1></body></html>"
)


class Entrance:
    """The way into one API, which is assembled at first use."""

    __slots__ = ("_mounted", "_services", "api", "base", "document", "keyless", "negotiated", "tried", "version")

    def __init__(self, api: Api, document: Document, services: Services) -> None:
        self.api = api
        self.document = document
        self.base = len(document.base_path)
        self.keyless = keyless_paths(document)
        self.negotiated = tuple(dict.fromkeys((*NEGOTIATED, *header_parameters(document))))
        self.version = document.version.encode("latin-1", "replace")
        self._services = services
        self._mounted: Mounted | None = None
        self.tried = False

    @property
    def serves(self) -> bool:
        """Whether it has been assembled."""
        return self._mounted is not None

    @property
    def mounted(self) -> Mounted:
        """The API itself. Problem (503) when it cannot be assembled: a mistake in a document or in its handlers."""
        if self._mounted is None:
            self.tried = True
            try:
                self._mounted = Mounted(self.api, self.document, self._services)
            except Exception as error:
                log.exception("%s kan niet worden geladen", self.api.label)
                raise Problem("niet-gereed", f"{self.api.label} kan niet worden geladen.") from error
        return self._mounted


class View:
    """What the gateway knows of a tenant as long as its stand does not move and its day does not end."""

    __slots__ = ("dag", "entrances", "storingen", "tot", "versie")

    def __init__(self, staat: Staat, entrances: Mapping[str, Entrance]) -> None:
        omgeving = staat.omgeving
        self.versie = omgeving.stand.versie
        self.dag, self.tot = omgeving.dag_tot()
        self.storingen = bool(staat.storingen.get())
        served = omgeving.profiel().apis
        self.entrances = {
            base: entrance
            for base, entrance in entrances.items()
            if entrance.api.naam == "lto" or entrance.api.major in served.get(entrance.api.naam, ())
        }


class Gateway:
    """The ASGI application."""

    def __init__(self, services: Services, documents: Mapping[Api, Document], *, check_responses: bool = False) -> None:
        self.services = services
        self.response_errors: list[tuple[str, str]] = []  # tenant and what was wrong, when checking
        self._check = check_responses
        self._entrances = {
            document.base_path: Entrance(api, document, services) for api, document in documents.items()
        }
        bases = sorted(self._entrances, key=len, reverse=True)
        self._base = re.compile("(" + "|".join(map(re.escape, bases)) + ")(?=/|$)")
        self._sleutels = Sleutels(services.settings.api_sleutels)
        self._origins = Origins(services.settings.basis_url, f"localhost:{services.settings.port}")
        self._cache: Leescache[Answer] = Leescache()
        self._views: dict[str, View] = {}
        self._pages = Pages(services)
        self._numbers = itertools.count(1)
        self._id_prefix = secrets.token_hex(4)
        self._access = services.settings.log in ("toegang", "json-toegang")

    def assemble_next(self) -> bool:
        """Assemble one API that is not yet; False when there is none left to do."""
        for entrance in self._entrances.values():
            if not entrance.tried:
                with contextlib.suppress(Problem):
                    entrance.mounted  # noqa: B018 - assembled by asking for it
                return True
        return False

    def healthy(self) -> bool:
        """Whether seed and APIs serve. Who asks while APIs are still to be assembled waits for that."""
        while self.assemble_next():
            pass
        return all(entrance.serves for entrance in self._entrances.values())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] == "http":
            await self._http(scope, receive, send)
        elif scope["type"] == "lifespan":
            await self._lifespan(receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1000})

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                await send({"type": "lifespan.startup.complete"})
            elif message["type"] == "lifespan.shutdown":
                await asyncio.to_thread(self.services.close)
                await send({"type": "lifespan.shutdown.complete"})
                return

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        begin = perf_counter()
        headers: dict[str, str] = {}
        for raw_name, raw_value in scope["headers"]:
            name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
            headers[name] = f"{headers[name]}, {value}" if name in headers else value
        id = headers.get("x-request-id")
        if id is None or not REQUEST_ID.fullmatch(id):
            id = f"{self._id_prefix}-{next(self._numbers):x}"
        call = Call(scope, receive, headers, id)
        try:
            answer = await self._answer(call)
        except Disconnected:
            return
        except Exception as error:  # noqa: BLE001 - the request boundary: whatever goes wrong becomes a problem document
            response = self._failure(error, call)
            answer = make_answer(response, None)
            if self._check:
                self._check_response(call, response, problem=True)
        if answer is None:
            self._note(call, Answer(0, [], b""), begin)
            await _cut(scope, receive, send)
            return
        extra = [(b"x-request-id", id.encode())]
        if "origin" in headers:
            extra += cors.ANSWER_HEADERS
        known = headers.get("if-none-match")
        if known is not None and answer.etag is not None and etag_matches(known, answer.etag):
            answer = not_modified(answer)
        # Noted before it is sent: whoever has the answer finds it in the journal.
        self._note(call, answer, begin)
        await send({"type": "http.response.start", "status": answer.status, "headers": answer.headers + extra})
        await send({"type": "http.response.body", "body": b"" if call.method == "HEAD" else answer.body})

    async def _answer(self, call: Call) -> Answer | None:
        """The answer to a request; None when the connection is to be cut."""
        if "\0" in call.pad:
            raise Problem("verkeerd-verzoek", "Het pad bevat een teken dat niet kan.")
        naam, prefix = STANDAARD, ""
        if call.pad.startswith("/@"):
            match = TENANT.fullmatch(call.pad)
            assert match is not None
            naam, prefix = match[1], f"/@{match[1]}"
            call.pad = match[2] or "/"
        staat = call.staat = self._tenant(naam)
        view = self._views.get(naam)
        if view is None or view.versie != staat.omgeving.stand.versie or real_seconds() >= view.tot:
            view = self._renew(naam, staat)
        if call.method == "OPTIONS" and "access-control-request-method" in call.headers:
            return Answer(204, cors.PREFLIGHT_HEADERS, b"")
        if view.storingen and not call.pad.startswith(STEERING):
            treffer = staat.storingen.strike(call.method, call.pad)
            if treffer is not None:
                call.storing = True
                if treffer.vertraging:
                    await asyncio.sleep(treffer.vertraging)
                if treffer.verbreek:
                    return None
                if treffer.status is not None:
                    return make_answer(fault_response(treffer.status), None)
                answer = await self._api(call, view, prefix)
                return halved(answer) if treffer.misvormd else answer
        return await self._api(call, view, prefix)

    async def _api(self, call: Call, view: View, prefix: str) -> Answer:
        """The answer of the API or the page at this path."""
        assert call.staat is not None
        call.origin = self._origins.of(call.headers, call.scope["scheme"]) + prefix
        if self._pages.serve(call.pad):
            return make_answer(await self._pages.handle(call, prefix), None)
        match = self._base.match(call.pad)
        entrance = view.entrances.get(match[1]) if match else None
        if entrance is None:
            raise Problem("onbekend-pad", NO_RESOURCE)
        path = call.pad[entrance.base :] or "/"
        raw_path: bytes = call.scope.get("raw_path") or b""
        if b"%2f" in raw_path or b"%2F" in raw_path:
            return make_answer(Response(400, TOMCAT_400, "text/html;charset=utf-8"), None)
        if entrance.api.key:
            refusal = self._sleutels.refusal(call.headers)
            if refusal is not None and not entrance.keyless.fullmatch(path):
                raise refusal if entrance.mounted.allowed(path) else Problem("onbekend-pad", NO_RESOURCE)
        key = None
        if call.method in ("GET", "HEAD"):
            asked = map(call.headers.get, entrance.negotiated)
            key = (call.staat.omgeving.naam, view.versie, view.dag, call.pad, call.query, call.origin, *asked)
            kept = self._cache.get(key)
            if kept is not None:
                return kept
        if key is not None and path in PLATFORM_PATHS:
            response = _document(entrance, path)
        else:
            response = await entrance.mounted.handle(call, path)
            if self._check:
                self._check_response(call, response, problem=False)
        answer = make_answer(response, entrance.version, read=key is not None)
        if key is not None and answer.etag is not None:
            self._cache.put(key, answer, len(answer.body))
        return answer

    def _tenant(self, naam: str) -> Staat:
        try:
            return self.services.omgevingen.get(naam)
        except StoreFull:
            raise
        except StoreError as error:
            raise Problem("verkeerd-verzoek", str(error)) from None

    def _renew(self, naam: str, staat: Staat) -> View:
        """The stand has moved or the day has ended: what was kept for the tenant is of no use any more."""
        self._cache.drop(naam)
        if len(self._views) > 2 * len(self.services.omgevingen.namen()) + 16:
            self._views.clear()
        view = self._views[naam] = View(staat, self._entrances)
        return view

    def _check_response(self, call: Call, response: Response, *, problem: bool) -> None:
        """In tests: an answer that is not as described is noted, and becomes a 500."""
        if call.operation is None:
            return
        error = call.operation.answers.error(response, problem=problem)
        if error is None and response.status == 500:
            error = "een onverwachte fout (zie de log)"
        if error is not None:
            naam = call.staat.omgeving.naam if call.staat else STANDAARD
            self.response_errors.append((naam, f"{call.method} {call.pad} ({call.operation.id}): {error}"))
            if not problem:
                raise Problem("intern", f"Het antwoord past niet bij het document: {error}")

    def _failure(self, error: Exception, call: Call) -> Response:
        """The one place where an exception becomes an answer."""
        if isinstance(error, Problem):
            return problem_response(error)
        if isinstance(error, StoreFull):
            return problem_response(Problem("geen-ruimte", str(error)))
        if isinstance(error, StoreError):
            return problem_response(Problem("conflict", str(error)))
        if isinstance(error, ProblemException) and error.status in (400, 415):
            kind = "media-type" if error.status == 415 else "verkeerd-verzoek"
            return problem_response(Problem(kind, "Het verzoek past niet bij de beschrijving van deze API."))
        text = "verzoek %s: %s %s mislukt"
        log.error(text, call.id, call.method, ascii(call.pad), exc_info=error, extra={"verzoek": call.id})
        return problem_response(Problem("intern", f"Er ging iets mis; zie de log bij verzoek {call.id}."))

    def _note(self, call: Call, answer: Answer, begin: float) -> None:
        """The journal, and the access line when asked for."""
        duur = perf_counter() - begin
        if self._access:
            shown = ascii(call.scope["path"])[1:-1]
            text = "%s %s %s %d %.1f ms"
            fields = (call.id, call.method, shown, answer.status, round(duur * 1000, 1))
            named = dict(zip(("methode", "pad", "status", "duur_ms"), fields[1:], strict=True))
            access_log.info(text, *fields, extra={"verzoek": call.id, "toegang": named})
        staat = call.staat
        if staat is None or not staat.journaal.on:
            return
        if call.pad.startswith(STEERING) and not (call.pad == DELIVERIES and call.method == "POST"):
            return
        staat.journaal.add(
            Entry(
                call.id,
                real_seconds(),
                staat.omgeving.klok(),
                call.method,
                call.pad,
                call.query,
                answer.status,
                duur,
                call.scope["headers"],
                keep(call.raw_body or b""),
                answer.headers,
                keep(answer.body),
                call.storing,
            )
        )


def _document(entrance: Entrance, path: str) -> Response:
    """The API's own description, as JSON or as YAML (both without key)."""
    if path == "/openapi.json":
        return Response(200, entrance.document.json, entrance.api.document_type, cacheable=True)
    return Response(200, entrance.document.yaml(), "application/yaml", cacheable=True)


async def _cut(scope: Scope, receive: Receive, send: Send) -> None:
    """End the connection without an answer. Our server offers that; another gets an answer that breaks off."""
    abort = scope.get("lto.abort")
    if abort is not None:
        abort()
        while (await receive())["type"] != "http.disconnect":
            pass  # until the server knows too that it is gone: else it complains that there was no answer
        return
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"1")]})
