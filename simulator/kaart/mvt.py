"""Mapbox Vector Tile 2.1: shapely geometries -> the bytes of a tile.

An encoder of our own: the format is four protobuf messages, and the library for it needs protobuf and pyclipper beside
the shapely that we have. That library is the oracle in the tests. numpy and shapely are imported at first use.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Getallen = NDArray[np.int64]

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
    alle = list(objecten)
    for (_, eigenschappen), (soort, meetkunde) in zip(alle, _meetkunde([vorm for vorm, _ in alle]), strict=True):
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


def _meetkunde(vormen: list[Any]) -> list[tuple[int, bytes]]:
    """Type and commands per geometry; no bytes where nothing remains on the grid. Of a mixture the widest kind counts.

    All geometries at once: numpy works per layer, since per geometry its calls would cost more than their work.
    """
    import numpy as np
    import shapely

    delen, van = shapely.get_parts(np.array(vormen, dtype=object), return_index=True)
    delen, nogmaals = shapely.get_parts(delen, return_index=True)  # a collection may hold a MultiPolygon
    van = van[nogmaals]
    soorten = np.array([PUNT, LIJN, LIJN, VLAK, 0, 0, 0, 0])[shapely.get_type_id(delen)]
    soorten[shapely.is_empty(delen)] = 0
    wijdste = np.zeros(len(vormen), dtype=np.int64)
    np.maximum.at(wijdste, van, soorten)
    uit = [(0, b"")] * len(vormen)
    for soort in (PUNT, LIJN, VLAK):
        deze = (soorten == soort) & (wijdste[van] == soort)
        if deze.any():
            for nummer, meetkunde in _paden(soort, delen[deze], van[deze]).opdrachten():
                uit[nummer] = (soort, meetkunde)
    return uit


class _Paden:
    """Places on the grid, in paths: `pad` is the path of each place, `van` the geometry of each path."""

    def __init__(self, soort: int, plaatsen: "Getallen", pad: "Getallen", van: "Getallen") -> None:
        self.soort, self.plaatsen, self.pad, self.van = soort, plaatsen, pad, van
        self._tel()

    def _tel(self) -> None:
        import numpy as np

        self.aantal = np.bincount(self.pad, minlength=len(self.van))
        self.begin = np.cumsum(self.aantal) - self.aantal
        self.plek = np.arange(len(self.pad)) - self.begin[self.pad]  # of a place within its path

    def houd(self, goed: "NDArray[np.bool_]") -> None:
        """Keep these paths."""
        import numpy as np

        blijft = goed[self.pad]
        self.plaatsen = self.plaatsen[blijft]
        self.pad = (np.cumsum(goed) - 1)[self.pad[blijft]]
        self.van = self.van[goed]
        self._tel()

    def dubbele_oppervlakte(self) -> "NDArray[np.float64]":
        """Of each path as a ring; positive when clockwise with y downwards."""
        import numpy as np

        volgende = np.where(self.plek + 1 < self.aantal[self.pad], np.arange(len(self.pad)) + 1, self.begin[self.pad])
        (x, y), (x1, y1) = self.plaatsen.T, self.plaatsen[volgende].T
        return np.bincount(self.pad, weights=x * y1 - x1 * y, minlength=len(self.van)).astype(np.float64)

    def keer(self, omkeren: "NDArray[np.bool_]") -> None:
        """Turn these paths around."""
        import numpy as np

        andersom = self.begin[self.pad] + self.aantal[self.pad] - 1 - self.plek
        self.plaatsen = self.plaatsen[np.where(omkeren[self.pad], andersom, np.arange(len(self.pad)))]

    def opdrachten(self) -> Iterator[tuple[int, bytes]]:
        """Number of the geometry and its commands. Each place is given as the step from the one before."""
        import numpy as np

        if not len(self.van):
            return
        nieuw = np.flatnonzero(np.diff(self.van, prepend=-1))  # the first path of each geometry
        stap = np.diff(self.plaatsen, axis=0, prepend=0)
        stap[self.begin[nieuw]] = self.plaatsen[self.begin[nieuw]]
        punten = self.soort == PUNT
        lengte = 2 * self.aantal + (1 if punten else 3 if self.soort == VLAK else 2)
        einde = np.cumsum(lengte)
        begin = einde - lengte
        uit = np.empty(int(einde[-1]), dtype=np.int64)
        uit[begin] = VERPLAATS | (self.aantal << 3 if punten else 1 << 3)
        if not punten:
            uit[begin + 3] = TREK | (self.aantal - 1) << 3
        if self.soort == VLAK:
            uit[einde - 1] = SLUIT | 1 << 3
        waar = begin[self.pad] + 2 * self.plek + 1 + (0 if punten else self.plek > 0)
        uit[waar], uit[waar + 1] = ((stap << 1) ^ (stap >> 63)).T
        data, grenzen = _getallen(uit)
        for nummer, van, tot in zip(
            self.van[nieuw].tolist(),
            grenzen[begin[nieuw]].tolist(),
            grenzen[np.append(begin[nieuw][1:], len(uit))].tolist(),
            strict=True,
        ):
            yield nummer, data[van:tot]


def _paden(soort: int, delen: Any, van: "Getallen") -> _Paden:
    """The paths of geometries of one kind on the grid, without repetitions and without what is too small to remain."""
    import numpy as np
    import shapely

    buiten = np.ones(len(delen), dtype=bool)
    if soort == VLAK:
        delen, deel = shapely.get_rings(delen, return_index=True)
        buiten = np.diff(deel, prepend=-1) > 0
        van = van[deel]
    coordinaten, pad = shapely.get_coordinates(delen, return_index=True)
    if soort == PUNT:
        van, pad = np.unique(van[pad], return_inverse=True)  # all points of a geometry in one command
    plaatsen = np.rint(coordinaten).astype(np.int64)
    ander_pad = np.diff(pad, prepend=-1) > 0
    houd = ander_pad | np.append(True, (plaatsen[1:] != plaatsen[:-1]).any(axis=1))
    plaatsen, pad = plaatsen[houd], pad[houd]
    if soort == VLAK:  # the last place of a ring is its first
        houd = np.append(pad[1:] == pad[:-1], False)
        plaatsen, pad = plaatsen[houd], pad[houd]
    paden = _Paden(soort, plaatsen, pad, van)
    if soort == LIJN:
        paden.houd(paden.aantal >= 2)
    elif soort == VLAK:
        # An outer ring has a positive area, an inner one a negative; without its outer ring an inner one goes too.
        oppervlakte = paden.dubbele_oppervlakte()
        goed = (paden.aantal >= 3) & (oppervlakte != 0)
        goed &= goed[np.maximum.accumulate(np.where(buiten, np.arange(len(buiten)), 0))]
        paden.houd(goed)
        paden.keer(((oppervlakte > 0) != buiten)[goed])
    return paden


def _getallen(waarden: "Getallen") -> tuple[bytes, "Getallen"]:
    """Numbers below 2^35 as varints one after another, and where each begins (one more: where the last ends)."""
    import numpy as np

    stukken = (waarden[:, None] >> np.arange(0, 35, 7)) & 0x7F
    lengte = 1 + (waarden[:, None] >= 1 << np.array([7, 14, 21, 28])).sum(axis=1)
    plek = np.arange(5)
    stukken |= np.where(plek < lengte[:, None] - 1, 0x80, 0)
    data = stukken.astype(np.uint8)[plek < lengte[:, None]]
    return data.tobytes(), np.append(0, np.cumsum(lengte))


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
