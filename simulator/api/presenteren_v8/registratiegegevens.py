"""Version number and time lines, as every version of every object carries them."""

from typing import Any, cast

from simulator.omgevingsdocument.records import OWOBJECT, Owobject, Versie
from simulator.omgevingsdocument.tijdlijn import Tijdreis, einden
from simulator.store import Stand


def registratiegegevens(
    versie: Versie, eind_geldigheid: str | None = None, eind_registratie: str | None = None
) -> dict[str, Any]:
    """The fields of a version; the ends only where there are ends."""
    gegevens: dict[str, Any] = {
        "versie": versie["versie"],
        "beginInwerking": versie["beginInwerking"],
        "beginGeldigheid": versie["beginGeldigheid"],
        "tijdstipRegistratie": versie["tijdstipRegistratie"],
    }
    if eind_geldigheid:
        gegevens["eindGeldigheid"] = eind_geldigheid
    if eind_registratie:
        gegevens["eindRegistratie"] = eind_registratie
    return gegevens


def van_object(stand: Stand, ow: Owobject, moment: Tijdreis) -> dict[str, Any]:
    """Those of an OW object, with the ends that its later versions gave it."""
    eind = einden(_versies(stand)[ow["identificatie"]], ow, moment.beschikbaar_op)
    return registratiegegevens(ow, eind.eind_geldigheid, eind.eind_registratie)


def _versies(stand: Stand) -> dict[str, list[Owobject]]:
    def build(eigen: Stand) -> dict[str, list[Owobject]]:
        versies: dict[str, list[Owobject]] = {}
        for record in eigen.all(OWOBJECT):
            versies.setdefault(record["identificatie"], []).append(cast(Owobject, record))
        return versies

    return stand.memo("presenteren_v8.objectversies", (OWOBJECT,), build)
