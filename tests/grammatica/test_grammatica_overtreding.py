"""How a finding reads: line, xpath and the words of Xerces; and that odd or huge documents stay bounded."""

import re
import threading
import time
from pathlib import Path

import pytest
from lxml import etree

from simulator.aanlevering.grammatica import GrammaticaVersies, Overtreding, SchemaFout, Soort, controleer, warm
from tests.grammatica.documenten import SHARED, VOORBEELDEN, voorbeelden

LVBB = "http://www.overheid.nl/2017/lvbb"


def van(naam: str, oud: str, nieuw: str, soort: Soort, aantal: int = 1) -> list[Overtreding]:
    """Findings in one of the examples after one text replacement."""
    tekst = (VOORBEELDEN / naam).read_text("utf-8")
    assert oud in tekst
    return controleer(soort, etree.fromstring(tekst.replace(oud, nieuw, aantal).encode()))


def test_ontbrekend_kind_zoals_de_echte_keten_het_meldt() -> None:
    # beschrijving seen in a real result document of 2021 (facts sheet validaties, 4.1)
    gevonden = van(
        "opdracht-validatieOpdracht.xml", "<datumBekendmaking>2026-01-05</datumBekendmaking>", "", "opdracht"
    )
    assert gevonden == [
        Overtreding(
            2,
            "/lvbb:validatieOpdracht",
            "cvc-complex-type.2.4.b: The content of element 'validatieOpdracht' is not complete."
            f" One of '{{\"{LVBB}\":datumBekendmaking}}' is expected.",
        )
    ]


def test_onmogelijke_datum_zoals_de_echte_keten_het_meldt() -> None:
    # idem
    (gevonden,) = van("ow-alle-typen.xml", "<l:geldigOp>2026-01-01", "<l:geldigOp>2021-02-29", "ow")
    assert gevonden.beschrijving == "cvc-datatype-valid.1.2.1: '2021-02-29' is not a valid value for 'date'."
    assert gevonden.xpath.endswith(
        "/l:Ambtsgebied/l:bestuurlijkeGrenzenVerwijzing/l:BestuurlijkeGrenzenVerwijzing/l:geldigOp"
    )


@pytest.mark.parametrize(
    ("naam", "soort", "oud", "nieuw", "beschrijving"),
    [
        (
            "manifest-ow.xml",
            "manifest-ow",
            "<domein>omgevingswet</domein>\n",
            "",
            "cvc-complex-type.2.4.a: Invalid content was found starting with element 'IMOWversie'. One of"
            " '{\"http://www.geostandaarden.nl/bestanden-ow/manifest-ow\":domein}' is expected.",
        ),
        (
            "manifest.xml",
            "manifest",
            "</contentType></bestand>\n</manifest>",
            "</contentType><x/></bestand></manifest>",
            "cvc-complex-type.2.4.d: Invalid content was found starting with element 'x'."
            " No child element is expected at this point.",
        ),
        (
            "opdracht-validatieOpdracht.xml",
            "opdracht",
            "<idAanleveraar>00000001001234567000",
            "<idAanleveraar>onbekend",
            "cvc-pattern-valid: Value 'onbekend' is not facet-valid with respect to pattern '[0-9]+' for type 'dtOIN'.",
        ),
        (
            "manifest.xml",
            "manifest",
            "<bestandsnaam>besluit-1.xml",
            '<bestandsnaam taal="nl">besluit-1.xml',
            "cvc-type.3.1.1: element 'bestandsnaam' holds a value, it cannot have attributes.",
        ),
        (
            "manifest.xml",
            "manifest",
            "<bestand>",
            '<bestand soort="x">',
            "cvc-complex-type.3.2.2: Attribute 'soort' is not allowed to appear in element 'bestand'.",
        ),
        (
            "gio-versie.gml",
            "gml",
            "0 0 1 1",
            "0 0 1 een",
            "cvc-datatype-valid.1.2.1: 'een' is not a valid value for 'double'.",
        ),
        (
            "kennisgeving.xml",
            "kennisgeving",
            'wId="k__body" ',
            "",
            "cvc-complex-type.4: element 't:Lichaam' lacks the attribute 'wId'.",
        ),
        (
            "informatieobject.xml",
            "informatieobject",
            "TeConsolideren",
            "Misschien",
            "cvc-enumeration-valid: 'Misschien' is none of the values"
            " [AlleenBekendTeMaken, Informatief, TeConsolideren].",
        ),
        (
            "manifest.xml",
            "manifest",
            "<bestand>",
            "<bestand>los",
            "cvc-complex-type.2.3: element 'bestand' holds elements only, it cannot hold text.",
        ),
    ],
)
def test_verwoording(naam: str, soort: Soort, oud: str, nieuw: str, beschrijving: str) -> None:
    assert [o.beschrijving for o in van(naam, oud, nieuw, soort)] == [beschrijving]


