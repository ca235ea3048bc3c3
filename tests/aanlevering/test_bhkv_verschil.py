"""Differential test: our BHKV rules against the official rules of koppelvlak 1.2.0, code by code and count by count.

The oracle (../shared/schemas/schematron_oracle.py) needs saxonche. On real packages, on the cases with one defect,
and on every package made from ours by changing one value, attribute or element that leaves the document valid.
"""

import importlib.util
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from simulator.aanlevering.grammatica import controleer
from simulator.aanlevering.levering import Levering, Pakket
from simulator.aanlevering.lezen import lees_manifest, lees_opdracht
from simulator.aanlevering.regels.bhkv import FASE_3_BHKV
from simulator.aanlevering.xml import XmlFout, parse
from simulator.profielen import read_profiel
from simulator.store import Store
from simulator.store.seed import EmptySeed
from tests.aanlevering.bouwer import Bouwer
from tests.aanlevering.inpakken import manifest_xml
from tests.conftest import SHARED

# BHKV1033 is not in the official rules: it is code in the chain.
CODES = frozenset(code for functie in FASE_3_BHKV for code in functie.codes) - {"BHKV1033"}  # type: ignore[attr-defined]
MODELLEN = ("RegelingCompact", "RegelingKlassiek", "RegelingVrijetekst", "RegelingTijdelijkdeel")
Orakel = Callable[[bytes], Counter[str]]


@pytest.fixture(scope="session")
def orakel() -> Orakel:
    """Codes that the official rules find in one document."""
    pad = SHARED / "schemas" / "schematron_oracle.py"
    if not pad.is_file() or importlib.util.find_spec("saxonche") is None:
        pytest.skip("the official rules in ../shared, or saxonche, are not here")
    bron = importlib.util.spec_from_file_location("schematron_oracle", pad)
    assert bron is not None and bron.loader is not None
    module = importlib.util.module_from_spec(bron)
    bron.loader.exec_module(module)
    regels: Any = module.Oracle()

    def vind(data: bytes) -> Counter[str]:
        return Counter(code for code, _, _ in regels.findings(data) or [] if code in CODES)

    return vind


def de_onze(bestanden: dict[str, bytes]) -> Counter[str]:
    """Codes that our rules find in these files, without the other phases."""
    levering = Levering(Pakket(bestanden))
    for naam, data in bestanden.items():
        try:
            levering.trees[naam] = parse(data)
        except XmlFout:
            continue
    levering.opdracht = lees_opdracht(levering.trees["opdracht.xml"])
    levering.manifest = lees_manifest(levering.trees["manifest.xml"])
    stand, profiel = Store(EmptySeed()).tenant("x").stand, read_profiel("lto")
    meldingen = (melding for functie in FASE_3_BHKV for melding in functie(levering, stand, profiel))
    return Counter(melding.code for melding in meldingen if melding.code in CODES)


def pakketten() -> list[Path]:
    """Every real package and every case that can be opened."""
    samples = SHARED / "samples"
    return sorted([*samples.glob("stop/*/*.zip"), *samples.glob("validatie/*/*.zip")])


def test_echte_pakketten(orakel: Orakel) -> None:
    verschillen = []
    for pad in pakketten():
        with zipfile.ZipFile(pad) as archief:
            bestanden = {naam: archief.read(naam) for naam in archief.namelist()}
        if not {"opdracht.xml", "manifest.xml"} <= bestanden.keys():
            continue
        officieel = Counter[str]()
        for naam, data in bestanden.items():
            if naam.endswith(".xml"):
                officieel += orakel(data)
        if de_onze(bestanden) != officieel:
            verschillen.append((pad.name, de_onze(bestanden), officieel))
    assert not verschillen
    assert len(pakketten()) > 100


def mutanten(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Documents with one value or attribute emptied, changed, padded or taken from a neighbour, or an element gone."""
    boom = etree.fromstring(data)
    bladen = [e for e in boom.iter("{*}*") if len(e) == 0 and (e.text or "").strip()]
    teksten = list(dict.fromkeys(blad.text or "" for blad in bladen))
    for nummer, blad in enumerate(bladen):
        oud, plaats = blad.text or "", boom.getroottree().getpath(blad)
        for nieuw in ("", oud + "X", f" {oud}\n", oud.replace("/", "//", 1), teksten[(nummer * 7 + 3) % len(teksten)]):
            blad.text = nieuw
            yield f"{plaats} = {nieuw!r}", etree.tostring(boom)
        blad.text = oud
    for element in list(boom.iter("{*}*")):
        for naam in ("eId", "wordt", "componentnaam"):
            oud_attribuut = element.get(naam)
            if oud_attribuut is not None:
                element.set(naam, oud_attribuut + "X")
                yield f"{boom.getroottree().getpath(element)}/@{naam}", etree.tostring(boom)
                element.set(naam, oud_attribuut)
    for element in list(boom.iter("{*}*")):
        ouder = element.getparent()
        if ouder is not None:
            plek = ouder.index(element)
            naam = boom.getroottree().getpath(element)
            ouder.remove(element)
            yield f"zonder {naam}", etree.tostring(boom)
            ouder.insert(plek, element)


@pytest.mark.parametrize("procedure", ["definitief", "ontwerp"])
@pytest.mark.parametrize("model", MODELLEN)
def test_mutanten(model: str, procedure: str, orakel: Orakel) -> None:
    bouwer = Bouwer(model=model, procedure=procedure, artikelen=1)
    bestanden = bouwer.bestanden()
    bestanden["manifest.xml"] = manifest_xml([*bestanden, "manifest.xml"])
    stap = 1 if (model, procedure) == ("RegelingCompact", "definitief") else 4
    verschillen, aantal = [], 0
    for naam in ("besluit.xml", "gio.xml"):
        ander = orakel(bestanden["gio.xml" if naam == "besluit.xml" else "besluit.xml"])
        for wat, data in islice(mutanten(bestanden[naam]), 0, None, stap):
            if controleer("besluit" if naam == "besluit.xml" else "informatieobject", parse(data)):
                continue  # the real chain stops at the form of the document
            aantal += 1
            ons, officieel = de_onze({**bestanden, naam: data}), orakel(data) + ander
            if ons != officieel:
                verschillen.append(f"{wat}: ons {dict(ons - officieel)}, officieel {dict(officieel - ons)}")
    assert not verschillen, f"{len(verschillen)} van {aantal}:\n" + "\n".join(verschillen[:40])
    assert aantal > 200 / stap
