"""What Geonovum says of the value lists of IMOW: data file `begripsteksten.json`, taken from the published lists.

The texts are part of the standard (STOP/TPOD) and stand there unchanged; empty where the lists say nothing.
"""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import orjson

BESTAND = Path(__file__).with_name("begripsteksten.json")


class Tekst(NamedTuple):
    """Of a value: definition, explanation, and the address of the source."""

    definitie: str = ""
    toelichting: str = ""
    bron: str = ""


@cache
def _gelezen() -> dict[str, dict[str, list[str]]]:
    gelezen: dict[str, dict[str, list[str]]] = orjson.loads(BESTAND.read_bytes())
    return gelezen


def van_waarde(uri: str) -> Tekst:
    """The texts of a value."""
    return Tekst(*_gelezen()["waarden"].get(uri, ()))


def van_lijst(naam: str) -> str:
    """What a value list is for."""
    return " ".join(deel for deel in _gelezen()["lijsten"].get(naam, ()) if deel)


def van_domein(uri: str) -> str:
    """What a concept scheme is about."""
    return " ".join(deel for deel in _gelezen()["domeinen"].get(uri, ()) if deel)
