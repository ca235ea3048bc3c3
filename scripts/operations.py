"""Hold the documents in `openapi/` against the handlers: each operation has a handler, each handler an operation."""

import importlib
import sys
from collections import Counter
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from simulator.api import APIS  # noqa: E402
from simulator.platform.apis import Api  # noqa: E402

METHODS = ("get", "put", "post", "delete", "patch", "head", "options")


def operations(document: Path) -> list[str]:
    """The operationIds of a document, as often as they occur; `METHOD path` where one has none."""
    paths = yaml.load(document.read_text("utf-8"), Loader=yaml.CSafeLoader)["paths"]
    return [
        str(operation.get("operationId") or f"{method.upper()} {path}")
        for path, item in paths.items()
        for method, operation in item.items()
        if method in METHODS
    ]


def faults(api: Api) -> list[str]:
    """What does not fit between the document of an API and its handlers, one line each."""
    document = ROOT / "openapi" / api.document
    if not document.is_file():
        return [f"{api.label}: openapi/{api.document} is missing"]
    try:
        handlers = importlib.import_module(api.package).HANDLERS
    except (ImportError, AttributeError) as error:
        return [f"{api.label}: no handlers in {api.package}: {error}"]
    counted = Counter(operations(document))
    return [
        *(f"{api.label}: {name} occurs {times} times" for name, times in counted.items() if times > 1),
        *(f"{api.label}: operation {name} has no handler" for name in counted if name not in handlers),
        *(f"{api.label}: handler {name} has no operation" for name in handlers if name not in counted),
        *(f"{api.label}: handler {name} is not callable" for name, it in handlers.items() if not callable(it)),
    ]


def main() -> int:
    """Print every fault; 1 when there is one."""
    found = [line for api in APIS for line in faults(api)]
    loose = {path.name for path in ROOT.glob("openapi/*.yaml")} - {api.document for api in APIS}
    found += [f"openapi/{name} belongs to no API" for name in sorted(loose)]
    print("\n".join(found) or f"{len(APIS)} APIs: every operation has a handler and every handler an operation")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
