"""Settings: declared once in `SETTINGS`, read from the environment, used by command line, docs and `/_lto/info`."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

PACKAGE = Path(__file__).resolve().parent
BUNDLED = PACKAGE / "meegeleverd"
# In a checkout documents and seed lie beside the package; an installed package carries them inside (setup.py).
ROOT = BUNDLED if BUNDLED.is_dir() else PACKAGE.parent


class SettingError(ValueError):
    """A setting has a value that cannot be used; the text is one clear Dutch line."""


class Setting(NamedTuple):
    """One row of the table: environment variable, field of `Settings`, parser, default and help (Dutch)."""

    variable: str
    field: str
    parse: Callable[[str], Any]
    default: Any
    help: str


def _integer(low: int, high: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            raise ValueError(f"een geheel getal van {low} tot en met {high}") from None
        if not low <= value <= high:
            raise ValueError(f"een geheel getal van {low} tot en met {high}")
        return value

    return parse


def _choice(*values: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text not in values:
            raise ValueError("een van " + ", ".join(values))
        return text

    return parse


def _instant(text: str) -> str | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError("een tijdstip als 2025-10-16T09:00:00+02:00") from None
    if moment.tzinfo is None:
        raise ValueError("een tijdstip met tijdzone, als 2025-10-16T09:00:00+02:00")
    return text


def _folder(text: str) -> Path | None:
    return Path(text) if text else None


def _existing_folder(text: str) -> Path | None:
    if not text:
        return None
    path = Path(text)
    if not path.is_dir():
        raise ValueError("een bestaande map")
    return path


def _names(text: str) -> tuple[str, ...]:
    names = tuple(part.strip() for part in text.split(",") if part.strip())
    if text and not names:
        raise ValueError("ten minste een naam")
    return names


def _url(text: str) -> str | None:
    if not text:
        return None
    if not text.startswith(("http://", "https://")):
        raise ValueError("een http- of https-adres")
    return text.rstrip("/")


SETTINGS: tuple[Setting, ...] = (
    Setting("LTO_HOST", "host", str, "127.0.0.1", "Adres waarop de simulator luistert (in de container 0.0.0.0)."),
    Setting("LTO_PORT", "port", _integer(0, 65535), 8080, "Poort waarop de simulator luistert."),
    Setting("LTO_DATA", "data", _folder, None, "Map voor duurzame opslag; leeg: alles in het geheugen."),
    Setting("LTO_PROFIEL", "profiel", str, "lto", "Profiel bij de start: lto, productie, keten-2021 of eigen bestand."),
    Setting(
        "LTO_VERWERKING",
        "verwerking",
        _choice("direct", "vertraagd", "handmatig"),
        "direct",
        "Verwerking van aanleveringen: direct, vertraagd of handmatig.",
    ),
    Setting(
        "LTO_BEKENDMAKING",
        "bekendmaking",
        _choice("direct"),
        "direct",
        "Wanneer een publicatie bekend is: direct, wat de datum ook is.",
    ),
    Setting("LTO_BASIS_URL", "basis_url", _url, None, "Vaste basis-URL in antwoorden; leeg: volg Host, X-Forwarded-*."),
    Setting("LTO_KLOK", "klok", _instant, None, "Tijd van de klok bij de start en na een reset; leeg: de echte tijd."),
    Setting(
        "LTO_API_SLEUTELS",
        "api_sleutels",
        _names,
        (),
        "Geldige API-sleutels, door komma's gescheiden; leeg: elke niet-lege sleutel.",
    ),
    Setting("LTO_SCHEMAS", "schemas", _existing_folder, None, "Map met de officiële schema's, die dan gelden."),
    Setting("LTO_MAX_ZIP_MB", "max_zip_mb", _integer(1, 4096), 200, "Grootste aanlevering in MB; meer geeft 413."),
    Setting(
        "LTO_JOURNAAL", "journaal", _integer(0, 1_000_000), 1000, "Aantal verzoeken in het journaal; 0: geen journaal."
    ),
    Setting(
        "LTO_LOG",
        "log",
        _choice("tekst", "json", "toegang", "json-toegang", "stil"),
        "tekst",
        "Logregels: tekst of json, met een regel per verzoek als toegang of json-toegang, of stil.",
    ),
)


@dataclass(frozen=True)
class Settings:
    """What the environment says; one field per row of `SETTINGS`."""

    host: str = "127.0.0.1"
    port: int = 8080
    data: Path | None = None
    profiel: str = "lto"
    verwerking: str = "direct"
    bekendmaking: str = "direct"
    basis_url: str | None = None
    klok: str | None = None
    api_sleutels: tuple[str, ...] = ()
    schemas: Path | None = None
    max_zip_mb: int = 200
    journaal: int = 1000
    log: str = "tekst"


def read_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read all settings; a bad value or an unknown `LTO_` variable raises `SettingError` with one clear line."""
    values: dict[str, Any] = {}
    for setting in SETTINGS:
        text = environ.get(setting.variable)
        if text is None or text == "":
            continue
        try:
            values[setting.field] = setting.parse(text)
        except ValueError as error:
            raise SettingError(f"{setting.variable}={text!r} kan niet: verwacht {error}") from None
    known = {setting.variable for setting in SETTINGS}
    for name in environ:
        if name.startswith("LTO_") and name not in known and name != "LTO_URL":
            raise SettingError(f"{name} is geen instelling; bekend zijn {', '.join(sorted(known))}")
    return Settings(**values)


def describe(settings: Settings) -> dict[str, Any]:
    """The settings as `/_lto/info` shows them; keys are never shown, only how many there are."""
    shown: dict[str, Any] = {}
    for setting in SETTINGS:
        value = getattr(settings, setting.field)
        if setting.field == "api_sleutels":
            value = len(value)
        shown[setting.variable] = str(value) if isinstance(value, Path) else value
    return shown
