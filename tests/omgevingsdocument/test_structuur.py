"""The document structure: shape of the real answers, and what becomes of each kind of text."""

import gzip
import json
from typing import Any

import pytest
from lxml import etree

from simulator.omgevingsdocument.besluit import lees_besluit
from simulator.omgevingsdocument.records import Component
from simulator.omgevingsdocument.structuur import (
    TYPEN,
    afbeeldingen,
    conditie,
    geregistreerde_tekst,
    opschrift,
    structuur,
    tekst_bytes,
)
from tests.omgevingsdocument.leveringen import SHARED, STOP, TEKST, lees_pakket, ontleed, zonder_shared

ECHT = SHARED / "samples" / "presenteren"
ELEMENT = {soort: naam for naam, soort in TYPEN.items()}
Q = f"{{{TEKST}}}"


def regeling(lichaam: str, model: str = "RegelingCompact", na: str = "") -> etree._Element:
    """A registered text with this Lichaam."""
    return geregistreerde_tekst(
        ontleed(
            f"""<t:{model} xmlns:t="{TEKST}" xmlns="{TEKST}" wordt="w" componentnaam="c" schemaversie="1.3.0">
            <RegelingOpschrift eId="longTitle" wId="longTitle"><Al>Een <b>titel</b></Al><Al>in twee</Al>
            </RegelingOpschrift>
            <Lichaam eId="body" wId="body">{lichaam}</Lichaam>{na}</t:{model}>""".encode()
        )
    )


