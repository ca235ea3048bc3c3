"""What the read APIs ask: versions in time and what lies where, on real packages and on small stands."""

from datetime import timedelta
from typing import Any

import pytest

from simulator.omgevingsdocument import vraag
from simulator.omgevingsdocument.records import OWOBJECT, REGELINGVERSIE
from simulator.omgevingsdocument.registratie import OwDeel
from tests.omgevingsdocument.leveringen import (
    COMPACT,
    DOEL,
    NU,
    WORK,
    eigen_besluit,
    eigen_inhoud,
    geleverd,
    lever,
    omgeving,
    ow_bestand,
    zonder_shared,
)
from tests.omgevingsdocument.plekken import (
    PAD,
    gebied,
    op,
    punt,
    regelingsgebied,
    tenant_met,
    vierkant,
    zet_gebied,
    zet_geometrie,
)


def test_path_id_replaces_slash_and_hyphen() -> None:
    assert vraag.path_id("/akn/nl/act/gm0160/2023/a-b/c_d") == "_akn_nl_act_gm0160_2023_a_b_c_d"


def test_versions_in_time() -> None:
    tenant = omgeving()
    lever(tenant, eigen_inhoud(eigen_besluit(COMPACT, versie="1", werkend="2025-01-01")))
    lever(tenant, eigen_inhoud(eigen_besluit(COMPACT, versie="2", werkend="2025-06-01")), NU + timedelta(days=1))
    stand = tenant.stand
    assert vraag.regelingen(stand, op("2024-12-31")) == ()
    [voorkomen] = vraag.regelingen(stand, op("2025-05-31"))
    assert voorkomen.versie["versienummer"] == "1"
    assert voorkomen.eind_geldigheid == "2025-06-01"
    assert voorkomen.eind_registratie is voorkomen.inwerking_tot is voorkomen.geldig_tot is None
    nieuw = vraag.regeling(stand, PAD, op("2025-06-01"))
    assert nieuw is not None and nieuw.versie["versienummer"] == "2" and nieuw.eind_geldigheid is None
    toen = vraag.regeling(stand, PAD, op("2025-06-01", "2025-10-16T23:00:00.000000Z"))
    assert toen is not None and toen.versie["versienummer"] == "1" and toen.eind_geldigheid is None
    assert vraag.regeling(stand, PAD, op("2025-06-01", "2025-10-01T00:00:00.000000Z")) is None
    assert [v.versie["versienummer"] for v in vraag.voorkomens(stand, PAD)] == ["1", "2"]
    assert vraag.voorkomens(stand, "_onbekend") == ()
    assert vraag.regeling(stand, "_onbekend", op("2025-06-01")) is None


def test_answers_are_kept_until_the_records_change() -> None:
    tenant = omgeving()
    lever(tenant, eigen_inhoud(eigen_besluit(COMPACT)))
    eerste = vraag.regelingen(tenant.stand, op("2025-05-31"))
    assert vraag.regelingen(tenant.stand, op("2026-05-31")) is eerste  # nothing changes in between
    lever(tenant, eigen_inhoud(eigen_besluit(COMPACT, work=WORK + "2")))
    assert len(vraag.regelingen(tenant.stand, op("2025-05-31"))) == 2


def test_regelingen_stand_in_order_of_registration() -> None:
    tenant = omgeving()
    for nummer in (3, 1, 2):
        besluit = eigen_besluit(COMPACT, work=f"{WORK}{nummer}")
        lever(tenant, eigen_inhoud(besluit), NU + timedelta(minutes=nummer))
    werken = [v.versie["work"] for v in vraag.regelingen(tenant.stand, op("2025-05-31"))]
    assert werken == [f"{WORK}1", f"{WORK}2", f"{WORK}3"]


def test_ow_object_shows_from_its_begin_until_it_ends() -> None:
    tenant = tenant_met(gebied("g", "x"), werkend="2025-01-01")
    einde = gebied("g", "x").replace("<l:identificatie>", "<ow:status>beëindigen</ow:status><l:identificatie>")
    deel = OwDeel(WORK, DOEL, [ow_bestand(einde)])
    lever(tenant, eigen_inhoud(eigen_besluit(COMPACT, versie="2", werkend="2025-06-01"), [deel]))
    stand = tenant.stand
    assert vraag.owobject(stand, "g", op("2024-12-31")) is None
    gevonden = vraag.owobject(stand, "g", op("2025-05-31"))
    assert gevonden is not None and gevonden["versie"] == 1
    assert vraag.owobject(stand, "g", op("2025-06-01")) is None
    assert list(vraag.owobjecten(stand, WORK, op("2025-05-31"))) == ["g"]
    assert dict(vraag.owobjecten(stand, WORK, op("2025-06-01"))) == {}
    assert vraag.laatste_owobject(stand, "g") is None
    assert dict(vraag.owobjecten(stand, "/akn/onbekend", op("2025-05-31"))) == {}


