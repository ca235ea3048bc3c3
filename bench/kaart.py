"""Tiles over HTTP: how long one takes that nobody asked for before, and one that was made already."""

import statistics
import time

from bench.servers import Running

VECTOR = "/omgevingswet/omgevingsdocumenten/ogc/v2_0/collections/leverancierstest-actueel/tiles/NetherlandsRDNewQuad"
ACHTERGROND = "/brt/achtergrondkaart/wmts/v2_0/pastel/EPSG:28992"
# Of NetherlandsRDNewQuad: its corner, and the side of the tile that is all of it.
LINKS, BOVEN, GROFSTE = -285401.92, 903401.92, 3440.64 * 256
PLEK = (120000.0, 480000.0)


def kaart(server: Running, into: dict[str, list[float]]) -> None:
    """Four tiles at each zoom around a place; the very first of each kind also loads what draws, and counts apart.

    Of the others the 95th percentile counts: a background job of the machine should not be the figure.
    """
    vector = [f"{VECTOR}/{zoom}/{rij}/{kolom}.pbf" for zoom, kolom, rij in _tegels(11)]
    achtergrond = [f"{ACHTERGROND}/{zoom}/{kolom}/{rij}.png" for zoom, kolom, rij in _tegels(14)]
    for naam, paden in (("vectortegel", vector), ("kaarttegel", achtergrond)):
        into.setdefault(f"{naam}_eerste_ms", []).append(_ms(server, paden[0]))
        koud = sorted(_ms(server, pad) for pad in paden[1:])
        warm = [_ms(server, pad) for pad in paden]
        into.setdefault(f"{naam}_koud_ms", []).append(koud[len(koud) * 95 // 100])
        into.setdefault(f"{naam}_warm_ms", []).append(statistics.median(warm))


def _tegels(diepste: int) -> list[tuple[int, int, int]]:
    """Zoom, column and row."""
    gevonden = []
    for zoom in range(2, diepste + 1):
        zijde = GROFSTE / (1 << zoom)
        kolom, rij = int((PLEK[0] - LINKS) / zijde), int((BOVEN - PLEK[1]) / zijde)
        gevonden += [(zoom, kolom + x, rij + y) for x in (0, 1) for y in (0, 1)]
    return gevonden


def _ms(server: Running, pad: str) -> float:
    begin = time.perf_counter()
    status, body = server.call("GET", pad)
    duur = (time.perf_counter() - begin) * 1000
    if status not in (200, 204):
        raise RuntimeError(f"{pad} geeft {status}: {body[:300]!r}")
    return duur
