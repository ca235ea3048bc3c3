"""The document of a search object: its fields by their names in the PDOK Locatieserver v3.1."""

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

import orjson

from simulator.adressen.records import ZOEKGEBIED
from simulator.adressen.zoekobjecten import TYPEN, Zoekobject, huis_nlt
from simulator.geo.crs import ETRS89, transformeer
from simulator.omgevingsdocument.gezagen import gezagen_op
from simulator.omgevingsdocument.records import GEBIED, GEOMETRIE
from simulator.store import Stand

Document = dict[str, Any]
BAG = "http://bag.basisregistraties.overheid.nl/bag/id"
BRONNEN = {
    "provincie": "Bestuurlijke Grenzen",
    "gemeente": "Bestuurlijke Grenzen",
    "weg": "BAG/NWB",
    "perceel": "DKK",
    "waterschap": "HWH",  # inferred: the source of a waterschap has not been seen
}
# What a document can hold: the fields of the real service that there are data for.
VELDEN = frozenset(
    (
        "id", "identificatie", "weergavenaam", "bron", "type", "openbareruimte_id", "openbareruimtetype",
        "straatnaam", "straatnaam_verkort", "adresseerbaarobject_id", "nummeraanduiding_id", "huisnummer",
        "huisletter", "huisnummertoevoeging", "huis_nlt", "postcode", "woonplaatscode", "woonplaatsnaam",
        "gemeentecode", "gemeentenaam", "provinciecode", "provincienaam", "provincieafkorting",
        "kadastraal_object_id", "kadastrale_gemeentecode", "kadastrale_gemeentenaam", "kadastrale_sectie",
        "perceelnummer", "kadastrale_grootte", "gekoppeld_perceel", "kadastrale_aanduiding", "waterschapsnaam",
        "waterschapscode", "rdf_seealso", "adrestype", "centroide_ll", "centroide_rd", "geometrie_ll",
        "geometrie_rd", "typesortering", "sortering", "suggest",
    )
)
GEOMETRIEVELDEN = frozenset(("geometrie_ll", "geometrie_rd"))
WATERSCHAPSVELDEN = frozenset(("waterschapsnaam", "waterschapscode"))
UITGANGEN = (("straat", "str"), ("laan", "ln"), ("plein", "pln"), ("weg", "wg"), ("kade", "kd"), ("gracht", "gr"))


def document(stand: Stand, ding: Zoekobject, velden: Collection[str] = VELDEN) -> Document:
    """The fields of an object, those among `velden` only; a field without a value is absent."""
    inhoud: Document = {
        "bron": BRONNEN.get(ding.type, "BAG"),
        "type": ding.type,
        "weergavenaam": ding.weergavenaam,
        "id": ding.id,
        "identificatie": ding.identificatie,
        **_EIGEN[ding.type](ding.record),
        "centroide_ll": f"POINT({ding.record['lon']} {ding.record['lat']})",
        "centroide_rd": f"POINT({ding.record['x']} {ding.record['y']})",
        "typesortering": float(TYPEN.index(ding.type)),
        "sortering": ding.sortering,
    }
    if ding.type not in ("perceel", "waterschap"):
        inhoud.update(_bestuur(stand, ding))
    if ding.type == "adres" and not WATERSCHAPSVELDEN.isdisjoint(velden):
        inhoud.update(_waterschap(stand, ding.record))
    if not GEOMETRIEVELDEN.isdisjoint(velden):
        inhoud.update(_geometrie(stand, ding))
    return {naam: waarde for naam, waarde in inhoud.items() if naam in velden}


def verkort(straat: str) -> str:
    """The short form of a street name: Europalaan -> Europaln, as seen; other endings by analogy."""
    for uitgang, kort in UITGANGEN:
        if re.search(f"[a-zà-ÿ]{uitgang}$", straat):
            return straat[: -len(uitgang)] + kort
    return straat


def _straat(adres: Mapping[str, Any]) -> Document:
    return {
        "woonplaatscode": adres["woonplaatscode"],
        "woonplaatsnaam": adres["woonplaats"],
        "openbareruimte_id": adres["openbareruimte"],
        "openbareruimtetype": "Weg",
        "straatnaam": adres["straat"],
        "straatnaam_verkort": verkort(adres["straat"]),
    }


