"""From an accepted delivery to records: one transaction that writes the new versions."""

from dataclasses import dataclass, field
from datetime import datetime

from lxml import etree

from simulator.omgevingsdocument.ow import OwBestand
from simulator.omgevingsdocument.records import Regelingversie
from simulator.store import Transaction


@dataclass(slots=True)
class OwDeel:
    """The OW files of one Aanlevering of manifest-ow."""

    work: str
    doel: str
    bestanden: list[OwBestand] = field(default_factory=list)


@dataclass(slots=True)
class Inhoud:
    """An accepted delivery of a besluit. All trees are valid to their grammars."""

    besluit: etree._Element  # AanleveringBesluit
    datum_bekendmaking: str
    informatieobjecten: list[tuple[str, etree._Element]]  # file name, AanleveringInformatieObject
    gml: dict[str, etree._Element]  # file name -> GeoInformatieObjectVaststelling
    ow: list[OwDeel]
    bestanden: dict[str, bytes]
    mediatypen: dict[str, str]  # file name -> contentType of the manifest


def registreer(transaction: Transaction, inhoud: Inhoud, aanlevering: str, nu: datetime) -> list[Regelingversie]:
    """Write besluit, regelingversies, informatieobjecten, geometries, images and OW objects; give the regelingversies.

    tijdstipRegistratie = the later of `nu` and just after the last of the work. ValueError when the content cannot be
    registered although it is valid (nothing has been written then that a rollback does not undo).
    """
    raise NotImplementedError
