"""The addresses that the base map shows when zoomed in, where the stand has any.

Kind `adres`: x and y in RD, straat, huisnummer and, where known, huisletter, toevoeging and woonplaats.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from simulator.geo.crs import RD
from simulator.geo.index import Kaders
from simulator.kaart.rooster import Kader, Rooster
from simulator.store import Stand

ADRES = "adres"
KINDS = (ADRES,)
MAX_IN_TEGEL = 500


class Plek(NamedTuple):
    """A text at a place in the CRS of the grid."""

    tekst: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Adressen:
    """House numbers and street names with their boxes."""

    nummers: list[Plek]
    straten: list[Plek]
    nummerkaders: Kaders
    straatkaders: Kaders

    def in_kader(self, kader: Kader) -> tuple[list[Plek], list[Plek]]:
        """House numbers and street names in a box, no more than fit on a tile."""
        nummers = [self.nummers[int(sleutel)] for sleutel in self.nummerkaders.zoek(kader)[:MAX_IN_TEGEL]]
        return nummers, [self.straten[int(sleutel)] for sleutel in self.straatkaders.zoek(kader)[:MAX_IN_TEGEL]]


def adressen(stand: Stand, rooster: Rooster) -> Adressen:
    """The addresses for a grid; kept as long as they do not change."""
    return stand.memo(f"kaart.adressen.{rooster.crs}", KINDS, lambda stand: _maak(stand, rooster.crs))


def _maak(stand: Stand, crs: str) -> Adressen:
    nummers: list[Plek] = []
    straten: dict[tuple[str, str], list[int]] = {}
    for record in stand.all(ADRES):
        x, y = record.get("x"), record.get("y")
        if isinstance(x, int | float) and isinstance(y, int | float):
            straat = (str(record.get("straat", "")), str(record.get("woonplaats", "")))
            straten.setdefault(straat, []).append(len(nummers))
            nummers.append(Plek(_nummer(record), float(x), float(y)))
    if crs != RD and nummers:
        from pyproj import Transformer

        omzetter = Transformer.from_crs(RD, crs, always_xy=True)
        xen, yen = omzetter.transform([nummer.x for nummer in nummers], [nummer.y for nummer in nummers])
        nummers = [Plek(n.tekst, x, y) for n, x, y in zip(nummers, xen, yen, strict=True)]
    namen = [
        Plek(straat, sum(nummers[i].x for i in welke) / len(welke), sum(nummers[i].y for i in welke) / len(welke))
        for (straat, _), welke in straten.items()
        if straat
    ]
    return Adressen(nummers, namen, _kaders(nummers), _kaders(namen))


def _nummer(record: Mapping[str, Any]) -> str:
    return f"{record.get('huisnummer', '')}{record.get('huisletter') or ''}"[:12]


def _kaders(plekken: list[Plek]) -> Kaders:
    return Kaders([(str(i), (plek.x, plek.y, plek.x, plek.y)) for i, plek in enumerate(plekken)])
