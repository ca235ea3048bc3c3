"""HAL: links that follow the client's own address, and pages of a collection (facts/presenteren.md 2.4 and 2.5)."""

import functools
import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeVar
from urllib.parse import parse_qsl, quote

from simulator.platform.exchange import Request

TIME_TRAVEL = ("geldigOp", "inWerkingOp", "beschikbaarOp", "synchroniseerMetTileset", "synchroniseerMetTileSet")
READABLE = re.compile(r"[A-Za-z0-9_.~:,/-]*", re.ASCII)  # needs no escape in a path or query
T = TypeVar("T")


class Pagina(NamedTuple):
    """A page as asked: `nummer` counted from `eerste` (Presenteren v8: 1, Ontsluiten: 0), `grootte` items at most."""

    nummer: int
    grootte: int
    eerste: int = 1

    @property
    def begin(self) -> int:
        """Index of the first item of the page in the whole collection."""
        return (self.nummer - self.eerste) * self.grootte

    def knip(self, items: Sequence[T]) -> Sequence[T]:
        """The items of this page out of all items."""
        return items[self.begin : self.begin + self.grootte]

    def aantal_paginas(self, totaal: int) -> int:
        """How many pages `totaal` items fill."""
        return -(-totaal // self.grootte)


def lees_pagina(request: Request, *, eerste: int = 1) -> Pagina:
    """The page from the query parameters `page` and `size`; defaults and bounds are those of the document."""
    return Pagina(int(request.query.get("page", eerste)), int(request.query.get("size", 20)), eerste)


def link(href: str, titel: str | None = None) -> dict[str, str]:
    """A HAL link."""
    return {"href": href} if titel is None else {"href": href, "title": titel}


def encode_query(pairs: Sequence[tuple[str, str]]) -> str:
    """A query string with leading `?`, or nothing; `:` `,` `/` stay readable, all else unsafe is escaped."""
    if not pairs:
        return ""
    return "?" + "&".join([f"{_escape(name)}={_escape(value)}" for name, value in pairs])


def tijdreis_query(request: Request) -> list[tuple[str, str]]:
    """The time-travel parameters as the client gave them: every link of the answer carries them."""
    if not request.query_string:
        return []
    return [pair for pair in _pairs(request.query_string) if pair[0] in TIME_TRAVEL]


def href(request: Request, pad: str, query: Mapping[str, str] | None = None, *, tijdreis: bool = True) -> str:
    """The absolute address of a path of this API (`/regelingen/…`), with the time-travel parameters of the request."""
    pairs = list((query or {}).items())
    if tijdreis:
        pairs += tijdreis_query(request)
    address = pad if READABLE.fullmatch(pad) else quote(pad, safe="/~!$&'()*+,;=:@_-.")
    return request.base + address + encode_query(pairs)


def self_href(request: Request) -> str:
    """The address of this request itself, with the declared query parameters that the client gave."""
    return href(request, request.url_path, tijdreis=False) + encode_query(_declared(request))


def pagina_links(request: Request, pagina: Pagina, totaal: int) -> dict[str, dict[str, str]]:
    """The links self, first, last, and prev and next where there are such pages."""
    base = href(request, request.url_path, tijdreis=False)
    declared = [(name, f"{_escape(name)}={_escape(value)}") for name, value in _declared(request)]
    rest = "".join([f"&{text}" for name, text in declared if name != "page"])

    def page(nummer: int) -> str:
        return f"{base}?page={nummer}{rest}"

    laatste = max(pagina.aantal_paginas(totaal) - 1, 0) + pagina.eerste
    links = {
        "self": link(f"{base}?{'&'.join([text for _, text in declared])}" if declared else base),
        "first": link(page(pagina.eerste), "Eerste pagina"),
        "last": link(page(laatste), "Laatste pagina"),
    }
    if pagina.nummer > pagina.eerste:
        links["prev"] = link(page(min(pagina.nummer - 1, laatste)), "Vorige pagina")
    if pagina.nummer < laatste:
        links["next"] = link(page(pagina.nummer + 1), "Volgende pagina")
    return links


def pagina_object(pagina: Pagina, totaal: int) -> dict[str, int]:
    """The `page` object: number is counted as the parameter is (from 1 or from 0)."""
    return {
        "size": pagina.grootte,
        "totalElements": totaal,
        "totalPages": pagina.aantal_paginas(totaal),
        "number": pagina.nummer,
    }


def collectie(
    request: Request,
    naam: str,
    items: Sequence[Any],
    pagina: Pagina,
    totaal: int,
    *,
    links: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """A page of a collection: `items` are those of this page, `totaal` counts all; `links` come on top."""
    return {
        "_embedded": {naam: list(items)},
        "_links": {**pagina_links(request, pagina, totaal), **(links or {})},
        "page": pagina_object(pagina, totaal),
    }


def _escape(text: str) -> str:
    return text if READABLE.fullmatch(text) else quote(text, safe=":,/")


@functools.lru_cache(maxsize=64)
def _pairs(query_string: str) -> tuple[tuple[str, str], ...]:
    """Names and values as given; kept because every link of an answer asks for them again."""
    if "%" in query_string or "+" in query_string:
        return tuple(parse_qsl(query_string, keep_blank_values=True, errors="replace"))
    parts = (part.partition("=") for part in query_string.split("&") if part)
    return tuple((name, value) for name, _, value in parts)


def _declared(request: Request) -> list[tuple[str, str]]:
    if not request.query_string:
        return []
    return [pair for pair in _pairs(request.query_string) if pair[0] in request.query]
