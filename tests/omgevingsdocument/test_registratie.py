"""Registering: every real package of step 1 against its published figures, and small besluiten of our own."""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
import pytest
from lxml import etree

from simulator.omgevingsdocument.besluit import bekendmakingsblad
from simulator.omgevingsdocument.records import (
    BESLUIT,
    GEOMETRIE,
    INFORMATIEOBJECT,
    ORGANISATIE,
    OWOBJECT,
    REGELINGVERSIE,
)
from simulator.omgevingsdocument.registratie import OwDeel, na
from tests.omgevingsdocument.leveringen import (
    COMPACT,
    DATA,
    DOEL,
    NU,
    STOP,
    WORK,
    eigen_besluit,
    eigen_inhoud,
    figuren,
    lees_pakket,
    lever,
    omgeving,
    ow_bestand,
    stap_1,
    zonder_shared,
)

GEBIED = """<l:Gebied><l:identificatie>nl.imow-gm9920.gebied.{naam}</l:identificatie>
  <l:geometrie><l:GeometrieRef xlink:href="g1"/></l:geometrie></l:Gebied>"""


@zonder_shared
@pytest.mark.parametrize("regel", stap_1(), ids=lambda regel: regel["bestand"])
def test_real_package_is_registered_with_its_figures(regel: dict[str, Any]) -> None:
    figuur = figuren()[regel["bestand"]]
    inhoud = lees_pakket((STOP / regel["bestand"]).read_bytes())
    tenant = omgeving()
    versies = lever(tenant, inhoud)
    stand = tenant.stand
    assert [[v["model"], None, v["expression"]] for v in versies] == figuur["regeling"]
    if "regeling" in regel:
        assert versies[0]["work"] == regel["regeling"]
    for versie in versies:
        assert stand.get(REGELINGVERSIE, versie["expression"]) == versie
        assert versie["beginInwerking"] == dict(figuur["tijdstempels"])["juridischWerkendVanaf"]
        assert versie["doel"] in figuur["doelen"]
        assert versie["type"]["code"].endswith(figuur["soortRegeling"][0])
        assert versie["besluit"] == figuur["bill"]
        assert versie["datumBekendmaking"] == figuur["datumBekendmaking"]
        assert versie["tijdstipRegistratie"] == "2025-10-16T07:00:00.000000Z"
        assert etree.fromstring(stand.blob(versie["tekst"])).tag.endswith(versie["model"])
        assert orjson.loads(stand.blob(versie["structuur"]))[0]["type"] == "LICHAAM"
    objecten = {ow.identificatie for deel in inhoud.ow for b in deel.bestanden for ow in b.objecten}
    assert {record["identificatie"] for record in stand.all(OWOBJECT)} == objecten
    assert {record["regeling"] for record in stand.all(OWOBJECT)} <= set(figuur["WorkID"])
    assert stand.count(BESLUIT) == 1


@zonder_shared
@pytest.mark.parametrize("regel", stap_1(), ids=lambda regel: regel["bestand"])
def test_informatieobjecten_keep_their_exact_bytes_and_geometries(regel: dict[str, Any]) -> None:
    inhoud = lees_pakket((STOP / regel["bestand"]).read_bytes())
    tenant = omgeving()
    lever(tenant, inhoud)
    stand = tenant.stand
    assert stand.count(INFORMATIEOBJECT) == len(inhoud.informatieobjecten) > 0
    for record in stand.all(INFORMATIEOBJECT):
        data = stand.blob(record["blob"])
        assert data == inhoud.bestanden[record["bestandsnaam"]]
        aangeleverd = next(b for _, b in inhoud.informatieobjecten if record["expression"] in b.itertext())
        assert hashlib.sha512(data).hexdigest() == (aangeleverd.findtext(".//{*}hash") or "").lower()
        assert record["publicatieinstructie"] in ("TeConsolideren", "AlleenBekendTeMaken", "Informatief")
        assert bool(record["geometrieen"]) == record["bestandsnaam"].endswith(".gml")
        for naam in record["geometrieen"]:
            geometrie = stand.get(GEOMETRIE, naam)
            assert geometrie is not None
            minx, miny, maxx, maxy = geometrie["bbox"]
            assert 0 < minx <= maxx < 300_000 and 300_000 < miny <= maxy < 650_000
            assert orjson.loads(stand.blob(geometrie["blob"]))["type"] == geometrie["soort"]


