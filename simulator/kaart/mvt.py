"""Mapbox Vector Tile 2.1: shapely geometries -> the bytes of a tile.

An encoder of our own: the format is four protobuf messages, and the library for it needs protobuf and pyclipper beside
the shapely that we have. That library is the oracle in the tests. numpy and shapely are imported at first use.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MAAT = 4096  # units along the side of a tile
PUNT, LIJN, VLAK = 1, 2, 3
VERPLAATS, TREK, SLUIT = 1, 2, 7


class Object(NamedTuple):
    """Something in a layer: its geometry in tile units, y downwards, and its attributes."""

    vorm: Any
    eigenschappen: Mapping[str, str | int]


def tegel(lagen: Mapping[str, Iterable[Object]]) -> bytes:
    """The tile with these layers; a layer in which nothing remains is left out, so that an empty tile has no bytes."""
    return b"".join(_veld(3, laag) for naam, objecten in lagen.items() if (laag := _laag(naam, objecten)))


def _laag(naam: str, objecten: Iterable[Object]) -> bytes:
    sleutels: dict[str, int] = {}
    waarden: dict[str | int, int] = {}
    delen = []
    for vorm, eigenschappen in objecten:
        soort, meetkunde = _meetkunde(vorm)
        if not meetkunde:
            continue
        labels = b"".join(
            _getal(sleutels.setdefault(sleutel, len(sleutels))) + _getal(waarden.setdefault(waarde, len(waarden)))
            for sleutel, waarde in eigenschappen.items()
        )
        delen.append(_veld(2, _veld(2, labels) + b"\x18" + _getal(soort) + _veld(4, meetkunde)))
    if not delen:
        return b""
    return b"".join(
        (
            b"\x78\x02",  # version 2
            _veld(1, naam.encode()),
            *delen,
            *(_veld(3, sleutel.encode()) for sleutel in sleutels),
            *(_veld(4, _waarde(waarde)) for waarde in waarden),
            b"\x28" + _getal(MAAT),
        )
    )


def _waarde(waarde: str | int) -> bytes:
    return _veld(1, waarde.encode()) if isinstance(waarde, str) else b"\x20" + _getal(waarde & (1 << 64) - 1)


def _meetkunde(vorm: Any) -> tuple[int, bytes]:
    """Type and commands; no bytes when nothing remains on the grid of the tile."""
    import shapely

    delen = [deel for deel in shapely.get_parts(vorm).tolist() if not deel.is_empty]
    soort = max((_SOORTEN.get(deel.geom_type, 0) for deel in delen), default=0)
    delen = [deel for deel in delen if _SOORTEN.get(deel.geom_type) == soort]
    pen = _Pen()
    if soort == PUNT:
        pen.punten(shapely.get_coordinates(delen))
    elif soort == LIJN:
        for deel in delen:
            pen.lijn(shapely.get_coordinates(deel))
    elif soort == VLAK:
        for deel in delen:
            if pen.ring(shapely.get_coordinates(deel.exterior), buiten=True):
                for gat in deel.interiors:
                    pen.ring(shapely.get_coordinates(gat), buiten=False)
    return soort, pen.bytes()


_SOORTEN = {"Point": PUNT, "LineString": LIJN, "LinearRing": LIJN, "Polygon": VLAK}


class _Pen:
    """Commands so far: each place is given as the step from the one before."""

    def __init__(self) -> None:
        self._delen: list[Sequence[int] | NDArray[np.int64]] = []
        self._x = self._y = 0

    def punten(self, coordinaten: "NDArray[np.float64]") -> None:
        plaatsen = _plaatsen(coordinaten)
        self._delen += [[VERPLAATS | len(plaatsen) << 3], self._stappen(plaatsen)]

    def lijn(self, coordinaten: "NDArray[np.float64]") -> None:
        plaatsen = _plaatsen(coordinaten)
        if len(plaatsen) >= 2:
            self._trek(plaatsen)

    def ring(self, coordinaten: "NDArray[np.float64]", *, buiten: bool) -> bool:
        """Whether a ring remained. An outer one has a positive area with y downwards, an inner one a negative."""
        plaatsen = _plaatsen(coordinaten)[:-1]
        if len(plaatsen) < 3:
            return False
        x, y = plaatsen[:, 0], plaatsen[:, 1]
        dubbel = int((x[:-1] * y[1:] - x[1:] * y[:-1]).sum() + x[-1] * y[0] - x[0] * y[-1])
        if dubbel == 0:
            return False
        self._trek(plaatsen if (dubbel > 0) == buiten else plaatsen[::-1])
        self._delen.append([SLUIT | 1 << 3])
        return True

    def _trek(self, plaatsen: "NDArray[np.int64]") -> None:
        stappen = self._stappen(plaatsen)
        self._delen += [[VERPLAATS | 1 << 3], stappen[:2], [TREK | len(plaatsen) - 1 << 3], stappen[2:]]

    def _stappen(self, plaatsen: "NDArray[np.int64]") -> "NDArray[np.int64]":
        import numpy as np

        stappen = np.diff(plaatsen, axis=0, prepend=[[self._x, self._y]])
        self._x, self._y = plaatsen[-1].tolist()
        return ((stappen << 1) ^ (stappen >> 63)).ravel()

    def bytes(self) -> bytes:
        """All commands as packed varints."""
        import numpy as np

        return _getallen(np.concatenate(self._delen)) if self._delen else b""


def _plaatsen(coordinaten: "NDArray[np.float64]") -> "NDArray[np.int64]":
    """On the grid, without repetitions."""
    import numpy as np

    plaatsen = np.rint(coordinaten).astype(np.int64)
    anders = np.ones(len(plaatsen), dtype=bool)
    anders[1:] = (plaatsen[1:] != plaatsen[:-1]).any(axis=1)
    return plaatsen[anders]


def _getallen(waarden: "NDArray[np.int64]") -> bytes:
    """Varints of numbers below 2^35, all at once."""
    import numpy as np

    if not len(waarden):
        return b""
    stukken = (waarden[:, None] >> np.arange(0, 35, 7)) & 0x7F
    lengte = 1 + (waarden[:, None] >= 1 << np.array([7, 14, 21, 28])).sum(axis=1)
    plek = np.arange(5)
    stukken |= np.where(plek < lengte[:, None] - 1, 0x80, 0)
    return bytes(stukken.astype(np.uint8)[plek < lengte[:, None]])


def _getal(waarde: int) -> bytes:
    uit = bytearray()
    while waarde > 0x7F:
        uit.append(waarde & 0x7F | 0x80)
        waarde >>= 7
    uit.append(waarde)
    return bytes(uit)


def _veld(nummer: int, inhoud: bytes) -> bytes:
    """A length-delimited protobuf field."""
    return _getal(nummer << 3 | 2) + _getal(len(inhoud)) + inhoud
