"""What the read APIs ask, on real packages and on small stands of our own."""

from datetime import timedelta
from typing import Any

import orjson
import pytest

from simulator.omgevingsdocument import annotaties, vraag
from simulator.omgevingsdocument.plaats import locatierefs
from simulator.omgevingsdocument.records import GEBIED, GEOMETRIE, OWOBJECT, REGELINGVERSIE, Owobject
from simulator.omgevingsdocument.registratie import OwDeel
from simulator.omgevingsdocument.vraag import Tijdreis
from simulator.store import Stand, Tenant
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

PAD = "_akn_nl_act_gm9920_2025_eigen"


def op(dag: str, beschikbaar: str | None = None) -> Tijdreis:
    return Tijdreis(dag, dag, beschikbaar)


def punt(x: float, y: float) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [x, y]}


def vierkant(x: float, y: float, zijde: float = 10) -> dict[str, Any]:
    ring = [[x, y], [x + zijde, y], [x + zijde, y + zijde], [x, y + zijde], [x, y]]
    return {"type": "Polygon", "coordinates": [ring]}


def zet_geometrie(tenant: Tenant, naam: str, geometrie: dict[str, Any]) -> None:
    ring = geometrie["coordinates"][0]
    kader = [min(p[0] for p in ring), min(p[1] for p in ring), max(p[0] for p in ring), max(p[1] for p in ring)]
    with tenant.write() as transaction:
        blob = transaction.blob(orjson.dumps(geometrie))
        transaction.put(GEOMETRIE, naam, {"id": naam, "soort": "Polygon", "bbox": kader, "blob": blob})


def gebied(naam: str, geometrie: str) -> str:
    return (
        f"<l:Gebied><l:identificatie>{naam}</l:identificatie><l:geometrie><l:GeometrieRef xlink:href='{geometrie}'/>"
        "</l:geometrie></l:Gebied>"
    )


def regelingsgebied(locatie: str) -> str:
    return (
        "<rg:Regelingsgebied><rg:identificatie>rg1</rg:identificatie><rg:locatieaanduiding>"
        f"<l:LocatieRef xlink:href='{locatie}'/></rg:locatieaanduiding></rg:Regelingsgebied>"
    )


def tenant_met(objecten: str, **kwargs: Any) -> Tenant:
    tenant = omgeving()
    lever(tenant, eigen_inhoud(eigen_besluit(COMPACT, **kwargs), [OwDeel(WORK, DOEL, [ow_bestand(objecten)])]))
    return tenant


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


def zet_gebied(tenant: Tenant, code: str) -> None:
    with tenant.write() as transaction:
        record = {"code": code, "naam": code, "geometrieIdentificatie": f"{code}_20230101", "benadering": False}
        transaction.put(GEBIED, code, record)


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

ARTIKELEN = """<RegelingCompact wordt=''><RegelingOpschrift eId='longTitle' wId='longTitle'>
      <Al>E</Al></RegelingOpschrift>
  <Lichaam eId='body' wId='body'><Hoofdstuk eId='chp_1' wId='w_chp_1'><Kop><Nummer>1</Nummer></Kop>
  <Artikel eId='art_1' wId='w_art_1'><Kop><Nummer>1</Nummer></Kop><Lid eId='p' wId='w_art_1_p1'><LidNummer>1</LidNummer>
  <Inhoud><Al>a</Al></Inhoud></Lid></Artikel></Hoofdstuk><Hoofdstuk eId='chp_2' wId='w_chp_2'><Kop><Nummer>2</Nummer>
  </Kop><Artikel eId='art_2' wId='w_art_2'><Kop><Nummer>2</Nummer></Kop><Inhoud><Al>b</Al></Inhoud></Artikel>
  </Hoofdstuk></Lichaam></RegelingCompact>"""


def tekst(naam: str, wid: str) -> str:
    return f"<r:Regeltekst wId='{wid}'><r:identificatie>{naam}</r:identificatie></r:Regeltekst>"


def regel(naam: str, regeltekst: str, locatie: str, binnen: str = "") -> str:
    return f"""<r:RegelVoorIedereen><r:identificatie>{naam}</r:identificatie><r:artikelOfLid><r:RegeltekstRef
      xlink:href="{regeltekst}"/></r:artikelOfLid><r:thema>thema-{naam}</r:thema><r:locatieaanduiding>
      <l:LocatieRef xlink:href="{locatie}"/></r:locatieaanduiding>{binnen}</r:RegelVoorIedereen>"""


