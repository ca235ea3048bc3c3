"""Fill in the generated parts of the documentation; `--check` says which are stale. Nothing else in a page is touched.

A generated part stands between `<!-- begin NAME -->` and `<!-- eind NAME -->`.
"""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from simulator.cli import lto  # noqa: E402
from simulator.cli.draaien import option_name  # noqa: E402
from simulator.settings import SETTINGS  # noqa: E402

METHODS = ("get", "put", "post", "delete")
WIDTH = 100


def instellingen() -> str:
    """The table of settings."""
    rows = ["| variabele | optie van `lto run` | standaard | betekenis |", "|---|---|---|---|"]
    for setting in SETTINGS:
        default = f"`{setting.default}`" if setting.default not in (None, ()) else "–"
        rows.append(f"| `{setting.variable}` | `{option_name(setting)}` | {default} | {_cell(setting.help)} |")
    return "\n".join(rows)


def opdrachten() -> str:
    """The help of every command, as the command itself shows it."""
    context = click.Context(lto, info_name="lto", terminal_width=WIDTH, max_content_width=WIDTH)
    return "\n\n".join(_command_help(command, context) for command in commands(lto, context))


def commands(group: click.Group, context: click.Context) -> list[click.Command]:
    """The commands of a group, in the order of its help."""
    return [command for name in group.list_commands(context) if (command := group.get_command(context, name))]


def _command_help(command: click.Command, parent: click.Context) -> str:
    context = click.Context(
        command, info_name=command.name, parent=parent, terminal_width=WIDTH, max_content_width=WIDTH
    )
    depth = context.command_path.count(" ") + 1
    parts = [f"{'#' * (depth + 1)} {context.command_path}\n\n```text\n{command.get_help(context)}\n```"]
    if isinstance(command, click.Group):
        parts += [_command_help(below, context) for below in commands(command, context)]
    return "\n\n".join(parts)


def routes() -> str:
    """The table of `/_lto` routes with the summaries of the OpenAPI document."""
    text = (ROOT / "openapi" / "lto-v1.yaml").read_text("utf-8")
    document: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    rows = ["| route | doet |", "|---|---|"]
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                rows.append(f"| `{method.upper()} /_lto{path}` | {_cell(item[method]['summary'])} |")
    return "\n".join(rows)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


PARTS: dict[str, tuple[str, Callable[[], str]]] = {
    "instellingen": ("docs/instellingen.md", instellingen),
    "opdrachten": ("docs/cli.md", opdrachten),
    "routes": ("docs/besturing.md", routes),
}


def filled(name: str) -> tuple[Path, str, str]:
    """Of a generated part: its page, the text as it is, and as it should be."""
    page, make = PARTS[name]
    path = ROOT / page
    text = path.read_text("utf-8")
    begin, end = f"<!-- begin {name} -->", f"<!-- eind {name} -->"
    pattern = re.compile(f"{re.escape(begin)}.*{re.escape(end)}", re.DOTALL)
    if not pattern.search(text):
        raise SystemExit(f"{page} has no part {begin} … {end}")
    return path, text, pattern.sub(lambda _: f"{begin}\n{make()}\n{end}", text)


def main() -> int:
    """Write what is stale, or with `--check` only name it and exit 1."""
    stale = []
    for name in PARTS:
        path, text, wanted = filled(name)
        if text != wanted:
            stale.append(path.relative_to(ROOT).as_posix())
            if "--check" not in sys.argv:
                path.write_text(wanted, "utf-8")
    if "--check" in sys.argv and stale:
        print(f"stale: {', '.join(stale)}; renew with: make docs")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
