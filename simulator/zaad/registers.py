"""Registers that no supplier delivers: organisations, areas of authorities, and hooks as placeholders.

They have their own source files under `seed/` (DESIGN, idea 2). Sources: facts/rijksregels.md 5 to 10; what is
approximated or made up is said in `seed/gebieden/README.md` and `seed/organisaties/README.md`.
"""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, TypedDict, cast

from simulator.zaad.bronnen import ZAADMAP

Bestuurslaag = Literal["gemeente", "provincie", "waterschap", "ministerie"]
BESTUURSLAGEN = ("gemeente", "provincie", "waterschap", "ministerie")
# the date in geometrieIdentificatie (facts/presenteren.md 3.2: GM0995_20230101)
GELDIG_OP = "20230101"


class Organisatie(TypedDict):
    """A bevoegd gezag; `oinHerkomst` is `bekend` (proven) or `gemaakt` (a test OIN in the range 00000099)."""

    code: str
    naam: str
    bestuurslaag: Bestuurslaag
    oin: str
    oinHerkomst: Literal["bekend", "gemaakt"]


class Gebied(TypedDict):
    """The area of an authority; `geometrie` is a GeoJSON (Multi)Polygon in RD metres (EPSG:28992)."""

    code: str
    geometrieIdentificatie: str
    naam: str
    geometrie: dict[str, Any]
    benadering: bool


class Haak(TypedDict):
    """An activity that exists without having been delivered; the root alone has no bovenliggendeActiviteit."""

    identificatie: str
    naam: str
    bovenliggendeActiviteit: str | None
    groep: str


def _rijen(path: Path, kolommen: tuple[str, ...]) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as bestand:
        lezer = csv.DictReader(bestand, delimiter=";")
        if tuple(lezer.fieldnames or ()) != kolommen:
            raise ValueError(f"{path}: de kolommen zijn niet {';'.join(kolommen)}")
        for rij in lezer:
            if None in rij or None in rij.values():
                raise ValueError(f"{path}:{lezer.line_num}: te veel of te weinig kolommen")
            yield rij


def organisaties(zaadmap: Path = ZAADMAP) -> Iterator[Organisatie]:
    """All authorities: ministries, provincies, gemeenten, waterschappen and those of the test islands.

    ValueError for a row with an unknown bestuurslaag or an OIN that is not 20 digits.
    """
    path = zaadmap / "organisaties" / "organisaties.csv"
    for rij in _rijen(path, ("code", "naam", "bestuurslaag", "oin", "oin_herkomst", "herkomst")):
        if rij["bestuurslaag"] not in BESTUURSLAGEN or not re.fullmatch("[0-9]{20}", rij["oin"]):
            raise ValueError(f"{path}: {rij['code']} heeft een onbekende bestuurslaag of een OIN zonder 20 cijfers")
        yield {
            "code": rij["code"],
            "naam": rij["naam"],
            "bestuurslaag": cast(Bestuurslaag, rij["bestuurslaag"]),
            "oin": rij["oin"],
            "oinHerkomst": "bekend" if rij["oin_herkomst"] == "bekend" else "gemaakt",
        }


def gebieden(zaadmap: Path = ZAADMAP) -> Iterator[Gebied]:
    """The areas that an Ambtsgebied refers to by bestuurlijkeGrenzenID (`code`, such as GM0344 or LND6030.B)."""
    for path in sorted((zaadmap / "gebieden").glob("*.geojson")):
        for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
            eigenschappen = feature["properties"]
            yield {
                "code": eigenschappen["code"],
                "geometrieIdentificatie": f"{eigenschappen['code']}_{GELDIG_OP}",
                "naam": eigenschappen["naam"],
                "geometrie": feature["geometry"],
                "benadering": eigenschappen["benadering"],
            }


def haken(zaadmap: Path = ZAADMAP) -> Iterator[Haak]:
    """The placeholders of the functionele structuur; `groep` is a URI of the value list Activiteitengroep."""
    path = zaadmap / "functionele-structuur" / "haken.csv"
    for rij in _rijen(path, ("identificatie", "naam", "bovenliggendeActiviteit", "groep")):
        yield {
            "identificatie": rij["identificatie"],
            "naam": rij["naam"],
            "bovenliggendeActiviteit": rij["bovenliggendeActiviteit"] or None,
            "groep": f"http://standaarden.omgevingswet.overheid.nl/activiteit/id/concept/{rij['groep']}",
        }
