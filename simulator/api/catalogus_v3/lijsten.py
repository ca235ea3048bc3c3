"""The lists: filtered by uri, owner, day and scheme, in pages. There is no route for one item: `?uri=` finds it."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from simulator.api.catalogus_v3 import vormen
from simulator.catalogus import begrippen, organisaties
from simulator.catalogus.begrippen import BZK, GEONOVUM, HAKEN_VANAF, Concept, Conceptschema
from simulator.catalogus.organisaties import Collectie
from simulator.platform.exchange import Request, Response, hal
from simulator.platform.hal import Pagina, link, pagina_links, pagina_object
from simulator.platform.problems import InvalidParam, Problem
from simulator.platform.tijdreis import parse_date
from simulator.toepasbareregels.verwijzing import werkzaamheid_ref
from simulator.toepasbareregels.werkzaamheden import BEGIN, werkzaamheden

T = TypeVar("T")
# The scheme of the werkzaamheden: its URI is not known, that of each werkzaamheid is.
WERKZAAMHEDEN = "http://toepasbare-regels.omgevingswet.overheid.nl/id/conceptscheme/Werkzaamheden"
MAX_RESULTATEN = 10_000  # page * pageSize


def get_conceptschemas(request: Request) -> Response:
    """Concept schemes, on request with their concepts."""
    return _conceptschemas(request, "conceptschemas")


def get_begrippenkaders(request: Request) -> Response:
    """Begrippenkaders: the same as concept schemes."""
    return _conceptschemas(request, "begrippenkaders")


def _conceptschemas(request: Request, naam: str) -> Response:
    stand, dag = request.omgeving.stand, _dag(request)
    alle_schemas = (*begrippen.conceptschemas(), organisaties.SCHEMA)
    gevonden = [
        schema for schema in _gefilterd(request, alle_schemas, lambda schema: schema.eigenaar) if schema.begin <= dag
    ]

    def vorm(schema: Conceptschema) -> dict[str, Any]:
        scope = request.query.get("_expandScope", ())
        embedded: dict[str, Any] = {}
        if "concepten" in scope:
            alle = _alle(request, dag)
            embedded["concepten"] = [vormen.concept(concept) for concept in alle if concept.conceptschema == schema.uri]
        if "collecties" in scope:
            collecties = organisaties.collecties(stand, dag)
            embedded["collecties"] = [vormen.collectie(een) for een in collecties if een.conceptschema == schema.uri]
        return {**vormen.conceptschema(schema), **({"_embedded": embedded} if embedded else {})}

    return _lijst(request, naam, gevonden, vorm)


def get_collecties(request: Request) -> Response:
    """Collections, on request with their concepts."""

    def vorm(een: Collectie) -> dict[str, Any]:
        uitgeklapt = "concepten" in request.query.get("_expandScope", ())
        concepten = [vormen.concept(concept) for concept in een.concepten] if uitgeklapt else []
        return {**vormen.collectie(een), **({"_embedded": {"concepten": concepten}} if uitgeklapt else {})}

    gevonden: Sequence[Collectie] = organisaties.collecties(request.omgeving.stand, _dag(request))
    if (schema := request.query.get("conceptschema")) is not None:
        gevonden = [een for een in gevonden if een.conceptschema == schema]
    return _lijst(request, "collecties", _gefilterd(request, gevonden, lambda een: een.eigenaar), vorm)


def _alle(request: Request, dag: str) -> Sequence[Concept]:
    stand = request.omgeving.stand
    return (*begrippen.concepten(stand, dag), *organisaties.organisaties(stand, dag))


def get_concepten(request: Request) -> Response:
    """Concepts of any kind."""
    gevonden = _alle(request, _dag(request))
    if (lijst := request.query.get("waardelijst")) is not None:
        gekozen = (een for een in begrippen.waardelijsten() if een.uri == lijst)
        waarden = {waarde.uri for een in gekozen for waarde in een.waarden}
        gevonden = [concept for concept in gevonden if concept.uri in waarden]
    return _concepten(request, "concepten", gevonden)


def get_begrippen(request: Request) -> Response:
    """Concepts of any kind, searched by letters in naam or term."""
    return _concepten(request, "begrippen", _alle(request, _dag(request)))


def get_activiteiten(request: Request) -> Response:
    """The concepts that are activities of the functionele structuur."""
    return _concepten(request, "activiteiten", begrippen.activiteiten(request.omgeving.stand, _dag(request)))


def get_werkzaamheden(request: Request) -> Response:
    """The concepts that are werkzaamheden."""
    alle = werkzaamheden(request.omgeving.stand).values() if _dag(request) >= BEGIN else ()
    gevonden = [
        Concept(
            uri=werkzaamheid_ref(een["urn"]),
            naam=een["omschrijving"],
            term=een["omschrijving"],
            eigenaar=BZK,
            conceptschema=WERKZAAMHEDEN,
            begin=BEGIN,
            zoektermen=tuple(een["trefwoorden"]),
        )
        for een in alle
    ]
    return _concepten(request, "werkzaamheden", gevonden)


def _concepten(request: Request, naam: str, gevonden: Sequence[Concept]) -> Response:
    if (schema := request.query.get("conceptschema")) is not None:
        gevonden = [concept for concept in gevonden if concept.conceptschema == schema]
    if (collectie := request.query.get("collectie")) is not None:
        alle = organisaties.collecties(request.omgeving.stand, _dag(request))
        leden = {concept.uri for een in alle if een.uri == collectie for concept in een.concepten}
        gevonden = [concept for concept in gevonden if concept.uri in leden]
    if (term := request.query.get("zoekTerm")) is not None:
        gevonden = begrippen.zoek(gevonden, term)
    return _lijst(request, naam, _gefilterd(request, gevonden, lambda concept: concept.eigenaar), vormen.concept)


def get_waardelijsten(request: Request) -> Response:
    """The value lists of IMOW, on request with their values."""

    def vorm(lijst: begrippen.Waardelijst) -> dict[str, Any]:
        uitgeklapt = "waarden" in request.query.get("_expandScope", ())
        waarden = {"_embedded": {"waarden": [vormen.concept(waarde) for waarde in lijst.waarden]}} if uitgeklapt else {}
        return {**vormen.waardelijst(lijst), **waarden}

    gevonden = _gefilterd(request, begrippen.waardelijsten(), lambda _: GEONOVUM)
    return _lijst(request, "waardelijsten", gevonden, vorm)


def get_bronnen(request: Request) -> Response:
    """The works of the Rijk."""
    gevonden = begrippen.bronnen(request.omgeving.stand, _dag(request))
    return _lijst(request, "bronnen", _gefilterd(request, gevonden, lambda _: BZK), vormen.bron)


def _dag(request: Request) -> str:
    tekst = request.query.get("geldigOp")
    if tekst is None:
        return request.omgeving.vandaag()
    dag = parse_date(tekst)
    if dag is None:
        reden = f"Ongeldige waarde: {tekst[:100]}; verwacht een datum als {HAKEN_VANAF}"
        raise Problem(
            "verkeerd-verzoek", "Het verzoek heeft een ongeldige parameter.", [InvalidParam("geldigOp", reden)]
        )
    return dag


def _gefilterd(request: Request, alle: Sequence[T], eigenaar: Callable[[T], str]) -> list[T]:
    """Those of this uri and owner; the owner may be written with http or https, as both are seen."""
    uri, gezocht = request.query.get("uri"), request.query.get("gepubliceerdDoor")
    if uri is not None:
        alle = [een for een in alle if een.uri == uri]  # type: ignore[attr-defined]
    if gezocht is not None:
        kaal = gezocht.removeprefix("https:").removeprefix("http:")
        alle = [een for een in alle if eigenaar(een).removeprefix("http:") == kaal]
    return list(alle)


def _lijst(request: Request, naam: str, alle: Sequence[T], vorm: Callable[[T], dict[str, Any]]) -> Response:
    pagina = Pagina(request.query.get("page", 1), request.query.get("pageSize", 10))
    if pagina.nummer * pagina.grootte > MAX_RESULTATEN:
        reden = f"Ongeldige waarde: {pagina.nummer}; page maal pageSize is hoogstens {MAX_RESULTATEN}"
        raise Problem("verkeerd-verzoek", "Het verzoek heeft een ongeldige parameter.", [InvalidParam("page", reden)])
    links = pagina_links(request, pagina, len(alle))
    response = hal(
        {
            "_links": {soort: link(links[soort]["href"]) for soort in ("self", "next", "prev") if soort in links},
            "_embedded": {naam: [vorm(een) for een in pagina.knip(alle)]},
            "page": pagina_object(pagina, len(alle)),
        }
    )
    response.headers = {"X-Pagination-Limit": str(pagina.grootte), "X-Pagination-Page": str(pagina.nummer)}
    return response
