"""Tile grids: where a tile lies. Pure arithmetic.

Sources: NetherlandsRDNewQuad and the Dutch tiling guideline (facts/overige-apis.md 9.2), WebMercatorQuad of OGC.
"""

from dataclasses import dataclass

TEGEL = 256  # pixels
PIXEL = 0.00028  # metres: the pixel of OGC, which makes a scale of a resolution
Kader = tuple[float, float, float, float]  # minx, miny, maxx, maxy


@dataclass(frozen=True, slots=True)
class Rooster:
    """A quad grid: at zoom z it has 2^z × 2^z tiles from the top left corner. `crs` is RD or EPSG:3857 (metres)."""

    naam: str
    crs: str
    links: float
    boven: float
    grofste: float  # metres per pixel at zoom 0
    max_zoom: int

    def resolutie(self, zoom: int) -> float:
        """Metres per pixel."""
        return self.grofste / (1 << zoom)

    def heeft(self, zoom: int, kolom: int, rij: int) -> bool:
        """Whether there is such a tile."""
        return 0 <= zoom <= self.max_zoom and 0 <= kolom < 2**zoom and 0 <= rij < 2**zoom

    def kader(self, zoom: int, kolom: int, rij: int, rand: float = 0.0) -> Kader:
        """The box of a tile in metres; `rand` pixels wider on every side."""
        resolutie = self.resolutie(zoom)
        zijde, marge = resolutie * TEGEL, resolutie * rand
        links, boven = self.links + kolom * zijde, self.boven - rij * zijde
        return (links - marge, boven - zijde - marge, links + zijde + marge, boven + marge)

    @property
    def omvang(self) -> Kader:
        """The box of the whole grid."""
        return self.kader(0, 0, 0)


# "Omgevingsdocumenten" has tiles down to zoom 11; whoever wants more enlarges those (facts/overige-apis.md 2.1).
RD_VECTOR = Rooster("NetherlandsRDNewQuad", "EPSG:28992", -285401.92, 903401.92, 3440.64, 11)
RD_KAART = Rooster("EPSG:28992", "EPSG:28992", -285401.92, 903401.92, 3440.64, 14)
MERCATOR = Rooster("EPSG:3857", "EPSG:3857", -20037508.342789244, 20037508.342789244, 156543.03392804097, 19)
