"""OZON0310: an identification is of one object only, in the delivery and in the stand."""

from collections.abc import Callable

import pytest

from simulator.aanlevering.zip import open_zip
from simulator.omgeving import Omgeving
from simulator.omgevingsdocument.records import HAAK
from simulator.store import Record
from tests.aanlevering.bouwer import Bouwer
from tests.aanlevering.conftest import codes
from tests.aanlevering.inpakken import zip_van
from tests.aanlevering.overtredingen_ow import B, norm

Lever = Callable[..., Record]
OW = ("owLocaties.xml", "owRegelingsgebied.xml", "owTekst.xml")


def ander_besluit_zelfde_ow() -> bytes:
    """A new work, bill, GIO and doel; the OW files are those of the first package."""
    eerste, tweede = Bouwer().bestanden(), Bouwer(naam="Tweede", id_levering="proef-002").bestanden()
    return zip_van({**tweede, **{naam: eerste[naam] for naam in OW}})


def test_bekend_bij_een_andere_regeling(lever: Lever) -> None:
    assert lever(Bouwer().zip())["uitkomst"] == "gepubliceerd"
    record = lever(ander_besluit_zelfde_ow())
    assert record["uitkomst"] == "niet-valide"
    assert set(codes(record)) == {"CON-0001", "OZON0310", "EINDE CONTROLES"}
    teksten = [m["beschrijving"] for m in record["meldingen"] if m["code"] == "OZON0310"]
    assert len(set(teksten)) == len(teksten) >= 5
    assert f"Identificatie: {B.id('gebied')} komt meerdere keren voor (is al van een object van {B.werk})" in teksten


def test_zelfde_pakket_op_lege_stand_mag(lever: Lever) -> None:
    bestanden = ander_besluit_zelfde_ow()
    record = lever(bestanden)
    assert "OZON0310" not in codes(record)


def test_haak_telt_niet(lever: Lever, omgeving: Omgeving) -> None:
    """A placeholder has the identification that its real object comes with."""
    with omgeving.write() as transaction:
        transaction.put(HAAK, B.id("activiteit"), {"identificatie": B.id("activiteit")})
    assert lever(Bouwer().zip())["uitkomst"] == "gepubliceerd"


def normen(tweede: int) -> bytes:
    """Two norms, the second with this number of normwaarde."""
    bestanden = open_zip(norm("Omgevingsnorm")()).bestanden
    tekst = bestanden["owTekst.xml"].decode()
    begin, eind = tekst.index("<sl:stand><ow-dc:owObject><rol:Omgevingsnorm>"), tekst.index("</sl:standBestand>")
    ander = tekst[begin:eind].replace(B.id("omgevingsnorm"), B.id("omgevingsnorm", 2))
    ander = ander.replace(B.id("normwaarde"), B.id("normwaarde", tweede))
    bestanden["owTekst.xml"] = (tekst[:eind] + ander + tekst[eind:]).encode()
    return zip_van(bestanden, manifest=False)


@pytest.mark.parametrize(("tweede", "dubbel"), [(1, True), (2, False)])
def test_normwaarde_maar_een_keer(tweede: int, dubbel: bool, lever: Lever) -> None:
    record = lever(normen(tweede))
    assert ("OZON0310" in codes(record)) == dubbel, record["meldingen"]


def aanduidingen(locatie: str) -> bytes:
    """A second rule with the same ActiviteitLocatieaanduiding, at this place."""
    bestanden = Bouwer().bestanden()
    tekst = bestanden["owTekst.xml"].decode()
    begin = tekst.index("<sl:stand><ow-dc:owObject><r:RegelVoorIedereen>")
    eind = tekst.index("</sl:stand>", begin) + len("</sl:stand>")
    regel = tekst[begin:eind].replace(B.id("juridischeregel"), B.id("juridischeregel", 9))
    merk = "</r:activiteitregelkwalificatie><r:locatieaanduiding>"
    voor, na = regel.split(merk)
    regel = voor + merk + na.replace(B.id("gebied"), locatie, 1)
    bestanden["owTekst.xml"] = (tekst[:eind] + regel + tekst[eind:]).encode()
    return zip_van(bestanden)


def test_gelijke_aanduiding_mag_vaker(lever: Lever) -> None:
    record = lever(aanduidingen(B.id("gebied")))
    assert record["uitkomst"] == "gepubliceerd", record["meldingen"]


def test_aanduiding_met_andere_plaats_is_dubbel(lever: Lever) -> None:
    record = lever(aanduidingen("nl.imow-gm9920.gebied.elders"))
    assert "OZON0310" in codes(record)


def test_manifest_noemt_meer_of_minder(lever: Lever) -> None:
    """REFERENTIE.04: lists that have nothing in common are wrong; one type too many or too few is not."""
    for van, door, verwacht in (
        ("<objecttype>Gebied<", "<objecttype>Lijn<", True),
        ("<objecttype>Gebied</objecttype>", "<objecttype>Gebied</objecttype><objecttype>Lijn</objecttype>", False),
        ("<objecttype>Regeltekst</objecttype>", "", False),
    ):
        bestanden = Bouwer(soort="validatieOpdracht", id_levering=f"x{len(door)}").bestanden()
        oud = bestanden["manifest-ow.xml"].decode()
        assert van in oud
        bestanden["manifest-ow.xml"] = oud.replace(van, door, 1).encode()
        record = lever(zip_van(bestanden))
        assert codes(record) == (["DM-0001", "REFERENTIE.04", "EINDE CONTROLES"] if verwacht else [])
