"""What is wrong with a value, in Dutch: names the value and what was expected instead."""

from collections.abc import Iterable
from typing import Any

import orjson

from simulator.platform.problems import InvalidParam
from simulator.platform.schemas import ValidationError, Validator

MAX_SHOWN = 100  # characters of a value in a reason
MAX_NAMES = 10  # unknown fields named
MAX_PARAMS = 20  # entries of invalid-params
MAX_NESTING = 40  # levels of a value that are looked at to say what is wrong
MAX_NODES = 300  # of a value that are looked at to say what is wrong
MIN_ITEMS = 4  # of a list that are looked at anyhow: what a ring needs
MAX_DEPTH = 8  # of alternatives within alternatives

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

COUNTED = {"Length": ("teken", "tekens"), "Items": ("element", "elementen"), "Properties": ("veld", "velden")}


def show(value: Any) -> str:
    """A value as the client wrote it, cut off when long."""
    if isinstance(value, str):
        text = value or "''"
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
        case "minLength" | "minItems" | "minProperties" as keyword:
            return f"verwacht minstens {_count(value, keyword)}"
        case "maxLength" | "maxItems" | "maxProperties" as keyword:
            return f"verwacht hoogstens {_count(value, keyword)}"
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
            return "onbekend veld " + ", ".join(show(name) for name in kind.get("unexpected", [])[:MAX_NAMES])
        case "oneOf" | "oneOfMultipleValid" | "oneOfNotValid" | "anyOf":
            return "verwacht precies een van de beschreven vormen"
        case _:
            return "voldoet niet aan de beschrijving"


def _count(number: Any, keyword: str) -> str:
    one, more = COUNTED[keyword[3:]]
    return f"{number} {one if number == 1 else more}"


def explain(validator: Validator, value: Any, prefix: str = "") -> list[InvalidParam]:
    """What is wrong with an invalid value, as entries of `invalid-params`; alternatives opened to the likeliest one.

    Bounded: an error costs tens of microseconds and every element of every alternative can give one, so only the
    beginning of a large value is explained; an error further on is told without its place.
    """
    beginning = _beginning(value, [MAX_NODES], 0)
    found: list[InvalidParam] = []
    for error in validator.iter_errors(beginning):
        if len(found) >= MAX_PARAMS:
            break
        found += _explain(error, prefix, 0)
    return found[:MAX_PARAMS] or [InvalidParam(prefix or "body", "Ongeldige waarde; voldoet niet aan de beschrijving")]


def _beginning(value: Any, left: list[int], depth: int) -> Any:
    """The value with its lists cut off once `left[0]` nodes are taken; small items (positions) stay whole."""
    left[0] -= 1
    if depth > MAX_NESTING and isinstance(value, dict | list):
        return type(value)()
    if isinstance(value, dict):
        return {key: _beginning(item, left, depth + 1) for key, item in value.items()}
    if not isinstance(value, list):
        return value
    taken: list[Any] = []
    for item in value:
        if left[0] <= 0 and len(taken) >= MIN_ITEMS:
            break
        small = isinstance(item, list) and len(item) <= MIN_ITEMS
        if small and not any(isinstance(part, list | dict) for part in item):
            left[0] -= len(item)
            taken.append(item)
        else:
            taken.append(_beginning(item, left, depth + 1))
    return taken


def _explain(error: ValidationError, prefix: str, depth: int) -> list[InvalidParam]:
    path = list(error.instance_path)
    kind = error.kind.as_dict()
    if error.kind.name == "required":
        return [InvalidParam(json_path([*path, str(kind.get("property"))], prefix), "Ontbreekt, maar is verplicht")]
    if depth < MAX_DEPTH and "context" in kind:
        alternatives = [list(errors) for errors in kind["context"] if errors]
        fitting = [errors for errors in alternatives if not any(_is_tag(error) for error in errors)]
        if len(fitting) == 1:
            return [reason for inner in fitting[0] for reason in _explain(inner, prefix, depth + 1)]
        tags = [error for errors in alternatives for error in errors if _is_tag(error)]
        if tags and len({tuple(tag.instance_path) for tag in tags}) == 1:
            options = dict.fromkeys(show(option) for tag in tags for option in tag.kind.as_dict().get("options", []))
            text = f"Ongeldige waarde: {show(tags[0].instance)}; verwacht een van {', '.join(options)}"
            return [InvalidParam(json_path(tags[0].instance_path, prefix), text)]
    text = f"Ongeldige waarde: {show(error.instance)}; {expectation(error)}"
    return [InvalidParam(json_path(path, prefix), text)]


def _is_tag(error: ValidationError) -> bool:
    """Whether an alternative failed on the `type` that tells it apart: a Point is no LineString."""
    return error.kind.name in ("enum", "const") and list(error.instance_path)[-1:] == ["type"]
