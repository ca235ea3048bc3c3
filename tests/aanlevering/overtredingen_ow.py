"""One package per code of phases 2 and 8: an OW object that breaks the rule in our own clean package."""

from tests.aanlevering.bouwer import CONCEPT, HAAK, Bouwer
from tests.aanlevering.breken import Maak, met, ow, vervang
from tests.aanlevering.inpakken import zip_van
from tests.aanlevering.overtredingen_op import geometrie

B = Bouwer()
ONTBREEKT = "nl.imow-gm9920.{}.bestaatniet"
LOC = f'<l:LocatieRef xlink:href="{B.id("gebied")}"/>'
GEEN_LOC = f'<l:LocatieRef xlink:href="{ONTBREEKT.format("gebied")}"/>'


GROEP = (
    f"<l:Gebiedengroep><l:identificatie>{B.id('gebiedengroep')}</l:identificatie><l:groepselement>"
    f'<l:GebiedRef xlink:href="{B.id("gebied")}"/></l:groepselement></l:Gebiedengroep>'
)

GROEPBESTAND = B.ow(("Gebiedengroep",), [GROEP])


def met_groepbestand(bestanden: dict[str, bytes]) -> dict[str, bytes]:
    """These files with a Gebiedengroep instead of the Regelingsgebied."""
    manifest = bestanden["manifest-ow.xml"].replace(b"<objecttype>Regelingsgebied<", b"<objecttype>Gebiedengroep<")
    return {**bestanden, "owRegelingsgebied.xml": GROEPBESTAND, "manifest-ow.xml": manifest}


def uri(domein: str, term: str) -> str:
    """A value of a list."""
    return f"{CONCEPT}/{domein}/id/concept/{term}"


def regel(
    soort: str, *, na: str = "", tekst: str = "", locatie: str = LOC, idealisatie: str = "Exact", thema: str = ""
) -> Maak:
    """A juridische regel on the regeltekst of the package; `na` is what comes after the location."""
    doel = tekst or B.id("regeltekst")
    return ow(
        f"r:{soort}",
        f"<r:identificatie>{B.id('juridischeregel', 2)}</r:identificatie>"
        f"<r:idealisatie>{uri('idealisatie', idealisatie)}</r:idealisatie>"
        f'<r:artikelOfLid><r:RegeltekstRef xlink:href="{doel}"/></r:artikelOfLid>'
        + (f"<r:thema>{uri('thema', thema)}</r:thema>" if thema else "")
        + f"<r:locatieaanduiding>{locatie}</r:locatieaanduiding>{na}",
    )


def ref(veld: str, element: str, doel: str) -> str:
    """A reference element inside its field."""
    return f'<{veld}><{element} xlink:href="{doel}"/></{veld}>'


def norm(soort: str, *, type_: str = "Bouwhoogte", eenheid: str = "", groep: str = "", locatie: str = LOC) -> Maak:
    """An Omgevingsnorm or Omgevingswaarde."""
    klein = soort.lower()
    groep = groep or uri(klein, "Energie" if soort == "Omgevingswaarde" else "Bedrijvigheid")
    type_ = type_ if ":" in type_ else uri("typenorm", type_)
    return ow(
        f"rol:{soort}",
        f"<rol:identificatie>{B.id(klein)}</rol:identificatie><rol:naam>Proef</rol:naam><rol:type>{type_}</rol:type>"
        + (f"<rol:eenheid>{eenheid}</rol:eenheid>" if eenheid else "")
        + f"<rol:normwaarde><rol:Normwaarde><rol:identificatie>{B.id('normwaarde')}</rol:identificatie>"
        f"<rol:kwantitatieveWaarde>3</rol:kwantitatieveWaarde><rol:locatieaanduiding>{locatie}</rol:locatieaanduiding>"
        f"</rol:Normwaarde></rol:normwaarde><rol:groep>{groep}</rol:groep>",
    )


def aanwijzing(type_: str = "Bodem", groep: str = "", locatie: str = LOC) -> Maak:
    """A Gebiedsaanwijzing."""
    return ow(
        "ga:Gebiedsaanwijzing",
        f"<ga:identificatie>{B.id('gebiedsaanwijzing')}</ga:identificatie>"
        f"<ga:type>{uri('typegebiedsaanwijzing', type_)}</ga:type>"
        f"<ga:naam>Proef</ga:naam><ga:groep>{groep or uri('bodem', 'Bodembeheergebied')}</ga:groep>"
        f"<ga:locatieaanduiding>{locatie}</ga:locatieaanduiding>",
    )


