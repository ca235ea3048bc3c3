"""What can be found: addresses, and the postcodes, streets and places that they make up; areas; parcels.

Types, names and forms of identification are those of the PDOK Locatieserver v3.1 (facts/overige-apis.md 9.1).
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from simulator.adressen.records import ADRES, PERCEEL, ZOEKGEBIED
from simulator.adressen.woorden import woorden
from simulator.store import Stand

Rij = Mapping[str, Any]

# In the order of `typesortering`; 4 for an address is seen, the others are inferred.
TYPEN = ("provincie", "gemeente", "woonplaats", "weg", "adres", "postcode", "perceel", "waterschap")
# wsc is made up: the prefix of a waterschap has not been seen.
VOORVOEGSELS = dict(zip(TYPEN, ("pvd", "gem", "wpl", "weg", "adr", "pcd", "pcl", "wsc"), strict=True))


@dataclass(frozen=True, slots=True)
class Zoekobject:
    """One object that can be found. `record` has its data and its point; of a group, those of an address in it."""

    type: str
    id: str
    identificatie: str
    weergavenaam: str
    sortering: float
    record: Rij
    extra: tuple[str, ...] = ()  # words by which it is found too

    @property
    def woorden(self) -> list[str]:
        """All words by which it is found."""
        return [*woorden(self.weergavenaam), *self.extra]


def zoekobjecten(stand: Stand) -> list[Zoekobject]:
    """All objects of a stand, in a fixed order."""
    gebieden: dict[str, Rij] = dict(stand.items(ZOEKGEBIED))
    adressen = sorted(stand.all(ADRES), key=_adresvolgorde)
    return [
        *(_gebied(gebied) for gebied in gebieden.values()),
        *_groepen(adressen, gebieden),
        *(_adres(adres) for adres in adressen),
        *(_perceel(perceel) for perceel in stand.all(PERCEEL)),
    ]


def _adresvolgorde(adres: Rij) -> tuple[Any, ...]:
    return (adres["gemeente"], adres["straat"], adres["huisnummer"], huis_nlt(adres), adres["nummeraanduiding"])


def huis_nlt(adres: Rij) -> str:
    """Number, letter and addition as one text: 18A-1."""
    toevoeging = adres.get("toevoeging", "")
    return f"{adres['huisnummer']}{adres.get('huisletter', '')}{'-' + toevoeging if toevoeging else ''}"


def _object(soort: str, identificatie: str, naam: str, record: Rij, **meer: Any) -> Zoekobject:
    digest = hashlib.md5(f"{soort}:{identificatie}".encode(), usedforsecurity=False).hexdigest()
    return Zoekobject(soort, f"{VOORVOEGSELS[soort]}-{digest}", identificatie, naam, record=record, **meer)


def _gebied(gebied: Rij) -> Zoekobject:
    naam = gebied["naam"] if gebied["type"] == "waterschap" else f"{gebied['type'].capitalize()} {gebied['naam']}"
    return _object(gebied["type"], gebied["nummer"], naam, gebied, sortering=0.0)


def _adres(adres: Rij) -> Zoekobject:
    huis, postcode = huis_nlt(adres), adres["postcode"]
    return _object(
        "adres",
        f"{adres['adresseerbaarobject']}-{adres['nummeraanduiding']}",
        f"{adres['straat']} {huis}, {postcode} {adres['woonplaats']}",
        adres,
        sortering=float(adres["huisnummer"]),
        # So that 1011 AB and 18 A are found as well as 1011AB and 18A.
        extra=(postcode[4:].lower(), *([adres["huisletter"].lower()] if "huisletter" in adres else [])),
    )


def _perceel(perceel: Rij) -> Zoekobject:
    naam = "{kadastraleGemeente} {sectie} {perceelnummer}".format_map(perceel)
    return _object(
        "perceel",
        perceel["aanduiding"],
        naam,
        perceel,
        sortering=float(perceel["perceelnummer"]),
        extra=(perceel["kadastraleGemeentecode"].lower(),),
    )


def _groepen(adressen: Iterable[Rij], gebieden: Mapping[str, Rij]) -> Iterator[Zoekobject]:
    """Places, streets and postcodes, each with the address in its middle."""
    plaatsen: dict[str, list[Rij]] = {}
    straten: dict[str, list[Rij]] = {}
    postcodes: dict[tuple[str, str], list[Rij]] = {}
    for adres in adressen:
        plaatsen.setdefault(adres["woonplaatscode"], []).append(adres)
        straten.setdefault(adres["openbareruimte"], []).append(adres)
        postcodes.setdefault((adres["openbareruimte"], adres["postcode"]), []).append(adres)
    for code, groep in plaatsen.items():
        midden = groep[len(groep) // 2]
        gemeente = gebieden[midden["gemeente"]]
        naam = f"{midden['woonplaats']}, {gemeente['naam']}, {gebieden[gemeente['provincie']]['naam']}"
        yield _object("woonplaats", code, naam, midden, sortering=0.0)
    for openbareruimte, groep in straten.items():
        midden = groep[len(groep) // 2]
        yield _object("weg", openbareruimte, f"{midden['straat']}, {midden['woonplaats']}", midden, sortering=0.0)
    for (openbareruimte, postcode), groep in postcodes.items():
        midden = groep[len(groep) // 2]
        yield _object(
            "postcode",
            f"{openbareruimte}_{postcode}_{midden['woonplaatscode']}",
            f"{midden['straat']}, {postcode} {midden['woonplaats']}",
            midden,
            sortering=0.0,
            extra=(postcode[4:].lower(),),
        )
