"""Hold a file of the delivery against its grammar (or the official schemas that the user mounted)."""

from simulator.aanlevering.grammatica import GrammaticaVersies, Overtreding, Soort, controleer
from simulator.aanlevering.levering import Levering
from simulator.profielen import Profiel

MAXIMAAL = 200  # form errors per file


def versies(profiel: Profiel) -> GrammaticaVersies:
    """The grammar versions that the profile names."""
    bekend = {naam: versie for naam, versie in profiel.grammatica.items() if naam in GrammaticaVersies._fields}
    return GrammaticaVersies(**bekend)


def vormfouten(levering: Levering, profiel: Profiel, soort: Soort, naam: str) -> list[Overtreding]:
    """Why this file is no XML, or what is wrong with its form; empty when it is valid or not in the package."""
    if naam in levering.onleesbaar:
        reden, regel = levering.onleesbaar[naam]
        return [Overtreding(regel or 0, "", reden)]
    root = levering.trees.get(naam)
    if root is None:
        return []
    return controleer(soort, root, versies=versies(profiel), schemas=levering.schemas, maximaal=MAXIMAAL)


def waar(fout: Overtreding) -> str:
    """` (regel 12)` for in a message; empty when the line is not known."""
    return f" (regel {fout.regel})" if fout.regel else ""
