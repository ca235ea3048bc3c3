"""All tenants of one process: born at first use, ended by name, each with its journal and faults."""

import threading

from simulator.omgeving import Omgeving
from simulator.platform.journaal import Journaal
from simulator.platform.storingen import Storingen
from simulator.settings import Settings
from simulator.store import Store, StoreError

STANDAARD = "standaard"  # the tenant without prefix
MAX_OMGEVINGEN = 1000


class Staat:
    """A tenant with what it has outside the store."""

    __slots__ = ("journaal", "omgeving", "storingen")

    def __init__(self, omgeving: Omgeving, journaal: Journaal, storingen: Storingen) -> None:
        self.omgeving = omgeving
        self.journaal = journaal
        self.storingen = storingen


class Omgevingen:
    """The tenants. `get` makes them; `/_lto/omgevingen` uses `namen`, `end` and `reset`."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._settings = settings
        self._staten: dict[str, Staat] = {}
        self._lock = threading.RLock()

    def get(self, naam: str) -> Staat:
        """The tenant of this name, made at first use. StoreError: no name for a tenant, or there are too many."""
        staat = self._staten.get(naam)
        return self._make(naam) if staat is None else staat

    def _make(self, naam: str) -> Staat:
        with self._lock:
            staat = self._staten.get(naam)
            if staat is None:
                if naam not in self._store.tenants() and len(self._store.tenants()) >= MAX_OMGEVINGEN:
                    raise StoreError(f"Er zijn al {MAX_OMGEVINGEN} omgevingen; beëindig er eerst een.")
                omgeving = Omgeving(self._store.tenant(naam), self._settings)
                staat = Staat(omgeving, Journaal(self._settings.journaal), Storingen(omgeving))
                self._staten[naam] = staat
            return staat

    def namen(self) -> list[str]:
        """Names of the tenants that exist, those on disk included."""
        return sorted({STANDAARD, *self._staten, *self._store.tenants()})

    def end(self, naam: str) -> bool:
        """End a tenant with its snapshots; False when there is none. The default tenant cannot end: ValueError."""
        if naam == STANDAARD:
            raise ValueError("De standaardomgeving kan niet worden beëindigd.")
        with self._lock:
            self._staten.pop(naam, None)
            return self._store.end_tenant(naam)

    def reset(self, naam: str) -> None:
        """Back to the seed, with empty journal; faults and settings are in the overlay and go with it."""
        staat = self.get(naam)
        staat.omgeving.reset()
        staat.journaal.clear()