def test_regeling_lies_where_its_regelingsgebied_is() -> None:
    tenant = tenant_met(regelingsgebied("g") + gebied("g", "geo1"))
    zet_geometrie(tenant, "geo1", vierkant(1000, 1000))
    tijd = op("2025-05-31")
    assert vraag.regelingen_op(tenant.stand, punt(1005, 1005), tijd) == {WORK}
    assert vraag.regelingen_op(tenant.stand, punt(1010, 1010), tijd) == {WORK}  # the edge counts
    assert vraag.regelingen_op(tenant.stand, punt(1011, 1005), tijd) == frozenset()
    assert vraag.regelingen_op(tenant.stand, vierkant(900, 900, 5000), tijd) == {WORK}
    assert vraag.regelingen_op(tenant.stand, punt(1005, 1005), op("2024-12-31")) == frozenset()
    verzameling = {"type": "GeometryCollection", "geometries": [punt(0, 0), punt(1001, 1001)]}
    assert vraag.regelingen_op(tenant.stand, verzameling, tijd) == {WORK}


def test_ambtsgebied_lies_where_its_area_is() -> None:
    ambtsgebied = """<l:Ambtsgebied><l:identificatie>amb</l:identificatie><l:bestuurlijkeGrenzenVerwijzing>
      <l:BestuurlijkeGrenzenVerwijzing><l:bestuurlijkeGrenzenID>PV61</l:bestuurlijkeGrenzenID></l:BestuurlijkeGrenzenVerwijzing>
      </l:bestuurlijkeGrenzenVerwijzing></l:Ambtsgebied>"""
    tenant = tenant_met(regelingsgebied("amb") + ambtsgebied)
    zet_geometrie(tenant, "PV61_20230101", vierkant(2000, 2000))
    zet_geometrie(tenant, "GM9920_20230101", vierkant(5000, 5000))
    zet_gebied(tenant, "GM9920")
    tijd = op("2025-05-31")
    locatie = vraag.owobject(tenant.stand, "amb", tijd)
    assert locatie is not None
    assert vraag.geometrie_identificatie(tenant.stand, locatie) is None
    # As long as the area is not known, that of the bevoegd gezag stands in.
    assert vraag.regelingen_op(tenant.stand, punt(5005, 5005), tijd) == {WORK}
    zet_gebied(tenant, "PV61")
    assert vraag.geometrie_identificatie(tenant.stand, locatie) == "PV61_20230101"
    assert vraag.regelingen_op(tenant.stand, punt(2005, 2005), tijd) == {WORK}
    assert vraag.regelingen_op(tenant.stand, punt(5005, 5005), tijd) == frozenset()
    assert vraag.locaties_op(tenant.stand, WORK, punt(2005, 2005), tijd) == {"amb"}


def test_group_lies_where_a_member_is() -> None:
    groep = """<l:Gebiedengroep><l:identificatie>groep</l:identificatie><l:groepselement><l:GebiedRef xlink:href="a"/>
      <l:GebiedRef xlink:href="b"/></l:groepselement></l:Gebiedengroep>"""
    tenant = tenant_met(groep + gebied("a", "geo-a") + gebied("b", "geo-b") + gebied("c", "weg"))
    zet_geometrie(tenant, "geo-a", vierkant(0, 0))
    zet_geometrie(tenant, "geo-b", vierkant(100, 0))
    tijd = op("2025-05-31")
    assert vraag.locaties_op(tenant.stand, WORK, punt(5, 5), tijd) == {"a", "groep"}
    assert vraag.locaties_op(tenant.stand, WORK, punt(105, 5), tijd) == {"b", "groep"}
    assert vraag.locaties_op(tenant.stand, WORK, punt(50, 5), tijd) == frozenset()
    locatie = vraag.owobject(tenant.stand, "groep", tijd)
    assert locatie is not None and vraag.geometrie_identificatie(tenant.stand, locatie) is None


def test_bounding_box_alone_is_not_enough() -> None:
    tenant = tenant_met(gebied("a", "driehoek"))
    driehoek = {"type": "Polygon", "coordinates": [[[0, 0], [100, 0], [0, 100], [0, 0]]]}
    zet_geometrie(tenant, "driehoek", driehoek)
    assert vraag.locaties_op(tenant.stand, WORK, punt(90, 90), op("2025-05-31")) == frozenset()
    assert vraag.locaties_op(tenant.stand, WORK, punt(10, 10), op("2025-05-31")) == {"a"}


# What belongs to a text or a place.


@zonder_shared
@pytest.mark.parametrize(
    ("bestand", "plaats", "verwacht"),
    [
        ("testeiland-chain/1-initieel.zip", punt(98000, 541000), 1),
        ("testeiland-chain/1-initieel.zip", punt(97000, 541000), 0),
        ("gm9920/1-publicatie.zip", punt(98000, 541000), 2),
        ("omgevingsvisie-pv28/1-besluit.zip", punt(80000, 450000), 2),
    ],
)
def test_locaties_of_real_packages(bestand: str, plaats: dict[str, Any], verwacht: int) -> None:
    stand, versie = geleverd(bestand)
    assert len(vraag.locaties_op(stand, versie["work"], plaats, op("2026-01-01"))) == verwacht


@zonder_shared
def test_stands_of_tenants_do_not_mix() -> None:
    stand, versie = geleverd("testeiland-chain/1-initieel.zip")
    ander, _ = geleverd("westland/westland-initieel.zip")
    pad = vraag.path_id(versie["work"])
    assert vraag.regeling(stand, pad, op("2026-01-01")) is not None
    assert vraag.regeling(ander, pad, op("2026-01-01")) is None
    assert stand.count(OWOBJECT) == 5 and ander.count(REGELINGVERSIE) == 1
