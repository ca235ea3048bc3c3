"""The records of this domain as they stand in the store (JSON).

Coordinates: x, y in RD metres (EPSG:28992); lon, lat in degrees (EPSG:4258). Identifications are those of BAG and BRK;
where `verzonnen` is true the object is made up, see `seed/adressen/README.md`.
"""

from typing import Any, NotRequired, TypedDict

# Kinds (`soort` in the store) and their keys (`sleutel`).
ADRES = "adres"  # nummeraanduiding
PERCEEL = "perceel"  # kadastrale aanduiding, OTL02-B-2298
ZOEKGEBIED = "zoekgebied"  # code of an authority, gm0344


class Plek(TypedDict):
    """A point, in both systems."""

    x: float
    y: float
    lon: float
    lat: float


class Adres(Plek):
    """One address. `percelen` are the kadastrale aanduidingen of the parcels that it stands on."""

    nummeraanduiding: str
    adresseerbaarobject: str
    openbareruimte: str
    straat: str
    huisnummer: int
    huisletter: NotRequired[str]
    toevoeging: NotRequired[str]
    postcode: str
    woonplaats: str
    woonplaatscode: str
    gemeente: str  # gm0344
    percelen: list[str]
    verzonnen: bool


class Perceel(Plek):
    """One parcel; x and y lie in it. `geometrie` is a GeoJSON Polygon or MultiPolygon in RD."""

    aanduiding: str
    identificatie: str
    kadastraleGemeente: str
    kadastraleGemeentecode: str
    sectie: str
    perceelnummer: int
    grootte: int  # square metres
    geometrie: dict[str, Any]
    verzonnen: bool


class Zoekgebied(Plek):
    """A gemeente, provincie or waterschap as it can be found: `nummer` is how the address search names it.

    x and y lie in the area. `provincie` of a gemeente is a code (pv26); `afkorting` is of a provincie.
    """

    code: str
    naam: str
    type: str  # gemeente | provincie | waterschap
    nummer: str
    provincie: NotRequired[str]
    afkorting: NotRequired[str]
