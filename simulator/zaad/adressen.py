"""Addresses, parcels and searchable areas of the seed: the real ones, and made ones for every gemeente.

Sources and what is made up: `seed/adressen/README.md`. Everything made follows from `verzonnen.yaml` and the areas
alone, so that the same sources always give the same records.
"""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from simulator.adressen.records import ADRES, PERCEEL, ZOEKGEBIED
from simulator.geo.crs import ETRS89, transformeer
from simulator.store import Transaction
from simulator.zaad.bronnen import ZAADMAP
from simulator.zaad.registers import gebieden

KOLOMMEN = (
    "nummeraanduiding;adresseerbaarobject;straat;huisnummer;huisletter;toevoeging;postcode;woonplaats;gemeente;x;y;bron"
)
TYPEN = {"gm": "gemeente", "pv": "provincie", "ws": "waterschap"}
VERZONNEN = "99"  # first digits of the serial number in a made BAG identification
VERBLIJFSOBJECT, NUMMERAANDUIDING, OPENBARE_RUIMTE = "01", "20", "30"  # object types in a BAG identification
RASTER = 20.0  # metres: real addresses whose parcel is not known share a made one per square of this grid
Rij = dict[str, Any]


@dataclass(slots=True)
class _Bron:
    """What the addresses are made from."""

    map: Path
    regels: Mapping[str, Any]
    zoekgebieden: dict[str, Rij] = field(default_factory=dict)
    woonplaatscodes: dict[tuple[str, str], str] = field(default_factory=dict)
    percelen: dict[str, Rij] = field(default_factory=dict)


def registreer(transaction: Transaction, zaadmap: Path = ZAADMAP) -> None:
    """Put all records of this domain in the stand. ValueError when a source is wrong."""
    for soort, sleutel, record in zoekrecords(zaadmap):
        transaction.put(soort, sleutel, record)


def zoekrecords(zaadmap: Path = ZAADMAP) -> Iterator[tuple[str, str, Rij]]:
    """Kind, key and record of every search object in the seed (`simulator.adressen.records`)."""
    map_ = zaadmap / "adressen"
    bron = _Bron(map_, yaml.safe_load((map_ / "verzonnen.yaml").read_text(encoding="utf-8")))
    bron.zoekgebieden = _zoekgebieden(bron.regels, zaadmap)
    for perceel in _echte_percelen(bron):
        bron.percelen[perceel["aanduiding"]] = perceel
    adressen = [*_echte_adressen(bron), *_verzonnen_adressen(bron)]
    _met_graden([*adressen, *bron.percelen.values(), *bron.zoekgebieden.values()])
    yield from ((ZOEKGEBIED, code, record) for code, record in bron.zoekgebieden.items())
    yield from ((PERCEEL, aanduiding, record) for aanduiding, record in bron.percelen.items())
    yield from ((ADRES, adres["nummeraanduiding"], adres) for adres in adressen)


def _zoekgebieden(regels: Mapping[str, Any], zaadmap: Path) -> dict[str, Rij]:
    import shapely

    vormen = {
        gebied["code"].lower(): (gebied["naam"], shapely.from_geojson(json.dumps(gebied["geometrie"])))
        for gebied in gebieden(zaadmap)
        if gebied["code"][:2].lower() in TYPEN
    }
    provincies = {code: vorm for code, (_, vorm) in vormen.items() if code.startswith("pv")}
    gevonden: dict[str, Rij] = {}
    for code, (naam, vorm) in sorted(vormen.items()):
        punt = vorm.representative_point()
        record: Rij = {
            "code": code,
            "naam": _korte_naam(code, naam),
            "type": TYPEN[code[:2]],
            "nummer": regels["waterschapscodes"].get(code, code[2:].lstrip("0")) if code[:2] == "ws" else code[2:],
            "x": round(punt.x, 3),
            "y": round(punt.y, 3),
        }
        if code.startswith("gm"):
            record["provincie"] = next((pv for pv, gebied in provincies.items() if gebied.intersects(punt)), None)
            if record["provincie"] is None:
                raise ValueError(f"{code} ligt in geen provincie")
        if code.startswith("pv"):
            record["nummer"] = code.upper()
            record["afkorting"] = regels["afkortingen"].get(code, "TS")
        gevonden[code] = record
    return gevonden


def _korte_naam(code: str, naam: str) -> str:
    """Utrecht of `Gemeente Utrecht`; a waterschap keeps its whole name."""
    return naam if code.startswith("ws") else re.sub("^(gemeente|provincie) ", "", naam, flags=re.IGNORECASE)


def _echte_percelen(bron: _Bron) -> Iterator[Rij]:
    import shapely

    verzameling = json.loads((bron.map / "percelen.geojson").read_text(encoding="utf-8"))
    for feature in verzameling["features"]:
        gegevens = feature["properties"]
        punt = shapely.from_geojson(json.dumps(feature["geometry"])).representative_point()
        yield {
            "aanduiding": "{kadastraleGemeentecode}-{sectie}-{perceelnummer}".format_map(gegevens),
            **gegevens,
            "geometrie": feature["geometry"],
            "x": round(punt.x, 3),
            "y": round(punt.y, 3),
            "verzonnen": False,
        }


