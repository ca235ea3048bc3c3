"""The simulator in a container, for testcontainers."""

import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx
from testcontainers.core.container import DockerContainer
from testcontainers.core.wait_strategies import WaitStrategy
from testcontainers.core.waiting_utils import WaitStrategyTarget

from simulator.testing.client import Lto, LtoFout

IMAGE = "lto-simulator:latest"
POORT = 8080
LOGREGELS = 20


class Gezond(WaitStrategy):
    """Wait until `/_lto/gezondheid` answers 200. The message of the TimeoutError says what was seen instead."""

    def wait_until_ready(self, container: WaitStrategyTarget) -> None:
        """Poll; a container that stopped ends the wait at once."""
        end = time.monotonic() + self._startup_timeout
        seen = "nog geen verbinding geprobeerd"
        while time.monotonic() < end:
            container.reload()
            if container.status in ("exited", "dead"):
                raise TimeoutError(_explain(container, f"de container is gestopt ({container.status})"))
            try:
                address = f"http://{container.get_container_host_ip()}:{container.get_exposed_port(POORT)}"
                answer = httpx.get(f"{address}/_lto/gezondheid", timeout=5)
                if answer.status_code == 200:
                    return
                seen = f"laatst gezien op {address}: {answer.status_code} {answer.text[:200]}"
            except (httpx.HTTPError, ConnectionError) as error:
                seen = f"laatst gezien: {error}"
            time.sleep(min(0.1, self._poll_interval))
        raise TimeoutError(_explain(container, f"niet gezond binnen {self._startup_timeout:.0f} s; {seen}"))


def _explain(container: WaitStrategyTarget, what: str) -> str:
    out, err = container.get_logs()
    lines = (out + err).decode("utf-8", "replace").splitlines()[-LOGREGELS:]
    shown = "\n  ".join(lines) or "(geen logregels)"
    return (
        f"LTO-simulator: {what}. Laatste logregels:\n  {shown}\n"
        "Tip: een verkeerde instelling (LTO_…) staat in de laatste regel; op een trage machine helpt wachttijd=…"
    )


class LtoContainer(DockerContainer, Lto):
    """The simulator in a container of its own, ready when `start()` or `with` returns; a `Lto` client of itself.

        with LtoContainer() as lto:
            lto.lever_aan("pakket.zip")
            lto.url("presenteren-v8")   # http://localhost:32768/publiek/omgevingsdocumenten/…

    `image` is the name of the image with its tag. `instellingen` are the variables of docs/instellingen.md. `data` is a
    folder or named volume that outlives the container. `wachttijd` is in seconds. Everything of testcontainers'
    DockerContainer (`with_env`, `with_network` …) works too.
    """

    def __init__(
        self,
        image: str = IMAGE,
        *,
        instellingen: Mapping[str, str] | None = None,
        data: str | Path | None = None,
        wachttijd: float = 60,
        **kwargs: Any,
    ) -> None:
        DockerContainer.__init__(self, image, **kwargs)
        self.with_exposed_ports(POORT)
        self.with_envs(**(instellingen or {}))
        if data is not None:
            self.with_env("LTO_DATA", "/data").with_volume_mapping(str(data), "/data", "rw")
        self.waiting_for(Gezond().with_startup_timeout(int(wachttijd)))

    def __getattr__(self, name: str) -> Any:
        if name in ("http", "basis_url"):
            raise LtoFout("de container draait nog niet: gebruik `with LtoContainer() as lto:` of roep start() aan")
        raise AttributeError(name)

    def start(self) -> Self:
        """Start the container and wait until the simulator serves."""
        DockerContainer.start(self)
        Lto.__init__(self, f"http://{self.get_container_host_ip()}:{self.get_exposed_port(POORT)}")
        return self

    def stop(self, force: bool = True, delete_volume: bool = True) -> None:
        """Stop and remove the container."""
        if "http" in self.__dict__:
            self.close()
        DockerContainer.stop(self, force=force, delete_volume=delete_volume)

    def __enter__(self) -> Self:
        try:
            return self.start()
        except BaseException:
            self.stop()
            raise

    def __exit__(
        self, exc_type: type[BaseException] | None, exc_val: BaseException | None, exc_tb: TracebackType | None
    ) -> None:
        self.stop()
