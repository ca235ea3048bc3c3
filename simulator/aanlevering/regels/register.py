"""All codes of the chain by name, and the meldingen that rules make of them.

`codes.csv` holds the facts of every known code (family, severity, what it is about, phase, check, versions, whether it
is active in the chain; source: shared/data/validaties.csv). `teksten.yaml` holds, for the codes that are implemented,
why they fire and the template of the message; `controles.yaml` says per check what it looks at, for the other codes.
All texts are ours.
"""

import csv
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from lxml import etree

from simulator.aanlevering.levering import Levering
from simulator.aanlevering.lezen import plaats, regel_van
from simulator.aanlevering.melding import Melding
from simulator.profielen import Profiel
from simulator.store import Stand

_MAP = Path(__file__).parent
Toets = Callable[[Levering, Stand, Profiel], Iterable[Melding]]
T = TypeVar("T", bound=Callable[..., Any])
_LENGTE = 2_000  # characters of one message
_CATEGORIE = 300


@dataclass(frozen=True, slots=True)
class Regel:
    """A code: `familie` LVBB | BHKV | STOP | OZON …, `ernst` fout | waarschuwing | informatie, `betreft` what it is
    about, `fase` as facts/validaties.md 4, `controle` the check it belongs to, `waarom` when it fires (Dutch)."""

    code: str
    familie: str
    ernst: str
    betreft: str
    fase: str
    controle: str
    soort: str
    versie: str
    actief: bool
    geimplementeerd: bool
    waarom: str
    bron: str

    def als_dict(self) -> dict[str, Any]:
        """JSON form for `/_lto/validatieregels`."""
        return {veld: getattr(self, veld) for veld in self.__dataclass_fields__}


@dataclass(frozen=True, slots=True)
class _Tekst:
    waarom: str
    vormen: Mapping[str, str]
    categorie: str | None
    soort: str
    fase: str


def toets(*codes: str) -> Callable[[T], T]:
    """Mark a rule function with the codes that it can give."""

    def merk(functie: T) -> T:
        functie.codes = codes  # type: ignore[attr-defined]
        return functie

    return merk


def regels() -> list[Regel]:
    """Every known code, in the order of the families."""
    return list(_alle().values())


def regel(code: str) -> Regel:
    """The rule of this code; KeyError when there is none."""
    return _alle()[code]


@dataclass(frozen=True, slots=True)
class Plek:
    """Where a finding stands. `categorie` only where it differs from what teksten.yaml gives the code."""

    bestand: str | None = None
    regel: int | None = None
    xpath: str | None = None
    categorie: str | None = None


NERGENS = Plek()


def bij(element: etree._Element, bestand: str | None, categorie: str | None = None) -> Plek:
    """The place of an element in a file."""
    return Plek(bestand, regel_van(element), plaats(element), categorie)


def meld(code: str, vorm: str = "", /, *, op: Plek = NERGENS, **gegevens: object) -> Melding:
    """A melding of this code. `vorm` names one of its message forms; `gegevens` fill the template."""
    tekst = _teksten()[code]
    sjabloon = tekst.vormen[vorm] if vorm else next(iter(tekst.vormen.values()))
    beschrijving = sjabloon.format_map(gegevens)
    if len(beschrijving) > _LENGTE:
        beschrijving = beschrijving[:_LENGTE] + "…"
    return Melding(
        code=code,
        beschrijving=beschrijving,
        ernst=_alle()[code].ernst,
        soort=tekst.soort,
        categorie=op.categorie[:_CATEGORIE] if op.categorie else tekst.categorie,
        fase=tekst.fase,
        bestand=op.bestand,
        regel=op.regel,
        xpath=op.xpath,
    )


def geteld(meldingen: Iterable[Melding], profiel: Profiel) -> Iterable[Melding]:
    """The meldingen as the profile counts them: those of rules that are off fall away, others get its ernst."""
    for melding in meldingen:
        ernst = profiel.ernst(melding.code, melding.ernst)
        if ernst is None:
            continue
        yield melding if ernst == melding.ernst else replace(melding, ernst=ernst)


@cache
def _teksten() -> dict[str, _Tekst]:
    gevonden: dict[str, _Tekst] = {}
    for groep in _yaml("teksten.yaml"):
        for code, wat in groep["regels"].items():
            vormen = wat["melding"] if isinstance(wat["melding"], dict) else {"": wat["melding"]}
            gevonden[str(code)] = _Tekst(
                waarom=wat["waarom"],
                vormen=vormen,
                categorie=wat.get("categorie", groep.get("categorie")),
                soort=wat.get("soort", groep.get("soort", "inhoudelijk")),
                fase=str(groep["fase"]),
            )
    return gevonden


@cache
def _alle() -> dict[str, Regel]:
    teksten = _teksten()
    controles = {str(wie): str(wat) for wie, wat in _yaml("controles.yaml").items()}
    gevonden: dict[str, Regel] = {}
    with (_MAP / "codes.csv").open(encoding="utf-8", newline="") as bestand:
        for rij in csv.DictReader(bestand):
            code = rij["code"]
            tekst = teksten.get(code)
            gevonden[code] = Regel(
                code=code,
                familie=rij["familie"],
                ernst=rij["ernst"],
                betreft=rij["betreft"],
                fase=tekst.fase if tekst else rij["fase"],
                controle=rij["controle"],
                soort=rij["soort"],
                versie=rij["versie"],
                actief=rij["actief"] == "ja",
                geimplementeerd=tekst is not None,
                waarom=tekst.waarom if tekst else _algemeen(rij, controles),
                bron="keten",
            )
    for code, tekst in teksten.items():
        if code not in gevonden:
            gevonden[code] = Regel(
                code, "LTO", "fout", "levering", tekst.fase, "", "procedural", "", True, True, tekst.waarom, "simulator"
            )
    return gevonden


def _algemeen(rij: Mapping[str, str], controles: Mapping[str, str]) -> str:
    """What can be said of a code that is not implemented, from its facts alone."""
    kop = f"Nog niet nagebootst. Betreft {rij['betreft']}."
    controle = controles.get(rij["controle"])
    return f"{kop} {controle}" if controle else kop


def _yaml(naam: str) -> Any:
    return yaml.load((_MAP / naam).read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
