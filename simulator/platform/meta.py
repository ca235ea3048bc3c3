"""The meta routes that every API has: app-health, app-info, crss (facts/presenteren.md 2.8)."""

from collections.abc import Sequence

from simulator.platform.exchange import Response, hal, plain


def app_health() -> Response:
    """`{"app-health":{"status":"UP"}}`: an API that can answer this is up."""
    return plain({"app-health": {"status": "UP"}})


def app_info(name: str, version: str, description: str, **versies: str) -> Response:
    """`app-info` with name, version and description, and versions of standards (stopVersion, imowVersion, ...)."""
    return plain({"app-info": {"name": name, "version": version, "description": description, **versies}})


def crss(supported: Sequence[str]) -> Response:
    """The CRS URIs that an API takes, a bare array as HAL JSON."""
    return hal(list(supported))
