"""Reading the STOP data modules of a besluit and an informatieobject (facts/aanlevering-stop.md 5).

Namespaces are not looked at: the trees are valid to their grammars, in which local names do not clash.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from simulator.omgevingsdocument.records import BevoegdGezag

MODELLEN = ("RegelingCompact", "RegelingKlassiek", "RegelingVrijetekst", "RegelingTijdelijkdeel")
BESTUURSLAAG = {"gm": "gemeente", "pv": "provincie", "ws": "waterschap", "mnre": "ministerie"}
BLAD = {"gemeente": "gmb", "provincie": "prb", "waterschap": "wsb", "ministerie": "stcrt"}

# /join/id/stop/regelingtype_NNN -> label as Presenteren gives it (facts/presenteren.md 3.3)
REGELINGTYPEN = {
    "001": "AMvB",
    "002": "Ministeriële regeling",
    "003": "Omgevingsplan",
    "004": "Omgevingsverordening",
    "005": "Waterschapsverordening",
    "006": "Omgevingsvisie",
    "007": "Projectbesluit",
    "008": "Instructie",
    "009": "Voorbeschermingsregels",
    "010": "Programma",
    "011": "Reactieve interventie",
    "012": "Aanwijzingsbesluit N2000",
    "013": "Toegangsbeperkingsbesluit",
    "014": "Omgevingsplanregels Projectbesluit",
    "015": "Voorbeschermingsregels Omgevingsplan",
    "016": "Voorbeschermingsregels Omgevingsverordening",
}


def bekendmakingsblad(bestuurslaag: str, soort_regeling: str) -> str:
    """Short name of the official journal: an AMvB stands in the Staatsblad, not in the journal of its authority."""
    return "stb" if soort_regeling.endswith("/regelingtype_001") else BLAD[bestuurslaag]


@dataclass(frozen=True, slots=True)
class Identificatie:
    """ExpressionIdentificatie."""

    work: str
    expression: str
    soort_work: str
    tijdelijk_deel_van: str = ""


@dataclass(frozen=True, slots=True)
class Regelingdeel:
    """A regeling in the besluit: its text, and the RegelingVersieInformatie that goes with it."""

    element: etree._Element
    model: str
    identificatie: Identificatie
    versienummer: str
    metadata: etree._Element | None
    doelen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tijdstempels:
    """When a doel takes effect; `geldig` defaults to `werkend`."""

    werkend: str
    geldig: str


@dataclass(slots=True)
class Besluitdeel:
    """The modules of a besluit."""

    identificatie: Identificatie
    metadata: etree._Element
    schemaversie: str
    regelingen: list[Regelingdeel]
    doelen: dict[str, tuple[str, ...]] = field(default_factory=dict)  # instrumentVersie -> doelen
    tijdstempels: dict[str, Tijdstempels] = field(default_factory=dict)  # doel -> dates


def lees_besluit(root: etree._Element) -> Besluitdeel:
    """The besluit in an AanleveringBesluit. ValueError when a part that registering needs is not there."""
    versie = eerste(root, "BesluitVersie")
    metadata = eerste(root, "BesluitMetadata")
    if versie is None or metadata is None:
        raise ValueError("er is geen BesluitVersie met BesluitMetadata")
    besluit = Besluitdeel(lees_identificatie(versie), metadata, root.get("schemaversie", ""), [])
    for beoogd in root.iter("{*}BeoogdeRegeling", "{*}BeoogdInformatieobject"):
        instrument = tekst(beoogd, "instrumentVersie")
        besluit.doelen[instrument] = (*besluit.doelen.get(instrument, ()), *teksten(beoogd, "doel"))
    besluit.tijdstempels = _tijdstempels(root)
    informatie = {
        identificatie.expression: element
        for element in root.iter("{*}RegelingVersieInformatie")
        if (identificatie := lees_identificatie(element))
    }
    if eerste(versie, "RegelingMutatie") is not None:
        raise ValueError("een RegelingMutatie kan nog niet worden geregistreerd")
    for element in versie.iter(*(f"{{*}}{model}" for model in MODELLEN)):
        besluit.regelingen.append(_regelingdeel(element, informatie, besluit))
    return besluit


def _regelingdeel(element: etree._Element, informatie: dict[str, etree._Element], besluit: Besluitdeel) -> Regelingdeel:
    wordt = element.get("wordt") or (next(iter(informatie)) if len(informatie) == 1 else "")
    gevonden = informatie.get(wordt)
    if gevonden is None:
        raise ValueError(f"er is geen RegelingVersieInformatie bij {wordt or 'de regeling'}")
    return Regelingdeel(
        element=element,
        model=etree.QName(element).localname,
        identificatie=lees_identificatie(gevonden),
        versienummer=tekst(gevonden, "versienummer"),
        metadata=eerste(gevonden, "RegelingMetadata"),
        doelen=besluit.doelen.get(wordt, ()),
    )


def _tijdstempels(root: etree._Element) -> dict[str, Tijdstempels]:
    datums: dict[tuple[str, str], str] = {}
    for stempel in root.iter("{*}Tijdstempel"):
        datums.setdefault((tekst(stempel, "doel"), tekst(stempel, "soortTijdstempel")), tekst(stempel, "datum")[:10])
    return {
        doel: Tijdstempels(datum, datums.get((doel, "geldigVanaf"), datum))
        for (doel, soort), datum in datums.items()
        if soort == "juridischWerkendVanaf"
    }


def lees_identificatie(element: etree._Element) -> Identificatie:
    """The first ExpressionIdentificatie in an element; empty fields when there is none."""
    gevonden = eerste(element, "ExpressionIdentificatie")
    if gevonden is None:
        return Identificatie("", "", "")
    # FRBRWork stands a second time inside isTijdelijkDeelVan: take the direct child.
    work = next((_schoon(kind) for kind in gevonden.iterchildren("{*}FRBRWork")), "")
    deel = eerste(gevonden, "isTijdelijkDeelVan")
    soort = next((_schoon(kind) for kind in gevonden.iterchildren("{*}soortWork")), "")
    deel_van = tekst(deel, "FRBRWork") if deel is not None else ""
    return Identificatie(work, tekst(gevonden, "FRBRExpression"), soort, deel_van)


def procedureverloop(root: etree._Element) -> dict[str, object]:
    """The Procedureverloop of a besluit: bekendOp, ontvangenOp and the steps in order."""
    verloop = eerste(root, "Procedureverloop")
    if verloop is None:
        return {}
    velden: dict[str, object] = {
        naam: waarde for naam in ("bekendOp", "ontvangenOp") if (waarde := tekst(verloop, naam))
    }
    velden["procedurestappen"] = [
        {naam: waarde for naam in ("soortStap", "voltooidOp", "actor") if (waarde := tekst(stap, naam))}
        for stap in verloop.iter("{*}Procedurestap")
    ]
    return velden


def bevoegd_gezag(verantwoordelijke: str, naam: str | None) -> BevoegdGezag:
    """The authority of `/tooi/id/gemeente/gm9920`; without a known name it is called after its code."""
    code = verantwoordelijke.rpartition("/")[2]
    laag = BESTUURSLAAG.get(code.rstrip("0123456789"), "ministerie")
    return {"code": code, "naam": naam or f"{laag} {code}", "bestuurslaag": laag}


def regelingtype(code: str) -> str:
    """The label of /join/id/stop/regelingtype_NNN; the code itself when it is unknown."""
    return REGELINGTYPEN.get(code.rpartition("_")[2], code)


def eerste(element: etree._Element, naam: str) -> etree._Element | None:
    """The first descendant with this local name."""
    return next(element.iter(f"{{*}}{naam}"), None)


def tekst(element: etree._Element, naam: str) -> str:
    """The text of the first descendant with this local name; empty when there is none."""
    return next(iter(teksten(element, naam)), "")


def teksten(element: etree._Element, naam: str) -> Iterator[str]:
    """The texts of all descendants with this local name."""
    return (_schoon(gevonden) for gevonden in element.iter(f"{{*}}{naam}"))


def _schoon(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
