"""`lto regels`: what a validation rule says and why it fires."""

from typing import Any

import click

from simulator.cli.besturen import als_json_optie
from simulator.cli.opmaak import opdracht
from simulator.cli.uitvoer import console, tabel, toon_json
from simulator.cli.verbinding import simulator, simulator_opties


@opdracht("regels")
@click.argument("code", required=False, metavar="[CODE]")
@click.option("--uitgevoerd", is_flag=True, help="Alleen de regels die de simulator uitvoert.")
@als_json_optie
@simulator_opties
def regels(*, code: str | None, uitgevoerd: bool, als_json: bool, url: str, omgeving: str | None) -> None:
    """Leg een validatieregel uit, of toon alle regels die de simulator kent.

    \b
    Voorbeelden:
      lto regels LVBB1580
      lto regels --uitgevoerd
      lto regels --json | jq -r '.[] | select(.familie == "LVBB") | .code'
    """
    query = "?geimplementeerd=true" if uitgevoerd else ""
    with simulator(url, omgeving) as lto:
        if code:
            _toon_regel(lto.validatieregel(code), als_json)
            return
        lijst = lto.stuur("GET", f"/_lto/validatieregels{query}")["regels"]
    if als_json:
        toon_json(lijst)
        return
    rows = ((r["code"], r["fase"], r["ernst"], "ja" if r["geimplementeerd"] else "–", r["waarom"]) for r in lijst)
    screen = console()
    screen.print(tabel(("code", "fase", "ernst", "uitgevoerd", "wanneer"), rows))
    screen.print(f"{len(lijst)} regels, {sum(r['geimplementeerd'] for r in lijst)} uitgevoerd")


def _toon_regel(regel: dict[str, Any], als_json: bool) -> None:
    if als_json:
        toon_json(regel)
        return
    shown = {name: "ja" if value is True else "nee" if value is False else value for name, value in regel.items()}
    console().print(tabel(("", ""), ((name, value) for name, value in shown.items() if name != "_links")))
