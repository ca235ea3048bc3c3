"""Parameters of an operation: read from path, query and headers, converted to the declared types, defaults filled in.

One compiled plan per operation, in place of Connexion's stock validator, which builds schemas and validators anew for
every parameter of every request. The stock one is the oracle in tests/platform/test_differential.py.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from urllib.parse import unquote_plus

from simulator.platform.documents import resolve
from simulator.platform.problems import ONGELDIG, InvalidParam, Problem
from simulator.platform.reasons import explain
from simulator.platform.schemas import Schemas, Validator

INTEGER = re.compile(r"[+-]?[0-9]{1,18}", re.ASCII)
NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,3})?", re.ASCII)
DELIMITERS = {"spaceDelimited": " ", "pipeDelimited": "|"}
JUDGED_ELSEWHERE = ("content-crs", "accept-crs", "accept", "content-type", "authorization", "x-api-key")
MAX_QUERY_PARTS = 1000


class Parameter(NamedTuple):
    """One declared parameter, compiled."""

    name: str
    key: str  # the name as the router or the header table has it
    required: bool
    convert: Callable[[str], Any] | None  # None: the text itself
    delimiter: str | None  # of an array
    explode: bool
    deep: dict[str, Callable[[str], Any] | None] | None  # properties of a deepObject
    validator: Validator | None  # None: any text will do
    has_default: bool
    default: Any


class Plan:
    """All parameters of one operation."""

    def __init__(self, content: dict[str, Any], operation: dict[str, Any], schemas: Schemas) -> None:
        declared = [resolve(content, node) for node in operation.get("parameters", [])]
        self.path = [_compile(content, p, schemas) for p in declared if p["in"] == "path"]
        self.query = [_compile(content, p, schemas) for p in declared if p["in"] == "query"]
        self.headers = [
            _compile(content, p, schemas)
            for p in declared
            if p["in"] == "header" and p["name"].lower() not in JUDGED_ELSEWHERE
        ]

    def read(
        self, path: Mapping[str, Any], query_string: str, headers: Mapping[str, str]
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """Path and query parameters by their declared names. Problem (400) that names each one that is wrong."""
        errors: list[InvalidParam] = []
        path_values: dict[str, Any] = {}
        for parameter in self.path:
            text = str(path[parameter.key])
            if parameter.convert is None and parameter.validator is None:
                path_values[parameter.name] = text
            else:
                _read(parameter, [text], path_values, errors)
        query_values: dict[str, Any] = {}
        if query_string:
            given = parse_query(query_string)
            for parameter in self.query:
                if parameter.deep is not None:
                    _read_deep(parameter, given, query_values, errors)
                elif parameter.name in given:
                    _read(parameter, given[parameter.name], query_values, errors)
                elif parameter.has_default:
                    query_values[parameter.name] = parameter.default
                elif parameter.required:
                    errors.append(_missing(parameter))
        else:
            for parameter in self.query:
                if parameter.has_default:
                    query_values[parameter.name] = parameter.default
                elif parameter.required:
                    errors.append(_missing(parameter))
        for parameter in self.headers:
            header = headers.get(parameter.key)
            _read(parameter, None if header is None else [header], {}, errors)
        if errors:
            raise Problem("verkeerd-verzoek", ONGELDIG, errors)
        return path_values, query_values


def parse_query(text: str) -> dict[str, list[str]]:
    """name -> values in order, decoded; bytes that are no UTF-8 become the replacement character."""
    parts = text.split("&", MAX_QUERY_PARTS)
    if len(parts) > MAX_QUERY_PARTS:
        raise Problem("verkeerd-verzoek", f"Het verzoek heeft meer dan {MAX_QUERY_PARTS} parameters.")
    given: dict[str, list[str]] = {}
    for part in parts:
        if not part:
            continue
        name, _, value = part.partition("=")
        if "%" in part or "+" in part:
            name, value = unquote_plus(name), unquote_plus(value)
        if name in given:
            given[name].append(value)
        else:
            given[name] = [value]
    return given


def _read(parameter: Parameter, given: list[str] | None, into: dict[str, Any], errors: list[InvalidParam]) -> None:
    value: Any
    if given is None:
        if parameter.has_default:
            into[parameter.name] = parameter.default
        elif parameter.required:
            errors.append(_missing(parameter))
        return
    if parameter.delimiter is not None:
        text = parameter.delimiter.join(given) if parameter.explode else given[-1]
        value = text.split(parameter.delimiter)
        if parameter.convert is not None:
            value = [parameter.convert(item) for item in value]
    else:
        value = given[-1] if parameter.convert is None else parameter.convert(given[-1])
    _check(parameter, value, into, errors)


def _read_deep(
    parameter: Parameter, given: Mapping[str, list[str]], into: dict[str, Any], errors: list[InvalidParam]
) -> None:
    """`naam[veld]=waarde`: one level of fields, as the DSO documents use."""
    assert parameter.deep is not None
    start = parameter.name + "["
    value: dict[str, Any] = {}
    for name, texts in given.items():
        if name.startswith(start) and name.endswith("]"):
            field = name[len(start) : -1]
            convert = parameter.deep.get(field)
            value[field] = texts[0] if convert is None else convert(texts[0])
    if value:
        _check(parameter, value, into, errors)
    else:
        _read(parameter, given.get(parameter.name), into, errors)


def _check(parameter: Parameter, value: Any, into: dict[str, Any], errors: list[InvalidParam]) -> None:
    if parameter.validator is None or parameter.validator.is_valid(value):
        into[parameter.name] = value
    else:
        wrong = explain(parameter.validator, value, parameter.name)
        if parameter.delimiter is not None:  # of a list the parameter is named, as the real APIs do, not the element
            wrong = [InvalidParam(parameter.name, reason) for _, reason in wrong]
        errors.extend(wrong)


def _missing(parameter: Parameter) -> InvalidParam:
    return InvalidParam(parameter.name, "Ontbreekt, maar is verplicht")


def _integer(text: str) -> Any:
    return int(text) if INTEGER.fullmatch(text) else text


def _number(text: str) -> Any:
    return float(text) if NUMBER.fullmatch(text) else text


def _boolean(text: str) -> Any:
    lower = text.lower()
    return lower == "true" if lower in ("true", "false") else text


CONVERTERS: dict[str | None, Callable[[str], Any]] = {"integer": _integer, "number": _number, "boolean": _boolean}


def _type(content: dict[str, Any], schema: Any) -> str | None:
    """The declared type, looked up through references and compositions."""
    schema = resolve(content, schema)
    if "type" in schema:
        return str(schema["type"])
    for key in ("allOf", "anyOf", "oneOf"):
        for part in schema.get(key, []):
            found = _type(content, part)
            if found:
                return found
    return None


def _compile(content: dict[str, Any], node: dict[str, Any], schemas: Schemas) -> Parameter:
    schema = node.get("schema", {})
    resolved = resolve(content, schema)
    kind = _type(content, schema)
    location = node["in"]
    style = node.get("style", "form" if location == "query" else "simple")
    deep = None
    delimiter = None
    convert = CONVERTERS.get(kind)
    if kind == "array":
        delimiter = DELIMITERS.get(style, ",")
        convert = CONVERTERS.get(_type(content, resolved.get("items", {})))
    elif kind == "object" and style == "deepObject":
        deep = {name: CONVERTERS.get(_type(content, item)) for name, item in resolved.get("properties", {}).items()}
    name = node["name"]
    plain_text = kind in ("string", None) and not set(resolved) - {"type", "description", "example", "default", "title"}
    return Parameter(
        name=name,
        key=name.replace("-", "_") if location == "path" else name.lower() if location == "header" else name,
        required=bool(node.get("required")),
        convert=convert,
        delimiter=delimiter,
        explode=bool(node.get("explode", style == "form")),
        deep=deep,
        validator=None if plain_text else schemas.compile(schema),
        has_default="default" in resolved,
        default=resolved.get("default"),
    )
