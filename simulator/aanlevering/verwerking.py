"""Receive and process deliveries: each a record, processed in the order received by one worker."""

import contextlib
import logging
import queue
import threading
import time
from concurrent.futures import Future, InvalidStateError
from dataclasses import asdict
from datetime import UTC, datetime, timedelta

from simulator.aanlevering import verslag
from simulator.aanlevering.geheugen import geef_terug
from simulator.aanlevering.keten import NietTeRegistreren, Oordeel, beoordeel, breek_af, inhoud
from simulator.aanlevering.levering import Levering, Opdracht, Pakket
from simulator.aanlevering.melding import Melding
from simulator.aanlevering.regels.lvbb10xx import IDLEVERING, sleutel_idlevering
from simulator.omgeving import Omgeving
from simulator.omgevingsdocument.registratie import registreer
from simulator.profielen import Profiel
from simulator.store import Record, Stand, StoreError, Transaction

log = logging.getLogger(__name__)

AANLEVERING = "aanlevering"  # kind of the records; key: id
ONTVANGEN, GEVALIDEERD, GEREGISTREERD, GEREED = "ontvangen", "gevalideerd", "geregistreerd", "gereed"
VERTRAGING = 5  # seconds on the tenant's clock between two states (vertraagd); profile: extra.vertraging_s
PUBLICATIE = "publicatieOpdracht"
PEILINGEN = 3  # status polls before the next step (handmatig); profile: extra.peilingen
_Taak = tuple[Omgeving, str, "Future[Record]"]


class Wachtrij:
    """The worker: one thread, first in first out, over all tenants."""

    def __init__(self) -> None:
        self._taken: queue.SimpleQueue[_Taak | None] = queue.SimpleQueue()
        self._slot = threading.RLock()  # one step at a time, whoever takes it
        self._peilingen: dict[tuple[str, str], int] = {}
        self._werker = threading.Thread(target=self._werk, name="aanlevering", daemon=True)
        self._werker.start()

    def ontvang(self, omgeving: Omgeving, data: bytes) -> tuple[Record, "Future[Record]"]:
        """Record a delivery (status `ontvangen`) and queue it; the future gives the finished record.

        The record: id, idLevering, oin, soort, status, uitkomst, ontvangen (UTC), pakket (blob), resultaten (blobs of
        the XML documents so far, in order), meldingen (list of dicts of Melding), regelingversies (expressions),
        duur_ms, volgende (UTC: when the next step is due, with LTO_VERWERKING=vertraagd).
        Whatever the bytes are, there is a record with a result document. StoreFull / StoreError pass through.

        With LTO_VERWERKING vertraagd or handmatig the future gives the record as received: its steps come later, see
        `stap`, `lees` and `werk_bij`.
        """
        with omgeving.write() as transaction:
            id_ = omgeving.new_id(transaction)
            record: Record = {
                "id": id_,
                "idLevering": None,
                "oin": None,
                "soort": None,
                "status": ONTVANGEN,
                "uitkomst": None,
                "ontvangen": _utc(omgeving.nu()),
                "pakket": transaction.blob(data),
                "resultaten": [],
                "meldingen": [],
                "regelingversies": [],
                "duur_ms": None,
                "volgende": _straks(omgeving),
            }
            transaction.put(AANLEVERING, id_, record)
        toekomst: Future[Record] = Future()
        if omgeving.settings.verwerking == "direct":
            self._taken.put((omgeving, id_, toekomst))
        else:
            toekomst.set_result(record)
        return record, toekomst

    def hervat(self, omgeving: Omgeving) -> None:
        """After a start: queue what this tenant had received but not finished, in the order received."""
        if omgeving.settings.verwerking == "direct":
            for record in list(omgeving.stand.all(AANLEVERING)):
                if record["status"] != GEREED:
                    self._taken.put((omgeving, record["id"], Future()))

    def stap(self, omgeving: Omgeving, id: str) -> Record:
        """With LTO_VERWERKING=handmatig: take the next step. KeyError: unknown; ValueError: nothing left to do."""
        with self._slot:
            record = omgeving.stand.get(AANLEVERING, id)
            if record is None:
                raise KeyError(id)
            if record["status"] == GEREED:
                raise ValueError(f"aanlevering {id} is gereed")
            self._peilingen.pop((omgeving.naam, id), None)
            return _verwerk(omgeving, record, alles=False)

    def lees(self, omgeving: Omgeving, id: str) -> Record | None:
        """The record as a status poll sees it: what is due is done first (vertraagd), every third poll takes a step
        (handmatig). None: unknown."""
        if omgeving.settings.verwerking == "vertraagd":
            self.werk_bij(omgeving)
        record = omgeving.stand.get(AANLEVERING, id)
        if record is not None and omgeving.settings.verwerking == "handmatig" and record["status"] != GEREED:
            with self._slot:
                sleutel = (omgeving.naam, id)
                self._peilingen[sleutel] = self._peilingen.get(sleutel, 0) + 1
                if self._peilingen[sleutel] >= _getal(omgeving, "peilingen", PEILINGEN):
                    return self.stap(omgeving, id)
        return record

    def werk_bij(self, omgeving: Omgeving) -> None:
        """With LTO_VERWERKING=vertraagd: take the steps that are due on this tenant's clock, in the order received."""
        if omgeving.settings.verwerking != "vertraagd":
            return
        with self._slot:
            for gelezen in list(omgeving.stand.all(AANLEVERING)):
                record = gelezen
                while record["status"] != GEREED and record["volgende"] <= _utc(omgeving.nu()):
                    record = _verwerk(omgeving, record, alles=False)

    def close(self) -> None:
        """Finish what is queued and stop."""
        self._taken.put(None)
        self._werker.join()
        while not self._taken.empty():  # came after the end: it is on record, the next start takes it up
            if (taak := self._taken.get()) is not None:
                _antwoord(taak[2], StoreError("De simulator stopt; de aanlevering wordt na de start verwerkt."))

    def _werk(self) -> None:
        while (taak := self._taken.get()) is not None:
            omgeving, id_, toekomst = taak
            try:
                with self._slot:
                    record = omgeving.stand.get(AANLEVERING, id_)
                    if record is not None and record["status"] != GEREED:  # else reset, or taken by another way
                        record = _verwerk(omgeving, record, alles=True)
                _antwoord(toekomst, record or {})
            except Exception as fout:  # noqa: BLE001 - StoreFull and the like go to who waits; the worker goes on
                log.error("aanlevering %s kan niet worden opgeslagen: %s", id_, fout)
                _antwoord(toekomst, fout)


