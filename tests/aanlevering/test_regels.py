"""Each implemented code fires on a package that breaks its rule, and on nothing else that is clean."""

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
import yaml

from simulator.aanlevering import keten
from simulator.aanlevering.regels import register
from simulator.aanlevering.regels.geometrie import FASE_4
from simulator.aanlevering.regels.lvbb10xx import FASE_1
from simulator.aanlevering.regels.lvbb15xx import FASE_1B
from simulator.aanlevering.regels.ow_objecten import FASE_2_REFERENTIE
from simulator.aanlevering.regels.ow_op import FASE_6
from simulator.aanlevering.regels.xsd import FASE_2_VORM, FASE_3_VORM
from simulator.omgeving import Omgeving
from simulator.omgevingsdocument.records import INFORMATIEOBJECT
from simulator.store import Record
from tests.aanlevering import overtredingen_op, overtredingen_ow, overtredingen_structuur
from tests.aanlevering.bouwer import Bouwer
from tests.aanlevering.conftest import Maker, codes
from tests.aanlevering.inpakken import manifest_xml, zip_van

Lever = Callable[..., Record]
GEVALLEN = overtredingen_op.GEVALLEN | overtredingen_ow.GEVALLEN | overtredingen_structuur.GEVALLEN
# Codes that need a state, a setting or an end of their own; each has its test below or in the file named.
APART = {
    "LVBB1012": "test_idlevering_een_keer",
    "LVBB1015": "test_manifest_ow_in_2021",
    "LVBB1028": "test_kennisgeving_met_manifest_ow",
    "LVBB1040": "test_zip.py",
    "LVBB1512": "test_machtiging",
    "LVBB3508": "test_bestaat_al",
    "LVBB3901": "test_werk_van_andere_regeling",
    "LVBB4001": "test_bestaat_al",
    "LVBB4014": "test_bestaat_al",
    "LVBB5019": "test_bestaat_al",
    "BHKV1011": "test_intrekking_zonder_artikel",
    "TPOD1300": "test_uri_uit_waardelijst_vanaf_imow_3",
    **dict.fromkeys(("TPOD2000", "TPOD2040", "TPOD2060", "TPOD2140", "TPOD2150", "TPOD2210"), "test_keten_2021.py"),
    "LVBB9999": "test_verwerking.py",
    "DL-0003": "test_verslag.py",
    "DL-0005": "test_verslag.py",
    "LTO0000": "test_verslag.py",
    "LTO0001": "test_echte_pakketten.py",
    "LTO0002": "test_regel_uit_maar_nodig",
    "LTO0004": "test_verwerking.py",
    "LTO0003": "test_limiet_van_meldingen",
}


@pytest.mark.parametrize(
    "model", ["RegelingCompact", "RegelingKlassiek", "RegelingVrijetekst", "RegelingTijdelijkdeel"]
)
@pytest.mark.parametrize("soort", ["publicatieOpdracht", "validatieOpdracht"])
def test_schoon_pakket(model: str, soort: str, lever: Lever) -> None:
    record = lever(Bouwer(model=model, soort=soort).zip())
    assert record["uitkomst"] == ("gepubliceerd" if soort == "publicatieOpdracht" else "valide"), record["meldingen"]
    assert codes(record) == (["DL-0005"] if soort == "publicatieOpdracht" else [])


@pytest.mark.parametrize("code", GEVALLEN)
def test_regel_slaat_aan(code: str, lever: Lever) -> None:
    record = lever(GEVALLEN[code]())
    assert code in codes(record), record["meldingen"]
    assert record["uitkomst"] in ("niet-valide", "mislukt")
    assert record["regelingversies"] == []
    melding = next(m for m in record["meldingen"] if m["code"] == code)
    assert melding["ernst"] == "fout"
    assert melding["fase"] == register.regel(code).fase
    assert "{" not in melding["beschrijving"].replace("{http", "").replace('{"http', "")


