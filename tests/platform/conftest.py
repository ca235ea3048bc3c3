"""A simulator with the test API beside `/_lto`."""

from collections.abc import Callable, Iterator

import pytest

from simulator.api import APIS
from simulator.app import create_app
from simulator.settings import Settings
from simulator.store.seed import EmptySeed
from tests.conftest import Draaiend, Omgevingsclient
from tests.platform.proef import API

LTO = next(api for api in APIS if api.naam == "lto")


def start(**settings: object) -> Draaiend:
    """A running simulator with the test API and an empty seed."""
    chosen = Settings(**{"host": "127.0.0.1", "port": 0, "log": "stil", **settings})  # type: ignore[arg-type]
    return Draaiend(create_app(chosen, seed=EmptySeed(), apis=[API, LTO]), chosen)


@pytest.fixture(scope="session")
def proefsimulator() -> Iterator[Draaiend]:
    """One for most tests of the platform."""
    running = start()
    yield running
    running.stop()


@pytest.fixture
def proef(
    proefsimulator: Draaiend, nieuwe_omgeving: Callable[[Draaiend], Omgevingsclient]
) -> Omgevingsclient:
    """A client of a fresh tenant of it."""
    return nieuwe_omgeving(proefsimulator)
