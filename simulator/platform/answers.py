"""Answers against the document that describes them: switched on in tests (`create_app(check_responses=True)`)."""

from typing import Any

import orjson

from simulator.platform.bodies import is_json, split_media_type
from simulator.platform.documents import resolve
from simulator.platform.exchange import Response
from simulator.platform.reasons import explain
from simulator.platform.schemas import Schemas, Validator


class Answers:
    """What one operation may answer."""

    def __init__(self, content: dict[str, Any], operation: dict[str, Any], schemas: Schemas) -> None:
        self._responses = {
            str(status): resolve(content, node) for status, node in operation.get("responses", {}).items()
        }
        self._schemas = schemas
        self._validators: dict[tuple[str, str], Validator] = {}

    def error(self, response: Response, *, problem: bool) -> str | None:
        """What is wrong with an answer; None when nothing is.

        Problems of the platform (`problem`) may have a status that the document does not name.
        """
        status = str(response.status)
        key = next((key for key in (status, f"{status[0]}XX") if key in self._responses), "default")
        declared = self._responses.get(key)
        if declared is None:
            return None if problem or response.status == 304 else f"status {status} staat niet in het document"
        media = {name.partition(";")[0].strip().lower(): node for name, node in declared.get("content", {}).items()}
        if not response.body:
            return None if not media else f"status {status} heeft geen inhoud, het document wel"
        media_type = split_media_type(response.media_type) or ""
        node = media.get(media_type) or media.get(media_type.partition("/")[0] + "/*") or media.get("*/*")
        if node is None:
            return f"status {status}: media type {media_type} staat niet in het document ({', '.join(media) or 'geen'})"
        if not is_json(media_type) or "schema" not in node:
            return None
        try:
            value = orjson.loads(response.body)
        except orjson.JSONDecodeError as error:
            return f"status {status}: geen JSON ({error})"
        validator = self._validators.get((key, media_type))
        if validator is None:
            validator = self._validators[key, media_type] = self._schemas.compile(node["schema"])
        if validator.is_valid(value):
            return None
        reasons = explain(validator, value)
        return f"status {status}: " + "; ".join(f"{name}: {reason}" for name, reason in reasons[:5])
