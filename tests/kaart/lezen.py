"""Reading vector tiles with the library of others."""

from typing import Any

import mapbox_vector_tile


def lees(tegel: bytes) -> dict[str, Any]:
    """The layers of a tile, y downwards as in the file."""
    gelezen: dict[str, Any] = mapbox_vector_tile.decode(tegel, default_options={"y_coord_down": True})
    return gelezen


def objecten(tegel: bytes, laag: str) -> dict[str, dict[str, Any]]:
    """identificatie -> feature of a layer."""
    return {f["properties"]["identificatie"]: f for f in lees(tegel).get(laag, {"features": []})["features"]}