@pytest.mark.parametrize("code", [c for c in GEVALLEN if register.regel(c).fase not in ("1", "2")])
def test_regel_uit_zwijgt(code: str, maak_omgeving: Maker, lever: Lever) -> None:
    """A rule that is off yields nothing, and one that is a warning does not block by itself."""
    assert code not in codes(lever(GEVALLEN[code](), maak_omgeving(regels={code: "uit"})))
    zacht = lever(GEVALLEN[code](), maak_omgeving(regels={code: "waarschuwing"}))
    assert [m["ernst"] for m in zacht["meldingen"] if m["code"] == code] in (
        [],
        ["waarschuwing"] * codes(zacht).count(code),
    )


def test_alles_waarschuwing_is_gepubliceerd(maak_omgeving: Maker, lever: Lever) -> None:
    omgeving = maak_omgeving(regels={"OZON0119": "waarschuwing"})
    record = lever(GEVALLEN["OZON0119"](), omgeving)
    assert record["uitkomst"] == "gepubliceerd"
    assert [(m["code"], m["ernst"]) for m in record["meldingen"]] == [
        ("OZON0119", "waarschuwing"),
        ("DL-0005", "informatie"),
    ]


def test_elke_code_heeft_tekst_functie_en_geval() -> None:
    """codes.csv, teksten.yaml, the functions and the cases of this test name the same codes."""
    teksten = {r.code for r in register.regels() if r.geimplementeerd}
    assert teksten == set(GEVALLEN) | set(APART), teksten ^ (set(GEVALLEN) | set(APART))
    fasen = (FASE_1, FASE_1B, FASE_2_VORM, FASE_2_REFERENTIE, FASE_3_VORM, keten.FASE_3, FASE_4, FASE_6, keten.FASE_8)
    functies = {code for fase in fasen for functie in fase for code in functie.codes}  # type: ignore[attr-defined]
    zip_codes = {"LVBB1001", "LVBB1004", "LVBB1040", "LVBB1041", "LVBB1042"}
    functies -= {"LVBB9999"}
    omlijsting = {c for c in teksten if c.startswith(("DL-", "DM-", "CON-", "LTO", "EINDE", "GEO-"))}
    assert functies | zip_codes | omlijsting | {"LVBB9999", "GEOMETRY.03"} == teksten


def test_register_kent_alle_codes() -> None:
    regels = register.regels()
    assert len([r for r in regels if r.bron == "keten"]) == 1137
    assert len({r.code for r in regels}) == len(regels)
    assert all(r.waarom and r.ernst in ("fout", "waarschuwing", "informatie") for r in regels)
    assert register.regel("STOP0082").ernst == "waarschuwing"
    assert not register.regel("STOP0001").geimplementeerd
    with pytest.raises(KeyError):
        register.regel("LVBB0000")


def test_teksten_zijn_volledig() -> None:
    """Every form of every message can be filled with fields of its own names."""
    groepen = yaml.safe_load((register._MAP / "teksten.yaml").read_text("utf-8"))
    for groep in groepen:
        for code, wat in groep["regels"].items():
            vormen = wat["melding"] if isinstance(wat["melding"], dict) else {"": wat["melding"]}
            assert all(vormen.values()), code
            assert wat["waarom"].endswith((".", ")")), code


# -- codes with a state or a setting


def test_idlevering_een_keer(lever: Lever, maak_omgeving: Maker) -> None:
    eerste = lever(GEVALLEN["LVBB3008"]())
    assert eerste["uitkomst"] == "niet-valide"  # a failed delivery counts too
    tweede = lever(Bouwer().zip())
    assert (tweede["uitkomst"], codes(tweede)) == ("mislukt", ["LVBB1012"])
    assert lever(Bouwer(id_levering="proef-002").zip())["uitkomst"] == "gepubliceerd"
    assert lever(Bouwer().zip(), maak_omgeving())["uitkomst"] == "gepubliceerd"