def activiteit(ala: str, naam: str, locatie: str) -> str:
    return f"""<r:activiteitaanduiding><rol:ActiviteitRef xlink:href="{naam}"/><r:ActiviteitLocatieaanduiding>
      <r:identificatie>{ala}</r:identificatie><r:locatieaanduiding><l:LocatieRef xlink:href="{locatie}"/>
      </r:locatieaanduiding></r:ActiviteitLocatieaanduiding></r:activiteitaanduiding>"""


def met_locatie(soort: str, naam: str, locatie: str) -> str:
    return f"""<{soort}><ga:identificatie>{naam}</ga:identificatie><ga:locatieaanduiding><l:LocatieRef
      xlink:href="{locatie}"/></ga:locatieaanduiding></{soort}>"""


def losse_activiteit(naam: str) -> str:
    return f"<rol:Activiteit><rol:identificatie>{naam}</rol:identificatie></rol:Activiteit>"


NORM = """<rol:Omgevingsnorm><rol:identificatie>norm</rol:identificatie><rol:normwaarde><rol:Normwaarde>
  <rol:identificatie>nw-a</rol:identificatie><rol:locatieaanduiding>
      <l:LocatieRef xlink:href="a"/></rol:locatieaanduiding>
  </rol:Normwaarde><rol:Normwaarde><rol:identificatie>nw-b</rol:identificatie><rol:locatieaanduiding><l:LocatieRef
  xlink:href="b"/></rol:locatieaanduiding></rol:Normwaarde></rol:normwaarde></rol:Omgevingsnorm>"""
OBJECTEN = "".join(
    (
        tekst("rt1", "w_art_1_p1"),
        tekst("rt2", "w_art_2"),
        regel(
            "regel1",
            "rt1",
            "a",
            "<r:gebiedsaanwijzing><ga:GebiedsaanwijzingRef xlink:href='ga-a'/></r:gebiedsaanwijzing>"
            + activiteit("ala1", "act1", "a"),
        ),
        regel(
            "regel2",
            "rt2",
            "b",
            activiteit("ala2", "act2", "b")
            + activiteit("ala3", "act1", "a")
            + "<r:omgevingsnormaanduiding><rol:OmgevingsnormRef xlink:href='norm'/></r:omgevingsnormaanduiding>",
        ),
        losse_activiteit("act1"),
        losse_activiteit("act2"),
        losse_activiteit("act-ongebruikt"),
        met_locatie("ga:Gebiedsaanwijzing", "ga-a", "a"),
        met_locatie("p:Pons", "pons", "c").replace("ga:", "p:"),
        NORM,
        gebied("a", "geo-a"),
        gebied("b", "geo-b"),
        gebied("c", "geo-c"),
    )
)


@pytest.fixture
def stand() -> Stand:
    tenant = omgeving()
    lever(tenant, eigen_inhoud(eigen_besluit(ARTIKELEN), [OwDeel(WORK, DOEL, [ow_bestand(OBJECTEN)])]))
    for naam, x in (("geo-a", 0), ("geo-b", 100), ("geo-c", 200)):
        zet_geometrie(tenant, naam, vierkant(x, 0))
    zet_geometrie(tenant, "GM9920_20230101", vierkant(0, 0, 1000))
    zet_gebied(tenant, "GM9920")
    return tenant.stand


TIJD = op("2025-05-31")


def namen(selectie: annotaties.Selectie) -> set[str]:
    return {naam for lijst in selectie.per_soort.values() for naam in lijst}


def test_whole_regeling_has_all_but_what_only_the_pons_uses(stand: Stand) -> None:
    selectie = annotaties.selectie(stand, WORK, TIJD)
    assert namen(selectie) == {
        *("rt1", "rt2", "regel1", "regel2", "act1", "act2", "act-ongebruikt", "ga-a", "norm", "a", "b"),
        *("ala1", "ala2", "ala3", "nw-a", "nw-b"),
    }
    assert [versie["identificatie"] for versie in selectie.van("Regeltekst", "Activiteit")] == [
        *("rt1", "rt2", "act1", "act2", "act-ongebruikt")
    ]
    assert selectie.locaties is None


