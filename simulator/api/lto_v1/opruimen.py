"""Blobs that nothing names any more go a little after the reset or ending that left them."""

import asyncio
import weakref

from simulator.store import Store

WACHTTIJD = 5.0  # seconds in which requests that began before can finish reading what they know

_gepland: "weakref.WeakSet[Store]" = weakref.WeakSet()


def plan_opruimen(store: Store) -> None:
    """Clean up soon, once for all that asks for it meanwhile. To be called on the event loop."""
    if store in _gepland:
        return
    _gepland.add(store)
    asyncio.get_running_loop().call_later(WACHTTIJD, _ruim_op, store)


def _ruim_op(store: Store) -> None:
    _gepland.discard(store)
    asyncio.get_running_loop().run_in_executor(None, store.collect_garbage)