def test_idlevering_na_reset(lever: Lever, omgeving: Omgeving) -> None:
    data = Bouwer(soort="validatieOpdracht").zip()
    klok = omgeving.instelling("klok")
    assert lever(data)["uitkomst"] == "valide"
    assert codes(lever(data)) == ["LVBB1012"]
    omgeving.reset()
    with omgeving.write() as transaction:
        transaction.put("instelling", "klok", klok or {})
    assert "LVBB1012" not in codes(lever(data))


def test_manifest_ow_in_2021(maak_omgeving: Maker, lever: Lever) -> None:
    record = lever(GEVALLEN["LVBB1032"](), maak_omgeving(profiel="keten-2021"))
    assert (record["uitkomst"], codes(record)) == ("mislukt", ["LVBB1015"])


def test_kennisgeving_met_manifest_ow(omgeving: Omgeving) -> None:
    """The simulator does not treat a kennisgeving yet; its rule is there."""
    oordeel = keten.beoordeel(Bouwer().zip(), omgeving.stand, omgeving.profiel(), omgeving.nu())
    levering = oordeel.levering
    root = levering.trees["besluit.xml"]
    root.tag = root.tag.replace("AanleveringBesluit", "AanleveringKennisgeving")
    functie = next(f for f in FASE_1B if "LVBB1028" in f.codes)  # type: ignore[attr-defined]
    assert [m.code for m in functie(levering, omgeving.stand, omgeving.profiel())] == ["LVBB1028"]


def test_intrekking_zonder_artikel(omgeving: Omgeving) -> None:
    """The simulator does not treat an intrekking yet; its rule is there."""
    intrekking = (
        "<Intrekkingen><Intrekking><doelen><doel>/join/id/proces/gm9920/2025/X</doel></doelen>"
        "<instrument>/akn/nl/act/gm9920/2025/X</instrument><eId>art_IX</eId></Intrekking></Intrekkingen><Tijdstempels>"
    )
    bestanden = Bouwer().bestanden()
    bestanden["besluit.xml"] = bestanden["besluit.xml"].replace(b"<Tijdstempels>", intrekking.encode())
    oordeel = keten.beoordeel(zip_van(bestanden), omgeving.stand, omgeving.profiel(), omgeving.nu())
    assert [m.code for m in oordeel.meldingen] == ["LTO0001"]
    functie = next(f for f in keten.FASE_3 if "BHKV1011" in f.codes)  # type: ignore[attr-defined]
    assert [m.code for m in functie(oordeel.levering, omgeving.stand, omgeving.profiel())] == ["BHKV1011"]


def test_machtiging(omgeving: Omgeving) -> None:
    data = Bouwer().bestanden()
    aanleveraar = "00000003560458830000"
    opdracht = data["opdracht.xml"].decode()
    van = opdracht[opdracht.index("<idAanleveraar>") : opdracht.index("</idAanleveraar>")]
    data["opdracht.xml"] = opdracht.replace(van, f"<idAanleveraar>{aanleveraar}").encode()
    profiel = omgeving.profiel()
    for tabel, verwacht in (({}, ["LVBB1512"]), ({"00000001002564440000": [aanleveraar]}, [])):
        streng = replace(profiel, extra={"machtigingen": tabel})
        oordeel = keten.beoordeel(zip_van(data), omgeving.stand, streng, omgeving.nu())
        assert [m.code for m in oordeel.meldingen] == verwacht
    assert keten.beoordeel(zip_van(data), omgeving.stand, profiel, omgeving.nu()).goed


def test_bestaat_al(lever: Lever) -> None:
    assert lever(Bouwer().zip())["uitkomst"] == "gepubliceerd"
    record = lever(Bouwer(id_levering="proef-002").zip())
    assert record["uitkomst"] == "niet-valide"
    assert sorted(codes(record)) == ["LVBB3508", "LVBB4001", "LVBB4014", "LVBB5019"]