def _adres(adres: Mapping[str, Any]) -> Document:
    inhoud = {
        **_straat(adres),
        "postcode": adres["postcode"],
        "huisnummer": adres["huisnummer"],
        "huis_nlt": huis_nlt(adres),
        "nummeraanduiding_id": adres["nummeraanduiding"],
        "adresseerbaarobject_id": adres["adresseerbaarobject"],
        "gekoppeld_perceel": adres["percelen"],
        "rdf_seealso": f"{BAG}/nummeraanduiding/{adres['nummeraanduiding']}",
        "adrestype": "hoofdadres",
    }
    if "huisletter" in adres:
        inhoud["huisletter"] = adres["huisletter"]
    if "toevoeging" in adres:
        inhoud["huisnummertoevoeging"] = adres["toevoeging"]
    naam = f"{adres['straat']} {huis_nlt(adres)}, "
    postcode, plaats = adres["postcode"], adres["woonplaats"]
    inhoud["suggest"] = [f"{naam}{postcode} {plaats}", f"{naam}{postcode[:4]} {postcode[4:]} {plaats}"]
    return inhoud


def _postcode(adres: Mapping[str, Any]) -> Document:
    return {**_straat(adres), "postcode": adres["postcode"]}


def _weg(adres: Mapping[str, Any]) -> Document:
    return {**_straat(adres), "rdf_seealso": f"{BAG}/openbare-ruimte/{adres['openbareruimte']}"}


def _woonplaats(adres: Mapping[str, Any]) -> Document:
    return {
        "woonplaatscode": adres["woonplaatscode"],
        "woonplaatsnaam": adres["woonplaats"],
        "rdf_seealso": f"{BAG}/woonplaats/{adres['woonplaatscode']}",
    }


def _perceel(perceel: Mapping[str, Any]) -> Document:
    return {
        "kadastraal_object_id": perceel["identificatie"],
        "kadastrale_gemeentecode": perceel["kadastraleGemeentecode"],
        "kadastrale_gemeentenaam": perceel["kadastraleGemeente"],
        "kadastrale_sectie": perceel["sectie"],
        "perceelnummer": perceel["perceelnummer"],
        "kadastrale_grootte": perceel["grootte"],
        "kadastrale_aanduiding": [perceel["aanduiding"]],
    }


def _waterschapsgebied(gebied: Mapping[str, Any]) -> Document:
    return {"waterschapsnaam": gebied["naam"], "waterschapscode": gebied["nummer"]}


_EIGEN: dict[str, Callable[[Mapping[str, Any]], Document]] = {
    "adres": _adres,
    "postcode": _postcode,
    "weg": _weg,
    "woonplaats": _woonplaats,
    "gemeente": lambda gebied: {"gemeentecode": gebied["nummer"], "gemeentenaam": gebied["naam"]},
    "provincie": lambda _: {},
    "perceel": _perceel,
    "waterschap": _waterschapsgebied,
}


def _bestuur(stand: Stand, ding: Zoekobject) -> Document:
    """The gemeente and provincie that an object lies in, or is."""
    inhoud: Document = {}
    code = ding.record.get("gemeente") or ding.record["code"]
    gebied = stand.get(ZOEKGEBIED, code)
    if gebied is not None and gebied["type"] == "gemeente":
        inhoud = {"gemeentecode": gebied["nummer"], "gemeentenaam": gebied["naam"]}
        gebied = stand.get(ZOEKGEBIED, gebied["provincie"])
    if gebied is not None:
        inhoud["provinciecode"] = gebied["nummer"]
        inhoud["provincienaam"] = gebied["naam"]
        inhoud["provincieafkorting"] = gebied["afkorting"]
    return inhoud


def _waterschap(stand: Stand, adres: Mapping[str, Any]) -> Document:
    for code in gezagen_op(stand, adres["x"], adres["y"]):
        gebied = stand.get(ZOEKGEBIED, code)
        if gebied is not None and gebied["type"] == "waterschap":
            return _waterschapsgebied(gebied)
    return {}


def _geometrie(stand: Stand, ding: Zoekobject) -> Document:
    """WKT in both systems. A street, postcode or place has none: their shapes are not known here."""
    if ding.type == "adres":
        plek = ding.record
        return {
            "geometrie_ll": f"POINT({plek['lon']} {plek['lat']})",
            "geometrie_rd": f"POINT({plek['x']} {plek['y']})",
        }
    geometrie = ding.record.get("geometrie")
    if geometrie is None and ding.type in ("gemeente", "provincie", "waterschap"):
        gebied = stand.get(GEBIED, ding.record["code"].upper())
        record = gebied and stand.get(GEOMETRIE, gebied["geometrieIdentificatie"])
        geometrie = orjson.loads(stand.blob(record["blob"])) if record else None
    if geometrie is None:
        return {}
    return {"geometrie_ll": _wkt(transformeer(geometrie, ETRS89)), "geometrie_rd": _wkt(geometrie)}


def _wkt(geometrie: Mapping[str, Any]) -> str:
    import shapely

    return str(shapely.to_wkt(shapely.from_geojson(orjson.dumps(geometrie)), rounding_precision=8, trim=True))
