"""The place in a search body: a GeoJSON geometry in RD that can be searched with."""

from typing import Any

from simulator.geo.geojson import Geometriefout, controleer_verzoek
from simulator.platform.problems import ONGELDIG, InvalidParam, Problem

# No figure of the real chain is known: a bound of the simulator.
MAX_PUNTEN = 20_000


def controleer_plek(plek: Any, *, onverwerkbaar: bool = False, naam: str = "geometrie") -> None:
    """Refuse a geometry that cannot be searched with, by 400 with `invalid-params`.

    `onverwerkbaar`: this API gives 422 where the form is right but the content is not (Ontsluiten: decimals).
    """
    try:
        controleer_verzoek(plek, naam, max_punten=MAX_PUNTEN)
    except Geometriefout as fout:
        if onverwerkbaar and fout.onverwerkbaar:
            own = fout.reden.startswith("Geometrie ")  # a sentence of its own: the text of the real API
            detail = fout.reden if own else f"Geometrie kan niet worden verwerkt: {fout.reden}"
            raise Problem("onverwerkbaar", detail) from None
        raise Problem("verkeerd-verzoek", ONGELDIG, [InvalidParam(fout.pad, fout.reden)]) from None
