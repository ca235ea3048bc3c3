"""OW objects by themselves: types in the head (phase 2); identifications, list values, numbers per regeling (phase 8).

Facts: facts/validaties.md 8, W02, W05, W09, W13 and the list table of 8.1.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from simulator.aanlevering.levering import Levering
from simulator.aanlevering.lezen import MANIFEST_OW
from simulator.aanlevering.melding import Melding
from simulator.aanlevering.regels.register import Plek, Toets, meld, toets
from simulator.omgevingsdocument.ow import OwObject
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


@toets("REFERENTIE.04")
def typen_in_kop(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """Each object has a type that the head of its file names; manifest-ow names only types that exist.

    The other direction does not hold in real packages: lists name types that the file lacks.
    """
    for bestand in levering.ow.values():
        for ow in bestand.objecten:
            if ow.soort not in bestand.objecttypen:
                yield meld(
                    "REFERENTIE.04",
                    "kop",
                    op=Plek(bestand.naam, ow.regel or None),
                    bestand=bestand.naam,
                    identificatie=ow.identificatie,
                    type=ow.soort,
                )
    for aanlevering in levering.ow_aanleveringen:
        for ref in aanlevering.bestanden:
            for type_ in ref.objecttypen:
                if type_ not in TYPEN:
                    yield meld("REFERENTIE.04", "manifest", op=Plek(MANIFEST_OW), bestand=ref.naam, type=type_)


@toets("OZON0310")
def identificaties_uniek(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """No identification is used twice. Enclosed objects do repeat: real packages give one ActiviteitLocatieaanduiding
    in several rules."""
    gezien: set[str] = set()
    for ow in objecten(levering):
        if ow.identificatie in gezien and ow.soort != "SymbolisatieItem":
            yield meld("OZON0310", op=Plek(ow.bestand, ow.regel or None), identificatie=ow.identificatie)
        gezien.add(ow.identificatie)


@toets(*dict.fromkeys(code for code, _ in LIJSTEN.values()), "OZON0080")
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
                melding = meld(
                    code,
                    oordeel,
                    op=Plek(ow.bestand, ow.regel or None),
                    soort=ow.soort,
                    identificatie=ow.identificatie,
                    veld=waarde.veld,
                    waarde=waarde.code,
                    lijst=lijst,
                )
                yield melding if oordeel == "nee" else replace(melding, ernst="waarschuwing")


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


FASE_2_REFERENTIE: tuple[Toets, ...] = (typen_in_kop,)
FASE_8_OBJECTEN: tuple[Toets, ...] = (identificaties_uniek, waarden_in_lijsten, aantal_per_regeling)
