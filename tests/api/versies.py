"""Versions that no sample brings: made from a registered one, with other dates."""

from typing import Any

from simulator.omgeving import Omgeving
from simulator.omgevingsdocument.records import OWOBJECT, REGELINGVERSIE


def regelingversie(omgeving: Omgeving, work: str) -> dict[str, Any]:
    """The last registered version of a work."""
    versies = [record for record in omgeving.stand.all(REGELINGVERSIE) if record["work"] == work]
    return max(versies, key=lambda record: int(record["versie"]))


def nieuwe_versie(omgeving: Omgeving, van: str, begin: str, registratie: str, **velden: Any) -> dict[str, Any]:
    """Register a further version of a work that begins on a date."""
    vorige = regelingversie(omgeving, van)
    nummer = vorige["versie"] + 1
    record = {
        **vorige,
        "versie": nummer,
        "expression": f"{velden.get('work', van)}/nld@{begin};{nummer}",
        "beginInwerking": begin,
        "beginGeldigheid": begin,
        "tijdstipRegistratie": registratie,
        **velden,
    }
    with omgeving.write() as transaction:
        transaction.put(REGELINGVERSIE, record["expression"], record)
    return record


def tijdelijk_deel(omgeving: Omgeving, hoofd: str, work: str, begin: str, registratie: str) -> dict[str, Any]:
    """Register a tijdelijk regelingdeel of a regeling, with an area of its own that is the one of the regeling."""
    record = {
        **regelingversie(omgeving, hoofd),
        "work": work,
        "expression": f"{work}/nld@1",
        "versie": 1,
        "model": "RegelingTijdelijkdeel",
        "type": {"code": "/join/id/stop/regelingtype_009", "waarde": "Voorbeschermingsregels"},
        "beginInwerking": begin,
        "beginGeldigheid": begin,
        "tijdstipRegistratie": registratie,
        "tijdelijkDeelVan": hoofd,
        "conditie": "Deze regels gaan voor.",
        "citeertitel": "Voorbereiding",
    }
    with omgeving.write() as transaction:
        transaction.put(REGELINGVERSIE, record["expression"], record)
    return record


def groep(omgeving: Omgeving, identificatie: str) -> dict[str, Any]:
    """An OW object as registered."""
    return next(record for record in omgeving.stand.all(OWOBJECT) if record["identificatie"] == identificatie)
