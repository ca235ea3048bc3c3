"""`lto lever-aan` and `lto valideer`: judge packages, with or without a running simulator."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from simulator.cli.exitcodes import AFGEKEURD, GEBRUIK, GOED, NIET_KLAAR
from simulator.cli.opmaak import Mislukt, opdracht
from simulator.cli.uitvoer import console, meldingen_tabel, toon_json
from simulator.cli.verbinding import simulator, simulator_opties
from simulator.cli.waarden import Bestand, Getal, Regelstand, lees_bestand

GOEDE_UITKOMSTEN = ("gepubliceerd", "valide", "ok")


@dataclass
class Keuring:
    """What became of one package. `uitkomst` is empty while the simulator is still at it."""

    bestand: str
    uitkomst: str
    meldingen: list[dict[str, Any]]
    seconden: float
    aanlevering: dict[str, Any] = field(default_factory=dict)

    @property
    def goed(self) -> bool:
        """Whether the package was accepted."""
        return self.uitkomst in GOEDE_UITKOMSTEN


def _uitvoer_opties(function: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option("--junit", type=Path, metavar="BESTAND", help="Schrijf de uitkomst ook als JUnit-XML (voor CI)."),
        click.option("--json", "als_json", is_flag=True, help="Toon de uitkomst als JSON in plaats van als tabel."),
        click.argument("pakketten", nargs=-1, required=True, type=Bestand(), metavar="ZIP…"),
    ):
        function = option(function)
    return function


@opdracht("lever-aan")
@_uitvoer_opties
@click.option(
    "--wacht", type=Getal(0, 3600), default=60, show_default=True, metavar="SECONDEN",
    help="Zo lang wachten tot een aanlevering klaar is (bij LTO_VERWERKING=vertraagd).",
)  # fmt: skip
@simulator_opties
def lever_aan(
    *,
    pakketten: Sequence[Path],
    als_json: bool,
    junit: Path | None,
    wacht: int,
    url: str,
    omgeving: str | None,
) -> int:
    """Lever STOP-pakketten aan bij een draaiende simulator, in de gegeven volgorde.

    \b
    Voorbeelden:
      lto lever-aan besluit.zip
      lto lever-aan 01-initieel.zip 02-wijziging.zip --omgeving job7
      lto lever-aan *.zip --junit meldingen.xml
      lto lever-aan besluit.zip --json | jq '.[0].meldingen[].code'

    De exitcode is 0 als elk pakket is geaccepteerd (gepubliceerd of valide), 1 als er een is afgekeurd, 3 als de
    simulator niet bereikbaar is en 4 als een aanlevering na het wachten nog niet klaar is.
    """
    with simulator(url, omgeving) as lto:

        def keur(pakket: Path) -> Keuring:
            begin = time.monotonic()
            aanlevering = lto.lever_aan(lees_bestand(pakket))
            while not aanlevering.uitkomst and time.monotonic() - begin < wacht:
                time.sleep(0.5)
                aanlevering = lto.aanlevering(aanlevering.id)
            meldingen = [dict(melding) for melding in aanlevering.meldingen]
            gegevens = {**aanlevering.gegevens}
            return Keuring(str(pakket), aanlevering.uitkomst, meldingen, time.monotonic() - begin, gegevens)

        return _verwerk(pakketten, keur, als_json, junit)


@opdracht("valideer")
@_uitvoer_opties
@click.option(
    "--profiel", default="lto", show_default=True, metavar="NAAM", help="Profiel, of het pad van een eigen profiel."
)
@click.option("--klok", metavar="TIJDSTIP", help="Keur alsof het dan is; zonder deze optie geldt de echte tijd.")
@click.option("--regel", "regels", multiple=True, type=Regelstand(), help="Laat een regel anders tellen; mag vaker.")
def valideer(
    *,
    pakketten: Sequence[Path],
    als_json: bool,
    junit: Path | None,
    profiel: str,
    klok: str | None,
    regels: Sequence[tuple[str, str]],
) -> int:
    """Keur STOP-pakketten zonder simulator: elk pakket apart, tegen het zaad. Er wordt niets vastgelegd.

    \b
    Voorbeelden:
      lto valideer besluit.zip
      lto valideer besluit.zip --profiel productie --klok 2026-01-15T09:00:00+01:00
      lto valideer *.zip --regel LVBB1580=uit --junit meldingen.xml

    De exitcode is 0 als elk pakket valide is en 1 als er een is afgekeurd. Een pakket dat voortbouwt op een eerdere
    aanlevering, keur je met lever-aan: valideer kent alleen het zaad.
    """
    from simulator.aanlevering.verwerking import valideer as keur_pakket
    from simulator.clock import real_now
    from simulator.profielen import ProfielError, read_profiel

    try:
        gekozen = read_profiel(profiel).met_regels(dict(regels))
    except ProfielError as error:
        raise Mislukt(str(error), GEBRUIK) from None
    moment = _tijdstip(klok) if klok else real_now()
    stand = _zaad()

    def keur(pakket: Path) -> Keuring:
        begin = time.monotonic()
        uitkomst, meldingen = keur_pakket(lees_bestand(pakket), stand, gekozen, moment)
        return Keuring(str(pakket), uitkomst, [asdict(melding) for melding in meldingen], time.monotonic() - begin)

    return _verwerk(pakketten, keur, als_json, junit, _hoeveel_regels)


def _hoeveel_regels() -> str:
    """What `valide` is worth: no package is refused by a rule of the chain that is not there."""
    from simulator.aanlevering.regels.register import regels

    alle = [regel for regel in regels() if regel.bron == "keten"]
    gebouwd = f"{sum(regel.geimplementeerd for regel in alle)} van de {len(alle):,}".replace(",", ".")
    return f"{gebouwd} regels zijn gebouwd; zie docs/getrouwheid.md"


def _zaad() -> Any:
    """The stand of the seed alone."""
    from simulator.store import Store
    from simulator.store.seed import SeedFile
    from simulator.zaad.compile import ARTEFACT, SeedRefused, bring_up_to_date

    try:
        bring_up_to_date()
        return Store(SeedFile(ARTEFACT)).tenant("valideer").stand
    except (SeedRefused, OSError, ValueError) as error:
        raise Mislukt(str(error), GEBRUIK) from None


def _tijdstip(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise Mislukt(f"--klok {text!r} kan niet: verwacht een tijdstip als 2026-01-15T09:00:00+01:00", GEBRUIK)
    return moment


def _verwerk(
    pakketten: Sequence[Path],
    keur: Callable[[Path], Keuring],
    als_json: bool,
    junit: Path | None,
    voorbehoud: Callable[[], str] | None = None,
) -> int:
    """Judge one after the other and show each as soon as it is known; the exit code.

    `voorbehoud` gives the line below the list when a package was found good.
    """
    keuringen = []
    for keuring in _met_voortgang(pakketten, keur):
        keuringen.append(keuring)
        if not als_json:
            _toon(keuring)
    if als_json:
        toon_json([{**asdict(keuring), "goed": keuring.goed} for keuring in keuringen])
    if junit is not None:
        from simulator.cli.junit import schrijf_junit

        try:
            schrijf_junit(junit, keuringen)
        except OSError as error:
            raise Mislukt(f"--junit {junit} kan niet worden geschreven: {error.strerror}", GEBRUIK) from None
    if not als_json and len(keuringen) > 1:
        console().print(f"{sum(k.goed for k in keuringen)} van {len(keuringen)} pakketten geaccepteerd")
    if voorbehoud is not None and not als_json and any(keuring.goed for keuring in keuringen):
        console().print(voorbehoud())
    if any(keuring.uitkomst and not keuring.goed for keuring in keuringen):
        return AFGEKEURD
    return GOED if all(keuring.goed for keuring in keuringen) else NIET_KLAAR


def _met_voortgang(pakketten: Sequence[Path], keur: Callable[[Path], Keuring]) -> Iterator[Keuring]:
    """Judge each package; a line on the terminal says which one is being judged, and how many are left."""
    screen = console(stderr=True)
    for number, pakket in enumerate(pakketten, 1):
        if screen.is_terminal:
            with screen.status(f"{pakket.name} ({number} van {len(pakketten)})"):
                keuring = keur(pakket)
        else:
            keuring = keur(pakket)
        yield keuring


def _toon(keuring: Keuring) -> None:
    from rich.text import Text

    colour = "green" if keuring.goed else "red" if keuring.uitkomst else "yellow"
    screen = console()
    screen.print(
        Text.assemble(
            (keuring.uitkomst or "nog niet klaar", f"bold {colour}"), f"  {keuring.bestand}  ({keuring.seconden:.1f} s)"
        )
    )
    if keuring.meldingen:
        screen.print(meldingen_tabel(keuring.meldingen))
