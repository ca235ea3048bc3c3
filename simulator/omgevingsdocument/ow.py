"""Reading OW files (IMOW 2.0.0): objects with their fields, references and coded values."""

from dataclasses import dataclass, field
from typing import Any

from lxml import etree


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """A reference: the field it stands in (`locatieaanduiding`, `bovenliggendeActiviteit` …), what kind of object the
    Ref element names (`Locatie` refs keep their own name: GebiedRef -> Gebied), and the identification."""

    veld: str
    soort: str
    identificatie: str
    bron: str = ""  # identification of the nested object that holds it (ALA, Normwaarde, Kaartlaag), else empty


@dataclass(frozen=True, slots=True)
class Codewaarde:
    """A value of a value list: the field it stands in and the URI."""

    veld: str
    code: str


@dataclass(frozen=True, slots=True)
class OwObject:
    """One object of an OW file. `velden` has the shape that records.Owobject keeps."""

    soort: str
    identificatie: str
    beeindigd: bool
    ontwerp: bool
    velden: dict[str, Any]
    verwijzingen: tuple[Verwijzing, ...]
    waarden: tuple[Codewaarde, ...]
    ingesloten: tuple[str, ...] = ()  # identifications of nested objects
    wid: str | None = None
    bestand: str = ""
    regel: int = 0
    status: str | None = None  # ow:status as delivered


@dataclass(frozen=True, slots=True)
class OwBestand:
    """An OW file: the types its head names, and its objects."""

    naam: str
    objecttypen: tuple[str, ...]
    objecten: tuple[OwObject, ...] = field(default=())


def read_ow(naam: str, root: etree._Element) -> OwBestand:
    """Read a file that is valid to its grammar (owBestand). Never raises on one that is not: takes what it knows."""
    raise NotImplementedError
