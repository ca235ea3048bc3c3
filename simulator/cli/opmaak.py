"""How the command line speaks: help and errors in Dutch, one line per error."""

import gettext
from collections.abc import Callable
from typing import Any

import click


class Mislukt(Exception):
    """A command cannot go on; one clear Dutch line and the exit code that goes with it."""

    def __init__(self, tekst: str, exit_code: int) -> None:
        super().__init__(" ".join(tekst.split()))
        self.exit_code = exit_code


def opties() -> dict[str, Any]:
    """Context settings of every command."""
    return {"help_option_names": ["-h", "--help"], "max_content_width": 110}


class _Nederlands(click.Command):
    """A command with Dutch headings. Its help text is shown as written: lines of examples keep their place."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("context_settings", opties())
        kwargs.setdefault("options_metavar", "[OPTIES]")
        super().__init__(*args, **kwargs)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Gebruik: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, with their environment variable and default."""
        rows = [row for param in self.get_params(ctx) if (row := _option_row(ctx, param)) is not None]
        with formatter.section("Opties"):
            formatter.write_dl(rows)


class Opdrachtregel(_Nederlands):
    """A single command."""


class Groep(_Nederlands, click.Group):
    """A command with commands below it."""

    command_class = Opdrachtregel

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("subcommand_metavar", "OPDRACHT …")
        super().__init__(*args, **kwargs)

    def regels(self, ctx: click.Context) -> list[tuple[str, str]]:
        """Name and short help of each command."""
        commands = [(naam, self.get_command(ctx, naam)) for naam in self.list_commands(ctx)]
        return [(naam, command.get_short_help_str(90)) for naam, command in commands if command is not None]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names; a wrong one is refused with the nearest names there are."""
        if not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            raise click.NoSuchCommand(args[0], possibilities=self.list_commands(ctx), ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then the commands."""
        super().format_options(ctx, formatter)
        with formatter.section("Opdrachten"):
            formatter.write_dl(self.regels(ctx))


def opdracht(naam: str, **kwargs: Any) -> Callable[[Callable[..., Any]], click.Command]:
    """Make a function a command; its help is the docstring unless `help` is given."""
    return click.command(naam, cls=Opdrachtregel, **kwargs)


def groep(naam: str, **kwargs: Any) -> Callable[[Callable[..., Any]], Groep]:
    """Make a function a command with commands below it."""
    return click.command(naam, cls=Groep, **kwargs)


def _option_row(ctx: click.Context, param: click.Parameter) -> tuple[str, str] | None:
    if not isinstance(param, click.Option) or param.hidden:
        return None
    if "--help" in param.opts:
        return "-h, --help", "Toon deze hulp."
    record = param.get_help_record(ctx)
    if record is None:
        return None
    extra = param.get_help_extra(ctx)
    parts = [f"omgeving: {', '.join(extra['envvars'])}"] if "envvars" in extra else []
    parts += [f"standaard: {extra['default']}"] if "default" in extra else []
    text = param.help or ""
    return record[0], f"{text}  [{'; '.join(parts)}]" if parts else text


def vertaald(error: click.UsageError) -> str:
    """A usage error in one Dutch line."""
    if isinstance(error, click.MissingParameter):
        return f"{_naam(error)} ontbreekt"
    if isinstance(error, click.BadParameter):
        return f"{_naam(error)}: {error.message}"
    if isinstance(error, click.NoSuchOption):
        return f"optie {error.option_name} bestaat niet{_bedoeld(error.possibilities)}"
    if isinstance(error, click.NoSuchCommand):
        return f"opdracht {error.command_name!r} bestaat niet{_bedoeld(error.possibilities)}"
    if isinstance(error, click.BadOptionUsage):
        return f"optie {error.option_name} staat verkeerd: zij vraagt om een waarde, of juist niet"
    if error.message.startswith(gettext.gettext("Got unexpected extra argument")[:12]):
        return "er staan te veel argumenten op de opdrachtregel"
    return error.message


def _bedoeld(possibilities: list[str] | None) -> str:
    return f"; bedoel je {' of '.join(possibilities)}?" if possibilities else ""


def _naam(error: click.BadParameter) -> str:
    param = error.param
    if isinstance(param, click.Option):
        return f"optie {param.opts[-1]}"
    if param is not None:
        return f"argument {param.make_metavar(error.ctx) if error.ctx else param.name}"
    return str(error.param_hint or "een waarde")
