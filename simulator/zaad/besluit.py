"""Writes besluit.xml: AanleveringBesluit of koppelvlak 1.2.0 with the STOP 1.3.0 data modules."""

from lxml import etree

from simulator.zaad.bronnen import Werk
from simulator.zaad.opbouw import AANLEVERING, DATA, als_bytes, kind, wortel
from simulator.zaad.regeling import COMPONENT, besluit, verwijzing_eid


def _identificatie(ouder: etree._Element, werk: str, expressie: str, soort: str) -> None:
    element = kind(ouder, "ExpressionIdentificatie", ruimte=DATA)
    kind(element, "FRBRWork", werk)
    kind(element, "FRBRExpression", expressie)
    kind(element, "soortWork", f"/join/id/stop/{soort}")


def _citeertitel(ouder: etree._Element, titel: str) -> None:
    informatie = kind(kind(ouder, "heeftCiteertitelInformatie"), "CiteertitelInformatie")
    kind(informatie, "citeertitel", titel)
    kind(informatie, "isOfficieel", "true")


def _gedeeld(ouder: etree._Element, werk: Werk) -> None:
    """What BesluitMetadata and RegelingMetadata have in common."""
    _citeertitel(ouder, werk["citeertitel"])
    kind(ouder, "eindverantwoordelijke", werk["eindverantwoordelijke"])
    kind(ouder, "maker", werk["eindverantwoordelijke"])
    kind(ouder, "officieleTitel", werk["officieleTitel"])
    kind(kind(ouder, "onderwerpen"), "onderwerp", werk["onderwerp"])
    kind(kind(ouder, "rechtsgebieden"), "rechtsgebied", werk["rechtsgebied"])
    kind(ouder, "soortBestuursorgaan", werk["soortBestuursorgaan"])


def _procedure(ouder: etree._Element, werk: Werk) -> None:
    verloop = kind(ouder, "Procedureverloop", ruimte=DATA)
    kind(verloop, "bekendOp", werk["bekendOp"])
    stap = kind(kind(verloop, "procedurestappen"), "Procedurestap")
    kind(stap, "soortStap", "/join/id/stop/procedure/stap_003")
    kind(stap, "voltooidOp", werk["ondertekend"])


def _consolidatie(werk: Werk, regeling_eid: str, tijdstempel_eid: str) -> etree._Element:
    informatie = wortel(DATA, "ConsolidatieInformatie")
    beoogd = kind(kind(informatie, "BeoogdeRegelgeving"), "BeoogdeRegeling")
    kind(kind(beoogd, "doelen"), "doel", werk["doel"])
    kind(beoogd, "instrumentVersie", werk.expressie)
    kind(beoogd, "eId", regeling_eid)
    regelgeving = informatie[0]
    for gio in werk.gios:
        beoogd = kind(regelgeving, "BeoogdInformatieobject")
        kind(kind(beoogd, "doelen"), "doel", werk["doel"])
        kind(beoogd, "instrumentVersie", werk.gio_expressie(gio.naam))
        kind(beoogd, "eId", f"!{COMPONENT}#{verwijzing_eid(werk, gio.naam)}")
    stempel = kind(kind(informatie, "Tijdstempels"), "Tijdstempel")
    kind(stempel, "doel", werk["doel"])
    kind(stempel, "soortTijdstempel", "juridischWerkendVanaf")
    kind(stempel, "datum", werk["inwerkingtreding"])
    kind(stempel, "eId", tijdstempel_eid)
    return informatie


def besluit_xml(werk: Werk) -> bytes:
    """The besluit that establishes this work, with the whole regeling in it."""
    aanlevering = wortel(AANLEVERING, "AanleveringBesluit", schemaversie="1.2.0")
    versie = kind(aanlevering, "BesluitVersie")
    _identificatie(versie, werk["besluitWerk"], f"{werk['besluitWerk']}/nld@{werk['besluitVersie']}", "work_003")
    metadata = kind(versie, "BesluitMetadata", ruimte=DATA)
    _gedeeld(metadata, werk)
    kind(metadata, "soortProcedure", "/join/id/stop/proceduretype_definitief")
    if werk.gios:
        refs = kind(metadata, "informatieobjectRefs")
        for gio in werk.gios:
            kind(refs, "informatieobjectRef", werk.gio_expressie(gio.naam))
    _procedure(versie, werk)
    regeling_eid, tijdstempel_eid = besluit(versie, werk)
    # the order of the schema puts ConsolidatieInformatie before the text, whose eIds it needs
    versie.insert(len(versie) - 1, _consolidatie(werk, regeling_eid, tijdstempel_eid))
    informatie = kind(aanlevering, "RegelingVersieInformatie")
    _identificatie(informatie, werk["werk"], werk.expressie, "work_019")
    kind(kind(informatie, "RegelingVersieMetadata", ruimte=DATA), "versienummer", werk["versienummer"])
    metadata = kind(informatie, "RegelingMetadata", ruimte=DATA)
    _gedeeld(metadata, werk)
    kind(metadata, "soortRegeling", werk["soortRegeling"])
    kind(kind(metadata, "overheidsdomeinen"), "overheidsdomein", werk["overheidsdomein"])
    return als_bytes(aanlevering)
