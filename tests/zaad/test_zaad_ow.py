"""The OW objects of the seed by the rules of facts/validaties.md 8 (W01 to W17, P01 to P06), and by the facts."""

import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from simulator.zaad import gebieden, haken
from tests.zaad.lezen import Pakket, refs, soort, tekst

WORTEL = "nl.imow-mnre1034.activiteit.ActiviteitGevolgenFysiekeLeefomg"
RIJK = "nl.imow-mnre1034.activiteit."
ID = re.compile(r"nl\.imow-(gm|pv|ws|mnre)[0-9]{1,6}\.([a-z]+)\.[A-Za-z0-9]{1,32}")
DOELSOORT = {
    "LocatieRef": {"ambtsgebied", "gebied", "gebiedengroep"},
    "GebiedRef": {"gebied"},
    "DivisieRef": {"divisie"},
    "DivisietekstRef": {"divisietekst"},
    "HoofdlijnRef": {"hoofdlijn"},
    "ActiviteitRef": {"activiteit"},
    "RegeltekstRef": {"regeltekst"},
}


def identificatie(element: etree._Element) -> str:
    return tekst(element, "{*}identificatie")


def alle(zaad: list[Pakket], naam: str) -> list[etree._Element]:
    return [o for p in zaad for o in p.objecten() if soort(o) == naam]


def test_identificaties_zijn_uniek_en_welgevormd(zaad: list[Pakket]) -> None:
    namen = [e.text or "" for p in zaad for o in p.objecten() for e in o.iter("{*}identificatie")]
    assert [n for n, aantal in Counter(namen).items() if aantal > 1] == []  # OZON0310
    assert [n for n in namen if not ID.fullmatch(n)] == []  # OZON5001
    for pakket in zaad:
        for element in pakket.objecten():
            type_ = "juridischeregel" if soort(element) == "RegelVoorIedereen" else soort(element).lower()
            assert f".{type_}." in identificatie(element)


def test_verwijzingen_bestaan_bij_levering(zaad: list[Pakket]) -> None:
    bekend = {str(h["identificatie"]) for h in haken()}
    for pakket in zaad:
        bekend |= {e.text or "" for o in pakket.objecten() for e in o.iter("{*}identificatie")}
        for element in pakket.objecten():
            assert {r for r in refs(element) if r.startswith("nl.imow-")} <= bekend, identificatie(element)
            for verwijzing in (e for e in element.iter("*") if soort(e) in DOELSOORT):
                doel = refs(verwijzing)[0]
                assert doel.split(".")[2] in DOELSOORT[soort(verwijzing)]  # OZON0222


def test_geen_verwijzing_dubbel(zaad: list[Pakket]) -> None:
    for element in (o for p in zaad for o in p.objecten()):
        for ouder in element.iter("*"):
            directe = [r for kind in ouder if (r := kind.get("{http://www.w3.org/1999/xlink}href"))]
            assert len(directe) == len(set(directe)), identificatie(element)
        themas = [e.text for e in element.iter("{*}thema")]
        assert len(themas) == len(set(themas))


def test_elk_object_wordt_gebruikt(zaad: list[Pakket]) -> None:
    regels = alle(zaad, "RegelVoorIedereen")
    geannoteerd = {r for e in regels for a in e.iter("{*}activiteitaanduiding") for r in refs(a)}
    for activiteit in alle(zaad, "Activiteit"):
        assert identificatie(activiteit) in geannoteerd  # OZON0017
    teksten = Counter(r for e in regels for t in e.iterfind("{*}artikelOfLid") for r in refs(t))
    assert set(teksten) == {identificatie(t) for t in alle(zaad, "Regeltekst")}  # OZON0102
    gebruikt = {r for p in zaad for o in p.objecten() for r in refs(o)}
    assert {identificatie(a) for a in alle(zaad, "Ambtsgebied") + alle(zaad, "Hoofdlijn")} <= gebruikt


def test_een_regelingsgebied_per_werk(zaad: list[Pakket]) -> None:
    for pakket in zaad:
        assert [soort(o) for o in pakket.objecten()].count("Regelingsgebied") == 1  # OZON0103