def tekstdeel(velden: str = "", doel: str = "", idealisatie: str = "Exact", thema: str = "") -> Maak:
    """A Tekstdeel in a package with vrije tekst; `velden` come after divisieaanduiding."""
    bron = Bouwer(model="RegelingVrijetekst")
    oud = bron.tekstdelen().decode()
    begin = oud.index("<vt:Tekstdeel>")
    nieuw = (
        f"<vt:Tekstdeel><vt:identificatie>{bron.id('tekstdeel')}</vt:identificatie>"
        f"<vt:idealisatie>{uri('idealisatie', idealisatie)}</vt:idealisatie>"
        + (f"<vt:thema>{uri('thema', thema)}</vt:thema>" if thema else "")
        + ref("vt:divisieaanduiding", "vt:DivisietekstRef", doel or bron.id("divisietekst"))
        + velden
        + "</vt:Tekstdeel></ow-dc:owObject></sl:stand></sl:standBestand></ow-dc:owBestand>"
    )
    namen = 'xmlns:vt="http://www.geostandaarden.nl/imow/vrijetekst"'
    extra = ' xmlns:k="http://www.geostandaarden.nl/imow/kaart" xmlns:ga="http://www.geostandaarden.nl/imow/gebiedsaanwijzing"'
    data = (oud[:begin] + nieuw).replace(namen, namen + extra, 1).encode()
    return lambda: zip_van({**bron.bestanden(), "owTekst.xml": data})


def groep(soort: str, lid: str) -> Maak:
    """A Gebiedengroep, Lijnengroep or Puntengroep of something that does not exist."""
    return ow(
        f"l:{soort}",
        f"<l:identificatie>{B.id(soort.lower())}</l:identificatie>"
        + ref("l:groepselement", f"l:{lid}Ref", ONTBREEKT.format(lid.lower())),
    )


def activiteit(boven: str = HAAK, gerelateerd: str = "", groep: str = "Bodemactiviteit") -> Maak:
    """A second Activiteit."""
    anders = ref("rol:gerelateerdeActiviteit", "rol:ActiviteitRef", gerelateerd) if gerelateerd else ""
    return ow(
        "rol:Activiteit",
        f"<rol:identificatie>{B.id('activiteit', 2)}</rol:identificatie><rol:naam>Proef</rol:naam>"
        f"<rol:groep>{uri('activiteit', groep)}</rol:groep>{anders}"
        + ref("rol:bovenliggendeActiviteit", "rol:ActiviteitRef", boven),
    )


def locatie(soort: str, guid: str) -> Maak:
    """A Lijn or Punt that refers to this geometry."""
    return ow(
        f"l:{soort}",
        f"<l:identificatie>{B.id(soort.lower())}</l:identificatie>" + ref("l:geometrie", "l:GeometrieRef", guid),
    )


def pons(nummer: int) -> str:
    """Fields of a Pons."""
    return f"<p:identificatie>{B.id('pons', nummer)}</p:identificatie><p:locatieaanduiding>{LOC}</p:locatieaanduiding>"


def twee_ponsen() -> bytes:
    """A regeling with two ponsen."""
    extra = "</p:Pons></ow-dc:owObject></sl:stand><sl:stand><ow-dc:owObject><p:Pons>" + pons(2)
    return ow("p:Pons", pons(1) + extra)()


def kaart() -> bytes:
    """A Kaart with a layer that shows an activity location that does not exist."""
    laag = (
        f"<k:Kaartlaag><k:identificatie>{B.id('kaartlaag')}</k:identificatie><k:naam>Laag</k:naam><k:niveau>1</k:niveau>"
        + ref(
            "k:activiteitlocatieweergave",
            "r:ActiviteitLocatieaanduidingRef",
            ONTBREEKT.format("activiteitlocatieaanduiding"),
        )
        + "</k:Kaartlaag>"
    )
    velden = (
        f"<k:identificatie>{B.id('kaart')}</k:identificatie><k:naam>Kaart</k:naam><k:nummer>1</k:nummer><k:uitsnede>"
        "<k:Kaartextent><k:minX>1</k:minX><k:minY>1</k:minY><k:maxX>2</k:maxX><k:maxY>2</k:maxY></k:Kaartextent>"
        f"</k:uitsnede><k:kaartlagen>{laag}</k:kaartlagen>"
    )
    return ow("k:Kaart", velden)()


def tekst_met_wid(wid: str) -> Maak:
    """A package with vrije tekst whose Divisietekst has this wId."""
    return vervang(
        "owTekst.xml", 'wId="gm9920_1__div_1__content_1"', f'wId="{wid}"', 1, Bouwer(model="RegelingVrijetekst")
    )


def met_lid() -> bytes:
    """A besluit whose first article has a lid."""
    ids = 'eId="chp_1__art_1.1__para_1" wId="gm9920_1__chp_1__art_1.1__para_1"'
    inhoud = "<Inhoud><Al>Tekst van artikel 1.1 voor een proef.</Al></Inhoud>"
    lid = f"<Lid {ids}><LidNummer>1.</LidNummer>{inhoud}</Lid>"
    return Bouwer().besluit().replace(inhoud.encode(), lid.encode())


