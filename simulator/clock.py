"""The clock of a tenant: real by default, settable, movable. Nothing else in the simulator asks what time it is."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from simulator.store import Record

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def real_now() -> datetime:
    """The real time in UTC: the one place that asks for it."""
    return datetime.now(UTC)


def clock_record(tijd: datetime, loopt: bool) -> Record:
    """The record of a clock that stands at `tijd` from now on."""
    return {"tijd": tijd.isoformat(), "loopt": loopt, "gezet_op": real_now().isoformat()}


def clock_time(record: Record | None) -> datetime:
    """The time a clock record gives now, in Dutch time; without record the real time."""
    if record is None:
        return real_now().astimezone(AMSTERDAM)
    tijd = datetime.fromisoformat(record["tijd"])
    if record["loopt"]:
        tijd += max(real_now() - datetime.fromisoformat(record["gezet_op"]), timedelta())
    return tijd.astimezone(AMSTERDAM)
