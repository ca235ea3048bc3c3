"""Reading OW files: every object type, its fields, references and coded values."""

from collections import Counter
from typing import Any, get_type_hints

import pytest
from lxml import etree

from simulator.omgevingsdocument import ow_velden
from simulator.omgevingsdocument.ow import HREF, Codewaarde, OwObject, Verwijzing, read_ow
from tests.omgevingsdocument.leveringen import STOP, lees_pakket, ontleed, ow_bestand, stap_1, zonder_shared

WL = "http://standaarden.omgevingswet.overheid.nl"
LOCATIE = (
    '<{0}:locatieaanduiding><l:LocatieRef xlink:href="l1"/><l:LocatieRef xlink:href="l2"/></{0}:locatieaanduiding>'
)


def een(xml: str) -> OwObject:
    [gelezen] = ow_bestand(xml).objecten
    return gelezen


def test_regel_voor_iedereen_with_all_it_can_hold() -> None:
    regel = een(
        f"""<r:RegelVoorIedereen><r:identificatie>r1</r:identificatie>
        <r:idealisatie>{WL}/idealisatie/id/concept/Exact</r:idealisatie>
        <r:artikelOfLid><r:RegeltekstRef xlink:href="rt1"/></r:artikelOfLid>
        <r:thema>{WL}/thema/id/concept/Bodem</r:thema><r:thema>{WL}/thema/id/concept/Geluid</r:thema>
        {LOCATIE.format("r")}
        <r:gebiedsaanwijzing><ga:GebiedsaanwijzingRef xlink:href="ga1"/></r:gebiedsaanwijzing>
        <r:kaartaanduiding><k:KaartRef xlink:href="k1"/></r:kaartaanduiding>
        <r:activiteitaanduiding><rol:ActiviteitRef xlink:href="a1"/><r:ActiviteitLocatieaanduiding>
          <r:identificatie>ala1</r:identificatie>
          <r:activiteitregelkwalificatie>{WL}/activiteitregelkwalificatie/id/concept/Verbod</r:activiteitregelkwalificatie>
          {LOCATIE.format("r")}</r:ActiviteitLocatieaanduiding></r:activiteitaanduiding>
        <r:activiteitaanduiding><rol:ActiviteitRef xlink:href="a2"/><r:ActiviteitLocatieaanduiding>
          <r:identificatie>ala2</r:identificatie><r:activiteitregelkwalificatie>x</r:activiteitregelkwalificatie>
          <r:locatieaanduiding><l:LocatieRef xlink:href="l3"/></r:locatieaanduiding></r:ActiviteitLocatieaanduiding>
        </r:activiteitaanduiding>
        <r:omgevingsnormaanduiding><rol:OmgevingsnormRef xlink:href="n1"/></r:omgevingsnormaanduiding>
        </r:RegelVoorIedereen>"""
    )
    assert (regel.soort, regel.identificatie, regel.ingesloten) == ("RegelVoorIedereen", "r1", ("ala1", "ala2"))
    assert regel.velden == {
        "idealisatie": f"{WL}/idealisatie/id/concept/Exact",
        "artikelOfLid": "rt1",
        "thema": [f"{WL}/thema/id/concept/Bodem", f"{WL}/thema/id/concept/Geluid"],
        "locatieaanduiding": ["l1", "l2"],
        "gebiedsaanwijzing": ["ga1"],
        "kaartaanduiding": ["k1"],
        "activiteitaanduiding": [
            {
                "activiteit": "a1",
                "identificatie": "ala1",
                "activiteitregelkwalificatie": f"{WL}/activiteitregelkwalificatie/id/concept/Verbod",
                "locatieaanduiding": ["l1", "l2"],
            },
            {
                "activiteit": "a2",
                "identificatie": "ala2",
                "activiteitregelkwalificatie": "x",
                "locatieaanduiding": ["l3"],
            },
        ],
        "omgevingsnormaanduiding": ["n1"],
    }
    assert regel.verwijzingen == (
        Verwijzing("artikelOfLid", "Regeltekst", "rt1"),
        Verwijzing("locatieaanduiding", "Locatie", "l1"),
        Verwijzing("locatieaanduiding", "Locatie", "l2"),
        Verwijzing("gebiedsaanwijzing", "Gebiedsaanwijzing", "ga1"),
        Verwijzing("kaartaanduiding", "Kaart", "k1"),
        Verwijzing("activiteitaanduiding", "Activiteit", "a1"),
        Verwijzing("locatieaanduiding", "Locatie", "l1", "ala1"),
        Verwijzing("locatieaanduiding", "Locatie", "l2", "ala1"),
        Verwijzing("activiteitaanduiding", "Activiteit", "a2"),
        Verwijzing("locatieaanduiding", "Locatie", "l3", "ala2"),
        Verwijzing("omgevingsnormaanduiding", "Omgevingsnorm", "n1"),
    )
    assert [waarde.veld for waarde in regel.waarden] == [
        "idealisatie",
        "thema",
        "thema",
        "activiteitregelkwalificatie",
        "activiteitregelkwalificatie",
    ]


