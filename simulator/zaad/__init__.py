"""The seed: builds STOP packages from the sources in `seed/`, and reads the registers that nobody delivers.

`make seed` sends the packages through the delivery pipeline in this order; see `seed/README.md` for the sources.
"""

from collections.abc import Iterator
from pathlib import Path

from simulator.zaad.bronnen import ZAADMAP, werken
from simulator.zaad.bruidsschat import bruidsschatten
from simulator.zaad.functionele_structuur import algemene_set, toepasbaar, werkzaamheden
from simulator.zaad.pakket import pakket
from simulator.zaad.registers import behandeldiensten, gebieden, haken, organisaties

__all__ = [
    "algemene_set",
    "behandeldiensten",
    "gebieden",
    "haken",
    "organisaties",
    "pakketten",
    "toepasbaar",
    "werkzaamheden",
]


def pakketten(zaadmap: Path = ZAADMAP) -> Iterator[tuple[str, bytes]]:
    """Name and zip bytes of every delivery, in order: a later one may refer to what an earlier one brought.

    Deliver each with the clock before its datumBekendmaking. ValueError when a source is wrong.
    """
    for werk in (*werken(zaadmap), *bruidsschatten(zaadmap)):
        yield f"{werk['idLevering']}.zip", pakket(werk)
