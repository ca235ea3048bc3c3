"""OW objects by themselves: types in the head (phase 2); identifications, list values, numbers per regeling (phase 8).

Facts: facts/validaties.md 8, W02, W05, W09, W13 and the list table of 8.1.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from simulator.aanlevering.levering import Levering
from simulator.aanlevering.lezen import MANIFEST_OW
from simulator.aanlevering.melding import Melding
from simulator.aanlevering.regels.register import Plek, Toets, meld, toets
from simulator.omgevingsdocument.ow import ZONDER_IDENTIFICATIE, OwObject
from simulator.omgevingsdocument.records import OWOBJECT
from simulator.omgevingsdocument.waardelijsten import bekend, lijsten
from simulator.profielen import Profiel
from simulator.store import Stand

# fmt: off
TYPEN = frozenset((
    "Activiteit", "Ambtsgebied", "Divisie", "Divisietekst", "Gebied", "Gebiedengroep", "Gebiedsaanwijzing",
    "Hoofdlijn", "Instructieregel", "Kaart", "Kaartlaag", "Lijn", "Lijnengroep", "Omgevingsnorm", "Omgevingswaarde",
    "Omgevingswaarderegel", "Pons", "Punt", "Puntengroep", "Regelingsgebied", "Regeltekst", "RegelVoorIedereen",
    "SymbolisatieItem", "Tekstdeel", "ActiviteitLocatieaanduiding", "Normwaarde", "JuridischeRegel",
))
# fmt: on
# soort -> other names under which manifest-ow may list a file that holds it
OMVAT: dict[str, tuple[str, ...]] = {
    "RegelVoorIedereen": ("JuridischeRegel", "ActiviteitLocatieaanduiding"),
    "Instructieregel": ("JuridischeRegel",),
    "Omgevingswaarderegel": ("JuridischeRegel",),
    "Omgevingsnorm": ("Normwaarde",),
    "Omgevingswaarde": ("Normwaarde",),
    "Kaart": ("Kaartlaag",),
}
AANDUIDING = "activiteitaanduiding"
INGESLOTEN = ("normwaarde", "kaartlagen", AANDUIDING)  # fields with enclosed objects
# (soort, veld) -> code, value list
LIJSTEN: dict[tuple[str, str], tuple[str, str]] = {
    ("RegelVoorIedereen", "activiteitregelkwalificatie"): ("OZON0070", "Activiteitregelkwalificatie"),
    ("Instructieregel", "instructieregelTaakuitoefening"): ("OZON0071", "Adressaat"),
    ("Instructieregel", "instructieregelInstrument"): ("OZON0072", "Instrument"),
    ("Activiteit", "groep"): ("OZON0073", "Activiteitengroep"),
    ("Omgevingsnorm", "groep"): ("OZON0074", "Omgevingsnormgroep"),
    ("Omgevingswaarde", "groep"): ("OZON0075", "Omgevingswaardegroep"),
    ("Gebiedsaanwijzing", "type"): ("OZON0076", "TypeGebiedsaanwijzing"),
    ("RegelVoorIedereen", "idealisatie"): ("OZON0077", "Idealisatie"),
    ("Instructieregel", "idealisatie"): ("OZON0078", "Idealisatie"),
    ("Omgevingswaarderegel", "idealisatie"): ("OZON0079", "Idealisatie"),
    ("Omgevingsnorm", "type"): ("OZON0113", "TypeNorm"),
    ("Omgevingswaarde", "type"): ("OZON0114", "TypeNorm"),
    ("Omgevingsnorm", "eenheid"): ("OZON0115", "Eenheid"),
    ("Omgevingswaarde", "eenheid"): ("OZON0116", "Eenheid"),
    ("Instructieregel", "thema"): ("OZON0117", "Thema"),
    ("Omgevingswaarderegel", "thema"): ("OZON0118", "Thema"),
    ("RegelVoorIedereen", "thema"): ("OZON0119", "Thema"),
    ("Tekstdeel", "thema"): ("OZON0120", "Thema"),
    ("Tekstdeel", "idealisatie"): ("OZON0203", "Idealisatie"),
}


def objecten(levering: Levering) -> Iterator[OwObject]:
    """All OW objects of the delivery, in the order of manifest-ow."""
    for bestand in levering.ow.values():
        yield from bestand.objecten


@toets("REFERENTIE.04", "OZON0013")
def typen_in_kop(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """Each object has a type that the head of its file names. REFERENTIE.04, with today's code OZON0013 beside it.

    The other direction does not hold in real packages: lists name types that the file lacks.
    """
    for bestand in levering.ow.values():
        for ow in bestand.objecten:
            if ow.soort not in bestand.objecttypen:
                plek = Plek(bestand.naam, ow.regel or None)
                gegevens = {"bestand": bestand.naam, "identificatie": ow.identificatie, "type": ow.soort}
                yield meld("REFERENTIE.04", "kop", op=plek, **gegevens)
                if profiel.resultaatstijl != "2021":
                    yield meld("OZON0013", op=plek, **gegevens)


@toets("REFERENTIE.04")
def typen_in_manifest(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """manifest-ow names types that exist, and for a file at least one that the file holds.

    Real packages name more types than a file holds, or fewer: only lists that have nothing in common are wrong.
    """
    for aanlevering in levering.ow_aanleveringen:
        for ref in aanlevering.bestanden:
            onbekend = [type_ for type_ in ref.objecttypen if type_ not in TYPEN]
            for type_ in onbekend:
                gegevens = {"type": type_, "typen": ", ".join(sorted(TYPEN))}
                yield meld("REFERENTIE.04", "manifest", op=Plek(MANIFEST_OW), **gegevens)
            bestand = levering.ow.get(ref.naam)
            if onbekend or not ref.objecttypen or bestand is None or not bestand.objecten:
                continue
            soorten = {ow.soort for ow in bestand.objecten}
            if not soorten.union(*(OMVAT.get(soort, ()) for soort in soorten)) & set(ref.objecttypen):
                genoemd, gevonden = ", ".join(ref.objecttypen), ", ".join(sorted(soorten))
                gegevens = {"bestand": ref.naam, "genoemd": genoemd, "gevonden": gevonden}
                yield meld("REFERENTIE.04", "bestand", op=Plek(MANIFEST_OW), **gegevens)


@toets("OZON0310")
def identificaties_uniek(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """No identification is used twice, and none is of a known object of another regeling; enclosed objects included.

    An ActiviteitLocatieaanduiding may come again for the same activity and places: real packages give one in several
    rules.
    """
    gezien: dict[str, Mapping[str, Any] | None] = {}
    for ow in objecten(levering):
        for identificatie, aanduiding in _identificaties(ow):
            gelijk = aanduiding is not None and gezien.get(identificatie) == aanduiding
            if identificatie in gezien and not gelijk:
                plek = Plek(ow.bestand, ow.regel or None)
                yield meld("OZON0310", "dubbel", op=plek, identificatie=identificatie)
            gezien.setdefault(identificatie, aanduiding)
    yield from _van_andere_regeling(levering, stand)


def _van_andere_regeling(levering: Levering, stand: Stand) -> Iterator[Melding]:
    bekend = stand.memo("owobject: regeling per identificatie", (OWOBJECT,), _regelingen)
    if not bekend:
        return
    gemeld: set[str] = set()
    for aanlevering in levering.ow_aanleveringen:
        for ref in aanlevering.bestanden:
            bestand = levering.ow.get(ref.naam)
            for ow in bestand.objecten if bestand is not None else ():
                for identificatie, _ in _identificaties(ow):
                    regeling = bekend.get(identificatie, aanlevering.work)
                    if regeling != aanlevering.work and identificatie not in gemeld:
                        gemeld.add(identificatie)
                        plek = Plek(ow.bestand, ow.regel or None)
                        gegevens = {"identificatie": identificatie, "regeling": regeling}
                        yield meld("OZON0310", "bekend", op=plek, **gegevens)


def _identificaties(ow: OwObject) -> Iterator[tuple[str, Mapping[str, Any] | None]]:
    """The identifications of an object and of what it encloses; with what an ActiviteitLocatieaanduiding is about.

    Its qualification is of the rule: a real package gives one aanduiding with two (samples/stop, westland).
    """
    if ow.soort != ZONDER_IDENTIFICATIE:
        yield ow.identificatie, None
    for veld in INGESLOTEN:
        for deel in ow.velden.get(veld, ()):
            if deel.get("identificatie"):
                inhoud = {naam: wat for naam, wat in deel.items() if naam != "activiteitregelkwalificatie"}
                yield deel["identificatie"], inhoud if veld == AANDUIDING else None


def _regelingen(stand: Stand) -> dict[str, str]:
    """Identification -> FRBRWork of the regeling that has it: of every object whose last version is not ended."""
    laatste = {record["identificatie"]: record for record in stand.all(OWOBJECT)}
    gevonden: dict[str, str] = {}
    for identificatie, record in laatste.items():
        if record["beeindigd"] or record["soort"] == ZONDER_IDENTIFICATIE:
            continue
        gevonden[identificatie] = record["regeling"]
        for veld in INGESLOTEN:
            for deel in record["velden"].get(veld, ()):
                if deel.get("identificatie"):
                    gevonden[deel["identificatie"]] = record["regeling"]
    return gevonden


@toets(*dict.fromkeys(code for code, _ in LIJSTEN.values()), "OZON0080", "OZON0200", "TPOD1300")
def waarden_in_lijsten(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """Coded values stand in their list; one that has lapsed gives a waarschuwing."""
    for ow in objecten(levering):
        for waarde in ow.waarden:
            regel = LIJSTEN.get((ow.soort, waarde.veld))
            if (ow.soort, waarde.veld) == ("Gebiedsaanwijzing", "groep"):
                lijst = _groepenlijst(str(ow.velden.get("type", "")))
                regel = ("OZON0080", lijst) if lijst else None
            if regel is None:
                continue
            code, lijst = regel
            oordeel = bekend(lijst, waarde.code)
            if oordeel != "ja":
                plek = Plek(ow.bestand, ow.regel or None)
                gegevens = {
                    "soort": ow.soort,
                    "identificatie": ow.identificatie,
                    "veld": waarde.veld,
                    "waarde": waarde.code,
                    "lijst": lijst,
                }
                melding = meld(code, oordeel, op=plek, **gegevens)
                yield melding if oordeel == "nee" else replace(melding, ernst="waarschuwing")
                if oordeel == "nee":
                    if code == "OZON0076":
                        yield meld("OZON0200", op=plek, **gegevens)
                    yield meld("TPOD1300", op=plek, **gegevens)


def _groepenlijst(type_: str) -> str | None:
    """The list of groups of a type of gebiedsaanwijzing: `…/typegebiedsaanwijzing/id/concept/Bodem` -> Bodemgroep."""
    naam = f"{type_.rpartition('/')[2]}groep"
    return naam if naam in lijsten() else None


@toets("OZON0103", "OZON0104")
def aantal_per_regeling(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """A new regeling has exactly one Regelingsgebied, and at most one Pons."""
    for aanlevering in levering.ow_aanleveringen:
        namen = [ref.naam for ref in aanlevering.bestanden if ref.naam in levering.ow]
        aantal = Counter(ow.soort for naam in dict.fromkeys(namen) for ow in levering.ow[naam].objecten)
        if aantal["Regelingsgebied"] != 1:
            gegevens = {"regeling": aanlevering.work, "aantal": aantal["Regelingsgebied"]}
            yield meld("OZON0103", op=Plek(MANIFEST_OW), **gegevens)
        if aantal["Pons"] > 1:
            yield meld("OZON0104", op=Plek(MANIFEST_OW), regeling=aanlevering.work, aantal=aantal["Pons"])


FASE_2_REFERENTIE: tuple[Toets, ...] = (typen_in_kop, typen_in_manifest)
FASE_8_OBJECTEN: tuple[Toets, ...] = (identificaties_uniek, waarden_in_lijsten, aantal_per_regeling)
