"""Small valid deliveries, each of a work of its own, made with the builder of the seed."""

from dataclasses import replace

from simulator.zaad.bronnen import Regel, werken
from simulator.zaad.pakket import pakket

KLOK = "2025-10-16T09:00:00+02:00"  # the day before their bekendmaking


def work(number: int) -> str:
    """FRBRWork of the regeling in package `number`."""
    return f"/akn/nl/act/mnre1034/2025/duurzaam{number}"


def small_package(number: int) -> bytes:
    """A publicatieOpdracht of an initial regeling, 8 kB, for a clock before 2025-10-17; needs the seed."""
    bron = next(werk for werk in werken() if werk["werk"].endswith("OOWATRXX1"))
    gegevens = {
        **bron.gegevens,
        "werk": work(number),
        "versie": "2025-10-17",
        "besluitWerk": f"/akn/nl/bill/mnre1034/2025/duurzaam{number}",
        "besluitVersie": "2025-10-17",
        "doel": f"/join/id/proces/mnre1034/2025/duurzaam{number}",
        "idLevering": f"duurzaam-{number}",
        "datumBekendmaking": "2025-10-17",
        "inwerkingtreding": "2025-10-17",
        "bekendOp": "2025-10-17",
        "ondertekend": "2025-10-16",
    }
    ow = replace(
        bron.ow,
        regelingsgebied=f"nl.imow-mnre1034.regelingsgebied.duurzaam{number}",
        ambtsgebieden=(),
        activiteiten=(),
        regels=tuple(Regel(regel.artikel, regel.locaties) for regel in bron.ow.regels),
    )
    return pakket(replace(bron, naam=f"duurzaam{number}", gegevens=gegevens, ow=ow))
