"""API keys: which requests need one, and which keys are valid (facts/presenteren.md 2.1; overige-apis.md 0.1)."""

import re
from collections.abc import Mapping

from simulator.platform.documents import METHODS, PLACEHOLDER, Document
from simulator.platform.problems import Problem

KEYLESS = ("/openapi.json", "/openapi.yaml", "/app-health")


class Sleutels:
    """The key check of the gateway: without LTO_API_SLEUTELS every non-empty key passes."""

    def __init__(self, geldig: tuple[str, ...]) -> None:
        self._geldig = frozenset(geldig)

    def refusal(self, headers: Mapping[str, str]) -> Problem | None:
        """None when the key will do, else the problem: 401 without key, 403 with a wrong one."""
        key = headers.get("x-api-key", "").strip()
        if not key:
            return Problem("geen-sleutel", "Inloggegevens ontbreken")
        if self._geldig and key not in self._geldig:
            return Problem("verkeerde-sleutel", "Deze API-sleutel geeft geen toegang.")
        return None


def keyless_paths(document: Document) -> re.Pattern[str]:
    """Paths below the base path that need no key: the document itself, app-health, and those with `security: []`."""
    patterns = [re.escape(path) for path in KEYLESS]
    for path, item in document.content["paths"].items():
        operations = [item[method] for method in METHODS if method in item]
        if operations and all(operation.get("security") == [] for operation in operations):
            patterns.append("[^/]+".join(map(re.escape, PLACEHOLDER.split(path))))
    return re.compile("|".join(patterns))
