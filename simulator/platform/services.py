"""The process-wide objects that handlers need: one of each per application."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from simulator.settings import Settings
from simulator.store import Store

if TYPE_CHECKING:
    from simulator.aanlevering.verwerking import Wachtrij
    from simulator.platform.apis import Api
    from simulator.platform.documents import Document
    from simulator.platform.omgevingen import Omgevingen


@dataclass(slots=True)
class Services:
    """What one application has: store and tenants, the worker for deliveries, its APIs with their documents."""

    settings: Settings
    store: Store
    omgevingen: "Omgevingen"
    apis: Mapping["Api", "Document"]
    versie: str  # of the simulator
    gestart: float  # real time, seconds since 1970
    seed_info: Mapping[str, Any]  # what `make seed` wrote about itself; empty without seed
    make_wachtrij: Callable[[], "Wachtrij"]
    gezond: Callable[[], bool] = lambda: True  # whether seed and APIs serve
    _wachtrij: "Wachtrij | None" = field(default=None, init=False)

    @property
    def wachtrij(self) -> "Wachtrij":
        """The worker for deliveries, made at first use."""
        if self._wachtrij is None:
            self._wachtrij = self.make_wachtrij()
        return self._wachtrij

    def close(self) -> None:
        """Finish what is being processed and close the store."""
        if self._wachtrij is not None:
            self._wachtrij.close()
        self.store.close()
