"""From an accepted delivery to records: one transaction that writes the new versions."""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import orjson
from lxml import etree

from simulator.omgevingsdocument import structuur
from simulator.omgevingsdocument.besluit import (
    Besluitdeel,
    Regelingdeel,
    Tijdstempels,
    bekendmakingsblad,
    bevoegd_gezag,
    lees_besluit,
    procedureverloop,
    regelingtype,
    tekst,
    teksten,
)
from simulator.omgevingsdocument.informatieobjecten import registreer_informatieobject
from simulator.omgevingsdocument.ow import OwBestand, OwObject
from simulator.omgevingsdocument.records import (
    BESLUIT,
    ORGANISATIE,
    OWOBJECT,
    REGELINGVERSIE,
    Afbeelding,
    Besluit,
    BevoegdGezag,
    Owobject,
    Regelingversie,
)
from simulator.store import Record, Stand, Transaction

TIJDVORM = "%Y-%m-%dT%H:%M:%S.%fZ"
DIVISIESOORTEN = frozenset(("Divisie", "Divisietekst", "Tekstdeel", "Hoofdlijn"))
ERFELIJK = ("type", "bevoegdGezag", "officieleTitel", "citeertitel", "opvolgerVan")  # without RegelingMetadata
MEDIATYPEN = {"jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png"}


@dataclass(slots=True)
class OwDeel:
    """The OW files of one Aanlevering of manifest-ow."""

    work: str
    doel: str
    bestanden: list[OwBestand] = field(default_factory=list)


@dataclass(slots=True)
class Inhoud:
    """An accepted delivery of a besluit. All trees are valid to their grammars."""

    besluit: etree._Element  # AanleveringBesluit
    datum_bekendmaking: str
    informatieobjecten: list[tuple[str, etree._Element]]  # file name, AanleveringInformatieObject
    gml: dict[str, etree._Element]  # file name -> GeoInformatieObjectVaststelling
    ow: list[OwDeel]
    bestanden: dict[str, bytes]
    mediatypen: dict[str, str]  # file name -> contentType of the manifest


def registreer(transaction: Transaction, inhoud: Inhoud, aanlevering: str, nu: datetime) -> list[Regelingversie]:
    """Write besluit, regelingversies, informatieobjecten, geometries, images and OW objects; give the regelingversies.

    tijdstipRegistratie = the later of `nu` and just after the last of the work. ValueError when the content cannot be
    registered although it is valid (nothing has been written then that a rollback does not undo).
    """
    besluit = lees_besluit(inhoud.besluit)
    registrar = _Registrar(transaction, inhoud, besluit, aanlevering, nu)
    versies = [registrar.regeling(deel) for deel in besluit.regelingen]
    objecten = [
        registreer_informatieobject(transaction, root, inhoud.gml, inhoud.bestanden, aanlevering)
        for _, root in inhoud.informatieobjecten
    ]
    for deel in inhoud.ow:
        registrar.ow(deel)
    registrar.besluit_record(versies, [record["expression"] for record in objecten])
    return versies


@dataclass(slots=True)
class _Werkstand:
    """What has been registered of a work: highest version number and last tijdstipRegistratie."""

    versie: int = 0
    tijdstip: str = ""
    laatste: Record | None = None  # the regelingversie with that number


def _werken(stand: Stand) -> dict[str, _Werkstand]:
    """Work -> what has been registered of it. Kept per stand."""

    def build(stand: Stand) -> dict[str, _Werkstand]:
        werken: dict[str, _Werkstand] = {}
        for record in stand.all(REGELINGVERSIE):
            werk = werken.setdefault(record["work"], _Werkstand())
            if record["versie"] > werk.versie:
                werk.versie, werk.laatste = record["versie"], record
            werk.tijdstip = max(werk.tijdstip, record["tijdstipRegistratie"])
        return werken

    return stand.memo("registratie.werken", (REGELINGVERSIE,), build)


