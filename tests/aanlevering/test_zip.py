"""Zips: what is taken as it is, and what is refused, quickly and within bounds."""

import os
import resource
import time
import zipfile

import pytest

from simulator.aanlevering.regels.register import meld
from simulator.aanlevering.zip import MB, Grenzen, ZipGeweigerd, open_zip
from tests.aanlevering.bouwer import Bouwer
from tests.aanlevering.zips import SLECHTE_ZIPS, bom, inpak


def test_bytes_zoals_geleverd() -> None:
    data = {"a.xml": b"<a>\r\n</a>", "b_1-x.GML": bytes(range(256)) * 400}
    for methode in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED):
        assert open_zip(inpak(list(data.items()), methode)).bestanden == data


def test_zip_met_iets_ervoor_en_erna() -> None:
    """Bytes before the zip (as self-extracting archives have) and a comment after it do not matter."""
    data = Bouwer().zip()
    assert open_zip(b"ervoor" + data).bestanden == open_zip(data).bestanden


@pytest.mark.parametrize("naam", SLECHTE_ZIPS)
def test_geweigerd(naam: str) -> None:
    code, maak = SLECHTE_ZIPS[naam]
    data = maak()
    begin, voor = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(ZipGeweigerd) as geweigerd:
        open_zip(data)
    assert geweigerd.value.code == code
    assert time.process_time() - begin < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - voor < 200_000  # KB


def test_grenzen() -> None:
    data = Bouwer().zip()
    for grenzen, code in (
        (Grenzen(zip=1000), "LVBB1040"),
        (Grenzen(bestand=1000), "LVBB1041"),
        (Grenzen(totaal=1000), "LVBB1040"),
        (Grenzen(bestanden=3), "LVBB1040"),
    ):
        with pytest.raises(ZipGeweigerd) as geweigerd:
            open_zip(data, grenzen)
        assert geweigerd.value.code == code


def test_100_mb_in_een_bestand_mag() -> None:
    data = inpak([("b0000.xml", os.urandom(MB) * 100)])
    assert len(open_zip(data).bestanden["b0000.xml"]) == 100 * MB


def test_kleine_herhaling_mag() -> None:
    """Below the floor the ratio does not count."""
    assert len(open_zip(bom(1, 20)).bestanden["b0000.xml"]) == 20 * MB


def test_lange_naam_zegt_hoe_lang() -> None:
    with pytest.raises(ZipGeweigerd) as geweigerd:
        open_zip(inpak([("a" * 300 + ".xml", b"<a/>")]))
    melding = meld(geweigerd.value.code, geweigerd.value.vorm, **geweigerd.value.gegevens)
    assert "te lang (304 tekens)" in melding.beschrijving
    assert "255" in melding.beschrijving


@pytest.mark.parametrize("lengte", range(0, 3000, 7))
def test_afgebroken_op_elke_plaats(lengte: int) -> None:
    """A package cut anywhere, or with any byte changed, is refused or read: nothing else comes out."""
    data = Bouwer().zip()
    with pytest.raises(ZipGeweigerd):
        open_zip(data[:lengte])
    anders = bytearray(data)
    anders[-1 - lengte] ^= 0x5A
    try:
        open_zip(bytes(anders))
    except ZipGeweigerd as geweigerd:
        assert geweigerd.code.startswith("LVBB10")
