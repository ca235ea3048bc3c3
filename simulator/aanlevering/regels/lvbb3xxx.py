"""LVBB3xxx: informatieobjecten, their files and references to them (phase 3). Facts: validaties.md 8, L02-L15, T04."""

import hashlib
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from simulator.aanlevering.levering import Levering
from simulator.aanlevering.lezen import NS, soort_bestand, waarde
from simulator.aanlevering.melding import Melding
from simulator.aanlevering.regels.feiten import (
    DEFINITIEF,
    Io,
    beoogd,
    besluitversie,
    ext_io_refs,
    informatieobject_refs,
    informatieobjecten,
    soort_procedure,
    tijdstempels,
    versieinformatie,
)
from simulator.aanlevering.regels.register import Plek, Toets, bij, meld, toets
from simulator.omgevingsdocument.records import INFORMATIEOBJECT, REGELINGVERSIE
from simulator.profielen import Profiel
from simulator.store import Stand

COLLECTIES = ("regdata", "pubdata", "infodata")


def _in_besluit(levering: Levering, element: etree._Element) -> Plek:
    return bij(element, levering.opdracht.publicatie if levering.opdracht else None)


def _bij(io: Io) -> Plek:
    return Plek(io.bestand, categorie=io.expressie)


@toets("LVBB3008", "LVBB3506")
def bestanden_en_hashes(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """Every file that an informatieobject names is there, and its hash is the sha512 of exactly those bytes."""
    for io in informatieobjecten(levering):
        for naam, hash_ in io.bestanden:
            data = levering.pakket.bestanden.get(naam)
            if data is None:
                yield meld("LVBB3506", op=_bij(io), expressie=io.expressie, naam=naam)
            elif hashlib.sha512(data).hexdigest() != hash_.lower():
                yield meld("LVBB3008", op=_bij(io), expressie=io.expressie, naam=naam)


@toets("LVBB3507")
def contenttype_past(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """GML, PDF, XML and image files have the contentType of their kind."""
    for naam, opgegeven in levering.manifest:
        verwacht = soort_bestand(naam, opgegeven)
        if opgegeven != verwacht:
            yield meld("LVBB3507", op=Plek(naam), naam=naam, opgegeven=opgegeven, verwacht=verwacht)


@toets("LVBB3504", "LVBB3509")
def refs_en_leveringen(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """informatieobjectRefs names the delivered informatieobjecten, all of them and no others."""
    if besluitversie(levering) is None:
        return
    geleverd = informatieobjecten(levering)
    refs = informatieobject_refs(levering)
    bekend = {io.expressie for io in geleverd}
    for expressie, element in refs:
        if expressie not in bekend:
            plek = _in_besluit(levering, element)
            yield meld("LVBB3504", op=plek, expressie=expressie)
    genoemd = {expressie for expressie, _ in refs}
    for io in geleverd:
        if io.expressie not in genoemd:
            yield meld("LVBB3509", op=_bij(io), expressie=io.expressie)


@toets("LVBB3510", "LVBB3150")
def geboorteregelingen(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """What is consolidated has a geboorteregeling that this besluit brings or that is known; what is not has none."""
    werken = regelingwerken(stand).union(versie.werk for versie in versieinformatie(levering))
    for io in informatieobjecten(levering):
        plek = _bij(io)
        if io.te_consolideren and not io.geboorteregeling:
            yield meld("LVBB3150", "zonder", op=plek, expressie=io.expressie)
        elif io.geboorteregeling and not io.te_consolideren:
            yield meld("LVBB3150", "met", op=plek, expressie=io.expressie)
        elif io.geboorteregeling and io.geboorteregeling not in werken:
            yield meld("LVBB3510", op=plek, expressie=io.expressie, regeling=io.geboorteregeling)


@toets("LVBB3502")
def collectie_bestaat(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """The collection of a JOIN exists. As literally worded (only pubdata) the rule would refuse every GIO."""
    for io in informatieobjecten(levering):
        if io.collectie not in COLLECTIES:
            plek = _bij(io)
            yield meld("LVBB3502", op=plek, collectie=io.collectie, werk=io.werk)


@toets("LVBB3511", "LVBB3512")
def gml_en_informatieobject(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """The GML holds the same work and expression as the informatieobject that names it."""
    for io in informatieobjecten(levering):
        for naam, _ in io.bestanden:
            root = levering.trees.get(naam)
            versie = None if root is None else next(root.iter(f"{{{NS['geo']}}}GeoInformatieObjectVersie"), None)
            if versie is None:
                continue
            werk, expressie = waarde(versie, "geo:FRBRWork") or "", waarde(versie, "geo:FRBRExpression") or ""
            plek = bij(versie, naam, io.expressie)
            if werk != io.werk:
                yield meld("LVBB3511", op=plek, naam=naam, gml=werk, io=io.werk)
            if expressie != io.expressie:
                yield meld("LVBB3512", op=plek, naam=naam, gml=expressie, io=io.expressie)


@toets("LVBB3151", "LVBB3517")
def ext_io_refs_kloppen(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """Every informatieobject to be consolidated is referred to; the text of an ExtIoRef has no stray blanks."""
    if besluitversie(levering) is None:
        return
    refs = set()
    for element in ext_io_refs(levering):
        refs.add(element.get("ref", ""))
        inhoud = "".join(element.itertext())  # type: ignore[arg-type]
        if inhoud != inhoud.strip() or "\n" in inhoud:
            plek = _in_besluit(levering, element)
            yield meld("LVBB3517", op=plek, ref=element.get("ref", ""))
    for io in informatieobjecten(levering):
        if io.te_consolideren and io.expressie not in refs:
            yield meld("LVBB3151", op=_bij(io), expressie=io.expressie)


@toets("LVBB3518", "LVBB3519")
def juridisch_werkend(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """In a definitive besluit of a decentral authority every version has a juridischWerkendVanaf, through its doel."""
    versie = besluitversie(levering)
    if versie is None or soort_procedure(levering) != DEFINITIEF:
        return
    if "/ministerie/" in (waarde(versie, "data:BesluitMetadata/data:eindverantwoordelijke") or ""):
        return
    doelen = {
        waarde(stempel, "data:doel")
        for stempel in tijdstempels(levering)
        if waarde(stempel, "data:soortTijdstempel") == "juridischWerkendVanaf"
    }
    for wat in beoogd(levering):
        if not doelen.intersection(wat.doelen):
            plek = _in_besluit(levering, wat.element)
            code = "LVBB3519" if wat.regeling else "LVBB3518"
            yield meld(code, op=plek, versie=wat.versie)


@toets("LVBB3508", "LVBB3900", "LVBB3901")
def informatieobject_nieuw(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """Expressions are new and come once; a known work may come again as a new version, of the same geboorteregeling."""
    geleverd = informatieobjecten(levering)
    aantallen = Counter(io.expressie for io in geleverd)
    bekend = stand.memo("informatieobject: geboorteregeling per werk", (INFORMATIEOBJECT,), _geboorteregelingen)
    for expressie in (expressie for expressie, aantal in aantallen.items() if aantal > 1):
        yield meld("LVBB3900", op=Plek(categorie=expressie), expressie=expressie)
    for io in geleverd:
        plek = _bij(io)
        if stand.get(INFORMATIEOBJECT, io.expressie) is not None:
            yield meld("LVBB3508", op=plek, expressie=io.expressie)
        regeling = bekend.get(io.werk)
        if regeling and io.geboorteregeling and regeling != io.geboorteregeling:
            yield meld("LVBB3901", op=plek, werk=io.werk, regeling=regeling)


def _geboorteregelingen(stand: Stand) -> dict[str, str]:
    return {record["work"]: record.get("geboorteregeling") or "" for record in stand.all(INFORMATIEOBJECT)}


def regelingwerken(stand: Stand) -> frozenset[str]:
    """FRBRWork of every known regeling."""

    def verzamel(stand: Stand) -> frozenset[str]:
        return frozenset(record["work"] for record in stand.all(REGELINGVERSIE))

    return stand.memo("regelingwerken", (REGELINGVERSIE,), verzamel)


FASE_3_INFORMATIEOBJECTEN: tuple[Toets, ...] = (
    bestanden_en_hashes,
    contenttype_past,
    collectie_bestaat,
    refs_en_leveringen,
    geboorteregelingen,
    gml_en_informatieobject,
    ext_io_refs_kloppen,
    juridisch_werkend,
    informatieobject_nieuw,
)
