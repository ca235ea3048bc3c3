"""The command `lto`. Each command is imported when it is used, so that `lto gezond` and `lto --help` start fast."""

import importlib
import sys
from collections.abc import Sequence
from typing import NamedTuple

import click

from simulator import __version__
from simulator.cli.exitcodes import AFGEBROKEN, GEBRUIK, GOED
from simulator.cli.opmaak import Groep, Mislukt, opties, vertaald


class Opdracht(NamedTuple):
    """A command: the module it is in, and the line that `lto --help` shows."""

    module: str
    kort: str


OPDRACHTEN: dict[str, Opdracht] = {
    "run": Opdracht("draaien", "Start de simulator."),
    "gezond": Opdracht("draaien", "Zeg of de simulator klaar is (voor de container)."),
    "status": Opdracht("besturen", "Toon wat er draait."),
    "lever-aan": Opdracht("aanleveren", "Lever STOP-pakketten aan bij de simulator."),
    "valideer": Opdracht("aanleveren", "Keur STOP-pakketten, zonder simulator."),
    "reset": Opdracht("besturen", "Zet de simulator terug naar het zaad."),
    "profiel": Opdracht("besturen", "Toon of kies het profiel, zet regels uit of aan."),
    "klok": Opdracht("besturen", "Toon of zet de klok."),
    "snapshot": Opdracht("bewaren", "Bewaar de toestand en zet haar terug."),
    "journaal": Opdracht("verzoeken", "Toon de laatste verzoeken."),
    "storing": Opdracht("verzoeken", "Boots storingen na."),
    "regels": Opdracht("regels", "Leg een validatieregel uit."),
}

UITLEG = """De simulator van de leverancierstestomgeving (LTO) van DSO-LV op je eigen machine.

\b
Voorbeelden:
  lto run                           start op http://localhost:8080
  lto lever-aan pakket.zip          lever aan en toon de meldingen
  lto valideer pakket.zip           keur zonder simulator
  lto reset                         terug naar het zaad

\b
Exitcodes:
  0  goed
  1  een pakket is afgekeurd, of de simulator is niet gezond
  2  de opdracht of een instelling klopt niet
  3  de simulator is niet bereikbaar of weigert
  4  een aanlevering is nog niet klaar
"""


class Opdrachten(Groep):
    """The commands of `OPDRACHTEN`, each loaded when its name is on the command line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names, in the order of the table."""
        return list(OPDRACHTEN)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command itself; None when there is no such name."""
        if cmd_name not in OPDRACHTEN:
            return None
        module = importlib.import_module(f"simulator.cli.{OPDRACHTEN[cmd_name].module}")
        command: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return command

    def regels(self, ctx: click.Context) -> list[tuple[str, str]]:
        """What the help shows per command, without loading it."""
        return [(naam, opdracht.kort) for naam, opdracht in OPDRACHTEN.items()]


lto = Opdrachten("lto", help=UITLEG, context_settings=opties(), no_args_is_help=False)


@click.pass_context
def _start(ctx: click.Context, versie: bool) -> None:
    if versie:
        click.echo(f"lto {__version__}")
    elif ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


lto.params.append(click.Option(["--versie"], is_flag=True, help="Toon de versie."))
lto.callback = _start
lto.invoke_without_command = True


def main(args: Sequence[str] | None = None) -> int:
    """Run a command; the exit code. Every failure is one line on stderr, never a traceback."""
    try:
        outcome = lto.main(args=args, prog_name="lto", standalone_mode=False)
    except Mislukt as error:
        click.echo(f"Fout: {error}", err=True)
        return error.exit_code
    except click.UsageError as error:
        click.echo(f"Fout: {vertaald(error)}", err=True)
        if error.ctx is not None:
            click.echo(f"Zie {error.ctx.command_path} --help", err=True)
        return GEBRUIK
    except click.Abort:
        click.echo("Afgebroken.", err=True)
        return AFGEBROKEN
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone: nothing left to say, and nobody to say it to
        return GOED
    return outcome if isinstance(outcome, int) else GOED