# soort -> XML inside the element, velden
OBJECTEN: list[tuple[str, str, dict[str, Any]]] = [
    (
        "r:Instructieregel",
        """<r:instructieregelInstrument>i</r:instructieregelInstrument><r:instructieregelTaakuitoefening>t1
        </r:instructieregelTaakuitoefening><r:instructieregelTaakuitoefening>t2</r:instructieregelTaakuitoefening>""",
        {"instructieregelInstrument": ["i"], "instructieregelTaakuitoefening": ["t1", "t2"]},
    ),
    (
        "r:Omgevingswaarderegel",
        "<r:omgevingswaardeaanduiding><rol:OmgevingswaardeRef xlink:href='w'/></r:omgevingswaardeaanduiding>",
        {"omgevingswaardeaanduiding": ["w"]},
    ),
    (
        "rol:Activiteit",
        """<rol:naam>Kappen</rol:naam><rol:groep>g</rol:groep><rol:gerelateerdeActiviteit><rol:ActiviteitRef
        xlink:href="b"/></rol:gerelateerdeActiviteit><rol:bovenliggendeActiviteit><rol:ActiviteitRef xlink:href="c"/>
        </rol:bovenliggendeActiviteit>""",
        {"naam": "Kappen", "groep": "g", "gerelateerdeActiviteit": ["b"], "bovenliggendeActiviteit": "c"},
    ),
    (
        "rol:Omgevingsnorm",
        """<rol:naam>Hoogte</rol:naam><rol:type>t</rol:type><rol:eenheid>e</rol:eenheid><rol:normwaarde>
        <rol:Normwaarde><rol:identificatie>n1</rol:identificatie><rol:kwantitatieveWaarde>7.50</rol:kwantitatieveWaarde>
        <rol:locatieaanduiding><l:LocatieRef xlink:href="l"/></rol:locatieaanduiding></rol:Normwaarde><rol:Normwaarde>
        <rol:identificatie>n2</rol:identificatie><rol:kwantitatieveWaarde>13.0</rol:kwantitatieveWaarde>
        </rol:Normwaarde></rol:normwaarde><rol:groep>g</rol:groep>""",
        {
            "naam": "Hoogte",
            "type": "t",
            "eenheid": "e",
            "normwaarde": [
                {"identificatie": "n1", "kwantitatieveWaarde": 7.5, "locatieaanduiding": ["l"]},
                {"identificatie": "n2", "kwantitatieveWaarde": 13},
            ],
            "groep": "g",
        },
    ),
    (
        "l:Gebied",
        """<l:noemer>Hier</l:noemer><l:hoogte><da:waarde>2.5</da:waarde><da:eenheid>m</da:eenheid></l:hoogte>
        <l:geometrie><l:GeometrieRef xlink:href="g"/></l:geometrie>""",
        {"noemer": "Hier", "hoogte": {"waarde": 2.5, "eenheid": "m"}, "geometrie": "g"},
    ),
    (
        "l:Puntengroep",
        "<l:groepselement><l:PuntRef xlink:href='p1'/><l:PuntRef xlink:href='p2'/></l:groepselement>",
        {"groepselement": ["p1", "p2"]},
    ),
    (
        "l:Ambtsgebied",
        """<l:bestuurlijkeGrenzenVerwijzing><l:BestuurlijkeGrenzenVerwijzing><l:bestuurlijkeGrenzenID>GM9920
        </l:bestuurlijkeGrenzenID><l:domein>NL.BI.BestuurlijkGebied</l:domein><l:geldigOp>2021-01-01</l:geldigOp>
        </l:BestuurlijkeGrenzenVerwijzing></l:bestuurlijkeGrenzenVerwijzing>""",
        {
            "bestuurlijkeGrenzenVerwijzing": {
                "bestuurlijkeGrenzenID": "GM9920",
                "domein": "NL.BI.BestuurlijkGebied",
                "geldigOp": "2021-01-01",
            }
        },
    ),
    (
        "k:Kaart",
        """<k:naam>K</k:naam><k:nummer>001</k:nummer><k:uitsnede><k:Kaartextent><k:minX>1</k:minX><k:minY>2.5</k:minY>
        <k:maxX>3</k:maxX><k:maxY>4</k:maxY></k:Kaartextent></k:uitsnede><k:kaartlagen><k:Kaartlaag>
        <k:identificatie>kl</k:identificatie><k:naam>L</k:naam><k:niveau>2</k:niveau><k:activiteitlocatieweergave>
        <r:ActiviteitLocatieaanduidingRef xlink:href="ala"/></k:activiteitlocatieweergave><k:normweergave>
        <rol:OmgevingsnormRef xlink:href="n"/><rol:OmgevingswaardeRef xlink:href="w"/></k:normweergave></k:Kaartlaag>
        </k:kaartlagen>""",
        {
            "naam": "K",
            "nummer": "001",
            "uitsnede": {"minX": 1, "minY": 2.5, "maxX": 3, "maxY": 4},
            "kaartlagen": [
                {
                    "identificatie": "kl",
                    "naam": "L",
                    "niveau": 2,
                    "activiteitlocatieweergave": ["ala"],
                    "normweergave": [
                        {"soort": "Omgevingsnorm", "identificatie": "n"},
                        {"soort": "Omgevingswaarde", "identificatie": "w"},
                    ],
                }
            ],
        },
    ),
    (
        "vt:Tekstdeel",
        """<vt:thema>th</vt:thema><vt:divisieaanduiding><vt:DivisietekstRef xlink:href="d"/></vt:divisieaanduiding>
        <vt:hoofdlijnaanduiding><vt:HoofdlijnRef xlink:href="h"/></vt:hoofdlijnaanduiding>""",
        {
            "thema": ["th"],
            "divisieaanduiding": {"soort": "Divisietekst", "identificatie": "d"},
            "hoofdlijnaanduiding": ["h"],
        },
    ),
    (
        "vt:Hoofdlijn",
        """<vt:soort>s</vt:soort><vt:naam>n</vt:naam><vt:gerelateerdeHoofdlijn><vt:HoofdlijnRef xlink:href="h2"/>
        </vt:gerelateerdeHoofdlijn>""",
        {"soort": "s", "naam": "n", "gerelateerdeHoofdlijn": ["h2"]},
    ),
    (
        "ga:Gebiedsaanwijzing",
        "<ga:type>t</ga:type><ga:naam>n</ga:naam><ga:groep>g</ga:groep>" + LOCATIE.format("ga"),
        {"type": "t", "naam": "n", "groep": "g", "locatieaanduiding": ["l1", "l2"]},
    ),
    ("p:Pons", LOCATIE.format("p"), {"locatieaanduiding": ["l1", "l2"]}),
    ("rg:Regelingsgebied", LOCATIE.format("rg"), {"locatieaanduiding": ["l1", "l2"]}),
]


