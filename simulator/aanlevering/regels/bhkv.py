"""BHKV10xx: besluit and informatieobjecten as deliveries (phase 3). Facts: facts/validaties.md 8, S09 and S10."""

from collections import Counter
from collections.abc import Iterator

from simulator.aanlevering.levering import Levering
from simulator.aanlevering.lezen import NS, lokaal, tekst, waarde, waarden
from simulator.aanlevering.melding import Melding
from simulator.aanlevering.regels.feiten import (
    DEFINITIEF,
    GIO,
    HEEFT_BESTAND,
    ONTWERP,
    artikelen,
    beoogd,
    besluitversie,
    informatieobject_refs,
    informatieobjecten,
    is_artikel,
    regelingteksten,
    soort_procedure,
    tijdstempels,
    versieinformatie,
)
from simulator.aanlevering.regels.lvbb4xxx import meld_besluit
from simulator.aanlevering.regels.register import Toets, bij, meld, toets
from simulator.profielen import Profiel
from simulator.store import Stand

BESLUIT = "/join/id/stop/work_003"
INFORMATIEOBJECT = "/join/id/stop/work_010"
REGELING = "/join/id/stop/work_019"
TIJDELIJKDEEL = "/join/id/stop/work_021"
STAP = "/join/id/stop/procedure/stap_"
TOEGESTAAN = (f"{STAP}002", f"{STAP}003")  # vaststelling, ondertekening
PUBLICATIE = f"{STAP}004"
EXPRESSIE = "data:ExpressionIdentificatie/data:FRBRExpression"
COLLECTIE = {"TeConsolideren": "regdata", "AlleenBekendTeMaken": "pubdata", "Informatief": "infodata"}


