"""Reading OW files (IMOW 2.0.0): objects with their fields, references and coded values.

The shape of `velden` per soort is written down in `ow_velden`. Source: facts/aanlevering-stop.md 6.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from lxml import etree

HREF = "{http://www.w3.org/1999/xlink}href"
ZONDER_IDENTIFICATIE = "SymbolisatieItem"  # the only OW object without an identificatie

# Elements with text only: once, or as often as the standard allows (then the field is a list).
ENKELE = frozenset(
    [
        "idealisatie",
        "naam",
        "groep",
        "type",
        "eenheid",
        "noemer",
        "nummer",
        "niveau",
        "soort",
        "symboolcode",
        "eigenSymbolisatie",
        "kwalitatieveWaarde",
        "kwantitatieveWaarde",
        "waardeInRegeltekst",
        "activiteitregelkwalificatie",
        "bestuurlijkeGrenzenID",
        "domein",
        "geldigOp",
        "minX",
        "minY",
        "maxX",
        "maxY",
        "waarde",
    ]
)
LIJSTEN = frozenset(["thema", "instructieregelInstrument", "instructieregelTaakuitoefening"])
GETALLEN = frozenset(["kwantitatieveWaarde", "niveau", "minX", "minY", "maxX", "maxY", "waarde"])
# Coded values: fields whose text is a URI of a value list.
GECODEERD = LIJSTEN | frozenset(["idealisatie", "groep", "type", "eenheid", "activiteitregelkwalificatie"])
# Elements that hold references: once, or a list.
ENKELE_REF = frozenset(["artikelOfLid", "bovenliggendeActiviteit", "geometrie"])
# References whose target can be of two kinds keep the kind.
SOORT_REF = frozenset(("divisieaanduiding", "normweergave"))
# Wrappers around one element, and around nested objects.
OMHULSELS = {"uitsnede": "Kaartextent", "bestuurlijkeGrenzenVerwijzing": "BestuurlijkeGrenzenVerwijzing"}
GENEST = {"normwaarde": "Normwaarde", "kaartlagen": "Kaartlaag"}


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """A reference: the field it stands in (`locatieaanduiding`, `bovenliggendeActiviteit` …), what kind of object the
    Ref element names (`Locatie` refs keep their own name: GebiedRef -> Gebied), and the identification."""

    veld: str
    soort: str
    identificatie: str
    bron: str = ""  # identification of the nested object that holds it (ALA, Normwaarde, Kaartlaag), else empty


@dataclass(frozen=True, slots=True)
class Codewaarde:
    """A value of a value list: the field it stands in and the URI."""

    veld: str
    code: str


@dataclass(frozen=True, slots=True)
class OwObject:
    """One object of an OW file. `velden` has the shape that records.Owobject keeps."""

    soort: str
    identificatie: str
    beeindigd: bool
    ontwerp: bool
    velden: dict[str, Any]
    verwijzingen: tuple[Verwijzing, ...]
    waarden: tuple[Codewaarde, ...]
    ingesloten: tuple[str, ...] = ()  # identifications of nested objects
    wid: str | None = None
    bestand: str = ""
    regel: int = 0
    status: str | None = None  # ow:status as delivered


@dataclass(frozen=True, slots=True)
class OwBestand:
    """An OW file: the types its head names, and its objects."""

    naam: str
    objecttypen: tuple[str, ...]
    objecten: tuple[OwObject, ...] = field(default=())


@dataclass(slots=True)
class _Oogst:
    """What is gathered while one object is read."""

    verwijzingen: list[Verwijzing] = field(default_factory=list)
    waarden: list[Codewaarde] = field(default_factory=list)
    ingesloten: list[str] = field(default_factory=list)


def read_ow(naam: str, root: etree._Element) -> OwBestand:
    """Read a file that is valid to its grammar (owBestand). Never raises on one that is not: takes what it knows.

    A SymbolisatieItem has no identificatie in the standard; it gets `symbolisatieitem.<symboolcode>.<hash>`, the same
    for the same code on the same objects, so that a record can be kept under it.
    """
    typen = tuple(
        _tekst(element) for element in root.iter("{*}objectType") if isinstance(element.tag, str) and _tekst(element)
    )
    objecten = []
    for houder in root.iter("{*}owObject"):
        for element in _kinderen(houder):
            objecten.append(_object(element, naam))
    return OwBestand(naam, typen, tuple(objecten))


def _object(element: etree._Element, bestand: str) -> OwObject:
    soort = _naam(element)
    oogst = _Oogst()
    velden = _velden(element, oogst, "")
    identificatie = str(velden.pop("identificatie", ""))
    if not identificatie and soort == ZONDER_IDENTIFICATIE:
        identificatie = _symbolisatie_sleutel(velden)
    status = velden.pop("status", None)
    ontwerp = velden.pop("procedurestatus", None) is not None
    wid = element.get("wId")
    if wid is not None:
        velden["wId"] = wid
    return OwObject(
        soort=soort,
        identificatie=identificatie,
        beeindigd=status is not None,
        ontwerp=ontwerp,
        velden=velden,
        verwijzingen=tuple(oogst.verwijzingen),
        waarden=tuple(oogst.waarden),
        ingesloten=tuple(oogst.ingesloten),
        wid=wid,
        bestand=bestand,
        regel=_regel(element),
        status=status,
    )


def _velden(element: etree._Element, oogst: _Oogst, bron: str) -> dict[str, Any]:
    velden: dict[str, Any] = {}
    for kind in _kinderen(element):
        naam = _naam(kind)
        if naam in ("identificatie", "status", "procedurestatus"):
            velden[naam] = _tekst(kind)
        elif naam in ENKELE:
            velden[naam] = _waarde(naam, kind, oogst)
        elif naam in LIJSTEN:
            velden.setdefault(naam, []).append(_waarde(naam, kind, oogst))
        elif naam in OMHULSELS:
            for binnen in _kinderen(kind):
                velden[naam] = _velden(binnen, oogst, bron)
        elif naam == "hoogte":
            velden[naam] = _velden(kind, oogst, bron)
        elif naam in GENEST:
            velden.setdefault(naam, []).extend(_genest(binnen, oogst) for binnen in _kinderen(kind))
        elif naam == "activiteitaanduiding":
            velden.setdefault(naam, []).append(_activiteitaanduiding(kind, oogst))
        else:
            _verwijzingen(velden, naam, kind, oogst, bron)
    return velden


def _waarde(naam: str, element: etree._Element, oogst: _Oogst) -> object:
    tekst = _tekst(element)
    if naam in GECODEERD:
        oogst.waarden.append(Codewaarde(naam, tekst))
    return _getal(tekst) if naam in GETALLEN else tekst


def _genest(element: etree._Element, oogst: _Oogst) -> dict[str, Any]:
    """A Normwaarde, Kaartlaag or ActiviteitLocatieaanduiding: an object that lives in its parent."""
    identificatie = next((_tekst(kind) for kind in _kinderen(element) if _naam(kind) == "identificatie"), "")
    if identificatie:
        oogst.ingesloten.append(identificatie)
    velden = _velden(element, oogst, identificatie)
    velden.pop("status", None)
    velden.pop("procedurestatus", None)
    return {"identificatie": identificatie, **velden}


def _activiteitaanduiding(element: etree._Element, oogst: _Oogst) -> dict[str, Any]:
    """ActiviteitRef and ActiviteitLocatieaanduiding stand side by side: one dict, the reference under `activiteit`."""
    activiteit = ""
    aanduiding: dict[str, Any] = {}
    for kind in _kinderen(element):
        href = kind.get(HREF)
        if href is not None:
            activiteit = href
            oogst.verwijzingen.append(Verwijzing("activiteitaanduiding", _naam(kind).removesuffix("Ref"), href))
        else:
            aanduiding = _genest(kind, oogst)
    return {"activiteit": activiteit, **aanduiding}


def _verwijzingen(velden: dict[str, Any], naam: str, element: etree._Element, oogst: _Oogst, bron: str) -> None:
    gevonden = [(_naam(kind).removesuffix("Ref"), kind.get(HREF)) for kind in _kinderen(element)]
    refs = [Verwijzing(naam, soort, href, bron) for soort, href in gevonden if href is not None]
    if not refs:
        return
    oogst.verwijzingen.extend(refs)
    if naam in ENKELE_REF:
        velden[naam] = refs[0].identificatie
    elif naam in SOORT_REF:
        lijst = [{"soort": ref.soort, "identificatie": ref.identificatie} for ref in refs]
        velden[naam] = lijst[0] if naam == "divisieaanduiding" else velden.get(naam, []) + lijst
    else:
        velden.setdefault(naam, []).extend(ref.identificatie for ref in refs)


def _symbolisatie_sleutel(velden: dict[str, Any]) -> str:
    refs = sorted(ref for waarde in velden.values() if isinstance(waarde, list) for ref in waarde)
    digest = hashlib.sha256("|".join(refs).encode()).hexdigest()[:16]
    return f"symbolisatieitem.{velden.get('symboolcode', '')}.{digest}"


def _getal(tekst: str) -> int | float | str:
    """xs:decimal as a JSON number (whole numbers without a point); text that is no finite number stays text."""
    try:
        getal = Decimal(tekst)
    except InvalidOperation:
        return tekst
    if not getal.is_finite() or abs(getal.adjusted()) > 15:
        return tekst
    return int(getal) if getal == getal.to_integral_value() else float(getal)


def _kinderen(element: etree._Element) -> Iterator[etree._Element]:
    return (kind for kind in element if isinstance(kind.tag, str))


def _naam(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _tekst(element: etree._Element) -> str:
    return (element.text or "").strip() if len(element) == 0 else "".join(map(str, element.itertext())).strip()


def _regel(element: etree._Element) -> int:
    regel: Any = element.sourceline  # the stubs do not know its type
    return int(regel or 0)
