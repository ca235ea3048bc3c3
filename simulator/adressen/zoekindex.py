"""The index over all search objects of a stand: words, fields, points; made at the first question."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from simulator.adressen.documenten import GEOMETRIEVELDEN, VELDEN, document
from simulator.adressen.records import ADRES, PERCEEL, ZOEKGEBIED
from simulator.adressen.woorden import gelijk, woorden
from simulator.adressen.woordenlijst import Woordenlijst
from simulator.adressen.zoekobjecten import TYPEN, Zoekobject, zoekobjecten
from simulator.omgevingsdocument.gezagen import gezagsgebieden
from simulator.omgevingsdocument.records import GEBIED
from simulator.store import Stand

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

KINDS = (ADRES, PERCEEL, ZOEKGEBIED, GEBIED)


@dataclass(slots=True)
class Zoekindex:
    """Objects by number, and what is asked of all of them at once."""

    stand: Stand
    objecten: list[Zoekobject]
    nummers: dict[str, int]  # by id
    woordenlijst: Woordenlijst
    typen: "NDArray[np.int8]"
    punten: "NDArray[np.float64]"  # n × 2, RD
    naamrang: "NDArray[np.int32]"
    sortering: "NDArray[np.float64]"
    koppen: dict[str, list[int]]  # by the words before the first comma, without the word for the type
    _vlakken: "NDArray[np.object_] | None" = None
    _kolommen: dict[str, Woordenlijst] = field(default_factory=dict)
    _rangen: dict[str, "NDArray[np.int32]"] = field(default_factory=dict)

    def van_type(self, *typen: str) -> "NDArray[np.bool_]":
        """Which objects are of one of these types; an unknown type has none."""
        import numpy as np

        return np.isin(self.typen, [TYPEN.index(naam) for naam in typen if naam in TYPEN])

    def vlakken(self) -> "NDArray[np.object_]":
        """The shape of each area and parcel, None for the other objects."""
        if self._vlakken is None:
            self._vlakken = _vlakken(self.stand, self.objecten)
        return self._vlakken

    def waarden(self, veld: str) -> Woordenlijst:
        """The values of a field, made equal, and of a name each word too. KeyError for an unknown field."""
        if veld not in self._kolommen:
            per_woord = veld.endswith("naam") or veld == "suggest"
            self._kolommen[veld] = Woordenlijst(_delen(waarde, per_woord) for waarde in self._veld(veld))
        return self._kolommen[veld]

    def rang(self, veld: str) -> "NDArray[np.int32]":
        """The place of each object when ordered by a field, those without a value last. KeyError."""
        if veld == "weergavenaam":
            return self.naamrang
        if veld not in self._rangen:
            self._rangen[veld] = rangorde(self._veld(veld))
        return self._rangen[veld]

    def _veld(self, veld: str) -> list[Any]:
        if veld not in VELDEN or veld in GEOMETRIEVELDEN:
            raise KeyError(veld)
        return [document(self.stand, ding, (veld,)).get(veld) for ding in self.objecten]


def _delen(waarde: Any, per_woord: bool) -> list[str]:
    delen = waarde if isinstance(waarde, list) else [] if waarde is None else [waarde]
    return [sleutel for deel in delen for sleutel in (gelijk(str(deel)), *(woorden(str(deel)) if per_woord else ()))]


def rangorde(waarden: list[Any]) -> "NDArray[np.int32]":
    """Ranks; equal values share one. Numbers come before texts, None comes last."""
    import numpy as np

    sleutels = [_sleutel(waarde) for waarde in waarden]
    plaats = {sleutel: nummer for nummer, sleutel in enumerate(sorted(set(sleutels)))}
    return np.array([plaats[sleutel] for sleutel in sleutels], dtype=np.int32)


def _sleutel(waarde: Any) -> tuple[int, float, str]:
    if waarde is None:
        return (2, 0.0, "")
    if isinstance(waarde, int | float):
        return (0, float(waarde), "")
    return (1, 0.0, gelijk(str(waarde)))


def zoekindex(stand: Stand) -> Zoekindex:
    """The index of a stand; kept as long as addresses and areas do not change."""
    return stand.memo("zoekindex", KINDS, _maak)


def _maak(stand: Stand) -> Zoekindex:
    import numpy as np

    objecten = zoekobjecten(stand)
    return Zoekindex(
        stand=stand,
        objecten=objecten,
        nummers={ding.id: nummer for nummer, ding in enumerate(objecten)},
        woordenlijst=Woordenlijst(ding.woorden for ding in objecten),
        typen=np.array([TYPEN.index(ding.type) for ding in objecten], dtype=np.int8),
        punten=np.array([(ding.record["x"], ding.record["y"]) for ding in objecten], dtype=np.float64).reshape(-1, 2),
        naamrang=rangorde([ding.weergavenaam for ding in objecten]),
        sortering=np.array([ding.sortering for ding in objecten], dtype=np.float64),
        koppen=_koppen(objecten),
    )


def _koppen(objecten: list[Zoekobject]) -> dict[str, list[int]]:
    gevonden: dict[str, list[int]] = {}
    for nummer, ding in enumerate(objecten):
        kop = woorden(ding.weergavenaam.partition(",")[0])
        gevonden.setdefault(" ".join(kop[1:] if kop[0] == ding.type else kop), []).append(nummer)
    return gevonden


def _vlakken(stand: Stand, objecten: list[Zoekobject]) -> "NDArray[np.object_]":
    import numpy as np
    import orjson
    import shapely

    gebieden = gezagsgebieden(stand)
    vormen = dict(zip(gebieden.codes, gebieden.vormen, strict=True))
    gevonden = np.full(len(objecten), None, dtype=object)
    for nummer, ding in enumerate(objecten):
        if ding.type == "perceel":
            gevonden[nummer] = shapely.from_geojson(orjson.dumps(ding.record["geometrie"]))
        else:
            gevonden[nummer] = vormen.get(ding.record.get("code", ""))
    return gevonden
