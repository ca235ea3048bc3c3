"""What options and arguments take: words, numbers, rules, files; each refuses in Dutch."""

from pathlib import Path
from typing import Any

import click

from simulator.cli.exitcodes import GEBRUIK
from simulator.cli.opmaak import Mislukt


class Keuze(click.ParamType[str]):
    """One of some words."""

    name = "keuze"

    def __init__(self, *woorden: str) -> None:
        self.woorden = woorden

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """The words, as usage shows them."""
        return "|".join(self.woorden)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word, or a refusal that lists the words."""
        if value not in self.woorden:
            self.fail(f"{value!r} kan niet; kies uit {', '.join(self.woorden)}", param, ctx)
        return str(value)


class Getal(click.ParamType[float]):
    """A number between two bounds; whole unless `heel` is False."""

    name = "getal"

    def __init__(self, laag: float, hoog: float, *, heel: bool = True) -> None:
        self.laag, self.hoog, self.heel = laag, hoog, heel

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number, or a refusal that names the bounds."""
        try:
            number = int(value) if self.heel else float(value)
        except ValueError:
            number = None
        if number is None or not self.laag <= number <= self.hoog:
            soort = "een geheel getal" if self.heel else "een getal"
            self.fail(f"{value!r} kan niet; verwacht {soort} van {self.laag} tot en met {self.hoog}", param, ctx)
        return number


class Regelstand(click.ParamType[tuple[str, str]]):
    """A rule and how it counts: LVBB1580=uit."""

    name = "CODE=STAND"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Code and stand; the simulator itself says whether it knows the code."""
        if isinstance(value, tuple):
            return value
        code, sign, stand = str(value).partition("=")
        if not (code and sign) or stand not in ("uit", "waarschuwing", "fout"):
            self.fail(f"{value!r} kan niet; verwacht bijvoorbeeld LVBB1580=uit (uit, waarschuwing of fout)", param, ctx)
        return code, stand


class Bestand(click.ParamType[Path]):
    """A file that can be read."""

    name = "bestand"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Its path, or a refusal."""
        path = Path(value)
        if path.is_dir():
            self.fail(f"{path} is een map; geef de zips zelf, bijvoorbeeld {path}/*.zip", param, ctx)
        if not path.is_file():
            self.fail(f"{path} bestaat niet", param, ctx)
        return path


def lees_bestand(path: Path) -> bytes:
    """The bytes of a file that was there a moment ago; a file that cannot be read ends the command."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise Mislukt(f"{path} kan niet worden gelezen: {error.strerror}", GEBRUIK) from None
