"""Which names stand on the base map at a zoom, and exactly where: the same on every tile that one reaches into."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from simulator.geo.crs import RD
from simulator.kaart.ondergrond import KINDS, Naam, ondergrond
from simulator.kaart.rooster import Rooster
from simulator.store import Stand

# From which resolution (metres per pixel) on names show.
PROVINCIES = (150.0, 950.0)
GEMEENTEN = 130.0
MERCATOR_MAAT = 0.61  # metres on the ground for one of web mercator, at 52° north
RUIMTE = 6  # pixels between names
KLEINSTE_GEBIED = 26  # pixels: the side of the smallest area that is named
LETTER = Path(__file__).parent / "letter" / "noto-sans-latin-500-normal.woff"


@dataclass(frozen=True, slots=True)
class Geplaatst:
    """A name with the pixel of its middle and half its size, counted from the top left of the grid."""

    naam: Naam
    tekst: str
    maat: int
    x: int
    y: int
    half: tuple[int, int]


@lru_cache(maxsize=16)
def letter(maat: int) -> Any:
    """Noto Sans, Latin part (OFL; see letter/LICENSE.txt): the font that comes with Pillow has no â."""
    from PIL import ImageFont

    return ImageFont.truetype(LETTER, maat)


def leesbaar(tekst: str) -> str:
    """The text in letters that the font has: those outside Latin-1 without their accents, or as a question mark."""
    if all(" " <= teken <= "ÿ" for teken in tekst):
        return tekst
    ontleed = unicodedata.normalize("NFKD", tekst)
    return "".join(teken if " " <= teken <= "ÿ" else "?" for teken in ontleed if not unicodedata.combining(teken))


def namen(stand: Stand, rooster: Rooster, zoom: int) -> list[Geplaatst]:
    """The names at a zoom, none over another: provincies first, then gemeenten by size."""
    return stand.memo(f"kaart.namen.{rooster.crs}.{zoom}", KINDS, lambda stand: _plaats(stand, rooster, zoom))


def _plaats(stand: Stand, rooster: Rooster, zoom: int) -> list[Geplaatst]:
    import numpy as np

    resolutie = rooster.resolutie(zoom) * (1 if rooster.crs == RD else MERCATOR_MAAT)
    geplaatst: list[Geplaatst] = []
    bezet = np.zeros((0, 4))
    for naam in ondergrond(stand, rooster).namen:
        if not (PROVINCIES[0] <= resolutie <= PROVINCIES[1] if naam.provincie else resolutie <= GEMEENTEN):
            continue
        if naam.grootte**0.5 < KLEINSTE_GEBIED * resolutie:
            continue
        maat, tekst = _vorm(naam, resolutie)
        breedte = letter(maat).getlength(tekst)
        half = (round(breedte / 2) + 1, maat // 2 + 2)
        x = round((naam.x - rooster.links) / rooster.resolutie(zoom))
        y = round((rooster.boven - naam.y) / rooster.resolutie(zoom))
        vak = np.array([x - half[0] - RUIMTE, y - half[1] - RUIMTE, x + half[0] + RUIMTE, y + half[1] + RUIMTE])
        raakt = (bezet[:, 0] < vak[2]) & (bezet[:, 2] > vak[0]) & (bezet[:, 1] < vak[3]) & (bezet[:, 3] > vak[1])
        if not raakt.any():
            bezet = np.vstack([bezet, vak])
            geplaatst.append(Geplaatst(naam, tekst, maat, x, y, half))
    return geplaatst


def _vorm(naam: Naam, resolutie: float) -> tuple[int, str]:
    """Size in pixels and text as drawn."""
    if naam.provincie:
        return (11, leesbaar(naam.tekst)) if resolutie > 500 else (14, leesbaar(naam.tekst).upper())
    return (11 if resolutie > 60 else 12 if resolutie > 30 else 14 if resolutie > 10 else 16), leesbaar(naam.tekst)
