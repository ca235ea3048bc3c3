"""References between OW objects (phase 8): what they name exists, in this delivery or in the stand.

Facts: facts/validaties.md 8, W06 and W10, and the reference table of 8.1. What is known also counts when it is a
placeholder in the functionele structuur (record `haak`).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from simulator.aanlevering.levering import Levering
from simulator.aanlevering.melding import Melding
from simulator.aanlevering.regels.ow_objecten import objecten
from simulator.aanlevering.regels.register import Plek, Toets, meld, toets
from simulator.omgevingsdocument.ow import OwObject, Verwijzing
from simulator.omgevingsdocument.records import HAAK, OWOBJECT
from simulator.profielen import Profiel
from simulator.store import Stand

OVERIG = "OZON0109"
# (soort, veld) -> code when the target does not exist
VERWIJZINGEN: dict[tuple[str, str], str] = {
    ("RegelVoorIedereen", "artikelOfLid"): "OZON0033",
    ("Instructieregel", "artikelOfLid"): "OZON0035",
    ("Omgevingswaarderegel", "artikelOfLid"): "OZON0037",
    ("RegelVoorIedereen", "activiteitaanduiding"): "OZON0038",
    ("RegelVoorIedereen", "gebiedsaanwijzing"): "OZON0040",
    ("Instructieregel", "gebiedsaanwijzing"): "OZON0041",
    ("RegelVoorIedereen", "omgevingsnormaanduiding"): "OZON0042",
    ("Instructieregel", "omgevingsnormaanduiding"): "OZON0043",
    ("Omgevingswaarderegel", "omgevingswaardeaanduiding"): "OZON0044",
    ("RegelVoorIedereen", "locatieaanduiding"): "OZON0045",
    ("Instructieregel", "locatieaanduiding"): "OZON0046",
    ("Omgevingswaarderegel", "locatieaanduiding"): "OZON0047",
    ("Gebiedengroep", "groepselement"): "OZON0053",
    ("Lijnengroep", "groepselement"): "OZON0059",
    ("Puntengroep", "groepselement"): "OZON0065",
    ("RegelVoorIedereen", "kaartaanduiding"): "OZON0088",
    ("Tekstdeel", "kaartaanduiding"): "OZON0089",
    ("Tekstdeel", "divisieaanduiding"): "OZON0092",
    ("Tekstdeel", "gebiedsaanwijzing"): "OZON0093",
    ("Tekstdeel", "hoofdlijnaanduiding"): "OZON0094",
    ("Tekstdeel", "locatieaanduiding"): "OZON0204",
    ("Gebiedsaanwijzing", "locatieaanduiding"): "OZON0096",
    ("Omgevingsnorm", "locatieaanduiding"): "OZON0101",
    ("Omgevingswaarde", "locatieaanduiding"): "OZON0101",
    ("Regelingsgebied", "locatieaanduiding"): "OZON0124",
    ("Pons", "locatieaanduiding"): "OZON0217",
    ("Activiteit", "bovenliggendeActiviteit"): "OZON0082",
    ("Activiteit", "gerelateerdeActiviteit"): "OZON0084",
}
# (soort, veld) of references in an enclosed ActiviteitLocatieaanduiding
INGESLOTEN = {("RegelVoorIedereen", "locatieaanduiding"): "OZON0121"}
GEHEEL = {"SymbolisatieItem": "OZON0347", "Kaart": "OZON0349"}


def code_bij(ow: OwObject, verwijzing: Verwijzing) -> str | None:
    """The code that a dangling reference gives; None for geometries, which have rules of their own."""
    if verwijzing.veld == "geometrie":
        return None
    plek = (ow.soort, verwijzing.veld)
    if verwijzing.bron and plek in INGESLOTEN:
        return INGESLOTEN[plek]
    return VERWIJZINGEN.get(plek) or GEHEEL.get(ow.soort, OVERIG)


@toets(*dict.fromkeys(VERWIJZINGEN.values()), *INGESLOTEN.values(), *GEHEEL.values(), OVERIG)
def verwijzingen_bestaan(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """Every reference names an object of this delivery or a known one."""
    geleverd: set[str] = set()
    for ow in objecten(levering):
        geleverd.add(ow.identificatie)
        geleverd.update(ow.ingesloten)
    for ow in objecten(levering):
        if ow.beeindigd:
            continue
        for verwijzing in ow.verwijzingen:
            doel = verwijzing.identificatie
            code = code_bij(ow, verwijzing)
            if code is not None and doel not in geleverd and not bekend_in_stand(stand, doel):
                gegevens = {
                    "soort": ow.soort,
                    "identificatie": ow.identificatie,
                    "bron": verwijzing.bron or ow.identificatie,
                    "doel": doel,
                    "doelsoort": "Norm" if verwijzing.veld == "normweergave" else verwijzing.soort,
                    "veld": verwijzing.veld,
                }
                yield meld(code, op=Plek(ow.bestand, ow.regel or None), **gegevens)


def bekend_in_stand(stand: Stand, identificatie: str) -> bool:
    """Whether a version of this object is known and not ended, or it is a placeholder."""
    if stand.get(HAAK, identificatie) is not None:
        return True
    return identificatie in stand.memo("owobject: bekende identificaties", (OWOBJECT,), _identificaties)


def _identificaties(stand: Stand) -> frozenset[str]:
    """Identifications whose last version is not ended, those of enclosed objects included."""
    laatste: dict[str, Mapping[str, Any]] = {record["identificatie"]: record for record in stand.all(OWOBJECT)}
    bekend: set[str] = set()
    for identificatie, record in laatste.items():
        if not record["beeindigd"]:
            bekend.add(identificatie)
            for veld in ("normwaarde", "kaartlagen", "activiteitaanduiding"):
                delen = record["velden"].get(veld, ())
                bekend.update(deel["identificatie"] for deel in delen if "identificatie" in deel)
    return frozenset(bekend)


@toets("OZON0083", "OZON0085")
def activiteiten_zonder_kring(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """No activity has itself above it, directly or through others; none is related to itself."""
    activiteiten = {ow.identificatie: ow for ow in objecten(levering) if ow.soort == "Activiteit"}
    boven = {wie: str(ow.velden.get("bovenliggendeActiviteit", "")) for wie, ow in activiteiten.items()}
    in_kring = _in_kring(boven)
    for wie, ow in activiteiten.items():
        if wie in in_kring:
            yield meld("OZON0083", op=Plek(ow.bestand, ow.regel or None), identificatie=wie)
        if wie in ow.velden.get("gerelateerdeActiviteit", ()):
            yield meld("OZON0085", op=Plek(ow.bestand, ow.regel or None), identificatie=wie)


def _in_kring(boven: Mapping[str, str]) -> set[str]:
    """The nodes that lie on a cycle of `node -> parent`; linear in the number of nodes."""
    klaar: set[str] = set()
    kringen: set[str] = set()
    for begin in boven:
        pad: dict[str, None] = {}
        huidig = begin
        while huidig in boven and huidig not in klaar and huidig not in pad:
            pad[huidig] = None
            huidig = boven[huidig]
        if huidig in pad:
            stappen = list(pad)
            kringen.update(stappen[stappen.index(huidig) :])
        klaar.update(pad)
    return kringen


FASE_8_VERWIJZINGEN: tuple[Toets, ...] = (verwijzingen_bestaan, activiteiten_zonder_kring)
