"""Templates: JSON bytes rendered once per version, in which only base URL and time travel are filled in per request.

A marker is a Unicode noncharacter with a letter. XML cannot hold it, so no text that was delivered can either.
"""

from typing import Any
from urllib.parse import quote

import orjson

from simulator.platform.exchange import HAL, Request, Response
from simulator.platform.hal import encode_query, tijdreis_query

BASIS = "\uffffb"  # base URL of the API
VRAAG = "\uffffq"  # the time travel of the request as a whole query string, or nothing
VERVOLG = "\uffffv"  # the same behind other parameters

_BASIS, _VRAAG, _VERVOLG = (marker.encode() for marker in (BASIS, VRAAG, VERVOLG))


def link(pad: str, vraag: str = VRAAG) -> dict[str, str]:
    """A HAL link to a path of this API."""
    return {"href": BASIS + quote(pad, safe="/~!$&'()*+,;=:@_-.") + vraag}


def sjabloon(inhoud: Any) -> bytes:
    """Content with links made by `link` as a template."""
    return orjson.dumps(inhoud)


def vul(bytes_: bytes, request: Request) -> bytes:
    """The template with the links of this request."""
    vraag = encode_query(tijdreis_query(request))
    bytes_ = bytes_.replace(_BASIS, orjson.dumps(request.base)[1:-1]).replace(_VRAAG, orjson.dumps(vraag)[1:-1])
    if _VERVOLG in bytes_:
        bytes_ = bytes_.replace(_VERVOLG, orjson.dumps("&" + vraag[1:] if vraag else "")[1:-1])
    return bytes_


def antwoord(bytes_: bytes, request: Request) -> Response:
    """A template as the answer to a request; repeatable as long as the stand does not change."""
    return Response(200, vul(bytes_, request), HAL, cacheable=True)
