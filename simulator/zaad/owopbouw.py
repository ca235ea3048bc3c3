"""What the writers of OW objects share: namespaces of IMOW 2.0.0, references, and identificaties that stay the same."""

import uuid
from collections.abc import Callable, Iterable

from lxml import etree

from simulator.zaad.bronnen import Werk
from simulator.zaad.opbouw import XLINK, kind

IMOW = "http://www.geostandaarden.nl/imow/"
CONCEPT = "http://standaarden.omgevingswet.overheid.nl/{}/id/concept/{}"
RUIMTEN = {
    "ow-dc": f"{IMOW}bestanden/deelbestand",
    "sl": "http://www.geostandaarden.nl/bestanden-ow/standlevering-generiek",
    "l": f"{IMOW}locatie",
    "rol": f"{IMOW}regelsoplocatie",
    "regels": f"{IMOW}regels",
    "rg": f"{IMOW}regelingsgebied",
    "vt": f"{IMOW}vrijetekst",
    "xlink": XLINK,
}
Schrijver = Callable[[etree._Element], None]


def bij(ouder: etree._Element, naam: str, tekst: str | None = None) -> etree._Element:
    """Adds a child by its usual prefix: `l:Gebied`."""
    voorvoegsel, _, kaal = naam.partition(":")
    return kind(ouder, kaal, tekst, ruimte=RUIMTEN[voorvoegsel])


def ref(ouder: etree._Element, naam: str, doel: str) -> None:
    """Adds a child that refers to an object by its identificatie."""
    bij(ouder, naam).set(f"{{{XLINK}}}href", doel)


def locatieaanduiding(ouder: etree._Element, naam: str, locaties: Iterable[str]) -> None:
    """Adds the element with a reference to each location."""
    aanduiding = bij(ouder, naam)
    for locatie in locaties:
        ref(aanduiding, "l:LocatieRef", locatie)


def sleutel(werk: Werk, soort: str, *delen: str) -> str:
    """An identificatie that is always the same for the same place: type 5 UUID in 32 hex digits, as real ones look."""
    nummer = uuid.uuid5(uuid.NAMESPACE_URL, "#".join((werk["werk"], soort, *delen))).hex
    return f"{werk['imowVoorvoegsel']}.{soort}.{nummer}"
