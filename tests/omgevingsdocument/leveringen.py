"""Deliveries for these tests: the real packages of step 1, and small ones of our own for what has no real sample."""

import io
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from simulator.omgevingsdocument.ow import OwBestand, read_ow
from simulator.omgevingsdocument.records import Regelingversie
from simulator.omgevingsdocument.registratie import Inhoud, OwDeel, registreer
from simulator.store import Stand, Store, Tenant
from simulator.store.seed import EmptySeed

SHARED = Path(__file__).resolve().parents[3] / "shared"
STOP = SHARED / "samples" / "stop"
NU = datetime(2025, 10, 16, 7, 0, tzinfo=UTC)

zonder_shared = pytest.mark.skipif(not STOP.exists(), reason="the real packages in ../shared are not here")


def stap_1() -> list[dict[str, Any]]:
    """The packages of step 1 that are accepted, as index.json lists them."""
    if not STOP.exists():
        return []
    lijst: list[dict[str, Any]] = json.loads((STOP / "index.json").read_text())
    return [regel for regel in lijst if regel["stap"] == 1 and regel["uitkomst"] != "niet-valide"]


def figuren() -> dict[str, dict[str, Any]]:
    """Figures of every package."""
    gelezen: dict[str, dict[str, Any]] = json.loads((STOP / "pakketten.json").read_text())
    return gelezen


