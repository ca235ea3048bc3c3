"""The organisations of the register as concepts, and a collection of them per bestuurslaag.

Whether the real catalogue has these is not known. The URIs of organisations are those of TOOI, which STOP uses too;
those of the scheme and the collections are ours.
"""

from typing import NamedTuple

from simulator.catalogus.begrippen import BZK, HAKEN_VANAF, STELSELCATALOGUS, Concept, Conceptschema
from simulator.omgevingsdocument.records import ORGANISATIE
from simulator.store import Stand

TOOI = "https://identifier.overheid.nl/tooi/id"
SCHEMA = Conceptschema(
    f"{STELSELCATALOGUS}/id/conceptscheme/Organisaties",
    "Organisaties",
    BZK,
    HAKEN_VANAF,
    "Bevoegde gezagen die regels en plannen van de Omgevingswet maken.",
)
NAMEN = {
    "gemeente": "Gemeenten",
    "provincie": "Provincies",
    "waterschap": "Waterschappen",
    "ministerie": "Ministeries",
}


class Collectie(NamedTuple):
    """A set of concepts in one scheme."""

    uri: str
    naam: str
    eigenaar: str
    conceptschema: str
    begin: str
    concepten: tuple[Concept, ...]


def collecties(stand: Stand, dag: str) -> tuple[Collectie, ...]:
    """One per bestuurslaag, with its organisations in order of code; none before the register began."""
    alle: tuple[Collectie, ...] = stand.memo("catalogus.collecties", (ORGANISATIE,), _maak)
    return alle if dag >= HAKEN_VANAF else ()


def organisaties(stand: Stand, dag: str) -> tuple[Concept, ...]:
    """All organisations."""
    return tuple(concept for collectie in collecties(stand, dag) for concept in collectie.concepten)


def _maak(stand: Stand) -> tuple[Collectie, ...]:
    records = sorted(stand.all(ORGANISATIE), key=lambda record: str(record["code"]))
    return tuple(
        Collectie(
            f"{STELSELCATALOGUS}/organisaties/id/collection/{naam}",
            naam,
            BZK,
            SCHEMA.uri,
            HAKEN_VANAF,
            tuple(
                Concept(
                    uri=f"{TOOI}/{laag}/{record['code']}",
                    naam=record["naam"],
                    term=record["naam"],
                    eigenaar=BZK,
                    conceptschema=SCHEMA.uri,
                    begin=HAKEN_VANAF,
                    codes=tuple(code for code in (record["code"], record.get("oin")) if code),
                )
                for record in records
                if record["bestuurslaag"] == laag
            ),
        )
        for laag, naam in NAMEN.items()
    )
