"""A tenant as the rest of the program sees it: its stand, clock, profile, ids. All of its state is in the store."""

import hashlib
import logging
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from simulator.clock import AMSTERDAM, clock_record, clock_time, day_until
from simulator.profielen import Profiel, ProfielError, read_profiel
from simulator.settings import Settings
from simulator.store import Record, Stand, Tenant, Transaction

log = logging.getLogger("lto.omgeving")

INSTELLING = "instelling"  # the kind of the records that hold clock, profile, seed of ids and faults


class Omgeving:
    """One tenant (`omgeving`). Cheap: everything it knows is a record in its overlay."""

    def __init__(self, tenant: Tenant, settings: Settings) -> None:
        self.tenant = tenant
        self.settings = settings
        self._klok_start: Record | None = None
        self._onleesbaar: dict[str, Record] = {}  # setting records that cannot be used, told once each
        self._teksten: dict[str, str] = {}
        self._klok_gezien: Record | None = None
        self.start_klok()

    def start_klok(self) -> None:
        """Set the clock that counts when no other was set: LTO_KLOK from now on, or the real time."""
        klok = self.settings.klok
        self._klok_start = clock_record(datetime.fromisoformat(klok), True) if klok else None

    @property
    def naam(self) -> str:
        """Name of the tenant; `standaard` is the one without prefix."""
        return self.tenant.naam

    @property
    def stand(self) -> Stand:
        """The present stand."""
        return self.tenant.stand

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """A transaction, see `Tenant.write`."""
        with self.tenant.write() as transaction:
            yield transaction

    def instelling(self, naam: str) -> Record | None:
        """A setting record of this tenant: klok, profiel, zaad, storingen."""
        return self.stand.get(INSTELLING, naam)

    def nu(self) -> datetime:
        """The time on this tenant's clock, Dutch time."""
        return clock_time(self.klok())

    def klok(self) -> Record | None:
        """The record of the clock that counts now; None is the real time, also when a stored record is damaged."""
        record = self.instelling("klok")
        if record is None:
            self._onleesbaar.pop("klok", None)
            return self._klok_start
        if record is not self._klok_gezien:
            self._klok_gezien = record
            try:
                clock_time(record)
                datetime.fromisoformat(record["gezet_op"]).astimezone(AMSTERDAM)
            except (KeyError, TypeError, ValueError, OverflowError, AttributeError):
                self._meld("klok", record, "de bewaarde klok kan niet worden gelezen; de echte tijd geldt")
            else:
                self._onleesbaar.pop("klok", None)
        return None if self._onleesbaar.get("klok") is record else record

    def vandaag(self) -> str:
        """The date on this tenant's clock, yyyy-mm-dd."""
        return self.nu().astimezone(AMSTERDAM).date().isoformat()

    def dag_tot(self) -> tuple[str, float]:
        """`vandaag`, and the real second at which that becomes another day if nobody touches the clock."""
        return day_until(self.klok())

    def profiel(self) -> Profiel:
        """The profile that applies, with the rules set by `PUT /_lto/profiel`."""
        return self.profiel_gezet()[0]

    def profiel_gezet(self) -> tuple[Profiel, Record]:
        """The profile that applies and how it was set: profiel (its name or file) and regels.

        A stored profile that is no longer there or no longer good gives way to that of the start: see `waarschuwingen`.
        """
        record = self.instelling("profiel")
        start = {"profiel": self.settings.profiel, "regels": {}}
        if record is None:
            self._onleesbaar.pop("profiel", None)
            return read_profiel(self.settings.profiel), start
        try:
            profiel = read_profiel(record["profiel"]).met_regels(record["regels"])
        except (ProfielError, KeyError, TypeError, ValueError, AttributeError) as error:
            reden = str(error) if isinstance(error, ProfielError) else "het bewaarde profiel kan niet worden gelezen"
            self._meld("profiel", record, f"{reden}; het profiel van de start geldt ({self.settings.profiel})")
            return read_profiel(self.settings.profiel), start
        self._onleesbaar.pop("profiel", None)
        return profiel, record

    def waarschuwingen(self) -> list[str]:
        """What is wrong with the stored settings of this tenant, a Dutch line each; a reset ends it."""
        self.klok()
        self.profiel_gezet()
        return [self._teksten[naam] for naam in sorted(self._onleesbaar)]

    def _meld(self, naam: str, record: Record, tekst: str) -> None:
        if self._onleesbaar.get(naam) is not record:
            self._onleesbaar[naam] = record
            self._teksten[naam] = tekst
            log.warning("omgeving %s: %s", self.naam, tekst)

    def new_id(self, transaction: Transaction) -> str:
        """A new UUID. With `PUT /_lto/zaad` the same row of ids comes again after each reset of that seed."""
        record = transaction.get(INSTELLING, "zaad")
        if record is None:
            return str(uuid.uuid4())
        teller = record["teller"] + 1
        transaction.put(INSTELLING, "zaad", {**record, "teller": teller})
        digest = hashlib.sha256(f"{record['zaad']}:{teller}".encode()).digest()
        return str(uuid.UUID(bytes=digest[:16], version=4))

    def reset(self) -> None:
        """Back to the seed: overlay and all settings; snapshots stay."""
        self.tenant.reset()
        self.start_klok()
