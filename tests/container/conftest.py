"""The image under test: `SIMULATOR_IMAGE`, as .ci/run builds it."""

import os
from collections.abc import Iterator
from typing import Any

import pytest

from simulator.testing import LtoContainer

IMAGE = os.environ.get("SIMULATOR_IMAGE", "lto-simulator:latest")


@pytest.fixture(scope="session")
def engine() -> Any:
    """A Docker client. Without `SIMULATOR_IMAGE` a missing engine or image is a reason to skip; with it, a failure."""
    import docker

    missing = pytest.fail if "SIMULATOR_IMAGE" in os.environ else pytest.skip
    try:
        client = docker.from_env()
        client.ping()
    except docker.errors.DockerException as error:
        missing(f"geen Docker-engine: {error}")
    try:
        client.images.get(IMAGE)
    except docker.errors.ImageNotFound:
        missing(f"image {IMAGE} ontbreekt; maak het met: make image")
    yield client
    client.close()


@pytest.fixture(scope="session")
def image(engine: Any) -> str:
    """Name of the image."""
    return IMAGE


@pytest.fixture(scope="session")
def container(image: str) -> Iterator[LtoContainer]:
    """A running container that the tests share; each resets what it changes."""
    with LtoContainer(image) as running:
        yield running


@pytest.fixture
def lto(container: LtoContainer) -> Iterator[LtoContainer]:
    """The shared container, reset."""
    container.reset()
    yield container
