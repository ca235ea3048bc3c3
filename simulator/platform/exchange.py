"""The request that a handler gets and the response that it gives back: one small object each."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import orjson

if TYPE_CHECKING:
    from simulator.omgeving import Omgeving
    from simulator.platform.services import Services

HAL = "application/hal+json"
JSON = "application/json"
PROBLEM = "application/problem+json"


@dataclass(slots=True)
class Request:
    """A request that has passed routing and validation of its OpenAPI operation.

    `path` and `query` hold the declared parameters, converted to the declared types with defaults filled in, under
    their names in the document; unknown query parameters are absent. Header parameters are in `headers` only, as text.
    `body` is the parsed JSON, or the raw bytes for any other media type, or None. `origin` is scheme://host[:port] plus
    the tenant prefix, as the client sees it; `base` is `origin` plus the base path of this API: links are made with it.
    `query_string` is raw.
    """

    operation: str
    method: str
    path: Mapping[str, Any]
    query: Mapping[str, Any]
    headers: Mapping[str, str]  # names in lower case
    body: Any
    origin: str
    base: str
    url_path: str  # path below `base`, as requested
    query_string: str
    omgeving: "Omgeving"
    services: "Services"  # the process-wide objects
    id: str = ""  # of this request, as in the log and the X-Request-ID header


@dataclass(slots=True)
class Response:
    """An answer: status, bytes and media type; `headers` are extra ones."""

    status: int = 200
    body: bytes = b""
    media_type: str = HAL
    headers: dict[str, str] = field(default_factory=dict)
    cacheable: bool = False  # depends on nothing but tenant stand, clock day, URL and headers: may be kept and replayed


Handler = Callable[[Request], Response | Awaitable[Response]]


def hal(content: Any, *, cacheable: bool = True) -> Response:
    """A 200 with HAL JSON."""
    return Response(200, orjson.dumps(content), HAL, cacheable=cacheable)


def plain(content: Any, status: int = 200, **headers: str) -> Response:
    """JSON as `application/json`."""
    return Response(status, orjson.dumps(content), JSON, headers=dict(headers))
