"""Whatever bytes a request is made of: never a 500, never a hanging answer."""

import asyncio
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.app import create_app
from simulator.platform.gateway import Gateway
from simulator.settings import Settings
from simulator.store.seed import EmptySeed
from tests.platform.proef import API

_loop = asyncio.new_event_loop()
PATHS = [f"/proef/v1{rest}" for rest in ("/echo/a/1", "/verplicht", "/boom", "/geo", "/bestand", "")]
HEADERS = [
    "x-api-key", "accept", "content-type", "content-crs", "host", "x-forwarded-host", "x-forwarded-prefix",
    "x-forwarded-port", "x-forwarded-proto", "x-request-id", "if-none-match", "origin", "content-length", "x-soort",
    "access-control-request-method",
]  # fmt: skip
VALUES = ["k", "application/json", "*/*", "text/html;q=x", "application/zip", "EPSG:28992", "-1", "9" * 20, ""]
text = st.text(max_size=30)
paths = st.one_of(
    st.sampled_from(PATHS), st.tuples(st.sampled_from([*PATHS, "/@x", "/"]), text).map("/".join), text.map("/{}".format)
)
values = st.one_of(st.sampled_from(VALUES), st.text(st.characters(max_codepoint=255), max_size=20))
headers = st.lists(st.tuples(st.sampled_from(HEADERS), values), max_size=6)
queries = st.one_of(st.just(b""), st.binary(max_size=40), text.map(lambda t: b"q=" + t.encode("utf-8", "replace")))
bodies = st.one_of(
    st.binary(max_size=60),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | text,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["naam", "geometrie"]), inner),
        max_leaves=6,
    ).map(lambda value: orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS) if _dumps(value) else b"{}"),
)


def _dumps(value: object) -> bool:
    try:
        orjson.dumps(value)
    except TypeError:
        return False
    return True


@pytest.fixture(scope="module")
def app() -> Gateway:
    return create_app(Settings(log="stil"), seed=EmptySeed(), apis=[API])


@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    method=st.sampled_from(["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND"]),
    path=paths,
    query=queries,
    given_headers=headers,
    body=bodies,
)
def test_never_a_500(
    app: Gateway, method: str, path: str, query: bytes, given_headers: list[tuple[str, str]], body: bytes
) -> None:
    scope: dict[str, Any] = {
        "type": "http",
        "method": method,
        "scheme": "http",
        "http_version": "1.1",
        "path": path,
        "raw_path": path.encode("utf-8", "replace"),
        "query_string": query,
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in given_headers],
    }
    messages: list[Any] = []

    async def send(message: Any) -> None:
        messages.append(message)

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    _loop.run_until_complete(asyncio.wait_for(app(scope, receive, send), 10))
    assert [message["type"] for message in messages] == ["http.response.start", "http.response.body"]
    start, content = messages
    assert start["status"] < 500, content["body"]
    for name, value in start["headers"]:
        assert b"\n" not in name + value
        assert b"\r" not in name + value
    if content["body"] and b"json" in dict(start["headers"]).get(b"content-type", b""):
        orjson.loads(content["body"])
