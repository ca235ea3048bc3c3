"""The text of a regeling as a tree of document components (facts/presenteren.md 3.2)."""

from collections.abc import Iterable
from urllib.parse import quote

import orjson

from simulator.api.kast import SOORTEN, Kast, bytes_kast
from simulator.api.presenteren_v8.regeling import annotaties_pad, pad
from simulator.api.presenteren_v8.sjabloon import BASIS, VERVOLG, antwoord, link
from simulator.api.presenteren_v8.verzoek import identiteit, niet_gevonden, regeling, tijdreis
from simulator.omgevingsdocument import vraag
from simulator.omgevingsdocument.records import Component, Regelingversie
from simulator.omgevingsdocument.vraag import path_id
from simulator.platform.exchange import Request, Response
from simulator.store import Stand

Plaats = dict[str, tuple[int, Component]]  # wId -> number among its siblings, and the component
REGISTERS = 16  # versions of which the components are kept by wId


def get_documentstructuur(request: Request) -> Response:
    """The whole tree."""
    stand = request.omgeving.stand
    versie = regeling(request, tijdreis(request)).versie
    kast = bytes_kast(stand, "presenteren_v8.documentstructuur", 32)
    return antwoord(kast.geef(identiteit(versie), lambda: _boom(stand, versie)), request)


def get_documentcomponent(request: Request) -> Response:
    """One component with all below it, in the same envelope; 404 when the text has no such wId."""
    stand = request.omgeving.stand
    versie = regeling(request, tijdreis(request)).versie
    wid = request.path["documentComponentWorkId"]
    gevonden = plaatsen(stand, versie).get(wid)
    if gevonden is None:
        raise niet_gevonden()
    nummer, component = gevonden
    return antwoord(_omslag(versie, [(nummer, component)], f"/{wid}"), request)


def plaatsen(stand: Stand, versie: Regelingversie) -> Plaats:
    """Every component of the text by its wId."""
    kast: Kast[tuple[str, int], Plaats] = stand.memo("presenteren_v8.plaatsen", SOORTEN, lambda _: Kast(REGISTERS))
    return kast.geef(identiteit(versie), lambda: _plaatsen(vraag.structuur(stand, versie)))


def afbeeldingen_pad(versie: Regelingversie) -> str:
    """The path below which the images of this version are."""
    return f"/afbeeldingen/{versie['bevoegdGezag']['code']}/{versie_id(versie['expression'])}"


def versie_id(expression: str) -> str:
    """An expressionId as it stands in a path: `/akn/…/nld@2024-10-10;1` -> `_akn_…_nld_2024_10_10_1`."""
    escaped = path_id(expression)
    return "".join(letter if letter.isascii() and (letter.isalnum() or letter == "_") else "_" for letter in escaped)


def _plaatsen(componenten: Iterable[Component]) -> Plaats:
    gevonden: Plaats = {}
    stapel = [componenten]
    while stapel:
        for nummer, component in enumerate(stapel.pop()):
            gevonden.setdefault(component["wId"], (nummer, component))
            stapel.append(component["delen"])
    return gevonden


def _boom(stand: Stand, versie: Regelingversie) -> bytes:
    return _omslag(versie, enumerate(vraag.structuur(stand, versie)))


def _omslag(versie: Regelingversie, componenten: Iterable[tuple[int, Component]], deel: str = "") -> bytes:
    """The answer as a template, written out by hand: JSON writers stop at a depth that a text may exceed."""
    links = {
        "self": link(f"{pad(versie['work'])}/documentstructuur{deel}"),
        "regeling": link(pad(versie["work"])),
        "annotaties": link(annotaties_pad(versie)),
        "afbeeldingenBasePath": link(afbeeldingen_pad(versie), ""),
    }
    annotaties = BASIS + annotaties_pad(versie) + "?documentComponent="
    uit = [b'{"_links":', orjson.dumps(links), b',"_embedded":{"documentComponenten":[']
    _schrijf(uit, componenten, annotaties)
    uit.append(b"]}}")
    return b"".join(uit)


def _schrijf(uit: list[bytes], componenten: Iterable[tuple[int, Component]], annotaties: str) -> None:
    for plaats, (nummer, component) in enumerate(componenten):
        if plaats:
            uit.append(b",")
        kop = {
            "_links": {"annotaties": {"href": annotaties + quote(component["wId"], safe="~:@,;") + VERVOLG}},
            "identificatie": component["wId"],
            "expressie": component["eId"],
            "type": component["type"],
            "volgordeNummer": nummer,
        }
        for veld in ("gereserveerd", "vervallen", "inhoud", "kop"):
            if veld in component:
                kop[veld] = component[veld]
        if "conditieArtikel" in component:
            artikel = component["conditieArtikel"]
            kop["conditieArtikel"] = {veld: artikel[veld] for veld in ("kop", "inhoud") if veld in artikel}
        uit.append(orjson.dumps(kop))
        if component["delen"]:
            uit[-1] = uit[-1][:-1]
            uit.append(b',"_embedded":{"documentComponenten":[')
            _schrijf(uit, enumerate(component["delen"]), annotaties)
            uit.append(b"]}}")
