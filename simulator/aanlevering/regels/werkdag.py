"""Working days: weekends and the generally recognised Dutch holidays (Algemene termijnenwet, article 3)."""

from datetime import date, timedelta
from functools import lru_cache

_DAGEN = ("een maandag", "een dinsdag", "een woensdag", "een donderdag", "een vrijdag", "een zaterdag", "een zondag")


def vrije_dag(dag: date) -> str | None:
    """What makes this no working day (`een zaterdag`, `Tweede Paasdag` …), or None when it is one."""
    if dag.weekday() >= 5:
        return _DAGEN[dag.weekday()]
    return feestdagen(dag.year).get(dag)


@lru_cache(maxsize=64)
def feestdagen(jaar: int) -> dict[date, str]:
    """The holidays of a year by date. Good Friday counts, as the act puts it on a par with them."""
    pasen = eerste_paasdag(jaar)
    koningsdag = date(jaar, 4, 27)
    if koningsdag.weekday() == 6:
        koningsdag -= timedelta(1)
    return {
        date(jaar, 1, 1): "Nieuwjaarsdag",
        pasen - timedelta(2): "Goede Vrijdag",
        pasen + timedelta(1): "Tweede Paasdag",
        koningsdag: "Koningsdag",
        date(jaar, 5, 5): "Bevrijdingsdag",
        pasen + timedelta(39): "Hemelvaartsdag",
        pasen + timedelta(50): "Tweede Pinksterdag",
        date(jaar, 12, 25): "Eerste Kerstdag",
        date(jaar, 12, 26): "Tweede Kerstdag",
    }


def eerste_paasdag(jaar: int) -> date:
    """Easter Sunday of the Gregorian calendar, from the golden number and the epact."""
    gulden = jaar % 19
    eeuw = jaar // 100
    epacta = (eeuw - eeuw // 4 - (8 * eeuw + 13) // 25 + 19 * gulden + 15) % 30
    maan = epacta - (epacta // 28) * (1 - (29 // (epacta + 1)) * ((21 - gulden) // 11))
    weekdag = (jaar + jaar // 4 + maan + 2 - eeuw + eeuw // 4) % 7
    na = maan - weekdag
    maand = 3 + (na + 40) // 44
    return date(jaar, maand, na + 28 - 31 * (maand // 4))
