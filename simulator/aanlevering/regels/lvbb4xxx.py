"""LVBB4xxx and 5xxx: the besluit as a whole, and against what is known (phase 3 and 3b). Facts: validaties.md 8."""

from collections.abc import Iterator

from lxml import etree

from simulator.aanlevering.levering import Levering
from simulator.aanlevering.lezen import lokaal, tag
from simulator.aanlevering.melding import Melding
from simulator.aanlevering.regels.feiten import (
    beoogd,
    besluitversie,
    besluitwerk,
    ext_io_refs,
    regelingteksten,
    versieinformatie,
)
from simulator.aanlevering.regels.lvbb3xxx import regelingwerken
from simulator.aanlevering.regels.register import Toets, bij, meld, toets
from simulator.omgevingsdocument.records import BESLUIT, REGELINGVERSIE
from simulator.profielen import Profiel
from simulator.store import Stand

CONSOLIDATIE = frozenset(("LVBB4002", "LVBB4032", "LVBB4040"))  # phase 3b of the chain of 2021


def meld_besluit(
    levering: Levering, element: etree._Element, code: str, vorm: str = "", **gegevens: object
) -> Melding:
    """A melding at an element of the besluit."""
    return meld(code, vorm, op=bij(element, levering.opdracht.publicatie if levering.opdracht else None), **gegevens)


@toets("LVBB4002")
def wijzigartikelen_en_bijlagen(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """Each WijzigArtikel or WijzigLid refers with an IntRef to a WijzigBijlage, and each WijzigBijlage is referred to.

    One that holds the RegelingMutatie itself needs no reference (STOP 1.3.0, WijzigArtikel).
    """
    versie = besluitversie(levering)
    compact = None if versie is None else versie.find(tag("tekst:BesluitCompact"))
    if compact is None:
        return
    bijlagen = {bijlage.get("eId", ""): bijlage for bijlage in compact.iterchildren(tag("tekst:WijzigBijlage"))}
    genoemd: set[str] = set()
    for lichaam in compact.iterchildren(tag("tekst:Lichaam")):
        for artikel in lichaam.iter(tag("tekst:WijzigArtikel")):
            for deel in list(artikel.iterchildren(tag("tekst:WijzigLid"))) or [artikel]:
                refs = [ref.get("ref", "") for ref in deel.iter(tag("tekst:IntRef"))]
                genoemd.update(refs)
                if next(deel.iter(tag("tekst:RegelingMutatie")), None) is not None or bijlagen.keys() & set(refs):
                    continue
                gegevens = {"soort": lokaal(deel), "wid": deel.get("wId", "")}
                if refs:
                    yield meld_besluit(levering, deel, "LVBB4002", "onbekend", **gegevens, ref=refs[0])
                else:
                    yield meld_besluit(levering, deel, "LVBB4002", "artikel", **gegevens)
    for eid, bijlage in bijlagen.items():
        if eid not in genoemd:
            yield meld_besluit(levering, bijlage, "LVBB4002", "bijlage", wid=bijlage.get("wId", ""))


@toets("LVBB4032")
def wordt_en_beoogd(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """Wordt-versions and BeoogdeRegelgeving name the same versions; informatieobjecten through their ExtIoRef."""
    teksten = regelingteksten(levering)
    wordt = {tekst.wordt for tekst in teksten}
    refs = {ref.get("ref", "") for ref in ext_io_refs(levering)}
    instrumenten = set()
    for wat in beoogd(levering):
        instrumenten.add(wat.versie)
        if wat.regeling and wat.versie not in wordt:
            yield meld_besluit(levering, wat.element, "LVBB4032", "regeling", versie=wat.versie)
        elif not wat.regeling and wat.versie not in refs:
            yield meld_besluit(levering, wat.element, "LVBB4032", "informatieobject", versie=wat.versie)
    for tekst in teksten:
        if tekst.wordt not in instrumenten:
            yield meld_besluit(levering, tekst.element, "LVBB4032", "wordt", versie=tekst.wordt)


@toets("LVBB4033")
def wordt_en_versieinformatie(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """Wordt-versions and RegelingVersieInformatie name the same versions."""
    teksten, versies = regelingteksten(levering), versieinformatie(levering)
    expressies = {versie.expressie for versie in versies}
    wordt = {tekst.wordt for tekst in teksten}
    for tekst in teksten:
        if tekst.wordt not in expressies:
            yield meld_besluit(levering, tekst.element, "LVBB4033", "wordt", versie=tekst.wordt)
    for versie in versies:
        if versie.expressie not in wordt:
            yield meld_besluit(levering, versie.element, "LVBB4033", "versieinformatie", versie=versie.expressie)


@toets("LVBB4040")
def metadata_bij_nieuwe_regeling(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """The first version of a regeling brings RegelingMetadata."""
    nieuw = {tekst.wordt for tekst in regelingteksten(levering) if not tekst.mutatie}
    for versie in versieinformatie(levering):
        if versie.expressie in nieuw and not versie.heeft_metadata and versie.werk not in regelingwerken(stand):
            yield meld_besluit(levering, versie.element, "LVBB4040", versie=versie.expressie)


@toets("LVBB4001", "LVBB4014", "LVBB5019")
def nog_niet_bekend(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """Besluit and regelingversies are new."""
    werk, versie_ = besluitwerk(levering), besluitversie(levering)
    if versie_ is not None and stand.get(BESLUIT, werk) is not None:
        yield meld_besluit(levering, versie_, "LVBB4001", werk=werk)
    werken = {versie.expressie: versie.werk for versie in versieinformatie(levering)}
    for tekst in regelingteksten(levering):
        if stand.get(REGELINGVERSIE, tekst.wordt) is not None:
            yield meld_besluit(levering, tekst.element, "LVBB4014", versie=tekst.wordt)
        if not tekst.mutatie and werken.get(tekst.wordt) in regelingwerken(stand):
            yield meld_besluit(levering, tekst.element, "LVBB5019", werk=werken[tekst.wordt])


FASE_3_BESLUIT: tuple[Toets, ...] = (
    wordt_en_versieinformatie,
    wijzigartikelen_en_bijlagen,
    wordt_en_beoogd,
    metadata_bij_nieuwe_regeling,
    nog_niet_bekend,
)
