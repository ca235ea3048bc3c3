"""Our grammars against the official XSDs: the same verdict on every sample, on our own examples and on mutations.

Run more with MUTATIES=20000 MUTATIEZAAD=7. A difference is a failure unless `verklaring` names its reason; the reasons
stand in the README of the grammar folder.
"""

import os
from collections import Counter

import pytest
from lxml import etree

from simulator.aanlevering.grammatica import controleer
from tests.grammatica.documenten import Document, monsters, officieel, ontleed, voorbeelden
from tests.grammatica.gmlprofiel import GML, NAMEN
from tests.grammatica.mutaties import Mutant, mutanten

AANTAL = int(os.environ.get("MUTATIES", "2400"))
ZAAD = int(os.environ.get("MUTATIEZAAD", "1"))
GROOTSTE = 120_000


def verschil(document: Document, inhoud: bytes) -> str | None:
    """None when both find it valid or both find it invalid, else who says what."""
    hun = officieel(document.naam, inhoud)
    wij = controleer(document.soort, ontleed(inhoud))
    if hun is None or bool(hun) == bool(wij):
        return None
    return f"only official: {hun[0]}" if hun else f"only ours: {wij[0].beschrijving}"


def verklaring(mutant: Mutant, bevinding: str) -> str | None:
    """Why this difference is meant to be, or None when it is not."""
    if mutant.bron.soort != "gml" or not bevinding.startswith("only ours"):
        return None
    gebruikt = {etree.QName(e).localname for e in ontleed(mutant.inhoud).iter(f"{GML}*")}
    return f"outside the GML profile: {', '.join(buiten)}" if (buiten := sorted(gebruikt & set(NAMEN))) else None


@pytest.mark.parametrize("document", voorbeelden(), ids=lambda d: d.naam)
def test_eigen_voorbeeld_is_geldig(document: Document) -> None:
    assert controleer(document.soort, document.boom()) == []


@pytest.mark.parametrize("document", voorbeelden(), ids=lambda d: d.naam)
def test_eigen_voorbeeld_is_geldig_voor_de_officiele_schemas(document: Document) -> None:
    assert officieel(document.naam, document.inhoud) == []


def test_elk_monster_krijgt_hetzelfde_oordeel() -> None:
    alle = monsters()
    assert len(alle) > 1000
    assert {d.soort for d in alle} == {d.soort for d in voorbeelden()}
    anders = {d.naam: v for d in alle if (v := verschil(d, d.inhoud))}
    assert anders == {}


def test_mutaties_krijgen_hetzelfde_oordeel() -> None:
    documenten = [d for d in (*voorbeelden(), *monsters()) if len(d.inhoud) < GROOTSTE]
    onverklaard: list[str] = []
    redenen: Counter[str] = Counter()
    ongeldig = totaal = 0
    for mutant in mutanten(documenten, AANTAL, ZAAD, {"gml": [GML + naam for naam in NAMEN]}):
        totaal += 1
        bevinding = verschil(mutant.bron, mutant.inhoud)
        ongeldig += bool(controleer(mutant.bron.soort, ontleed(mutant.inhoud), maximaal=1))
        if bevinding is None:
            continue
        if reden := verklaring(mutant, bevinding):
            redenen[reden] += 1
        else:
            onverklaard.append(f"{mutant.bron.naam}: {mutant.ingreep} {mutant.element}: {bevinding}")
    print(f"{totaal} mutants, {ongeldig} invalid, {sum(redenen.values())} explained differences {dict(redenen)}")
    assert totaal == AANTAL
    # mutants that all break, or none of them, would compare nothing
    assert 0.3 < ongeldig / totaal < 0.97
    assert sum(redenen.values()) <= totaal / 100
    assert onverklaard == []
