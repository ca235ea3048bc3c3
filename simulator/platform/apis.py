"""What an API is to the platform: a name, a major version, a document and a package with handlers."""

from typing import NamedTuple

from simulator.platform.exchange import JSON


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
    document_type: str = JSON  # media type of its openapi.json (facts/overige-apis.md 0.1)

    @property
    def label(self) -> str:
        """Like presenteren-v8."""
        return f"{self.naam}-v{self.major}"
