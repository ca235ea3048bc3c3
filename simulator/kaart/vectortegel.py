"""A vector tile: the locaties in a box, cut to it and simplified to what its zoom can show."""

from typing import Any

from simulator.geo.geojson import VORMEN
from simulator.kaart import mvt
from simulator.kaart.locaties import KINDS, LAGEN, Plek, moment, plekken
from simulator.kaart.rooster import RD_VECTOR, TEGEL
from simulator.kaart.voorraad import Voorraad
from simulator.omgevingsdocument.tijdlijn import Tijdreis
from simulator.store import Stand

RAND = 8  # pixels beyond the tile, so that an outline does not show where tiles meet
FIJNHEID = 0.25  # pixels within which a simplified line stays
FIJNHEID_DIEPST = 0.0625  # the same at the deepest zoom, whose tiles are enlarged beyond it
KLEINST = 0.125  # pixels: what is smaller is not drawn
MAX_OBJECTEN = 20_000  # in a tile; the largest stay
MAX_BYTES = 8 * 1024 * 1024  # kept per stand


def _voorraad(stand: Stand) -> Voorraad:
    return stand.memo("kaart.vectortegels", KINDS, lambda _: Voorraad(MAX_BYTES))


Vraag = tuple[str, int, int, int]  # collection (actueel | volledig), zoom, column, row


def bewaarde_tegel(stand: Stand, vraag: Vraag, tijdreis: Tijdreis) -> bytes | None:
    """The tile when it has been made before: costs nothing."""
    return _voorraad(stand).vind((vraag, moment(stand, vraag[0], tijdreis)))


def vectortegel(stand: Stand, vraag: Vraag, tijdreis: Tijdreis) -> bytes:
    """The tile as MVT; no bytes when there is nothing in it. The tile must be one of `RD_VECTOR`."""
    sleutel = (vraag, moment(stand, vraag[0], tijdreis))
    return _voorraad(stand).geef(sleutel, lambda: _maak(stand, vraag, tijdreis))


def _maak(stand: Stand, vraag: Vraag, tijdreis: Tijdreis) -> bytes:
    collectie, zoom, kolom, rij = vraag
    aanwezig = plekken(stand, collectie, tijdreis)
    ruim = RD_VECTOR.kader(zoom, kolom, rij, RAND)
    treffers = [aanwezig.plekken[int(nummer)] for nummer in aanwezig.kaders.zoek(ruim)]
    if not treffers:
        return b""
    return _teken(stand, treffers, zoom, RD_VECTOR.kader(zoom, kolom, rij), ruim)


def _teken(stand: Stand, treffers: list[Plek], zoom: int, kader: tuple[float, ...], ruim: tuple[float, ...]) -> bytes:
    import numpy as np
    import shapely

    resolutie = RD_VECTOR.resolutie(zoom)
    vormen = np.array([VORMEN.vorm(plek.blob, stand.blob) for plek in treffers], dtype=object)
    grenzen = shapely.bounds(vormen)
    grootte = np.maximum(grenzen[:, 2] - grenzen[:, 0], grenzen[:, 3] - grenzen[:, 1])
    dun = np.array([plek.laag.startswith(LAGEN["Punt"]) for plek in treffers])
    blijft = np.flatnonzero(dun | (grootte >= resolutie * KLEINST))
    if len(blijft) > MAX_OBJECTEN:
        blijft = np.sort(blijft[np.argsort(-grootte[blijft], kind="stable")[:MAX_OBJECTEN]])
    schaal = mvt.MAAT / (resolutie * TEGEL)

    def op_tegel(punten: Any) -> Any:
        return (punten - [kader[0], kader[3]]) * [schaal, -schaal]

    marge = resolutie * (FIJNHEID_DIEPST if zoom == RD_VECTOR.max_zoom else FIJNHEID)
    geknipt = shapely.simplify(_knip(vormen[blijft], ruim), marge, preserve_topology=False)
    lagen: dict[str, list[mvt.Object]] = {}
    for nummer, vorm in zip(blijft.tolist(), shapely.transform(geknipt, op_tegel), strict=True):
        plek = treffers[nummer]
        lagen.setdefault(plek.laag, []).append(
            mvt.Object(vorm, {"identificatie": plek.identificatie, "versie": plek.versie})
        )
    return mvt.tegel(dict(sorted(lagen.items(), reverse=True)))  # areas under lines under points


def _knip(vormen: Any, ruim: tuple[float, ...]) -> Any:
    """Cut to a box. A geometry that GEOS cannot cut as it is, is repaired first."""
    import numpy as np
    import shapely

    try:
        return shapely.clip_by_rect(vormen, *ruim)
    except shapely.errors.GEOSException:
        delen = [_knip_een(vorm, ruim) for vorm in vormen]
        uit = np.empty(len(delen), dtype=object)
        uit[:] = delen
        return uit


def _knip_een(vorm: Any, ruim: tuple[float, ...]) -> Any:
    import shapely

    for poging in (vorm, None):
        try:
            return shapely.clip_by_rect(shapely.make_valid(vorm) if poging is None else poging, *ruim)
        except shapely.errors.GEOSException:
            continue
    return shapely.GeometryCollection()
