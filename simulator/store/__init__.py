"""The stand: an immutable seed with an overlay of what suppliers brought; the only place that knows TinyDB."""

from simulator.store.stand import Record, Stand
from simulator.store.store import Store, StoreDamaged, StoreError, StoreFull, Tenant, Transaction

__all__ = ["Record", "Stand", "Store", "StoreDamaged", "StoreError", "StoreFull", "Tenant", "Transaction"]
