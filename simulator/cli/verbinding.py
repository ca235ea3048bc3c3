"""The options that say which simulator a command talks to, and the client that they make."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from simulator.cli.exitcodes import GEBRUIK, GEEN_SIMULATOR
from simulator.cli.opmaak import Mislukt

if TYPE_CHECKING:
    from simulator.testing import Lto

class Onbereikbaar(Mislukt):
    """No simulator answers at this address."""


STANDAARD_URL = "http://localhost:8080"


def simulator_opties(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--url` and `--omgeving`; the function gets them as url and omgeving."""
    for option in (
        click.option("--omgeving", metavar="NAAM", help="Spreek deze omgeving aan in plaats van de standaardomgeving."),
        click.option(
            "--url", envvar="LTO_URL", show_envvar=True, default=STANDAARD_URL, show_default=True, metavar="URL",
            help="Waar de simulator draait.",
        ),
    ):  # fmt: skip
        function = option(function)
    return function


@contextmanager
def simulator(url: str, omgeving: str | None) -> Iterator["Lto"]:
    """A client of the simulator; whatever goes wrong with it ends the command in one line."""
    from simulator.testing.client import Lto, LtoFout

    if not url.startswith(("http://", "https://")):
        raise Mislukt(f"--url {url} is geen http- of https-adres", GEBRUIK)
    basis = url.rstrip("/") + (f"/@{omgeving}" if omgeving else "")
    try:
        with Lto(basis) as client:
            yield client
    except LtoFout as error:
        if error.status is None:
            hint = "; start hem met: lto run" if url == STANDAARD_URL else ""
            raise Onbereikbaar(f"{error}{hint}", GEEN_SIMULATOR) from None
        raise Mislukt(str(error), GEEN_SIMULATOR) from None
