"""The simulator in this process: a server in a thread, on a free port."""

import threading
import time
import warnings
from collections.abc import Mapping
from types import TracebackType
from typing import Self

from simulator.settings import SettingError, read_settings
from simulator.testing.client import Lto, LtoFout

START_TIJD = 30  # seconds


class LtoServer(Lto):
    """The simulator in a thread of this process; a `Lto` client of itself. Nothing needs to be installed or started.

        with LtoServer({"LTO_PROFIEL": "productie"}) as lto:
            lto.lever_aan("pakket.zip")

    `instellingen` are the variables of docs/instellingen.md; those of the environment do not count, so that a test is
    the same everywhere. The first time after an installation it builds the seed, which takes some seconds.
    """

    def __init__(self, instellingen: Mapping[str, str] | None = None) -> None:
        try:
            self._settings = read_settings({"LTO_PORT": "0", "LTO_LOG": "stil", **(instellingen or {})})
        except SettingError as error:
            raise LtoFout(str(error)) from None

    def start(self) -> Self:
        """Build the seed when there is none, start, and wait until it serves."""
        with warnings.catch_warnings():  # what our dependencies have to say to us is not for the user's test run
            warnings.simplefilter("ignore")
            from simulator.app import create_app
            from simulator.profielen import ProfielError
            from simulator.server import make_server
            from simulator.store import StoreError
            from simulator.zaad.compile import SeedRefused, bring_up_to_date

        try:
            bring_up_to_date()
            app = create_app(self._settings)
        except (SeedRefused, ProfielError, StoreError, OSError, ValueError) as error:
            raise LtoFout(f"de simulator start niet: {error}") from None
        self._server = make_server(app, self._settings, announce=False)
        self._thread = threading.Thread(target=self._server.run, name="lto-server", daemon=True)
        self._thread.start()
        end = time.monotonic() + START_TIJD
        while not self._server.started:
            if not self._thread.is_alive() or time.monotonic() > end:
                raise LtoFout(f"de simulator start niet op {self._settings.host}:{self._settings.port}")
            time.sleep(0.005)
        Lto.__init__(self, f"http://{self._settings.host}:{self._server.port}")
        return self

    def stop(self) -> None:
        """Stop the server in good order."""
        self.close()
        self._server.should_exit = True
        self._thread.join(START_TIJD)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, exc_type: type[BaseException] | None, exc_val: BaseException | None, exc_tb: TracebackType | None
    ) -> None:
        self.stop()
