"""The document of `/_lto` against the documentation and the handlers, and one shape of error over all its routes."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from simulator.api.lto_v1 import HANDLERS

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT: dict[str, Any] = yaml.safe_load((ROOT / "openapi/lto-v1.yaml").read_text("utf-8"))
METHODS = ("get", "put", "post", "delete")
ROUTES = {
    f"{method.upper()} /_lto{path}": (path, operation)
    for path, item in DOCUMENT["paths"].items()
    for method, operation in item.items()
    if method in METHODS
}


def test_elke_route_staat_in_de_documentatie() -> None:
    pagina = (ROOT / "docs/lto-api.md").read_text("utf-8")
    beschreven = set(re.findall(r"^\| `((?:GET|PUT|POST|DELETE) /_lto[^`]*)`", pagina, re.MULTILINE))
    assert beschreven == set(ROUTES)


def test_elk_veld_van_een_verzoek_staat_in_de_documentatie() -> None:
    pagina = (ROOT / "docs/lto-api.md").read_text("utf-8")
    velden = {
        veld
        for naam in ("ProfielZetten", "KlokZetten", "KlokVerder", "ZaadZetten", "Wachten", "StoringZetten")
        for veld in DOCUMENT["components"]["schemas"][naam]["properties"]
    }
    parameters = {
        parameter.get("name") or DOCUMENT["components"]["parameters"][parameter["$ref"].rsplit("/", 1)[1]]["name"]
        for _, operation in ROUTES.values()
        for parameter in operation.get("parameters", [])
    }
    assert [naam for naam in sorted(velden | parameters) if naam not in pagina] == []


def test_elke_operatie_heeft_een_handler_en_andersom() -> None:
    assert {operation["operationId"] for _, operation in ROUTES.values()} == set(HANDLERS)


def test_elke_operatie_heeft_een_test() -> None:
    """By its path in the text of a test: a route that no test calls has no evidence."""
    tests = "\n".join(file.read_text("utf-8") for file in Path(__file__).parent.glob("test_lto_*.py"))
    for route, (path, _) in ROUTES.items():
        pattern = re.sub(r"\\{[^}]*\\}", r"[^\\s?]+", re.escape(f"/_lto{path}"))
        assert re.search(pattern, tests), route


@pytest.mark.parametrize("route", sorted(ROUTES))
def test_elke_weigering_is_een_probleemdocument(lto: Any, probleem: Callable[..., Any], route: str) -> None:
    """A method that the path has not, and a body of a type that the route has not."""
    path, operation = ROUTES[route]
    concreet = "/_lto" + re.sub(r"{[^}]*}", "nergens", path)
    probleem(lto.request("PATCH", concreet), 405)
    if "requestBody" in operation:
        methode = route.split(" ", 1)[0]
        probleem(lto.request(methode, concreet, content=b"a=1", headers={"Content-Type": "text/csv"}), 415)


def test_elke_weigering_staat_in_het_document() -> None:
    """Whatever has a body can be refused for it; whatever names something can name what is not there."""
    for route, (path, operation) in ROUTES.items():
        statussen = set(operation["responses"])
        if "requestBody" in operation:
            assert "415" in statussen, route
        if "parameters" in operation or "parameters" in DOCUMENT["paths"][path]:
            assert "400" in statussen, route
        if "{" in path and not route.startswith("PUT"):
            assert "404" in statussen, route