@zonder_shared
def test_every_field_of_a_real_regelingversie() -> None:
    tenant = omgeving()
    with tenant.write() as transaction:
        transaction.put(
            ORGANISATIE, "gm0297", {"code": "gm0297", "naam": "gemeente Zaltbommel", "bestuurslaag": "gemeente"}
        )
    versie = lever(tenant, lees_pakket((STOP / "gemeentestad-gm0297/01-initieel.zip").read_bytes()))[0]
    assert versie["publicatieID"].startswith("/akn/nl/officialGazette/gmb/2022/")
    vast = {veld: waarde for veld, waarde in versie.items() if veld not in ("tekst", "structuur", "publicatieID")}
    assert vast == {
        "versie": 1,
        "beginInwerking": "2020-01-14",
        "beginGeldigheid": "2020-01-14",
        "tijdstipRegistratie": "2025-10-16T07:00:00.000000Z",
        "doel": "/join/id/proces/gm0297/2019/Instelling",
        "aanlevering": "a1",
        "work": "/akn/nl/act/gm0297/2019/reg456",
        "expression": "/akn/nl/act/gm0297/2019/reg456/nld@1",
        "soortWork": "/join/id/stop/work_019",
        "model": "RegelingCompact",
        "schemaversie": "1.2.0",
        "type": {"code": "/join/id/stop/regelingtype_003", "waarde": "Omgevingsplan"},
        "bevoegdGezag": {"code": "gm0297", "naam": "gemeente Zaltbommel", "bestuurslaag": "gemeente"},
        "officieleTitel": "Omgevingsplan Zaltbommel (met de nadruk op Zuilichem)",
        "opschrift": "Omgevingsplan Zaltbommel (met de nadruk op Zuilichem)",
        "citeertitel": "Gemeentestad (omgevingsplan Zaltbommel)",
        "heeftBijlagen": True,
        "heeftToelichtingen": True,
        "versienummer": "1",
        "besluit": "/akn/nl/bill/gm0297/2019/3520/nld@2019",
        "datumBekendmaking": "2022-06-25",
        "annotaties": "regeltekst",
        "afbeeldingen": {},
    }


@zonder_shared
def test_images_are_kept_with_their_media_type() -> None:
    inhoud = lees_pakket((STOP / "gm9920/1-publicatie.zip").read_bytes())
    tenant = omgeving()
    afbeeldingen = lever(tenant, inhoud)[0]["afbeeldingen"]
    assert list(afbeeldingen) == ["jpg-plaatje-1.jpg"]
    assert afbeeldingen["jpg-plaatje-1.jpg"]["mediatype"] == "image/jpeg"
    assert tenant.stand.blob(afbeeldingen["jpg-plaatje-1.jpg"]["blob"]) == inhoud.bestanden["jpg-plaatje-1.jpg"]


@zonder_shared
def test_vrijetekst_is_annotated_by_divisie() -> None:
    tenant = omgeving()
    versie = lever(tenant, lees_pakket((STOP / "omgevingsvisie-pv28/1-besluit.zip").read_bytes()))[0]
    assert (versie["annotaties"], versie["model"]) == ("divisie", "RegelingVrijetekst")
    assert versie["bevoegdGezag"] == {"code": "pv28", "naam": "provincie pv28", "bestuurslaag": "provincie"}