def test_te_korte_waarde() -> None:
    (gevonden,) = van("opdracht-validatieOpdracht.xml", "<idAanleveraar>0000", "<idAanleveraar>", "opdracht")
    assert (
        gevonden.beschrijving == "cvc-minLength-valid: the value of 'idAanleveraar' counts 16, allowed is at least 20."
    )


def test_regel_en_xpath_wijzen_de_plek_aan() -> None:
    (gevonden,) = van("besluit-klassiek.xml", '<t:Lid wId="r__para_2" eId="para_2">', '<t:Lid eId="para_2">', "besluit")
    boom = etree.parse(str(VOORBEELDEN / "besluit-klassiek.xml"))
    ruimten = {
        "lvbba": "https://standaarden.overheid.nl/lvbb/stop/aanlevering/",
        "tekst": "https://standaarden.overheid.nl/stop/imop/tekst/",
    }
    gewezen = boom.xpath(gevonden.xpath, namespaces=ruimten)
    assert isinstance(gewezen, list)
    (element,) = gewezen
    assert isinstance(element, etree._Element)
    assert element.get("wId") == "r__para_2"
    assert str(gevonden.regel) == str(element.sourceline)


@pytest.mark.parametrize("document", voorbeelden(), ids=lambda d: d.naam)
def test_een_andere_soort_wordt_geweigerd_om_de_wortel(document: object) -> None:
    soorten: tuple[Soort, ...] = ("opdracht", "manifest", "besluit", "kennisgeving", "informatieobject", "gml", "ow")
    for soort in soorten:
        gevonden = controleer(soort, document.boom())  # type: ignore[attr-defined]
        if soort == document.soort:  # type: ignore[attr-defined]
            assert gevonden == []
        else:
            assert [o.beschrijving.split(":")[0] for o in gevonden] == ["cvc-elt.1.a"]


def test_goede_naam_in_verkeerde_naamruimte_wordt_geweigerd() -> None:
    (gevonden,) = controleer("manifest", etree.fromstring('<manifest xmlns="urn:x"/>'))
    assert gevonden.beschrijving.startswith("cvc-elt.1.a")
    assert gevonden.xpath == "/*[local-name()='manifest']"


def test_commentaar_verwerkingsopdracht_en_entiteit_zijn_geen_inhoud() -> None:
    gevonden = van("manifest.xml", "<bestand>", "<!-- x --><?y z?><bestand>", "manifest")
    assert gevonden == []
    boom = etree.fromstring(
        f'<!DOCTYPE manifest [<!ENTITY e "x">]><manifest xmlns="{LVBB}">&e;</manifest>',
        etree.XMLParser(resolve_entities=False),
    )
    (entiteit,) = controleer("manifest", boom)
    assert "entity reference" in entiteit.beschrijving


def test_schemalocation_in_een_document_wordt_niet_gevolgd(tmp_path: Path) -> None:
    ander = tmp_path / "ander.xsd"
    ander.write_text('<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" kapot', "utf-8")
    xsi = f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:x {ander.as_uri()}"'
    assert van("manifest.xml", "<manifest ", f"<manifest {xsi} ", "manifest") == []


def test_ten_hoogste_zoveel_overtredingen() -> None:
    boom = etree.fromstring(f'<manifest xmlns="{LVBB}">' + '<bestand a="1"/>' * 3000 + "</manifest>")
    assert len(controleer("manifest", boom)) == 200
    assert controleer("manifest", boom, maximaal=7) == controleer("manifest", boom)[:7]