@toets("BHKV1004", "BHKV1005")
def besluitsoort(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """A draft has no Tijdstempels; a besluit is work_003."""
    versie = besluitversie(levering)
    if versie is None:
        return
    stempels = versie.find("data:ConsolidatieInformatie/data:Tijdstempels", NS)
    if soort_procedure(levering) == ONTWERP and stempels is not None:
        yield meld_besluit(levering, stempels, "BHKV1004")
    soort = waarde(versie, "data:ExpressionIdentificatie/data:soortWork") or ""
    if soort != BESLUIT:
        yield meld_besluit(levering, versie, "BHKV1005", soort=soort)


@toets("BHKV1006", "BHKV1028", "BHKV1044", "BHKV1058")
def wordt_versies(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """Each wordt-version has exactly one RegelingVersieInformatie, of the soortWork that its model asks."""
    teksten, versies = regelingteksten(levering), versieinformatie(levering)
    # Blanks around an FRBRExpression count for BHKV1044 alone (seen with the official rules).
    aantal = Counter(versie.element.findtext(EXPRESSIE, "", NS) for versie in versies)
    soorten = {(versie.expressie, versie.soort) for versie in versies}
    for regeling in teksten:
        if regeling.model == "RegelingTijdelijkdeel":
            if (regeling.wordt, TIJDELIJKDEEL) not in soorten:
                yield meld_besluit(levering, regeling.element, "BHKV1028", wordt=regeling.wordt)
        elif regeling.model != "RegelingMutatie" and (regeling.wordt, REGELING) not in soorten:
            gevonden = ", ".join(f"{versie.expressie} met {versie.soort}" for versie in versies) or "geen"
            gegevens = {"model": regeling.model, "wordt": regeling.wordt, "gevonden": gevonden}
            yield meld_besluit(levering, regeling.element, "BHKV1006", **gegevens)
        if aantal[regeling.wordt] != 1:
            gegevens = {"wordt": regeling.wordt, "component": regeling.component, "aantal": str(aantal[regeling.wordt])}
            yield meld_besluit(levering, regeling.element, "BHKV1044", **gegevens)
    wordt = {regeling.wordt for regeling in teksten}
    for versie in versies:
        if versie.expressie not in wordt:
            yield meld_besluit(levering, versie.element, "BHKV1058", expressie=versie.expressie)


@toets("BHKV1009", "BHKV1010", "BHKV1011")
def eids_in_besluit(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """The eIds of ConsolidatieInformatie are articles of the besluit itself."""
    versie = besluitversie(levering)
    if versie is None:
        return
    alle = artikelen(levering, ook_wijzigartikelen=True)
    gewone = artikelen(levering, ook_wijzigartikelen=False)
    for wat in beoogd(levering):
        if wat.regeling and not is_artikel(wat.eid or "", alle):
            yield meld_besluit(levering, wat.element, "BHKV1009", eid=wat.eid or "", versie=wat.versie)
    for stempel in tijdstempels(levering):
        eid = waarde(stempel, "data:eId")
        if eid is not None and not is_artikel(eid, gewone):
            yield meld_besluit(levering, stempel, "BHKV1010", eid=eid)
    for intrekking in versie.iterfind("data:ConsolidatieInformatie/data:Intrekkingen/data:Intrekking", NS):
        instrument, eid = waarde(intrekking, "data:instrument") or "", waarde(intrekking, "data:eId") or ""
        if instrument.startswith("/akn/") and not is_artikel(eid, alle):
            yield meld_besluit(levering, intrekking, "BHKV1011", eid=eid, instrument=instrument)


@toets("BHKV1046", "BHKV1047", "BHKV1048", "BHKV1049", "BHKV1066")
def procedureverloop(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """The steps that a besluit of this kind may and must have."""
    versie = besluitversie(levering)
    if versie is None:
        return
    procedure = soort_procedure(levering)
    verloop = versie.find("data:Procedureverloop", NS)
    if verloop is None:
        if procedure == DEFINITIEF:
            expressie = waarde(versie, EXPRESSIE) or ""
            yield meld_besluit(levering, versie, "BHKV1066", expressie=expressie)
        return
    stappen = waarden(verloop, "data:procedurestappen/data:Procedurestap/data:soortStap")
    for stap in stappen:
        if stap == PUBLICATIE:
            yield meld_besluit(levering, verloop, "BHKV1046")
    andere = list(dict.fromkeys(stap for stap in stappen if stap not in TOEGESTAAN))
    if andere and procedure in (DEFINITIEF, ONTWERP):
        code = "BHKV1047" if procedure == DEFINITIEF else "BHKV1049"
        yield meld_besluit(levering, verloop, code, stappen=", ".join(andere))
    if procedure == DEFINITIEF and TOEGESTAAN[1] not in stappen:
        yield meld_besluit(levering, verloop, "BHKV1048")


@toets("BHKV1033")
def refs_beoogd(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """What informatieobjectRefs names and is consolidated, is a BeoogdInformatieobject."""
    bedoeld = {wat.versie for wat in beoogd(levering) if not wat.regeling}
    for expressie, element in informatieobject_refs(levering):
        if expressie.startswith("/join/id/regdata/") and expressie not in bedoeld:
            yield meld_besluit(levering, element, "BHKV1033", expressie=expressie)


@toets("BHKV1014", "BHKV1016", "BHKV1017", "BHKV1018", "BHKV1064", "BHKV1065")
def informatieobject(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """An informatieobject names one file, is work_010, and its metadata fit its work and format."""
    for io in informatieobjecten(levering):
        plek = bij(io.versie, io.bestand, io.expressie)
        aantal = len(io.versie.findall(HEEFT_BESTAND, NS))
        if aantal != 1:
            yield meld("BHKV1014", op=plek, expressie=io.expressie, aantal=aantal)
        if io.soort != INFORMATIEOBJECT:
            yield meld("BHKV1016", op=plek, expressie=io.expressie, soort=io.soort)
        if io.metadata is None:
            continue
        for titel in io.metadata.iterfind("data:officieleTitel", NS):
            if tekst(titel) != io.werk:
                yield meld("BHKV1017", op=plek, titel=tekst(titel), werk=io.werk)
        instructie = io.metadata.findtext("data:publicatieinstructie", None, NS)
        if instructie is not None and COLLECTIE.get(instructie) != io.collectie:
            yield meld("BHKV1018", op=plek, werk=io.werk, instructie=instructie)
        if waarde(io.metadata, "data:formaatInformatieobject") != GIO:
            for kind in io.versie.iterchildren("*"):
                code = {"FeatureTypeStyle": "BHKV1064", "JuridischeBorgingVan": "BHKV1065"}.get(lokaal(kind))
                if code is not None:
                    yield meld(code, op=plek, expressie=io.expressie)


FASE_3_BHKV: tuple[Toets, ...] = (
    besluitsoort,
    wordt_versies,
    eids_in_besluit,
    procedureverloop,
    refs_beoogd,
    informatieobject,
)