@pytest.mark.parametrize(
    ("wid", "verwacht"),
    [
        ("w_art_1_p1", {"rt1", "regel1", "act1", "ala1", "ga-a", "a"}),
        ("w_chp_1", {"rt1", "regel1", "act1", "ala1", "ga-a", "a"}),
        ("w_chp_2", {"rt2", "regel2", "act1", "act2", "ala2", "ala3", "norm", "nw-a", "nw-b", "a", "b"}),
    ],
)
def test_component_has_what_its_text_and_all_below_it_refers_to(stand: Stand, wid: str, verwacht: set[str]) -> None:
    assert namen(annotaties.selectie(stand, WORK, TIJD, wid=wid)) == verwacht


def test_unknown_component_or_regeling_is_a_key_error(stand: Stand) -> None:
    with pytest.raises(KeyError, match="w_weg"):
        annotaties.selectie(stand, WORK, TIJD, wid="w_weg")
    with pytest.raises(KeyError):
        annotaties.selectie(stand, WORK, op("2020-01-01"), wid="body")
    assert namen(annotaties.selectie(stand, WORK, op("2020-01-01"))) == set()


def test_place_chooses_rules_activities_and_values_that_lie_there(stand: Stand) -> None:
    op_a = annotaties.selectie(stand, WORK, TIJD, locaties=vraag.locaties_op(stand, WORK, punt(5, 5), TIJD))
    # regel2 lies at b, but one of its activities is at a.
    assert namen(op_a) >= {"rt1", "rt2", "regel1", "regel2", "act1", "ala1", "ala3", "ga-a", "norm", "nw-a"}
    assert not namen(op_a) & {"act2", "ala2", "nw-b", "act-ongebruikt"}
    assert op_a.locaties == frozenset(("a",))
    op_b = annotaties.selectie(stand, WORK, TIJD, locaties=vraag.locaties_op(stand, WORK, punt(105, 5), TIJD))
    assert namen(op_b) >= {"rt2", "regel2", "act2", "ala2", "norm", "nw-b", "b"}
    assert not namen(op_b) & {"rt1", "regel1", "ala1", "ala3", "act1", "ga-a", "nw-a"}
    nergens = annotaties.selectie(stand, WORK, TIJD, locaties=frozenset())
    assert namen(nergens) == set()


def test_component_and_place_together(stand: Stand) -> None:
    op_a = vraag.locaties_op(stand, WORK, punt(5, 5), TIJD)
    assert namen(annotaties.selectie(stand, WORK, TIJD, wid="w_chp_1", locaties=op_a)) == {
        *("rt1", "regel1", "act1", "ala1", "ga-a", "a")
    }
    op_b = vraag.locaties_op(stand, WORK, punt(105, 5), TIJD)
    assert namen(annotaties.selectie(stand, WORK, TIJD, wid="w_chp_1", locaties=op_b)) == set()


def test_every_reference_to_a_locatie_can_be_followed(stand: Stand) -> None:
    for keus in (annotaties.selectie(stand, WORK, TIJD), annotaties.selectie(stand, WORK, TIJD, locaties={"a"})):
        for versie in keus.objecten.values():
            assert set(locatierefs(versie)) <= set(keus.objecten)


def test_onderwerpen_at_a_place(stand: Stand) -> None:
    [onderwerp] = annotaties.onderwerpen(stand, punt(5, 5), TIJD)
    assert onderwerp.work == WORK
    assert [g["identificatie"] for g in onderwerp.gebiedsaanwijzingen] == ["ga-a"]
    assert [(a["identificatie"], alas) for a, alas in onderwerp.activiteiten] == [("act1", ("ala1", "ala3"))]
    assert onderwerp.themas == ("thema-regel1", "thema-regel2")
    [elders] = annotaties.onderwerpen(stand, punt(500, 500), TIJD)
    assert (elders.gebiedsaanwijzingen, elders.activiteiten, elders.themas) == ((), (), ())
    assert annotaties.onderwerpen(stand, punt(-500, 500), TIJD) == []


