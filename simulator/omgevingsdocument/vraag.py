"""What the read APIs ask: versions on three time axes, their text and OW objects, and what lies at a place.

All answers are records (or parts of them) as in `records`; no HTTP, no presentation. Sources: facts/presenteren.md 2.6
and 3, facts/aanlevering-stop.md 8. This is the door of the package; what belongs to a piece of text or a place is asked
of `annotaties`.
"""

from simulator.omgevingsdocument.plaats import geometrie_identificatie, locaties_op, regelingen_op
from simulator.omgevingsdocument.tijdlijn import Tijdreis
from simulator.omgevingsdocument.versies import (
    Voorkomen,
    componenten,
    kanoniek,
    laatste_owobject,
    owobject,
    owobjecten,
    path_id,
    regeling,
    regelingen,
    regelingsgebieden,
    structuur,
    voorkomens,
)

__all__ = [
    "Tijdreis",
    "Voorkomen",
    "componenten",
    "geometrie_identificatie",
    "kanoniek",
    "laatste_owobject",
    "locaties_op",
    "owobject",
    "owobjecten",
    "path_id",
    "regeling",
    "regelingen",
    "regelingen_op",
    "regelingsgebieden",
    "structuur",
    "voorkomens",
]
