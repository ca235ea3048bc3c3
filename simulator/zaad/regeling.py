"""Writes the text of a regeling and of the besluit around it (STOP 1.3.0 tekst)."""

import re
from datetime import date

from lxml import etree

from simulator.zaad.bronnen import Werk
from simulator.zaad.opbouw import TEKST, kind
from simulator.zaad.tekst import Deel

COMPONENT = "regeling"
INFORMATIEOBJECTEN = "{informatieobjecten}"
LINK = re.compile(r"\[([^\]]{1,200})\]\((https://[^)\s]{1,300})\)")


MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


def _voluit(datum: str) -> str:
    """2024-01-01 as 1 januari 2024."""
    dag = date.fromisoformat(datum)
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def _alinea(ouder: etree._Element, tekst: str) -> None:
    al = kind(ouder, "Al")
    stukken = LINK.split(tekst)
    al.text = stukken[0]
    for naam, adres, staart in zip(stukken[1::3], stukken[2::3], stukken[3::3], strict=True):
        kind(al, "ExtRef", naam, ref=adres, soort="URL").tail = staart


def verwijzing_eid(werk: Werk, gio: str) -> str:
    """The eId of the reference to an informatieobject in the list of the bijlage that has one. ValueError without."""
    bijlage = next((d for d in werk.tekst if INFORMATIEOBJECTEN in d.alineas), None)
    if bijlage is None:
        raise ValueError(f"{werk.naam}/tekst.md: geen bijlage met {INFORMATIEOBJECTEN}")
    nummer = [g.naam for g in werk.gios].index(gio) + 1
    return f"{bijlage.eid}__content_o_1__list_o_1__item_o_{nummer}__ref_o_1"


def _informatieobjecten(ouder: etree._Element, werk: Werk, eid: str) -> None:
    """The list of informatieobjecten, each with the reference that makes it part of the regeling."""
    lijst = kind(ouder, "Begrippenlijst", **_ids(werk, f"{eid}__list_o_1"))
    for nummer, gio in enumerate(werk.gios, 1):
        begrip = kind(lijst, "Begrip", **_ids(werk, f"{eid}__list_o_1__item_o_{nummer}"))
        kind(begrip, "Term", gio.titel)
        expressie = werk.gio_expressie(gio.naam)
        ids = _ids(werk, f"{eid}__list_o_1__item_o_{nummer}__ref_o_1")
        kind(kind(kind(begrip, "Definitie"), "Al"), "ExtIoRef", expressie, ref=expressie, **ids)


def _inhoud(ouder: etree._Element, deel: Deel, werk: Werk, eid: str = "") -> None:
    inhoud = kind(ouder, "Inhoud")
    for alinea in deel.alineas:
        if alinea == INFORMATIEOBJECTEN:
            _informatieobjecten(inhoud, werk, eid)
        else:
            _alinea(inhoud, alinea)
    kind(kind(inhoud, "Al"), "i", werk["kanttekening"])


def _kop(ouder: etree._Element, deel: Deel) -> None:
    kop = kind(ouder, "Kop")
    if deel.soort not in ("Divisie", "Divisietekst"):
        kind(kop, "Label", deel.soort)
    if deel.nummer:
        kind(kop, "Nummer", deel.nummer)
    if deel.opschrift:
        kind(kop, "Opschrift", deel.opschrift)


def wid(werk: Werk, eid: str) -> str:
    """The wId of a part of the regeling: prefix of authority and version (mnre1034_1-0) and the first eId."""
    return f"{werk['wIdPrefix']}__{eid}"


def _ids(werk: Werk, eid: str) -> dict[str, str]:
    return {"eId": eid, "wId": wid(werk, eid)}


