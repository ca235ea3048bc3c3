"""A tile of the base map, drawn with Pillow at four times its size and then reduced, which smooths edges."""

import io
from collections.abc import Iterator
from typing import Any

from simulator.kaart.adressen import KINDS as ADRESKINDS
from simulator.kaart.adressen import Plek, adressen
from simulator.kaart.namen import leesbaar, letter, namen
from simulator.kaart.ondergrond import KINDS as GEBIEDKINDS
from simulator.kaart.ondergrond import Ondergrond, ondergrond
from simulator.kaart.rooster import TEGEL, Kader, Rooster
from simulator.kaart.stijl import STIJLEN, Kleur, Stijl
from simulator.kaart.voorraad import Voorraad
from simulator.store import Stand

SCHAAL = 4
RAND = 6  # pixels around the tile that are drawn too
MAX_BYTES = 8 * 1024 * 1024  # kept per stand
GEMEENTEGRENZEN = 450.0  # metres per pixel from which they show
ADRESPUNTEN, HUISNUMMERS = 3.4, 0.9
STRAATMAAT, NUMMERMAAT = 13, 10  # pixels
OMTREK = 256  # pixels around a tile in which texts are placed too, so that neighbouring tiles choose the same ones

Vraag = tuple[str, Rooster, int, int, int]  # layer, grid, zoom, column, row


def _voorraad(stand: Stand) -> Voorraad:
    return stand.memo("kaart.kaarttegels", (*GEBIEDKINDS, *ADRESKINDS), lambda _: Voorraad(MAX_BYTES))


def bewaarde_kaarttegel(stand: Stand, vraag: Vraag) -> bytes | None:
    """The tile when it has been drawn before: costs nothing."""
    return _voorraad(stand).vind(vraag)


def kaarttegel(stand: Stand, vraag: Vraag) -> bytes:
    """The tile as PNG. The layer must be one of `STIJLEN`, the tile one of its grid."""
    return _voorraad(stand).geef(vraag, lambda: _maak(stand, vraag))


def _maak(stand: Stand, vraag: Vraag) -> bytes:
    from PIL import Image, ImageDraw

    laag, rooster, zoom, kolom, rij = vraag
    stijl, resolutie = STIJLEN[laag], rooster.resolutie(zoom)
    doek = _Doek(rooster.kader(zoom, kolom, rij), rooster.kader(zoom, kolom, rij, RAND), resolutie)
    groot = Image.new("RGB", (TEGEL * SCHAAL, TEGEL * SCHAAL), stijl.buiten)
    doek.pen = ImageDraw.Draw(groot)
    _vlakken(doek, ondergrond(stand, rooster), stijl)
    _grenzen(doek, ondergrond(stand, rooster), stijl)
    aanwezig = None
    if resolutie <= ADRESPUNTEN:
        aanwezig = adressen(stand, rooster).in_kader(rooster.kader(zoom, kolom, rij, OMTREK))
        _panden(doek, aanwezig[0], stijl)
    beeld = groot.reduce(SCHAAL)
    pen = ImageDraw.Draw(beeld)
    if aanwezig is not None and resolutie <= HUISNUMMERS:
        _nummers(pen, doek, aanwezig, stijl)
    for geplaatst in namen(stand, rooster, zoom):
        x, y = geplaatst.x - kolom * TEGEL, geplaatst.y - rij * TEGEL
        breed, hoog = geplaatst.half[0] + 3, geplaatst.half[1] + 3
        if -breed < x < TEGEL + breed and -hoog < y < TEGEL + hoog:
            kleur = stijl.provincienaam if geplaatst.naam.provincie else stijl.gemeentenaam
            _tekst(pen, (x, y), geplaatst.tekst, geplaatst.maat, (kleur, stijl.halo))
    uit = io.BytesIO()
    beeld.save(uit, "PNG", compress_level=6)
    return uit.getvalue()


class _Doek:
    """The large image under the pen, and the way from metres to its pixels."""

    def __init__(self, kader: Kader, ruim: Kader, resolutie: float) -> None:
        self.kader, self.ruim, self.resolutie = kader, ruim, resolutie
        self.pen: Any = None

    def pixels(self, punten: Any) -> list[tuple[float, float]]:
        """n × 2 metres -> pixels of the large image."""
        factor = SCHAAL / self.resolutie
        omgezet = (punten - [self.kader[0], self.kader[3]]) * [factor, -factor]
        return [(x, y) for x, y in omgezet.tolist()]

    def vlak(self, vlak: Any, kleur: Kleur, gat: Kleur) -> None:
        """A polygon with its holes."""
        import shapely

        self.pen.polygon(self.pixels(shapely.get_coordinates(vlak.exterior)), fill=kleur)
        for ring in vlak.interiors:
            self.pen.polygon(self.pixels(shapely.get_coordinates(ring)), fill=gat)

    def lijnen(self, vormen: Any, kleur: Kleur, dikte: float) -> None:
        """Lines that meet the tile, `dikte` pixels of the final image wide."""
        import shapely

        for _, lijn in self.knip(vormen):
            if lijn.geom_type == "LineString":
                self.pen.line(self.pixels(shapely.get_coordinates(lijn)), fill=kleur, width=round(dikte * SCHAAL))

    def knip(self, vormen: Any) -> Iterator[tuple[int, Any]]:
        """Number and parts of geometries, cut to the tile and its edge and simplified to what can be seen."""
        import numpy as np
        import shapely

        geknipt = shapely.clip_by_rect(np.atleast_1d(np.array(vormen, dtype=object)), *self.ruim)
        geknipt = shapely.simplify(geknipt, self.resolutie / SCHAAL, preserve_topology=False)
        delen, van = shapely.get_parts(geknipt, return_index=True)
        over = ~shapely.is_empty(delen)
        return zip(van[over].tolist(), delen[over].tolist(), strict=True)


