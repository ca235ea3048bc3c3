"""The value lists of IMOW (data file `waardelijsten.json`: facts of the TPOD lists): labels, symbols, what is known.

A value is a URI `http://standaarden.omgevingswet.overheid.nl/<domein>/id/concept/<Term>`.
"""

from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

import orjson

BESTAND = Path(__file__).with_name("waardelijsten.json")


class Waarde(NamedTuple):
    """A value: its URI, label, generic symbol code (empty when it has none), and whether it is no longer to be used."""

    code: str
    label: str
    symboolcode: str
    vervallen: bool


class Lijst(NamedTuple):
    """A list: `limitatief` or `uitbreidbaar`, and its values by URI."""

    naam: str
    soort: str
    waarden: dict[str, Waarde]


@cache
def lijsten() -> dict[str, Lijst]:
    """All lists by name (Activiteitengroep, Thema, TypeNorm …)."""
    gelezen = orjson.loads(BESTAND.read_bytes())
    return {
        naam: Lijst(naam, lijst["soort"], {code: Waarde(code, *rest) for code, *rest in lijst["waarden"]})
        for naam, lijst in gelezen.items()
    }


@cache
def _op_code() -> dict[str, Waarde]:
    return {code: waarde for lijst in lijsten().values() for code, waarde in lijst.waarden.items()}


def waarde(uri: str) -> Waarde:
    """The value with this URI; for one that is in no list the label is made of its term, and there is no symbol."""
    gevonden = _op_code().get(uri)
    return gevonden or Waarde(uri, _label(uri), "", False)


def bekend(lijst: str, uri: str) -> Literal["ja", "vervallen", "nee"]:
    """Whether a URI is a value of the list; KeyError for an unknown list."""
    gevonden = lijsten()[lijst].waarden.get(uri)
    if gevonden is None:
        return "nee"
    return "vervallen" if gevonden.vervallen else "ja"


def groeplijst(type_gebiedsaanwijzing: str) -> str | None:
    """The list of groepen of a type gebiedsaanwijzing (URI): …/Bodem -> Bodemgroep; None for an unknown type."""
    naam = type_gebiedsaanwijzing.rpartition("/")[2] + "groep"
    return naam if naam in lijsten() else None


def _label(uri: str) -> str:
    """`MaximumBouwhoogte` -> `maximum bouwhoogte`."""
    term = uri.rpartition("/")[2]
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in term).strip() or uri
