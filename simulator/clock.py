"""The clock of a tenant: real by default, settable, movable. Nothing else in the simulator asks what time it is."""

import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from simulator.store import Record

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def real_now() -> datetime:
    """The real time in UTC: the one place that asks for it."""
    return datetime.now(UTC)


def real_seconds() -> float:
    """The real time in seconds since 1970: for durations and journals."""
    return time.time()


def clock_record(tijd: datetime, loopt: bool) -> Record:
    """The record of a clock that stands at `tijd` from now on."""
    return {"tijd": tijd.isoformat(), "loopt": loopt, "gezet_op": real_now().isoformat()}


def clock_time(record: Record | None, echt: datetime | None = None) -> datetime:
    """The time a clock record gives now, or at the real moment `echt`, in Dutch time; without record the real time."""
    if record is None:
        return (echt or real_now()).astimezone(AMSTERDAM)
    tijd = datetime.fromisoformat(record["tijd"])
    if record["loopt"]:
        tijd += max((echt or real_now()) - datetime.fromisoformat(record["gezet_op"]), timedelta())
    return tijd.astimezone(AMSTERDAM)


def day_until(record: Record | None) -> tuple[str, float]:
    """The day a clock record gives now (yyyy-mm-dd, Dutch time), and the real second at which it gives another."""
    tijd = clock_time(record)
    day = tijd.date()
    if record is not None and not record["loopt"]:
        return day.isoformat(), float("inf")
    try:
        midnight = datetime.combine(day + timedelta(days=1), datetime.min.time(), AMSTERDAM)
    except OverflowError:
        return day.isoformat(), float("inf")
    return day.isoformat(), real_seconds() + (midnight.astimezone(UTC) - tijd.astimezone(UTC)).total_seconds()