def _deel(ouder: etree._Element, werk: Werk, deel: Deel) -> None:
    element = kind(ouder, deel.soort, **_ids(werk, deel.eid))
    if deel.soort == "Lid":
        kind(element, "LidNummer", deel.nummer)
        _inhoud(element, deel, werk)
        return
    _kop(element, deel)
    if deel.soort == "Bijlage":
        eid = f"{deel.eid}__content_o_1"
        _inhoud(kind(element, "Divisietekst", **_ids(werk, eid)), deel, werk, eid)
    elif deel.alineas:
        _inhoud(element, deel, werk)
    for onderdeel in deel.delen:
        _deel(element, werk, onderdeel)


def regeling(ouder: etree._Element, werk: Werk) -> None:
    """Adds the whole regeling as a new component: RegelingCompact, -Klassiek or -Vrijetekst, as werk.yaml says."""
    model = werk["model"]
    element = kind(ouder, model, componentnaam=COMPONENT, wordt=werk.expressie)
    kind(kind(element, "RegelingOpschrift", eId="longTitle", wId="longTitle"), "Al", werk["officieleTitel"])
    if model == "RegelingKlassiek":
        kind(kind(element, "Aanhef", eId="formula_1", wId="formula_1"), "Al", werk["aanhef"])
    lichaam = kind(element, "Lichaam", eId="body", wId="body")
    for deel in werk.tekst:
        if deel.soort != "Bijlage":
            _deel(lichaam, werk, deel)
    if model == "RegelingKlassiek":
        sluiting = kind(element, "Sluiting", eId="formula_2", wId="formula_2")
        kind(sluiting, "Al", werk["sluiting"])
    for deel in werk.tekst:
        if deel.soort == "Bijlage":
            _deel(element, werk, deel)


def _besluit_compact(ouder: etree._Element, werk: Werk) -> None:
    besluit = kind(ouder, "BesluitCompact", ruimte=TEKST)
    kind(kind(besluit, "RegelingOpschrift", eId="longTitle", wId="longTitle"), "Al", werk["officieleTitel"])
    kind(kind(besluit, "Aanhef", eId="formula_1", wId="formula_1"), "Al", werk["aanhef"])
    lichaam = kind(besluit, "Lichaam", eId="body", wId="body")
    wijzig = kind(lichaam, "WijzigArtikel", **_ids(werk, "art_I"))
    kop = kind(wijzig, "Kop")
    kind(kop, "Label", "Artikel")
    kind(kop, "Nummer", "I")
    wat = kind(wijzig, "Wat", "De regeling wordt vastgesteld zoals opgenomen in ")
    kind(wat, "IntRef", "bijlage A", ref="cmp_A").tail = "."
    artikel = kind(lichaam, "Artikel", **_ids(werk, "art_II"))
    kop = kind(artikel, "Kop")
    kind(kop, "Label", "Artikel")
    kind(kop, "Nummer", "II")
    kind(kind(artikel, "Inhoud"), "Al", f"Dit besluit treedt in werking op {_voluit(werk['inwerkingtreding'])}.")
    kind(kind(besluit, "Sluiting", eId="formula_2", wId="formula_2"), "Al", werk["sluiting"])
    bijlage = kind(besluit, "WijzigBijlage", **_ids(werk, "cmp_A"))
    kop = kind(bijlage, "Kop")
    kind(kop, "Label", "Bijlage")
    kind(kop, "Nummer", "A")
    kind(kop, "Opschrift", "Bijlage bij artikel I")
    regeling(bijlage, werk)


def besluit(ouder: etree._Element, werk: Werk) -> tuple[str, str]:
    """Adds BesluitCompact or BesluitKlassiek; gives the eIds that BeoogdeRegeling and Tijdstempel refer to."""
    if werk["model"] == "RegelingKlassiek":
        regeling(kind(ouder, "BesluitKlassiek", ruimte=TEKST), werk)
        artikel = f"!{COMPONENT}#{werk['inwerkingtredingsartikel']}"
        return artikel, artikel
    _besluit_compact(ouder, werk)
    return "art_I", "art_II"
