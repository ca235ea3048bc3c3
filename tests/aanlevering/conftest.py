"""What the tests of deliveries share: a tenant on an empty stand, the worker, and one call to deliver a package."""

import itertools
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from lxml import etree

from simulator.aanlevering.verwerking import Wachtrij
from simulator.clock import clock_record
from simulator.omgeving import INSTELLING, Omgeving
from simulator.omgevingsdocument.records import HAAK
from simulator.settings import Settings
from simulator.store import Record, Store
from simulator.store.seed import EmptySeed
from tests.aanlevering import bouwer

KLOK = "2025-10-16T09:00:00+02:00"
# Placeholders that real packages hang on; the seed brings them, an empty stand does not.
HAKEN = (
    bouwer.HAAK,
    "nl.imow-mnre1034.activiteit.ActInOmgevingsplan",
    "nl.imow-gm0297.activiteit.ActInOmgevingsplanGem",
)
Maker = Callable[..., Omgeving]


@pytest.fixture
def maak_omgeving() -> Maker:
    """Make a tenant: clock (stands still), profile, rules and mode of processing."""
    nummers = itertools.count()
    store = Store(EmptySeed())

    def maak(
        klok: str = KLOK,
        profiel: str = "lto",
        regels: dict[str, str] | None = None,
        *,
        in_store: Store | None = None,
        **settings: Any,
    ) -> Omgeving:
        tenant = (in_store or store).tenant(f"proef{next(nummers)}")
        omgeving = Omgeving(tenant, Settings(**settings))
        with omgeving.write() as transaction:
            transaction.put(INSTELLING, "klok", clock_record(datetime.fromisoformat(klok), False))
            transaction.put(INSTELLING, "profiel", {"profiel": profiel, "regels": regels or {}})
            for haak in HAKEN:
                transaction.put(HAAK, haak, {"identificatie": haak})
        return omgeving

    return maak


@pytest.fixture
def omgeving(maak_omgeving: Maker) -> Omgeving:
    """A tenant with the default profile, the clock on 16 October 2025."""
    return maak_omgeving()


@pytest.fixture
def wachtrij() -> Iterator[Wachtrij]:
    """A worker of its own."""
    rij = Wachtrij()
    yield rij
    rij.close()


@pytest.fixture
def lever(wachtrij: Wachtrij, omgeving: Omgeving) -> Callable[..., Record]:
    """Deliver a package and wait for the record: `lever(data)` or `lever(data, andere_omgeving)`."""

    def doe(data: bytes, waar: Omgeving | None = None) -> Record:
        return wachtrij.ontvang(waar or omgeving, data)[1].result(120)

    return doe


def codes(record: Record) -> list[str]:
    """The codes of the meldingen, in order."""
    return [melding["code"] for melding in record["meldingen"]]


def documenten(omgeving: Omgeving, record: Record) -> list[etree._Element]:
    """The result documents, parsed."""
    return [etree.fromstring(omgeving.stand.blob(sha)) for sha in record["resultaten"]]
