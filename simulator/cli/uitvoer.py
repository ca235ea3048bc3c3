"""What commands print: tables for people, JSON for programs."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

KLEUREN = {"fout": "red", "waarschuwing": "yellow", "informatie": "cyan"}


def console(*, stderr: bool = False) -> "Console":
    """Where text for people goes: coloured on a terminal, plain and unbroken in a pipe or log."""
    from rich.console import Console

    made = Console(stderr=stderr, highlight=False)
    return made if made.is_terminal else Console(stderr=stderr, highlight=False, width=200, soft_wrap=False)


def toon_json(content: Any) -> None:
    """JSON on stdout."""
    json.dump(content, sys.stdout, indent=2, ensure_ascii=False)
    sys.stdout.write("\n")


def tabel(koppen: Sequence[str], rijen: Iterable[Sequence[Any]]) -> "Table":
    """A table, without `koppen` one without a head; None becomes a dash.

    Cells are text, never markup: file names may hold brackets.
    """
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(*koppen, box=SIMPLE_HEAD if koppen else None, pad_edge=False, show_header=bool(koppen))
    for rij in rijen:
        table.add_row(*(cel if isinstance(cel, Text) else Text("–" if cel is None else str(cel)) for cel in rij))
    return table


def meldingen_tabel(meldingen: Sequence[Mapping[str, Any]]) -> "Table":
    """The findings of a delivery, coloured by ernst."""
    from rich.text import Text

    return tabel(
        ("ernst", "code", "melding", "waar"),
        (
            (
                Text(str(m["ernst"]), KLEUREN.get(str(m["ernst"]), "")),
                m["code"],
                m["beschrijving"],
                waar(m),
            )
            for m in meldingen
        ),
    )


def waar(melding: Mapping[str, Any]) -> str:
    """Where a finding is: file and line, else the place in the document."""
    bestand, regel = melding.get("bestand"), melding.get("regel")
    if bestand and regel:
        return f"{bestand}:{regel}"
    return str(bestand or melding.get("xpath") or "–")
