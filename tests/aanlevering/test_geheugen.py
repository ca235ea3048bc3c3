"""Memory after large deliveries: trees are let go of, and nothing grows with every delivery."""

import ctypes
from pathlib import Path

import pytest

from simulator.aanlevering import geheugen
from simulator.aanlevering.grammatica import controleer
from simulator.aanlevering.keten import beoordeel
from simulator.aanlevering.xml import parse
from simulator.omgeving import Omgeving
from tests.aanlevering.bouwer import Bouwer

MB = 1024 * 1024
STATM = Path("/proc/self/statm")


def _resident() -> int:
    """Bytes of memory in use, after giving back what is free."""
    ctypes.CDLL(None).malloc_trim(0)
    return int(STATM.read_text().split()[1]) * 4096


def veel_objecten(aantal: int) -> bytes:
    """An OW file with so many Gebieden."""
    b = Bouwer()
    object_ = (
        '<sl:stand><ow-dc:owObject><l:Gebied><l:identificatie>{}</l:identificatie><l:geometrie>'
        '<l:GeometrieRef xlink:href="'
        + b.guid
        + '"/></l:geometrie></l:Gebied></ow-dc:owObject></sl:stand>'
    )
    objecten = "".join(object_.format(b.id("gebied", nummer)) for nummer in range(10, aantal + 10))
    return b.locaties().replace(b"</sl:standBestand>", objecten.encode() + b"</sl:standBestand>")


@pytest.mark.skipif(not STATM.exists(), reason="needs /proc and glibc")
@pytest.mark.parametrize("einde", ["", "<a>"], ids=["geldig", "ongeldig"])
def test_grote_toets_laat_niets_achter(einde: str) -> None:
    """Form control of a large file leaves no tree behind: 20,000 objects are a tree of 30 MB."""
    data = veel_objecten(20_000).replace(b"</sl:standBestand>", einde.encode() + b"</sl:standBestand>")
    if einde:
        data = data.replace(b"<a>", b"<sl:a/>")
    gemeten = []
    for _ in range(5):
        assert bool(controleer("ow", parse(data))) == bool(einde)
        gemeten.append(_resident())
    assert gemeten[-1] - gemeten[0] < 25 * MB


def test_bomen_van_ow_bestanden_gaan_weg(omgeving: Omgeving) -> None:
    oordeel = beoordeel(Bouwer().zip(), omgeving.stand, omgeving.profiel(), omgeving.nu())
    assert oordeel.goed
    assert set(oordeel.levering.ow) == {"owLocaties.xml", "owRegelingsgebied.xml", "owTekst.xml"}
    assert not set(oordeel.levering.ow) & set(oordeel.levering.trees)


def test_teruggeven_kan_overal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only after a large delivery, and nothing at all without glibc."""
    assert not geheugen.geef_terug(geheugen.RUIM - 1)
    monkeypatch.setattr(geheugen, "_trim", lambda: None)
    assert not geheugen.geef_terug(geheugen.RUIM)
    gevraagd: list[int] = []
    monkeypatch.setattr(geheugen, "_trim", lambda: gevraagd.append)
    assert geheugen.geef_terug(geheugen.RUIM)
    assert gevraagd == [0]