def test_tijdelijk_deel_with_conditie_of_another_work() -> None:
    regeling = """<RegelingTijdelijkdeel wordt=''><RegelingOpschrift eId='longTitle' wId='longTitle'><Al>Deel</Al>
      </RegelingOpschrift><Lichaam eId='body' wId='body'><Conditie><Artikel eId='art_1' wId='gm9920_1__art_1'>
      <Kop><Opschrift>Werking</Opschrift></Kop><Inhoud><Al>Dit deel gaat voor.</Al></Inhoud></Artikel></Conditie>
      <Artikel eId='art_2' wId='gm9920_1__art_2'><Kop><Opschrift>Regel</Opschrift></Kop><Inhoud><Al>Tekst.</Al></Inhoud>
      </Artikel></Lichaam></RegelingTijdelijkdeel>"""
    deel_van = (
        "<isTijdelijkDeelVan><WorkIdentificatie><FRBRWork>/akn/nl/act/gm9920/2020/omgevingsplan</FRBRWork>"
        "<soortWork>/join/id/stop/work_019</soortWork></WorkIdentificatie></isTijdelijkDeelVan>"
    )
    tenant = omgeving()
    versie = lever(tenant, eigen_inhoud(eigen_besluit(regeling, identificatie=deel_van)))[0]
    assert versie["work"] == WORK
    assert versie["tijdelijkDeelVan"] == "/akn/nl/act/gm9920/2020/omgevingsplan"
    assert versie["conditie"] == "Dit deel gaat voor."
    lichaam = orjson.loads(tenant.stand.blob(versie["structuur"]))[0]
    assert lichaam["conditieArtikel"]["wId"] == "gm9920_1__art_1"
    assert "Dit deel gaat voor." in lichaam["conditieArtikel"]["inhoud"]
    assert [deel["wId"] for deel in lichaam["delen"]] == ["gm9920_1__art_2"]


def test_klassiek_besluit_is_its_regeling() -> None:
    regeling = """<RegelingKlassiek wordt=''><RegelingOpschrift eId='longTitle' wId='longTitle'><Al>Wet</Al>
      </RegelingOpschrift>
      <Aanhef eId='formula_1' wId='formula_1'><Al>Wij, enz.</Al></Aanhef><Lichaam eId='body' wId='body'>
      <Artikel eId='art_1' wId='mnre_1__art_1'><Kop><Nummer>1</Nummer></Kop>
      <Lid eId='art_1__para_1' wId='mnre_1__art_1__para_1'>
      <LidNummer>1.</LidNummer><Inhoud><Al>Lid.</Al></Inhoud></Lid></Artikel></Lichaam>
      <Sluiting eId='formula_2' wId='formula_2'><Al>Lasten en bevelen.</Al></Sluiting></RegelingKlassiek>"""
    opvolging = "<opvolging><opvolgerVan>/akn/nl/act/gm9920/2001/oud</opvolgerVan></opvolging>"
    tenant = omgeving()
    versie = lever(tenant, eigen_inhoud(eigen_besluit(regeling, klassiek=True, metadata=opvolging)))[0]
    assert versie["model"] == "RegelingKlassiek"
    assert versie["opvolgerVan"] == ["/akn/nl/act/gm9920/2001/oud"]
    structuur = orjson.loads(tenant.stand.blob(versie["structuur"]))
    assert [component["type"] for component in structuur] == ["AANHEF", "LICHAAM", "SLUITING"]


def test_geldig_vanaf_and_the_besluit_record() -> None:
    tenant = omgeving()
    versie = lever(tenant, eigen_inhoud(eigen_besluit(COMPACT, werkend="2025-03-01", geldig="2025-02-01")))[0]
    assert (versie["beginInwerking"], versie["beginGeldigheid"]) == ("2025-03-01", "2025-02-01")
    assert tenant.stand.get(BESLUIT, "/akn/nl/bill/gm9920/2025/b1") == {
        "work": "/akn/nl/bill/gm9920/2025/b1",
        "expression": "/akn/nl/bill/gm9920/2025/b1/nld@2025-01-01;1",
        "officieleTitel": "Eigen besluit",
        "soortProcedure": "/join/id/stop/proceduretype_definitief",
        "eindverantwoordelijke": "/tooi/id/gemeente/gm9920",
        "datumBekendmaking": "2025-01-01",
        "publicatieID": versie["publicatieID"],
        "procedureverloop": {
            "bekendOp": "2024-12-31",
            "procedurestappen": [{"soortStap": "/join/id/stop/procedure/stap_003", "voltooidOp": "2024-12-30"}],
        },
        "regelingen": [versie["expression"]],
        "informatieobjecten": [],
        "aanlevering": "a1",
    }


