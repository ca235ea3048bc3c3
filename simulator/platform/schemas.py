"""Schemas of an OpenAPI 3.0 document as compiled validators (jsonschema-rs), each compiled once at first use."""

from typing import Any

import jsonschema_rs

from simulator.platform.tijdreis import parse_date, parse_instant

Validator = jsonschema_rs.Draft4Validator
ValidationError = jsonschema_rs.ValidationError

# What real clients send passes: seconds left out, nine digits of fraction (facts/presenteren.md 2.6).
FORMATS = {
    "date": lambda text: parse_date(text) is not None,
    "date-time": lambda text: parse_instant(text) is not None,
}
ANNOTATIONS = ("example", "examples", "description", "title", "externalDocs", "xml", "deprecated", "discriminator")


class Schemas:
    """The schemas of one document; `compile` gives a validator for any schema node of it."""

    def __init__(self, content: dict[str, Any]) -> None:
        self._schemas: dict[str, Any] = content.get("components", {}).get("schemas", {})
        self._converted: dict[str, Any] | None = None

    def compile(self, schema: dict[str, Any]) -> Validator:
        """A validator for a schema, references and recursion included. ValueError: it is not a schema."""
        if self._converted is None:
            self._converted = {name: json_schema(node) for name, node in self._schemas.items()}
        own = json_schema(schema)
        # A validator holds a copy of all that it is given, and there is one per parameter: tens of MB in all.
        return Validator(
            {"allOf": [own], "components": {"schemas": _referenced(own, self._converted)}},
            validate_formats=True,
            formats=FORMATS,
            ignore_unknown_formats=True,
        )


def _referenced(node: Any, schemas: dict[str, Any]) -> dict[str, Any]:
    """The named schemas that a converted schema refers to, directly or by way of others."""
    found: dict[str, Any] = {}
    rest = [node]
    while rest:
        part = rest.pop()
        if isinstance(part, list):
            rest.extend(part)
        elif isinstance(part, dict):
            rest.extend(part.values())
            name = str(part.get("$ref", "")).removeprefix("#/components/schemas/").partition("/")[0]
            if name in schemas and name not in found:
                found[name] = schemas[name]
                rest.append(schemas[name])
    return found


def json_schema(node: Any) -> Any:
    """A schema of OpenAPI 3.0 as JSON Schema draft 4.

    `nullable` adds null to the type beside it, and means nothing where there is no type (OpenAPI 3.0.3).
    """
    if isinstance(node, list):
        return [json_schema(item) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return {"$ref": node["$ref"]}
    converted: dict[str, Any] = {}
    for key, value in node.items():
        if key in ANNOTATIONS or key in ("nullable", "default") or key.startswith("x-"):
            continue
        if key in ("properties", "patternProperties"):
            converted[key] = {name: json_schema(item) for name, item in value.items()}
        elif key in ("enum", "required", "const"):
            converted[key] = value
        else:
            converted[key] = json_schema(value)
    if not node.get("nullable"):
        return converted
    if "enum" in converted and None not in converted["enum"]:
        converted["enum"] = [*converted["enum"], None]
    if isinstance(converted.get("type"), str):
        converted["type"] = [converted["type"], "null"]
    return converted
