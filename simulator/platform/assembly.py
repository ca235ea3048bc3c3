"""One API: Connexion routes and validates, our own dispatch by operationId answers (facts/snelheid.md).

The stack is Connexion's RoutingMiddleware around its RequestValidationMiddleware around `Mounted._dispatch`, with two
of Connexion's extension points filled: a `validator_map` whose validators are compiled once per operation, and a
Specification that takes documents which lint has validated already. Exceptions pass through to the gateway.
"""

import importlib
import logging
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.types import Receive, Scope, Send

from simulator.platform.answers import Answers
from simulator.platform.apis import Api
from simulator.platform.bodies import JSON_LIMIT, MB, Bodies, is_json, read_body, split_media_type
from simulator.platform.call import Call
from simulator.platform.connexion_parts import (
    OpenAPIOperation,
    OpenAPISpecification,
    RequestValidationAPI,
    RequestValidationMiddleware,
    RequestValidationOperation,
    Resolver,
    RoutingMiddleware,
)
from simulator.platform.documents import METHODS, PLACEHOLDER, Document, resolve
from simulator.platform.exchange import Handler, Request, Response
from simulator.platform.negotiation import Accepts
from simulator.platform.parameters import Plan
from simulator.platform.problems import Problem
from simulator.platform.schemas import Schemas

if TYPE_CHECKING:
    from simulator.platform.services import Services

log = logging.getLogger("lto.platform")
NO_RESOURCE = "No matching resource found for given API Request"  # what the real gateway says (overige-apis.md 0.1)
ANY_MEDIA_TYPE = "application/octet-stream"
ANY_BODY = {"schema": {"type": "object"}}  # what Connexion hands to our body validator, which does not look at it


class Operation:
    """An operation of the document with all that is compiled for it."""

    def __init__(self, content: dict[str, Any], operation: dict[str, Any], schemas: Schemas, handler: Handler) -> None:
        self.id: str = operation["operationId"]
        self.handler = handler
        self.plan = Plan(content, operation, schemas)
        self.answers = Answers(content, operation, schemas)
        body = resolve(content, operation.get("requestBody"))
        self.bodies = Bodies(body, schemas) if body else None
        responses = {status: resolve(content, node) for status, node in operation.get("responses", {}).items()}
        self.accepts = Accepts(
            media for status, node in responses.items() if status[0] in "23" for media in node.get("content", {})
        )

    def check_media_types(self, headers: Mapping[str, str], *, strict_accept: bool) -> None:
        """Problem 406 or 415."""
        accept = headers.get("accept")
        if accept is not None and not self.accepts.satisfies(accept, strict=strict_accept):
            raise Problem(
                "accept", f"Accept {accept[:200]!r} kan niet; beschikbaar zijn: [{', '.join(self.accepts.produced)}]"
            )
        if self.bodies is None:
            return
        media_type = split_media_type(headers.get("content-type"))
        if media_type in self.bodies.content:
            return
        if media_type is None and headers.get("content-length", "0") == "0" and "transfer-encoding" not in headers:
            return  # no body at all: whether that may be is for the body check
        raise Problem(
            "media-type",
            f"Content-Type '{(media_type or '')[:200]}' wordt niet ondersteund. "
            f"Geldige waarden zijn: [{', '.join(self.bodies.content)}]",
        )


class _Operation(OpenAPIOperation):  # type: ignore[misc]
    """Connexion's operation, which works out its media types and body schema several times per request.

    `Operation` has judged the media type before, and knows the schema: here it only counts whether there is a body.
    """

    @property
    def consumes(self) -> list[str]:
        return []

    def body_definition(self, content_type: str | None = None) -> dict[str, Any]:
        return ANY_BODY if self.request_body else {}


class _Specification(OpenAPISpecification):  # type: ignore[misc]
    """A document that lint has validated: Connexion need not do so again at every start."""

    operation_cls = _Operation

    @classmethod
    def _validate_spec(cls, spec: dict[str, Any]) -> None:
        pass


class _ValidationOperation(RequestValidationOperation):  # type: ignore[misc]
    """Connexion's step that calls the validators, with a cheaper look at the one header that it is given."""

    def extract_content_type(self, headers: list[tuple[bytes, bytes]]) -> tuple[str, str]:
        return split_media_type(headers[0][1].decode("latin-1") if headers else None) or ANY_MEDIA_TYPE, "utf-8"


class _ValidationAPI(RequestValidationAPI):  # type: ignore[misc]
    def make_operation(self, operation: OpenAPIOperation) -> _ValidationOperation:
        return _ValidationOperation(self.next_app, operation=operation, validator_map=self.validator_map)


class _Validation(RequestValidationMiddleware):  # type: ignore[misc]
    api_cls = _ValidationAPI


class _NoUriParser:
    """Connexion makes two of these per request; `Plan` reads the parameters instead."""

    def __init__(self, *_: Any) -> None:
        pass


class _Validators:
    """Connexion's validators for one API: it asks for one per request, and gets the same object each time."""

    def __init__(self, mounted: "Mounted") -> None:
        self._mounted = mounted

    def __call__(self, *_: Any, **__: Any) -> "_Validators":
        return self

    def __getitem__(self, media_type: str) -> "_Validators":
        return self

    def validate(self, scope: Scope) -> None:
        """The parameter validator."""
        call: Call = scope["lto"]
        operation = self._mounted.operations[scope["extensions"]["connexion_routing"]["operation_id"]]
        call.operation = operation
        call.path_values, call.query_values = operation.plan.read(
            scope["path_params"], call.query.decode("latin-1"), call.headers
        )
        operation.check_media_types(call.headers, strict_accept=self._mounted.api.strict_accept)

    async def wrap_receive(self, receive: Receive, *, scope: Scope) -> tuple[Receive, Scope]:
        """The body validator: the parsed body goes to the call."""
        await self._mounted.read_body(scope["lto"], receive)
        return receive, scope


