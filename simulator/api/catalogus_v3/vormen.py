"""How concepts, schemes, value lists and sources look in this API: every field is there, most may be null."""

from typing import Any

from simulator.catalogus.begrippen import (
    BZK,
    GEONOVUM,
    TPOD,
    WAARDELIJSTVERSIE,
    WAARDEN_VANAF,
    Bron,
    Concept,
    Conceptschema,
    Waardelijst,
    metadata,
)

BESCHRIJVING = {
    "limitatief": "Waardelijst van IMOW; andere waarden kunnen niet.",
    "uitbreidbaar": "Waardelijst van IMOW; eigen waarden kunnen ook.",
}
SKOS = "http://www.w3.org/2004/02/skos/core#"
# Lists of a concept of which nothing is known here.
LIJSTEN = (
    *("toelichtingen", "rationales", "verbeeldingen", "codes", "verborgenZoektermen", "synoniemen", "bronnen"),
    *("heeftBetrekkingOp", "isOnderdeelVan", "bestaatUit", "isSpecialisatieVan", "isGeneralisatieVan"),
    *("isHetzelfdeAls", "isOngeveerHetzelfdeAls", "zieOok", "isBrederDan", "isEngerDan", "isGerelateerd"),
    "isHarmonisatie",
)


def concept(gevonden: Concept) -> dict[str, Any]:
    """A concept; uitleg and definitie are texts of others, and null."""
    return {
        "uri": gevonden.uri,
        "type": f"{SKOS}Concept",
        "naam": gevonden.naam,
        "term": gevonden.term,
        "uitleg": None,
        "definitie": None,
        "eigenaar": gevonden.eigenaar,
        "conceptschema": gevonden.conceptschema,
        "begindatumGeldigheid": gevonden.begin,
        "einddatumGeldigheid": gevonden.eind,
        **dict.fromkeys(LIJSTEN),
        "metadata": metadata(gevonden.uri, gevonden.begin),
    }


def conceptschema(gevonden: Conceptschema) -> dict[str, Any]:
    """A concept scheme without what can be embedded in it."""
    return {
        "uri": gevonden.uri,
        "type": f"{SKOS}ConceptScheme",
        "naam": gevonden.naam,
        "uitleg": None,
        "eigenaar": gevonden.eigenaar,
        "begindatumGeldigheid": gevonden.begin,
        "einddatumGeldigheid": None,
        "metadata": metadata(gevonden.uri, gevonden.begin),
    }


def waardelijst(gevonden: Waardelijst) -> dict[str, Any]:
    """A value list without its values."""
    return {
        "uri": gevonden.uri,
        "naam": gevonden.naam,
        "titel": gevonden.titel,
        "beschrijving": BESCHRIJVING[gevonden.soort],
        "websites": [TPOD],
        "versie": WAARDELIJSTVERSIE,
        "versienotities": None,
        "eigenaar": GEONOVUM,
        "metadata": metadata(gevonden.uri, WAARDEN_VANAF),
    }


def bron(gevonden: Bron) -> dict[str, Any]:
    """A source."""
    return {
        "uri": gevonden.uri,
        "type": "http://purl.org/dc/terms/BibliographicResource",
        "titel": gevonden.titel,
        "webpagina": gevonden.webpagina,
        "resource": None,
        "begindatumGeldigheid": gevonden.begin,
        "einddatumGeldigheid": None,
        "eigenaar": BZK,
        "metadata": metadata(gevonden.uri, gevonden.begin),
    }
