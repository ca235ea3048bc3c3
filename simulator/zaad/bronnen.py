"""Reads the sources of one work under `seed/rijksregels/<werk>/`: werk.yaml, tekst.md, ow.yaml and gios.geojson.

The formats are described in `seed/rijksregels/README.md`. Everything that is wrong in a source is a ValueError that
names the file: the sources are ours, so a mistake must stop `make seed`.
"""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from simulator.settings import ROOT
from simulator.zaad.tekst import Deel, lees_tekst

ZAADMAP = ROOT / "seed"


@dataclass(frozen=True)
class Ambtsgebied:
    """A location that refers to an administrative area (IMOW 2.0.0 Ambtsgebied)."""

    identificatie: str
    noemer: str
    grens: str
    geldig_op: str


@dataclass(frozen=True)
class Gebied:
    """A location with its geometry in an informatieobject of this work; `gio` is the last part of the name of that."""

    identificatie: str
    noemer: str
    gio: str

    @property
    def geometrie(self) -> str:
        """The id of its geometry (basisgeo:id): a type 5 UUID, the same on every run."""
        return str(uuid.uuid5(uuid.NAMESPACE_URL, self.identificatie))


@dataclass(frozen=True)
class Gebiedengroep:
    """A location that consists of gebieden."""

    identificatie: str
    noemer: str
    gebieden: tuple[str, ...]


@dataclass(frozen=True)
class Activiteit:
    """An activity of the functionele structuur, as this work delivers it."""

    identificatie: str
    naam: str
    groep: str
    bovenliggend: str


@dataclass(frozen=True)
class Aanduiding:
    """How one rule annotates one activity: the ActiviteitLocatieaanduiding."""

    activiteit: str
    kwalificatie: str
    locaties: tuple[str, ...]


@dataclass(frozen=True)
class Regel:
    """A RegelVoorIedereen on one article; `artikel` is its eId."""

    artikel: str
    locaties: tuple[str, ...]
    aanduidingen: tuple[Aanduiding, ...] = ()


@dataclass(frozen=True)
class Hoofdlijn:
    """A main point of policy in free text."""

    identificatie: str
    soort: str
    naam: str


@dataclass(frozen=True)
class Tekstdeel:
    """What a part of free text is about; `deel` is the eId of a Divisie or Divisietekst."""

    deel: str
    locaties: tuple[str, ...]
    hoofdlijnen: tuple[str, ...] = ()


@dataclass(frozen=True)
class OwBron:
    """The OW side of a work.

    `standaard` is the location of every article that has no rule of its own; `themas` gives the themes of all rules
    in a part of the text, by the eId of that part (the longest eId that fits wins).
    """

    regelingsgebied: str
    regelingsgebied_locatie: str
    standaard: str
    ambtsgebieden: tuple[Ambtsgebied, ...] = ()
    gebieden: tuple[Gebied, ...] = ()
    gebiedengroepen: tuple[Gebiedengroep, ...] = ()
    activiteiten: tuple[Activiteit, ...] = ()
    regels: tuple[Regel, ...] = ()
    hoofdlijnen: tuple[Hoofdlijn, ...] = ()
    tekstdelen: tuple[Tekstdeel, ...] = ()
    themas: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def themas_bij(self, eid: str) -> tuple[str, ...]:
        """The themes of the smallest part that holds this eId."""
        passend = [(len(deel), themas) for deel, themas in self.themas if f"{eid}__".startswith(f"{deel}__")]
        return max(passend)[1] if passend else ()


@dataclass(frozen=True)
class Gio:
    """An informatieobject with a geometry: title and parts, each the identificatie of its Gebied and a geometry.

    The geometry is GeoJSON (Polygon or MultiPolygon) in RD metres, EPSG:28992.
    """

    naam: str
    titel: str
    locaties: tuple[tuple[str, dict[str, Any]], ...]


@dataclass(frozen=True)
class Werk:
    """One work: the figures of werk.yaml by their own names, its text, its OW side and its informatieobjecten."""

    naam: str
    gegevens: dict[str, Any]
    tekst: tuple[Deel, ...]
    ow: OwBron
    gios: tuple[Gio, ...] = field(default=())

    def __getitem__(self, sleutel: str) -> str:
        """A figure of werk.yaml as text; ValueError when it is absent."""
        if sleutel not in self.gegevens:
            raise ValueError(f"{self.naam}/werk.yaml: {sleutel} ontbreekt")
        return str(self.gegevens[sleutel])

    @property
    def expressie(self) -> str:
        """FRBRExpression of the version that is delivered."""
        return f"{self['werk']}/nld@{self['versie']}"

    def gio_werk(self, naam: str) -> str:
        """FRBRWork of an informatieobject of this work."""
        return f"/join/id/regdata/{self['werk'].split('/')[4]}/{self['werk'].split('/')[5]}/{naam}"

    def gio_expressie(self, naam: str) -> str:
        """FRBRExpression of an informatieobject of this work."""
        return f"{self.gio_werk(naam)}/nld@{self['versie']};1"


