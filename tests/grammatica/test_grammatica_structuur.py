"""Definition by definition: what our grammar files say is what the official XSDs say.

Complete for every namespace but GML's, of which we have the part that a GIO needs: there the differences are listed.
"""

import functools

import pytest
from lxml import etree

from simulator.aanlevering.grammatica import STANDAARD, controleer, xsd
from simulator.aanlevering.grammatica.schemas import naamruimten
from tests.grammatica.documenten import SHARED, VOORBEELDEN, officieel, ontleed
from tests.grammatica.gmlprofiel import BUITEN_PROFIEL, GML, MEETKUNDE_BUITEN_PROFIEL
from tests.grammatica.normaalvorm import Normaalvorm, Sleutel

# shorthand of our own, without a name in the official schemas
EIGEN_TYPEN = {("type", "{http://www.geostandaarden.nl/imow/datatypenalgemeen}waardelijstwaarde")}
GML_VERSCHILLEN = {
    ("type", f"{GML}AbstractGMLType"): "no metaDataProperty (deprecated by OGC)",
    ("type", f"{GML}AbstractFeatureType"): "no location (deprecated by OGC)",
    ("type", f"{GML}BoundingShapeType"): "an Envelope only, no Null (deprecated by OGC)",
    ("element", f"{GML}boundedBy"): "never nil",
    ("type", f"{GML}CodeWithAuthorityType"): "the same, written out: the notation narrows no text with attributes",
}


def ons(bron: str) -> Normaalvorm:
    alle = naamruimten(bron, STANDAARD)
    return Normaalvorm(etree.fromstring(xsd.schema(ruimte, alle).encode()) for ruimte in alle.values())


@functools.cache
def hun(*mappen: str) -> Normaalvorm:
    if not (SHARED / "schemas").exists():
        pytest.skip("no official schemas: ../shared/schemas is absent")
    parser = etree.XMLParser(remove_comments=True, no_network=True)
    paden = [pad for map_ in mappen for pad in sorted((SHARED / "schemas" / "omgevingsdocument" / map_).rglob("*.xsd"))]
    return Normaalvorm(etree.parse(str(pad), parser).getroot() for pad in paden)


def verschillen(bron: str, *mappen: str) -> tuple[set[Sleutel], set[Sleutel]]:
    """All our elements and types, and those of which the official form is another."""
    wij, zij = ons(bron), hun(*mappen)
    sleutels = wij.namen("element", "type") - EIGEN_TYPEN
    assert sleutels <= zij.namen("element", "type")
    return sleutels, {sleutel for sleutel in sleutels if wij.vorm(sleutel) != zij.vorm(sleutel)}


def test_ow_definities_zeggen_hetzelfde() -> None:
    alle, anders = verschillen("ow", "geostandaarden")
    assert len(alle) > 120
    assert anders == set()


def test_koppelvlak_en_stop_definities_zeggen_hetzelfde() -> None:
    alle, anders = verschillen("aanlevering", "lvbb", "stop", "extern")
    assert len(alle) > 450
    assert anders == GML_VERSCHILLEN.keys()


@pytest.mark.parametrize("eigenschap", BUITEN_PROFIEL)
def test_eigenschap_buiten_het_gml_profiel(eigenschap: str) -> None:
    gio = (VOORBEELDEN / "gio-versie.gml").read_text("utf-8")
    voor, na = gio.split("<gml:boundedBy>")[0], gio.split("</gml:boundedBy>")[1]
    anders = f"{voor}{BUITEN_PROFIEL[eigenschap]}{na}".encode()
    assert officieel("gio.gml", anders) == []
    assert controleer("gml", ontleed(anders)) != []


def test_meetkunde_is_bekend_of_genoemd_als_buiten_het_profiel() -> None:
    """Every geometry, segment, patch and ring that the official GML knows is ours or is listed, and not both."""
    hoofden = ("AbstractGeometry", "AbstractCurveSegment", "AbstractSurfacePatch", "AbstractRing")
    zij, bekend = hun("extern"), ons("gml").namen("element")
    vervangers: dict[str, set[str]] = {}
    for soort, naam in zij.namen("element"):
        if naam.startswith(GML) and (hoofd := zij.vorm((soort, naam))[1]):
            vervangers.setdefault(hoofd, set()).add(naam)
    gevonden, te_doen = set[str](), [f"{GML}{h}" for h in hoofden]
    while te_doen:
        nieuw = vervangers.get(te_doen.pop(), set()) - gevonden
        gevonden |= nieuw
        te_doen += nieuw
    ontbreekt = {n for n in gevonden if ("element", n) not in bekend and zij.vorm(("element", n))[0] == "false"}
    assert {n.removeprefix(GML) for n in ontbreekt} == MEETKUNDE_BUITEN_PROFIEL
