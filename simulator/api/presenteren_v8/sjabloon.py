"""Templates: JSON bytes rendered once per version, in which only base URL and time travel are filled in per request.

A marker is a Unicode noncharacter with a letter. XML cannot hold it, so no text that was delivered can either.
"""

import re
from typing import Any, NamedTuple
from urllib.parse import quote

import orjson

from simulator.platform.exchange import HAL, Request, Response
from simulator.platform.hal import encode_query, tijdreis_query

BASIS = "\uffffb"  # base URL of the API
VRAAG = "\uffffq"  # the time travel of the request as a whole query string, or nothing
VERVOLG = "\uffffv"  # the same behind other parameters

_BASIS, _VRAAG, _VERVOLG = (marker.encode() for marker in (BASIS, VRAAG, VERVOLG))
_MARKER = re.compile(b"(%b|%b|%b)" % (_BASIS, _VRAAG, _VERVOLG))


def link(pad: str, vraag: str = VRAAG) -> dict[str, str]:
    """A HAL link to a path of this API."""
    return {"href": BASIS + quote(pad, safe="/~!$&'()*+,;=:@_-.") + vraag}


def sjabloon(inhoud: Any) -> bytes:
    """Content with links made by `link` as a template."""
    return orjson.dumps(inhoud)


class Invulling(NamedTuple):
    """What a request puts in the place of the markers, as JSON text."""

    basis: bytes
    vraag: bytes
    vervolg: bytes


def invulling(request: Request) -> Invulling:
    """The base URL and time travel of this request."""
    vraag = orjson.dumps(encode_query(tijdreis_query(request)))[1:-1]
    return Invulling(orjson.dumps(request.base)[1:-1], vraag, b"&" + vraag[1:] if vraag else b"")


def vul(bytes_: bytes, waarden: Invulling) -> bytes:
    """The template with these values."""
    bytes_ = bytes_.replace(_BASIS, waarden.basis).replace(_VRAAG, waarden.vraag)
    return bytes_.replace(_VERVOLG, waarden.vervolg) if _VERVOLG in bytes_ else bytes_


class Stukken:
    """A template cut at its markers: filling it in costs a join, where `vul` searches all of it for every marker."""

    def __init__(self, bytes_: bytes) -> None:
        self._delen = _MARKER.split(bytes_)
        self._plaatsen = [
            [plaats for plaats, deel in enumerate(self._delen) if plaats % 2 and deel == marker]
            for marker in (_BASIS, _VRAAG, _VERVOLG)
        ]

    def vul(self, waarden: Invulling) -> bytes:
        """The template with these values."""
        delen = self._delen.copy()
        for plaatsen, waarde in zip(self._plaatsen, waarden, strict=True):
            for plaats in plaatsen:
                delen[plaats] = waarde
        return b"".join(delen)


def antwoord(bytes_: bytes, request: Request, *, cacheable: bool = True) -> Response:
    """A template as the answer to a request; `cacheable`: nothing but stand, clock day, URL and headers counts."""
    return Response(200, vul(bytes_, invulling(request)), HAL, cacheable=cacheable)
