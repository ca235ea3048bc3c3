"""WMTS requests: which tile is asked for, and the answer or an OWS exception report."""

import asyncio
import re

from simulator.kaart.capabilities import capabilities, foutmelding
from simulator.kaart.kaarttegel import Vraag, bewaarde_kaarttegel, kaarttegel
from simulator.kaart.rooster import MERCATOR, RD_KAART
from simulator.kaart.stijl import STIJLEN
from simulator.platform.exchange import Request, Response
from simulator.platform.parameters import parse_query

PNG, XML = "image/png", "application/xml"
ROOSTERS = {rooster.naam: rooster for rooster in (RD_KAART, MERCATOR)}
# 4, 04 and, as older clients name them, EPSG:28992:4.
_ZOOM = re.compile(r"(?:EPSG:[0-9]{4,5}:)?([0-9]{1,2})", re.ASCII)
_NUMMER = re.compile(r"[0-9]{1,9}", re.ASCII)


class OwsFout(Exception):
    """A request that cannot be answered: code of OWS, parameter and what is wrong (Dutch)."""

    def __init__(self, code: str, waar: str, tekst: str) -> None:
        super().__init__(tekst)
        self.code, self.waar, self.tekst = code, waar, tekst

    def antwoord(self, status: int = 400) -> Response:
        """The exception report."""
        return Response(status, foutmelding(self.code, self.waar, self.tekst), XML)


async def get_kvp(request: Request) -> Response:
    """GetCapabilities or GetTile with parameters in the query; names in any case, the first value counts."""
    gegeven: dict[str, str] = {}
    for naam, waarden in parse_query(request.query_string).items():
        gegeven.setdefault(naam.upper(), waarden[0])
    try:
        _moet_zijn(gegeven, "SERVICE", "WMTS")
        soort = _geef(gegeven, "REQUEST").lower()
        if soort == "getcapabilities":
            return get_capabilities(request)
        if soort != "gettile":
            raise OwsFout("OperationNotSupported", "REQUEST", "REQUEST is GetCapabilities of GetTile.")
        for naam, waarde in (("VERSION", "1.0.0"), ("STYLE", "default"), ("FORMAT", PNG)):
            if gegeven.get(naam):
                _moet_zijn(gegeven, naam, waarde)
        namen = ("LAYER", "TILEMATRIXSET", "TILEMATRIX", "TILECOL", "TILEROW")
        return await _tegel(request, _vraag({naam: _geef(gegeven, naam) for naam in namen}))
    except OwsFout as fout:
        return fout.antwoord()


async def get_rest_tile(request: Request) -> Response:
    """A tile by its path; 404 when there is none there."""
    rij: str = request.path["tileRow"]
    try:
        if not rij.endswith(".png"):
            raise OwsFout("InvalidParameterValue", "FORMAT", "Een pad naar een tegel eindigt op .png.")
        delen = {naam.upper(): request.path[naam] for naam in ("layer", "tileMatrixSet", "tileMatrix", "tileCol")}
        return await _tegel(request, _vraag({**delen, "TILEROW": rij.removesuffix(".png")}))
    except OwsFout as fout:
        return fout.antwoord(404)


def get_capabilities(request: Request) -> Response:
    """What this service has."""
    return Response(200, capabilities(request.base, tuple(STIJLEN), tuple(ROOSTERS.values())), XML, cacheable=True)


async def _tegel(request: Request, vraag: Vraag) -> Response:
    stand = request.omgeving.stand
    tegel = bewaarde_kaarttegel(stand, vraag)
    if tegel is None:
        tegel = await asyncio.to_thread(kaarttegel, stand, vraag)
    return Response(200, tegel, PNG, cacheable=True)


def _vraag(gegeven: dict[str, str]) -> Vraag:
    """The tile that is meant. OwsFout when there is no such tile."""
    laag, rooster = gegeven["LAYER"], ROOSTERS.get(gegeven["TILEMATRIXSET"])
    if laag not in STIJLEN:
        raise OwsFout("InvalidParameterValue", "LAYER", f"Er is geen laag {laag[:50]!r}; wel {', '.join(STIJLEN)}.")
    if rooster is None:
        tekst = f"Er is geen rooster {gegeven['TILEMATRIXSET'][:50]!r}; wel {' en '.join(ROOSTERS)}."
        raise OwsFout("InvalidParameterValue", "TILEMATRIXSET", tekst)
    zoom = _ZOOM.fullmatch(gegeven["TILEMATRIX"])
    if zoom is None or int(zoom[1]) > rooster.max_zoom:
        tekst = f"Dit rooster heeft zoomniveau 0 tot en met {rooster.max_zoom}."
        raise OwsFout("InvalidParameterValue", "TILEMATRIX", tekst)
    for naam in ("TILECOL", "TILEROW"):
        if not _NUMMER.fullmatch(gegeven[naam]):
            raise OwsFout("InvalidParameterValue", naam, f"{naam} is een geheel getal van 0 af.")
        if int(gegeven[naam]) >= 2 ** int(zoom[1]):
            raise OwsFout("TileOutOfRange", naam, f"{naam} is hier 0 tot en met {2 ** int(zoom[1]) - 1}.")
    return laag, rooster, int(zoom[1]), int(gegeven["TILECOL"]), int(gegeven["TILEROW"])


def _geef(gegeven: dict[str, str], naam: str) -> str:
    if not gegeven.get(naam):
        raise OwsFout("MissingParameterValue", naam, f"{naam} ontbreekt.")
    return gegeven[naam]


def _moet_zijn(gegeven: dict[str, str], naam: str, waarde: str) -> None:
    if _geef(gegeven, naam).lower() != waarde.lower():
        raise OwsFout("InvalidParameterValue", naam, f"{naam} is {waarde}.")
