"""The parameters of the address search that need more than their schema says."""

import re
from collections.abc import Mapping, Sequence
from typing import NoReturn

from simulator.adressen.documenten import VELDEN
from simulator.geo.crs import etrs89_naar_rd
from simulator.platform.exchange import Request
from simulator.platform.parameters import parse_query
from simulator.platform.problems import InvalidParam, Problem

BOOST = re.compile(r"type:([a-z]+)\^([0-9]{1,4}(?:\.[0-9]{1,4})?)")
MAX_FILTERS = 20
MAX_FILTERLENGTE = 2000
ANTWOORDVELDEN = VELDEN | {"score", "afstand"}
ALTIJD = frozenset(("fl", "fq", "wt", "indent"))
LIJST = ALTIJD | {"start", "rows", "lat", "lon"}
# The parameters that each operation has in the document.
NAMEN: Mapping[str, frozenset[str]] = {
    "free": LIJST | {"q", "df", "qf", "bq", "sort"},
    "suggest": LIJST | {"q", "qf", "bq", "sort"},
    "lookup": ALTIJD | {"id"},
    "reverseGeocoder": LIJST | {"X", "Y", "type", "distance"},
}


def gegeven(request: Request) -> dict[str, list[str]]:
    """All values by name. Problem for a name that the operation does not have: 3.1 refuses those (facts 9.1)."""
    waarden = parse_query(request.query_string) if request.query_string else {}
    onbekend = [naam for naam in waarden if naam not in NAMEN[request.operation]]
    if onbekend:
        weiger_parameter(onbekend[0][:50], "bestaat niet")
    return waarden


def weiger_parameter(naam: str, reden: str) -> NoReturn:
    """Problem (400) about one parameter."""
    raise Problem("verkeerd-verzoek", "Het verzoek heeft een ongeldige parameter.", [InvalidParam(naam, reden)])


def filters(waarden: Mapping[str, list[str]], standaard: Sequence[str]) -> list[str]:
    """The filter queries; each `fq` is one, and none of them is empty."""
    gevonden = waarden.get("fq")
    if gevonden is None:
        return list(standaard)
    if len(gevonden) > MAX_FILTERS or sum(map(len, gevonden)) > MAX_FILTERLENGTE:
        weiger_parameter("fq", f"hoogstens {MAX_FILTERS} filters van samen {MAX_FILTERLENGTE} tekens")
    return [tekst for tekst in gevonden if tekst.strip()]


def velden(tekst: str | None, standaard: frozenset[str]) -> frozenset[str]:
    """The fields of `fl`; `*` is all but score, as in Solr. Fields that do not exist are left out without a word."""
    if tekst is None or not tekst.strip(" ,"):
        return standaard
    namen = {naam for naam in re.split("[ ,]+", tekst) if naam}
    gevraagd = namen & ANTWOORDVELDEN
    return frozenset(gevraagd | VELDEN if "*" in namen else gevraagd)


def gewichten(waarden: Mapping[str, list[str]], standaard: Mapping[str, float]) -> Mapping[str, float]:
    """Weights per type of the boost queries `type:gemeente^1.5`; boosts of other fields are not weighed."""
    gevonden = waarden.get("bq")
    if gevonden is None:
        return standaard
    return {match[1]: float(match[2]) for tekst in gevonden if (match := BOOST.fullmatch(tekst.strip()))}


def punt(request: Request, *namen: tuple[str, str]) -> tuple[float, float] | None:
    """The point of the first pair of parameters that is there, in RD; None when there is none.

    Problem when one of a pair is missing, or when the point cannot be in RD.
    """
    for paar in namen:
        aanwezig = [naam for naam in paar if naam in request.query]
        if len(aanwezig) == 1:
            ontbreekt = paar[1] if aanwezig[0] == paar[0] else paar[0]
            weiger_parameter(ontbreekt, f"ontbreekt, maar is nodig bij {aanwezig[0]}")
        if aanwezig:
            een, ander = (float(request.query[naam]) for naam in paar)
            return (een, ander) if paar == ("X", "Y") else _naar_rd(een, ander)
    return None


def _naar_rd(lat: float, lon: float) -> tuple[float, float]:
    import numpy as np

    x, y = etrs89_naar_rd(np.array([[lat, lon]]))[0].tolist()
    if not (np.isfinite(x) and np.isfinite(y)):
        weiger_parameter("lat", "ligt met lon buiten het coördinatenstelsel")
    return x, y
