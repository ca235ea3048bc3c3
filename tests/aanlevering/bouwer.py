"""Builds small STOP packages of our own, valid to every rule, in all four models; tests break them on purpose.

Bouwer().zip()                                     a RegelingCompact with one GIO and OW objects
Bouwer(model="RegelingKlassiek", soort="validatieOpdracht").zip()
b = Bouwer().bestanden(); b["opdracht.xml"] = …; zip_van(b)
"""

import hashlib
from dataclasses import dataclass

from tests.aanlevering.inpakken import KOP, LVBB, zip_van

AANLEVERING = "https://standaarden.overheid.nl/lvbb/stop/aanlevering/"
DATA = "https://standaarden.overheid.nl/stop/imop/data/"
TEKST = "https://standaarden.overheid.nl/stop/imop/tekst/"
MOW = "http://www.geostandaarden.nl/bestanden-ow/manifest-ow"
OIN = "00000001002564440000"
CONCEPT = "http://standaarden.omgevingswet.overheid.nl"
HAAK = "nl.imow-gm9920.activiteit.ActInOmgevingsplanGem"
VIERKANT = "130000 450000 130100 450000 130100 450100 130000 450100 130000 450000"
OW_NAMEN = (
    'xmlns:ow-dc="http://www.geostandaarden.nl/imow/bestanden/deelbestand"'
    ' xmlns:sl="http://www.geostandaarden.nl/bestanden-ow/standlevering-generiek"'
    ' xmlns:r="http://www.geostandaarden.nl/imow/regels" xmlns:l="http://www.geostandaarden.nl/imow/locatie"'
    ' xmlns:rol="http://www.geostandaarden.nl/imow/regelsoplocatie"'
    ' xmlns:rg="http://www.geostandaarden.nl/imow/regelingsgebied" xmlns:vt="http://www.geostandaarden.nl/imow/vrijetekst"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink"'
)


