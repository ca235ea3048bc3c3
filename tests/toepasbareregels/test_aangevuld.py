"""Indexes that add what was delivered to those of the seed hold the same as when built from all records."""

from simulator.kaart import locaties
from simulator.omgevingsdocument import levensloop, versies, zoekgebied
from simulator.omgevingsdocument.tijdlijn import Tijdreis
from simulator.store import Stand
from simulator.toepasbareregels import activiteiten
from tests.api.conftest import vul
from tests.api.rtr import EILAND
from tests.conftest import Omgevingsclient

DAGEN = ("2018-12-31", "2019-01-01", "2020-01-15", "2022-01-01", "2024-01-01", "2025-10-17", "2026-11-25", "2040-01-01")


def _heel(stand: Stand) -> Stand:
    """The same records in a stand that knows no stand of the seed: every index is built whole."""
    return Stand(-1, stand._seed, stand._overlay, stand._blob)


def test_aangevuld_is_gelijk_aan_heel(lto: Omgevingsclient) -> None:
    vul(lto)
    if EILAND.exists():
        lto.klok("2020-11-25T09:00:00+01:00", loopt=False)
        lto.lever(EILAND.read_bytes())
    stand = lto.omgeving.stand
    heel = _heel(stand)
    assert heel.zaad is heel
    assert stand.zaad is not stand

    een, ander = versies._objecten(stand), versies._objecten(heel)
    assert een.versies == ander.versies
    assert (een.per_work, een.gebieden) == (ander.per_work, ander.gebieden)
    assert een.punten._assen == ander.punten._assen

    leven, leven_heel = levensloop._index(stand), levensloop._index(heel)
    assert leven.versies == leven_heel.versies
    assert leven.activiteiten == leven_heel.activiteiten
    assert leven.regels == leven_heel.regels

    for dag in DAGEN:
        assert activiteiten.structuur(stand, dag) == activiteiten.structuur(heel, dag)
        een_dag = Tijdreis(dag, dag)
        gebied, gebied_heel = (zoekgebied._gebieden(s, een_dag) for s in (stand, heel))
        assert (gebied.van_locatie, gebied.primair) == (gebied_heel.van_locatie, gebied_heel.primair)
        assert gebied.shas == gebied_heel.shas
        assert gebied.kaders.sleutels == gebied_heel.kaders.sleutels
        for collectie in (locaties.ACTUEEL, locaties.VOLLEDIG):
            plekken = [locaties.plekken(s, collectie, een_dag).plekken for s in (stand, heel)]
            assert sorted(plekken[0]) == sorted(plekken[1])


def test_een_vervangen_zaadrecord_bouwt_heel(lto: Omgevingsclient) -> None:
    sleutel, record = next(iter(lto.omgeving.stand.zaad.items("owobject")))
    with lto.omgeving.write() as transaction:
        transaction.delete("owobject", sleutel)
    stand = lto.omgeving.stand
    assert stand.toegevoegd("owobject") is None
    over = versies.versies_van(stand).get(record["identificatie"], [])
    assert all(versie["versie"] != record["versie"] for versie in over)
