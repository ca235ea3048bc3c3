"""What the tests share: a simulator behind a real socket, a fresh tenant per test, every answer checked.

`lto` is an HTTP client of a tenant of its own; `app` the application behind it. Whatever an API answers is validated
against its OpenAPI document: a difference fails the test that saw it.
"""

import asyncio
import itertools
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from simulator.app import create_app
from simulator.platform.gateway import Gateway
from simulator.server import Server, make_server
from simulator.settings import Settings

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
KEY = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
_numbers = itertools.count(1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests last: Playwright keeps an event loop running in this thread until the session ends."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


class Omgevingsclient(httpx.Client):
    """httpx with the tenant's base URL and an API key: `lto.get("/publiek/…")`. `naam` is that of the tenant."""

    def __init__(self, naam: str, server: str, app: Gateway) -> None:
        self.naam = naam
        self.server = server  # without tenant prefix
        self.basis = f"{server}/@{naam}"
        self.app = app
        super().__init__(base_url=self.basis, headers={"x-api-key": KEY}, timeout=60, follow_redirects=False)

    @property
    def omgeving(self) -> Any:
        """The tenant itself, for what cannot be seen from outside."""
        return self.app.services.omgevingen.get(self.naam).omgeving

    def lever(self, pakket: bytes, **headers: str) -> httpx.Response:
        """Deliver a STOP package."""
        return self.post(
            "/_lto/aanleveringen", content=pakket, headers={"Content-Type": "application/zip", **headers}, timeout=300
        )

    def klok(self, tijd: str | None, *, loopt: bool = True) -> None:
        """Set the clock of the tenant."""
        self.put("/_lto/klok", json={"tijd": tijd, "loopt": loopt}).raise_for_status()


class Draaiend:
    """A server in a thread, on a free port."""

    def __init__(self, app: Gateway, settings: Settings) -> None:
        self.app = app
        self._server: Server = make_server(app, settings, announce=False)
        self._failure: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="simulator", daemon=True)
        self._thread.start()
        waited = 0
        while not self._server.started:
            if not self._thread.is_alive() or waited > 3000:
                raise RuntimeError(f"de simulator start niet: {self._failure!r}")
            threading.Event().wait(0.01)
            waited += 1
        self.url = f"http://127.0.0.1:{self._server.port}"

    def _run(self) -> None:
        try:
            self._server.run()
        except BaseException as error:  # noqa: BLE001 - told by the starting thread
            self._failure = error

    def stop(self) -> None:
        """Stop in good order."""
        self._server.should_exit = True
        self._thread.join(20)
        assert not self._thread.is_alive(), "de simulator stopt niet"


@pytest.fixture
def shared() -> Path:
    """The folder with official schemas and real samples; tests that need it skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("de map ../shared met officiële schema's en voorbeelden ontbreekt")
    return SHARED


@pytest.fixture(scope="session")
def draai() -> Iterator[Callable[..., Draaiend]]:
    """Start a simulator with settings of its own: `draai(verwerking="handmatig")`; all stop at the end."""
    running: list[Draaiend] = []

    def start(**settings: Any) -> Draaiend:
        chosen = Settings(**{"host": "127.0.0.1", "port": 0, "log": "stil", **settings})
        running.append(Draaiend(create_app(chosen, check_responses=True), chosen))
        return running[-1]

    yield start
    for one in running:
        one.stop()


@pytest.fixture(scope="session")
def simulator(draai: Callable[..., Draaiend]) -> Draaiend:
    """The simulator that most tests share, with default settings and the compiled seed where there is one."""
    return draai()


@pytest.fixture
def nieuwe_omgeving() -> Iterator[Callable[[Draaiend], Omgevingsclient]]:
    """Make clients of fresh tenants of a running simulator; afterwards the tenants end and their answers are judged."""
    clients: list[Omgevingsclient] = []

    def make(simulator: Draaiend) -> Omgevingsclient:
        clients.append(Omgevingsclient(f"test-{next(_numbers)}", simulator.url, simulator.app))
        return clients[-1]

    yield make
    wrong: list[str] = []
    for client in clients:
        client.close()
        client.app.services.omgevingen.end(client.naam)
        wrong += [text for naam, text in client.app.response_errors if naam == client.naam]
    assert not wrong, "antwoorden die niet bij hun document passen:\n" + "\n".join(wrong)


@pytest.fixture
def lto(simulator: Draaiend, nieuwe_omgeving: Callable[[Draaiend], Omgevingsclient]) -> Omgevingsclient:
    """A client of a fresh tenant."""
    return nieuwe_omgeving(simulator)


@pytest.fixture
def run_async() -> Callable[[Any], Any]:
    """Run a coroutine to its end."""
    return asyncio.run
