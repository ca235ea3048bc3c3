"""Bodies of requests: read up to a limit, parsed and validated against the operation's schema."""

from typing import Any

import orjson
from starlette.types import Receive

from simulator.platform.problems import ONGELDIG, Problem
from simulator.platform.reasons import explain
from simulator.platform.schemas import Schemas, Validator

MB = 1024 * 1024
JSON_LIMIT = 10 * MB  # bytes (issue 9: body over the limit)


class Disconnected(Exception):
    """The client went away before its request was complete."""


class Bodies:
    """What one operation takes: its media types, and per JSON media type a validator compiled at first use."""

    def __init__(self, request_body: dict[str, Any], schemas: Schemas) -> None:
        self.content: dict[str, Any] = {name.lower(): media for name, media in request_body.get("content", {}).items()}
        self.required = bool(request_body.get("required"))
        self._schemas = schemas
        self._validators: dict[str, Validator] = {}

    def check(self, media_type: str, data: bytes) -> Any:
        """The parsed and valid body: JSON as objects, other media types as bytes, None when there is none."""
        if not data:
            if self.required:
                raise Problem("verkeerd-verzoek", "Het verzoek heeft geen inhoud, maar die is verplicht.")
            return None
        if not is_json(media_type):
            return data
        try:
            value = orjson.loads(data)
        except orjson.JSONDecodeError as error:
            raise Problem(
                "verkeerd-verzoek", f"De inhoud is geen JSON: regel {error.lineno}, positie {error.colno}."
            ) from None
        validator = self._validators.get(media_type)
        if validator is None:
            declared: dict[str, Any] = self.content.get(media_type) or next(iter(self.content.values()), {})
            validator = self._validators[media_type] = self._schemas.compile(declared.get("schema", {}))
        try:
            if not validator.is_valid(value):
                raise Problem("verkeerd-verzoek", ONGELDIG, explain(validator, value))
        except ValueError as error:  # what the validator says of values nested deeper than it can follow
            raise Problem("verkeerd-verzoek", "De inhoud is te diep genest.") from error
        return value


def is_json(media_type: str) -> bool:
    """Whether a media type is JSON."""
    return media_type == "application/json" or media_type.endswith("+json")


def split_media_type(header: str | None) -> str | None:
    """`application/json; charset=utf-8` -> `application/json`."""
    return header.partition(";")[0].strip().lower() if header else None


async def read_body(receive: Receive, headers: dict[str, str], limit: int) -> bytes:
    """The whole body, cut off as soon as it goes over `limit` bytes (Problem, 413): never more than that is held."""
    declared = headers.get("content-length", "")
    if declared.isascii() and declared.isdigit() and int(declared[:18]) > limit:
        raise _too_large(limit)
    message = await receive()
    if message["type"] == "http.disconnect":
        raise Disconnected
    data: bytes = message.get("body", b"")
    if not message.get("more_body"):
        if len(data) > limit:
            raise _too_large(limit)
        return data
    parts = [data]
    size = len(data)
    while message.get("more_body"):
        if size > limit:
            raise _too_large(limit)
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Disconnected
        data = message.get("body", b"")
        parts.append(data)
        size += len(data)
    if size > limit:
        raise _too_large(limit)
    return b"".join(parts)


def _too_large(limit: int) -> Problem:
    return Problem("te-groot", f"De inhoud is groter dan {limit // MB} MB.")