def _bron(path: Path, vulling: Mapping[str, str]) -> str:
    """The text of a source with `{naam}` and the like filled in, where it serves more than one authority."""
    bron = path.read_text(encoding="utf-8")
    for naam, waarde in vulling.items():
        bron = bron.replace(f"{{{naam}}}", waarde)
    return bron


def _yaml(path: Path, vulling: Mapping[str, str]) -> dict[str, Any]:
    loaded = yaml.safe_load(_bron(path, vulling))
    if not isinstance(loaded, dict):
        raise ValueError(f"{path}: geen tabel van namen en waarden")
    return loaded


def _regel(bron: dict[str, Any], standaard: str) -> Regel:
    locaties = tuple(bron.get("locaties", [standaard]))
    aanduidingen = tuple(
        Aanduiding(str(a["activiteit"]), str(a["kwalificatie"]), tuple(a.get("locaties", locaties)))
        for a in bron.get("activiteiten", [])
    )
    return Regel(str(bron["artikel"]), locaties, aanduidingen)


def _ow(path: Path, vulling: Mapping[str, str]) -> OwBron:
    bron = _yaml(path, vulling)
    try:
        standaard = str(bron["standaardlocatie"])
        return OwBron(
            regelingsgebied=str(bron["regelingsgebied"]["identificatie"]),
            regelingsgebied_locatie=str(bron["regelingsgebied"]["locatie"]),
            standaard=standaard,
            ambtsgebieden=tuple(
                Ambtsgebied(str(a["identificatie"]), str(a["noemer"]), str(a["grens"]), str(a["geldigOp"]))
                for a in bron.get("ambtsgebieden", [])
            ),
            gebieden=tuple(
                Gebied(str(g["identificatie"]), str(g["noemer"]), str(g["gio"])) for g in bron.get("gebieden", [])
            ),
            gebiedengroepen=tuple(
                Gebiedengroep(str(g["identificatie"]), str(g["noemer"]), tuple(g["gebieden"]))
                for g in bron.get("gebiedengroepen", [])
            ),
            hoofdlijnen=tuple(
                Hoofdlijn(str(h["identificatie"]), str(h["soort"]), str(h["naam"])) for h in bron.get("hoofdlijnen", [])
            ),
            tekstdelen=tuple(
                Tekstdeel(str(t["deel"]), tuple(t.get("locaties", [standaard])), tuple(t.get("hoofdlijnen", [])))
                for t in bron.get("tekstdelen", [])
            ),
            activiteiten=tuple(
                Activiteit(str(a["identificatie"]), str(a["naam"]), str(a["groep"]), str(a["bovenliggend"]))
                for a in bron.get("activiteiten", [])
            ),
            regels=tuple(_regel(r, standaard) for r in bron.get("regels", [])),
            themas=tuple((str(deel), tuple(t)) for deel, t in bron.get("themas", {}).items()),
        )
    except (KeyError, TypeError) as fout:
        raise ValueError(f"{path}: {fout} ontbreekt of heeft een andere vorm") from fout


def _gios(path: Path, ow: OwBron) -> tuple[Gio, ...]:
    """The informatieobjecten of gios.geojson, one per `gio`; each Gebied has exactly one feature and the reverse."""
    titels: dict[str, str] = {}
    delen: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    bij = {g.identificatie: g.gio for g in ow.gebieden}
    features = json.loads(path.read_text(encoding="utf-8"))["features"] if path.exists() else []
    for feature in features:
        gebied, titel = str(feature["properties"]["gebied"]), str(feature["properties"]["titel"])
        if gebied not in bij:
            raise ValueError(f"{path}: {gebied} staat niet in ow.yaml, of tweemaal in dit bestand")
        gio = bij.pop(gebied)
        titels.setdefault(gio, titel)
        delen.setdefault(gio, []).append((gebied, feature["geometry"]))
    if bij:
        raise ValueError(f"{path}: geen geometrie voor {', '.join(sorted(bij))}")
    return tuple(Gio(naam, titels[naam], tuple(locaties)) for naam, locaties in delen.items())


def lees_werk(map_: Path, vulling: Mapping[str, str] = MappingProxyType({})) -> Werk:
    """The work whose sources stand in this folder; ValueError or OSError when they cannot be read.

    `vulling`: what `{code}` and the like in the sources stand for.
    """
    tekst, ow = map_ / "tekst.md", _ow(map_ / "ow.yaml", vulling)
    delen = lees_tekst(_bron(tekst, vulling), str(tekst))
    return Werk(map_.name, _yaml(map_ / "werk.yaml", vulling), delen, ow, _gios(map_ / "gios.geojson", ow))


def werken(zaadmap: Path = ZAADMAP) -> list[Werk]:
    """All works in order of delivery (`volgorde` in werk.yaml)."""
    gelezen = [lees_werk(p.parent) for p in sorted((zaadmap / "rijksregels").glob("*/werk.yaml"))]
    return sorted(gelezen, key=lambda w: int(w["volgorde"]))
