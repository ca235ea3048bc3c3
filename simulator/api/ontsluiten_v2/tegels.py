"""Whether the vector tiles hold something of a document."""

from simulator.kaart.locaties import LAGEN
from simulator.omgevingsdocument import vraag
from simulator.omgevingsdocument.plaats import geometrie_identificatie, geometrieen_van, locatierefs
from simulator.omgevingsdocument.records import GEOMETRIE, Regelingversie
from simulator.omgevingsdocument.vraag import Tijdreis
from simulator.store import Stand


def heeft_tegels(stand: Stand, versie: Regelingversie, moment: Tijdreis) -> bool:
    """True when a locatie of the regeling, or one that its objects refer to, has a geometry: tiles hold those."""
    for ow in vraag.owobjecten(stand, versie["work"], moment).values():
        if ow["soort"] in LAGEN:
            naam = geometrie_identificatie(stand, ow)
            if naam and stand.get(GEOMETRIE, naam) is not None:
                return True
        elif any(
            stand.get(GEOMETRIE, naam) is not None
            for ref in locatierefs(ow)
            for naam in geometrieen_van(stand, ref, moment)
        ):
            return True
    return False