def inhoud(xml: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{xml}'


def echte(naam: str) -> list[dict[str, Any]]:
    data = (ECHT / naam).read_bytes()
    gelezen = json.loads(gzip.decompress(data) if naam.endswith(".gz") else data)
    delen: list[dict[str, Any]] = gelezen["_embedded"]["ontwerpDocumentComponenten"]
    return delen


def terug(component: dict[str, Any]) -> etree._Element:
    """The STOP element that a real component must have come from, indented as suppliers do."""
    soort = component["type"]
    if soort == "BEGRIP":
        return ontleed(component["inhoud"].encode())
    element = etree.Element(f"{Q}{ELEMENT[soort]}", wId=component["identificatie"], eId=component["expressie"])
    element.text = "\n   "
    if "kop" in component:
        kop = ontleed(component["kop"].encode())
        if soort == "LID":
            kop = kop.find(f"{Q}Nummer")  # type: ignore[assignment]
            kop.tag = f"{Q}LidNummer"
        element.append(kop)
    for veld, naam in (("gereserveerd", "Gereserveerd"), ("vervallen", "Vervallen")):
        if veld in component:
            etree.SubElement(element, f"{Q}{naam}")
    if "inhoud" in component:
        element.append(ontleed(component["inhoud"].encode()))
    for kind in component.get("_embedded", {}).get("ontwerpDocumentComponenten", []):
        if kind["type"] != "BEGRIP":  # stands in the inhoud already
            element.append(terug(kind))
    for kind in element:
        kind.tail = "\n   "
    return element


def c14n(xml: str | None) -> str | None:
    return None if xml is None else etree.canonicalize(xml)


def vergelijk(echt: list[dict[str, Any]], ons: list[Component]) -> int:
    assert [deel["identificatie"] for deel in echt] == [deel["wId"] for deel in ons]
    aantal = len(ons)
    for verwacht, gevonden in zip(echt, ons, strict=True):
        assert verwacht["expressie"] == gevonden["eId"]
        assert verwacht["type"] == gevonden["type"]
        assert ("gereserveerd" in verwacht) == ("gereserveerd" in gevonden)
        assert ("vervallen" in verwacht) == ("vervallen" in gevonden)
        assert c14n(verwacht.get("kop")) == c14n(gevonden.get("kop"))
        assert c14n(verwacht.get("inhoud")) == c14n(gevonden.get("inhoud"))
        kinderen = verwacht.get("_embedded", {}).get("ontwerpDocumentComponenten", [])
        aantal += vergelijk(kinderen, gevonden["delen"])
    return aantal


@zonder_shared
@pytest.mark.parametrize(
    ("naam", "model", "aantal"),
    [
        ("v8-documentstructuur-ontwerpomgevingsplan-gm1979.json.gz", "RegelingCompact", 1000),
        ("v8-documentstructuur-ontwerpvisie-gm0262.json", "RegelingVrijetekst", 34),
    ],
)
def test_text_behind_a_real_answer_gives_that_answer(naam: str, model: str, aantal: int) -> None:
    """The STOP text is rebuilt from the real answer; our structure of it must be that answer, part by part."""
    echt = echte(naam)
    boom = etree.Element(f"{Q}{model}")
    for component in echt:
        boom.append(terug(component))
    assert vergelijk(echt, structuur(geregistreerde_tekst(boom))) >= aantal


def test_article_with_leden_gets_their_numbers_as_kop() -> None:
    [lichaam] = structuur(
        regeling(
            """<Hoofdstuk eId="chp_1" wId="g_1__chp_1"><Kop> <Label>Hoofdstuk</Label> <Nummer>1</Nummer></Kop>
            <!-- weg -->
            <Artikel eId="chp_1__art_1" wId="g_1__art_1"><Kop><Nummer>1</Nummer></Kop>
            <Lid eId="p" wId="g_1__art_1__para_1"><LidNummer>1<NieuweTekst>a</NieuweTekst></LidNummer>
            <Inhoud> <Al> Eerst <b>vet</b> <i>schuin</i>.</Al> </Inhoud></Lid></Artikel></Hoofdstuk>"""
        )
    )
    assert (lichaam["type"], lichaam["wId"], lichaam["eId"]) == ("LICHAAM", "body", "body")
    hoofdstuk = lichaam["delen"][0]
    kop = f'<Kop xmlns="{TEKST}"><Label>Hoofdstuk</Label><Nummer>1</Nummer></Kop>'
    assert hoofdstuk["kop"] == inhoud(kop)
    [lid] = hoofdstuk["delen"][0]["delen"]
    assert lid["kop"] == inhoud(f'<Kop xmlns="{TEKST}"><Nummer>1<NieuweTekst>a</NieuweTekst></Nummer></Kop>')
    assert lid["inhoud"] == inhoud(f'<Inhoud xmlns="{TEKST}"><Al> Eerst <b>vet</b> <i>schuin</i>.</Al></Inhoud>')
    assert lid["delen"] == []


def test_gereserveerd_vervallen_and_begrip() -> None:
    [lichaam] = structuur(
        regeling(
            """<Artikel eId="a" wId="w_a"><Kop><Nummer>1</Nummer></Kop><Gereserveerd/></Artikel>
            <Artikel eId="b" wId="w_b"><Kop><Nummer>2</Nummer></Kop><Vervallen/></Artikel>
            <Artikel eId="c" wId="w_c"><Kop><Nummer>3</Nummer></Kop><Inhoud><Begrippenlijst eId="l" wId="w_l">
            <Begrip eId="l1" wId="w_l1"><Term>boom</Term><Definitie><Al>plant</Al></Definitie></Begrip></Begrippenlijst>
            </Inhoud></Artikel>"""
        )
    )
    een, twee, drie = lichaam["delen"]
    assert een["gereserveerd"] is True and "vervallen" not in een and "inhoud" not in een
    assert twee["vervallen"] is True and "gereserveerd" not in twee
    [begrip] = drie["delen"]
    assert (begrip["type"], begrip["wId"], begrip["eId"]) == ("BEGRIP", "w_l1", "l1")
    assert "<Term>boom</Term>" in begrip["inhoud"] and "<Term>boom</Term>" in drie["inhoud"]


def test_toelichtingen_bijlagen_and_introductions() -> None:
    na = """<Bijlage eId="cmp_I" wId="w_cmp"><Kop><Nummer>I</Nummer></Kop>
      <InleidendeTekst eId="i" wId="w_i"><Al>Vooraf</Al>
      </InleidendeTekst><Divisie eId="d" wId="w_d"><Kop><Nummer>1</Nummer></Kop><Divisietekst eId="t" wId="w_t"><Inhoud>
      <Al>x</Al></Inhoud></Divisietekst></Divisie></Bijlage>
      <Toelichting eId="recital" wId="w_r"><AlgemeneToelichting eId="g" wId="w_g"><Kop><Opschrift>A</Opschrift></Kop>
      </AlgemeneToelichting><ArtikelgewijzeToelichting eId="at" wId="w_at"><Kop><Opschrift>B</Opschrift></Kop>
      </ArtikelgewijzeToelichting></Toelichting>"""
    lichaam, bijlage, toelichting = structuur(regeling("", na=na))
    assert lichaam["delen"] == []
    assert "<InleidendeTekst" in bijlage["inhoud"]
    assert bijlage["delen"][0]["delen"][0]["type"] == "DIVISIETEKST"
    assert [deel["type"] for deel in toelichting["delen"]] == ["ALGEMENETOELICHTING", "ARTIKELGEWIJZETOELICHTING"]


def test_registered_text_drops_what_belongs_to_the_besluit() -> None:
    boom = regeling("<Artikel eId='a' wId='w'><Kop><Nummer>1</Nummer></Kop><Vervallen/></Artikel>")
    tekst = tekst_bytes(boom).decode()
    assert "wordt" not in tekst and "componentnaam" not in tekst
    assert f'<RegelingCompact xmlns="{TEKST}" schemaversie="1.3.0">' in tekst
    assert opschrift(boom) == "Een titel in twee"
    assert conditie(boom) == ""


def test_prefixed_source_comes_out_in_the_default_namespace() -> None:
    boom = geregistreerde_tekst(
        ontleed(
            f"""<t:RegelingVrijetekst xmlns:t="{TEKST}" xmlns:e="urn:eigen"><t:Lichaam eId="body" wId="body">
            <t:Divisietekst eId="c" wId="w_c" e:kleur="rood">
      <t:Inhoud><t:Al e:k="1">x</t:Al></t:Inhoud></t:Divisietekst>
            </t:Lichaam></t:RegelingVrijetekst>""".encode()
        )
    )
    [lichaam] = structuur(boom)
    tekst = lichaam["delen"][0]["inhoud"]
    assert "t:" not in tekst.replace("imop/tekst", "") and "<Al " in tekst and 'xmlns:e="urn:eigen"' in tekst


def test_several_conditie_articles_are_all_kept() -> None:
    artikel = "<Artikel eId='a{0}' wId='w_{0}'><Kop><Nummer>{0}</Nummer></Kop><Inhoud><Al>t{0}</Al></Inhoud></Artikel>"
    boom = regeling(
        f"<Conditie>{artikel.format(1)}{artikel.format(2)}</Conditie>{artikel.format(3)}", "RegelingTijdelijkdeel"
    )
    [lichaam] = structuur(boom)
    assert lichaam["conditieArtikel"]["wId"] == "w_1"
    assert [deel["wId"] for deel in lichaam["delen"]] == ["w_2", "w_3"]
    assert conditie(boom) == "t1 t2"


def test_images_of_a_text() -> None:
    boom = regeling(
        """<Artikel eId="a" wId="w"><Kop><Nummer>1</Nummer></Kop><Inhoud><Figuur eId="f" wId="wf"><Illustratie
        naam="a.png" formaat="image/png"/></Figuur><Al><InlineTekstAfbeelding naam="b.jpg"/></Al></Inhoud></Artikel>"""
    )
    assert afbeeldingen(boom) == {"a.png": "image/png", "b.jpg": ""}


@zonder_shared
def test_registered_text_is_what_the_real_chain_handed_on() -> None:
    """The consolidated text of the first delivery of gm0297 in March 2021, element by element."""
    inhoud_ = lees_pakket((STOP / "gemeentestad-2021" / "01-initieel.zip").read_bytes())
    [deel] = lees_besluit(inhoud_.besluit).regelingen
    ons = geregistreerde_tekst(deel.element)
    verwacht = ontleed((STOP / "gemeentestad-2021" / "verwacht" / "01-initieel.consolidaties.xml").read_bytes())
    echt = next(verwacht.iter(f"{Q}RegelingCompact"))
    gelijk = [_vergelijkbaar(element) for element in echt.iter(etree.Element)]
    assert [_vergelijkbaar(element) for element in ons.iter(etree.Element)] == gelijk
    assert len(gelijk) == 578


def _vergelijkbaar(element: etree._Element) -> tuple[str, dict[str, str], list[str]]:
    tekst = [*((element.text or "").split()), *((element.tail or "").split())]
    return str(element.tag), {str(naam): str(waarde) for naam, waarde in element.attrib.items()}, tekst
