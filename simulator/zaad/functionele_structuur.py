"""The part of the functionele structuur that comes with no STOP delivery: Algemene Set, werkzaamheden, couplings.

The couplings stand in `seed/functionele-structuur/toepasbaar/`: one file per bestuurslaag, with for each activity (by
its local name) the JSON that KV-TR takes to make an activity toepasbaar (facts/toepasbare-regels.md 3.2). Those of
gemeente and waterschap hold for the activity of that name in every gemeente or waterschap that has it.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from simulator.zaad.bronnen import ZAADMAP
from simulator.zaad.registers import Rij, rijen

MAP = "functionele-structuur"
LAGEN = ("rijk", "provincie", "gemeente", "waterschap")
DATUM = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
VELDEN = {
    "typering",
    "magneet",
    "toonbaar",
    "verfijnbaar",
    "regelbeheerobjecten",
    "werkzaamheden",
    "aansluitpunten",
    "bevoegdGezag",
    "begindatum",
}


def algemene_set(zaadmap: Path = ZAADMAP) -> Iterator[Rij]:
    """The versions of the activities that are not synchronised, in order of urn and begin date.

    Fields: urn (bare), omschrijving, bovenliggendeActiviteit (None for the top), beginDatum and eindDatum (ISO; None
    while it is valid). ValueError for a date in another form.
    """
    path = zaadmap / MAP / "algemene-set.csv"
    kolommen = ("urn", "omschrijving", "bovenliggend", "begindatum", "einddatum", "zekerheid_bovenliggend")
    for rij in rijen(path, kolommen):
        if not all(DATUM.fullmatch(d) for d in (rij["begindatum"], rij["einddatum"] or rij["begindatum"])):
            raise ValueError(f"{path}: {rij['urn']} heeft een datum die niet jjjj-mm-dd is")
        yield {
            "urn": rij["urn"],
            "omschrijving": rij["omschrijving"],
            "bovenliggendeActiviteit": rij["bovenliggend"] or None,
            "beginDatum": rij["begindatum"],
            "eindDatum": rij["einddatum"] or None,
        }


def werkzaamheden(zaadmap: Path = ZAADMAP) -> Iterator[Rij]:
    """The werkzaamheden in order of urn. Fields: urn, omschrijving and trefwoorden."""
    for rij in rijen(zaadmap / MAP / "werkzaamheden.csv", ("urn", "omschrijving", "trefwoorden", "zekerheid")):
        yield {
            "urn": rij["urn"],
            "omschrijving": rij["omschrijving"],
            "trefwoorden": [woord for woord in rij["trefwoorden"].split(",") if woord],
        }


def toepasbaar(zaadmap: Path = ZAADMAP) -> Iterator[Rij]:
    """What makes an activity toepasbaar, by bestuurslaag and local name.

    Fields: bestuurslaag, lokaleNaam, and inhoud: the JSON as KV-TR takes it.
    ValueError for a file of an unknown bestuurslaag, or an activity with too few or too many fields.
    """
    for path in sorted((zaadmap / MAP / "toepasbaar").glob("*.json")):
        if path.stem not in LAGEN:
            raise ValueError(f"{path}: onbekende bestuurslaag")
        for naam, inhoud in json.loads(path.read_text(encoding="utf-8")).items():
            if set(inhoud) != VELDEN:
                raise ValueError(f"{path}: {naam} heeft niet de velden {', '.join(sorted(VELDEN))}")
            yield {"bestuurslaag": path.stem, "lokaleNaam": naam, "inhoud": inhoud}