def test_groot_document_met_veel_fouten_blijft_betaalbaar_en_op_zijn_plaats() -> None:
    regels = [f'<bestand a="1" b="{n}"/>' for n in range(100_000)]
    boom = etree.fromstring(f'<manifest xmlns="{LVBB}">\n' + "\n".join(regels) + "</manifest>")
    begin = time.perf_counter()
    gevonden = controleer("manifest", boom)
    # without the bound this takes minutes: libxml2's node paths cost the square of the size
    assert time.perf_counter() - begin < 10
    assert len(gevonden) == 200
    assert gevonden[0][:2] == (2, "/lvbb:manifest/lvbb:bestand[1]/@a")
    assert all(o.regel == int(m[1]) + 1 for o in gevonden if (m := re.search(r"bestand\[(\d+)]", o.xpath)))


def test_groot_document_met_een_fout_aan_het_eind() -> None:
    goed = "<bestand><bestandsnaam>a.xml</bestandsnaam><contentType>x</contentType></bestand>\n"
    boom = etree.fromstring(f'<manifest xmlns="{LVBB}">\n' + goed * 80_000 + "<bestand/></manifest>")
    assert [o[:2] for o in controleer("manifest", boom)] == [(80_002, "/lvbb:manifest/lvbb:bestand[80001]")]
    boom.remove(boom[-1])
    assert controleer("manifest", boom) == []


def test_diep_document() -> None:
    wortel = etree.fromstring(f'<manifest xmlns="{LVBB}"/>')
    huidig = wortel
    for _ in range(12_000):
        huidig = etree.SubElement(huidig, f"{{{LVBB}}}bestand")
    assert controleer("manifest", wortel)[0].beschrijving.startswith("cvc-complex-type.2.4")


def test_lange_waarde_wordt_ingekort() -> None:
    (gevonden,) = van("gio-versie.gml", "0 0 1 1", "x" * 100_000, "gml")
    assert len(gevonden.beschrijving) < 400


def test_lange_namen_worden_ingekort() -> None:
    lang = "n" * 40_000
    boom = etree.fromstring(f'<manifest xmlns="{LVBB}"><{lang}/><bestand {lang}="1"/></manifest>')
    assert [max(len(o.xpath), len(o.beschrijving)) for o in controleer("manifest", boom)] == [2_001]


def test_gelijktijdig_gebruik_mengt_geen_meldingen() -> None:
    warm()
    uitkomsten: dict[int, list[Overtreding]] = {}

    def werk(nummer: int) -> None:
        for _ in range(50):
            boom = etree.fromstring(f'<manifest xmlns="{LVBB}"><fout{nummer}/></manifest>')
            uitkomsten.setdefault(nummer, []).extend(controleer("manifest", boom))

    draden = [threading.Thread(target=werk, args=(n,)) for n in range(8)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert {n: {o.xpath for o in gevonden} for n, gevonden in uitkomsten.items()} == {
        n: {f"/lvbb:manifest/lvbb:fout{n}"} for n in range(8)
    }


def test_onbekende_versie_is_een_fout_van_de_installatie() -> None:
    with pytest.raises(SchemaFout, match=r"imow-9\.9\.gram"):
        controleer("ow", voorbeelden()[-1].boom(), versies=GrammaticaVersies(imow="9.9"))


def test_aangekoppelde_officiele_schemas_worden_gebruikt() -> None:
    map_ = SHARED / "schemas" / "omgevingsdocument"
    if not map_.exists():
        pytest.skip("no official schemas: ../shared/schemas is absent")
    warm(schemas=map_)
    for document in voorbeelden():
        assert controleer(document.soort, document.boom(), schemas=map_) == []
    # outside our GML profile, inside the official schema
    gio = (VOORBEELDEN / "gio-versie.gml").read_text("utf-8")
    buiten = re.sub(
        "<gml:boundedBy>.*</gml:boundedBy>", "<gml:boundedBy><gml:Null>unknown</gml:Null></gml:boundedBy>", gio
    )
    assert controleer("gml", etree.fromstring(buiten.encode()), schemas=map_) == []
    assert controleer("gml", etree.fromstring(buiten.encode())) != []


def test_map_zonder_officiele_schemas_is_een_fout_van_de_installatie(tmp_path: Path) -> None:
    with pytest.raises(SchemaFout, match="transport"):
        warm(schemas=tmp_path)
