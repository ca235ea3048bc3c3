"""The packages of the seed against the official XSDs and schematron, and against the packaging rules."""

import importlib
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType

import pytest

from simulator.zaad import pakketten
from tests.zaad.lezen import Pakket, soort, tekst

WERKEN = (
    "omgevingswet",
    "bal",
    "bbl",
    "bkl",
    "omgevingsbesluit",
    "omgevingsregeling",
    "aansluitdocument",
    "novi",
)
NAMEN = [
    *(f"zaad-rijk-{nummer:03}-{werk}.zip" for nummer, werk in enumerate(WERKEN, start=1)),
    *(f"zaad-bruidsschat-{code}.zip" for code in ("gm0363", "gm0532", "gm0995", "ws0661")),
]


def orakel(map_: Path, naam: str) -> ModuleType:
    sys.path.insert(0, str(map_))
    try:
        return importlib.import_module(naam)
    finally:
        sys.path.remove(str(map_))


def test_volgorde_en_gelijke_bytes(zaad: list[Pakket]) -> None:
    assert [p.naam for p in zaad] == NAMEN
    assert list(pakketten()) == [(p.naam, p.zip) for p in zaad]


def test_geldig_naar_de_officiele_schemas(zaad: list[Pakket], gedeeld: Callable[[str], Path]) -> None:
    oracle = orakel(gedeeld("schemas"), "xsd_oracle").Oracle()
    for pakket in zaad:
        for naam, inhoud in pakket.bestanden.items():
            assert oracle.errors(naam, inhoud) == [], f"{pakket.naam}: {naam}"


def test_schoon_naar_de_officiele_schematron(zaad: list[Pakket], gedeeld: Callable[[str], Path]) -> None:
    pytest.importorskip("saxonche")
    oracle = orakel(gedeeld("schemas"), "schematron_oracle").Oracle()
    for pakket in zaad:
        assert oracle.findings(pakket.bestanden["besluit.xml"]) == []


def test_manifest_noemt_precies_de_bestanden(zaad: list[Pakket]) -> None:
    for pakket in zaad:
        genoemd = [e.text for e in pakket.xml("manifest.xml").iterfind(".//{*}bestandsnaam")]
        assert sorted(genoemd, key=str) == sorted(pakket.bestanden)
        assert not any("/" in naam for naam in pakket.bestanden)


def test_opdrachten_zijn_uniek_en_op_een_werkdag(zaad: list[Pakket]) -> None:
    opdrachten = [p.xml("opdracht.xml") for p in zaad]
    assert len({tekst(o, "{*}idLevering") for o in opdrachten}) == len(zaad)
    for pakket, opdracht in zip(zaad, opdrachten, strict=True):
        assert soort(opdracht) == "publicatieOpdracht"
        assert tekst(opdracht, "{*}publicatie") in pakket.bestanden
        bekend = date.fromisoformat(tekst(opdracht, "{*}datumBekendmaking"))
        werkend = date.fromisoformat(tekst(pakket.xml("besluit.xml"), ".//{*}Tijdstempel/{*}datum"))
        assert bekend.weekday() < 5  # LVBB1519
        assert bekend <= werkend <= bekend + timedelta(days=90)  # LVBB1580


def test_besluit_hangt_samen(zaad: list[Pakket]) -> None:
    for pakket in zaad:
        besluit, manifest = pakket.xml("besluit.xml"), pakket.xml("manifest-ow.xml")
        regeling = next(e for e in besluit.iter("*") if e.get("wordt"))
        expressie = tekst(besluit, "{*}RegelingVersieInformatie/{*}ExpressionIdentificatie/{*}FRBRExpression")
        werk = tekst(besluit, "{*}RegelingVersieInformatie/{*}ExpressionIdentificatie/{*}FRBRWork")
        doelen = {e.text for e in besluit.iter("{*}doel")}
        assert regeling.get("wordt") == expressie == tekst(besluit, ".//{*}instrumentVersie")  # LVBB4032, 4033
        assert expressie.startswith(f"{werk}/nld@")
        assert tekst(manifest, ".//{*}WorkIDRegeling") == werk  # OZON2140
        assert doelen == {tekst(manifest, ".//{*}DoelID")}  # OZON2150


def test_drie_modellen_komen_voor(zaad: list[Pakket]) -> None:
    modellen = [soort(next(e for e in p.xml("besluit.xml").iter("*") if e.get("wordt"))) for p in zaad]
    rijk = ["RegelingCompact"] * 2 + ["RegelingKlassiek"] + ["RegelingCompact"] * 4 + ["RegelingVrijetekst"]
    assert modellen == [*rijk, *["RegelingCompact"] * 4]
