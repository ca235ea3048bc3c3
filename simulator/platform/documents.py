"""OpenAPI documents: written as YAML in `openapi/`, compiled once to what starts in milliseconds.

The compiled form (marshal of the document and of its JSON text) lies in `build/openapi/`, named after the hash of its
source: an edited source is compiled again at the next start. Whether a document is valid OpenAPI is for lint to say.
"""

import contextlib
import hashlib
import marshal
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import orjson

from simulator.settings import ROOT

SOURCES = ROOT / "openapi"
CACHE = ROOT / "build" / "openapi"
FORMAT = f"3-{sys.implementation.cache_tag}"  # part of the name: another form or another marshal is another file
PLACEHOLDER = re.compile(r"\{[^}]*\}")  # a parameter in a path
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its content with inlined parameters per operation, and its texts as served."""

    naam: str
    content: dict[str, Any]
    base_path: str
    json: bytes
    source: Path

    @property
    def version(self) -> str:
        """`info.version`, the value of the API-Version header."""
        return str(self.content["info"]["version"])

    def yaml(self) -> bytes:
        """The document as written."""
        return self.source.read_bytes()


def load(naam: str, sources: Path = SOURCES, cache: Path = CACHE) -> Document:
    """The document of this file name, from the cache when its source has not changed since.

    FileNotFoundError when there is no such source; ValueError when it is not usable as an OpenAPI 3.0 document.
    """
    source = sources / naam
    digest = hashlib.sha256(source.read_bytes()).hexdigest()[:24]
    compiled = cache / f"{source.stem}-{FORMAT}-{digest}.marshal"
    try:
        content, text = marshal.loads(compiled.read_bytes())  # noqa: S302 - written by ourselves
    except (OSError, ValueError, EOFError, TypeError):
        content, text = compile_document(source)
        _write(compiled, marshal.dumps((content, text)))
    return Document(naam, content, _base_path(content, naam), text, source)


def compile_document(source: Path) -> tuple[dict[str, Any], bytes]:
    """Read the YAML: the document as a dict, ready for routing, and its JSON text as served."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    content = yaml.load(source.read_bytes(), Loader=loader)  # noqa: S506 - both loaders are safe ones
    if not isinstance(content, dict) or not str(content.get("openapi", "")).startswith("3.0"):
        raise ValueError(f"{source.name} is geen OpenAPI 3.0-document")
    text = orjson.dumps(content, option=orjson.OPT_NON_STR_KEYS)
    plain: dict[str, Any] = orjson.loads(text)  # keys as strings, dates as text: what JSON says
    plain["paths"] = {path: _inline(item) for path, item in sorted(plain["paths"].items(), key=_literal_first)}
    return plain, text


def resolve(content: dict[str, Any], node: Any) -> Any:
    """Follow `$ref` within the document as long as there is one."""
    for _ in range(32):
        if not (isinstance(node, dict) and "$ref" in node):
            return node
        reference = node["$ref"]
        node = content
        for part in reference.removeprefix("#/").split("/"):
            node = node[part.replace("~1", "/").replace("~0", "~")]
    raise ValueError("verwijzingen zonder eind in het OpenAPI-document")


def header_parameters(document: Document) -> list[str]:
    """The names, in lower case, of all header parameters: what an answer may depend on besides its address."""
    names: dict[str, None] = {}
    for item in document.content["paths"].values():
        for method in METHODS:
            for node in item.get(method, {}).get("parameters", []):
                parameter = resolve(document.content, node)
                if parameter["in"] == "header":
                    names[parameter["name"].lower()] = None
    return list(names)


def _inline(item: dict[str, Any]) -> dict[str, Any]:
    """Move the parameters of a path to its operations: Connexion would add them at each reading."""
    shared = item.pop("parameters", [])
    for method in METHODS:
        if shared and method in item:
            item[method]["parameters"] = [*item[method].get("parameters", []), *shared]
    return item


def _literal_first(entry: tuple[str, Any]) -> list[tuple[bool, str]]:
    """Order of matching: a literal segment before a parameter, as the OpenAPI specification asks."""
    return [(part.startswith("{"), "" if part.startswith("{") else part) for part in entry[0].split("/")]


def _base_path(content: dict[str, Any], naam: str) -> str:
    try:
        path: str = urlsplit(content["servers"][0]["url"]).path.rstrip("/")
    except (KeyError, IndexError):
        raise ValueError(f"{naam} noemt geen server: het pad daarvan is het basispad") from None
    if not path.startswith("/"):
        raise ValueError(f"{naam}: het basispad {path!r} begint niet met /")
    return path


def _write(path: Path, data: bytes) -> None:
    """Keep the compiled form; where the folder cannot be written, the next start compiles again."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}.part")
        part.write_bytes(data)
        part.replace(path)
        for old in path.parent.glob(f"{path.name.rsplit('-', 1)[0]}-*.marshal"):
            if old != path:
                old.unlink(missing_ok=True)
