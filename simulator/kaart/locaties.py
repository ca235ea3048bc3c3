"""Which locaties are on the map, in which collection and at which moment: an index over records, kept per stand.

`actueel` holds the version of each locatie that shows today in the layers vlak-, lijn- and puntlocaties; `volledig`
all versions, past and future, in those layers with `_totaal` (facts/overige-apis.md 2.1; what `volledig` holds is
inferred from its use, time travel). Groups are not on the map, their members are.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, cast

from simulator.geo.index import Kaders
from simulator.omgevingsdocument.plaats import geometrie_identificatie
from simulator.omgevingsdocument.records import GEBIED, GEOMETRIE, OWOBJECT, Geometrie, Owobject
from simulator.omgevingsdocument.tijdlijn import Tijdpunten, Tijdreis, zichtbaar
from simulator.omgevingsdocument.versies import Bewaard, bij_versies
from simulator.store import Stand

ACTUEEL, VOLLEDIG = "actueel", "volledig"
KINDS = (OWOBJECT, GEBIED, GEOMETRIE)
LAGEN = {"Gebied": "vlaklocaties", "Ambtsgebied": "vlaklocaties", "Lijn": "lijnlocaties", "Punt": "puntlocaties"}
TOTAAL = "_totaal"
MAX_MOMENTEN = 4  # moments of which the index is kept


class Plek(NamedTuple):
    """A locatie version on the map; `blob` is the sha of its geometry."""

    laag: str
    identificatie: str
    versie: int
    blob: str


@dataclass(frozen=True, slots=True)
class Plekken:
    """The locaties of a collection with their boxes; the keys of the boxes are the numbers in `plekken`."""

    plekken: list[Plek]
    kaders: Kaders


@dataclass(slots=True)
class _Locaties:
    versies: dict[str, list[Owobject]]
    punten: Tijdpunten
    op_tijd: Bewaard = field(default_factory=lambda: Bewaard(MAX_MOMENTEN))


def _locaties(stand: Stand) -> _Locaties:
    def build(stand: Stand) -> _Locaties:
        nieuw = None if stand is stand.zaad else stand.toegevoegd(OWOBJECT)
        basis = None if nieuw is None else _locaties(stand.zaad)
        versies: dict[str, list[Owobject]] = {}
        for record in stand.all(OWOBJECT) if nieuw is None else nieuw:
            if record["soort"] in LAGEN:
                versies.setdefault(record["identificatie"], []).append(cast(Owobject, record))
        punten = Tijdpunten((v for lijst in versies.values() for v in lijst), basis.punten if basis else None)
        van_zaad = basis.versies if basis else {}
        return _Locaties(van_zaad | bij_versies(van_zaad, versies), punten)

    return stand.memo("kaart.locaties", KINDS, build)


def moment(stand: Stand, collectie: str, tijdreis: Tijdreis) -> Tijdreis | None:
    """The moment under which what is on the map can be kept; None for `volledig`, which is the same at any time."""
    return _locaties(stand).punten.kanoniek(tijdreis) if collectie == ACTUEEL else None


def plekken(stand: Stand, collectie: str, tijdreis: Tijdreis) -> Plekken:
    """What is on the map; kept per stand."""
    index = _locaties(stand)

    def maak() -> Plekken:
        gevonden: list[Plek] = []
        kaders: list[tuple[str, list[float]]] = []
        for versie in _versies(index, collectie, tijdreis):
            naam = geometrie_identificatie(stand, versie)
            record = stand.get(GEOMETRIE, naam) if naam else None
            if record is not None:
                geometrie = cast(Geometrie, record)
                laag = LAGEN[versie["soort"]] + (TOTAAL if collectie == VOLLEDIG else "")
                kaders.append((str(len(gevonden)), geometrie["bbox"]))
                gevonden.append(Plek(laag, versie["identificatie"], versie["versie"], geometrie["blob"]))
        return Plekken(gevonden, Kaders(kaders))

    return index.op_tijd.geef(moment(stand, collectie, tijdreis) or VOLLEDIG, maak)


def _versies(index: _Locaties, collectie: str, tijdreis: Tijdreis) -> Iterator[Owobject]:
    for lijst in index.versies.values():
        if collectie == VOLLEDIG:
            yield from (versie for versie in lijst if not versie["beeindigd"])
        else:
            versie = zichtbaar(lijst, tijdreis)
            if versie is not None and not versie["beeindigd"]:
                yield versie