@pytest.mark.parametrize(("soort", "binnen", "velden"), OBJECTEN, ids=[soort for soort, _, _ in OBJECTEN])
def test_fields_of_each_soort(soort: str, binnen: str, velden: dict[str, Any]) -> None:
    prefix, naam = soort.split(":")
    gelezen = een(f"<{soort}><{prefix}:identificatie>id</{prefix}:identificatie>{binnen}</{soort}>")
    assert (gelezen.soort, gelezen.identificatie) == (naam, "id")
    assert gelezen.velden == velden


def test_text_objects_carry_their_wid() -> None:
    tekst = een('<vt:Divisie wId="gm_1__div"><vt:identificatie>d</vt:identificatie></vt:Divisie>')
    assert (tekst.wid, tekst.velden) == ("gm_1__div", {"wId": "gm_1__div"})


def test_status_and_procedurestatus() -> None:
    einde = een(
        """<r:Regeltekst wId="w"><op:status>beëindigen</op:status><op:procedurestatus>ontwerp</op:procedurestatus>
        <r:identificatie>rt</r:identificatie></r:Regeltekst>"""
    )
    assert (einde.beeindigd, einde.ontwerp, einde.status) == (True, True, "beëindigen")
    assert einde.velden == {"wId": "w"}
    gewoon = een('<r:Regeltekst wId="w"><r:identificatie>rt</r:identificatie></r:Regeltekst>')
    assert (gewoon.beeindigd, gewoon.ontwerp, gewoon.status) == (False, False, None)


