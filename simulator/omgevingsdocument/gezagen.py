"""Which authorities govern a point: a spatial index over the register of areas (issue: at most 1 ms)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from simulator.omgevingsdocument.records import GEBIED, GEOMETRIE
from simulator.store import Stand

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BESTUURSLAGEN = ("gm", "pv", "ws")  # first letters of the codes, in the order of the answer


@dataclass(frozen=True, slots=True)
class Gezagsgebieden:
    """The areas of gemeenten, provincies and waterschappen; `codes`, `vormen` and the tree go by the same numbers."""

    codes: list[str]  # gm0344
    vormen: "NDArray[np.object_]"
    boom: Any


def gezagsgebieden(stand: Stand) -> Gezagsgebieden:
    """The index, made at the first question and kept as long as the register does not change."""
    # Not by GEOMETRIE: that changes with every delivery, but no delivery can change the geometry of an area.
    return stand.memo("gezagsgebieden", (GEBIED,), _maak)


def _maak(stand: Stand) -> Gezagsgebieden:
    import numpy as np
    import shapely

    blobs: dict[str, bytes] = {}
    for gebied in stand.all(GEBIED):
        geometrie = stand.get(GEOMETRIE, gebied["geometrieIdentificatie"])
        if gebied["code"][:2].lower() in BESTUURSLAGEN and geometrie is not None:
            blobs[gebied["code"].lower()] = stand.blob(geometrie["blob"])
    codes = sorted(blobs, key=lambda code: (BESTUURSLAGEN.index(code[:2]), code))
    vormen = np.array([shapely.from_geojson(blobs[code]) for code in codes], dtype=object)
    return Gezagsgebieden(codes, vormen, shapely.STRtree(vormen))


def gezagen_op(stand: Stand, x: float, y: float) -> list[str]:
    """Codes of the authorities at a point in RD: gemeente, provincie, waterschap, like gm0344, pv26, ws0636.

    Edges count, so a point on a border has those of both sides; a point that no area holds has none. The areas are
    simplified, those of waterschappen approximations (`seed/gebieden/README.md`).
    """
    import shapely

    gebieden = gezagsgebieden(stand)
    if not gebieden.codes:
        return []
    treffers = gebieden.boom.query(shapely.Point(x, y), predicate="intersects")
    return [gebieden.codes[nummer] for nummer in sorted(treffers.tolist())]
