"""HAL, paging, CRS and time travel: the shared presentation, without a server where that is enough."""

from typing import Any, cast

import pytest

from simulator.platform.crs import teveel_decimalen
from simulator.platform.exchange import Request
from simulator.platform.hal import Pagina, collectie, href, pagina_links, self_href
from simulator.platform.problems import Problem
from simulator.platform.tijdreis import lees_assen, parse_instant


class Dag:
    """A tenant whose clock stands at one day."""

    @staticmethod
    def vandaag() -> str:
        return "2026-11-25"


def request(query_string: str = "", **query: Any) -> Request:
    base = "http://h/@t/publiek/v8"
    return Request(
        operation="getRegelingen",
        method="GET",
        path={},
        query=query,
        headers={},
        body=None,
        origin="http://h/@t",
        base=base,
        url_path="/regelingen",
        query_string=query_string,
        omgeving=cast(Any, Dag()),
        services=cast(Any, None),
    )


def test_links_of_a_middle_page_carry_the_parameters() -> None:
    """facts/presenteren.md 2.4: absolute, time travel carried, titles in Dutch."""
    asked = request(
        "page=2&size=10&geldigOp=2025-01-01&beschikbaarOp=2022-04-06T10:44Z&onbekend=x&_sort=-a",
        page=2, size=10, geldigOp="2025-01-01", beschikbaarOp="2022-04-06T10:44Z", _sort=["-a"],
    )  # fmt: skip
    links = pagina_links(asked, Pagina(2, 10), 35)
    rest = "size=10&geldigOp=2025-01-01&beschikbaarOp=2022-04-06T10:44Z&_sort=-a"
    address = "http://h/@t/publiek/v8/regelingen?page="
    assert links == {
        "self": {"href": f"{address}2&{rest}"},
        "first": {"href": f"{address}1&{rest}", "title": "Eerste pagina"},
        "last": {"href": f"{address}4&{rest}", "title": "Laatste pagina"},
        "prev": {"href": f"{address}1&{rest}", "title": "Vorige pagina"},
        "next": {"href": f"{address}3&{rest}", "title": "Volgende pagina"},
    }


@pytest.mark.parametrize(
    ("nummer", "eerste", "totaal", "present", "pages"),
    [
        (1, 1, 0, set(), 0),
        (1, 1, 20, set(), 1),
        (1, 1, 21, {"next"}, 2),
        (2, 1, 21, {"prev"}, 2),
        (0, 0, 21, {"next"}, 2),
    ],
)
def test_which_links_there_are(nummer: int, eerste: int, totaal: int, present: set[str], pages: int) -> None:
    """A client loops until `next` is absent, so that must be right on the last page."""
    answer = collectie(request(), "regelingen", [], Pagina(nummer, 20, eerste), totaal)
    assert set(answer["_links"]) - {"self", "first", "last"} == present
    assert answer["page"] == {"size": 20, "totalElements": totaal, "totalPages": pages, "number": nummer}
    assert answer["_embedded"] == {"regelingen": []}


def test_a_page_beyond_the_last_leads_back() -> None:
    links = pagina_links(request("page=9", page=9), Pagina(9, 20), 21)
    assert links["prev"]["href"].endswith("page=2")
    assert "next" not in links


def test_items_of_a_page() -> None:
    assert Pagina(2, 3).knip(range(7)) == range(3, 6)
    assert Pagina(2, 3, 0).knip([*range(7)]) == [6]


def test_what_a_client_wrote_stays_one_parameter() -> None:
    asked = request("_find=a%26b%3Dc+d%22&geldigOp=2025-01-01", _find='a&b=c d"', geldigOp="2025-01-01")
    assert self_href(asked).endswith("/regelingen?_find=a%26b%3Dc%20d%22&geldigOp=2025-01-01")
    assert href(asked, "/regelingen/_akn é").endswith("/regelingen/_akn%20%C3%A9?geldigOp=2025-01-01")


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2022-04-06T10:44Z", "2022-04-06T10:44:00.000000Z"),
        ("2025-06-09T19:30:52.716757698+02:00", "2025-06-09T17:30:52.716757Z"),
        ("2025-07-18T18:55:45.29612883Z", "2025-07-18T18:55:45.296128Z"),
        ("2025-07-18T18:55:45", "2025-07-18T16:55:45.000000Z"),
        ("2025-01-18 18:55:45+0100", "2025-01-18T17:55:45.000000Z"),
        ("2025-13-18T18:55:45Z", None),
        ("2025-01-18", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("9999-12-31T23:59:59-14:00", None),
        ("x" * 10000, None),
    ],
)
def test_instants_as_real_clients_send_them(text: str, instant: str | None) -> None:
    """facts/presenteren.md 2.6."""
    assert parse_instant(text) == instant


def test_axes() -> None:
    assert lees_assen(request()) == ("2026-11-25", "2026-11-25", None)
    asked = request(geldigOp="2025-01-01", beschikbaarOp="2025-01-01T00:00Z", synchroniseerMetTileset="volledig")
    assert lees_assen(asked) == ("2025-01-01", "2026-11-25", "2025-01-01T00:00:00.000000Z")
    with pytest.raises(Problem) as refused:
        lees_assen(request(inWerkingOp="morgen"))
    assert refused.value.invalid_params[0].name == "inWerkingOp"


@pytest.mark.parametrize(
    ("geometrie", "found"),
    [
        ({"type": "Point", "coordinates": [155000.123, 463000]}, None),
        ({"type": "Point", "coordinates": [155000.1234, 463000]}, 155000.1234),
        ({"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [0.0005, 1]}]}, 0.0005),
        ({"type": "Polygon", "coordinates": [[[0.1 + 0.2, 1.0]]]}, 0.1 + 0.2),
        ({"type": "Point", "coordinates": [float("1e300"), 1]}, None),
    ],
)
def test_decimals(geometrie: object, found: float | None) -> None:
    assert teveel_decimalen(geometrie) == found
