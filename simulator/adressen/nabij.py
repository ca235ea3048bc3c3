"""What lies near a point: addresses, streets and places by their point, areas and parcels by their shape."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.adressen.zoekindex import Zoekindex

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Nabij:
    """Numbers of objects and their distances in metres, the nearest first."""

    nummers: "NDArray[np.int64]"
    afstanden: "NDArray[np.float64]"


def nabij(index: Zoekindex, x: float, y: float, typen: Sequence[str], hoogste: float | None) -> Nabij:
    """Objects of these types at most `hoogste` metres from a point in RD; within an area or parcel that is 0."""
    import numpy as np
    import shapely

    nummers = index.van_type(*typen).nonzero()[0]
    afstanden = np.hypot(*(index.punten[nummers] - (x, y)).T)
    vlakken = index.vlakken()[nummers]
    met_vlak = np.array([vlak is not None for vlak in vlakken], dtype=bool)
    if met_vlak.any():
        afstanden[met_vlak] = shapely.distance(vlakken[met_vlak], shapely.Point(x, y))
    if hoogste is not None:
        dichtbij = afstanden <= hoogste
        nummers, afstanden = nummers[dichtbij], afstanden[dichtbij]
    volgorde = np.lexsort((index.naamrang[nummers], index.sortering[nummers], afstanden))
    return Nabij(nummers[volgorde], afstanden[volgorde])