def test_nieuwe_versie_van_bekende_gio_mag(lever: Lever, omgeving: Omgeving) -> None:
    """A new version of a known GIO repeats its work (trap of the real packages)."""
    b = Bouwer()
    with omgeving.write() as transaction:
        eerder = f"{b.gio}/nld@2024-01-01"
        transaction.put(INFORMATIEOBJECT, eerder, {"work": b.gio, "expression": eerder, "geboorteregeling": b.werk})
    assert lever(b.zip())["uitkomst"] == "gepubliceerd"


def test_werk_van_andere_regeling(lever: Lever, omgeving: Omgeving) -> None:
    b = Bouwer()
    with omgeving.write() as transaction:
        eerder = f"{b.gio}/nld@2024-01-01"
        ander = {"work": b.gio, "expression": eerder, "geboorteregeling": "/akn/nl/act/gm9920/2020/Ander"}
        transaction.put(INFORMATIEOBJECT, eerder, ander)
    assert codes(lever(b.zip())) == ["LVBB3901"]


def test_uri_uit_waardelijst_vanaf_imow_3(maak_omgeving: Maker, lever: Lever) -> None:
    """Off in the profiles that come along; who works to IMOW 3 switches it on."""
    assert "TPOD1300" not in codes(lever(GEVALLEN["OZON0119"]()))
    aan = lever(GEVALLEN["OZON0119"](), maak_omgeving(regels={"TPOD1300": "fout"}))
    assert codes(aan) == ["CON-0001", "OZON0119", "TPOD1300", "EINDE CONTROLES"]


# -- how rules count


def test_regel_uit_maar_nodig(maak_omgeving: Maker, lever: Lever) -> None:
    for code in ("LVBB1001", "LVBB1002", "LVBB1506"):
        omgeving = maak_omgeving(regels={code: "uit"})
        record = lever(GEVALLEN[code](), omgeving)
        assert record["uitkomst"] == "behandeling-afgebroken", code
        assert codes(record)[-1] == "LTO0002"
        assert record["resultaten"]


def test_limiet_van_meldingen(omgeving: Omgeving) -> None:
    b = Bouwer()
    objecten = [
        f'<r:Regeltekst wId="x{n}"><r:identificatie>{b.id("regeltekst", "Z")}</r:identificatie></r:Regeltekst>'
        for n in range(60)
    ]
    bestanden = b.bestanden()
    bestanden["owLocaties.xml"] = b.ow(("Gebied",), objecten)
    profiel = replace(omgeving.profiel(), limieten={**omgeving.profiel().limieten, "meldingen": 20})
    oordeel = keten.beoordeel(zip_van(bestanden), omgeving.stand, profiel, omgeving.nu())
    gevonden = [m.code for m in oordeel.meldingen]
    assert gevonden == ["DM-0001", *["REFERENTIE.04", "OZON0013"] * 10, "LTO0003", "EINDE CONTROLES"]


def test_waarschuwingen_verbergen_geen_fout(omgeving: Omgeving) -> None:
    """However many warnings come first, a finding that blocks is seen."""
    b = Bouwer()
    thema = "<r:thema>http://standaarden.omgevingswet.overheid.nl/thema/id/concept/X</r:thema>"
    bestanden = b.bestanden()
    tekst = bestanden["owTekst.xml"].decode().replace("<r:locatieaanduiding>", thema * 50 + "<r:locatieaanduiding>", 1)
    bestanden["owTekst.xml"] = tekst.encode()
    bestanden = overtredingen_ow.met_groepbestand(bestanden)
    regels = {"OZON0119": "waarschuwing"}
    profiel = replace(omgeving.profiel().met_regels(regels), limieten={"meldingen": 20})
    oordeel = keten.beoordeel(zip_van(bestanden), omgeving.stand, profiel, omgeving.nu())
    gevonden = [m.code for m in oordeel.meldingen]
    assert oordeel.einde == "ozon"
    assert gevonden == ["CON-0001", *["OZON0119"] * 20, "OZON0103", "LTO0003", "EINDE CONTROLES"]