def valideer(data: bytes, stand: Stand, profiel: Profiel, nu: datetime) -> tuple[str, list[Melding]]:
    """Judge a package against a stand without recording anything: uitkomst and meldingen (for the command line)."""
    oordeel = beoordeel(data, stand, profiel, nu)
    return verslag.uitkomst(oordeel, profiel.resultaatstijl), oordeel.meldingen


def _antwoord(toekomst: "Future[Record]", wat: Record | Exception) -> None:
    """Tell who waits; one that no longer waits (cancelled) must not stop the worker."""
    with contextlib.suppress(InvalidStateError):
        if isinstance(wat, Exception):
            toekomst.set_exception(wat)
        else:
            toekomst.set_result(wat)


class _NietGeregistreerd(Exception):
    """The registration raised: the transaction must be dropped."""

    def __init__(self, reden: Exception) -> None:
        super().__init__(str(reden))
        self.reden = reden


def _verwerk(omgeving: Omgeving, record: Record, *, alles: bool) -> Record:
    """Take the next step of a delivery, or all that are left. What was needed to judge it is let go of afterwards."""
    nieuw, omvang = _neem_stap(omgeving, record, alles=alles)
    geef_terug(omvang)
    return nieuw


def _neem_stap(omgeving: Omgeving, record: Record, *, alles: bool) -> tuple[Record, int]:
    """The record after the step, and how many bytes of files were judged; one transaction for all that it writes.

    Judging holds no lock: others read and write meanwhile. If a reset or a restored snapshot replaced the record, the
    delivery is dropped (an empty record) or judged again. One that does not pass changes nothing but its own record.
    """
    begin = time.monotonic()
    nu, profiel = omgeving.nu(), omgeving.profiel()
    oordeel = _oordeel(omgeving, omgeving.stand, record, profiel, nu)
    for poging in ("registreer", "breek af"):
        try:
            with omgeving.write() as transaction:
                huidig = transaction.get(AANLEVERING, record["id"])
                if huidig is None:
                    return {}, _omvang(oordeel)
                if huidig is not record:
                    record = huidig
                    if record["status"] == GEREED:
                        return record, _omvang(oordeel)
                    oordeel = _oordeel(omgeving, transaction.stand, record, profiel, nu)
                nieuw = _schrijf(transaction, record, oordeel, (profiel.resultaatstijl, nu), alles=alles)
                nieuw["duur_ms"] = (record["duur_ms"] or 0) + round((time.monotonic() - begin) * 1000)
                nieuw["volgende"] = _straks(omgeving)
                transaction.put(AANLEVERING, record["id"], nieuw)
                return nieuw, _omvang(oordeel)
        except _NietGeregistreerd as fout:
            if poging == "breek af":
                raise
            breek_af(oordeel, fout.reden)
    raise AssertionError("unreachable")