def test_status_of_a_nested_object_does_not_end_its_parent() -> None:
    regel = een(
        """<r:RegelVoorIedereen><r:identificatie>r</r:identificatie><r:activiteitaanduiding><rol:ActiviteitRef
        xlink:href="a"/><r:ActiviteitLocatieaanduiding><ow:status>beëindigen</ow:status><r:identificatie>ala
        </r:identificatie></r:ActiviteitLocatieaanduiding></r:activiteitaanduiding></r:RegelVoorIedereen>"""
    )
    assert regel.beeindigd is False
    assert regel.velden["activiteitaanduiding"] == [{"activiteit": "a", "identificatie": "ala"}]


def test_symbolisatie_item_gets_the_same_key_for_the_same_content() -> None:
    item = """<s:SymbolisatieItem><s:symboolcode>vag{0}</s:symboolcode><s:normwaardeSymbolisatie><rol:NormwaardeRef
      xlink:href="n1"/></s:normwaardeSymbolisatie></s:SymbolisatieItem>"""
    een_, zelfde, ander = een(item.format(100)), een(item.format(100)), een(item.format(200))
    assert een_.velden == {"symboolcode": "vag100", "normwaardeSymbolisatie": ["n1"]}
    assert een_.identificatie == zelfde.identificatie != ander.identificatie


@pytest.mark.parametrize("tekst", ["", "NaN", "INF", "1e400", "zeven"])
def test_a_number_that_is_none_stays_text(tekst: str) -> None:
    norm = een(
        f"""<rol:Omgevingsnorm><rol:identificatie>n</rol:identificatie><rol:normwaarde><rol:Normwaarde>
        <rol:kwantitatieveWaarde>{tekst}</rol:kwantitatieveWaarde></rol:Normwaarde></rol:normwaarde></rol:Omgevingsnorm>"""
    )
    assert norm.velden["normwaarde"] == [{"identificatie": "", "kwantitatieveWaarde": tekst}]


def test_a_tree_of_another_kind_gives_no_objects() -> None:
    assert read_ow("x.xml", ontleed(b"<a><owObject/><b xmlns:x='y'/></a>")).objecten == ()


