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
from simulator.catalogus.organisaties import Collectie

SKOS = "http://www.w3.org/2004/02/skos/core#"
# Lists of a concept of which nothing is known here.
LIJSTEN = (
    *("rationales", "verbeeldingen", "synoniemen", "heeftBetrekkingOp", "isOnderdeelVan", "bestaatUit"),
    *("isHetzelfdeAls", "isOngeveerHetzelfdeAls", "zieOok", "isBrederDan", "isEngerDan", "isGerelateerd"),
    "isHarmonisatie",
)


def concept(gevonden: Concept) -> dict[str, Any]:
    """A concept."""
    return {
        "uri": gevonden.uri,
        "type": f"{SKOS}Concept",
        "naam": gevonden.naam,
        "term": gevonden.term,
        "uitleg": None,
        "definitie": gevonden.definitie,
        "eigenaar": gevonden.eigenaar,
        "conceptschema": gevonden.conceptschema,
        "begindatumGeldigheid": gevonden.begin,
        "einddatumGeldigheid": gevonden.eind,
        "toelichtingen": _lijst(gevonden.toelichtingen),
        "bronnen": _lijst(gevonden.bronnen),
        "codes": _lijst(gevonden.codes),
        "verborgenZoektermen": _lijst(gevonden.zoektermen),
        "isSpecialisatieVan": _lijst(gevonden.boven),
        "isGeneralisatieVan": _lijst(gevonden.onder),
        **dict.fromkeys(LIJSTEN),
        "metadata": metadata(gevonden.uri, gevonden.begin),
    }


def conceptschema(gevonden: Conceptschema) -> dict[str, Any]:
    """A concept scheme without what can be embedded in it."""
    return {
        "uri": gevonden.uri,
        "type": f"{SKOS}ConceptScheme",
        "naam": gevonden.naam,
        "uitleg": gevonden.uitleg or None,
        "eigenaar": gevonden.eigenaar,
        "begindatumGeldigheid": gevonden.begin,
        "einddatumGeldigheid": None,
        "metadata": metadata(gevonden.uri, gevonden.begin),
    }


def collectie(gevonden: Collectie) -> dict[str, Any]:
    """A collection without its concepts."""
    return {
        "uri": gevonden.uri,
        "type": f"{SKOS}Collection",
        "naam": gevonden.naam,
        "term": gevonden.naam,
        "eigenaar": gevonden.eigenaar,
        "conceptschema": gevonden.conceptschema,
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
        "beschrijving": gevonden.beschrijving or None,
        "websites": [TPOD],
        "versie": WAARDELIJSTVERSIE,
        "versienotities": None,
        "eigenaar": GEONOVUM,
        "metadata": metadata(gevonden.uri, WAARDEN_VANAF),
    }


def _lijst(waarden: tuple[str, ...]) -> list[str] | None:
    return list(waarden) or None


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