def _verzonnen_perceel(bron: _Bron, sectie: str, nummer: int, midden: tuple[float, float], zijde: float) -> str:
    """The kadastrale aanduiding of a square parcel around a point in RD."""
    x, y = midden
    code, half = bron.regels["kadastraleGemeentecode"], zijde / 2
    hoeken = ((-half, -half), (half, -half), (half, half), (-half, half), (-half, -half))
    aanduiding = f"{code}-{sectie}-{nummer}"
    bron.percelen[aanduiding] = {
        "aanduiding": aanduiding,
        "identificatie": f"{VERZONNEN}{ord(sectie):02d}{nummer:06d}0000",
        "kadastraleGemeente": bron.regels["kadastraleGemeente"],
        "kadastraleGemeentecode": code,
        "sectie": sectie,
        "perceelnummer": nummer,
        "grootte": round(zijde * zijde),
        "geometrie": {
            "type": "Polygon",
            "coordinates": [[[round(x + dx, 3), round(y + dy, 3)] for dx, dy in hoeken]],
        },
        "x": x,
        "y": y,
        "verzonnen": True,
    }
    return aanduiding


def _bag(gemeente: str, objecttype: str, nummer: int) -> str:
    return f"{gemeente[2:]}{objecttype}{VERZONNEN}{nummer:08d}"


def _woonplaatscode(bron: _Bron, gemeente: str, woonplaats: str) -> str:
    sleutel = (gemeente, woonplaats)
    if sleutel not in bron.woonplaatscodes:
        gemaakt = str(9001 + len(bron.woonplaatscodes))
        bron.woonplaatscodes[sleutel] = bron.regels["woonplaatscodes"].get(woonplaats, gemaakt)
    return bron.woonplaatscodes[sleutel]


def _echte_adressen(bron: _Bron) -> Iterator[Rij]:
    """Real addresses; what their sources do not have is made: openbare ruimte, parcel, some verblijfsobjecten."""
    straten: dict[tuple[str, str], str] = {}
    percelen: dict[tuple[int, int], str] = {}
    pad = bron.map / "adressen.csv"
    with pad.open(encoding="utf-8", newline="") as bestand:
        lezer = csv.DictReader(bestand, delimiter=";")
        if ";".join(lezer.fieldnames or ()) != KOLOMMEN:
            raise ValueError(f"{pad}: de kolommen zijn niet {KOLOMMEN}")
        for nummer, rij in enumerate(lezer, 1):
            gemeente, x, y = rij["gemeente"], float(rij["x"]), float(rij["y"])
            if gemeente not in bron.zoekgebieden or not re.fullmatch("[0-9]{16}", rij["nummeraanduiding"]):
                raise ValueError(f"{pad}:{nummer + 1}: gemeente of nummeraanduiding is onbekend")
            straat = straten.setdefault((gemeente, rij["straat"]), _bag(gemeente, OPENBARE_RUIMTE, 101 + len(straten)))
            vak = (int(x // RASTER), int(y // RASTER))
            if vak not in percelen:
                midden = ((vak[0] + 0.5) * RASTER, (vak[1] + 0.5) * RASTER)
                percelen[vak] = _verzonnen_perceel(bron, "E", len(percelen) + 1, midden, RASTER)
            yield _adres(
                bron,
                rij,
                nummeraanduiding=rij["nummeraanduiding"],
                adresseerbaarobject=rij["adresseerbaarobject"] or _bag(gemeente, VERBLIJFSOBJECT, 1000 + nummer),
                openbareruimte=straat,
                postcode=rij["postcode"],
                woonplaats=rij["woonplaats"],
                gemeente=gemeente,
                percelen=[percelen[vak]],
                x=x,
                y=y,
                verzonnen=False,
            )


def _verzonnen_adressen(bron: _Bron) -> Iterator[Rij]:
    regels = bron.regels
    for code, gebied in bron.zoekgebieden.items():
        if gebied["type"] != "gemeente":
            continue
        x, y = gebied["x"], gebied["y"]
        perceel = _verzonnen_perceel(bron, "V", int(code[2:]), (x, y), regels["perceel"])
        cijfers = int(code[2:]) + (0 if code.startswith("gm99") else 1000)
        woonplaats = regels["woonplaatsen"].get(code, gebied["naam"])
        nummer = 0
        for i, straat in enumerate(regels["straten"]):
            for j, huis in enumerate(regels["huizen"]):
                nummer += 1
                yield _adres(
                    bron,
                    {"straat": straat["naam"], **huis},
                    nummeraanduiding=_bag(code, NUMMERAANDUIDING, nummer),
                    adresseerbaarobject=_bag(code, VERBLIJFSOBJECT, nummer),
                    openbareruimte=_bag(code, OPENBARE_RUIMTE, i + 1),
                    postcode=f"{cijfers}{straat['letters']}",
                    woonplaats=woonplaats,
                    gemeente=code,
                    percelen=[perceel],
                    x=round(x + (j - 1) * regels["afstand"], 3),
                    y=round(y + (i - 1) * regels["afstand"], 3),
                    verzonnen=True,
                )


def _adres(bron: _Bron, huis: Mapping[str, Any], **velden: Any) -> Rij:
    record: Rij = {"straat": huis["straat"], "huisnummer": int(huis["huisnummer"])}
    record.update({naam: str(huis[naam]) for naam in ("huisletter", "toevoeging") if huis.get(naam)})
    record.update(velden)
    record["woonplaatscode"] = _woonplaatscode(bron, velden["gemeente"], velden["woonplaats"])
    return record


def _met_graden(records: list[Rij]) -> None:
    """Add lon and lat to records with x and y."""
    punten = {"type": "MultiPoint", "coordinates": [[record["x"], record["y"]] for record in records]}
    for record, (lon, lat) in zip(records, transformeer(punten, ETRS89)["coordinates"], strict=True):
        record["lon"], record["lat"] = lon, lat
