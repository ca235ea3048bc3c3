"""`lto regels`: what a validation rule says and why it fires."""

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
      lto regels --json | jq -r '.[] | select(.familie == "LVBB3") | .code'
    """
    with simulator(url, omgeving) as lto:
        if code:
            regel = lto.stuur("GET", f"/_lto/validatieregels/{code}")
        else:
            regel = None
            lijst = lto.stuur("GET", "/_lto/validatieregels")["regels"]
    if regel is not None:
        regel.pop("_links", None)
        if als_json:
            toon_json(regel)
            return
        regel["uitgevoerd"] = "ja" if regel["uitgevoerd"] else "nog niet"
        console().print(tabel(("", ""), regel.items()))
        return
    lijst = [r for r in lijst if r["uitgevoerd"] or not uitgevoerd]
    if als_json:
        toon_json(lijst)
        return
    screen = console()
    rows = ((r["code"], r["fase"], r["ernst"], "ja" if r["uitgevoerd"] else "–", r["omschrijving"]) for r in lijst)
    screen.print(tabel(("code", "fase", "ernst", "uitgevoerd", "regel"), rows))
    screen.print(f"{len(lijst)} regels, {sum(r['uitgevoerd'] for r in lijst)} uitgevoerd")
