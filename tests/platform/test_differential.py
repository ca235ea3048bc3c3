"""Our compiled validators against Connexion's own, on generated requests: the same verdict.

What differs on purpose is in `test_where_we_differ`: date-times that real clients send pass, and numbers are those of
JSON, not of Python.
"""

import asyncio
from typing import Any
from urllib.parse import quote, urlencode

import orjson
import pytest
from connexion import ConnexionMiddleware
from connexion.exceptions import ProblemException
from connexion.middleware.request_validation import RequestValidationMiddleware
from connexion.middleware.routing import RoutingMiddleware
from connexion.resolver import Resolver
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from starlette.exceptions import HTTPException

from simulator.app import create_app
from simulator.platform.documents import load
from simulator.platform.gateway import Gateway
from simulator.settings import Settings
from simulator.store.seed import EmptySeed
from tests.platform.proef import API

BASE = "/proef/v1"
_loop = asyncio.new_event_loop()


async def _reached(scope: Any, receive: Any, send: Any) -> None:
    scope["reached"].append(True)


@pytest.fixture(scope="module")
def stock() -> ConnexionMiddleware:
    """Connexion with its own validators."""
    app = ConnexionMiddleware(_reached, middlewares=[RoutingMiddleware, RequestValidationMiddleware])
    content = load(API.document).content
    paths = {path: item for path, item in content["paths"].items() if path != "/openapi.json"}
    app.add_api({**content, "paths": paths}, base_path=BASE, resolver=Resolver(lambda _: print))
    return app


@pytest.fixture(scope="module")
def ours() -> Gateway:
    """The platform, in process."""
    return create_app(Settings(log="stil"), seed=EmptySeed(), apis=[API])


def _scope(method: str, path: str, query: str, headers: dict[str, str], body: bytes) -> dict[str, Any]:
    pairs = [(b"host", b"localhost"), (b"x-api-key", b"k"), (b"content-length", str(len(body)).encode())]
    pairs += [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    return {
        "type": "http",
        "method": method,
        "scheme": "http",
        "path": BASE + path,
        "raw_path": (BASE + quote(path)).encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": pairs,
    }


def _receive(body: bytes) -> Any:
    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


def verdict_stock(app: ConnexionMiddleware, scope: dict[str, Any], body: bytes) -> int:
    """200 when the request reached the application, else the status of the refusal."""
    reached: list[bool] = []

    async def send(message: Any) -> None:
        raise AssertionError(message)

    try:
        _loop.run_until_complete(app({**scope, "reached": reached}, _receive(body), send))
    except ProblemException as error:
        return int(error.status)
    except HTTPException as error:
        return error.status_code
    return 200 if reached else 0


def verdict_ours(app: Gateway, scope: dict[str, Any], body: bytes) -> int:
    """The status of the answer; what the handler itself refuses counts as accepted."""
    messages: list[Any] = []

    async def send(message: Any) -> None:
        messages.append(message)

    _loop.run_until_complete(app(dict(scope), _receive(body), send))
    status: int = messages[0]["status"]
    if status == 422 or b"Content-Crs" in messages[1]["body"]:
        return 200
    return status


words = st.text(alphabet="abz-., |é\"'", max_size=6)
numbers = st.one_of(st.integers(-5, 120).map(str), st.sampled_from(["1.5", "-0.25", "x", "1e3", "0"]))
lists = st.lists(st.one_of(numbers, st.sampled_from(["a", "-a", "b", "c"])), min_size=1, max_size=5).map(",".join)
QUERY: dict[str, st.SearchStrategy[str]] = {
    "page": numbers,
    "getal": numbers,
    "aan": st.sampled_from(["true", "false", "True", "ja", "1", "null"]),
    "_sort": lists,
    "ids": lists,
    "streep": words,
    "waar[x]": numbers,
    "waar[y]": st.sampled_from(["noord", "zuid", "oost"]),
    "waar[q]": words,
    "op": st.sampled_from(["2025-01-01", "2024-02-29"]),
    "moment": st.sampled_from(["2025-01-01T10:00:00Z", "2025-01-01T10:00:00+01:00", "nu", "2025-01-01"]),
    "code": st.one_of(st.sampled_from(["ab", "abc", "AB"]), words),
    "taal": st.sampled_from(["nl", "fy", "de"]),
    "onbekend": words,
}
pairs = st.lists(st.sampled_from(sorted(QUERY)).flatmap(lambda n: st.tuples(st.just(n), QUERY[n])), max_size=6)
names = st.text(alphabet="abcdefghij_-.~", min_size=1, max_size=25)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 10) | st.floats(-5, 5) | st.sampled_from(["", "x", "eik", "Point"]),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["naam", "x", "type"]), inner, max_size=3)
    ),
    max_leaves=8,
)
bomen = st.recursive(
    st.fixed_dictionaries(
        {},
        optional={"naam": st.sampled_from(["a", "", 3]), "hoogte": st.sampled_from([None, 3, -1, "x", 1.5])},
    ),
    lambda inner: st.fixed_dictionaries(
        {"naam": st.sampled_from(["a", "b", None])},
        optional={
            "soort": st.sampled_from(["eik", "els", None, "berk"]),
            "ouder": inner | st.none(),
            "takken": st.lists(inner, max_size=4),
            "extra": json_values,
        },
    ),
    max_leaves=6,
)
posities = st.lists(st.floats(0, 300000, width=32) | st.sampled_from([None, "1"]), max_size=4)
geometrieen = st.recursive(
    st.fixed_dictionaries(
        {
            "type": st.sampled_from(["Point", "LineString", "Polygon"]),
            "coordinates": posities | st.lists(posities, max_size=3),
        }
    ),
    lambda inner: st.fixed_dictionaries(
        {"type": st.sampled_from(["GeometryCollection", "Point"]), "geometries": st.lists(inner, max_size=3)}
    ),
    max_leaves=6,
)
bodies = st.one_of(
    bomen.map(orjson.dumps),
    json_values.map(orjson.dumps),
    st.fixed_dictionaries({"geometrie": geometrieen}).map(orjson.dumps),
    st.sampled_from([b"", b"{", b"nul", b"[1,]", b'{"naam":"a"}']),
)
EXAMPLES = settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@EXAMPLES
@given(naam=names, nummer=st.integers(-200, 200), query=pairs, soort=st.sampled_from([None, "een", "drie"]))
def test_parameters(stock: Any, ours: Gateway, naam: str, nummer: int, query: Any, soort: str | None) -> None:
    scope = _scope("GET", f"/echo/{naam}/{nummer}", urlencode(query), {"X-Soort": soort} if soort else {}, b"")
    expected = verdict_stock(stock, scope, b"")
    assert verdict_ours(ours, scope, b"") == expected


