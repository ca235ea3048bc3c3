"""The XSD codes: OW files (phase 2), besluit, informatieobjecten and GML (phase 3). Facts: facts/validaties.md 4.1."""

from collections.abc import Iterator

from simulator.aanlevering.grammatica import Overtreding, Soort
from simulator.aanlevering.levering import Levering
from simulator.aanlevering.lezen import GML, MANIFEST, MANIFEST_OW, OPDRACHT, XML, lokaal, soort_bestand, tag
from simulator.aanlevering.melding import Melding
from simulator.aanlevering.regels.lvbb15xx import KENNISGEVING
from simulator.aanlevering.regels.register import Plek, Toets, bij, meld, toets
from simulator.aanlevering.regels.vorm import vormfouten, waar
from simulator.profielen import Profiel
from simulator.store import Stand

INFORMATIEOBJECT = "AanleveringInformatieObject"


def ow_bestandsnamen(levering: Levering) -> list[str]:
    """The OW files: what manifest-ow names."""
    namen = (bestand.naam for aanlevering in levering.ow_aanleveringen for bestand in aanlevering.bestanden)
    return list(dict.fromkeys(namen))


def gml_bestandsnamen(levering: Levering) -> list[str]:
    """The GML files."""
    return [naam for naam, soort in levering.manifest if soort_bestand(naam, soort) == GML]


def io_bestandsnamen(levering: Levering) -> list[str]:
    """XML files that are nothing else: those are taken for AanleveringInformatieObject."""
    anders = {OPDRACHT, MANIFEST, MANIFEST_OW, *ow_bestandsnamen(levering), *gml_bestandsnamen(levering)}
    if levering.opdracht is not None:
        anders.add(levering.opdracht.publicatie or "")
    return [n for n, soort in levering.manifest if soort_bestand(n, soort) == XML and n not in anders]


def _alle(code: str, naam: str, fouten: list[Overtreding], vorm: str = "") -> Iterator[Melding]:
    for fout in fouten:
        plek = Plek(naam, fout.regel or None, fout.xpath or None)
        yield meld(code, vorm, op=plek, bestand=naam, waar=waar(fout), fout=fout.beschrijving)


@toets("SCHEMA.OW.03.2", "SCHEMA.OW.03")
def ow_vorm(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """Every OW file is valid to its grammar; one melding per error, then a closing one."""
    fouten = False
    for naam in ow_bestandsnamen(levering):
        for melding in _alle("SCHEMA.OW.03.2", naam, vormfouten(levering, profiel, "ow", naam)):
            fouten = True
            yield melding
    if fouten and profiel.ernst("SCHEMA.OW.03.2", "fout") == "fout":
        yield meld("SCHEMA.OW.03")


@toets("LVBB2003")
def publicatie_vorm(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """The besluit or kennisgeving is valid to its grammar."""
    naam = levering.opdracht.publicatie if levering.opdracht else None
    if naam is None:
        return
    root = levering.publicatie
    soort: Soort = "kennisgeving" if root is not None and lokaal(root) == KENNISGEVING else "besluit"
    yield from _alle("LVBB2003", naam, vormfouten(levering, profiel, soort, naam))


@toets("LVBB3501", "LVBB9999")
def informatieobject_vorm(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """Every AanleveringInformatieObject is valid to its grammar. The chain of 2021 broke on it: LVBB9999 per file."""
    for naam in io_bestandsnamen(levering):
        fouten = vormfouten(levering, profiel, "informatieobject", naam)
        if fouten and profiel.resultaatstijl == "2021":
            yield meld("LVBB9999", "informatieobject", op=Plek(naam), bestand=naam)
            continue
        root = levering.trees.get(naam)
        if fouten and root is not None and lokaal(root) != INFORMATIEOBJECT:
            vorm = "ow" if root.tag == tag("ow-dc:owBestand") else "wortel"
            yield meld("LVBB3501", vorm, op=bij(root, naam), bestand=naam, wortel=lokaal(root))
        else:
            yield from _alle("LVBB3501", naam, fouten, "vorm")


@toets("LVBB3009", "LVBB3010")
def gml_vorm(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """Every GML file is valid to its grammar; errors inside a basisgeo:Geometrie have a code of their own."""
    for naam in gml_bestandsnamen(levering):
        for fout in vormfouten(levering, profiel, "gml", naam):
            in_geometrie = "/basisgeo:Geometrie" in fout.xpath
            yield from _alle("LVBB3010" if in_geometrie else "LVBB3009", naam, [fout])


FASE_2_VORM: tuple[Toets, ...] = (ow_vorm,)
FASE_3_VORM: tuple[Toets, ...] = (publicatie_vorm, informatieobject_vorm, gml_vorm)
