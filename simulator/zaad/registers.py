"""Registers that no supplier delivers: organisations, areas of authorities, and hooks as placeholders.

They have their own source files under `seed/` (DESIGN, idea 2). Sources: facts/rijksregels.md 5 to 10; what is
approximated or made up is said in `seed/gebieden/README.md` and `seed/organisaties/README.md`.
"""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from simulator.zaad.bronnen import ZAADMAP

Rij = dict[str, Any]  # a JSON record, as the store takes it
BESTUURSLAGEN = ("gemeente", "provincie", "waterschap", "ministerie")
# the date in geometrieIdentificatie (facts/presenteren.md 3.2: GM0995_20230101)
GELDIG_OP = "20230101"


def rijen(path: Path, kolommen: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """The rows of a csv with exactly these columns, separated by semicolons; ValueError with file and line if not."""
    with path.open(encoding="utf-8", newline="") as bestand:
        lezer = csv.DictReader(bestand, delimiter=";")
        if tuple(lezer.fieldnames or ()) != kolommen:
            raise ValueError(f"{path}: de kolommen zijn niet {';'.join(kolommen)}")
        for rij in lezer:
            if None in rij or None in rij.values():
                raise ValueError(f"{path}:{lezer.line_num}: te veel of te weinig kolommen")
            yield rij


def organisaties(zaadmap: Path = ZAADMAP) -> Iterator[Rij]:
    """All authorities: ministries, provincies, gemeenten, waterschappen and those of the test islands.

    Fields: code, naam, bestuurslaag (one of BESTUURSLAGEN), oin, and oinHerkomst: `bekend` (proven) or `gemaakt`
    (a test OIN in the range 00000099, facts/rijksregels.md 10).
    ValueError for a row with an unknown bestuurslaag or an OIN that is not 20 digits.
    """
    path = zaadmap / "organisaties" / "organisaties.csv"
    for rij in rijen(path, ("code", "naam", "bestuurslaag", "oin", "oin_herkomst", "herkomst")):
        if rij["bestuurslaag"] not in BESTUURSLAGEN or not re.fullmatch("[0-9]{20}", rij["oin"]):
            raise ValueError(f"{path}: {rij['code']} heeft een onbekende bestuurslaag of een OIN zonder 20 cijfers")
        yield {
            "code": rij["code"],
            "naam": rij["naam"],
            "bestuurslaag": rij["bestuurslaag"],
            "oin": rij["oin"],
            "oinHerkomst": "bekend" if rij["oin_herkomst"] == "bekend" else "gemaakt",
        }


def behandeldiensten(zaadmap: Path = ZAADMAP) -> Iterator[Rij]:
    """The organisations that treat requests for an authority; only the test islands have them.

    Fields: code, naam, oin, oinHerkomst (as `organisaties`), bevoegdeGezagen (codes) and kader: minx, miny, maxx, maxy
    in RD metres (EPSG:28992). ValueError for an OIN that is not 20 digits or a rectangle that is none.
    """
    path = zaadmap / "organisaties" / "behandeldiensten.csv"
    kader = ("min_x", "min_y", "max_x", "max_y")
    for rij in rijen(path, ("code", "naam", "oin", "oin_herkomst", "bevoegde_gezagen", *kader)):
        hoeken = [int(rij[hoek]) for hoek in kader]
        if not re.fullmatch("[0-9]{20}", rij["oin"]) or hoeken[0] >= hoeken[2] or hoeken[1] >= hoeken[3]:
            raise ValueError(f"{path}: {rij['code']} heeft een OIN zonder 20 cijfers of een leeg kader")
        yield {
            "code": rij["code"],
            "naam": rij["naam"],
            "oin": rij["oin"],
            "oinHerkomst": "bekend" if rij["oin_herkomst"] == "bekend" else "gemaakt",
            "bevoegdeGezagen": rij["bevoegde_gezagen"].split("+"),
            "kader": hoeken,
        }


def gebieden(zaadmap: Path = ZAADMAP) -> Iterator[Rij]:
    """The areas that an Ambtsgebied refers to by bestuurlijkeGrenzenID.

    Fields: code (GM0344, LND6030.B), geometrieIdentificatie (GM0344_20230101), naam, geometrie (GeoJSON Polygon or
    MultiPolygon in RD metres, EPSG:28992) and benadering: whether it is an approximation.
    """
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


def haken(zaadmap: Path = ZAADMAP) -> Iterator[Rij]:
    """The placeholders of the functionele structuur: activities that exist without having been delivered.

    Fields: identificatie, naam, groep (URI of the value list Activiteitengroep) and bovenliggendeActiviteit, which is
    None for the root alone: IMOW 2.0.0 demands one, so the root cannot be delivered.
    """
    path = zaadmap / "functionele-structuur" / "haken.csv"
    for rij in rijen(path, ("identificatie", "naam", "bovenliggendeActiviteit", "groep", "zekerheid")):
        yield {
            "identificatie": rij["identificatie"],
            "naam": rij["naam"],
            "bovenliggendeActiviteit": rij["bovenliggendeActiviteit"] or None,
            "groep": f"http://standaarden.omgevingswet.overheid.nl/activiteit/id/concept/{rij['groep']}",
        }
