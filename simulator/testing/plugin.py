"""The pytest plugin: fixture `lto`, a simulator that every test has to itself.

Where the simulator runs is said once, on the command line (`--lto=container`) or in the ini file (`lto = container`):
`server` (default: in this process), `container` (testcontainers) or the URL of one that runs already.
"""

import uuid
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from simulator.testing.client import Lto, LtoFout

ISOLATIES = ("omgeving", "reset")


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options; each has an ini twin."""
    group = parser.getgroup("lto", "LTO-simulator")
    group.addoption("--lto", help="server (standaard), container, of de URL van een simulator die al draait")
    group.addoption("--lto-image", help="image voor --lto=container")
    group.addoption("--lto-isolatie", choices=ISOLATIES, help="omgeving (standaard) of reset")
    parser.addini("lto", "server, container of een URL", default="server")
    parser.addini("lto_image", "image voor lto = container", default="lto-simulator:latest")
    parser.addini("lto_isolatie", "omgeving of reset", default="omgeving")
    parser.addini("lto_instellingen", "een instelling per regel: LTO_PROFIEL=productie", type="linelist")


def _option(config: pytest.Config, name: str) -> str:
    return str(config.getoption(name) or config.getini(name)).strip()


def _settings(config: pytest.Config) -> dict[str, str]:
    pairs = [line.partition("=") for line in config.getini("lto_instellingen")]
    wrong = [name for name, sign, _ in pairs if not sign or not name.startswith("LTO_")]
    if wrong:
        raise pytest.UsageError(f"lto_instellingen: {wrong[0]!r} is geen regel als LTO_PROFIEL=productie")
    return {name.strip(): value.strip() for name, _, value in pairs}


@pytest.fixture(scope="session")
def lto_simulator(request: pytest.FixtureRequest) -> Iterator[Lto]:
    """The simulator of this test run, shared by all tests."""
    config = request.config
    where, settings = _option(config, "lto"), _settings(config)
    with ExitStack() as stack:
        if where == "server":
            from simulator.testing.server import LtoServer

            yield stack.enter_context(LtoServer(settings))
        elif where == "container":
            from simulator.testing.container import LtoContainer

            yield stack.enter_context(LtoContainer(_option(config, "lto_image"), instellingen=settings))
        elif where.startswith(("http://", "https://")):
            if settings:
                raise pytest.UsageError("lto_instellingen: een simulator die al draait, heeft zijn eigen instellingen")
            client = stack.enter_context(Lto(where))
            if not client.gezond():
                raise pytest.UsageError(f"lto: op {where} draait geen simulator")
            yield client
        else:
            raise pytest.UsageError(f"lto: {where!r} kan niet; verwacht server, container of een URL")


@pytest.fixture
def lto(lto_simulator: Lto, request: pytest.FixtureRequest) -> Iterator[Lto]:
    """A simulator as good as new: a tenant of its own, or (`lto_isolatie = reset`) the default one after a reset."""
    isolatie = _option(request.config, "lto_isolatie")
    if isolatie not in ISOLATIES:
        raise pytest.UsageError(f"lto_isolatie: {isolatie!r} kan niet; verwacht {' of '.join(ISOLATIES)}")
    if isolatie == "reset":
        lto_simulator.reset()
        yield lto_simulator
        return
    naam = f"test-{uuid.uuid4().hex[:12]}"
    with lto_simulator.omgeving(naam) as client:
        yield client
    try:
        lto_simulator.verwijder_omgeving(naam)
    except LtoFout as error:
        if error.status != 404:  # a test that never spoke to it did not bring it into being
            raise