@pytest.mark.parametrize(
    ("naam", "contenttype"),
    [("gio.gml", "application/xml"), ("gio.gml", "application/pdf"), ("gio.xml", "application/gml+xml")],
)
def test_contenttype_past_niet_bij_de_naam(naam: str, contenttype: str, lever: Lever) -> None:
    """The name says what a file is; a wrong contentType is one finding of phase 3 and leads to no others."""
    bestanden = Bouwer().bestanden()
    bestanden["manifest.xml"] = manifest_xml([*bestanden, "manifest.xml"], {naam: contenttype})
    assert codes(lever(zip_van(bestanden, manifest=False))) == ["LVBB3507"]


def test_fase_1_geeft_een_code(lever: Lever) -> None:
    """Phase 1 stops at the first code; a missing file of the manifest hides one that the manifest lacks."""
    namen = [*Bouwer().bestanden(), "manifest.xml", "weg.xml", "ook-weg.xml"]
    bestanden = {**Bouwer().bestanden(), "extra.xml": b"<a/>", "manifest.xml": manifest_xml(namen)}
    record = lever(zip_van(bestanden, manifest=False))
    assert codes(record) == ["LVBB1009", "LVBB1009"]
    assert record["uitkomst"] == "mislukt"


def test_xsd_fout_verbergt_de_rest(lever: Lever) -> None:
    """A form error in phase 3 hides the findings of schematron and LVBB."""
    bestanden = Bouwer().bestanden()
    bestanden["besluit.xml"] = (
        bestanden["besluit.xml"].replace(b"work_003", b"work_004").replace(b"<maker>", b"<maken>", 1)
    )
    bestanden["besluit.xml"] = bestanden["besluit.xml"].replace(b"</maker>", b"</maken>", 1)
    assert set(codes(lever(zip_van(bestanden)))) == {"LVBB2003"}


def test_ontwerp_wordt_getoetst_maar_niet_verwerkt(lever: Lever, omgeving: Omgeving) -> None:
    record = lever(Bouwer(procedure="ontwerp").zip())
    assert (record["uitkomst"], codes(record)) == ("behandeling-afgebroken", ["LTO0001"])
    assert "ontwerpbesluit" in record["meldingen"][0]["beschrijving"]


def test_plaats_tussen_heel_veel_gelijknamigen(lever: Lever) -> None:
    """The place of a finding costs no walk over all its namesakes."""
    stempel = b"<Tijdstempel><doel>x</doel><soortTijdstempel>geldigVanaf</soortTijdstempel><datum>2025-11-03</datum>"
    bestanden = Bouwer().bestanden()
    eind = b"</Tijdstempels>"
    bestanden["besluit.xml"] = bestanden["besluit.xml"].replace(
        eind, (stempel + b"<eId>weg</eId></Tijdstempel>") * 30_000 + eind
    )
    begin = time.process_time()
    record = lever(zip_van(bestanden))
    assert time.process_time() - begin < 10
    gevonden = [melding["xpath"] for melding in record["meldingen"] if melding["code"] == "BHKV1010"]
    assert gevonden[0].endswith("/data:Tijdstempel[2]")
    assert codes(record).count("BHKV1010") == 1000
    assert codes(record)[-1] == "LTO0003"


def test_plaats_in_melding(lever: Lever) -> None:
    melding = lever(GEVALLEN["BHKV1010"]())["meldingen"][0]
    assert melding["bestand"] == "besluit.xml"
    assert melding["regel"] == 2
    assert melding["xpath"] == (
        "/lvbba:AanleveringBesluit/lvbba:BesluitVersie/data:ConsolidatieInformatie/data:Tijdstempels/data:Tijdstempel"
    )
    assert melding["categorie"] == "/akn/nl/bill/gm9920/2025/Proef/nld@2025-10-16"
