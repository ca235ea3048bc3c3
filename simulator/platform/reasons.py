"""What is wrong with a value, in Dutch: names the value and what was expected instead."""

from collections.abc import Iterable
from typing import Any

import orjson

from simulator.platform.problems import InvalidParam
from simulator.platform.schemas import ValidationError

MAX_SHOWN = 100  # characters of a value in a reason
MAX_PARAMS = 20  # entries of invalid-params

TYPES = {
    "string": "tekst",
    "integer": "een geheel getal",
    "number": "een getal",
    "boolean": "true of false",
    "array": "een lijst",
    "object": "een object",
    "null": "null",
}
FORMATS = {"date": "een datum als 2025-10-16", "date-time": "een tijdstip als 2025-10-16T09:00:00Z", "uuid": "een uuid"}


def show(value: Any) -> str:
    """A value as the client wrote it, cut off when long."""
    if isinstance(value, str):
        text = value
    else:
        try:
            text = orjson.dumps(value).decode()
        except (TypeError, orjson.JSONEncodeError):
            text = str(value)
    return text if len(text) <= MAX_SHOWN else text[:MAX_SHOWN] + "…"


def json_path(path: Iterable[str | int], prefix: str = "") -> str:
    """`geometrie.coordinates[0]`; the whole body is `body`."""
    text = prefix
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text or "body"


def expectation(error: ValidationError) -> str:
    """What the schema wanted."""
    kind = error.kind.as_dict()
    value = kind.get("limit")
    match error.kind.name:
        case "type":
            types = kind.get("types") or ([kind["type"]] if "type" in kind else [])
            return "verwacht " + " of ".join(TYPES.get(name, name) for name in types)
        case "enum":
            return "verwacht een van " + ", ".join(show(option) for option in kind.get("options", []))
        case "minimum":
            return f"verwacht minstens {value}"
        case "maximum":
            return f"verwacht hoogstens {value}"
        case "exclusiveMinimum":
            return f"verwacht meer dan {value}"
        case "exclusiveMaximum":
            return f"verwacht minder dan {value}"
        case "minLength":
            return f"verwacht minstens {value} tekens"
        case "maxLength":
            return f"verwacht hoogstens {value} tekens"
        case "minItems":
            return f"verwacht minstens {value} elementen"
        case "maxItems":
            return f"verwacht hoogstens {value} elementen"
        case "minProperties":
            return f"verwacht minstens {value} velden"
        case "uniqueItems":
            return "verwacht elk element één keer"
        case "multipleOf":
            return f"verwacht een veelvoud van {kind.get('multiple_of')}"
        case "pattern":
            return f"verwacht het patroon {show(kind.get('pattern', ''))}"
        case "format":
            name = str(kind.get("format", ""))
            return "verwacht " + FORMATS.get(name, f"de vorm {name}")
        case "additionalProperties":
            return "onbekend veld " + ", ".join(show(name) for name in kind.get("unexpected", []))
        case "oneOf" | "oneOfMultipleValid" | "oneOfNotValid" | "anyOf":
            return "verwacht precies een van de beschreven vormen"
        case _:
            return "voldoet niet aan de beschrijving"


def explain(errors: Iterable[ValidationError], prefix: str = "") -> list[InvalidParam]:
    """Validation errors as entries of `invalid-params`, alternatives opened up to the likeliest one."""
    found: list[InvalidParam] = []
    for error in errors:
        if len(found) >= MAX_PARAMS:
            break
        found += _explain(error, prefix, 0)
    return found[:MAX_PARAMS]


def _explain(error: ValidationError, prefix: str, depth: int) -> list[InvalidParam]:
    path = list(error.instance_path)
    if error.kind.name == "required":
        missing = error.kind.as_dict().get("property")
        return [InvalidParam(json_path([*path, str(missing)], prefix), "Ontbreekt, maar is verplicht")]
    branches = error.kind.as_dict().get("context") if depth < 8 else None
    best = _likeliest(branches)
    if best:
        return [reason for inner in best for reason in _explain(inner, prefix, depth + 1)]
    text = f"Ongeldige waarde: {show(error.instance)}; {expectation(error)}"
    return [InvalidParam(json_path(path, prefix), text)]


def _likeliest(branches: Any) -> list[ValidationError]:
    """Of the alternatives of oneOf or anyOf: the one that got furthest, when it is not just another `type`.

    A geometry whose `type` is Point is judged as a Point: the alternatives that fail on their tag drop out.
    """
    if not branches:
        return []
    candidates = [list(errors) for errors in branches if errors]
    tagged = [errors for errors in candidates if not any(_is_tag(error) for error in errors)]
    if len(tagged) == 1:
        return tagged[0]
    if not tagged and candidates:
        tags = [error for errors in candidates for error in errors if _is_tag(error)]
        if tags and len({tuple(error.instance_path) for error in tags}) == 1:
            return []
    return []


def _is_tag(error: ValidationError) -> bool:
    return error.kind.name in ("enum", "const") and list(error.instance_path)[-1:] == ["type"]