# An API whose errors are no problem documents has this as `REFUSAL` in its package; it raises what it has no form for.
Refusal = Callable[[Problem], Response]


class Mounted:
    """An API that serves. Assembling takes some tens of milliseconds; `handle` answers or raises Problem."""

    def __init__(self, api: Api, document: Document, services: "Services") -> None:
        self.api = api
        self.document = document
        self._services = services
        self._zip_limit = services.settings.max_zip_mb * MB
        schemas = Schemas(document.content)
        package = importlib.import_module(api.package)
        handlers: dict[str, Handler] = package.HANDLERS
        self._refusal: Refusal | None = getattr(package, "REFUSAL", None)
        self.operations: dict[str, Operation] = {}
        for path, item in document.content["paths"].items():
            if path in PLATFORM_PATHS:
                continue
            for method in METHODS:
                if method in item:
                    name = item[method]["operationId"]
                    handler = handlers.get(name) or _missing_handler(api, name)
                    self.operations[name] = Operation(document.content, item[method], schemas, handler)
        self._app = self._assemble()

    def _assemble(self) -> RoutingMiddleware:
        validators = _Validators(self)
        validation = _Validation(self._dispatch)
        routing = RoutingMiddleware(validation)
        paths = {path: item for path, item in self.document.content["paths"].items() if path not in PLATFORM_PATHS}
        specification = _Specification({**self.document.content, "paths": paths})
        resolver = Resolver(lambda _: _never_called)
        validation.add_api(
            specification,
            base_path="",
            resolver=resolver,
            uri_parser_class=_NoUriParser,
            validator_map={"parameter": validators, "body": validators},
        )
        routing.add_api(specification, base_path="", resolver=resolver)
        (mount,) = routing.router.routes  # one API below an empty base path: its own router will do
        routing.router = mount.app
        routing.router.redirect_slashes = False  # the real APIs know one form of each path
        return routing

    async def handle(self, call: Call, path: str) -> Response:
        """The answer to a request for `path` below the base path; raises Problem, or whatever a handler raises."""
        content_type = call.headers.get("content-type")
        scope: Scope = {
            "type": "http",
            "method": call.method,
            "path": path,
            "root_path": "",
            "query_string": call.query,
            "headers": [(b"content-type", content_type.encode("latin-1"))] if content_type else [],  # all that is read
            "extensions": {},
            "app": self,  # makes Starlette's router raise instead of answer
            "lto": call,
        }
        try:
            await self._app(scope, call.receive, _no_send)
        except HTTPException as error:
            if error.status_code != 405:
                raise Problem("onbekend-pad", NO_RESOURCE) from None
            allowed = ", ".join(self.allowed(path))
            raise Problem("methode", f"{call.method} kan niet op dit pad.", headers={"Allow": allowed}) from None
        except Problem as problem:
            if self._refusal is None:
                raise
            return self._refusal(problem)
        assert call.response is not None
        return call.response

    async def _dispatch(self, scope: Scope, receive: Receive, send: Send) -> None:
        call: Call = scope["lto"]
        operation = call.operation
        if operation is None or call.staat is None:
            raise Problem("onbekend-pad", NO_RESOURCE)
        if operation.bodies is not None and call.raw_body is None:
            await self.read_body(call, receive)
        answer = operation.handler(
            Request(
                operation.id,
                call.method,
                call.path_values,
                call.query_values,
                call.headers,
                call.body,
                call.origin,
                call.origin + self.document.base_path,
                scope["path"],
                call.query.decode("latin-1"),
                call.staat.omgeving,
                self._services,
                call.id,
            )
        )
        call.response = answer if isinstance(answer, Response) else await answer

    async def read_body(self, call: Call, receive: Receive) -> None:
        """Read, bound, parse and validate the body of a request whose media type has been checked."""
        assert call.operation is not None
        bodies = call.operation.bodies
        assert bodies is not None
        media_type = split_media_type(call.headers.get("content-type")) or next(iter(bodies.content))
        limit = JSON_LIMIT if is_json(media_type) else self._zip_limit
        call.raw_body = await read_body(receive, call.headers, limit)
        call.body = bodies.check(media_type, call.raw_body)

    def allowed(self, path: str) -> list[str]:
        """The methods that the document has for a path; empty when it has no such path."""
        found: set[str] = set()
        for template, item in self.document.content["paths"].items():
            if re.fullmatch("[^/]+".join(map(re.escape, PLACEHOLDER.split(template))), path):
                found |= {method.upper() for method in METHODS if method in item}
        if "GET" in found:
            found.add("HEAD")
        return sorted(found)


PLATFORM_PATHS = ("/openapi.json", "/openapi.yaml")


def _missing_handler(api: Api, name: str) -> Handler:
    log.error("%s: operatie %s heeft geen handler", api.label, name)

    def handler(request: Request) -> Response:
        raise Problem("intern", f"De operatie {name} heeft geen handler.")

    return handler


def _never_called() -> None:
    raise AssertionError("Connexion's own dispatch is not used")


async def _no_send(message: Any) -> None:
    raise AssertionError("the gateway sends the answer")
