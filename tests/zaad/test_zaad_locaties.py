"""Informatieobjecten and free text in the seed: hashes, geometries and what refers to them."""

import hashlib
import shutil
from pathlib import Path

import pytest
from lxml import etree
from shapely import unary_union
from shapely.geometry import Polygon, shape

from simulator.zaad import gebieden
from simulator.zaad.bronnen import ZAADMAP, lees_werk
from simulator.zaad.owvrijetekst import vrijetekst
from tests.zaad.lezen import Pakket, refs, soort, tekst


def gios(pakket: Pakket) -> list[str]:
    return [naam.removesuffix(".gml") for naam in pakket.bestanden if naam.endswith(".gml")]


def vlakken(gml: etree._Element) -> list[Polygon]:
    uit = []
    for polygoon in gml.iter("{*}Polygon"):
        ringen = []
        for lijst in polygoon.iter("{*}posList"):
            getallen = [float(g) for g in (lijst.text or "").split()]
            ringen.append(list(zip(getallen[::2], getallen[1::2], strict=True)))
        uit.append(Polygon(ringen[0], ringen[1:]))
    return uit


def test_metadata_hoort_bij_de_gml(zaad: list[Pakket]) -> None:
    namen = [(p, naam) for p in zaad for naam in gios(p)]
    assert len(namen) == 9
    for pakket, naam in namen:
        metadata, gml = pakket.xml(f"{naam}.xml"), pakket.xml(f"{naam}.gml")
        assert tekst(metadata, ".//{*}bestandsnaam") == f"{naam}.gml"
        assert tekst(metadata, ".//{*}hash") == hashlib.sha512(pakket.bestanden[f"{naam}.gml"]).hexdigest()
        assert tekst(metadata, ".//{*}FRBRExpression") == tekst(gml, ".//{*}FRBRExpression")
        besluit = pakket.xml("besluit.xml")
        expressie = tekst(metadata, ".//{*}FRBRExpression")
        assert expressie in {e.text for e in besluit.iter("{*}informatieobjectRef")}
        assert expressie in {e.text for e in besluit.iter("{*}instrumentVersie")}
        assert expressie in {e.get("ref") for e in besluit.iter("{*}ExtIoRef")}


def test_geometrieen_zijn_geldig_en_liggen_in_nederland(zaad: list[Pakket]) -> None:
    land = shape(next(g["geometrie"] for g in gebieden() if g["code"] == "LND6030.B")).buffer(20_000)
    for pakket, naam in ((p, naam) for p in zaad for naam in gios(p)):
        alle = vlakken(pakket.xml(f"{naam}.gml"))
        assert alle
        assert all(v.is_valid and v.area > 0 for v in alle), naam
        assert land.covers(unary_union(alle)), naam


def test_gebieden_verwijzen_naar_een_meegeleverde_geometrie(zaad: list[Pakket]) -> None:
    for pakket in zaad:
        geleverd = {e.text for naam in gios(pakket) for e in pakket.xml(f"{naam}.gml").iter("{*}id")}
        genoemd = {refs(o)[0] for o in pakket.objecten() if soort(o) == "Gebied"}
        assert genoemd == geleverd


def test_leden_van_een_groep_zijn_gebieden(zaad: list[Pakket]) -> None:
    eigen = {tekst(o, "{*}identificatie") for p in zaad for o in p.objecten() if soort(o) == "Gebied"}
    groepen = [o for p in zaad for o in p.objecten() if soort(o) == "Gebiedengroep"]
    assert len(groepen) == 2
    assert all(len(refs(g)) >= 2 and set(refs(g)) <= eigen for g in groepen)


def test_visie_heeft_een_tekstdeel_bij_elke_divisie_die_telt(zaad: list[Pakket]) -> None:
    (pakket,) = (p for p in zaad if p.naam.endswith("novi.zip"))
    besluit = pakket.xml("besluit.xml")
    plaatsen = {e.get("wId") for e in besluit.iter("{*}Divisie", "{*}Divisietekst")}
    objecten = pakket.objecten()
    delen = {
        tekst(o, "{*}identificatie"): str(o.get("wId")) for o in objecten if soort(o) in ("Divisie", "Divisietekst")
    }
    assert set(delen.values()) <= plaatsen
    assert {e.get("wId") for e in besluit.iter("{*}Divisietekst")} <= set(delen.values())
    tekstdelen = [o for o in objecten if soort(o) == "Tekstdeel"]
    aangeduid = [r for t in tekstdelen for a in t.iter("{*}divisieaanduiding") for r in refs(a)]
    assert sorted(aangeduid) == sorted(delen)
    assert all(list(t.iter("{*}thema")) and refs(next(t.iter("{*}locatieaanduiding"))) for t in tekstdelen)
    assert sum(soort(o) == "Hoofdlijn" for o in objecten) == 4
    assert not any(soort(o) in ("Regeltekst", "RegelVoorIedereen", "Activiteit") for o in objecten)


@pytest.fixture
def kopie(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ZAADMAP / "rijksregels", tmp_path / "rijksregels"))


def test_tekstdeel_bij_een_onbekende_divisie_wordt_geweigerd(kopie: Path) -> None:
    bron = kopie / "novi" / "ow.yaml"
    goed = bron.read_text(encoding="utf-8")
    bron.write_text(goed.replace("deel: div_4__content_4.2", "deel: div_9"), encoding="utf-8")
    with pytest.raises(ValueError, match=r"novi/ow.yaml: geen divisie div_9 in tekst.md"):
        vrijetekst(lees_werk(bron.parent))
    bron.write_text(goed.replace("deel: div_4__content_4.2", "deel: div_4__content_4.1"), encoding="utf-8")
    with pytest.raises(ValueError, match="twee tekstdelen bij een divisie"):
        vrijetekst(lees_werk(bron.parent))
