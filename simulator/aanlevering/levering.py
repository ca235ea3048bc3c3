"""A delivery while it is being judged: the package, and what has been read from it so far."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from lxml import etree

from simulator.geo.gml import GmlGeometrie
from simulator.omgevingsdocument.ow import OwBestand


@dataclass(frozen=True, slots=True)
class Pakket:
    """The files of a safely opened zip, by name, bytes exactly as delivered."""

    bestanden: dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Opdracht:
    """opdracht.xml. `soort` is the local name of its root: publicatieOpdracht, validatieOpdracht …"""

    soort: str
    idLevering: str
    idBevoegdGezag: str
    idAanleveraar: str
    publicatie: str | None = None
    datumBekendmaking: str | None = None
    identificatie: str | None = None
    directeMutatie: str | None = None


@dataclass(frozen=True, slots=True)
class OwBestandRef:
    """A Bestand of manifest-ow."""

    naam: str
    objecttypen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwAanlevering:
    """An Aanlevering of manifest-ow: which OW files go with which regeling and doel."""

    work: str
    doel: str
    bestanden: tuple[OwBestandRef, ...]


@dataclass(slots=True)
class Levering:
    """What the rules see. Trees are lxml elements of files that parsed; a file that did not is not in `trees`."""

    pakket: Pakket
    opdracht: Opdracht | None = None
    manifest: list[tuple[str, str]] = field(default_factory=list)  # bestandsnaam, contentType
    trees: dict[str, etree._Element] = field(default_factory=dict)
    ow_aanleveringen: list[OwAanlevering] = field(default_factory=list)
    onleesbaar: dict[str, tuple[str, int | None]] = field(default_factory=dict)  # file -> why it is no XML, line
    ow: dict[str, OwBestand] = field(default_factory=dict)  # OW files that are valid to their grammar
    geometrieen: dict[str, list[GmlGeometrie]] = field(default_factory=dict)  # GML file -> its geometries
    aanlevering: str = ""  # id of its own record
    vandaag: date = date.min  # on the clock of the tenant, Dutch time
    schemas: Path | None = None  # mounted official schemas (LTO_SCHEMAS)

    @property
    def publicatie(self) -> etree._Element | None:
        """Root of the file that the opdracht names: AanleveringBesluit or AanleveringKennisgeving."""
        if self.opdracht is None or self.opdracht.publicatie is None:
            return None
        return self.trees.get(self.opdracht.publicatie)

    def with_root(self, localname: str) -> list[tuple[str, etree._Element]]:
        """(file name, root) of every parsed file with this root element, in the order of the manifest."""
        found = [(naam, self.trees[naam]) for naam, _ in self.manifest if naam in self.trees]
        return [(naam, root) for naam, root in found if etree.QName(root).localname == localname]