@EXAMPLES
@given(
    operation=st.sampled_from([("POST", "/boom"), ("PUT", "/boom"), ("POST", "/geo")]),
    body=bodies,
    media_type=st.sampled_from(
        ["application/json"] * 6 + ["application/json; charset=utf-8", "text/plain", "application/zip"]
    ),
)
def test_bodies(stock: Any, ours: Gateway, operation: tuple[str, str], body: bytes, media_type: str) -> None:
    assume(body or operation[0] == "POST")  # an optional body may stay away: test_an_optional_body
    scope = _scope(*operation, "", {"Content-Type": media_type}, body)
    expected = verdict_stock(stock, scope, body)
    assert verdict_ours(ours, scope, body) == expected


@pytest.mark.parametrize(
    ("query", "theirs", "mine"),
    [
        ("moment=2025-01-01T10:44Z", 400, 200),  # without seconds: Presenteren's clients send it
        ("moment=2025-07-18T18:55:45.29612883Z", 200, 200),
        ("op=2025-02-30", 200, 400),  # the stock validators know no dates
        ("op=gisteren", 200, 400),
        ("page=1_0", 200, 400),  # Python's int() takes it, an integer it is not
        ("getal=nan", 200, 400),
        ("getal=inf", 200, 400),
        ("page=%D9%A1", 200, 400),  # an Arabic digit
    ],
)
def test_where_we_differ(stock: Any, ours: Gateway, query: str, theirs: int, mine: int) -> None:
    scope = _scope("GET", "/echo/a/1", query, {}, b"")
    assert (verdict_stock(stock, scope, b""), verdict_ours(ours, scope, b"")) == (theirs, mine)


def test_an_optional_body(stock: Any, ours: Gateway) -> None:
    """Connexion refuses an absent body also where the document does not require one."""
    scope = _scope("PUT", "/boom", "", {}, b"")
    assert (verdict_stock(stock, scope, b""), verdict_ours(ours, scope, b"")) == (400, 200)
