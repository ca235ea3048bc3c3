"""The APIs: one package per API and major version, each with an OpenAPI document and a table of handlers."""

from typing import NamedTuple


class Api(NamedTuple):
    """An API: its name in profiles, major version, document in `openapi/` and package with `HANDLERS`.

    `HANDLERS: dict[str, Handler]` maps every operationId of the document to its handler. `key` = x-api-key needed.
    """

    naam: str
    major: int
    document: str
    package: str
    key: bool = True
    strict_accept: bool = False  # application/json is not taken for HAL (facts/overige-apis.md, corrections)

    @property
    def label(self) -> str:
        """Like presenteren-v8."""
        return f"{self.naam}-v{self.major}"


APIS: tuple[Api, ...] = (
    Api("presenteren", 8, "presenteren-v8.yaml", "simulator.api.presenteren_v8"),
    Api("geometrieopvragen", 1, "geometrieopvragen-v1.yaml", "simulator.api.geometrieopvragen_v1"),
    Api("ontsluiten", 2, "ontsluiten-v2.yaml", "simulator.api.ontsluiten_v2", strict_accept=True),
    Api("lto", 1, "lto-v1.yaml", "simulator.api.lto_v1", key=False),
)
