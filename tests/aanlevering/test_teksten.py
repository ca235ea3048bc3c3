"""Texts that are facts of the wire (facts/validaties.md 8.2), and texts of ours that must say what is wrong."""

import re
from collections.abc import Callable

import pytest

from simulator.store import Record
from tests.aanlevering import overtredingen_op, overtredingen_ow
from tests.aanlevering.bouwer import Bouwer
from tests.aanlevering.breken import met, vervang
from tests.aanlevering.conftest import Maker
from tests.aanlevering.inpakken import manifest_xml, zip_van
from tests.aanlevering.overtredingen_ow import ONTBREEKT, B, uri

Lever = Callable[..., Record]
GEVALLEN = overtredingen_op.GEVALLEN | overtredingen_ow.GEVALLEN
REGEL_2, GEBIED = B.id("juridischeregel", 2), ONTBREEKT.format("gebied")
EINDE = ("De controles zijn helemaal klaar, maar met FATALE fouten.", "EINDE CONTROLE")
BEVINDING = "Validatie bevinding"
# case -> code -> (categorie, beschrijving)
VAST: dict[str, dict[str, tuple[str | None, str]]] = {
    "SCHEMA.OW.03": {
        "DM-0001": (None, "Domeininformatie geleverd maar niet succesvol verwerkt"),
        "SCHEMA.OW.03": ("OW schema controleopdracht gelukt met fouten", "-"),
        "EINDE CONTROLES": EINDE,
    },
    "REFERENTIE.04": {
        "REFERENTIE.04": (
            "referentie controleopdracht mislukt",
            "Onbekende fout: Het OwBestand bevat een object met type Gebied dat niet voorkomt in de lijst met"
            " objectTypen in de inhoud.",
        ),
    },
    "GEOMETRY.03.2": {
        "GEO-0001": (None, "Er zijn fouten gevonden door de geo validatie service"),
        "GEOMETRY.03": (None, "geometrie validatieopdracht gelukt met fouten"),
    },
    "LVBB1501": {
        "LVBB1501": (
            "opdracht.xml",
            "[Opdracht- Controleer Inhoud Datum Bekendmaking] Datum bekendmaking 2025-10-16 moet in de toekomst liggen",
        )
    },
    "OZON0045": {
        "CON-0001": (None, "Er zijn fouten gevonden door de proef consolidatie validatie service"),
        "OZON0045": (
            BEVINDING,
            f"De RegelVoorIedereen met identificatie {REGEL_2} verwijst naar een niet bestaande locatie {GEBIED}.",
        ),
        "EINDE CONTROLES": EINDE,
    },
    "OZON0103": {"OZON0103": (BEVINDING, "(TPOD2180) Per Regeling moet er één Regelingsgebied zijn aangeleverd.")},
    "OZON0113": {
        "OZON0113": (
            BEVINDING,
            f"Het veld Omgevingsnorm.type in Omgevingsnorm '{B.id('omgevingsnorm')}' moet een waarde bevatten uit de"
            " waardelijst TypeNorm",
        )
    },
    "OZON0119": {
        "OZON0119": (
            BEVINDING,
            f"RegelVoorIedereen met id '{REGEL_2}' heeft geen geldige thema waarde '{uri('thema', 'X')}'",
        )
    },
    "OZON0310": {"OZON0310": (BEVINDING, f"Identificatie: {B.id('gebied')} komt meerdere keren voor")},
}


@pytest.mark.parametrize("profiel", ["lto", "keten-2021"])
@pytest.mark.parametrize("geval", VAST)
def test_vaste_tekst(geval: str, profiel: str, maak_omgeving: Maker, lever: Lever) -> None:
    record = lever(GEVALLEN[geval](), maak_omgeving(profiel=profiel))
    gevonden = {m["code"]: (m["categorie"], m["beschrijving"]) for m in record["meldingen"]}
    assert {code: gevonden.get(code) for code in VAST[geval]} == VAST[geval]


@pytest.mark.parametrize("code", ["LVBB1006", "LVBB1009", "LVBB1010", "LVBB1016", "LVBB1019"])
def test_technische_eisen(code: str, lever: Lever) -> None:
    record = lever(GEVALLEN[code]())
    assert record["meldingen"][0]["beschrijving"].startswith("De opdracht voldoet niet aan de technische eisen: ")