def _vlakken(doek: _Doek, kaart: Ondergrond, stijl: Stijl) -> None:
    for _, deel in doek.knip([kaart.zee]):
        if deel.geom_type == "Polygon":
            doek.vlak(deel, stijl.water, stijl.buiten)
    hier = [kaart.vlakken[int(sleutel)] for sleutel in kaart.vlakkaders.zoek(doek.ruim)]
    for nummer, deel in doek.knip([vlak for _, vlak in hier]):
        if deel.geom_type == "Polygon":
            tint = hier[nummer][0] if doek.resolutie <= GEMEENTEGRENZEN else 0
            doek.vlak(deel, stijl.land[tint % len(stijl.land)], stijl.water)


def _grenzen(doek: _Doek, kaart: Ondergrond, stijl: Stijl) -> None:
    if doek.resolutie <= GEMEENTEGRENZEN:
        doek.lijnen(kaart.gemeentegrenzen, stijl.gemeentegrens, 0.75 if doek.resolutie > 60 else 1.25)
    doek.lijnen(kaart.provinciegrenzen, stijl.provinciegrens, 1 if doek.resolutie > 300 else 1.75)
    doek.lijnen(kaart.landgrens, stijl.provinciegrens, 1.25 if doek.resolutie > 300 else 2.25)
    doek.lijnen(kaart.kust, stijl.kust, 1 if doek.resolutie > 300 else 1.5)


def _panden(doek: _Doek, nummers: list[Plek], stijl: Stijl) -> None:
    """A small square for an address; it grows to eight metres."""
    import numpy as np

    half = max(8 / doek.resolutie, 3) / 2 * SCHAAL
    if nummers:
        for x, y in doek.pixels(np.array([[plek.x, plek.y] for plek in nummers])):
            vak = (x - half, y - half, x + half, y + half)
            doek.pen.rectangle(vak, fill=stijl.pand, outline=stijl.pandrand, width=SCHAAL * 3 // 4)


def _nummers(pen: Any, doek: _Doek, aanwezig: tuple[list[Plek], list[Plek]], stijl: Stijl) -> None:
    """Street names, then the house numbers that there is room for: none over another."""
    onder = max(8 / doek.resolutie, 3) / 2
    nummers, straten = aanwezig
    bezet: list[Kader] = []
    for plek in straten:
        x, y = _pixel(doek, plek)
        _als_ruimte(pen, bezet, (x, round(y - onder - 12)), plek.tekst, (STRAATMAAT, stijl.straat, stijl.halo))
    for plek in nummers:
        x, y = _pixel(doek, plek)
        midden = (x, y if onder >= 9 else round(y + onder + 7))
        _als_ruimte(pen, bezet, midden, plek.tekst, (NUMMERMAAT, stijl.straat, stijl.halo))


def _pixel(doek: _Doek, plek: Plek) -> tuple[int, int]:
    return round((plek.x - doek.kader[0]) / doek.resolutie), round((doek.kader[3] - plek.y) / doek.resolutie)


def _als_ruimte(
    pen: Any, bezet: list[Kader], plek: tuple[int, int], tekst: str, vorm: tuple[int, Kleur, Kleur]
) -> None:
    """Draw a text unless its box meets one that is taken; what is drawn takes its box."""
    maat, kleur, halo = vorm
    breed, hoog = letter(maat).getlength(leesbaar(tekst)) / 2 + 2, maat / 2 + 1
    vak = (plek[0] - breed, plek[1] - hoog, plek[0] + breed, plek[1] + hoog)
    if not any(vak[0] < b[2] and vak[2] > b[0] and vak[1] < b[3] and vak[3] > b[1] for b in bezet):
        bezet.append(vak)
        _tekst(pen, plek, tekst, maat, (kleur, halo))


def _tekst(pen: Any, plek: tuple[int, int], tekst: str, maat: int, kleuren: tuple[Kleur, Kleur]) -> None:
    kleur, halo = kleuren
    pen.text(plek, leesbaar(tekst), font=letter(maat), fill=kleur, anchor="mm", stroke_width=2, stroke_fill=halo)
