"""A validator holds the schemas that it refers to, and no others."""

import pytest

from simulator.platform.schemas import Schemas, _referenced

COMPONENTS = {
    "Boom": {"type": "object", "properties": {"tak": {"$ref": "#/components/schemas/Tak"}}, "required": ["tak"]},
    "Tak": {
        "type": "object",
        "properties": {"blad": {"type": "integer"}, "boom": {"$ref": "#/components/schemas/Boom"}},
    },
    "Los": {"type": "string"},
}


def test_verwijzingen_worden_gevolgd() -> None:
    assert set(_referenced({"type": "array", "items": {"$ref": "#/components/schemas/Boom"}}, COMPONENTS)) == {
        "Boom",
        "Tak",
    }
    assert _referenced({"type": "string"}, COMPONENTS) == {}


@pytest.mark.parametrize(
    ("waarde", "goed"),
    [({"tak": {"blad": 1}}, True), ({"tak": {"blad": "x"}}, False), ({"tak": {"boom": {}}}, False), ({}, False)],
)
def test_ook_een_kring_wordt_gecontroleerd(waarde: object, goed: bool) -> None:
    validator = Schemas({"components": {"schemas": COMPONENTS}}).compile({"$ref": "#/components/schemas/Boom"})
    assert validator.is_valid(waarde) is goed
