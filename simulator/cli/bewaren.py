"""`lto snapshot`: save the stand of the simulator and bring it back."""

from pathlib import Path

import click

from simulator.cli.besturen import als_json_optie
from simulator.cli.exitcodes import GEBRUIK
from simulator.cli.opmaak import Mislukt, groep
from simulator.cli.uitvoer import toon_json
from simulator.cli.verbinding import simulator, simulator_opties
from simulator.cli.waarden import Bestand, lees_bestand


@groep("snapshot")
def snapshot() -> None:
    """Bewaar alles wat is aangeleverd en ingesteld onder een naam, en zet het later terug.

    \b
    Voorbeelden:
      lto snapshot maak begin
      lto snapshot herstel begin
      lto snapshot haal begin begin.snapshot      naar een bestand
      lto snapshot zet begin begin.snapshot       uit een bestand, ook in een andere simulator
    """


@snapshot.command("lijst")
@als_json_optie
@simulator_opties
def lijst(*, als_json: bool, url: str, omgeving: str | None) -> None:
    """Toon de snapshots.

    \b
    Voorbeeld:
      lto snapshot lijst
    """
    with simulator(url, omgeving) as lto:
        snapshots = lto.stuur("GET", "/_lto/snapshots")["snapshots"]
    if als_json:
        toon_json(snapshots)
    elif not snapshots:
        click.echo("Er zijn geen snapshots.")
    else:
        for one in snapshots:
            click.echo(one["naam"])


@snapshot.command("maak")
@click.argument("naam", metavar="NAAM")
@simulator_opties
def maak(*, naam: str, url: str, omgeving: str | None) -> None:
    """Bewaar de toestand van nu; een snapshot met deze naam wordt vervangen.

    \b
    Voorbeeld:
      lto snapshot maak begin
    """
    with simulator(url, omgeving) as lto:
        lto.snapshot(naam)
    click.echo(f"Snapshot {naam} is bewaard.")


@snapshot.command("herstel")
@click.argument("naam", metavar="NAAM")
@simulator_opties
def herstel(*, naam: str, url: str, omgeving: str | None) -> None:
    """Zet de toestand van een snapshot terug.

    \b
    Voorbeeld:
      lto snapshot herstel begin
    """
    with simulator(url, omgeving) as lto:
        lto.herstel(naam)
    click.echo(f"Snapshot {naam} is teruggezet.")


@snapshot.command("verwijder")
@click.argument("naam", metavar="NAAM")
@simulator_opties
def verwijder(*, naam: str, url: str, omgeving: str | None) -> None:
    """Gooi een snapshot weg.

    \b
    Voorbeeld:
      lto snapshot verwijder begin
    """
    with simulator(url, omgeving) as lto:
        lto.verwijder_snapshot(naam)
    click.echo(f"Snapshot {naam} is weg.")


@snapshot.command("haal")
@click.argument("naam", metavar="NAAM")
@click.argument("bestand", type=Path, metavar="BESTAND")
@simulator_opties
def haal(*, naam: str, bestand: Path, url: str, omgeving: str | None) -> None:
    """Haal een snapshot op als bestand.

    \b
    Voorbeeld:
      lto snapshot haal begin begin.snapshot
    """
    with simulator(url, omgeving) as lto:
        data = lto.haal_snapshot(naam)
    try:
        bestand.write_bytes(data)
    except OSError as error:
        raise Mislukt(f"{bestand} kan niet worden geschreven: {error.strerror}", GEBRUIK) from None
    click.echo(f"Snapshot {naam} staat in {bestand} ({len(data)} bytes).")


@snapshot.command("zet")
@click.argument("naam", metavar="NAAM")
@click.argument("bestand", type=Bestand(), metavar="BESTAND")
@simulator_opties
def zet(*, naam: str, bestand: Path, url: str, omgeving: str | None) -> None:
    """Breng een snapshot uit een bestand in de simulator; herstel zet het daarna terug.

    \b
    Voorbeeld:
      lto snapshot zet begin begin.snapshot && lto snapshot herstel begin
    """
    with simulator(url, omgeving) as lto:
        lto.zet_snapshot(naam, lees_bestand(bestand))
    click.echo(f"Snapshot {naam} is ingelezen.")
