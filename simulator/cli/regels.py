"""`lto regels`: what a validation rule says and why it fires."""

from typing import Any

import click

from simulator.cli.besturen import als_json_optie
from simulator.cli.exitcodes import GEEN_SIMULATOR
from simulator.cli.opmaak import Mislukt, opdracht
from simulator.cli.uitvoer import console, tabel, toon_json
from simulator.cli.verbinding import Onbereikbaar, simulator, simulator_opties


@opdracht("regels")
@click.argument("code", required=False, metavar="[CODE]")
@click.option("--uitgevoerd", is_flag=True, help="Alleen de regels die de simulator uitvoert.")
@als_json_optie
@simulator_opties
def regels(*, code: str | None, uitgevoerd: bool, als_json: bool, url: str, omgeving: str | None) -> None:
    """Leg een validatieregel uit, of toon alle regels die de simulator kent.

    Werkt ook zonder simulator; hoe een regel nu telt (`stand`), weet alleen een simulator die draait.

    \b
    Voorbeelden:
      lto regels LVBB1580
      lto regels --uitgevoerd
      lto regels --json | jq -r '.[] | select(.familie == "LVBB") | .code'
    """
    query = "?geimplementeerd=true" if uitgevoerd else ""
    try:
        with simulator(url, omgeving) as lto:
            gevonden = lto.validatieregel(code) if code else lto.stuur("GET", f"/_lto/validatieregels{query}")
    except Onbereikbaar:
        gevonden = _zonder_simulator(code, uitgevoerd)
    if code:
        _toon_regel(gevonden, als_json)
        return
    lijst = gevonden["regels"]
    if als_json:
        toon_json(lijst)
        return
    rows = ((r["code"], r["fase"], r["ernst"], "ja" if r["geimplementeerd"] else "–", r["waarom"]) for r in lijst)
    screen = console()
    screen.print(tabel(("code", "fase", "ernst", "uitgevoerd", "wanneer"), rows))
    screen.print(f"{len(lijst)} regels, {sum(r['geimplementeerd'] for r in lijst)} uitgevoerd")


def _zonder_simulator(code: str | None, uitgevoerd: bool) -> dict[str, Any]:
    """What the register says of itself: the same answers, without `stand` and links."""
    from simulator.aanlevering.regels import register
    from simulator.api.lto_v1.validatieregels import lijkt_op

    click.echo("Er draait geen simulator: hoe de regels in het profiel tellen, staat er niet bij.", err=True)
    if code is None:
        alle = register.regels()
        return {"regels": [regel.als_dict() for regel in alle if regel.geimplementeerd or not uitgevoerd]}
    try:
        return register.regel(code).als_dict()
    except KeyError:
        raise Mislukt(f"er is geen regel {code!r}; {lijkt_op(code)}", GEEN_SIMULATOR) from None


def _toon_regel(regel: dict[str, Any], als_json: bool) -> None:
    if als_json:
        toon_json(regel)
        return
    shown = {name: "ja" if value is True else "nee" if value is False else value for name, value in regel.items()}
    console().print(tabel((), ((name, value) for name, value in shown.items() if name != "_links")))
