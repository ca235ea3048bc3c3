"""One request on its way through the platform, from gateway to dispatch, and the answer as it goes over the wire."""

from hashlib import sha1
from typing import TYPE_CHECKING, Any, NamedTuple

from starlette.types import Receive, Scope

from simulator.platform.exchange import Response

if TYPE_CHECKING:
    from simulator.platform.assembly import Operation
    from simulator.platform.omgevingen import Staat


class Call:
    """What is known of a request so far; travels in the ASGI scope of the API under `lto`."""

    __slots__ = (
        "body",
        "headers",
        "id",
        "method",
        "operation",
        "origin",
        "pad",
        "path_values",
        "query",
        "query_values",
        "raw_body",
        "receive",
        "response",
        "scope",
        "staat",
        "storing",
    )

    def __init__(self, scope: Scope, receive: Receive, headers: dict[str, str], id: str) -> None:
        self.scope = scope
        self.receive = receive
        self.headers = headers
        self.id = id
        self.method: str = scope["method"]
        self.pad: str = scope["path"]  # without tenant prefix once that is known
        self.query: bytes = scope["query_string"]
        self.staat: Staat | None = None
        self.origin = ""
        self.storing = False
        self.operation: Operation | None = None
        self.path_values: dict[str, Any] = {}
        self.query_values: dict[str, Any] = {}
        self.raw_body: bytes | None = None
        self.body: Any = None
        self.response: Response | None = None


class Answer(NamedTuple):
    """Status, headers and body as they go over the wire, but for the headers of one request (id, CORS)."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes
    etag: str | None = None


def make_answer(response: Response, version: bytes | None, *, read: bool = False) -> Answer:
    """The answer for a response: with its length, the version of the API, and an ETag on a read that can be kept."""
    headers = [
        (b"content-type", response.media_type.encode("latin-1", "replace")),
        (b"content-length", b"%d" % len(response.body)),
    ]
    if version is not None:
        headers.append((b"api-version", version))
    for name, value in response.headers.items():
        headers.append((name.lower().encode("latin-1", "replace"), _clean(value)))
    etag = None
    if read and response.cacheable and response.status == 200:
        etag = f'"{sha1(response.body, usedforsecurity=False).hexdigest()}"'
        headers.append((b"etag", etag.encode()))
    if response.status in (204, 304) or not response.body:
        headers = [pair for pair in headers if pair[0] != b"content-type" or response.body]
    return Answer(response.status, headers, response.body, etag)


def not_modified(answer: Answer) -> Answer:
    """The 304 for an answer that the client has already."""
    kept = [pair for pair in answer.headers if pair[0] not in (b"content-type", b"content-length")]
    return Answer(304, kept, b"", answer.etag)


def halved(answer: Answer) -> Answer:
    """The same answer with a body that stops halfway: what a fault `misvormd` gives."""
    body = answer.body[: len(answer.body) // 2]
    headers = [(name, b"%d" % len(body) if name == b"content-length" else value) for name, value in answer.headers]
    return Answer(answer.status, headers, body)


def etag_matches(header: str, etag: str) -> bool:
    """Whether If-None-Match names the ETag; weak comparison."""
    return header.strip() == "*" or any(part.strip().removeprefix("W/") == etag for part in header.split(","))


def _clean(value: str) -> bytes:
    """A header value without line ends: nothing a client sends can add a header."""
    return value.replace("\r", " ").replace("\n", " ").encode("latin-1", "replace")
