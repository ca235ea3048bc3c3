"""Serve the application with uvicorn: prints `Ready.` when it does, stops in good order on SIGTERM or SIGINT."""

import gc
import socket
import sys
from typing import Any

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from simulator.platform import logregels
from simulator.platform.gateway import Gateway
from simulator.settings import Settings

READY = "Ready."
GRACE = 10  # seconds for requests in flight after SIGTERM


class Protocol(HttpToolsProtocol):
    """uvicorn's protocol, which also tells the application how to cut the connection (for faults)."""

    def on_message_begin(self) -> None:
        """A request begins."""
        super().on_message_begin()
        self.scope["lto.abort"] = self.transport.abort  # type: ignore[typeddict-unknown-key]


class Server(uvicorn.Server):
    """Assembles the APIs and says `Ready.` once it listens."""

    def __init__(self, config: uvicorn.Config, app: Gateway, *, announce: bool = True) -> None:
        super().__init__(config)
        self._app = app
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen; the APIs are assembled before the first request can come."""
        self._app.assemble()
        # What is loaded by now stays: the collector need not look at it again, nor run as often as it does by default.
        gc.freeze()
        gc.set_threshold(50_000, 20, 50)
        await super().startup(sockets)
        if self.started and self._announce:
            sys.stdout.write(READY + "\n")
            sys.stdout.flush()

    @property
    def port(self) -> int:
        """The port it listens on (known once started; of use when the setting is 0)."""
        number: int = self.servers[0].sockets[0].getsockname()[1]
        return number


def make_server(app: Gateway, settings: Settings, *, announce: bool = True) -> Server:
    """A server for the application on the host and port of the settings."""
    options: dict[str, Any] = {}
    try:
        import uvloop  # noqa: F401

        options["loop"] = "uvloop"
    except ImportError:  # not on Windows
        options["loop"] = "asyncio"
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        http=Protocol,
        ws="none",
        lifespan="on",
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=GRACE,
        backlog=2048,
        **options,
    )
    return Server(config, app, announce=announce)


def run(app: Gateway, settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT."""
    logregels.configure(settings.log)
    make_server(app, settings).run()


__all__ = ["READY", "Server", "make_server", "run"]