GEVALLEN: dict[str, Maak] = {
    # -- 2: OW files
    "SCHEMA.OW.03.2": vervang("owLocaties.xml", "l:noemer>", "l:noemers>", 2),
    "SCHEMA.OW.03": met("owLocaties.xml", b"<ow"),
    "DM-0001": vervang("owLocaties.xml", "<sl:objectType>Gebied<", "<sl:objectType>Lijn<"),
    "REFERENTIE.04": vervang("owLocaties.xml", "<sl:objectType>Gebied<", "<sl:objectType>Lijn<"),
    "OZON0013": vervang("owLocaties.xml", "<sl:objectType>Gebied<", "<sl:objectType>Lijn<"),
    "EINDE CONTROLES": vervang("owLocaties.xml", "<sl:objectType>Gebied<", "<sl:objectType>Lijn<"),
    # -- 8: Ozon
    "CON-0001": activiteit(boven=ONTBREEKT.format("activiteit")),
    "OZON0033": regel("RegelVoorIedereen", tekst=ONTBREEKT.format("regeltekst")),
    "OZON0035": regel("Instructieregel", tekst=ONTBREEKT.format("regeltekst")),
    "OZON0037": regel("Omgevingswaarderegel", tekst=ONTBREEKT.format("regeltekst")),
    "OZON0038": vervang(
        "owTekst.xml",
        f'ActiviteitRef xlink:href="{B.id("activiteit")}',
        f'ActiviteitRef xlink:href="{B.id("activiteit")}X',
    ),
    "OZON0040": regel(
        "RegelVoorIedereen",
        na=ref("r:gebiedsaanwijzing", "ga:GebiedsaanwijzingRef", ONTBREEKT.format("gebiedsaanwijzing")),
    ),
    "OZON0041": regel(
        "Instructieregel",
        na=ref("r:gebiedsaanwijzing", "ga:GebiedsaanwijzingRef", ONTBREEKT.format("gebiedsaanwijzing")),
    ),
    "OZON0042": regel(
        "RegelVoorIedereen",
        na=ref("r:omgevingsnormaanduiding", "rol:OmgevingsnormRef", ONTBREEKT.format("omgevingsnorm")),
    ),
    "OZON0043": regel(
        "Instructieregel",
        na=ref("r:omgevingsnormaanduiding", "rol:OmgevingsnormRef", ONTBREEKT.format("omgevingsnorm")),
    ),
    "OZON0044": regel(
        "Omgevingswaarderegel",
        na=ref("r:omgevingswaardeaanduiding", "rol:OmgevingswaardeRef", ONTBREEKT.format("omgevingswaarde")),
    ),
    "OZON0045": regel("RegelVoorIedereen", locatie=GEEN_LOC),
    "OZON0046": regel("Instructieregel", locatie=GEEN_LOC),
    "OZON0047": regel("Omgevingswaarderegel", locatie=GEEN_LOC),
    "OZON0053": groep("Gebiedengroep", "Gebied"),
    "OZON0059": groep("Lijnengroep", "Lijn"),
    "OZON0065": groep("Puntengroep", "Punt"),
    "OZON0066": vervang("owLocaties.xml", B.guid, "00000000-0000-4000-8000-bestaatniet0"),
    "OZON0067": locatie("Lijn", "00000000-0000-4000-8000-bestaatniet0"),
    "OZON0068": locatie("Punt", "00000000-0000-4000-8000-bestaatniet0"),
    "OZON0129": locatie("Lijn", B.guid),
    "OZON0130": locatie("Punt", B.guid),
    "OZON0131": geometrie("LIJN"),
    "OZON0082": activiteit(boven=ONTBREEKT.format("activiteit")),
    "OZON0083": activiteit(boven=B.id("activiteit", 2)),
    "OZON0084": activiteit(gerelateerd=ONTBREEKT.format("activiteit")),
    "OZON0085": activiteit(gerelateerd=B.id("activiteit", 2)),
    "OZON0088": regel("RegelVoorIedereen", na=ref("r:kaartaanduiding", "k:KaartRef", ONTBREEKT.format("kaart"))),
    "OZON0089": tekstdeel(ref("vt:kaartaanduiding", "k:KaartRef", ONTBREEKT.format("kaart"))),
    "OZON0092": tekstdeel(doel=ONTBREEKT.format("divisietekst")),
    "OZON0093": tekstdeel(
        ref("vt:gebiedsaanwijzing", "ga:GebiedsaanwijzingRef", ONTBREEKT.format("gebiedsaanwijzing"))
    ),
    "OZON0094": tekstdeel(ref("vt:hoofdlijnaanduiding", "vt:HoofdlijnRef", ONTBREEKT.format("hoofdlijn"))),
    "OZON0096": aanwijzing(locatie=GEEN_LOC),
    "OZON0101": norm("Omgevingsnorm", locatie=GEEN_LOC),
    "OZON0103": lambda: zip_van(met_groepbestand(Bouwer().bestanden())),
    "OZON0104": twee_ponsen,
    "OZON0109": ow(
        "vt:Hoofdlijn",
        f"<vt:identificatie>{B.id('hoofdlijn')}</vt:identificatie><vt:soort>doel</vt:soort><vt:naam>x</vt:naam>"
        + ref("vt:gerelateerdeHoofdlijn", "vt:HoofdlijnRef", ONTBREEKT.format("hoofdlijn")),
    ),
    "OZON0121": vervang(
        "owTekst.xml",
        f"</r:activiteitregelkwalificatie><r:locatieaanduiding>{LOC}",
        f"</r:activiteitregelkwalificatie><r:locatieaanduiding>{GEEN_LOC}",
    ),
    "OZON0124": vervang("owRegelingsgebied.xml", B.id("gebied"), ONTBREEKT.format("gebied")),
    "OZON0204": tekstdeel(f"<vt:locatieaanduiding>{GEEN_LOC}</vt:locatieaanduiding>"),
    "OZON0217": ow(
        "p:Pons",
        f"<p:identificatie>{B.id('pons')}</p:identificatie><p:locatieaanduiding>{GEEN_LOC}</p:locatieaanduiding>",
    ),
    "OZON2000": vervang("owTekst.xml", "gm9920_1__chp_1__art_1.1", "gm9920_1__chp_1"),
    "OZON2040": tekst_met_wid("gm9920_1__div_1"),
    "OZON2041": tekst_met_wid("gm9920_1__cmp_A__content_o_1"),
    "OZON2060": met("besluit.xml", met_lid()),
    "OZON2140": vervang("manifest-ow.xml", f"<WorkIDRegeling>{B.werk}", f"<WorkIDRegeling>{B.werk}X"),
    "OZON2210": vervang("manifest-ow.xml", f"<DoelID>{B.doel}", f"<DoelID>{B.doel}X"),
    "OZON0310": ow(
        "l:Gebied",
        f"<l:identificatie>{B.id('gebied')}</l:identificatie>" + ref("l:geometrie", "l:GeometrieRef", B.guid),
    ),
    "OZON0347": ow(
        "sym:SymbolisatieItem",
        "<sym:symboolcode>vag100</sym:symboolcode>"
        + ref("sym:gebiedsaanwijzingSymbolisatie", "ga:GebiedsaanwijzingRef", ONTBREEKT.format("gebiedsaanwijzing")),
    ),
    "OZON0349": kaart,
    "OZON0070": vervang(
        "owTekst.xml", "activiteitregelkwalificatie/id/concept/Verbod", "activiteitregelkwalificatie/id/concept/verbod"
    ),
    "OZON0071": regel(
        "Instructieregel",
        na=f"<r:instructieregelTaakuitoefening>{uri('adressaat', 'X')}</r:instructieregelTaakuitoefening>",
    ),
    "OZON0072": regel(
        "Instructieregel", na=f"<r:instructieregelInstrument>{uri('instrument', 'X')}</r:instructieregelInstrument>"
    ),
    "OZON0073": activiteit(groep="X"),
    "OZON0074": norm("Omgevingsnorm", groep=uri("omgevingsnorm", "X")),
    "OZON0075": norm("Omgevingswaarde", groep=uri("omgevingswaarde", "X")),
    "OZON0076": aanwijzing("X"),
    "OZON0200": aanwijzing("X"),
    "OZON0077": regel("RegelVoorIedereen", idealisatie="X"),
    "OZON0078": regel("Instructieregel", idealisatie="X"),
    "OZON0079": regel("Omgevingswaarderegel", idealisatie="X"),
    "OZON0080": aanwijzing("Bodem", uri("bodem", "X")),
    "OZON0113": norm("Omgevingsnorm", type_="X"),
    "OZON0114": norm("Omgevingswaarde", type_="X"),
    "OZON0115": norm("Omgevingsnorm", eenheid=uri("eenheid", "X")),
    "OZON0116": norm("Omgevingswaarde", eenheid=uri("eenheid", "X")),
    "OZON0117": regel("Instructieregel", thema="X"),
    "OZON0118": regel("Omgevingswaarderegel", thema="X"),
    "OZON0119": regel("RegelVoorIedereen", thema="X"),
    "OZON0120": tekstdeel(thema="X"),
    "OZON0203": tekstdeel(idealisatie="X"),
}