def ontleed(data: bytes) -> etree._Element:
    """A tree as the pipeline parses it; recovers from the namespace trap of real OW files."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    return etree.fromstring(data, parser)


def lees_pakket(data: bytes) -> Inhoud:
    """The content of a zip, without judging it."""
    with zipfile.ZipFile(io.BytesIO(data)) as zip_:
        bestanden = {naam: zip_.read(naam) for naam in zip_.namelist()}
    bomen = {naam: ontleed(inhoud) for naam, inhoud in bestanden.items() if naam.endswith((".xml", ".gml"))}
    manifest = bomen["manifest.xml"]
    publicatie = _tekst(bomen["opdracht.xml"], "publicatie")
    return Inhoud(
        besluit=bomen[publicatie],
        datum_bekendmaking=_tekst(bomen["opdracht.xml"], "datumBekendmaking"),
        informatieobjecten=[(n, b) for n, b in bomen.items() if _wortel(b) == "AanleveringInformatieObject"],
        gml={n: b for n, b in bomen.items() if _wortel(b) == "GeoInformatieObjectVaststelling"},
        ow=[_ow_deel(deel, bomen) for deel in bomen["manifest-ow.xml"].findall("{*}Aanlevering")],
        bestanden=bestanden,
        mediatypen={_tekst(regel, "bestandsnaam"): _tekst(regel, "contentType") for regel in manifest},
    )


def _ow_deel(deel: etree._Element, bomen: dict[str, etree._Element]) -> OwDeel:
    namen = [_tekst(bestand, "naam") for bestand in deel.findall("{*}Bestand")]
    bestanden = [read_ow(naam, bomen[naam]) for naam in namen]
    return OwDeel(_tekst(deel, "WorkIDRegeling"), _tekst(deel, "DoelID"), bestanden)


def _tekst(element: etree._Element, naam: str) -> str:
    return element.findtext(f".//{{*}}{naam}") or ""


def _wortel(boom: etree._Element) -> str:
    return etree.QName(boom).localname


def omgeving() -> Tenant:
    """A tenant on an empty stand."""
    return Store(EmptySeed()).tenant("test")


def lever(tenant: Tenant, inhoud: Inhoud, nu: datetime = NU, aanlevering: str = "a1") -> list[Regelingversie]:
    """Register in a transaction of its own."""
    with tenant.write() as transaction:
        return registreer(transaction, inhoud, aanlevering, nu)


def geleverd(bestand: str) -> tuple[Stand, Regelingversie]:
    """A stand with one real package in it, and its regelingversie."""
    tenant = omgeving()
    versies = lever(tenant, lees_pakket((STOP / bestand).read_bytes()))
    return tenant.stand, versies[0]


# Our own: a besluit around one regeling.

DATA = "https://standaarden.overheid.nl/stop/imop/data/"
TEKST = "https://standaarden.overheid.nl/stop/imop/tekst/"
WORK = "/akn/nl/act/gm9920/2025/eigen"
DOEL = "/join/id/proces/gm9920/2025/doel"


def eigen_besluit(
    regeling: str,
    work: str = WORK,
    versie: str = "1",
    werkend: str = "2025-01-01",
    geldig: str | None = None,
    doel: str = DOEL,
    identificatie: str = "",
    metadata: str = "",
    klassiek: bool = False,
) -> etree._Element:
    """An AanleveringBesluit with this regeling (XML of the tekst namespace; @wordt is filled in)."""
    expressie = f"{work}/nld@{versie}"
    regeling = regeling.replace(" wordt=''", f" wordt='{expressie}'")
    lichaam = (
        f"<BesluitKlassiek xmlns='{TEKST}'>{regeling}</BesluitKlassiek>"
        if klassiek
        else f"<BesluitCompact xmlns='{TEKST}'><RegelingOpschrift eId='longTitle' wId='longTitle'><Al>Besluit</Al>"
        f"</RegelingOpschrift><WijzigBijlage eId='cmp_A' wId='x__cmp_A'>{regeling}</WijzigBijlage></BesluitCompact>"
    )
    soorten = {"juridischWerkendVanaf": werkend} | ({"geldigVanaf": geldig} if geldig else {})
    stempels = "".join(
        f"<Tijdstempel><doel>{doel}</doel><soortTijdstempel>{soort}</soortTijdstempel><datum>{datum}</datum></Tijdstempel>"
        for soort, datum in soorten.items()
    )
    return ontleed(
        f"""<AanleveringBesluit xmlns="https://standaarden.overheid.nl/lvbb/stop/aanlevering/" schemaversie="1.2.0">
        <BesluitVersie>
          <ExpressionIdentificatie xmlns="{DATA}"><FRBRWork>/akn/nl/bill/gm9920/2025/b{versie}</FRBRWork>
            <FRBRExpression>/akn/nl/bill/gm9920/2025/b{versie}/nld@2025-01-01;1</FRBRExpression>
            <soortWork>/join/id/stop/work_003</soortWork></ExpressionIdentificatie>
          <BesluitMetadata xmlns="{DATA}"><eindverantwoordelijke>/tooi/id/gemeente/gm9920</eindverantwoordelijke>
            <officieleTitel>Eigen besluit</officieleTitel>
            <soortProcedure>/join/id/stop/proceduretype_definitief</soortProcedure></BesluitMetadata>
          <Procedureverloop xmlns="{DATA}"><bekendOp>2024-12-31</bekendOp><procedurestappen><Procedurestap>
            <soortStap>/join/id/stop/procedure/stap_003</soortStap><voltooidOp>2024-12-30</voltooidOp>
            </Procedurestap></procedurestappen></Procedureverloop>
          <ConsolidatieInformatie xmlns="{DATA}"><BeoogdeRegelgeving><BeoogdeRegeling>
            <doelen><doel>{doel}</doel></doelen>
            <instrumentVersie>{expressie}</instrumentVersie></BeoogdeRegeling></BeoogdeRegelgeving>
            <Tijdstempels>{stempels}</Tijdstempels></ConsolidatieInformatie>
          {lichaam}
        </BesluitVersie>
        <RegelingVersieInformatie>
          <ExpressionIdentificatie xmlns="{DATA}"><FRBRWork>{work}</FRBRWork>
            <FRBRExpression>{expressie}</FRBRExpression>
            <soortWork>/join/id/stop/work_019</soortWork>{identificatie}</ExpressionIdentificatie>
          <RegelingVersieMetadata xmlns="{DATA}"><versienummer>{versie}</versienummer></RegelingVersieMetadata>
          <RegelingMetadata xmlns="{DATA}">
            <eindverantwoordelijke>/tooi/id/gemeente/gm9920</eindverantwoordelijke>
            <officieleTitel>Eigen regeling</officieleTitel><soortRegeling>/join/id/stop/regelingtype_003</soortRegeling>
            {metadata}</RegelingMetadata>
        </RegelingVersieInformatie>
        </AanleveringBesluit>""".encode()
    )


COMPACT = """<RegelingCompact componentnaam='regeling' wordt=''>
  <RegelingOpschrift eId='longTitle' wId='longTitle'><Al>Eigen</Al></RegelingOpschrift>
  <Lichaam eId='body' wId='body'><Artikel eId='art_1' wId='gm9920_1__art_1'><Kop><Label>Artikel</Label>
      <Nummer>1</Nummer>
  </Kop><Inhoud><Al>Tekst.</Al></Inhoud></Artikel></Lichaam></RegelingCompact>"""


def eigen_inhoud(besluit: etree._Element, ow: list[OwDeel] | None = None, **bestanden: bytes) -> Inhoud:
    """A delivery with only this besluit (and OW parts)."""
    return Inhoud(besluit, "2025-01-01", [], {}, ow or [], bestanden, {})


def ow_bestand(objecten: str) -> OwBestand:
    """An OW file with these objects; prefixes r, rol, l, rg, ga, k, vt, s, ow, op, p are those of IMOW."""
    modules = {
        "r": "regels",
        "rol": "regelsoplocatie",
        "l": "locatie",
        "rg": "regelingsgebied",
        "ga": "gebiedsaanwijzing",
        "k": "kaart",
        "vt": "vrijetekst",
        "s": "symbolisatie",
        "ow": "owobject",
        "op": "opobject",
        "p": "pons",
        "da": "datatypenalgemeen",
    }
    ruimten = " ".join(f'xmlns:{p}="http://www.geostandaarden.nl/imow/{m}"' for p, m in modules.items())
    boom = ontleed(
        f"""<d:owBestand xmlns:d="http://www.geostandaarden.nl/imow/bestanden/deelbestand" {ruimten}
        xmlns:sl="http://www.geostandaarden.nl/bestanden-ow/standlevering-generiek"
        xmlns:xlink="http://www.w3.org/1999/xlink"><sl:standBestand><sl:inhoud><sl:objectTypen>
        <sl:objectType>Gebied</sl:objectType></sl:objectTypen></sl:inhoud>
        <sl:stand><d:owObject>{objecten}</d:owObject></sl:stand></sl:standBestand></d:owBestand>""".encode()
    )
    return read_ow("ow.xml", boom)