def test_objects_of_another_regeling_stand_last() -> None:
    tenant = tenant_met(losse_activiteit("elders") + gebied("g-elders", "x"))
    ander = WORK + "2"
    objecten = tekst("rt", "w_art_2") + regel("regel", "rt", "g-elders", activiteit("ala", "elders", "g-elders"))
    deel = OwDeel(ander, DOEL, [ow_bestand(objecten)])
    lever(tenant, eigen_inhoud(eigen_besluit(ARTIKELEN, work=ander), [deel]))
    zet_geometrie(tenant, "x", vierkant(0, 0))
    selectie = annotaties.selectie(tenant.stand, ander, TIJD)
    assert namen(selectie) == {"rt", "regel", "ala", "elders", "g-elders"}
    assert list(vraag.owobjecten(tenant.stand, ander, TIJD)) == ["rt", "regel"]
    assert vraag.locaties_op(tenant.stand, ander, punt(5, 5), TIJD) == {"g-elders"}


def test_vrijetekst_by_divisie() -> None:
    regeling = """<RegelingVrijetekst wordt=''><RegelingOpschrift eId='longTitle' wId='longTitle'><Al>E</Al>
      </RegelingOpschrift><Lichaam eId='body' wId='body'><Divisie eId='d' wId='w_d'><Kop><Nummer>1</Nummer></Kop>
      <Divisietekst eId='t' wId='w_t'><Inhoud><Al>x</Al></Inhoud></Divisietekst></Divisie>
      </Lichaam></RegelingVrijetekst>"""
    objecten = """<vt:Divisietekst wId="w_t"><vt:identificatie>dt</vt:identificatie></vt:Divisietekst><vt:Tekstdeel>
      <vt:identificatie>td</vt:identificatie><vt:divisieaanduiding><vt:DivisietekstRef xlink:href="dt"/>
      </vt:divisieaanduiding>
      <vt:hoofdlijnaanduiding><vt:HoofdlijnRef xlink:href="h"/></vt:hoofdlijnaanduiding></vt:Tekstdeel>
      <vt:Hoofdlijn><vt:identificatie>h</vt:identificatie></vt:Hoofdlijn>
      <vt:Hoofdlijn><vt:identificatie>h2</vt:identificatie></vt:Hoofdlijn>"""
    tenant = omgeving()
    lever(tenant, eigen_inhoud(eigen_besluit(regeling), [OwDeel(WORK, DOEL, [ow_bestand(objecten)])]))
    assert namen(annotaties.selectie(tenant.stand, WORK, TIJD)) == {"dt", "td", "h", "h2"}
    assert namen(annotaties.selectie(tenant.stand, WORK, TIJD, wid="w_d")) == {"dt", "td", "h"}


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
def test_real_annotations_of_one_article() -> None:
    stand, versie = geleverd("gemeentestad-gm0297/01-initieel.zip")
    tijd = op("2026-01-01")
    geheel = annotaties.selectie(stand, versie["work"], tijd)
    tellen = {soort: len(lijst) for soort, lijst in geheel.per_soort.items()}
    records: list[Owobject] = list(vraag.owobjecten(stand, versie["work"], tijd).values())
    for soort in (
        "Regeltekst",
        "RegelVoorIedereen",
        "Omgevingswaarderegel",
        "Activiteit",
        "Gebiedsaanwijzing",
        "Kaart",
    ):
        assert tellen[soort] == sum(record["soort"] == soort for record in records) > 0
    artikel = annotaties.selectie(stand, versie["work"], tijd, wid="gm0297_1__chp_2__subchp_2.2__art_2.4")
    assert len(artikel.per_soort["RegelVoorIedereen"]) == len(artikel.per_soort["ActiviteitLocatieaanduiding"]) == 6
    assert artikel.per_soort["Regeltekst"] == ("nl.imow-gm0297.regeltekst.2019000002",)
    delen = vraag.componenten(stand, versie)
    assert [delen[w]["type"] for w in ("body", "gm0297_1__cmp_I", "gm0297_1__chp_2")] == [
        "LICHAAM",
        "BIJLAGE",
        "HOOFDSTUK",
    ]


@zonder_shared
def test_stands_of_tenants_do_not_mix() -> None:
    stand, versie = geleverd("testeiland-chain/1-initieel.zip")
    ander, _ = geleverd("westland/westland-initieel.zip")
    pad = vraag.path_id(versie["work"])
    assert vraag.regeling(stand, pad, op("2026-01-01")) is not None
    assert vraag.regeling(ander, pad, op("2026-01-01")) is None
    assert stand.count(OWOBJECT) == 5 and ander.count(REGELINGVERSIE) == 1
