"""Time travel: the three axes of a request as plain values (facts/presenteren.md 2.6)."""

import re
from datetime import UTC, date, datetime
from typing import NamedTuple

from simulator.clock import AMSTERDAM
from simulator.platform.exchange import Request
from simulator.platform.problems import ONGELDIG, InvalidParam, Problem

# Seconds, fraction (any length) and zone are all optional: real clients leave them out or send nine digits.
INSTANT = re.compile(
    r"(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d)(?::(\d\d)(?:[.,](\d{1,12}))?)?\s*([Zz]|[+-]\d\d:?\d\d)?", re.ASCII
)


class Assen(NamedTuple):
    """Two dates (yyyy-mm-dd) and an instant (UTC, `yyyy-mm-ddThh:mm:ss.ffffffZ`; None = all that is registered)."""

    geldig_op: str
    in_werking_op: str
    beschikbaar_op: str | None


def parse_instant(text: str) -> str | None:
    """A sloppy date-time as UTC `yyyy-mm-ddThh:mm:ss.ffffffZ`, None when it is none. Without zone it is Dutch time."""
    match = INSTANT.fullmatch(text.strip())
    if match is None:
        return None
    day, minutes, seconds, fraction, zone = match.groups()
    micros = ((fraction or "") + "000000")[:6]
    zone = "" if zone is None else "+00:00" if zone in "Zz" else zone
    try:
        moment = datetime.fromisoformat(f"{day}T{minutes}:{seconds or '00'}.{micros}{zone}")
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=AMSTERDAM)
        moment = moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ") if moment.year >= 1000 else None


def parse_date(text: str) -> str | None:
    """A date yyyy-mm-dd, or None."""
    if len(text) != 10:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return None


def lees_assen(request: Request) -> Assen:
    """The axes that a request names; dates default to the day of the tenant's clock, beschikbaarOp to None.

    An explicit beschikbaarOp wins over synchroniseerMetTileset; the tileset of the simulator is always the present
    one, so that `actueel` and `volledig` (in any spelling) ask for all that has been registered. A value that is no
    date or date-time is a 400 that names the parameter.
    """
    query = request.query
    geldig, werking, beschikbaar = query.get("geldigOp"), query.get("inWerkingOp"), query.get("beschikbaarOp")
    vandaag = "" if geldig and werking else request.omgeving.vandaag()
    return Assen(
        _date("geldigOp", geldig) if geldig else vandaag,
        _date("inWerkingOp", werking) if werking else vandaag,
        _instant("beschikbaarOp", beschikbaar) if beschikbaar else None,
    )


def _date(naam: str, text: str) -> str:
    value = parse_date(text)
    if value is None:
        raise _refuse(naam, text, "een datum als 2025-10-16")
    return value


def _instant(naam: str, text: str) -> str:
    value = parse_instant(text)
    if value is None:
        raise _refuse(naam, text, "een tijdstip als 2025-10-16T09:00:00Z")
    return value


def _refuse(naam: str, text: str, expected: str) -> Problem:
    reason = f"Ongeldige waarde: {text[:100]}; verwacht {expected}"
    return Problem("verkeerd-verzoek", ONGELDIG, [InvalidParam(naam, reason)])