def test_elk_artikel_heeft_een_regeltekst(zaad: list[Pakket]) -> None:
    for pakket in zaad:
        regeling = next(e for e in pakket.xml("besluit.xml").iter("*") if e.get("wordt"))
        plaatsen = {
            e.get("wId")
            for e in regeling.iter("{*}Artikel", "{*}Lid")
            if soort(e) == "Lid" or e.find("{*}Lid") is None  # OZON2060
        }
        wids = [o.get("wId") for o in pakket.objecten() if soort(o) == "Regeltekst"]
        assert (soort(regeling) == "RegelingVrijetekst") == (not wids)
        assert sorted(wids, key=str) == sorted(plaatsen, key=str)  # OZON2000, TPOD2050


def test_objecttypen_staan_in_kop_en_manifest(zaad: list[Pakket]) -> None:
    for pakket in zaad:
        for bestand in pakket.xml("manifest-ow.xml").iter("{*}Bestand"):
            genoemd = {e.text for e in bestand.iterfind("{*}objecttype")}
            inhoud = pakket.xml(tekst(bestand, "{*}naam"))
            assert {e.text for e in inhoud.iter("{*}objectType")} == genoemd
            assert {soort(o[0]) for o in inhoud.iter("{*}owObject")} == genoemd


def test_ambtsgebieden_verwijzen_naar_bekende_grenzen(zaad: list[Pakket]) -> None:
    bekend = {g["geometrieIdentificatie"] for g in gebieden()}
    for gebied in alle(zaad, "Ambtsgebied"):
        geldig = tekst(gebied, ".//{*}geldigOp").replace("-", "")
        assert f"{tekst(gebied, './/{*}bestuurlijkeGrenzenID')}_{geldig}" in bekend  # OZON0216


def test_activiteiten_hangen_onder_de_wortel(zaad: list[Pakket]) -> None:
    ouders = {str(h["identificatie"]): h["bovenliggendeActiviteit"] for h in haken()}
    for activiteit in alle(zaad, "Activiteit"):
        ouders[identificatie(activiteit)] = refs(activiteit)[0]
    assert [a for a, ouder in ouders.items() if ouder is None] == [WORTEL]
    for activiteit_ in ouders:
        keten = [activiteit_]
        while (ouder := ouders[keten[-1]]) is not None:
            assert ouder not in keten  # OZON0083
            keten.append(ouder)
        assert keten[-1] == WORTEL


def test_waarden_staan_in_de_waardelijsten(zaad: list[Pakket], gedeeld: Callable[[str], Path]) -> None:
    waarden = set()
    for lijst in json.loads(gedeeld("data/imow-waardelijsten.json").read_text(encoding="utf-8")):
        termen = lijst["waarden"]["waarde"]
        waarden |= {t["uri"] for t in (termen if isinstance(termen, list) else [termen])}
    velden = ("{*}groep", "{*}thema", "{*}idealisatie", "{*}activiteitregelkwalificatie")
    gebruikt = {e.text for p in zaad for o in p.objecten() for e in o.iter(*velden)} | {h["groep"] for h in haken()}
    assert gebruikt <= waarden


def test_verwijzingen_van_de_voorbeelden_bestaan(zaad: list[Pakket], gedeeld: Callable[[str], Path]) -> None:
    bekend = {str(h["identificatie"]) for h in haken()} | {identificatie(a) for a in alle(zaad, "Activiteit")}
    map_ = gedeeld("samples/stop")
    stappen = [v for v in json.loads((map_ / "index.json").read_text(encoding="utf-8")) if v.get("stap") == 1]
    namen = [v["bestand"] for v in stappen] + [f"gemeentestad-{k}/01-initieel.zip" for k in ("gm0297", "2021")]
    buiten = set()
    for naam in namen:
        with zipfile.ZipFile(map_ / naam) as zip_:
            boom = [
                etree.fromstring(zip_.read(n), etree.XMLParser(recover=True))
                for n in zip_.namelist()
                if n.endswith(".xml") and b"owBestand" in zip_.read(n)
            ]
        eigen = {e.text for b in boom for e in b.iter("{*}identificatie")}
        buiten |= {r for b in boom for r in refs(b) if r.startswith("nl.imow-")} - eigen
    assert buiten  # the samples do hang on something
    assert buiten <= bekend
