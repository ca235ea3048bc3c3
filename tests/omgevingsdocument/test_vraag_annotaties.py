"""What belongs to a regeling, to a part of it or to a place, on real packages and on small stands of our own."""

import pytest

from simulator.omgevingsdocument import annotaties, vraag
from simulator.omgevingsdocument.plaats import locatierefs
from simulator.omgevingsdocument.records import Owobject
from simulator.omgevingsdocument.registratie import OwDeel
from simulator.store import Stand
from tests.omgevingsdocument.leveringen import (
    DOEL,
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
    gebied,
    op,
    punt,
    tenant_met,
    vierkant,
    zet_gebied,
    zet_geometrie,
)

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
