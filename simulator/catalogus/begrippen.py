"""Concepts, concept schemes, value lists and sources, made from what the simulator holds.

Three kinds of concept are in the real catalogue: terms of the law, values of IMOW and activities of the RTR
(facts/overige-apis.md 8). The last two are here; the definitions of the first are texts, which are not ours. What is
not known of a concept is None or empty.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from simulator.catalogus import teksten
from simulator.omgevingsdocument.records import HAAK, OWOBJECT, Owobject
from simulator.omgevingsdocument.tijdlijn import Tijdpunten, Tijdreis, einden, zichtbaar
from simulator.omgevingsdocument.versies import Bewaard, regelingen
from simulator.omgevingsdocument.waardelijsten import lijsten
from simulator.store import Record, Stand

OWMS = "http://standaarden.overheid.nl/owms/terms/"
GEONOVUM = OWMS + "Geonovum"
RIJKSWATERSTAAT = OWMS + "Rijkswaterstaat"  # owner of every activity, also those of a gemeente
BZK = OWMS + "Ministerie_van_Binnenlandse_Zaken_en_Koninkrijksrelaties"
STANDAARDEN = "http://standaarden.omgevingswet.overheid.nl"
REGELGEVING = "http://regelgeving.omgevingswet.overheid.nl"
ACTIVITEITEN = f"{REGELGEVING}/id/conceptscheme/Activiteiten"
STELSELCATALOGUS = "http://stelselcatalogus.omgevingswet.overheid.nl"
TPOD = "https://www.geonovum.nl/geo-standaarden/omgevingswet/STOPTPOD"
WAARDEN_VANAF = "2024-10-14"  # seen on values of two lists
HAKEN_VANAF = "2019-01-01"  # the day on which the seed was registered
WAARDELIJSTVERSIE = "4"
ACTIVITEIT = re.compile(r"nl\.imow-([a-z]{2,4}[0-9]{1,6})\.activiteit\.([A-Za-z0-9]{1,32})", re.ASCII)
BWB = re.compile(r"BWBR[0-9]{7}", re.ASCII)
HOOFDLETTER = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


class Conceptschema(NamedTuple):
    """A domain of concepts."""

    uri: str
    naam: str
    eigenaar: str
    begin: str
    uitleg: str = ""


class Concept(NamedTuple):
    """A concept; dates yyyy-mm-dd, `eind` exclusive and None when open."""

    uri: str
    naam: str
    term: str
    eigenaar: str
    conceptschema: str
    begin: str
    eind: str | None = None
    definitie: str | None = None
    toelichtingen: tuple[str, ...] = ()
    bronnen: tuple[str, ...] = ()  # addresses
    codes: tuple[str, ...] = ()
    zoektermen: tuple[str, ...] = ()  # words to find it by, besides naam and term
    boven: tuple[str, ...] = ()  # URIs of the concepts that this one is a special case of
    onder: tuple[str, ...] = ()  # URIs of its special cases


class Waardelijst(NamedTuple):
    """A value list of IMOW with its values."""

    uri: str
    naam: str
    titel: str
    soort: str  # limitatief | uitbreidbaar
    beschrijving: str
    waarden: tuple[Concept, ...]


class Bron(NamedTuple):
    """A work of the Rijk that concepts come from."""

    uri: str
    titel: str
    webpagina: str | None
    begin: str


@dataclass(slots=True)
class _Activiteiten:
    """Versions of delivered activities by identificatie, and the placeholders."""

    versies: dict[str, list[Owobject]]
    haken: dict[str, Record]
    punten: Tijdpunten
    op_dag: Bewaard = field(default_factory=Bewaard)


@cache
def waardelijsten() -> tuple[Waardelijst, ...]:
    """The value lists, by name."""
    gevonden = []
    for naam, lijst in sorted(lijsten().items()):
        schema = _schema_van(naam).uri
        waarden = tuple(_waarde(waarde.code, waarde.label, schema) for waarde in lijst.waarden.values())
        uri, beschrijving = f"{STANDAARDEN}/id/waardelijst/{naam}", teksten.van_lijst(naam)
        gevonden.append(Waardelijst(uri, _in_woorden(naam), naam, lijst.soort, beschrijving, waarden))
    return tuple(gevonden)


def _waarde(uri: str, label: str, schema: str) -> Concept:
    tekst = teksten.van_waarde(uri)
    return Concept(
        uri=uri,
        naam=label,
        term=uri.rpartition("/")[2],
        eigenaar=GEONOVUM,
        conceptschema=schema,
        begin=WAARDEN_VANAF,
        definitie=tekst.definitie,  # empty where there is none, as in the real one
        toelichtingen=(tekst.toelichting,) if tekst.toelichting else (),
        bronnen=(tekst.bron,) if tekst.bron else (),
    )


@cache
def conceptschemas() -> tuple[Conceptschema, ...]:
    """The domain of the activities, and one per value list."""
    activiteiten = Conceptschema(ACTIVITEITEN, "Activiteiten", RIJKSWATERSTAAT, HAKEN_VANAF)
    return (activiteiten, *(_schema_van(naam) for naam in sorted(lijsten())))


def activiteiten(stand: Stand, dag: str) -> tuple[Concept, ...]:
    """The activities that are valid and in force on a day (yyyy-mm-dd), placeholders that nobody delivered included."""
    index = stand.memo("catalogus.activiteiten", (OWOBJECT, HAAK), _index)
    reis = index.punten.kanoniek(Tijdreis(dag, dag))

    def maak() -> tuple[Concept, ...]:
        geleverd = (_geleverd(identificatie, versies, reis) for identificatie, versies in index.versies.items())
        haken = (_haak(haak) for haak in index.haken.values() if dag >= HAKEN_VANAF)
        return _met_onder([concept for concept in (*geleverd, *haken) if concept is not None])

    concepten: tuple[Concept, ...] = index.op_dag.geef((reis, dag >= HAKEN_VANAF), maak)
    return concepten


def concepten(stand: Stand, dag: str) -> tuple[Concept, ...]:
    """All concepts that are valid on a day: values of the lists, then activities."""
    waarden = (waarde for lijst in waardelijsten() for waarde in lijst.waarden) if dag >= WAARDEN_VANAF else ()
    return (*waarden, *activiteiten(stand, dag))


def bronnen(stand: Stand, dag: str) -> tuple[Bron, ...]:
    """The works of the Rijk that are in force on a day."""
    gevonden = []
    for voorkomen in regelingen(stand, Tijdreis(dag, dag)):
        versie = voorkomen.versie
        if versie["bevoegdGezag"]["bestuurslaag"] == "ministerie":
            titel = versie.get("citeertitel") or versie["officieleTitel"]
            bwb = BWB.search(versie["work"])
            naam = "".join(woord[:1].upper() + woord[1:] for woord in re.findall(r"\w+", titel))
            pagina = f"https://wetten.overheid.nl/{bwb[0]}" if bwb else None
            uri = f"{STELSELCATALOGUS}/id/bibliograficresouce/{naam}"  # the real spelling
            gevonden.append(Bron(uri, titel, pagina, versie["beginGeldigheid"]))
    return tuple(gevonden)


def zoek(gezocht: Iterable[Concept], term: str) -> list[Concept]:
    """Those whose naam, term or one of the zoektermen holds these letters."""
    letters = term.strip().casefold()
    return [
        concept
        for concept in gezocht
        if any(letters in tekst.casefold() for tekst in (concept.naam, concept.term, *concept.zoektermen))
    ]


def metadata(uri: str, begin: str) -> str:
    """The address of the description of a resource: `/doc/<yyyymmdd00000000>/` in place of `/id/`."""
    return uri.replace("/id/", f"/doc/{begin.replace('-', '')}00000000/", 1)


def _index(stand: Stand) -> _Activiteiten:
    versies: dict[str, list[Owobject]] = {}
    for record in stand.all(OWOBJECT):
        if record["soort"] == "Activiteit":
            versies.setdefault(record["identificatie"], []).append(record)  # type: ignore[arg-type]
    for lijst in versies.values():
        lijst.sort(key=lambda versie: versie["versie"])
    haken = {haak["identificatie"]: haak for haak in stand.all(HAAK) if haak["identificatie"] not in versies}
    return _Activiteiten(versies, haken, Tijdpunten(versie for lijst in versies.values() for versie in lijst))


def _geleverd(identificatie: str, versies: list[Owobject], reis: Tijdreis) -> Concept | None:
    versie = zichtbaar(versies, reis)
    if versie is None or versie["beeindigd"]:
        return None
    eind = einden(versies, versie).eind_geldigheid
    velden: Mapping[str, Any] = versie["velden"]
    boven = velden.get("bovenliggendeActiviteit")
    return _concept(identificatie, str(velden.get("naam", "")), boven, versie["beginGeldigheid"], eind)


def _haak(haak: Record) -> Concept | None:
    return _concept(haak["identificatie"], haak["naam"], haak["bovenliggendeActiviteit"], HAKEN_VANAF)


def _concept(
    identificatie: str, naam: str, bovenliggend: str | None, begin: str, eind: str | None = None
) -> Concept | None:
    """None for an identificatie without authority, as those of the Algemene Set are."""
    uri = _uri(identificatie)
    if uri is None:
        return None
    boven = _uri(bovenliggend or "")
    return Concept(uri, naam, naam, RIJKSWATERSTAAT, ACTIVITEITEN, begin, eind, boven=(boven,) if boven else ())


def _uri(identificatie: str) -> str | None:
    match = ACTIVITEIT.fullmatch(identificatie)
    return f"{REGELGEVING}/{match[1]}/activiteit/id/concept/{match[2]}" if match else None


def _met_onder(gevonden: Iterable[Concept]) -> tuple[Concept, ...]:
    """The activities in order, with links up and down to those that are there."""
    alle = {concept.uri: concept for concept in sorted(gevonden, key=lambda concept: concept.uri)}
    onder: dict[str, list[str]] = {}
    for concept in alle.values():
        for uri in concept.boven:
            onder.setdefault(uri, []).append(concept.uri)
    return tuple(
        concept._replace(boven=tuple(uri for uri in concept.boven if uri in alle), onder=tuple(onder.get(naam, ())))
        for naam, concept in alle.items()
    )


def _schema_van(lijst: str) -> Conceptschema:
    """Each list has a domain of its own: Bodemgroep -> Bodem."""
    term = "Activiteit" if lijst == "Activiteitengroep" else lijst.removesuffix("groep")
    uri = f"{STANDAARDEN}/id/conceptscheme/{term}"
    return Conceptschema(uri, _in_woorden(term), GEONOVUM, WAARDEN_VANAF, teksten.van_domein(uri))


def _in_woorden(naam: str) -> str:
    return HOOFDLETTER.sub(" ", naam).lower()
