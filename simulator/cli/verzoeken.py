"""`lto journaal` and `lto storing`: see the requests that came, and make them fail."""

from typing import Any

import click

from simulator.cli.besturen import als_json_optie
from simulator.cli.exitcodes import GEBRUIK
from simulator.cli.opmaak import Mislukt, groep, opdracht
from simulator.cli.uitvoer import console, tabel, toon_json
from simulator.cli.verbinding import simulator, simulator_opties
from simulator.cli.waarden import Getal


@opdracht("journaal")
@click.option("--pad", metavar="PATROON", help="Alleen paden die zo beginnen; * staat voor wat dan ook.")
@click.option("--methode", metavar="METHODE", help="Alleen deze HTTP-methode.")
@click.option("--status", type=Getal(100, 599), metavar="CODE", help="Alleen antwoorden met deze status.")
@click.option("--aantal", type=Getal(1, 200), default=20, show_default=True, help="Zoveel verzoeken, de laatste eerst.")
@click.option("--leeg", is_flag=True, help="Maak het journaal leeg.")
@als_json_optie
@simulator_opties
def journaal(
    *,
    pad: str | None,
    methode: str | None,
    status: int | None,
    aantal: int,
    leeg: bool,
    als_json: bool,
    url: str,
    omgeving: str | None,
) -> None:
    """Toon de laatste verzoeken die de simulator kreeg, met de status van het antwoord.

    \b
    Voorbeelden:
      lto journaal
      lto journaal --status 400 --json
      lto journaal --pad '/publiek/*/regelingen' --methode GET --aantal 50
      lto journaal --leeg
    """
    filters: dict[str, Any] = {"pad": pad, "methode": methode and methode.upper(), "status": status, "size": aantal}
    with simulator(url, omgeving) as lto:
        if leeg:
            lto.stuur("DELETE", "/_lto/journaal")
            click.echo("Het journaal is leeg.")
            return
        verzoeken = lto.journaal(**{naam: waarde for naam, waarde in filters.items() if waarde is not None})
    if als_json:
        toon_json(verzoeken)
        return
    rows = (
        (
            v["tijd"],
            v["methode"],
            v["pad"] + (f"?{v['query']}" if v["query"] else ""),
            v["status"],
            f"{v['duur_ms']:.0f} ms",
        )
        for v in verzoeken
    )
    console().print(tabel(("tijd", "methode", "pad", "status", "duur"), rows))


@groep("storing")
def storing() -> None:
    """Laat de API's haperen: vertraging, foutstatus, verbroken verbinding of een half antwoord.

    \b
    Voorbeelden:
      lto storing zet '/publiek/*' --status 503 --keer 2
      lto storing zet /publiek/omgevingsdocumenten --vertraging 3000 --kans 0.5
      lto storing lijst
      lto storing wis
    """


@storing.command("lijst")
@als_json_optie
@simulator_opties
def lijst(*, als_json: bool, url: str, omgeving: str | None) -> None:
    """Toon de storingen die gelden, met hoe vaak ze optraden.

    \b
    Voorbeeld:
      lto storing lijst
    """
    with simulator(url, omgeving) as lto:
        storingen = lto.stuur("GET", "/_lto/storingen")["storingen"]
    if als_json:
        toon_json(storingen)
    elif not storingen:
        click.echo("Er gelden geen storingen.")
    else:
        rows = (
            (s["pad"], s.get("methode"), _gevolg(s), s.get("kans", 1), s.get("keer"), s["opgetreden"])
            for s in storingen
        )
        console().print(tabel(("pad", "methode", "gevolg", "kans", "keer", "opgetreden"), rows))


@storing.command("zet")
@click.argument("pad", metavar="PAD")
@click.option("--methode", metavar="METHODE", help="Alleen deze HTTP-methode.")
@click.option("--status", type=Getal(400, 599), metavar="CODE", help="Antwoord met deze foutstatus.")
@click.option("--vertraging", type=Getal(0, 60000), metavar="MS", help="Wacht zoveel milliseconden.")
@click.option("--verbreek", is_flag=True, help="Verbreek de verbinding zonder antwoord.")
@click.option("--misvormd", is_flag=True, help="Geef een body die halverwege stopt.")
@click.option("--kans", type=Getal(0, 1, heel=False), metavar="0..1", help="Kans dat het gebeurt; standaard altijd.")
@click.option("--keer", type=Getal(1, 1000000), metavar="N", help="Hoogstens zo vaak.")
@simulator_opties
def zet(
    *,
    pad: str,
    methode: str | None,
    status: int | None,
    vertraging: int | None,
    verbreek: bool,
    misvormd: bool,
    kans: float | None,
    keer: int | None,
    url: str,
    omgeving: str | None,
) -> None:
    """Voeg een storing toe voor paden die zo beginnen; * staat voor wat dan ook.

    \b
    Voorbeelden:
      lto storing zet '/publiek/*/regelingen' --status 503 --keer 2
      lto storing zet /overheid --verbreek --methode POST
    """
    if status is None and vertraging is None and not verbreek and not misvormd:
        raise Mislukt("zeg wat er misgaat: --status, --vertraging, --verbreek of --misvormd", GEBRUIK)
    fields: dict[str, Any] = {
        "pad": pad,
        "methode": methode and methode.upper(),
        "status": status,
        "vertraging_ms": vertraging,
        "verbreek": verbreek or None,
        "misvormd": misvormd or None,
        "kans": kans,
        "keer": keer,
    }
    new = {naam: waarde for naam, waarde in fields.items() if waarde is not None}
    with simulator(url, omgeving) as lto:
        present = lto.stuur("GET", "/_lto/storingen")["storingen"]
        lto.storingen([*({k: v for k, v in s.items() if k != "opgetreden"} for s in present), new])
    click.echo(f"Storing op {pad}: {_gevolg(new)}")


@storing.command("wis")
@simulator_opties
def wis(*, url: str, omgeving: str | None) -> None:
    """Hef alle storingen op.

    \b
    Voorbeeld:
      lto storing wis
    """
    with simulator(url, omgeving) as lto:
        lto.stuur("DELETE", "/_lto/storingen")
    click.echo("Er gelden geen storingen meer.")


def _gevolg(storing: dict[str, Any]) -> str:
    parts = [
        f"{storing['vertraging_ms']} ms wachten" if storing.get("vertraging_ms") else "",
        f"status {storing['status']}" if storing.get("status") else "",
        "verbinding verbreken" if storing.get("verbreek") else "",
        "half antwoord" if storing.get("misvormd") else "",
    ]
    return ", ".join(part for part in parts if part)
