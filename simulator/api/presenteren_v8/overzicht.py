"""The regelingen that show at one moment, with what is needed to filter, sort and present them fast."""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from simulator.api.kast import SOORTEN, Kast
from simulator.api.presenteren_v8 import regeling
from simulator.api.presenteren_v8.sjabloon import Invulling, Stukken, link, sjabloon, vul
from simulator.omgevingsdocument import vraag
from simulator.omgevingsdocument.records import Regelingversie
from simulator.omgevingsdocument.vraag import Tijdreis, Voorkomen
from simulator.store import Stand

PAGINAS = 16  # pages whose templates are kept per overview
INVULLINGEN = 4  # base URLs for which regelingen are kept as they are sent
MOMENTEN = 16  # moments of which the overview is kept per stand

SORTEERVELDEN: dict[str, Callable[[Regelingversie], str]] = {
    "identificatie": lambda versie: versie["work"],
    "registratietijdstip": lambda versie: versie["tijdstipRegistratie"],
    "geldigVanaf": lambda versie: versie["beginGeldigheid"],
    "inwerkingVanaf": lambda versie: versie["beginInwerking"],
}
STANDAARD = ("registratietijdstip",)


class Overzicht:
    """All that shows at `moment`; `voorkomens` in order of registration, the rest made when asked for."""

    def __init__(self, stand: Stand, moment: Tijdreis) -> None:
        self._stand = stand
        self.moment = moment
        self.voorkomens: tuple[Voorkomen, ...] = vraag.regelingen(stand, moment)
        self.versies = [voorkomen.versie for voorkomen in self.voorkomens]
        self.nummer = {versie["work"]: nummer for nummer, versie in enumerate(self.versies)}
        self._delen: dict[str, list[str]] = {}
        for versie in self.versies:
            hoofd = regeling.hoofdregeling(versie)
            if hoofd:
                self._delen.setdefault(hoofd, []).append(versie["work"])
        self._volgordes: dict[tuple[str, ...], list[int]] = {}
        self._rangen: dict[tuple[str, ...], dict[int, int]] = {}
        self._fragmenten: dict[tuple[int, bool, bool], bytes] = {}
        self._paginas: Kast[tuple[tuple[int, ...], bool, bool], Stukken] = Kast(PAGINAS)
        self._gevuld: Kast[Invulling, dict[tuple[int, bool, bool], bytes]] = Kast(INVULLINGEN)

    def volgorde(self, sortering: Sequence[str]) -> list[int]:
        """The numbers of all voorkomens in this order; later fields decide among equals, then order of registration."""
        velden = _velden(sortering)
        kept = self._volgordes.get(velden)
        if kept is None:
            kept = list(range(len(self.versies)))
            for veld in reversed(velden):
                waarde = SORTEERVELDEN[veld.lstrip("-")]
                kept.sort(key=lambda nummer: waarde(self.versies[nummer]), reverse=veld.startswith("-"))
            self._volgordes[velden] = kept
        return kept

    def van_works(self, works: AbstractSet[str], sortering: Sequence[str]) -> list[int]:
        """The numbers of these works in the order of `volgorde`."""
        velden = _velden(sortering)
        rang = self._rangen.get(velden)
        if rang is None:
            rang = self._rangen[velden] = {nummer: plaats for plaats, nummer in enumerate(self.volgorde(velden))}
        return sorted((self.nummer[work] for work in works if work in self.nummer), key=rang.__getitem__)

    def fragmenten(self, nummers: Iterable[int], expand: bool, primair: bool, waarden: Invulling) -> list[bytes]:
        """Regelingen as JSON, to be put together with commas."""
        if waarden.vraag:  # who travels asks each moment once: the page is kept, not what is filled in
            pagina = (tuple(nummers), expand, expand and primair)
            return [self._paginas.geef(pagina, lambda: self._stukken(*pagina)).vul(waarden)] if pagina[0] else []
        gevuld = self._gevuld.geef(waarden, dict)
        gevonden = []
        for nummer in nummers:
            sleutel = (nummer, expand, expand and primair)
            kept = gevuld.get(sleutel)
            if kept is None:
                kept = gevuld[sleutel] = vul(self._sjabloon(sleutel), waarden)
            gevonden.append(kept)
        return gevonden

    def _stukken(self, nummers: Iterable[int], expand: bool, primair: bool) -> Stukken:
        return Stukken(b",".join(self._sjabloon((nummer, expand, primair)) for nummer in nummers))

    def _sjabloon(self, sleutel: tuple[int, bool, bool]) -> bytes:
        kept = self._fragmenten.get(sleutel)
        if kept is None:
            nummer, expand, primair = sleutel
            kept = self._fragmenten[sleutel] = self._render(self.voorkomens[nummer], expand, primair)
        return kept

    def _render(self, voorkomen: Voorkomen, expand: bool, primair: bool) -> bytes:
        versie = voorkomen.versie
        hoofd = regeling.hoofdregeling(versie)
        embedded: dict[str, Any] | None = None
        if expand:
            embedded = regeling.ingebed(self._stand, versie["work"], self.moment, primair)
        return sjabloon(
            regeling.presenteer(
                voorkomen,
                deel_van=link(regeling.pad(hoofd)) if hoofd in self.nummer and hoofd else None,
                delen=[link(regeling.pad(work)) for work in self._delen.get(versie["work"], ())],
                opvolger_van=regeling.voorgangers(self._stand, versie),
                embedded=embedded,
            )
        )


def _velden(sortering: Sequence[str]) -> tuple[str, ...]:
    """Each field once: where it is named twice, the first counts."""
    eerste: dict[str, str] = {}
    for veld in sortering or STANDAARD:
        eerste.setdefault(veld.lstrip("-"), veld)
    return tuple(eerste.values())


def overzicht(stand: Stand, moment: Tijdreis) -> Overzicht:
    """The overview of this moment, kept with the stand; moments between which nothing changes share one."""
    kast: tuple[Stand, Kast[tuple[Tijdreis, Tijdreis], Overzicht]] = stand.memo(
        "presenteren_v8.overzichten", SOORTEN, lambda eigen: (eigen, Kast(MOMENTEN))
    )
    return kast[1].geef(vraag.kanoniek(kast[0], moment), lambda: Overzicht(kast[0], moment))
