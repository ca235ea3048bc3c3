"""The functionele structuur (phase 8): where the activities of an authority hang (facts/validaties.md 8, W17).

Within their own layer of government activities hang under those of the same authority; at most one of them, the top,
hangs under an activity of another layer, and that is the one of the stelsel for its kind of regeling. RTRG0013-0015 and
RTRG0019-0021 are carried out as OZON0213-0215 and OZON0206-0208.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from simulator.aanlevering.levering import Levering
from simulator.aanlevering.melding import Melding
from simulator.aanlevering.regels.ow_objecten import objecten
from simulator.aanlevering.regels.register import Plek, Toets, meld, toets
from simulator.omgevingsdocument.ow import OwObject
from simulator.omgevingsdocument.records import HAAK, OWOBJECT
from simulator.profielen import Profiel
from simulator.store import Stand

_GEZAG = re.compile(r"nl\.imow-((gm|pv|ws|mnre|mn)[0-9]{1,8})\.activiteit\.", re.ASCII)


class Laag(NamedTuple):
    """A layer of government: its name, what its top hangs under, and the codes of its rules."""

    naam: str
    stelsel: str
    ander: str  # parent of another authority in the same layer
    onder: str  # top under another activity than that of the stelsel
    tops: str  # more than one top


STELSEL = "nl.imow-mnre1034.activiteit."
LAGEN = {
    "gm": Laag("gemeente", STELSEL + "ActInOmgevingsplan", "OZON0213", "RTRG0016", "OZON0206"),
    "pv": Laag("provincie", STELSEL + "ActiviteitInOmgevingsver", "OZON0214", "RTRG0017", "OZON0207"),
    "ws": Laag("waterschap", STELSEL + "ActInWaterschapsverordening", "OZON0215", "RTRG0018", "OZON0208"),
}


class _Gezag(NamedTuple):
    code: str
    laag: str


def _gezag(identificatie: str) -> _Gezag:
    match = _GEZAG.match(identificatie)
    return _Gezag(match[1], match[2]) if match else _Gezag("", "")


@toets(*(code for laag in LAGEN.values() for code in (laag.ander, laag.onder)))
def bovenliggende_passend(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """An activity hangs under one of its own authority, or under that of the stelsel."""
    for ow, laag, boven in _geleverd(levering):
        gezag, boven_gezag = _gezag(ow.identificatie), _gezag(boven)
        gegevens = {"identificatie": ow.identificatie, "doel": boven, "laag": laag.naam, "stelsel": laag.stelsel}
        op = Plek(ow.bestand, ow.regel or None)
        if boven_gezag.laag == gezag.laag:
            if boven_gezag.code != gezag.code:
                yield meld(laag.ander, op=op, **gegevens)
        elif boven != laag.stelsel:
            yield meld(laag.onder, op=op, **gegevens)


@toets(*(laag.tops for laag in LAGEN.values()))
def een_top(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """The activities of an authority that are known, and those of this delivery, come together in one top.

    A placeholder is a top only when something delivered hangs under it.
    """
    boven = dict(stand.memo("regels.structuur", (OWOBJECT,), _bekend))
    for ow in objecten(levering):
        if ow.soort == "Activiteit":
            boven.pop(ow.identificatie, None)
            if not ow.beeindigd:
                boven[ow.identificatie] = str(ow.velden.get("bovenliggendeActiviteit", ""))
    gezagen = {_gezag(ow.identificatie).code for ow, _, _ in _geleverd(levering)}
    top = _tops(stand, boven, gezagen)
    tops: dict[str, set[str]] = {}
    for wie, bovenste in top.items():
        tops.setdefault(_gezag(wie).code, set()).add(bovenste)
    gemeld: set[str] = set()
    for ow, laag, _ in _geleverd(levering):
        alle = tops[_gezag(ow.identificatie).code]
        eigen = top[ow.identificatie]
        if len(alle) > 1 and eigen not in gemeld:
            gemeld.add(eigen)
            gegevens = {"identificatie": ow.identificatie, "top": eigen, "tops": ", ".join(sorted(alle - {eigen})[:5])}
            yield meld(laag.tops, op=Plek(ow.bestand, ow.regel or None), laag=laag.naam, **gegevens)


def _geleverd(levering: Levering) -> Iterator[tuple[OwObject, Laag, str]]:
    """The activities of this delivery that stay, of authorities with a top, with what they hang under."""
    for ow in objecten(levering):
        laag = LAGEN.get(_gezag(ow.identificatie).laag)
        if ow.soort == "Activiteit" and not ow.beeindigd and laag is not None:
            yield ow, laag, str(ow.velden.get("bovenliggendeActiviteit", ""))


def _bekend(stand: Stand) -> dict[str, str]:
    """Activities whose last version is not ended, with what they hang under."""
    boven: dict[str, str] = {}
    for record in stand.all(OWOBJECT):
        if record["soort"] == "Activiteit":
            boven.pop(record["identificatie"], None)
            if not record["beeindigd"]:
                velden: Mapping[str, Any] = record["velden"]
                boven[record["identificatie"]] = velden.get("bovenliggendeActiviteit", "")
    return boven


def _tops(stand: Stand, boven: Mapping[str, str], gezagen: set[str]) -> dict[str, str]:
    """Of the activities of these authorities the last one of the same authority on the way up, placeholders included.

    A cycle (a finding of its own) ends where it closes. Linear in the number of activities.
    """
    top: dict[str, str] = {}
    for wie in boven:
        code = _gezag(wie).code
        if code not in gezagen:
            continue
        pad: dict[str, None] = {}
        huidig = wie
        while huidig not in top and huidig not in pad:
            pad[huidig] = None
            hoger = boven.get(huidig)
            if hoger is None:
                haak = stand.get(HAAK, huidig)
                hoger = str(haak.get("bovenliggendeActiviteit") or "") if haak else ""
            if _gezag(hoger).code != code:
                break
            huidig = hoger
        top.update(dict.fromkeys(pad, top.get(huidig, huidig)))
    return top


FASE_8_STRUCTUUR: tuple[Toets, ...] = (bovenliggende_passend, een_top)
