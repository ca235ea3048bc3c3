"""`lto status`, `reset`, `profiel` and `klok`: what runs, and how it is set."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import click

from simulator.cli.exitcodes import GEBRUIK
from simulator.cli.opmaak import Mislukt, opdracht
from simulator.cli.uitvoer import console, tabel, toon_json
from simulator.cli.verbinding import simulator, simulator_opties
from simulator.cli.waarden import Regelstand

als_json_optie = click.option("--json", "als_json", is_flag=True, help="Toon het antwoord als JSON.")


@opdracht("status")
@als_json_optie
@simulator_opties
def status(*, als_json: bool, url: str, omgeving: str | None) -> None:
    """Toon wat er draait: versie, profiel, klok, API's met hun basis-URL, zaad.

    \b
    Voorbeelden:
      lto status
      lto status --url http://localhost:32768 --omgeving job7
      lto status --json | jq -r '.apis[].basispad'
    """
    with simulator(url, omgeving) as lto:
        info = lto.info()
        basis = lto.basis_url
    if als_json:
        toon_json(info)
        return
    klok = info["klok"]
    screen = console()
    screen.print(f"LTO-simulator {info['versie']} op {basis}, omgeving {info['omgeving']}")
    screen.print(f"profiel  {info['profiel']['profiel']}: {info['profiel']['omschrijving']}")
    screen.print(f"klok     {_klok_tekst(klok)}")
    for waarschuwing in info.get("waarschuwingen", ()):
        screen.print(f"let op   {waarschuwing}")
    opslag = info["opslag"]
    screen.print(f"opslag   {opslag['soort']}{' ' + opslag['map'] if opslag.get('map') else ''}")
    zaad = ", ".join(f"{aantal} {soort}" for soort, aantal in info["zaad"]["aantallen"].items())
    screen.print(f"zaad     {zaad or 'leeg'}")
    rows = ((f"{api['naam']}-v{api['versie']}", api["documentversie"], basis + api["basispad"]) for api in info["apis"])
    screen.print(tabel(("API", "versie", "basis-URL"), rows))


@opdracht("reset")
@simulator_opties
def reset(*, url: str, omgeving: str | None) -> None:
    """Zet de simulator terug naar het zaad en naar de instellingen van de start. Snapshots blijven.

    \b
    Voorbeelden:
      lto reset
      lto reset --omgeving job7
    """
    with simulator(url, omgeving) as lto:
        lto.reset()
    click.echo("Teruggezet naar het zaad.")


@opdracht("profiel")
@click.argument("naam", required=False, metavar="[NAAM]")
@click.option("--regel", "regels", multiple=True, type=Regelstand(), help="Laat een regel anders tellen; mag vaker.")
@click.option("--start", is_flag=True, help="Terug naar het profiel van de start.")
@als_json_optie
@simulator_opties
def profiel(
    *,
    naam: str | None,
    regels: Sequence[tuple[str, str]],
    start: bool,
    als_json: bool,
    url: str,
    omgeving: str | None,
) -> None:
    """Toon of kies het profiel. Wat je kiest vervangt wat eerder was gezet, ook de regels.

    \b
    Voorbeelden:
      lto profiel                                     toon wat geldt
      lto profiel productie                           alleen versie X
      lto profiel --regel LVBB1580=uit --regel OZON0013=waarschuwing
      lto profiel --start                             terug naar het begin
    """
    if start and (naam or regels):
        raise Mislukt("--start gaat niet samen met een profiel of regels", GEBRUIK)
    with simulator(url, omgeving) as lto:
        if start:
            gegevens = lto.stuur("PUT", "/_lto/profiel", {})
        elif naam or regels:
            gekozen = naam or lto.stuur("GET", "/_lto/profiel")["profiel"]
            gegevens = lto.stuur("PUT", "/_lto/profiel", {"profiel": gekozen, "regels": dict(regels)})
        else:
            gegevens = lto.stuur("GET", "/_lto/profiel")
    if als_json:
        toon_json(gegevens)
        return
    screen = console()
    screen.print(f"{gegevens['profiel']}: {gegevens['omschrijving']}")
    screen.print(f"bekend: {', '.join(gegevens['bekend'])}")
    if gegevens["regels"]:
        screen.print(tabel(("regel", "telt als"), gegevens["regels"].items()))


@opdracht("klok")
@click.argument("tijd", required=False, metavar="[TIJDSTIP|echt]")
@click.option("--stil", is_flag=True, help="Laat de klok stilstaan op het tijdstip.")
@click.option("--verder", metavar="DUUR", help="Zet de klok zoveel verder (ISO 8601): P1D, PT2H30M.")
@als_json_optie
@simulator_opties
def klok(
    *,
    tijd: str | None,
    stil: bool,
    verder: str | None,
    als_json: bool,
    url: str,
    omgeving: str | None,
) -> None:
    """Toon of zet de klok van de simulator.

    \b
    Voorbeelden:
      lto klok                                  hoe laat het is
      lto klok 2025-10-16T09:00:00+02:00        zet de klok; hij loopt door
      lto klok 2025-10-16 --stil                begin van die dag, en stil
      lto klok --verder P1D                     een dag verder
      lto klok echt                             de echte tijd
    """
    if tijd and verder:
        raise Mislukt("geef een tijdstip of --verder, niet allebei", GEBRUIK)
    if stil and not tijd:
        raise Mislukt("--stil vraagt om een tijdstip", GEBRUIK)
    with simulator(url, omgeving) as lto:
        if verder:
            gegevens = lto.stuur("POST", "/_lto/klok/verder", {"duur": verder})
        elif tijd:
            moment = None if tijd == "echt" else _tijdstip(tijd)
            gegevens = lto.stuur("PUT", "/_lto/klok", {"tijd": moment, "loopt": not stil})
        else:
            gegevens = lto.stuur("GET", "/_lto/klok")
    if als_json:
        toon_json(gegevens)
    else:
        click.echo(_klok_tekst(gegevens))


def _tijdstip(text: str) -> str:
    """An instant for the simulator; a bare date or time is Dutch time."""
    from zoneinfo import ZoneInfo

    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Mislukt(f"{text!r} is geen tijdstip; verwacht 2025-10-16T09:00:00+02:00 of 2025-10-16", GEBRUIK) from None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo("Europe/Amsterdam"))
    return moment.isoformat()


def _klok_tekst(gegevens: dict[str, Any]) -> str:
    tijd = re.sub(r"\.\d+", "", str(gegevens["tijd"]))
    return f"{tijd} ({'echte tijd' if gegevens['echt'] else 'loopt' if gegevens['loopt'] else 'staat stil'})"