@zonder_shared
def test_head_of_a_real_file_and_its_line_numbers() -> None:
    inhoud = lees_pakket((STOP / "testeiland-chain/1-initieel.zip").read_bytes())
    bestand = next(b for deel in inhoud.ow for b in deel.bestanden if b.naam == "owRegeltekst.xml")
    assert bestand.objecttypen == ("Regeltekst", "RegelVoorIedereen", "Omgevingswaarderegel")
    assert [(ow.soort, ow.bestand) for ow in bestand.objecten] == [
        ("Regeltekst", "owRegeltekst.xml"),
        ("RegelVoorIedereen", "owRegeltekst.xml"),
    ]
    regels = inhoud.bestanden["owRegeltekst.xml"].decode().splitlines()
    assert all(ow.soort in regels[ow.regel - 1] for ow in bestand.objecten)


@zonder_shared
@pytest.mark.parametrize("regel", stap_1(), ids=lambda regel: regel["bestand"])
def test_nothing_in_a_real_file_is_left_unread(regel: dict[str, Any]) -> None:
    """Every reference and every coded value that stands in the XML is found in the objects, and no more."""
    inhoud = lees_pakket((STOP / regel["bestand"]).read_bytes())
    for deel in inhoud.ow:
        for bestand in deel.bestanden:
            boom = ontleed(inhoud.bestanden[bestand.naam])
            hrefs = Counter(href for element in boom.iter(etree.Element) if (href := element.get(HREF)))
            assert hrefs == Counter(v.identificatie for ow in bestand.objecten for v in ow.verwijzingen)
            uris = Counter(
                element.text
                for element in boom.iter(etree.Element)
                if (element.text or "").startswith("http") and "waardelijst" not in (element.text or "")
            )
            assert uris == Counter(w.code for ow in bestand.objecten for w in ow.waarden)
            ids = Counter(element.text for element in boom.iter("{*}identificatie"))
            gelezen = [ow.identificatie for ow in bestand.objecten if ow.soort != "SymbolisatieItem"]
            assert ids == Counter(gelezen + [naam for ow in bestand.objecten for naam in ow.ingesloten])


VELDTYPEN = {
    "Regeltekst": ow_velden.Tekstobject,
    "Divisie": ow_velden.Tekstobject,
    "Divisietekst": ow_velden.Tekstobject,
    "RegelVoorIedereen": ow_velden.RegelVoorIedereen,
    "Instructieregel": ow_velden.Instructieregel,
    "Omgevingswaarderegel": ow_velden.Omgevingswaarderegel,
    "Activiteit": ow_velden.Activiteit,
    "Omgevingsnorm": ow_velden.Norm,
    "Omgevingswaarde": ow_velden.Norm,
    "Gebiedsaanwijzing": ow_velden.Gebiedsaanwijzing,
    "Gebied": ow_velden.Enkellocatie,
    "Gebiedengroep": ow_velden.Groep,
    "Ambtsgebied": ow_velden.Ambtsgebied,
    "Kaart": ow_velden.Kaart,
    "Pons": ow_velden.Gebiedsverwijzing,
    "Regelingsgebied": ow_velden.Gebiedsverwijzing,
    "Tekstdeel": ow_velden.Tekstdeel,
    "Hoofdlijn": ow_velden.Hoofdlijn,
    "SymbolisatieItem": ow_velden.SymbolisatieItem,
}


@zonder_shared
def test_real_objects_have_the_documented_fields() -> None:
    gezien = set()
    for regel in stap_1():
        for deel in lees_pakket((STOP / regel["bestand"]).read_bytes()).ow:
            for ow in (ow for bestand in deel.bestanden for ow in bestand.objecten):
                vorm: Any = VELDTYPEN[ow.soort]
                assert vorm.__required_keys__ <= set(ow.velden) <= set(get_type_hints(vorm)), ow.identificatie
                gezien.add(ow.soort)
    assert len(gezien) >= 16


def test_codewaarde_is_what_the_rules_compare() -> None:
    assert een("<rol:Activiteit><rol:groep> uri </rol:groep></rol:Activiteit>").waarden == (Codewaarde("groep", "uri"),)