@pytest.mark.parametrize(
    ("bestuurslaag", "soort", "blad"),
    [
        ("ministerie", "001", "stb"),
        ("ministerie", "002", "stcrt"),
        ("ministerie", "", "stcrt"),
        ("gemeente", "003", "gmb"),
    ],
)
def test_an_amvb_is_published_in_the_staatsblad(bestuurslaag: str, soort: str, blad: str) -> None:
    assert bekendmakingsblad(bestuurslaag, soort and f"/join/id/stop/regelingtype_{soort}") == blad


def test_the_journal_follows_the_kind_of_the_version_before() -> None:
    tenant = omgeving()
    eerste, tweede = eigen_besluit(COMPACT), eigen_besluit(COMPACT, versie="2")
    next(eerste.iter("{*}soortRegeling")).text = "/join/id/stop/regelingtype_001"
    etree.strip_elements(tweede, f"{{{DATA}}}RegelingMetadata")
    for besluit in (eerste, tweede):
        versie = lever(tenant, eigen_inhoud(besluit))[0]
        assert versie["publicatieID"].startswith("/akn/nl/officialGazette/stb/2025/")


def test_registration_instant_moves_on_even_when_the_clock_goes_back() -> None:
    tenant = omgeving()
    eerste = lever(tenant, eigen_inhoud(eigen_besluit(COMPACT, versie="1")))[0]
    tweede = lever(tenant, eigen_inhoud(eigen_besluit(COMPACT, versie="2")), NU - timedelta(days=400))[0]
    derde = lever(tenant, eigen_inhoud(eigen_besluit(COMPACT, versie="3")), NU + timedelta(hours=1))[0]
    assert [eerste["versie"], tweede["versie"], derde["versie"]] == [1, 2, 3]
    assert tweede["tijdstipRegistratie"] == "2025-10-16T07:00:00.000001Z"
    assert derde["tijdstipRegistratie"] == "2025-10-16T08:00:00.000000Z"


def test_na_is_strictly_later_and_never_before_now() -> None:
    nu = datetime(2024, 1, 1, tzinfo=UTC)
    assert na("", nu) == "2024-01-01T00:00:00.000000Z"
    assert na("2023-12-31T23:59:59.999999Z", nu) == "2024-01-01T00:00:00.000000Z"
    assert na("2024-01-01T00:00:00.000000Z", nu) == "2024-01-01T00:00:00.000001Z"


def test_ow_objects_count_their_versions_and_end() -> None:
    tenant = omgeving()
    deel = OwDeel(WORK, DOEL, [ow_bestand(GEBIED.format(naam="a"))])
    lever(tenant, eigen_inhoud(eigen_besluit(COMPACT, versie="1"), [deel]))
    einde = GEBIED.format(naam="a").replace("<l:identificatie>", "<ow:status>beëindigen</ow:status><l:identificatie>")
    deel = OwDeel(WORK, DOEL, [ow_bestand(einde + GEBIED.format(naam="b"))])
    lever(tenant, eigen_inhoud(eigen_besluit(COMPACT, versie="2", werkend="2025-06-01"), [deel]))
    gevonden = [(sleutel, r["beeindigd"], r["beginInwerking"]) for sleutel, r in tenant.stand.items(OWOBJECT)]
    assert gevonden == [
        ("nl.imow-gm9920.gebied.a|1", False, "2025-01-01"),
        ("nl.imow-gm9920.gebied.a|2", True, "2025-06-01"),
        ("nl.imow-gm9920.gebied.b|1", False, "2025-06-01"),
    ]


