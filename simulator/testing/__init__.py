"""Use the simulator from a test suite: a client, a container for testcontainers and a pytest plugin.

from simulator.testing import Lto, LtoContainer
"""

from typing import TYPE_CHECKING, Any

from simulator.testing.client import Aanlevering, Lto, LtoFout

if TYPE_CHECKING:
    from simulator.testing.container import LtoContainer
    from simulator.testing.server import LtoServer

__all__ = ["Aanlevering", "Lto", "LtoContainer", "LtoFout", "LtoServer"]


def __getattr__(name: str) -> Any:
    # Loaded at first use: testcontainers need not be installed for the client, nor the server for the container.
    if name == "LtoContainer":
        from simulator.testing.container import LtoContainer

        return LtoContainer
    if name == "LtoServer":
        from simulator.testing.server import LtoServer

        return LtoServer
    raise AttributeError(name)
