"""OW objects as they stand among the annotations: fields of records to fields of Presenteren v8.

Shapes: facts/presenteren.md 3.2 and facts/overige-apis.md 0.3; key by key as the recorded answer of production (8.5),
where an empty list of references or themas is absent and locatieRefs is always there.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from simulator.omgevingsdocument import waardelijsten
from simulator.omgevingsdocument.records import Owobject

# The group of an activity that does not show (a placeholder, or withdrawn): its symbol must be something.
OVERIG = "http://standaarden.omgevingswet.overheid.nl/activiteit/id/concept/Overig"
VORMEN = {"v": "vlak", "l": "lijn", "p": "punt"}  # a symbol code begins with what it is drawn on


class Symbolen(NamedTuple):
    """Where the symbols come from: own ones by the identification they were made for, and the activities by theirs."""

    eigen: Mapping[str, str]
    groepen: Mapping[str, str]  # activiteit -> groep


def symbolen(objecten: Mapping[str, Owobject]) -> Symbolen:
    """The symbols of the objects of a regeling."""
    eigen: dict[str, str] = {}
    groepen: dict[str, str] = {}
    for identificatie, ow in objecten.items():
        velden: Mapping[str, Any] = ow["velden"]
        if ow["soort"] == "SymbolisatieItem":
            for veld in ("activiteitLocatieaanduiding", "gebiedsaanwijzing", "normwaarde"):
                eigen.update(dict.fromkeys(velden.get(f"{veld}Symbolisatie", ()), velden["symboolcode"]))
        elif ow["soort"] == "Activiteit":
            groepen[identificatie] = velden["groep"]
    return Symbolen(eigen, groepen)


def presenteer(ow: Owobject, tekens: Symbolen) -> dict[str, Any]:
    """One object (locaties have their own module). KeyError for a soort that is no annotation."""
    inhoud = PRESENTATIES[ow["soort"]](ow["identificatie"], ow["velden"], tekens)
    return {naam: waarde for naam, waarde in inhoud.items() if waarde is not None}


def presenteer_haak(haak: Mapping[str, Any]) -> dict[str, Any]:
    """A placeholder in the shape of an activity."""
    inhoud = _activiteit(haak["identificatie"], haak, Symbolen({}, {}))
    return {naam: waarde for naam, waarde in inhoud.items() if waarde is not None}


def waarde(uri: str) -> dict[str, str]:
    """A value of a value list with its label."""
    gevonden = waardelijsten.waarde(uri)
    return {"code": gevonden.code, "waarde": gevonden.label}


def _waarden(uris: Sequence[str] | None) -> list[dict[str, str]] | None:
    return [waarde(uri) for uri in uris] if uris else None


def _refs(refs: Sequence[str] | None) -> list[str] | None:
    return list(refs) if refs else None


def _symboolcodes(code: str) -> dict[str, str]:
    return {VORMEN[code[0]]: code} if code[:1] in VORMEN else {}


def _tekstobject(identificatie: str, velden: Mapping[str, Any], _: Symbolen) -> dict[str, Any]:
    return {"identificatie": identificatie, "wId": velden["wId"]}


def _aanduiding(velden: Mapping[str, Any], tekens: Symbolen) -> dict[str, Any]:
    groep = tekens.groepen.get(velden["activiteit"], OVERIG)
    code = tekens.eigen.get(velden["identificatie"], "")
    if code[:1] not in VORMEN:
        code = waardelijsten.waarde(groep).symboolcode or waardelijsten.waarde(OVERIG).symboolcode
    return {
        "identificatie": velden["identificatie"],
        "activiteitRef": velden["activiteit"],
        "activiteitregelkwalificatie": waarde(velden["activiteitregelkwalificatie"]),
        "locatieRefs": list(velden["locatieaanduiding"]),
        "symbolisatie": {"geometrieType": VORMEN[code[0]], "symboolcode": code},
    }


def _regel(identificatie: str, velden: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "identificatie": identificatie,
        "idealisatie": waarde(velden["idealisatie"]),
        "regeltekstRef": velden["artikelOfLid"],
        "locatieRefs": list(velden.get("locatieaanduiding", ())),
        "gebiedsaanwijzingRefs": _refs(velden.get("gebiedsaanwijzing")),
        "kaartRefs": _refs(velden.get("kaartaanduiding")),
        "themas": _waarden(velden.get("thema")),
    }


def _regel_voor_iedereen(identificatie: str, velden: Mapping[str, Any], tekens: Symbolen) -> dict[str, Any]:
    return {
        **_regel(identificatie, velden),
        "activiteitLocatieaanduidingen": [_aanduiding(ala, tekens) for ala in velden.get("activiteitaanduiding", ())]
        or None,
        "omgevingsnormRefs": _refs(velden.get("omgevingsnormaanduiding")),
    }


def _instructieregel(identificatie: str, velden: Mapping[str, Any], _: Symbolen) -> dict[str, Any]:
    return {
        **_regel(identificatie, velden),
        "instructieregelTaakuitoefeningen": _waarden(velden.get("instructieregelTaakuitoefening")),
        "instructieregelInstrumenten": _waarden(velden.get("instructieregelInstrument")),
        "omgevingsnormRefs": _refs(velden.get("omgevingsnormaanduiding")),
    }


def _omgevingswaarderegel(identificatie: str, velden: Mapping[str, Any], _: Symbolen) -> dict[str, Any]:
    return {
        **_regel(identificatie, velden),
        "omgevingswaardeRefs": _refs(velden.get("omgevingswaardeaanduiding")),
    }


def _activiteit(identificatie: str, velden: Mapping[str, Any], _: Symbolen) -> dict[str, Any]:
    groep = waardelijsten.waarde(velden["groep"])
    return {
        "identificatie": identificatie,
        "naam": velden["naam"],
        "groep": waarde(velden["groep"]),
        "symboolcodes": _symboolcodes(groep.symboolcode),
        "bovenliggendeActiviteitRef": velden.get("bovenliggendeActiviteit"),
        "gerelateerdeActiviteitRefs": _refs(velden.get("gerelateerdeActiviteit")),
    }


def _gebiedsaanwijzing(identificatie: str, velden: Mapping[str, Any], tekens: Symbolen) -> dict[str, Any]:
    groep = waardelijsten.waarde(velden["groep"])
    return {
        "identificatie": identificatie,
        "naam": velden["naam"],
        "groep": waarde(velden["groep"]),
        "type": waarde(velden["type"]),
        "symboolcodes": _symboolcodes(tekens.eigen.get(identificatie) or groep.symboolcode),
        "locatieRefs": list(velden.get("locatieaanduiding", ())),
    }


def _normwaarde(velden: Mapping[str, Any]) -> dict[str, Any]:
    normwaarde: dict[str, Any] = {"identificatie": velden["identificatie"]}
    for veld in ("kwantitatieveWaarde", "kwalitatieveWaarde", "waardeInRegeltekst"):
        if veld in velden:
            normwaarde[veld] = velden[veld]
    normwaarde["locatieRefs"] = list(velden.get("locatieaanduiding", ()))
    return normwaarde


def _norm(identificatie: str, velden: Mapping[str, Any], _: Symbolen) -> dict[str, Any]:
    groep = waardelijsten.waarde(velden["groep"])
    return {
        "identificatie": identificatie,
        "naam": velden["naam"],
        "type": waarde(velden["type"]),
        "eenheid": waarde(velden["eenheid"]) if velden.get("eenheid") else None,
        "groep": waarde(velden["groep"]),
        "normwaarden": [_normwaarde(normwaarde) for normwaarde in velden.get("normwaarde", ())],
        "symboolcodes": _symboolcodes(groep.symboolcode),
    }


def _tekstdeel(identificatie: str, velden: Mapping[str, Any], _: Symbolen) -> dict[str, Any]:
    aanduiding = velden["divisieaanduiding"]
    return {
        "identificatie": identificatie,
        "idealisatie": waarde(velden["idealisatie"]) if velden.get("idealisatie") else None,
        "divisieRef": aanduiding["identificatie"] if aanduiding["soort"] == "Divisie" else None,
        "divisietekstRef": aanduiding["identificatie"] if aanduiding["soort"] == "Divisietekst" else None,
        "themas": _waarden(velden.get("thema")),
        "locatieRefs": _refs(velden.get("locatieaanduiding")),
        "gebiedsaanwijzingRefs": _refs(velden.get("gebiedsaanwijzing")),
        "hoofdlijnRefs": _refs(velden.get("hoofdlijnaanduiding")),
        "kaartRefs": _refs(velden.get("kaartaanduiding")),
    }


def _hoofdlijn(identificatie: str, velden: Mapping[str, Any], _: Symbolen) -> dict[str, Any]:
    return {
        "identificatie": identificatie,
        "naam": velden["naam"],
        "soort": velden["soort"],
        "gerelateerdeHoofdlijnRefs": _refs(velden.get("gerelateerdeHoofdlijn")),
    }


def _kaartlaag(velden: Mapping[str, Any]) -> dict[str, Any]:
    normen: dict[str, list[str]] = {}
    for norm in velden.get("normweergave", ()):
        normen.setdefault(norm["soort"], []).append(norm["identificatie"])
    laag = {
        "identificatie": velden["identificatie"],
        "naam": velden.get("naam"),
        "niveau": velden["niveau"],
        "gebiedsaanwijzingRefs": _refs(velden.get("gebiedsaanwijzingweergave")),
        "omgevingsnormRefs": normen.get("Omgevingsnorm"),
        "omgevingswaardeRefs": normen.get("Omgevingswaarde"),
        "activiteitLocatieaanduidingRefs": _refs(velden.get("activiteitlocatieweergave")),
    }
    return {naam: waarde for naam, waarde in laag.items() if waarde is not None}


def _kaart(identificatie: str, velden: Mapping[str, Any], _: Symbolen) -> dict[str, Any]:
    uitsnede = velden.get("uitsnede")
    return {
        "identificatie": identificatie,
        "naam": velden["naam"],
        "nummer": velden.get("nummer"),
        "uitsnede": {rand: uitsnede[rand] for rand in ("minX", "minY", "maxX", "maxY")} if uitsnede else None,
        "kaartlagen": [_kaartlaag(laag) for laag in velden.get("kaartlagen", ())] or None,
    }


PRESENTATIES: dict[str, Callable[[str, Mapping[str, Any], Symbolen], dict[str, Any]]] = {
    "Regeltekst": _tekstobject,
    "Divisie": _tekstobject,
    "Divisietekst": _tekstobject,
    "RegelVoorIedereen": _regel_voor_iedereen,
    "Instructieregel": _instructieregel,
    "Omgevingswaarderegel": _omgevingswaarderegel,
    "Activiteit": _activiteit,
    "Gebiedsaanwijzing": _gebiedsaanwijzing,
    "Omgevingsnorm": _norm,
    "Omgevingswaarde": _norm,
    "Tekstdeel": _tekstdeel,
    "Hoofdlijn": _hoofdlijn,
    "Kaart": _kaart,
}
