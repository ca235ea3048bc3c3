"""What rules ask of a besluit and its informatieobjecten, read from trees that are valid to their grammars."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from simulator.aanlevering.levering import Levering
from simulator.aanlevering.lezen import NS, lokaal, tag, tekst, waarde, waarden

MODELLEN = tuple(
    tag(f"tekst:{naam}")
    for naam in ("RegelingCompact", "RegelingKlassiek", "RegelingVrijetekst", "RegelingTijdelijkdeel")
)
MUTATIE = tag("tekst:RegelingMutatie")
_BIJLAGE = tag("tekst:WijzigBijlage")
_ARTIKEL = tag("tekst:Artikel")
_WIJZIGARTIKEL = tag("tekst:WijzigArtikel")
DEFINITIEF = "/join/id/stop/proceduretype_definitief"
ONTWERP = "/join/id/stop/proceduretype_ontwerp"
HEEFT_BESTAND = "data:InformatieObjectVersieMetadata/data:heeftBestanden/data:heeftBestand"
GIO = "/join/id/stop/informatieobject/gio_002"


@dataclass(frozen=True, slots=True)
class Regelingtekst:
    """A regeling or RegelingMutatie with @wordt."""

    element: etree._Element
    model: str
    wordt: str
    component: str
    mutatie: bool


@dataclass(frozen=True, slots=True)
class Versieinformatie:
    """A RegelingVersieInformatie."""

    element: etree._Element
    werk: str
    expressie: str
    soort: str
    heeft_metadata: bool


@dataclass(frozen=True, slots=True)
class Beoogd:
    """A BeoogdeRegeling or BeoogdInformatieobject."""

    element: etree._Element
    regeling: bool
    versie: str
    doelen: tuple[str, ...]
    eid: str | None


@dataclass(frozen=True, slots=True)
class Io:
    """A delivered informatieobject: file, identity, and the files it names with their hashes."""

    bestand: str
    versie: etree._Element
    werk: str
    expressie: str
    soort: str
    bestanden: tuple[tuple[str, str], ...]
    geboorteregeling: str | None
    metadata: etree._Element | None

    @property
    def collectie(self) -> str:
        """The fourth part of a JOIN: regdata, pubdata or infodata."""
        delen = self.werk.split("/")
        return delen[3] if len(delen) > 3 else ""

    @property
    def te_consolideren(self) -> bool:
        """By its publicatieinstructie, or by its collection when the metadata of a known work are not repeated."""
        if self.metadata is not None:
            return waarde(self.metadata, "data:publicatieinstructie") == "TeConsolideren"
        return self.collectie == "regdata"


def besluitversie(levering: Levering) -> etree._Element | None:
    """BesluitVersie of the delivered besluit; None for a kennisgeving."""
    return None if levering.publicatie is None else levering.publicatie.find("lvbba:BesluitVersie", NS)


def besluitwerk(levering: Levering) -> str:
    """FRBRWork of the besluit, empty when there is none."""
    versie = besluitversie(levering)
    return "" if versie is None else waarde(versie, "data:ExpressionIdentificatie/data:FRBRWork") or ""


def soort_procedure(levering: Levering) -> str:
    """soortProcedure of the besluit."""
    versie = besluitversie(levering)
    return "" if versie is None else waarde(versie, "data:BesluitMetadata/data:soortProcedure") or ""


def regelingteksten(levering: Levering) -> list[Regelingtekst]:
    """Every regeling and RegelingMutatie in the besluit, in document order."""
    versie = besluitversie(levering)
    if versie is None:
        return []
    gevonden = [
        Regelingtekst(
            element,
            lokaal(element),
            " ".join(element.get("wordt", "").split()),
            element.get("componentnaam", ""),
            element.tag == MUTATIE or "was" in element.attrib,
        )
        for element in versie.iter(*MODELLEN, MUTATIE)
    ]
    return [regeling for regeling in gevonden if regeling.wordt or not _in_mutatie(regeling.element)]


def _in_mutatie(element: etree._Element) -> bool:
    return next(element.iterancestors(MUTATIE), None) is not None


def versieinformatie(levering: Levering) -> list[Versieinformatie]:
    """Every RegelingVersieInformatie."""
    if levering.publicatie is None:
        return []
    return [
        Versieinformatie(
            element,
            waarde(element, "data:ExpressionIdentificatie/data:FRBRWork") or "",
            waarde(element, "data:ExpressionIdentificatie/data:FRBRExpression") or "",
            waarde(element, "data:ExpressionIdentificatie/data:soortWork") or "",
            element.find("data:RegelingMetadata", NS) is not None,
        )
        for element in levering.publicatie.iterfind("lvbba:RegelingVersieInformatie", NS)
    ]


def beoogd(levering: Levering) -> list[Beoogd]:
    """Everything under BeoogdeRegelgeving."""
    versie = besluitversie(levering)
    houder = None if versie is None else versie.find("data:ConsolidatieInformatie/data:BeoogdeRegelgeving", NS)
    if houder is None:
        return []
    return [
        Beoogd(
            element,
            lokaal(element) == "BeoogdeRegeling",
            waarde(element, "data:instrumentVersie") or "",
            tuple(waarden(element, "data:doelen/data:doel")),
            waarde(element, "data:eId"),
        )
        for element in houder.iterchildren(tag("data:BeoogdeRegeling"), tag("data:BeoogdInformatieobject"))
    ]


def tijdstempels(levering: Levering) -> list[etree._Element]:
    """Every Tijdstempel."""
    versie = besluitversie(levering)
    pad = "data:ConsolidatieInformatie/data:Tijdstempels/data:Tijdstempel"
    return [] if versie is None else versie.findall(pad, NS)


def informatieobject_refs(levering: Levering) -> list[tuple[str, etree._Element]]:
    """(expression, element) of BesluitMetadata/informatieobjectRefs."""
    versie = besluitversie(levering)
    pad = "data:BesluitMetadata/data:informatieobjectRefs/data:informatieobjectRef"
    return [] if versie is None else [(tekst(ref), ref) for ref in versie.iterfind(pad, NS)]


def ext_io_refs(levering: Levering) -> Iterator[etree._Element]:
    """Every ExtIoRef in besluit and regeling."""
    versie = besluitversie(levering)
    if versie is not None:
        yield from versie.iter(tag("tekst:ExtIoRef"))


def artikelen(levering: Levering, *, ook_wijzigartikelen: bool) -> set[str]:
    """eIds of the articles of the besluit itself: not those of the regelingen in its wijzigbijlagen.

    In a BesluitKlassiek the regeling is the besluit: there they read `componentnaam#eId`.
    """
    versie = besluitversie(levering)
    if versie is None:
        return set()
    soorten = (_ARTIKEL, _WIJZIGARTIKEL) if ook_wijzigartikelen else (_ARTIKEL,)
    gevonden: set[str] = set()
    for compact in versie.iterchildren(tag("tekst:BesluitCompact")):
        for deel in compact.iterchildren("*"):
            if deel.tag != _BIJLAGE:
                gevonden.update(artikel.get("eId", "") for artikel in deel.iter(*soorten))
    for klassiek in versie.iter(tag("tekst:RegelingKlassiek")):
        for lichaam in klassiek.iterchildren(tag("tekst:Lichaam")):
            naam = klassiek.get("componentnaam", "")
            gevonden.update(f"{naam}#{artikel.get('eId', '')}" for artikel in lichaam.iter(*soorten))
    return gevonden


def is_artikel(eid: str, bekend: set[str]) -> bool:
    """Whether an eId as it stands in ConsolidatieInformatie (`art_II` or `!component#art_2.1`) is one of these."""
    if not eid.startswith("!"):
        return eid in bekend
    component, _, plaats = eid[1:].partition("#")
    return f"{component}#{plaats}" in bekend or plaats in bekend


def informatieobjecten(levering: Levering) -> list[Io]:
    """Every delivered informatieobject, in the order of the manifest."""
    gevonden = []
    for naam, root in levering.with_root("AanleveringInformatieObject"):
        for versie in root.iterfind("lvbba:InformatieObjectVersie", NS):
            identiteit = "data:ExpressionIdentificatie/data:"
            bestanden = versie.iterfind(f"{HEEFT_BESTAND}/data:Bestand", NS)
            gevonden.append(
                Io(
                    naam,
                    versie,
                    waarde(versie, f"{identiteit}FRBRWork") or "",
                    waarde(versie, f"{identiteit}FRBRExpression") or "",
                    waarde(versie, f"{identiteit}soortWork") or "",
                    tuple((waarde(b, "data:bestandsnaam") or "", waarde(b, "data:hash") or "") for b in bestanden),
                    waarde(versie, "data:InformatieObjectVersieMetadata/data:heeftGeboorteregeling"),
                    versie.find("data:InformatieObjectMetadata", NS),
                )
            )
    return gevonden
