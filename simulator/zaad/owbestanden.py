"""Writes the OW files of a work: IMOW 2.0.0, one file per object type, and manifest-ow.xml."""

import uuid
from collections.abc import Callable, Iterable

from lxml import etree

from simulator.zaad.bronnen import Aanduiding, Activiteit, Ambtsgebied, OwBron, Regel, Werk
from simulator.zaad.opbouw import MANIFEST_OW, XLINK, als_bytes, kind, wortel
from simulator.zaad.regeling import wid
from simulator.zaad.tekst import artikelen

IMOW = "http://www.geostandaarden.nl/imow/"
CONCEPT = "http://standaarden.omgevingswet.overheid.nl/{}/id/concept/{}"
RUIMTEN = {
    "ow-dc": f"{IMOW}bestanden/deelbestand",
    "sl": "http://www.geostandaarden.nl/bestanden-ow/standlevering-generiek",
    "l": f"{IMOW}locatie",
    "rol": f"{IMOW}regelsoplocatie",
    "regels": f"{IMOW}regels",
    "rg": f"{IMOW}regelingsgebied",
    "xlink": XLINK,
}
Schrijver = Callable[[etree._Element], None]


def _bij(ouder: etree._Element, naam: str, tekst: str | None = None) -> etree._Element:
    voorvoegsel, _, kaal = naam.partition(":")
    return kind(ouder, kaal, tekst, ruimte=RUIMTEN[voorvoegsel])


def _ref(ouder: etree._Element, naam: str, doel: str) -> None:
    _bij(ouder, naam).set(f"{{{XLINK}}}href", doel)


def _locaties(ouder: etree._Element, naam: str, locaties: Iterable[str]) -> None:
    aanduiding = _bij(ouder, naam)
    for locatie in locaties:
        _ref(aanduiding, "l:LocatieRef", locatie)


def sleutel(werk: Werk, soort: str, *delen: str) -> str:
    """An identificatie that is always the same for the same place: type 5 UUID in 32 hex digits, as real ones look."""
    nummer = uuid.uuid5(uuid.NAMESPACE_URL, "#".join((werk["werk"], soort, *delen))).hex
    return f"{werk['imowVoorvoegsel']}.{soort}.{nummer}"


def _ambtsgebied(gebied: Ambtsgebied) -> Schrijver:
    def schrijf(ouder: etree._Element) -> None:
        element = _bij(ouder, "l:Ambtsgebied")
        _bij(element, "l:identificatie", gebied.identificatie)
        _bij(element, "l:noemer", gebied.noemer)
        verwijzing = _bij(_bij(element, "l:bestuurlijkeGrenzenVerwijzing"), "l:BestuurlijkeGrenzenVerwijzing")
        _bij(verwijzing, "l:bestuurlijkeGrenzenID", gebied.grens)
        _bij(verwijzing, "l:domein", "NL.BI.BestuurlijkGebied")
        _bij(verwijzing, "l:geldigOp", gebied.geldig_op)

    return schrijf


def _activiteit(activiteit: Activiteit) -> Schrijver:
    def schrijf(ouder: etree._Element) -> None:
        element = _bij(ouder, "rol:Activiteit")
        _bij(element, "rol:identificatie", activiteit.identificatie)
        _bij(element, "rol:naam", activiteit.naam)
        _bij(element, "rol:groep", CONCEPT.format("activiteit", activiteit.groep))
        _ref(_bij(element, "rol:bovenliggendeActiviteit"), "rol:ActiviteitRef", activiteit.bovenliggend)

    return schrijf


def _regelingsgebied(ow: OwBron) -> Schrijver:
    def schrijf(ouder: etree._Element) -> None:
        element = _bij(ouder, "rg:Regelingsgebied")
        _bij(element, "rg:identificatie", ow.regelingsgebied)
        _locaties(element, "rg:locatieaanduiding", [ow.regelingsgebied_locatie])

    return schrijf


def _regeltekst(werk: Werk, regel: Regel) -> Schrijver:
    def schrijf(ouder: etree._Element) -> None:
        element = _bij(ouder, "regels:Regeltekst")
        element.set("wId", wid(werk, regel.artikel))
        _bij(element, "regels:identificatie", sleutel(werk, "regeltekst", regel.artikel))

    return schrijf


def _aanduiding(ouder: etree._Element, werk: Werk, regel: Regel, aanduiding: Aanduiding) -> None:
    element = _bij(ouder, "regels:activiteitaanduiding")
    _ref(element, "rol:ActiviteitRef", aanduiding.activiteit)
    ala = _bij(element, "regels:ActiviteitLocatieaanduiding")
    eigen = sleutel(werk, "activiteitlocatieaanduiding", regel.artikel, aanduiding.activiteit)
    _bij(ala, "regels:identificatie", eigen)
    kwalificatie = CONCEPT.format("activiteitregelkwalificatie", aanduiding.kwalificatie)
    _bij(ala, "regels:activiteitregelkwalificatie", kwalificatie)
    _locaties(ala, "regels:locatieaanduiding", aanduiding.locaties)


def _regel(werk: Werk, regel: Regel) -> Schrijver:
    def schrijf(ouder: etree._Element) -> None:
        element = _bij(ouder, "regels:RegelVoorIedereen")
        _bij(element, "regels:identificatie", sleutel(werk, "juridischeregel", regel.artikel))
        _bij(element, "regels:idealisatie", CONCEPT.format("idealisatie", "Exact"))
        tekst = sleutel(werk, "regeltekst", regel.artikel)
        _ref(_bij(element, "regels:artikelOfLid"), "regels:RegeltekstRef", tekst)
        for thema in werk.ow.themas_bij(regel.artikel):
            _bij(element, "regels:thema", CONCEPT.format("thema", thema))
        _locaties(element, "regels:locatieaanduiding", regel.locaties)
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
    stand = _bij(root, "sl:standBestand")
    _bij(stand, "sl:dataset", werk["citeertitel"])
    inhoud = _bij(stand, "sl:inhoud")
    _bij(inhoud, "sl:gebied", werk["gebied"])
    _bij(inhoud, "sl:leveringsId", werk["idLevering"])
    _bij(_bij(inhoud, "sl:objectTypen"), "sl:objectType", objecttype)
    for schrijf in schrijvers:
        schrijf(_bij(_bij(stand, "sl:stand"), "ow-dc:owObject"))
    return als_bytes(root)


def ow_bestanden(werk: Werk) -> dict[str, bytes]:
    """The OW files by name, manifest-ow.xml first; types without objects have no file."""
    alle = regels(werk)
    inhoud: list[tuple[str, str, list[Schrijver]]] = [
        ("ambtsgebieden.xml", "Ambtsgebied", [_ambtsgebied(a) for a in werk.ow.ambtsgebieden]),
        ("regelingsgebieden.xml", "Regelingsgebied", [_regelingsgebied(werk.ow)]),
        ("activiteiten.xml", "Activiteit", [_activiteit(a) for a in werk.ow.activiteiten]),
        ("regelteksten.xml", "Regeltekst", [_regeltekst(werk, r) for r in alle]),
        ("regelsvooriedereen.xml", "RegelVoorIedereen", [_regel(werk, r) for r in alle]),
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
