"""Moving the clock: ISO 8601 durations, and a moment that lies one further."""

import calendar
import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from simulator.clock import AMSTERDAM

VROEGST, LAATST = datetime(1900, 1, 1, tzinfo=AMSTERDAM), datetime(2200, 1, 1, tzinfo=AMSTERDAM)

_PATTERN = re.compile(
    r"P(?=.)(?:(?P<jaren>\d{1,4})Y)?(?:(?P<maanden>\d{1,5})M)?(?:(?P<weken>\d{1,5})W)?(?:(?P<dagen>\d{1,6})D)?"
    r"(?:T(?=.)(?:(?P<uren>\d{1,8})H)?(?:(?P<minuten>\d{1,9})M)?(?:(?P<seconden>\d{1,10}(?:\.\d{1,6})?)S)?)?"
)


class Duur(NamedTuple):
    """A duration: the calendar part moves the date on the wall clock, the rest is elapsed time."""

    maanden: int
    dagen: int
    tijd: timedelta


def lees_duur(text: str) -> Duur:
    """Read `P1Y2M3W4DT5H6M7.8S` or a part of it; ValueError (Dutch) when it is none."""
    found = _PATTERN.fullmatch(text)
    if found is None:
        raise ValueError("verwacht een ISO 8601-duur als P1D, PT2H of P1M15DT12H, niet negatief")
    getal = {naam: float(waarde) for naam, waarde in found.groupdict("0").items()}
    return Duur(
        maanden=int(getal["jaren"] * 12 + getal["maanden"]),
        dagen=int(getal["weken"] * 7 + getal["dagen"]),
        tijd=timedelta(hours=getal["uren"], minutes=getal["minuten"], seconds=getal["seconden"]),
    )


def verder(moment: datetime, duur: Duur) -> datetime:
    """The moment a duration later, in Dutch time: P1D over a change to summer time is the same hour the next day.

    A day that the month lacks becomes its last one. ValueError (Dutch) when the clock cannot stand there.
    """
    lokaal = moment.astimezone(AMSTERDAM)
    try:
        jaar, maand = divmod(lokaal.month - 1 + duur.maanden, 12)
        jaar, maand = lokaal.year + jaar, maand + 1
        dag = min(lokaal.day, calendar.monthrange(jaar, maand)[1])
        op_datum = lokaal.replace(year=jaar, month=maand, day=dag) + timedelta(days=duur.dagen)
        return binnen_bereik((op_datum.astimezone(UTC) + duur.tijd).astimezone(AMSTERDAM))
    except (OverflowError, ValueError):
        raise ValueError(f"de klok gaat van {VROEGST.year} tot {LAATST.year}") from None


def binnen_bereik(moment: datetime) -> datetime:
    """The moment itself; ValueError (Dutch) when the clock cannot stand there."""
    if not VROEGST <= moment < LAATST:
        raise ValueError(f"de klok gaat van {VROEGST.year} tot {LAATST.year}")
    return moment