def test_publicatie_niet_gevonden(lever: Lever) -> None:
    bestanden = Bouwer().bestanden()
    bestanden["opdracht.xml"] = bestanden["opdracht.xml"].replace(b">besluit.xml<", b">Besluit.xml<")
    melding = lever(zip_van(bestanden))["meldingen"][0]
    assert melding["beschrijving"] == "Document gespecificeerd in opdracht niet gevonden : Besluit.xml"


@pytest.mark.parametrize(
    "xml", [b"<!DOCTYPE a [<!ELEMENT a ANY>]><a/>", b"<?xml version='1.0' encoding='klingon'?><a/>"]
)
@pytest.mark.parametrize("bestand", ["opdracht.xml", "besluit.xml", "gio.xml", "gio.gml"])
def test_geen_regel_nul(bestand: str, xml: bytes, lever: Lever) -> None:
    """Where the line is not known, none is named."""
    for melding in lever(met(bestand, xml)())["meldingen"]:
        assert "regel 0" not in melding["beschrijving"]
        assert melding["regel"] is None


def test_verkeerd_gedeclareerde_tekenset(lever: Lever) -> None:
    besluit = Bouwer().besluit().replace(b'encoding="UTF-8"', b'encoding="UTF-16"', 1)
    beschrijving = lever(met("besluit.xml", besluit)())["meldingen"][0]["beschrijving"]
    assert "declaratie noemt tekenset UTF-16, maar het bestand staat in een andere tekenset" in beschrijving


def test_soortwork_bij_een_andere_versie(lever: Lever) -> None:
    """BHKV1006 and BHKV1044 when RegelingVersieInformatie is of another expression: both say which was delivered."""
    b = Bouwer()
    besluit = b.besluit().decode()
    begin = besluit.index("RegelingVersieInformatie>")
    anders = besluit[:begin] + besluit[begin:].replace(b.versie, f"{b.versie}9")
    assert anders != besluit
    record = lever(zip_van({**b.bestanden(), "besluit.xml": anders.encode()}))
    teksten = {m["code"]: m["beschrijving"] for m in record["meldingen"]}
    assert f"Geleverd: {b.versie}9 met /join/id/stop/work_019" in teksten["BHKV1006"]
    assert "wel:" not in teksten["BHKV1006"]
    assert re.search(r"zijn 0 RegelingVersieInformaties met die FRBRExpression geleverd", teksten["BHKV1044"])


def test_ow_bestand_buiten_manifest_ow(lever: Lever) -> None:
    bestanden = Bouwer().bestanden()
    extra = Bouwer(naam="Extra").bestanden()["owLocaties.xml"]
    record = lever(zip_van({**bestanden, "owExtra.xml": extra}))
    meldingen = [(m["code"], m["beschrijving"]) for m in record["meldingen"]]
    assert meldingen == [
        (
            "LVBB3501",
            "owExtra.xml is een OW-bestand, maar manifest-ow.xml noemt het niet; als informatieobject kan het niet"
            " worden gelezen.",
        )
    ]


def test_xml_die_niets_is(lever: Lever) -> None:
    record = lever(met("los.xml", b"<los/>")())
    assert [m["code"] for m in record["meldingen"]] == ["LVBB3501"]
    assert "het hoofdelement is los" in record["meldingen"][0]["beschrijving"]


def test_manifest_noemt_onbekend_type(lever: Lever) -> None:
    maak = vervang("manifest-ow.xml", "<objecttype>Gebied<", "<objecttype>Locatie<")
    meldingen = lever(maak())["meldingen"]
    tekst = next(m["beschrijving"] for m in meldingen if m["code"] == "REFERENTIE.04")
    assert tekst.startswith("Het objectType in het manifest is Locatie maar moet een van de volgende waarden zijn: Act")


def test_manifest_zonder_bestand(lever: Lever) -> None:
    namen = [*Bouwer().bestanden(), "manifest.xml", "weg.xml"]
    bestanden = {**Bouwer().bestanden(), "manifest.xml": manifest_xml(namen)}
    assert "'weg.xml'" in lever(zip_van(bestanden, manifest=False))["meldingen"][0]["beschrijving"]
