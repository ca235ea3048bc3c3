"""Gives one authority the bruidsschat as if it had been in the seed: same package, same moment of registration."""

import dataclasses
from collections.abc import Mapping
from concurrent.futures import Future
from datetime import UTC, datetime

from simulator.aanlevering.verwerking import AANLEVERING, Wachtrij
from simulator.omgeving import Omgeving
from simulator.omgevingsdocument.records import OWOBJECT, REGELINGVERSIE
from simulator.profielen import Profiel, read_profiel
from simulator.store import Record, Stand
from simulator.zaad.bruidsschat import bruidsschat
from simulator.zaad.pakket import pakket

REGISTRATIE = datetime(2019, 1, 1, tzinfo=UTC)  # of the whole seed, see `compile`


class AlToegedeeld(Exception):
    """The authority has a bruidsschat, or activities that it would bring; the text says which."""


class _Zaadmoment(Omgeving):
    """The tenant as the seed found it: its moment, its profile, and what is delivered is done at once."""

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving.tenant, dataclasses.replace(omgeving.settings, verwerking="direct"))

    def nu(self) -> datetime:
        return REGISTRATIE

    def profiel(self) -> Profiel:
        return read_profiel("lto")


def deel_toe(omgeving: Omgeving, wachtrij: Wachtrij, organisatie: Mapping[str, str]) -> "Future[Record]":
    """Deliver the bruidsschat of this organisation (record of the register) through the pipeline.

    The future gives the record of the delivery, empty when a reset came in between. AlToegedeeld: it is there already;
    ValueError: this bestuurslaag has none. StoreError passes through.
    """
    werk = bruidsschat(organisatie)
    stand = omgeving.stand
    if any(versie["work"] == werk["werk"] for versie in stand.all(REGELINGVERSIE)):
        raise AlToegedeeld(f"{werk['citeertitel']} is er al")
    dubbel = _bekend(stand) & {activiteit.identificatie for activiteit in werk.ow.activiteiten}
    if dubbel:
        raise AlToegedeeld(f"{len(dubbel)} van de activiteiten zijn er al, waaronder {min(dubbel)}")
    # An idLevering counts once: a second try after one that was refused must not fail on it.
    nummer = stand.count(AANLEVERING) + 1
    nieuw = dataclasses.replace(werk, gegevens={**werk.gegevens, "idLevering": f"{werk['idLevering']}-{nummer}"})
    return wachtrij.ontvang(_Zaadmoment(omgeving), pakket(nieuw))[1]


def _bekend(stand: Stand) -> set[str]:
    return {record["identificatie"] for record in stand.all(OWOBJECT) if record["soort"] == "Activiteit"}
