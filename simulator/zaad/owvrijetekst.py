"""Writers of free text in IMOW 2.0.0: Divisie, Divisietekst, Tekstdeel and Hoofdlijn."""

from lxml import etree

from simulator.zaad.bronnen import Hoofdlijn, Tekstdeel, Werk
from simulator.zaad.owopbouw import CONCEPT, Schrijver, bij, locatieaanduiding, ref, sleutel
from simulator.zaad.regeling import wid
from simulator.zaad.tekst import Deel, divisies


def _divisie(werk: Werk, deel: Deel) -> Schrijver:
    def schrijf(ouder: etree._Element) -> None:
        element = bij(ouder, f"vt:{deel.soort}")
        element.set("wId", wid(werk, deel.eid))
        bij(element, "vt:identificatie", sleutel(werk, deel.soort.lower(), deel.eid))

    return schrijf


def _tekstdeel(werk: Werk, deel: Deel, bron: Tekstdeel) -> Schrijver:
    def schrijf(ouder: etree._Element) -> None:
        element = bij(ouder, "vt:Tekstdeel")
        bij(element, "vt:identificatie", sleutel(werk, "tekstdeel", bron.deel))
        bij(element, "vt:idealisatie", CONCEPT.format("idealisatie", "Indicatief"))
        for thema in werk.ow.themas_bij(bron.deel):
            bij(element, "vt:thema", CONCEPT.format("thema", thema))
        doel = sleutel(werk, deel.soort.lower(), deel.eid)
        ref(bij(element, "vt:divisieaanduiding"), f"vt:{deel.soort}Ref", doel)
        if bron.hoofdlijnen:
            aanduiding = bij(element, "vt:hoofdlijnaanduiding")
            for hoofdlijn in bron.hoofdlijnen:
                ref(aanduiding, "vt:HoofdlijnRef", hoofdlijn)
        locatieaanduiding(element, "vt:locatieaanduiding", bron.locaties)

    return schrijf


def _hoofdlijn(bron: Hoofdlijn) -> Schrijver:
    def schrijf(ouder: etree._Element) -> None:
        element = bij(ouder, "vt:Hoofdlijn")
        bij(element, "vt:identificatie", bron.identificatie)
        bij(element, "vt:soort", bron.soort)
        bij(element, "vt:naam", bron.naam)

    return schrijf


def vrijetekst(werk: Werk) -> list[tuple[str, str, list[Schrijver]]]:
    """Name of file, object type and writers; a Divisie(tekst) has an object when a Tekstdeel is about it.

    ValueError when ow.yaml names a part that is not in tekst.md, or one part twice.
    """
    delen = {d.eid: d for d in divisies(werk.tekst)}
    genoemd = [t.deel for t in werk.ow.tekstdelen]
    if onbekend := set(genoemd) - set(delen):
        raise ValueError(f"{werk.naam}/ow.yaml: geen divisie {', '.join(sorted(onbekend))} in tekst.md")
    if len(set(genoemd)) != len(genoemd):
        raise ValueError(f"{werk.naam}/ow.yaml: twee tekstdelen bij een divisie")
    per_soort = {
        soort: [_divisie(werk, delen[eid]) for eid in genoemd if delen[eid].soort == soort]
        for soort in ("Divisie", "Divisietekst")
    }
    return [
        ("divisies.xml", "Divisie", per_soort["Divisie"]),
        ("divisieteksten.xml", "Divisietekst", per_soort["Divisietekst"]),
        ("hoofdlijnen.xml", "Hoofdlijn", [_hoofdlijn(h) for h in werk.ow.hoofdlijnen]),
        ("tekstdelen.xml", "Tekstdeel", [_tekstdeel(werk, delen[t.deel], t) for t in werk.ow.tekstdelen]),
    ]
