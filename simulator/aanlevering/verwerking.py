"""Receive and process deliveries: each a record, processed in the order received by one worker."""

from concurrent.futures import Future
from datetime import datetime

from simulator.aanlevering.melding import Melding
from simulator.omgeving import Omgeving
from simulator.profielen import Profiel
from simulator.store import Record, Stand

AANLEVERING = "aanlevering"  # kind of the records; key: id


class Wachtrij:
    """The worker: one thread, first in first out, over all tenants."""

    def ontvang(self, omgeving: Omgeving, data: bytes) -> tuple[Record, "Future[Record]"]:
        """Record a delivery (status `ontvangen`) and queue it; the future gives the finished record.

        The record: id, idLevering, oin, soort, status, uitkomst, ontvangen (UTC), pakket (blob), resultaten (blobs of the
        XML documents so far, in order), meldingen (list of dicts of Melding), regelingversies (expressions), duur_ms.
        Whatever the bytes are, there is a record with a result document. StoreFull / StoreError pass through.
        """
        raise NotImplementedError

    def stap(self, omgeving: Omgeving, id: str) -> Record:
        """With LTO_VERWERKING=handmatig: take the next step. KeyError: unknown; ValueError: nothing left to do."""
        raise NotImplementedError

    def close(self) -> None:
        """Finish what is being processed and stop."""
        raise NotImplementedError


def valideer(data: bytes, stand: Stand, profiel: Profiel, nu: datetime) -> tuple[str, list[Melding]]:
    """Judge a package against a stand without recording anything: uitkomst and meldingen (for the command line)."""
    raise NotImplementedError
