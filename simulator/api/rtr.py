"""What the APIs of the RTR share: dates as dd-MM-yyyy, pages by pageSize, authorities, refs and places."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, cast

from simulator.api.plek import controleer_plek
from simulator.geo.crs import ETRS89, RD, naar_rd
from simulator.omgevingsdocument.records import ORGANISATIE
from simulator.platform.exchange import Request, Response, hal, plain
from simulator.platform.hal import Pagina, href, link
from simulator.platform.problems import InvalidParam, Problem
from simulator.platform.tijdreis import parse_date
from simulator.store import Stand
from simulator.toepasbareregels.activiteiten import Activiteit
from simulator.toepasbareregels.verwijzing import activiteit_ref, gezag, lees_werkzaamheid_ref
from simulator.toepasbareregels.werkzaamheden import werkzaamheden

ONGELDIG = "Het verzoek heeft een ongeldige parameter."
HINT = "X-LTO-Hint"  # header of an answer that is right but probably not what was meant; shows in the journal
_DATUM = re.compile(r"([0-9]{2})-([0-9]{2})-([0-9]{4})", re.ASCII)
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_CRS = {"EPSG:28992": RD, "EPSG:4326": ETRS89, "EPSG:4258": ETRS89}  # 4326 and 4258 are the same to a metre
_LAGEN = {"gemeente": "GEMEENTE", "provincie": "PROVINCIE", "waterschap": "WATERSCHAP", "rijk": "RIJK"}
MAX_DIEPTE = 8  # of nested coordinate lists


def start(request: Request, *collecties: str) -> Response:
    """The root of an API: a link to itself and to its collections."""
    links = {naam: link(href(request, f"/{naam}", tijdreis=False)) for naam in collecties}
    return hal({"_links": {"self": link(href(request, "/", tijdreis=False)), **links}})


def gezond() -> Response:
    """`{"status":"UP"}`: an API that can answer this is up."""
    return plain({"status": "UP"})


def info(naam: str, versie: str, omschrijving: str) -> Response:
    """Name, version and description of an API."""
    return plain({"app": {"name": naam, "version": versie, "description": omschrijving}})


def ongeldig(naam: str, reden: str) -> Problem:
    """400 that names one parameter or place in the body."""
    return Problem("verkeerd-verzoek", ONGELDIG, [InvalidParam(naam, reden)])


def lees_datum(tekst: str, naam: str = "datum", *, iso: bool = False) -> str:
    """A date dd-MM-yyyy (with `iso` also yyyy-MM-dd) as yyyy-mm-dd; 400 for any other text."""
    match = _DATUM.fullmatch(tekst)
    if match is not None:
        datum = parse_date(f"{match[3]}-{match[2]}-{match[1]}")
    else:
        datum = parse_date(tekst) if iso and _ISO.fullmatch(tekst) else None
    if datum is None:
        raise ongeldig(naam, f"Ongeldige waarde: {tekst[:100]}; verwacht een datum als 23-11-2026 (dd-MM-yyyy)")
    return datum


def schrijf_datum(datum: str) -> str:
    """yyyy-mm-dd as dd-MM-yyyy."""
    jaar, maand, dag = datum.split("-")
    return f"{dag}-{maand}-{jaar}"


def datum_of_vandaag(request: Request, tekst: str | None, naam: str = "datum", *, iso: bool = False) -> str:
    """The date that was given, else the day of the tenant's clock."""
    return request.omgeving.vandaag() if tekst is None else lees_datum(tekst, naam, iso=iso)


def lees_pagina(request: Request) -> Pagina:
    """The page from the query (never from the body, as the real one): `page` from 1, `pageSize` 20 when absent."""
    return Pagina(int(request.query.get("page", 1)), int(request.query.get("pageSize", 20)))


def bestuursorgaan(stand: Stand, urn: str) -> dict[str, str]:
    """The authority of an activity: bare code, kind and OIN, no name (facts/toepasbare-regels.md 5)."""
    van = gezag(urn)
    organisatie = stand.get(ORGANISATIE, van.code)
    inhoud = {} if organisatie is None or "oin" not in organisatie else {"oin": organisatie["oin"]}
    return {
        **inhoud,
        "bestuurslaag": _LAGEN[van.laag],
        "organisatieType": van.prefix.upper(),
        "organisatieCode": van.nummer,
    }


def oin(stand: Stand, urn: str) -> str:
    """The OIN of the authority of an activity; its code when that has none."""
    code = gezag(urn).code
    organisatie = stand.get(ORGANISATIE, code)
    return str(organisatie.get("oin", code)) if organisatie else code


def ref(stand: Stand, activiteit: Activiteit, soort: str) -> str:
    """The functioneleStructuurRef of the regelbeheerobject of this `soort` of an activity."""
    return activiteit_ref(oin(stand, activiteit.urn), activiteit.urn, soort)


def lees_plek(geometrie: Any, crs: str = "epsg:28992", naam: str = "geometrie") -> Mapping[str, Any]:
    """A GeoJSON geometry of a body in RD, whatever number of decimals it has; 400 for one that cannot be used."""
    stelsel = _CRS.get(crs.upper())
    if stelsel is None:
        raise ongeldig("crs", f"Ongeldige waarde: {crs[:100]}; verwacht een van {', '.join(_CRS).lower()}")
    rond = _afgerond(geometrie, 3 if stelsel == RD else 8, 0)
    if stelsel != RD:
        controleer_plek(_afgerond(geometrie, 3, 0), naam=naam)
        try:
            rond = naar_rd(cast(Mapping[str, Any], rond))
        except ValueError as fout:
            raise ongeldig(naam, str(fout)) from None
    controleer_plek(rond, naam=naam)
    return cast(Mapping[str, Any], rond)


def _afgerond(deel: Any, decimalen: int, diepte: int) -> Any:
    """The same with rounded coordinates; what is no number stays as it is, for the check to judge."""
    if isinstance(deel, float):
        return round(deel, decimalen) if abs(deel) < 1e9 else deel
    if diepte < MAX_DIEPTE:
        if isinstance(deel, list):
            return [_afgerond(kind, decimalen, diepte + 1) for kind in deel]
        if isinstance(deel, dict):
            return {naam: _afgerond(kind, decimalen, diepte + 1) for naam, kind in deel.items()}
    return deel


def lees_werkzaamheden(stand: Stand, refs: Iterable[str]) -> list[tuple[str, str]]:
    """(ref, urn) of werkzaamheden that were asked for; 400 that names `functioneleStructuurRefs` for any other."""
    bekend = werkzaamheden(stand)
    gevonden: list[tuple[str, str]] = []
    for tekst in refs:
        urn = lees_werkzaamheid_ref(tekst)
        if urn is None or urn not in bekend:
            raise ongeldig("functioneleStructuurRefs", f"Geen bekende werkzaamheid: {tekst[:200]}")
        gevonden.append((tekst, urn))
    return gevonden
