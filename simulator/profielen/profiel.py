"""Read a profile: a shipped name, or a file of the user that overlays one (`"basis": "lto"`)."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
STANDEN = ("uit", "waarschuwing", "fout")


class ProfielError(ValueError):
    """A profile cannot be used; one clear Dutch line."""


@dataclass(frozen=True)
class Profiel:
    """What applies now.

    `apis`: name -> majors served. `schemaversies`: accepted versions per delivery interface ("koppelvlak", "imow").
    `grammatica`: version of each grammar. `regels`: code -> uit | waarschuwing | fout, over what the rule itself says.
    `resultaatstijl`: huidig | 2021. `limieten`: bestand_mb, jwv_dagen, meldingen.
    """

    naam: str
    omschrijving: str
    apis: Mapping[str, tuple[int, ...]]
    schemaversies: Mapping[str, tuple[str, ...]]
    grammatica: Mapping[str, str]
    regels: Mapping[str, str]
    resultaatstijl: str
    limieten: Mapping[str, int]
    extra: Mapping[str, Any] = field(default_factory=dict)

    def ernst(self, code: str, standaard: str) -> str | None:
        """The ernst with which a finding counts: fout, waarschuwing, informatie, or None when the rule is off."""
        stand = self.regels.get(code)
        if stand is None:
            return standaard
        return None if stand == "uit" else stand

    def met_regels(self, regels: Mapping[str, str]) -> "Profiel":
        """This profile with the state of some rules changed."""
        if not regels:
            return self
        return Profiel(**{**self.__dict__, "regels": {**self.regels, **regels}})


def shipped() -> list[str]:
    """Names of the profiles that come with the simulator."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


@functools.lru_cache(maxsize=32)
def read_profiel(naam: str) -> Profiel:
    """The profile of this name, or of the file at this path. ProfielError when there is none or it is wrong."""
    path = FOLDER / f"{naam}.yaml" if naam in shipped() else Path(naam)
    if naam not in shipped() and (path.suffix not in (".yaml", ".yml", ".json") or not path.is_file()):
        raise ProfielError(f"profiel {naam!r} is onbekend; bekend zijn {', '.join(shipped())}")
    try:
        data = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise ProfielError(f"profiel {naam!r} kan niet worden gelezen: {error}") from None
    if not isinstance(data, dict):
        raise ProfielError(f"profiel {naam!r} is geen YAML-object")
    return _build(path.stem, data)


def _build(naam: str, data: dict[str, Any]) -> Profiel:
    basis = read_profiel(str(data.pop("basis"))) if "basis" in data else None
    known = {"omschrijving", "apis", "schemaversies", "grammatica", "regels", "resultaatstijl", "limieten", "extra"}
    unknown = set(data) - known
    if unknown:
        raise ProfielError(f"profiel {naam!r}: onbekende sleutel {', '.join(sorted(unknown))}")

    def merged(key: str) -> dict[str, Any]:
        value = data.get(key) or {}
        if not isinstance(value, dict):
            raise ProfielError(f"profiel {naam!r}: {key} is geen object")
        return {**(getattr(basis, key) if basis else {}), **value}

    # YAML reads a bare `uit` as text but `off` and `no` as false: both mean the same here.
    regels = {str(code): "uit" if stand is False else str(stand) for code, stand in merged("regels").items()}
    for code, stand in regels.items():
        if stand not in STANDEN:
            raise ProfielError(f"profiel {naam!r}: regel {code} is {stand!r}, verwacht {', '.join(STANDEN)}")
    stijl = data.get("resultaatstijl", basis.resultaatstijl if basis else "huidig")
    if stijl not in ("huidig", "2021"):
        raise ProfielError(f"profiel {naam!r}: resultaatstijl is {stijl!r}, verwacht huidig of 2021")
    return Profiel(
        naam=naam,
        omschrijving=str(data.get("omschrijving", basis.omschrijving if basis else "")),
        apis={name: tuple(majors) for name, majors in merged("apis").items()},
        schemaversies={name: tuple(str(v) for v in versions) for name, versions in merged("schemaversies").items()},
        grammatica={name: str(version) for name, version in merged("grammatica").items()},
        regels=regels,
        resultaatstijl=stijl,
        limieten={name: int(value) for name, value in merged("limieten").items()},
        extra=merged("extra"),
    )
