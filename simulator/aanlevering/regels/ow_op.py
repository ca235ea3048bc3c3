"""OW objects against the text of their regeling (phase 8; 6 in 2021). Facts: facts/validaties.md 4 and 8, P01-P05.

Without these an accepted delivery could not be registered: each Aanlevering of manifest-ow must belong to a regeling
and a doel of the besluit.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from simulator.aanlevering.levering import Levering, OwAanlevering
from simulator.aanlevering.lezen import MANIFEST_OW, lokaal, tag
from simulator.aanlevering.melding import Melding
from simulator.aanlevering.regels.feiten import beoogd, besluitversie, regelingteksten, versieinformatie
from simulator.aanlevering.regels.register import Plek, Toets, meld, toets
from simulator.omgevingsdocument.ow import OwObject
from simulator.profielen import Profiel
from simulator.store import Stand

# soort of OW object -> tekst elements that its wId may be of
ELEMENTEN = {"Regeltekst": ("Artikel", "Lid"), "Divisie": ("Divisie",), "Divisietekst": ("Divisietekst",)}
_BUITEN = (tag("tekst:Bijlage"), tag("tekst:Toelichting"), tag("tekst:ArtikelgewijzeToelichting"))


@toets("OZON2140", "OZON2210", "TPOD2140", "TPOD2150", "TPOD2210")
def regeling_en_doel(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """manifest-ow names a regeling of the besluit, with a doel of that regeling."""
    if besluitversie(levering) is None:
        return
    werk_van = {versie.expressie: versie.werk for versie in versieinformatie(levering)}
    doelen = {(werk_van.get(wat.versie), doel) for wat in beoogd(levering) if wat.regeling for doel in wat.doelen}
    alle = {doel for wat in beoogd(levering) for doel in wat.doelen}
    for aanlevering in levering.ow_aanleveringen:
        gegevens = {"regeling": aanlevering.work, "doel": aanlevering.doel}
        if aanlevering.work not in werk_van.values():
            yield from _meld("OZON2140", profiel, Plek(MANIFEST_OW), gegevens)
        elif (aanlevering.work, aanlevering.doel) not in doelen:
            nergens = profiel.resultaatstijl == "2021" and aanlevering.doel not in alle
            yield from _meld("OZON2150" if nergens else "OZON2210", profiel, Plek(MANIFEST_OW), gegevens)


@toets("OZON2000", "OZON2040", "OZON2041", "OZON2060", "TPOD2000", "TPOD2040", "TPOD2060")
def wids_bestaan(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """A Regeltekst, Divisie or Divisietekst has the wId of such an element in the Lichaam of its regeling."""
    teksten = {tekst.wordt: tekst.element for tekst in regelingteksten(levering)}
    elementen = {
        versie.werk: _op_wid(teksten[versie.expressie])
        for versie in versieinformatie(levering)
        if versie.expressie in teksten
    }
    for aanlevering in levering.ow_aanleveringen:
        op_wid = elementen.get(aanlevering.work)
        if op_wid is None:
            continue
        for ow in _tekstobjecten(levering, aanlevering):
            code = _oordeel(ow, op_wid)
            if code is not None:
                plek = Plek(ow.bestand, ow.regel or None)
                gegevens = {
                    "soort": ow.soort,
                    "identificatie": ow.identificatie,
                    "wid": ow.wid or "",
                    "regeling": aanlevering.work,
                    "doel": aanlevering.doel,
                }
                yield from _meld(code, profiel, plek, gegevens)


def _meld(code: str, profiel: Profiel, plek: Plek, gegevens: Mapping[str, str]) -> Iterator[Melding]:
    """The finding under its code. The chain of 2021 (LVBB, not Ozon) had a TPOD code for all but OZON2041."""
    if profiel.resultaatstijl != "2021":
        yield meld(code, op=plek, **gegevens)
    elif code != "OZON2041":
        # The written rule TPOD2040 was a warning; what the chain checked itself (OZON2040 now) blocked.
        yield replace(meld(code.replace("OZON", "TPOD"), op=plek, **gegevens), ernst="fout")


def _op_wid(regeling: etree._Element) -> dict[str, etree._Element]:
    """The elements of a regeling by wId that OW may annotate."""
    soorten = {tag(f"tekst:{naam}") for namen in ELEMENTEN.values() for naam in namen}
    return {element.get("wId", ""): element for element in regeling.iter(*soorten)}


def _tekstobjecten(levering: Levering, aanlevering: OwAanlevering) -> Iterator[OwObject]:
    for naam in dict.fromkeys(ref.naam for ref in aanlevering.bestanden):
        bestand = levering.ow.get(naam)
        if bestand is not None:
            yield from (ow for ow in bestand.objecten if ow.soort in ELEMENTEN and not ow.beeindigd)


def _oordeel(ow: OwObject, op_wid: dict[str, etree._Element]) -> str | None:
    element = op_wid.get(ow.wid or "")
    if element is None or lokaal(element) not in ELEMENTEN[ow.soort]:
        return "OZON2000" if ow.soort == "Regeltekst" else "OZON2040"
    if next(element.iterancestors(*_BUITEN), None) is not None:
        return "OZON2041"
    if lokaal(element) == "Artikel" and next(element.iterchildren(tag("tekst:Lid")), None) is not None:
        return "OZON2060"
    return None


FASE_6: tuple[Toets, ...] = (regeling_en_doel, wids_bestaan)
