"""Writes the OW files of a work: IMOW 2.0.0, one file per object type, and manifest-ow.xml."""

from lxml import etree

from simulator.zaad.bronnen import Aanduiding, Activiteit, OwBron, Regel, Werk
from simulator.zaad.opbouw import MANIFEST_OW, als_bytes, kind, wortel
from simulator.zaad.owlocaties import ambtsgebied, gebied, gebiedengroep
from simulator.zaad.owopbouw import CONCEPT, RUIMTEN, Schrijver, bij, locatieaanduiding, ref, sleutel
from simulator.zaad.owvrijetekst import vrijetekst
from simulator.zaad.regeling import wid
from simulator.zaad.tekst import artikelen


def _activiteit(activiteit: Activiteit) -> Schrijver:
    def schrijf(ouder: etree._Element) -> None:
        element = bij(ouder, "rol:Activiteit")
        bij(element, "rol:identificatie", activiteit.identificatie)
        bij(element, "rol:naam", activiteit.naam)
        bij(element, "rol:groep", CONCEPT.format("activiteit", activiteit.groep))
        ref(bij(element, "rol:bovenliggendeActiviteit"), "rol:ActiviteitRef", activiteit.bovenliggend)

    return schrijf


def _regelingsgebied(ow: OwBron) -> Schrijver:
    def schrijf(ouder: etree._Element) -> None:
        element = bij(ouder, "rg:Regelingsgebied")
        bij(element, "rg:identificatie", ow.regelingsgebied)
        locatieaanduiding(element, "rg:locatieaanduiding", [ow.regelingsgebied_locatie])

    return schrijf


def _regeltekst(werk: Werk, regel: Regel) -> Schrijver:
    def schrijf(ouder: etree._Element) -> None:
        element = bij(ouder, "regels:Regeltekst")
        element.set("wId", wid(werk, regel.artikel))
        bij(element, "regels:identificatie", sleutel(werk, "regeltekst", regel.artikel))

    return schrijf


def _aanduiding(ouder: etree._Element, werk: Werk, regel: Regel, aanduiding: Aanduiding) -> None:
    element = bij(ouder, "regels:activiteitaanduiding")
    ref(element, "rol:ActiviteitRef", aanduiding.activiteit)
    ala = bij(element, "regels:ActiviteitLocatieaanduiding")
    eigen = sleutel(werk, "activiteitlocatieaanduiding", regel.artikel, aanduiding.activiteit)
    bij(ala, "regels:identificatie", eigen)
    kwalificatie = CONCEPT.format("activiteitregelkwalificatie", aanduiding.kwalificatie)
    bij(ala, "regels:activiteitregelkwalificatie", kwalificatie)
    locatieaanduiding(ala, "regels:locatieaanduiding", aanduiding.locaties)


def _regel(werk: Werk, regel: Regel) -> Schrijver:
    def schrijf(ouder: etree._Element) -> None:
        element = bij(ouder, "regels:RegelVoorIedereen")
        bij(element, "regels:identificatie", sleutel(werk, "juridischeregel", regel.artikel))
        bij(element, "regels:idealisatie", CONCEPT.format("idealisatie", "Exact"))
        tekst = sleutel(werk, "regeltekst", regel.artikel)
        ref(bij(element, "regels:artikelOfLid"), "regels:RegeltekstRef", tekst)
        for thema in werk.ow.themas_bij(regel.artikel):
            bij(element, "regels:thema", CONCEPT.format("thema", thema))
        locatieaanduiding(element, "regels:locatieaanduiding", regel.locaties)
        for aanduiding in regel.aanduidingen:
            _aanduiding(element, werk, regel, aanduiding)

    return schrijf


def regels(werk: Werk) -> list[Regel]:
    """One rule per article or lid: that of ow.yaml, else on the standard location. ValueError for an unknown eId."""
    eigen = {r.artikel: r for r in werk.ow.regels}
    if len(eigen) != len(werk.ow.regels):
        raise ValueError(f"{werk.naam}/ow.yaml: twee regels bij een artikel")
    plaatsen = [d.eid for artikel in artikelen(werk.tekst) for d in (artikel.delen or [artikel])]
    onbekend = set(eigen) - set(plaatsen)
    if onbekend:
        raise ValueError(f"{werk.naam}/ow.yaml: geen artikel of lid {', '.join(sorted(onbekend))} in tekst.md")
    return [eigen.get(eid) or Regel(eid, (werk.ow.standaard,)) for eid in plaatsen]


def _bestand(werk: Werk, objecttype: str, schrijvers: list[Schrijver]) -> bytes:
    root = etree.Element(f"{{{RUIMTEN['ow-dc']}}}owBestand", nsmap=RUIMTEN)
    stand = bij(root, "sl:standBestand")
    bij(stand, "sl:dataset", werk["citeertitel"])
    inhoud = bij(stand, "sl:inhoud")
    bij(inhoud, "sl:gebied", werk["gebied"])
    bij(inhoud, "sl:leveringsId", werk["idLevering"])
    bij(bij(inhoud, "sl:objectTypen"), "sl:objectType", objecttype)
    for schrijf in schrijvers:
        schrijf(bij(bij(stand, "sl:stand"), "ow-dc:owObject"))
    return als_bytes(root)


def ow_bestanden(werk: Werk) -> dict[str, bytes]:
    """The OW files by name, manifest-ow.xml first; types without objects have no file."""
    alle = regels(werk)
    inhoud: list[tuple[str, str, list[Schrijver]]] = [
        ("ambtsgebieden.xml", "Ambtsgebied", [ambtsgebied(a) for a in werk.ow.ambtsgebieden]),
        ("gebieden.xml", "Gebied", [gebied(g) for g in werk.ow.gebieden]),
        ("gebiedengroepen.xml", "Gebiedengroep", [gebiedengroep(g) for g in werk.ow.gebiedengroepen]),
        ("regelingsgebieden.xml", "Regelingsgebied", [_regelingsgebied(werk.ow)]),
        ("activiteiten.xml", "Activiteit", [_activiteit(a) for a in werk.ow.activiteiten]),
        ("regelteksten.xml", "Regeltekst", [_regeltekst(werk, r) for r in alle]),
        ("regelsvooriedereen.xml", "RegelVoorIedereen", [_regel(werk, r) for r in alle]),
        *vrijetekst(werk),
    ]
    gevuld = [(naam, soort, schrijvers) for naam, soort, schrijvers in inhoud if schrijvers]
    manifest = wortel(MANIFEST_OW, "Aanleveringen")
    kind(manifest, "domein", "omgevingswet")
    kind(manifest, "IMOWversie", "2.0.0")
    aanlevering = kind(manifest, "Aanlevering")
    kind(aanlevering, "WorkIDRegeling", werk["werk"])
    kind(aanlevering, "DoelID", werk["doel"])
    for naam, soort, _ in gevuld:
        bestand = kind(aanlevering, "Bestand")
        kind(bestand, "naam", naam)
        kind(bestand, "objecttype", soort)
    bestanden = {naam: _bestand(werk, soort, schrijvers) for naam, soort, schrijvers in gevuld}
    return {"manifest-ow.xml": als_bytes(manifest), **bestanden}
