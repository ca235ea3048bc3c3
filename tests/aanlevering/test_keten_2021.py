"""The chain of 2021 (profile keten-2021): its codes and outcomes where they differ from those of now.

Facts: facts/validaties.md 4 (phases 3b and 6), 4.1 (LVBB3501) and 8.2 (texts); a real answer with TPOD2000 is in
../shared/samples/resultaat.
"""

from collections.abc import Callable

import pytest

from simulator.store import Record
from tests.aanlevering import overtredingen_ow
from tests.aanlevering.bouwer import Bouwer
from tests.aanlevering.breken import Maak, vervang
from tests.aanlevering.conftest import Maker, codes, documenten
from tests.aanlevering.inpakken import zip_van
from tests.conftest import SHARED

Lever = Callable[..., Record]
GEVALLEN = overtredingen_ow.GEVALLEN
B = Bouwer(soort="validatieOpdracht")
ANDER_DOEL = B.doel + "X"


def twee_doelen() -> bytes:
    """A doel that the besluit knows, but of a GIO only."""
    bestanden = B.bestanden()
    besluit = bestanden["besluit.xml"].decode()
    doel = f"<doelen><doel>{B.doel}</doel></doelen>"
    assert besluit.count(doel) >= 2
    begin = besluit.index("<BeoogdInformatieobject>")
    besluit = besluit[:begin] + besluit[begin:].replace(B.doel, ANDER_DOEL, 1)
    bestanden["besluit.xml"] = besluit.encode()
    bestanden["manifest-ow.xml"] = bestanden["manifest-ow.xml"].replace(
        f"<DoelID>{B.doel}".encode(), f"<DoelID>{ANDER_DOEL}".encode()
    )
    return zip_van(bestanden)


OW_OP: dict[str, Maak] = {
    "TPOD2000": GEVALLEN["OZON2000"],
    "TPOD2040": GEVALLEN["OZON2040"],
    "TPOD2060": GEVALLEN["OZON2060"],
    "TPOD2140": GEVALLEN["OZON2140"],
    "TPOD2150": GEVALLEN["OZON2210"],
}


@pytest.mark.parametrize("code", OW_OP)
def test_ow_en_op(code: str, maak_omgeving: Maker, lever: Lever) -> None:
    omgeving = maak_omgeving(profiel="keten-2021")
    record = lever(OW_OP[code](), omgeving)
    assert set(codes(record)) == {code}, record["meldingen"]
    assert {(m["categorie"], m["ernst"], m["fase"]) for m in record["meldingen"]} == {("manifest-ow.xml", "fout", "6")}
    assert documenten(omgeving, record)[-1].findtext("{*}uitkomst") == "succes"


def test_doel_van_een_ander(maak_omgeving: Maker, lever: Lever) -> None:
    """A known doel that is not of the regeling is TPOD2210; one that the besluit does not know TPOD2150."""
    record = lever(twee_doelen(), maak_omgeving(profiel="keten-2021", regels={"LVBB3518": "uit"}))
    assert codes(record) == ["TPOD2210"], record["meldingen"]
    assert record["uitkomst"] == "consolidatie-niet-valide"


def test_tekst_van_tpod2000(maak_omgeving: Maker, lever: Lever) -> None:
    maak = vervang("owTekst.xml", "gm9920_1__chp_1__art_1.1", "gm9920_1__chp_1", bouwer=B)
    record = lever(maak(), maak_omgeving(profiel="keten-2021"))
    assert record["uitkomst"] == "consolidatie-niet-valide"
    assert record["meldingen"][0]["beschrijving"] == (
        "wId gm9920_1__chp_1 van de Regeltekst in OW verwijst niet naar een bestaand wId van een Artikel of Lid in OP"
        f" bij doel {B.doel} en regeling {B.werk}"
    )


def test_informatieobject_breekt_de_keten(maak_omgeving: Maker, lever: Lever) -> None:
    """In 2021 the chain broke on an invalid informatieobject; the rule of now says LVBB3501."""
    maak = vervang("gio.xml", "<FRBRWork>", "<FRBRWerk>", bouwer=B)
    nu = lever(maak(), maak_omgeving())
    assert set(codes(nu)) == {"LVBB3501"}
    omgeving = maak_omgeving(profiel="keten-2021")
    toen = lever(maak(), omgeving)
    assert [(m["code"], m["soort"]) for m in toen["meldingen"]] == [("LVBB9999", "technisch")]
    assert toen["uitkomst"] == "niet-valide"
    assert [d.findtext("{*}uitkomst") for d in documenten(omgeving, toen)] == ["succes", "succes"]


def test_type_buiten_de_kop_heeft_een_code(maak_omgeving: Maker, lever: Lever) -> None:
    """OZON0013 stands beside REFERENTIE.04 today, and did not in 2021."""
    assert codes(lever(GEVALLEN["REFERENTIE.04"]())) == ["DM-0001", "REFERENTIE.04", "OZON0013", "EINDE CONTROLES"]
    toen = lever(GEVALLEN["REFERENTIE.04"](), maak_omgeving(profiel="keten-2021"))
    assert codes(toen) == ["DM-0001", "REFERENTIE.04", "EINDE CONTROLES"]


@pytest.mark.skipif(not (SHARED / "samples").is_dir(), reason="the real packages in ../shared are not here")
def test_geval_ozon2000(maak_omgeving: Maker, lever: Lever) -> None:
    data = (SHARED / "samples/validatie/OZON2000/stop-1.3.0.zip").read_bytes()
    record = lever(data, maak_omgeving("2026-01-05T09:00:00+01:00", "keten-2021"))
    assert (record["uitkomst"], codes(record)) == ("consolidatie-niet-valide", ["TPOD2000"])
