"""Every answer that links lead to: valid to our own document without unknown fields, and to the official 8.0.2."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from simulator.settings import ROOT
from tests.api.conftest import PRESENTEREN, RD
from tests.conftest import Omgevingsclient

# multipleOf: the validator divides floats, and finds that 128329.078 is no multiple of 0.001.
OVERGESLAGEN = ("discriminator", "example", "xml", "multipleOf")
START = ("/regelingen", "/app-health", "/app-info", "/crss")
NEDERLAND = {
    "type": "Polygon",
    "coordinates": [[[0, 300000], [290000, 300000], [290000, 900000], [0, 900000], [0, 300000]]],
}


def schema(node: Any, strict: bool) -> Any:
    """OpenAPI 3.0 as JSON Schema; strict: an object holds nothing but its declared fields."""
    if isinstance(node, list):
        return [schema(deel, strict) for deel in node]
    if not isinstance(node, dict):
        return node
    made = {naam: schema(deel, strict) for naam, deel in node.items() if naam not in OVERGESLAGEN}
    if made.pop("nullable", False) is True and "type" in made:
        made["type"] = [made["type"], "null"]
    if strict and made.get("type") == "object" and isinstance(made.get("properties"), dict):
        made["additionalProperties"] = False
    return made


class Contract:
    """A document as judge of answers."""

    def __init__(self, content: dict[str, Any], strict: bool) -> None:
        self._document = schema(content, strict)
        self._routes = [
            (re.compile("^" + re.sub(r"\{[^}]+\}", "[^/]+", path) + "$"), path, method)
            for path, item in sorted(content["paths"].items(), key=lambda paar: paar[0].count("{"))
            for method in item
        ]

    def fouten(self, method: str, path: str, body: Any) -> Iterator[str] | None:
        """What does not fit; None when the document has no such route."""
        for pattern, route, verb in self._routes:
            if verb == method and pattern.match(path):
                response = self._document["paths"][route][verb]["responses"]["200"]
                if "$ref" in response:
                    response = self._document["components"]["responses"][response["$ref"].rpartition("/")[2]]
                (media,) = [naam for naam in response["content"] if "json" in naam] or [None]
                if media is None:
                    return iter(())
                judge = jsonschema.Draft4Validator(
                    {**response["content"][media]["schema"], "components": self._document["components"]}
                )
                return (f"{path}: {list(fout.absolute_path)}: {fout.message[:200]}" for fout in judge.iter_errors(body))
        return None


def loop(client: Omgevingsclient, start: tuple[str, ...]) -> Iterator[tuple[str, str, Any]]:
    """Follow every link from these paths: (path in the API, URL, body). Fails on a link that leads nowhere."""
    basis = client.basis + PRESENTEREN
    todo = [basis + pad for pad in start]
    gezien: set[str] = set()
    while todo:
        url = todo.pop(0)
        if url in gezien:
            continue
        gezien.add(url)
        assert url.startswith(basis), url
        antwoord = client.get(url)
        assert antwoord.status_code == 200, (url, antwoord.text[:300])
        body = antwoord.json()
        yield url.removeprefix(basis).partition("?")[0], url, body
        links = [href for href in re.findall(r'"href":\s*"([^"]+)"', json.dumps(body)) if "/afbeeldingen/" not in href]
        per_component = [href for href in links if "documentComponent=" in href]
        todo += [href for href in links if href not in per_component[5:]]


@pytest.fixture(scope="module")
def eigen_document() -> Contract:
    """Our own document, strict."""
    return Contract(yaml.safe_load((ROOT / "openapi/presenteren-v8.yaml").read_text("utf-8")), strict=True)


@pytest.fixture
def officieel(nodig: Callable[[str], Path]) -> Contract:
    """The official document of 8.0.2."""
    document = nodig("oas/Omgevingsdocumenten-Presenteren-v8.0.2.json")
    return Contract(json.loads(document.read_text("utf-8")), strict=False)


def test_elke_link_leidt_tot_een_geldig_antwoord(gevuld: Omgevingsclient, eigen_document: Contract) -> None:
    gezien = 0
    for path, url, body in loop(gevuld, START):
        fouten = eigen_document.fouten("get", path, body)
        assert fouten is not None, url
        assert list(fouten) == []
        gezien += 1
    assert gezien >= 20


def test_antwoorden_voldoen_aan_het_officiele_document(gevuld: Omgevingsclient, officieel: Contract) -> None:
    beoordeeld = 0
    for path, _, body in loop(gevuld, START):
        fouten = officieel.fouten("get", path, body)
        if fouten is not None:
            assert list(fouten) == []
            beoordeeld += 1
    assert beoordeeld >= 15


@pytest.mark.parametrize("keuze", ["_expand=true", "_expand=true&locatieSelectie=primair", "locatieSelectie=primair"])
def test_ook_met_uitbreidingen(
    gevuld: Omgevingsclient, eigen_document: Contract, officieel: Contract, keuze: str
) -> None:
    for regeling in gevuld.get(f"{PRESENTEREN}/regelingen?size=200").json()["_embedded"]["regelingen"]:
        for link in ("self", "annotaties"):
            url = regeling["_links"][link]["href"]
            body = gevuld.get(f"{url}?{keuze}").json()
            path = url.removeprefix(gevuld.basis + PRESENTEREN)
            for contract in (eigen_document, officieel):
                fouten = contract.fouten("get", path, body)
                assert fouten is not None
                assert list(fouten) == []


def test_zoekopdrachten_voldoen_ook(gevuld: Omgevingsclient, eigen_document: Contract, officieel: Contract) -> None:
    paden = ["/regelingen/_zoek", "/onderwerpen/_zoek"]
    for regeling in gevuld.get(f"{PRESENTEREN}/regelingen?size=200").json()["_embedded"]["regelingen"]:
        paden.append(regeling["_links"]["annotaties"]["href"].removeprefix(gevuld.basis + PRESENTEREN) + "/_zoek")
    for pad in paden:
        antwoord = gevuld.post(PRESENTEREN + pad, json={"geometrie": NEDERLAND}, headers=RD)
        assert antwoord.status_code == 200, antwoord.text
        for contract in (eigen_document, officieel):
            fouten = contract.fouten("post", pad, antwoord.json())
            assert fouten is not None
            assert list(fouten) == []
