"""The parts of Connexion that we use, imported without what only its other parts need.

`import connexion` also loads Starlette's test client, httpx (to ask remote servers about tokens) and `requests` (for
documents at remote addresses): 220 of its 370 ms and 8 MB, for code that never runs here. While Connexion is imported,
empty modules stand in for those, unless they are loaded already; afterwards the names are free again for whoever wants
the real ones.
"""

import contextlib
import sys
from collections.abc import Iterator
from types import ModuleType

STAND_INS = {"starlette.testclient": ("TestClient",), "requests": (), "httpx": ("AsyncClient",)}


@contextlib.contextmanager
def _stand_ins() -> Iterator[None]:
    placed: dict[str, ModuleType] = {}
    for name, classes in STAND_INS.items():
        if name not in sys.modules:
            module = placed[name] = sys.modules[name] = ModuleType(name)
            for class_name in classes:
                setattr(module, class_name, type(class_name, (), {}))
    try:
        yield
    finally:
        for name, module in placed.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


with _stand_ins():
    from connexion.exceptions import ProblemException
    from connexion.middleware.request_validation import (
        RequestValidationAPI,
        RequestValidationMiddleware,
        RequestValidationOperation,
    )
    from connexion.middleware.routing import RoutingMiddleware
    from connexion.operations import OpenAPIOperation
    from connexion.resolver import Resolver
    from connexion.spec import OpenAPISpecification

__all__ = [
    "OpenAPIOperation",
    "OpenAPISpecification",
    "ProblemException",
    "RequestValidationAPI",
    "RequestValidationMiddleware",
    "RequestValidationOperation",
    "Resolver",
    "RoutingMiddleware",
]