def zonder(naam: str) -> etree._Element:
    """A besluit without this data module."""
    besluit = eigen_besluit(COMPACT)
    etree.strip_elements(besluit, f"{{{DATA}}}{naam}")
    return besluit


@pytest.mark.parametrize(
    ("besluit", "reden"),
    [
        (eigen_besluit("<RegelingMutatie was='a' wordt=''/>"), "RegelingMutatie"),
        (
            eigen_besluit(COMPACT.replace("wordt=''", "wordt='/akn/nl/act/gm9920/2025/ander/nld@1'")),
            "RegelingVersieInf",
        ),
        (zonder("Tijdstempels"), "juridischWerkendVanaf"),
        (zonder("BeoogdeRegelgeving"), "juridischWerkendVanaf"),
        (zonder("BesluitMetadata"), "BesluitMetadata"),
    ],
)
def test_what_cannot_be_registered_says_why_and_leaves_nothing(besluit: etree._Element, reden: str) -> None:
    tenant = omgeving()
    with pytest.raises(ValueError, match=reden):
        lever(tenant, eigen_inhoud(besluit))
    assert tenant.tables() == {}


def test_the_same_version_twice_is_refused() -> None:
    tenant = omgeving()
    lever(tenant, eigen_inhoud(eigen_besluit(COMPACT)))
    with pytest.raises(ValueError, match="al geregistreerd"):
        lever(tenant, eigen_inhoud(eigen_besluit(COMPACT)))


def test_metadata_and_kind_of_annotations_come_from_the_version_before() -> None:
    tenant = omgeving()
    opvolging = "<opvolging><opvolgerVan>/akn/nl/act/gm9920/2001/oud</opvolgerVan></opvolging>"
    tekst = '<vt:Divisie wId="w"><vt:identificatie>d</vt:identificatie></vt:Divisie>'
    deel = OwDeel(WORK, DOEL, [ow_bestand(tekst)])
    eerste = lever(tenant, eigen_inhoud(eigen_besluit(COMPACT, metadata=opvolging), [deel]))[0]
    tweede_besluit = eigen_besluit(COMPACT, versie="2")
    etree.strip_elements(tweede_besluit, f"{{{DATA}}}RegelingMetadata")
    tweede = lever(tenant, eigen_inhoud(tweede_besluit))[0]
    for veld in ("type", "bevoegdGezag", "officieleTitel", "opvolgerVan", "annotaties"):
        assert tweede[veld] == eerste[veld]
    assert tweede["officieleTitel"] == "Eigen regeling"
    assert tweede["annotaties"] == "divisie"


def test_ontwerp_objects_are_not_taken_for_vastgesteld() -> None:
    ontwerp = GEBIED.format(naam="a").replace("<l:id", "<ow:procedurestatus>ontwerp</ow:procedurestatus><l:id", 1)
    tenant = omgeving()
    with pytest.raises(ValueError, match="ontwerp"):
        lever(tenant, eigen_inhoud(eigen_besluit(COMPACT), [OwDeel(WORK, DOEL, [ow_bestand(ontwerp)])]))
    assert tenant.tables() == {}


def test_text_nested_beyond_reason_is_refused() -> None:
    begin, einde = "<Divisie eId='d' wId='d'><Kop><Nummer>1</Nummer></Kop>", "</Divisie>"
    diep = f"""<RegelingVrijetekst wordt=''><RegelingOpschrift eId='l' wId='l'><Al>E</Al></RegelingOpschrift>
      <Lichaam eId='body' wId='body'>{begin * 150}{einde * 150}</Lichaam></RegelingVrijetekst>"""
    with pytest.raises(ValueError, match="genest"):
        lever(omgeving(), eigen_inhoud(eigen_besluit(diep)))
    goed = diep.replace(begin * 150, begin * 90).replace(einde * 150, einde * 90)
    assert lever(omgeving(), eigen_inhoud(eigen_besluit(goed)))