def _objectversies(stand: Stand) -> dict[str, _Werkstand]:
    """Identificatie of an OW object -> what has been registered of it. Kept per stand."""

    def build(stand: Stand) -> dict[str, _Werkstand]:
        objecten: dict[str, _Werkstand] = {}
        for record in stand.all(OWOBJECT):
            ow = objecten.setdefault(record["identificatie"], _Werkstand())
            ow.versie = max(ow.versie, record["versie"])
            ow.tijdstip = max(ow.tijdstip, record["tijdstipRegistratie"])
        return objecten

    return stand.memo("registratie.owobjecten", (OWOBJECT,), build)


class _Registrar:
    """Writes the records of one besluit."""

    def __init__(
        self, transaction: Transaction, inhoud: Inhoud, besluit: Besluitdeel, aanlevering: str, nu: datetime
    ) -> None:
        self._transaction = transaction
        self._inhoud = inhoud
        self._besluit = besluit
        self._aanlevering = aanlevering
        self._nu = nu.astimezone(UTC)
        self._gezag = self._bevoegd_gezag(besluit.metadata)
        self._tijdstippen: dict[str, str] = {}  # of the works in this delivery
        self._per_work: dict[str, Regelingversie] = {}

    def _bevoegd_gezag(self, metadata: etree._Element) -> BevoegdGezag:
        verantwoordelijke = tekst(metadata, "eindverantwoordelijke")
        organisatie = self._transaction.get(ORGANISATIE, verantwoordelijke.rpartition("/")[2])
        return bevoegd_gezag(verantwoordelijke, organisatie["naam"] if organisatie else None)

    def _tijdstip(self, work: str) -> str:
        """The same instant for all of a work in this delivery, after everything that the work had before."""
        if work not in self._tijdstippen:
            self._tijdstippen[work] = na(self._werk(work).tijdstip, self._nu)
        return self._tijdstippen[work]

    def _werk(self, work: str) -> _Werkstand:
        return _werken(self._transaction.stand).get(work, _Werkstand())

    def _stempels(self, doelen: tuple[str, ...], wat: str) -> tuple[str, Tijdstempels]:
        for doel in doelen:
            if doel in self._besluit.tijdstempels:
                return doel, self._besluit.tijdstempels[doel]
        raise ValueError(f"geen tijdstempel juridischWerkendVanaf voor {wat}")

    def regeling(self, deel: Regelingdeel) -> Regelingversie:
        """Write a regelingversie, its text, structure and images."""
        identificatie = deel.identificatie
        work = identificatie.work
        if not work or not identificatie.expression:
            raise ValueError("een regeling heeft geen FRBRWork of FRBRExpression")
        if self._transaction.get(REGELINGVERSIE, identificatie.expression) is not None:
            raise ValueError(f"{identificatie.expression} is al geregistreerd")
        if work in self._per_work:
            raise ValueError(f"twee versies van {work} in een besluit kunnen niet worden geregistreerd")
        doel, stempels = self._stempels(deel.doelen, identificatie.expression)
        vorige = self._werk(work)
        tekstboom = structuur.geregistreerde_tekst(deel.element)
        metadata = self._besluit.metadata if deel.metadata is None else deel.metadata
        gezag = self._bevoegd_gezag(metadata) if tekst(metadata, "eindverantwoordelijke") else self._gezag
        soort = tekst(metadata, "soortRegeling")
        record: Regelingversie = {
            "versie": vorige.versie + 1,
            "beginInwerking": stempels.werkend,
            "beginGeldigheid": stempels.geldig,
            "tijdstipRegistratie": self._tijdstip(work),
            "doel": doel,
            "aanlevering": self._aanlevering,
            "work": work,
            "expression": identificatie.expression,
            "soortWork": identificatie.soort_work,
            "model": deel.model,
            "schemaversie": deel.element.get("schemaversie") or self._besluit.schemaversie,
            "type": {"code": soort, "waarde": regelingtype(soort)},
            "bevoegdGezag": gezag,
            "officieleTitel": tekst(metadata, "officieleTitel") or structuur.opschrift(tekstboom),
            "heeftBijlagen": structuur.heeft(tekstboom, frozenset(("Bijlage",))),
            "heeftToelichtingen": structuur.heeft(tekstboom, structuur.TOELICHTINGEN),
            "publicatieID": self._publicatie_id(),
            "versienummer": deel.versienummer,
            "besluit": self._besluit.identificatie.expression,
            "datumBekendmaking": self._inhoud.datum_bekendmaking,
            "annotaties": self._annotaties(work, deel.model, vorige.laatste),
            "tekst": self._transaction.blob(structuur.tekst_bytes(tekstboom)),
            "structuur": self._transaction.blob(orjson.dumps(structuur.structuur(tekstboom))),
            "afbeeldingen": self._afbeeldingen(tekstboom),
        }
        self._vul_aan(record, deel, metadata, tekstboom)
        if deel.metadata is None and vorige.laatste is not None:
            record.update({veld: vorige.laatste[veld] for veld in ERFELIJK if veld in vorige.laatste})  # type: ignore[typeddict-item]
        self._transaction.put(REGELINGVERSIE, identificatie.expression, dict(record))
        self._per_work[work] = record
        return record

    def _vul_aan(
        self, record: Regelingversie, deel: Regelingdeel, metadata: etree._Element, tekstboom: etree._Element
    ) -> None:
        """The fields that not every regeling has."""
        if citeertitel := tekst(metadata, "citeertitel"):
            record["citeertitel"] = citeertitel
        if opschrift := structuur.opschrift(tekstboom):
            record["opschrift"] = opschrift
        if conditie := structuur.conditie(tekstboom):
            record["conditie"] = conditie
        if deel.identificatie.tijdelijk_deel_van:
            record["tijdelijkDeelVan"] = deel.identificatie.tijdelijk_deel_van
        if opvolger := list(teksten(metadata, "opvolgerVan")):
            record["opvolgerVan"] = opvolger

    def _publicatie_id(self) -> str:
        """The publication in the official journal. Real numbers are given at publication; ours follow from the bill."""
        werk = self._besluit.identificatie.work
        nummer = int(hashlib.sha256(werk.encode()).hexdigest()[:8], 16) % 900_000 + 100_000
        blad = bekendmakingsblad(self._gezag["bestuurslaag"], self._soort_regeling())
        return f"/akn/nl/officialGazette/{blad}/{self._inhoud.datum_bekendmaking[:4]}/{nummer}"

    def _soort_regeling(self) -> str:
        """The kind of the first regeling of the besluit; from the version before when it brings no metadata."""
        if not self._besluit.regelingen:
            return ""
        deel = self._besluit.regelingen[0]
        soort = tekst(self._besluit.metadata if deel.metadata is None else deel.metadata, "soortRegeling")
        laatste = self._werk(deel.identificatie.work).laatste
        return soort or (laatste["type"]["code"] if laatste else "")

    def _annotaties(self, work: str, model: str, vorige: Record | None) -> str:
        """Which annotations the text carries: what was delivered decides, else the version before, else the model."""
        soorten = {
            ow.soort
            for deel in self._inhoud.ow
            if deel.work == work
            for bestand in deel.bestanden
            for ow in bestand.objecten
        }
        if soorten & DIVISIESOORTEN:
            return "divisie"
        if "Regeltekst" in soorten:
            return "regeltekst"
        if vorige is not None:
            return str(vorige["annotaties"])
        return "divisie" if model == "RegelingVrijetekst" else "regeltekst"

    def _afbeeldingen(self, tekstboom: etree._Element) -> dict[str, Afbeelding]:
        gevonden: dict[str, Afbeelding] = {}
        for naam, formaat in structuur.afbeeldingen(tekstboom).items():
            data = self._inhoud.bestanden.get(naam)
            if data is not None:
                achtervoegsel = naam.rpartition(".")[2].lower()
                mediatype = self._inhoud.mediatypen.get(naam) or formaat or MEDIATYPEN.get(achtervoegsel, "image/jpeg")
                gevonden[naam] = {"blob": self._transaction.blob(data), "mediatype": mediatype}
        return gevonden

    def ow(self, deel: OwDeel) -> None:
        """Write the OW objects of one Aanlevering: each a new version of its identificatie."""
        objecten = {ow.identificatie: ow for bestand in deel.bestanden for ow in bestand.objecten if ow.identificatie}
        if not objecten:
            return
        ontwerp = next((naam for naam, ow in objecten.items() if ow.ontwerp), None)
        if ontwerp is not None:
            raise ValueError(f"{ontwerp} is ontwerp en kan niet als vastgesteld object worden geregistreerd")
        _, stempels = self._stempels((deel.doel,), f"het doel {deel.doel}")
        versie = self._per_work.get(deel.work)
        gezag = (versie["bevoegdGezag"] if versie else self._gezag)["code"]
        bekend = _objectversies(self._transaction.stand)
        laatste = max((bekend[naam].tijdstip for naam in objecten if naam in bekend), default="")
        tijdstip = self._tijdstip(deel.work)
        if laatste >= tijdstip:
            tijdstip = self._tijdstippen[deel.work] = na(laatste, self._nu)
        for ow in objecten.values():
            self._owobject(ow, deel, stempels, gezag, tijdstip, bekend.get(ow.identificatie, _Werkstand()).versie)

    def _owobject(  # noqa: PLR0917
        self, ow: OwObject, deel: OwDeel, stempels: Tijdstempels, gezag: str, tijdstip: str, hoogste: int
    ) -> None:
        nummer = hoogste + 1
        while self._transaction.get(OWOBJECT, f"{ow.identificatie}|{nummer}") is not None:
            nummer += 1  # the same object in two parts of one delivery
        record: Owobject = {
            "versie": nummer,
            "beginInwerking": stempels.werkend,
            "beginGeldigheid": stempels.geldig,
            "tijdstipRegistratie": tijdstip,
            "doel": deel.doel,
            "aanlevering": self._aanlevering,
            "identificatie": ow.identificatie,
            "soort": ow.soort,
            "regeling": deel.work,
            "bevoegdGezag": gezag,
            "beeindigd": ow.beeindigd,
            "velden": ow.velden,
        }
        self._transaction.put(OWOBJECT, f"{ow.identificatie}|{nummer}", dict(record))

    def besluit_record(self, versies: list[Regelingversie], informatieobjecten: list[str]) -> None:
        """Write the besluit itself."""
        metadata = self._besluit.metadata
        identificatie = self._besluit.identificatie
        record: Besluit = {
            "work": identificatie.work,
            "expression": identificatie.expression,
            "officieleTitel": tekst(metadata, "officieleTitel"),
            "soortProcedure": tekst(metadata, "soortProcedure"),
            "eindverantwoordelijke": tekst(metadata, "eindverantwoordelijke"),
            "datumBekendmaking": self._inhoud.datum_bekendmaking,
            "publicatieID": self._publicatie_id(),
            "procedureverloop": procedureverloop(self._inhoud.besluit),
            "regelingen": [versie["expression"] for versie in versies],
            "informatieobjecten": informatieobjecten,
            "aanlevering": self._aanlevering,
        }
        if citeertitel := tekst(metadata, "citeertitel"):
            record["citeertitel"] = citeertitel
        self._transaction.put(BESLUIT, identificatie.work, dict(record))


def na(laatste: str, nu: datetime) -> str:
    """The later of `nu` (UTC) and one microsecond after `laatste` (empty: none), as it stands in records."""
    if laatste:
        erna = datetime.strptime(laatste, TIJDVORM).replace(tzinfo=UTC) + timedelta(microseconds=1)
        nu = max(nu, erna)
    return nu.strftime(TIJDVORM)


__all__ = ["Inhoud", "OwDeel", "na", "registreer"]
