"""A tenant as the rest of the program sees it: its stand, clock, profile, ids. All of its state is in the store."""

import hashlib
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from simulator.clock import AMSTERDAM, clock_record, clock_time, day_until
from simulator.profielen import Profiel, read_profiel
from simulator.settings import Settings
from simulator.store import Record, Stand, Tenant, Transaction

INSTELLING = "instelling"  # the kind of the records that hold clock, profile, seed of ids and faults


class Omgeving:
    """One tenant (`omgeving`). Cheap: everything it knows is a record in its overlay."""

    def __init__(self, tenant: Tenant, settings: Settings) -> None:
        self.tenant = tenant
        self.settings = settings
        self._klok_start: Record | None = None
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
        return clock_time(self.instelling("klok") or self._klok_start)

    def vandaag(self) -> str:
        """The date on this tenant's clock, yyyy-mm-dd."""
        return self.nu().astimezone(AMSTERDAM).date().isoformat()

    def dag_tot(self) -> tuple[str, float]:
        """`vandaag`, and the real second at which that becomes another day if nobody touches the clock."""
        return day_until(self.instelling("klok") or self._klok_start)

    def profiel(self) -> Profiel:
        """The profile that applies, with the rules set by `PUT /_lto/profiel`."""
        record = self.instelling("profiel")
        if record is None:
            return read_profiel(self.settings.profiel)
        return read_profiel(record["profiel"]).met_regels(record["regels"])

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
