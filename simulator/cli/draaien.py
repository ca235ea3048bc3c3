"""`lto run` and `lto gezond`: start the server, and ask one whether it serves."""

import os
import signal
import socket
from types import FrameType
from typing import Any, NoReturn
from urllib.parse import urlsplit

import click

from simulator.cli.exitcodes import AFGEKEURD, GEBRUIK, GOED
from simulator.cli.opmaak import Mislukt, opdracht
from simulator.settings import BUNDLED, ROOT, SETTINGS, Setting, SettingError, Settings, read_settings


@opdracht("run")
def run(**waarden: str | None) -> None:
    """Start de simulator. Hij is klaar als de regel `Ready.` verschijnt; Ctrl-C of SIGTERM stopt hem netjes.

    Elke instelling is een optie of een omgevingsvariabele; de optie gaat voor.

    \b
    Voorbeelden:
      lto run
      lto run --port 9000 --profiel productie
      lto run --data ./lto-data                          bewaar wat is aangeleverd
      LTO_KLOK=2026-01-01T09:00:00+01:00 lto run
    """
    given = {s.variable: value for s in SETTINGS if (value := waarden.get(s.field)) is not None}
    try:
        settings = read_settings({**os.environ, **given})
    except SettingError as error:
        raise Mislukt(str(error), GEBRUIK) from None
    # From here on SIGTERM is a request to stop and no failure: also while starting, and as process 1 of a container,
    # where it would otherwise be ignored. The server takes over while it serves.
    before = signal.signal(signal.SIGTERM, _stop)
    try:
        _serve(settings)
    finally:
        signal.signal(signal.SIGTERM, before)


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    raise SystemExit(GOED)


def _serve(settings: Settings) -> None:
    """Start the server and stay until it is told to stop; whatever keeps it from starting is one line."""
    from simulator.app import create_app
    from simulator.platform import logregels
    from simulator.profielen import ProfielError
    from simulator.server import run as serve
    from simulator.store import StoreError

    logregels.configure(settings.log)  # before anything that may have something to say
    _port_free(settings)
    _seed_present()
    try:
        app = create_app(settings)
    except (ProfielError, StoreError, ValueError) as error:
        raise Mislukt(str(error), GEBRUIK) from None
    serve(app, settings)


def _seed_present() -> None:
    """An installed package builds its seed at the first start; in a checkout `make` keeps it up to date."""
    from simulator.app import SEED

    if SEED.exists() and ROOT != BUNDLED:
        return
    from simulator.zaad.compile import SeedRefused, bring_up_to_date

    try:
        bring_up_to_date()
    except (SeedRefused, OSError) as error:
        raise Mislukt(f"het zaad kan niet worden gebouwd: {error}", GEBRUIK) from None


def _port_free(settings: Settings) -> None:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            where = f"{settings.host}:{settings.port}"
            raise Mislukt(
                f"kan niet luisteren op {where} ({error.strerror}); kies een andere --port", GEBRUIK
            ) from None


def _setting_option(setting: Setting) -> click.Option:
    """A setting as an option: LTO_MAX_ZIP_MB becomes --max-zip-mb. Its value stays text: `read_settings` judges it."""
    default: Any = setting.default
    shown = "" if default in (None, ()) else f"; standaard: {default}"
    return click.Option(
        [option_name(setting), setting.field],
        metavar="WAARDE",
        help=f"{setting.help}  [omgeving: {setting.variable}{shown}]",
    )


def option_name(setting: Setting) -> str:
    """The name of the option of a setting."""
    return "--" + setting.variable.removeprefix("LTO_").lower().replace("_", "-")


run.params.extend(_setting_option(setting) for setting in SETTINGS)


@opdracht("gezond")
@click.option("--url", envvar="LTO_URL", show_envvar=True, metavar="URL", help="Waar de simulator draait; anders hier.")
@click.option("--stil", is_flag=True, help="Zeg niets; alleen de exitcode telt.")
def gezond(*, url: str | None, stil: bool) -> int:
    """Zeg of de simulator klaar is: exitcode 0 als hij antwoordt, 1 als dat (nog) niet zo is.

    \b
    Voorbeelden:
      lto gezond
      until lto gezond --stil; do sleep 1; done
    """
    import http.client

    parts = urlsplit(url or f"http://127.0.0.1:{os.environ.get('LTO_PORT') or 8080}")
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    try:
        connection = kind(parts.hostname or "", parts.port, timeout=3)
        connection.request("GET", "/_lto/gezondheid")
        code = connection.getresponse().status
        seen = "gezond" if code == 200 else f"nog niet klaar (status {code})"
    except (OSError, ValueError, http.client.HTTPException) as error:
        code, seen = 0, f"niet bereikbaar ({error})"
    if not stil:
        click.echo(seen)
    return GOED if code == 200 else AFGEKEURD