@dataclass
class Bouwer:
    """The figures of a package. `naam` goes into every identification, so that packages do not meet."""

    model: str = "RegelingCompact"
    soort: str = "publicatieOpdracht"
    naam: str = "Proef"
    id_levering: str = "proef-001"
    datum: str = "2025-10-17"
    jwv: str = "2025-11-03"
    hoofdstukken: int = 1
    artikelen: int = 2
    procedure: str = "definitief"
    coordinaten: str = VIERKANT

    @property
    def werk(self) -> str:
        """FRBRWork of the regeling."""
        return f"/akn/nl/act/gm9920/2025/{self.naam}"

    @property
    def versie(self) -> str:
        """FRBRExpression of the regeling."""
        return f"{self.werk}/nld@2025-10-16;1"

    @property
    def bill(self) -> str:
        """FRBRWork of the besluit."""
        return f"/akn/nl/bill/gm9920/2025/{self.naam}"

    @property
    def doel(self) -> str:
        """The doel."""
        return f"/join/id/proces/gm9920/2025/{self.naam}"

    @property
    def gio(self) -> str:
        """FRBRWork of the GIO."""
        return f"/join/id/regdata/gm9920/2025/{self.naam}"

    @property
    def gio_versie(self) -> str:
        """FRBRExpression of the GIO."""
        return f"{self.gio}/nld@2025-10-16;1"

    @property
    def guid(self) -> str:
        """basisgeo:id of the geometry."""
        return f"00000000-0000-4000-8000-{hashlib.sha256(self.naam.encode()).hexdigest()[:12]}"

    @property
    def vrij(self) -> bool:
        """Whether the text has divisies instead of articles."""
        return self.model == "RegelingVrijetekst"

    def zip(self) -> bytes:
        """The package."""
        return zip_van(self.bestanden())

    def bestanden(self) -> dict[str, bytes]:
        """All files but manifest.xml."""
        gml = self.gml()
        ow = {"owLocaties.xml": self.locaties(), "owRegelingsgebied.xml": self.regelingsgebied()}
        ow["owTekst.xml"] = self.tekstdelen() if self.vrij else self.regels()
        return {
            "opdracht.xml": self.opdracht(),
            "besluit.xml": self.besluit(),
            "gio.gml": gml,
            "gio.xml": self.informatieobject(gml),
            "manifest-ow.xml": self.manifest_ow(),
            **ow,
        }

    def opdracht(self) -> bytes:
        """opdracht.xml"""
        return (
            f'{KOP}<{self.soort} xmlns="{LVBB}"><idLevering>{self.id_levering}</idLevering>'
            f"<idBevoegdGezag>{OIN}</idBevoegdGezag><idAanleveraar>{OIN}</idAanleveraar>"
            f"<publicatie>besluit.xml</publicatie><datumBekendmaking>{self.datum}</datumBekendmaking></{self.soort}>"
        ).encode()

    # -- the besluit

    def _identificatie(self, werk: str, versie: str, soort: str) -> str:
        extra = ""
        if soort == "work_021":
            extra = (
                "<isTijdelijkDeelVan><WorkIdentificatie><FRBRWork>/akn/nl/act/gm9920/2025/Hoofd</FRBRWork>"
                "<soortWork>/join/id/stop/work_019</soortWork></WorkIdentificatie></isTijdelijkDeelVan>"
            )
        return (
            f'<ExpressionIdentificatie xmlns="{DATA}"><FRBRWork>{werk}</FRBRWork>'
            f"<FRBRExpression>{versie}</FRBRExpression>"
            f"<soortWork>/join/id/stop/{soort}</soortWork>{extra}</ExpressionIdentificatie>"
        )

    def _metadata(self, soort: str, titel: str, extra: str) -> str:
        return (
            f'<{soort} xmlns="{DATA}"><eindverantwoordelijke>/tooi/id/gemeente/gm9920</eindverantwoordelijke>'
            f"<maker>/tooi/id/gemeente/gm9920</maker>"
            f"<soortBestuursorgaan>/tooi/def/thes/kern/c_2a7d8663</soortBestuursorgaan>"
            f"<officieleTitel>{titel}</officieleTitel>"
            f"<onderwerpen><onderwerp>/tooi/def/concept/c_9d1917e9</onderwerp></onderwerpen>"
            f"<rechtsgebieden><rechtsgebied>/tooi/def/concept/c_8ad05f6d</rechtsgebied></rechtsgebieden>"
            f"{extra}</{soort}>"
        )

    def besluit(self) -> bytes:
        """besluit.xml"""
        klassiek = self.model == "RegelingKlassiek"
        eid = "!reg#art_1" if klassiek else "art_II"
        beoogd = "!reg#art_1" if klassiek else "art_I"
        io = (
            f"<soortProcedure>/join/id/stop/proceduretype_{self.procedure}</soortProcedure><informatieobjectRefs>"
            f"<informatieobjectRef>{self.gio_versie}</informatieobjectRef></informatieobjectRefs>"
        )
        stempels = (
            f"<Tijdstempels><Tijdstempel><doel>{self.doel}</doel>"
            f"<soortTijdstempel>juridischWerkendVanaf</soortTijdstempel>"
            f"<datum>{self.jwv}</datum><eId>{eid}</eId></Tijdstempel></Tijdstempels>"
            if self.procedure == "definitief"
            else ""
        )
        consolidatie = (
            f'<ConsolidatieInformatie xmlns="{DATA}"><BeoogdeRegelgeving><BeoogdeRegeling><doelen>'
            f"<doel>{self.doel}</doel>"
            f"</doelen><instrumentVersie>{self.versie}</instrumentVersie><eId>{beoogd}</eId></BeoogdeRegeling>"
            f"<BeoogdInformatieobject><doelen><doel>{self.doel}</doel></doelen>"
            f"<instrumentVersie>{self.gio_versie}</instrumentVersie><eId>!reg#cmp_A__content_o_1__ref_o_1</eId>"
            f"</BeoogdInformatieobject></BeoogdeRegelgeving>{stempels}</ConsolidatieInformatie>"
        )
        verloop = (
            f'<Procedureverloop xmlns="{DATA}"><bekendOp>{self.datum}</bekendOp><procedurestappen>'
            "<Procedurestap><soortStap>/join/id/stop/procedure/stap_002</soortStap><voltooidOp>2025-10-01</voltooidOp>"
            "</Procedurestap><Procedurestap><soortStap>/join/id/stop/procedure/stap_003</soortStap>"
            "<voltooidOp>2025-10-02</voltooidOp></Procedurestap></procedurestappen></Procedureverloop>"
        )
        werk = "work_021" if self.model == "RegelingTijdelijkdeel" else "work_019"
        regelingtype = {"RegelingVrijetekst": "006", "RegelingTijdelijkdeel": "015"}.get(self.model, "003")
        titel = f"Proefregeling {self.naam}"
        return (
            f'{KOP}<AanleveringBesluit xmlns="{AANLEVERING}" schemaversie="1.2.0"><BesluitVersie>'
            + self._identificatie(self.bill, f"{self.bill}/nld@2025-10-16", "work_003")
            + self._metadata("BesluitMetadata", f"Besluit {self.naam}", io)
            + verloop
            + consolidatie
            + (self._besluit_klassiek(titel) if klassiek else self._besluit_compact(titel))
            + "</BesluitVersie><RegelingVersieInformatie>"
            + self._identificatie(self.werk, self.versie, werk)
            + f'<RegelingVersieMetadata xmlns="{DATA}"><versienummer>1</versienummer></RegelingVersieMetadata>'
            + self._metadata(
                "RegelingMetadata", titel, f"<soortRegeling>/join/id/stop/regelingtype_{regelingtype}</soortRegeling>"
            )
            + "</RegelingVersieInformatie></AanleveringBesluit>"
        ).encode()

    def _ids(self, eid: str) -> str:
        return f'eId="{eid}" wId="gm9920_1__{eid}"'

    def _opschrift(self, titel: str) -> str:
        return f'<RegelingOpschrift eId="longTitle" wId="longTitle"><Al>{titel}</Al></RegelingOpschrift>'

    def _kop(self, label: str, nummer: str, opschrift: str = "") -> str:
        tekst = f"<Opschrift>{opschrift}</Opschrift>" if opschrift else ""
        return f"<Kop><Label>{label}</Label><Nummer>{nummer}</Nummer>{tekst}</Kop>"

    def _artikel(self, eid: str, nummer: str) -> str:
        return (
            f"<Artikel {self._ids(eid)}>{self._kop('Artikel', nummer, 'Proef')}"
            f"<Inhoud><Al>Tekst van artikel {nummer} voor een proef.</Al></Inhoud></Artikel>"
        )

    def _bijlage(self) -> str:
        ref = (
            f'<ExtIoRef {self._ids("cmp_A__content_o_1__ref_o_1")} ref="{self.gio_versie}">{self.gio_versie}</ExtIoRef>'
        )
        return (
            f"<Bijlage {self._ids('cmp_A')}>{self._kop('Bijlage', 'A', 'Informatieobjecten')}"
            f"<Divisietekst {self._ids('cmp_A__content_o_1')}><Inhoud><Al>{ref}</Al></Inhoud></Divisietekst></Bijlage>"
        )

    def _lichaam(self) -> str:
        begin = f"<Lichaam {self._ids('body')}>"
        if self.vrij:
            deel = (
                f"<Divisie {self._ids('div_1')}>{self._kop('Deel', '1', 'Proef')}"
                f"<Divisietekst {self._ids('div_1__content_1')}>"
                f"{self._kop('Deel', '1.1')}<Inhoud><Al>Vrije tekst.</Al></Inhoud></Divisietekst></Divisie>"
            )
            return f"{begin}{deel}</Lichaam>"
        if self.model == "RegelingKlassiek":
            return (
                begin + "".join(self._artikel(f"art_{n}", str(n)) for n in range(1, self.artikelen + 1)) + "</Lichaam>"
            )
        delen = "".join(
            f"<Hoofdstuk {self._ids(f'chp_{h}')}>{self._kop('Hoofdstuk', str(h), 'Proef')}"
            + "".join(self._artikel(f"chp_{h}__art_{h}.{n}", f"{h}.{n}") for n in range(1, self.artikelen + 1))
            + "</Hoofdstuk>"
            for h in range(1, self.hoofdstukken + 1)
        )
        if self.model == "RegelingTijdelijkdeel":
            delen = f"<Conditie>{self._artikel('cond_1__art_o_1', 'o')}</Conditie>" + delen
        return f"{begin}{delen}</Lichaam>"

    def _regeling(self, titel: str, midden: str = "") -> str:
        return (
            f'<{self.model} componentnaam="reg" wordt="{self.versie}">{self._opschrift(titel)}{midden}{self._lichaam()}'
            f"{self._bijlage()}</{self.model}>"
        )

    def _besluit_klassiek(self, titel: str) -> str:
        aanhef = f"<Aanhef {self._ids('formula_1')}><Al>Het bestuur besluit:</Al></Aanhef>"
        return f'<BesluitKlassiek xmlns="{TEKST}">{self._regeling(titel, aanhef)}</BesluitKlassiek>'

    def _besluit_compact(self, titel: str) -> str:
        artikel = (
            f"<Artikel {self._ids('art_II')}>{self._kop('Artikel', 'II')}"
            "<Inhoud><Al>Dit besluit treedt in werking.</Al></Inhoud></Artikel>"
        )
        return (
            f'<BesluitCompact xmlns="{TEKST}">{self._opschrift("Besluit " + self.naam)}'
            f"<Aanhef {self._ids('formula_1')}><Al>Het bestuur besluit:</Al></Aanhef><Lichaam {self._ids('body')}>"
            f"<WijzigArtikel {self._ids('art_I')}>{self._kop('Artikel', 'I')}<Wat>Vastgesteld wordt wat staat in "
            f'<IntRef ref="cmp_I">bijlage I</IntRef>.</Wat></WijzigArtikel>{artikel}</Lichaam>'
            f"<Sluiting {self._ids('formula_2')}><Al>Aldus besloten.</Al></Sluiting>"
            f"<WijzigBijlage {self._ids('cmp_I')}>{self._kop('Bijlage', 'I')}{self._regeling(titel)}</WijzigBijlage>"
            "</BesluitCompact>"
        )

    # -- the GIO

    def gml(self) -> bytes:
        """gio.gml"""
        return (
            f'{KOP}<geo:GeoInformatieObjectVaststelling xmlns:geo="https://standaarden.overheid.nl/stop/imop/geo/"'
            ' xmlns:gio="https://standaarden.overheid.nl/stop/imop/gio/"'
            ' xmlns:basisgeo="http://www.geostandaarden.nl/basisgeometrie/1.0"'
            ' xmlns:gml="http://www.opengis.net/gml/3.2"'
            ' schemaversie="1.3.0"><geo:context><gio:GeografischeContext>'
            "<gio:achtergrondVerwijzing>top10nl</gio:achtergrondVerwijzing>"
            "<gio:achtergrondActualiteit>2025-01-01</gio:achtergrondActualiteit></gio:GeografischeContext></geo:context>"
            "<geo:vastgesteldeVersie><geo:GeoInformatieObjectVersie>"
            f"<geo:FRBRWork>{self.gio}</geo:FRBRWork><geo:FRBRExpression>{self.gio_versie}</geo:FRBRExpression>"
            f"<geo:locaties><geo:Locatie><geo:naam>Proef</geo:naam><geo:geometrie>"
            f'<basisgeo:Geometrie gml:id="id-{self.guid}">'
            f"<basisgeo:id>{self.guid}</basisgeo:id><basisgeo:geometrie>"
            f'<gml:Polygon srsName="urn:ogc:def:crs:EPSG::28992" gml:id="pol-{self.guid}">'
            f"<gml:exterior><gml:LinearRing><gml:posList>{self.coordinaten}</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>"
            "</basisgeo:geometrie></basisgeo:Geometrie></geo:geometrie></geo:Locatie></geo:locaties>"
            "</geo:GeoInformatieObjectVersie></geo:vastgesteldeVersie></geo:GeoInformatieObjectVaststelling>"
        ).encode()

    def informatieobject(self, gml: bytes) -> bytes:
        """gio.xml"""
        return (
            f'{KOP}<AanleveringInformatieObject xmlns="{AANLEVERING}" schemaversie="1.2.0"><InformatieObjectVersie>'
            + self._identificatie(self.gio, self.gio_versie, "work_010")
            + f'<InformatieObjectVersieMetadata xmlns="{DATA}"><heeftBestanden><heeftBestand><Bestand>'
            f"<bestandsnaam>gio.gml</bestandsnaam><hash>{hashlib.sha512(gml).hexdigest()}</hash></Bestand></heeftBestand>"
            f"</heeftBestanden><heeftGeboorteregeling>{self.werk}</heeftGeboorteregeling></InformatieObjectVersieMetadata>"
            f'<InformatieObjectMetadata xmlns="{DATA}">'
            "<eindverantwoordelijke>/tooi/id/gemeente/gm9920</eindverantwoordelijke>"
            f"<maker>/tooi/id/gemeente/gm9920</maker><officieleTitel>{self.gio}</officieleTitel>"
            "<publicatieinstructie>TeConsolideren</publicatieinstructie>"
            "<formaatInformatieobject>/join/id/stop/informatieobject/gio_002</formaatInformatieobject>"
            "<naamInformatieObject>Proef</naamInformatieObject></InformatieObjectMetadata>"
            "</InformatieObjectVersie></AanleveringInformatieObject>"
        ).encode()

    # -- OW

    def manifest_ow(self) -> bytes:
        """manifest-ow.xml"""
        typen = {
            "owLocaties.xml": ("Gebied",),
            "owRegelingsgebied.xml": ("Regelingsgebied",),
            "owTekst.xml": ("Divisietekst", "Tekstdeel")
            if self.vrij
            else ("Regeltekst", "RegelVoorIedereen", "Activiteit"),
        }
        bestanden = "".join(
            f"<Bestand><naam>{naam}</naam>{''.join(f'<objecttype>{t}</objecttype>' for t in soorten)}</Bestand>"
            for naam, soorten in typen.items()
        )
        return (
            f'{KOP}<Aanleveringen xmlns="{MOW}"><domein>omgevingswet</domein><Aanlevering>'
            f"<WorkIDRegeling>{self.werk}</WorkIDRegeling><DoelID>{self.doel}</DoelID>{bestanden}</Aanlevering></Aanleveringen>"
        ).encode()

    def ow(self, typen: tuple[str, ...], objecten: list[str]) -> bytes:
        """An OW file with these types in its head and these objects."""
        kop = "".join(f"<sl:objectType>{type_}</sl:objectType>" for type_ in typen)
        standen = "".join(f"<sl:stand><ow-dc:owObject>{o}</ow-dc:owObject></sl:stand>" for o in objecten)
        return (
            f"{KOP}<ow-dc:owBestand {OW_NAMEN}><sl:standBestand><sl:dataset>Proef</sl:dataset><sl:inhoud>"
            f"<sl:gebied>Proef</sl:gebied><sl:leveringsId>{self.id_levering}</sl:leveringsId>"
            f"<sl:objectTypen>{kop}</sl:objectTypen></sl:inhoud>{standen}</sl:standBestand></ow-dc:owBestand>"
        ).encode()

    def id(self, soort: str, nummer: object = 1) -> str:
        """nl.imow-gm9920.<soort>.<naam><nummer>"""
        return f"nl.imow-gm9920.{soort}.{self.naam}{nummer}"

    def locaties(self) -> bytes:
        """owLocaties.xml"""
        gebied = (
            f"<l:Gebied><l:identificatie>{self.id('gebied')}</l:identificatie><l:noemer>Proef</l:noemer>"
            f'<l:geometrie><l:GeometrieRef xlink:href="{self.guid}"/></l:geometrie></l:Gebied>'
        )
        return self.ow(("Gebied",), [gebied])

    def regelingsgebied(self) -> bytes:
        """owRegelingsgebied.xml"""
        gebied = (
            f"<rg:Regelingsgebied><rg:identificatie>{self.id('regelingsgebied')}</rg:identificatie><rg:locatieaanduiding>"
            f'<l:LocatieRef xlink:href="{self.id("gebied")}"/></rg:locatieaanduiding></rg:Regelingsgebied>'
        )
        return self.ow(("Regelingsgebied",), [gebied])

    def regels(self) -> bytes:
        """owTekst.xml of a text with articles: Regeltekst, RegelVoorIedereen, Activiteit."""
        wid = "gm9920_1__art_1" if self.model == "RegelingKlassiek" else "gm9920_1__chp_1__art_1.1"
        locatie = f'<l:LocatieRef xlink:href="{self.id("gebied")}"/>'
        regeltekst = (
            f'<r:Regeltekst wId="{wid}"><r:identificatie>{self.id("regeltekst")}</r:identificatie></r:Regeltekst>'
        )
        regel = (
            f"<r:RegelVoorIedereen><r:identificatie>{self.id('juridischeregel')}</r:identificatie>"
            f"<r:idealisatie>{CONCEPT}/idealisatie/id/concept/Exact</r:idealisatie><r:artikelOfLid>"
            f'<r:RegeltekstRef xlink:href="{self.id("regeltekst")}"/></r:artikelOfLid>'
            f"<r:thema>{CONCEPT}/thema/id/concept/Bodem</r:thema>"
            f"<r:locatieaanduiding>{locatie}</r:locatieaanduiding><r:activiteitaanduiding>"
            f'<rol:ActiviteitRef xlink:href="{self.id("activiteit")}"/><r:ActiviteitLocatieaanduiding>'
            f"<r:identificatie>{self.id('activiteitlocatieaanduiding')}</r:identificatie>"
            f"<r:activiteitregelkwalificatie>{CONCEPT}/activiteitregelkwalificatie/id/concept/Verbod"
            f"</r:activiteitregelkwalificatie><r:locatieaanduiding>{locatie}</r:locatieaanduiding>"
            "</r:ActiviteitLocatieaanduiding></r:activiteitaanduiding></r:RegelVoorIedereen>"
        )
        activiteit = (
            f"<rol:Activiteit><rol:identificatie>{self.id('activiteit')}</rol:identificatie><rol:naam>Proeven</rol:naam>"
            f"<rol:groep>{CONCEPT}/activiteit/id/concept/Bodemactiviteit</rol:groep><rol:bovenliggendeActiviteit>"
            f'<rol:ActiviteitRef xlink:href="{HAAK}"/></rol:bovenliggendeActiviteit></rol:Activiteit>'
        )
        return self.ow(("Regeltekst", "RegelVoorIedereen", "Activiteit"), [regeltekst, regel, activiteit])

    def tekstdelen(self) -> bytes:
        """owTekst.xml of a text with divisies: Divisietekst, Tekstdeel."""
        divisie = (
            f'<vt:Divisietekst wId="gm9920_1__div_1__content_1">'
            f"<vt:identificatie>{self.id('divisietekst')}</vt:identificatie>"
            "</vt:Divisietekst>"
        )
        tekstdeel = (
            f"<vt:Tekstdeel><vt:identificatie>{self.id('tekstdeel')}</vt:identificatie>"
            f"<vt:idealisatie>{CONCEPT}/idealisatie/id/concept/Exact</vt:idealisatie><vt:divisieaanduiding>"
            f'<vt:DivisietekstRef xlink:href="{self.id("divisietekst")}"/></vt:divisieaanduiding>'
            f'<vt:locatieaanduiding><l:LocatieRef xlink:href="{self.id("gebied")}"/></vt:locatieaanduiding>'
            "</vt:Tekstdeel>"
        )
        return self.ow(("Divisietekst", "Tekstdeel"), [divisie, tekstdeel])
