"""Serve the application with uvicorn: prints `Ready.` when it does, stops in good order on SIGTERM or SIGINT."""

import asyncio
import gc
import socket
import sys
from typing import Any

import orjson
import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from simulator.platform.gateway import Gateway
from simulator.platform.problems import TYPE_BASE
from simulator.settings import Settings

READY = "Ready."
MAX_HEAD = 64 * 1024  # bytes of address and headers
TOO_LARGE_BODY = orjson.dumps(
    {
        "type": f"{TYPE_BASE}TeGroot",
        "title": "Verzoek te groot",
        "status": 431,
        "detail": f"Adres en kopregels zijn samen hoogstens {MAX_HEAD} bytes.",
    }
)
TOO_LARGE = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\n"
    b"Content-Type: application/problem+json\r\n"
    b"Content-Length: %d\r\nConnection: close\r\n\r\n%b" % (len(TOO_LARGE_BODY), TOO_LARGE_BODY)
)
KEEP_ALIVE = 75  # seconds that an idle connection stays open: clients keep them longer than uvicorn's own 5
IDLE = 0.02  # seconds between the assembling of two APIs, in which requests are answered
GRACE = 10  # seconds for requests in flight after SIGTERM


class OnePiece(asyncio.Transport):
    """A transport that holds the head of an answer until its body comes, and writes both in one go.

    uvicorn writes them apart: two system calls, and two wake-ups of the client, cost more than making the answer.
    """

    def __init__(self, transport: asyncio.Transport) -> None:
        super().__init__()
        self._transport = transport
        self._held = b""
        self.abort = transport.abort  # type: ignore[method-assign]
        self.get_extra_info = transport.get_extra_info  # type: ignore[method-assign]
        self.get_write_buffer_size = transport.get_write_buffer_size  # type: ignore[method-assign]
        self.is_closing = transport.is_closing  # type: ignore[method-assign]
        self.pause_reading = transport.pause_reading  # type: ignore[method-assign]
        self.resume_reading = transport.resume_reading  # type: ignore[method-assign]
        self.set_protocol = transport.set_protocol  # type: ignore[method-assign]

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """The head of an answer waits for what follows; anything else goes out, after what waited."""
        if self._held:
            data, self._held = self._held + data, b""
        elif isinstance(data, bytes) and data.startswith(b"HTTP/1.1 ") and not data.startswith(b"HTTP/1.1 1"):
            self._held = data
            return
        self._transport.write(data)

    def flush(self) -> None:
        """There is no body: let the head go."""
        if self._held:
            data, self._held = self._held, b""
            self._transport.write(data)

    def close(self) -> None:
        """Close when all is written."""
        self.flush()
        self._transport.close()


class Protocol(HttpToolsProtocol):
    """uvicorn's protocol, with a bound on address and headers, and a way to cut the connection (for faults)."""

    _head = -1  # bytes of address and headers so far; -1 outside them
    _piece: OnePiece

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A client connects."""
        self._piece = OnePiece(transport)
        super().connection_made(self._piece)

    def on_response_complete(self) -> None:
        """An answer is complete; that to a HEAD has no body."""
        self._piece.flush()
        super().on_response_complete()

    def data_received(self, data: bytes) -> None:
        """Bytes came in: when they are still not the end of the headers, there is an end to it."""
        super().data_received(data)
        if self._head >= 0:
            self._head += len(data)
            if self._head > MAX_HEAD and not self.transport.is_closing():
                self.transport.write(TOO_LARGE)
                self.transport.close()

    def on_message_begin(self) -> None:
        """A request begins."""
        super().on_message_begin()
        self._head = 0
        self.scope["lto.abort"] = self.transport.abort  # type: ignore[typeddict-unknown-key]

    def on_headers_complete(self) -> None:
        """Its headers are in."""
        self._head = -1
        super().on_headers_complete()


class Server(uvicorn.Server):
    """Says `Ready.` once it listens; APIs that nobody asked for by then are assembled one by one after that."""

    def __init__(self, config: uvicorn.Config, app: Gateway, *, announce: bool = True) -> None:
        super().__init__(config)
        self._app = app
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen. An API whose request comes first is assembled first."""
        await super().startup(sockets)
        if not self.started:
            return
        if self._announce:
            sys.stdout.write(READY + "\n")
            sys.stdout.flush()
        asyncio.get_running_loop().call_later(IDLE, self._assemble)

    def _assemble(self) -> None:
        if self._app.assemble_next():
            asyncio.get_running_loop().call_later(IDLE, self._assemble)
            return
        # What is loaded by now stays: the collector need not look at it again, nor run as often as it does by default.
        gc.freeze()
        gc.set_threshold(50_000, 20, 50)

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
        timeout_keep_alive=KEEP_ALIVE,
        backlog=2048,
        **options,
    )
    return Server(config, app, announce=announce)


def run(app: Gateway, settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT."""
    make_server(app, settings).run()


__all__ = ["READY", "Server", "make_server", "run"]