def _omvang(oordeel: Oordeel) -> int:
    return sum(len(data) for data in oordeel.levering.pakket.bestanden.values())


def _oordeel(omgeving: Omgeving, stand: Stand, record: Record, profiel: Profiel, nu: datetime) -> Oordeel:
    """Judge the package; a delivery that only has to be reported on keeps what it was judged."""
    if record["status"] == ONTVANGEN or (record["status"] == GEVALIDEERD and record["soort"] == PUBLICATIE):
        data = stand.blob(record["pakket"])
        return beoordeel(
            data, stand, profiel, nu, schemas=omgeving.settings.schemas, aanlevering=record["id"]
        )
    opdracht = Opdracht(record["soort"], record["idLevering"], record["oin"], "")
    return Oordeel(Levering(Pakket({}), opdracht), meldingen=[Melding(**melding) for melding in record["meldingen"]])


def _schrijf(
    transaction: Transaction, record: Record, oordeel: Oordeel, wijze: tuple[str, datetime], *, alles: bool
) -> Record:
    """Put on record what became of a delivery; `wijze` is the style of its documents and the time that they carry."""
    (stijl, nu), opdracht = wijze, oordeel.levering.opdracht
    nieuw = dict(record)
    if opdracht is not None:
        nieuw |= {
            "soort": opdracht.soort[:40],
            "idLevering": opdracht.idLevering[:200],
            "oin": opdracht.idBevoegdGezag[:40],
        }
        _onthoud_id(transaction, record["id"], opdracht)
    documenten: list[verslag.Document] = []
    while True:
        documenten += _stap(transaction, nieuw, oordeel, stijl, nu)
        if nieuw["status"] == GEREED or not alles:
            break
    nieuw["meldingen"] = [asdict(melding) for melding in oordeel.meldingen]
    if nieuw["status"] == GEREED:
        nieuw["uitkomst"] = verslag.uitkomst(oordeel, stijl)
        eind = documenten[-1].meldingen
        nieuw["meldingen"] = [asdict(melding) for melding in eind if melding.code != verslag.GEEN_BEVINDINGEN]
    bytes_ = [verslag.als_xml(document, oordeel, stijl, nu) for document in documenten]
    nieuw["resultaten"] = [*record["resultaten"], *(transaction.blob(document) for document in bytes_)]
    return nieuw


def _stap(
    transaction: Transaction, nieuw: Record, oordeel: Oordeel, stijl: str, nu: datetime
) -> list[verslag.Document]:
    """One step: sets the new status, registers where that is the step, gives the documents that come with it."""
    if not oordeel.goed:
        nieuw["status"] = GEREED
        al_gemeld = len(nieuw["resultaten"]) > 0
        return verslag.afgekeurd(oordeel, stijl)[-1:] if al_gemeld else verslag.afgekeurd(oordeel, stijl)
    if nieuw["status"] == ONTVANGEN:
        nieuw["status"] = GEVALIDEERD
        return verslag.gevalideerd(oordeel, stijl)
    if nieuw["status"] == GEVALIDEERD and nieuw["soort"] == PUBLICATIE:
        try:
            versies = registreer(transaction, inhoud(oordeel.levering), nieuw["id"], nu)
        except (OSError, StoreError):
            raise
        except ValueError as fout:
            raise _NietGeregistreerd(NietTeRegistreren(str(fout))) from fout
        except Exception as fout:
            raise _NietGeregistreerd(fout) from fout
        nieuw["status"] = GEREGISTREERD
        nieuw["regelingversies"] = [versie["expression"] for versie in versies]
        return verslag.geregistreerd(oordeel, stijl)
    nieuw["status"] = GEREED
    return verslag.gereed(oordeel, stijl)


def _onthoud_id(transaction: Transaction, id_: str, opdracht: Opdracht) -> None:
    """An idLevering counts as used from its first delivery on, whatever became of that."""
    sleutel = sleutel_idlevering(opdracht)
    if sleutel is not None and transaction.get(IDLEVERING, sleutel) is None:
        transaction.put(IDLEVERING, sleutel, {"aanlevering": id_})


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _straks(omgeving: Omgeving) -> str:
    return _utc(omgeving.nu() + timedelta(seconds=_getal(omgeving, "vertraging_s", VERTRAGING)))


def _getal(omgeving: Omgeving, naam: str, standaard: int) -> int:
    """A whole number of the profile's `extra`, at most a day's worth of seconds; the default for anything else."""
    waarde = omgeving.profiel().extra.get(naam)
    return waarde if isinstance(waarde, int) and 0 <= waarde <= 86_400 else standaard
