"""The notation itself: what it means as XML Schema, and that a slip of the pen is reported with its line."""

import pytest
from lxml import etree

from simulator.aanlevering.grammatica import STANDAARD, notatie, xsd
from simulator.aanlevering.grammatica.definities import NotatieFout
from simulator.aanlevering.grammatica.schemas import naamruimten

WORTELS = {
    *("lvbb:manifest", "lvbb:validatieOpdracht", "lvbb:publicatieOpdracht", "lvbb:directeMutatieOpdracht"),
    *("lvbb:validatieDirecteMutatieOpdracht", "lvbb:raadpleegOpdracht", "lvbb:breekPublicatieAfOpdracht"),
    *("lvbba:AanleveringBesluit", "lvbba:AanleveringInformatieObject", "lvbba:AanleveringKennisgeving"),
    *("geo:GeoInformatieObjectVaststelling", "mow:Aanleveringen", "ow-dc:owBestand"),
}
KOP = 'namespace a "urn:a"\n'


def geldig(grammatica: str, document: str) -> bool:
    ruimten = notatie.lees(KOP + grammatica)
    schema = etree.XMLSchema(etree.fromstring(xsd.schema(ruimten["a"], ruimten).encode()))
    return bool(schema.validate(etree.fromstring(document.replace("<r", '<r xmlns="urn:a"', 1))))


@pytest.mark.parametrize(
    ("grammatica", "goed", "fout"),
    [
        ("element r = { x, y? }\nelement x, y = token", "<r><x/></r>", "<r><y/></r>"),
        ("element r = { x | y }\nelement x, y = token", "<r><y/></r>", "<r><x/><y/></r>"),
        ("element r = { (x | y){2,3} }\nelement x, y = token", "<r><y/><x/></r>", "<r><x/></r>"),
        ("element r = { x{2} }\nelement x = token", "<r><x/><x/></r>", "<r><x/></r>"),
        ("element r = { x{2,} }\nelement x = token", "<r><x/><x/><x/></r>", "<r><x/></r>"),
        ("element r = all { x, y }\nelement x, y = token", "<r><y/><x/></r>", "<r><x/></r>"),
        ("element r = mixed { x* }\nelement x = token", "<r>a<x/>b</r>", "<r><r/></r>"),
        ("element r = {}", "<r/>", "<r>a</r>"),
        ("element r = { x+: date }", "<r><x>2026-01-01</x></r>", "<r><x>vandaag</x></r>"),
        ("element r = { x: { y: token }, z: token }", "<r><x><y/></x><z/></r>", "<r><x/><z/></r>"),
        ("element r = { %g? }\ngroup g = x: token, y: token", "<r/>", "<r><x/></r>"),
        ("element r = {} [k: token]", '<r k="1"/>', "<r/>"),
        ('element r = {} [k?: token "p" | "q"]', '<r k="q"/>', '<r k="s"/>'),
        ('element r = {} [k?: token fixed "p"]', '<r k="p"/>', '<r k="q"/>'),
        ("element r = {} [%k]\nattributes k = l: token, m?: token", '<r l="1"/>', '<r m="1"/>'),
        ("element r = {} [other-namespaces]", '<r xmlns:b="urn:b" b:k="1"/>', '<r k="1"/>'),
        ("element r = date [k?: token]", '<r k="1">2026-01-01</r>', "<r>1</r>"),
        ('element r = token ~"[a-z]+" length 2..3', "<r>abc</r>", "<r>abcd</r>"),
        ('element r = token ~"a" | ~"b"', "<r>b</r>", "<r>c</r>"),
        ('element r = token ~"a"\n    ~"b" | ~"c"', "<r>ab</r>", "<r>a</r>"),
        ("element r = token length 2..", "<r>ab</r>", "<r>a</r>"),
        ("element r = list\n    of\n    double", "<r>1 2</r>", "<r>1 een</r>"),
        ('element r = (token "nu") or date', "<r>nu</r>", "<r>straks</r>"),
        ("element r = { t }\ntype t = token\nelement t = t", "<r><t/></r>", "<r/>"),
        ("object r = { x: token }", "<r><x/></r>", "<r/>"),
        ("abstract type t = { x: token }\nelement r = extends t { y: token }", "<r><x/><y/></r>", "<r><y/></r>"),
        (
            "type t = { x: token, y?: token }\nelement r = restricts t { x: token }",
            "<r><x/></r>",
            "<r><x/><y/></r>",
        ),
        ("element r = { s }\nabstract element s = token\nelement p replaces s = token", "<r><p/></r>", "<r><s/></r>"),
        ('element r = token "p" default "p"', "<r/>", "<r>q</r>"),
        ("# uitleg\nelement r = { x } # na de regel\n\nelement x = token", "<r><x/></r>", "<r/>"),
    ],
)
def test_betekenis(grammatica: str, goed: str, fout: str) -> None:
    assert geldig(grammatica, goed)
    assert not geldig(grammatica, fout)


@pytest.mark.parametrize(
    ("grammatica", "melding"),
    [
        ("element r = { x y }", "line 2: expected '}'"),
        ("element r = { x, y | z }", "line 2: expected brackets"),
        ("element r = {", "line 2: expected naam"),
        ("element r { x }", "line 2: expected '='"),
        ("element r = token\nelement r = token", "one definition of 'r'"),
        ("onzin r = token", "known kind of definition"),
        ("element r = tok&en", "line 2: unexpected character '&'"),
        (" element r = token", "line 2: expected a definition at the start of a line"),
        ("element r = {} [k:]", "line 2: expected naam"),
        ("element r = token length x", "line 2: expected bereik"),
        ('element r = token "a" "b"', "line 2: expected a definition at the start of a line"),
        ("element r = { x }", "no elementen named a:x"),
        ("element r = onbekend", "no typen named a:onbekend"),
        ("element r = { b:x }", "unknown prefix b"),
        ("element r = {} [%weg]", "no attribuutgroepen named a:weg"),
    ],
)
def test_verschrijving_wordt_gemeld(grammatica: str, melding: str) -> None:
    with pytest.raises(NotatieFout, match=melding.replace("(", r"\(")):
        geldig(grammatica, "<r/>")


def test_definitie_zonder_naamruimte() -> None:
    with pytest.raises(NotatieFout, match="a namespace first"):
        notatie.lees("element r = token")


@pytest.mark.parametrize("bron", ["aanlevering", "ow"])
def test_alles_wat_een_grammatica_noemt_wordt_gebruikt(bron: str) -> None:
    """No definition lies idle, but the roots and what replaces another element."""
    ruimten = naamruimten(bron, STANDAARD)
    tekst = "\n".join(xsd.schema(ruimte, ruimten) for ruimte in ruimten.values())
    ongebruikt = []
    for ruimte in ruimten.values():
        genoemd = {*ruimte.typen, *ruimte.groepen, *ruimte.attribuutgroepen, *ruimte.attributen}
        genoemd |= {naam for naam, element in ruimte.elementen.items() if not element.vervangt}
        ongebruikt += [f"{ruimte.prefix}:{naam}" for naam in genoemd if f'"{ruimte.prefix}:{naam}"' not in tekst]
    assert set(ongebruikt) <= WORTELS
