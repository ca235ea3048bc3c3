"""Result documents: which come for an outcome, in both styles, and their XML against the official schema.

Parity: order, prefixes and pairs as in the real answers of 17 May 2021 (../shared/samples/resultaat).
"""

import importlib.util
import io
import re
import warnings
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from simulator.aanlevering import verslag
from simulator.aanlevering.keten import Oordeel
from simulator.aanlevering.levering import Levering, Opdracht, Pakket
from simulator.aanlevering.melding import Melding
from simulator.omgeving import Omgeving
from simulator.store import Record
from tests.aanlevering.bouwer import Bouwer
from tests.aanlevering.conftest import Maker, documenten
from tests.aanlevering.overtredingen_op import GEVALLEN as OP
from tests.aanlevering.overtredingen_ow import GEVALLEN as OW

Lever = Callable[..., Record]
Xsd = Callable[[bytes], list[str] | None]
LVBB = "{http://www.overheid.nl/2017/lvbb}"
STOP = "{http://www.overheid.nl/2017/stop}"
NU = datetime.fromisoformat("2021-05-17T11:40:45.703619+02:00")
SOORTEN = [
    "validatieOpdracht",
    "publicatieOpdracht",
    "directeMutatieOpdracht",
    "validatieDirecteMutatieOpdracht",
    "breekPublicatieAfOpdracht",
    "raadpleegOpdracht",
]
STIJLEN = {"huidig": "lto", "2021": "keten-2021"}


@pytest.fixture(scope="session")
def xsd() -> Xsd:
    """What the official transport schema finds in a document."""
    pad = Path(__file__).resolve().parents[3] / "shared" / "schemas" / "xsd_oracle.py"
    if not pad.is_file():
        pytest.skip("the official schemas in ../shared are not here")
    bron = importlib.util.spec_from_file_location("xsd_oracle", pad)
    assert bron is not None and bron.loader is not None
    module = importlib.util.module_from_spec(bron)
    bron.loader.exec_module(module)
    oracle: Any = module.Oracle()
    return lambda data: oracle.errors("resultaat.xml", data)


def vorm(document: etree._Element) -> tuple[str, str, str | None, list[str]]:
    """Local root name, top uitkomst, what the verslag says, codes."""
    gezegd = document.find(f"{LVBB}verslag/{LVBB}uitkomst")
    if gezegd is None:
        gezegd = document.find(f"{LVBB}verslag/{LVBB}voortgang")
    codes = [code.text or "" for code in document.iter(f"{STOP}code")]
    tekst = None if gezegd is None else gezegd.text
    return etree.QName(document).localname, document.findtext(f"{LVBB}uitkomst") or "", tekst, codes


PUB, VAL = "publicatieVerzoekResultaat", "validatieVerzoekResultaat"
Gezien = tuple[str, str, str | None, list[str]]
HUIDIG_GOED: list[Gezien] = [
    (PUB, "succes", "validatie-voltooid", ["LTO0000"]),
    (PUB, "succes", "registratie-voltooid", ["DL-0003"]),
    (PUB, "succes", "gepubliceerd", ["DL-0005"]),
]
OP_FOUT, OZON_FOUT = ["LVBB3008"], ["CON-0001", "OZON0119", "EINDE CONTROLES"]
GEVAL: dict[tuple[str, str, str], list[Gezien]] = {
    ("huidig", "publicatieOpdracht", "goed"): HUIDIG_GOED,
    ("huidig", "validatieOpdracht", "goed"): [
        (VAL, "succes", "validatie-voltooid", ["LTO0000"]),
        (VAL, "succes", "valide", ["LTO0000"]),
    ],
    ("huidig", "validatieOpdracht", "LVBB1042"): [(PUB, "mislukt", None, ["LVBB1042"])],
    ("huidig", "validatieOpdracht", "LVBB1506"): [(VAL, "mislukt", "niet-valide", ["LVBB1506"])],
    ("huidig", "validatieOpdracht", "LVBB3008"): [(VAL, "mislukt", "niet-valide", OP_FOUT)],
    ("huidig", "publicatieOpdracht", "OZON0119"): [HUIDIG_GOED[0], (PUB, "mislukt", "niet-valide", OZON_FOUT)],
    ("2021", "publicatieOpdracht", "goed"): [
        (PUB, "succes", "validatie-voltooid", []),
        (PUB, "succes", "registratie-voltooid", []),
        (PUB, "succes", "gepubliceerd", ["DL-0005"]),
    ],
    ("2021", "validatieOpdracht", "goed"): [(VAL, "succes", "valide", [])],
    ("2021", "validatieOpdracht", "LVBB1016"): [(VAL, "mislukt", None, ["LVBB1016"])],
    ("2021", "validatieOpdracht", "LVBB1506"): [(VAL, "succes", "opdracht-niet-valide", ["LVBB1506"])],
    ("2021", "validatieOpdracht", "REFERENTIE.04"): [
        (VAL, "mislukt", "niet-valide", ["DM-0001", "REFERENTIE.04", "EINDE CONTROLES"])
    ],
    ("2021", "validatieOpdracht", "LVBB3008"): [
        (VAL, "succes", "valide", []),
        (VAL, "succes", "niet-valide", OP_FOUT),
    ],
    ("2021", "validatieOpdracht", "LVBB4040"): [
        (VAL, "succes", "valide", []),
        (VAL, "succes", "consolidatie-niet-valide", ["LVBB4040"]),
    ],
    ("2021", "publicatieOpdracht", "LVBB4040"): [
        (PUB, "succes", "validatie-voltooid", []),
        (PUB, "succes", "niet-valide", ["LVBB4040"]),
    ],
    ("2021", "validatieOpdracht", "OZON0119"): [
        (VAL, "succes", "valide", []),
        (VAL, "mislukt", "niet-valide", OZON_FOUT),
    ],
}


def pakket(soort: str, wat: str) -> bytes:
    """The package of a case, with the kind of opdracht asked for."""
    data = Bouwer().zip() if wat == "goed" else (OP | OW)[wat]()
    uit = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(io.BytesIO(data)) as bron, zipfile.ZipFile(uit, "w") as doel:
        warnings.simplefilter("ignore")  # a name that comes twice
        for ingang in bron.infolist():
            inhoud = bron.read(ingang)
            if ingang.filename == "opdracht.xml":
                inhoud = inhoud.replace(b"publicatieOpdracht", soort.encode())
            doel.writestr(ingang, inhoud)
    return uit.getvalue()


@pytest.mark.parametrize(("stijl", "soort", "wat"), GEVAL)
def test_documenten(stijl: str, soort: str, wat: str, maak_omgeving: Maker, lever: Lever) -> None:
    omgeving = maak_omgeving(profiel=STIJLEN[stijl])
    record = lever(pakket(soort, wat), omgeving)
    gevonden = [vorm(document) for document in documenten(omgeving, record)]
    assert gevonden == GEVAL[stijl, soort, wat]
    assert record["uitkomst"] == (gevonden[-1][2] or "mislukt")


def oordelen(soort: str) -> list[Oordeel]:
    """One judgement per possible end, with meldingen of every look."""
    levering = Levering(Pakket({}), Opdracht(soort, "id-1", "0" * 20, "0" * 20))
    lang = Melding(
        "STOP0001", "é <&> \x00\ud800 ]]>", "waarschuwing", categorie="a&b", bestand="x.xml", regel=3, xpath="/a[1]"
    )
    kort = Melding("LVBB1010", "x", soort="technisch")
    einden = ["pakket", "opdracht", "ow", "op", "consolidatie", "geometrie", "ozon", "afgebroken", "goed"]
    return [Oordeel(levering, einde, [lang, kort]) for einde in einden]


@pytest.mark.parametrize("stijl", STIJLEN)
@pytest.mark.parametrize("soort", SOORTEN)
def test_geldig_volgens_het_officiele_schema(soort: str, stijl: str, xsd: Xsd) -> None:
    for oordeel in oordelen(soort):
        if oordeel.einde not in ("pakket", "afgebroken") and soort not in ("validatieOpdracht", "publicatieOpdracht"):
            continue  # these kinds end in phase 1 or are broken off
        stappen = verslag.afgekeurd(oordeel, stijl)
        if oordeel.goed:
            stappen = [*verslag.gevalideerd(oordeel, stijl), *verslag.gereed(oordeel, stijl)]
            if soort == "publicatieOpdracht":
                stappen += verslag.geregistreerd(oordeel, stijl)
        assert stappen
        for document in stappen:
            data = verslag.als_xml(document, oordeel, stijl, NU)
            assert xsd(data) == [], data.decode()


def test_paren_van_uitkomsten() -> None:
    """KOOP's table (facts/aanlevering-stop.md 4.1): positive outcomes go with succes, all others with mislukt."""
    for soort in SOORTEN[:2]:
        for oordeel in oordelen(soort):
            documenten = verslag.gereed(oordeel, "huidig") if oordeel.goed else verslag.afgekeurd(oordeel, "huidig")
            eind = documenten[-1]
            if eind.verslag is not None:
                goed = eind.verslag[1] in ("valide", "gepubliceerd")
                assert eind.top == ("succes" if goed else "mislukt")
                assert eind.meldingen


def test_vorm_van_fase_1_in_2021() -> None:
    """Default namespace, stop declared first, no verslag, no categorie."""
    oordeel = oordelen("validatieOpdracht")[0]
    oordeel.meldingen = [Melding("LVBB1010", "x", soort="technisch", bestand="manifest.xml")]
    (document,) = verslag.afgekeurd(oordeel, "2021")
    tekst = verslag.als_xml(document, oordeel, "2021", NU).decode()
    ruimten = 'xmlns:stop="http://www.overheid.nl/2017/stop" xmlns="http://www.overheid.nl/2017/lvbb"'
    assert tekst.splitlines()[1] == f"<validatieVerzoekResultaat {ruimten}>"
    assert re.sub(r"\s*\n\s*", "", tekst).endswith(
        "<uitkomst>mislukt</uitkomst><meldingen><melding><stop:code>LVBB1010</stop:code><stop:ernst>fout</stop:ernst>"
        "<stop:soort>technisch</stop:soort><stop:beschrijving>x</stop:beschrijving></melding></meldingen>"
        "</validatieVerzoekResultaat>"
    )


def test_volgorde_van_naamruimten() -> None:
    """Regisseur and Ozon declare lvbb first, OPeRA stop first (seen in 2021)."""
    koppen = {}
    for oordeel in oordelen("validatieOpdracht"):
        if oordeel.einde in ("opdracht", "op", "ow", "ozon"):
            document = verslag.afgekeurd(oordeel, "2021")[-1]
            regel = verslag.als_xml(document, oordeel, "2021", NU).decode().splitlines()[1]
            koppen[oordeel.einde] = "stop" if regel.index("xmlns:stop") < regel.index("xmlns:lvbb") else "lvbb"
    assert koppen == {"opdracht": "stop", "op": "stop", "ow": "lvbb", "ozon": "lvbb"}


def test_tijdstip_met_microseconden_en_nederlandse_tijd() -> None:
    assert verslag.tijdstip(NU) == "2021-05-17T11:40:45.703619+02:00"
    assert verslag.tijdstip(datetime.fromisoformat("2021-01-17T11:40:45+00:00")) == "2021-01-17T12:40:45.000000+01:00"


def test_id_levering_en_publicatie(lever: Lever, omgeving: Omgeving) -> None:
    """What a client reads: the idLevering of its own in every verslag, the end with tijdstipPublicatie."""
    record = lever(Bouwer(id_levering="mijn-eigen-id").zip())
    alle = documenten(omgeving, record)
    assert {document.findtext(f".//{LVBB}idLevering") for document in alle} == {"mijn-eigen-id"}
    assert alle[-1].findtext(f".//{LVBB}tijdstipPublicatie") == "2025-10-16T09:00:00.000000+02:00"
    assert alle[0].findtext(f".//{LVBB}tijdstipPublicatie") is None


def test_plaats_als_uitspraak_alleen_huidig(maak_omgeving: Maker, lever: Lever) -> None:
    for stijl, verwacht in (("huidig", {"bestand": "gio.xml"}), ("2021", {})):
        omgeving = maak_omgeving(profiel=STIJLEN[stijl])
        document = documenten(omgeving, lever(OP["LVBB3008"](), omgeving))[-1]
        assert {u.get("property"): u.text for u in document.iter(f"{STOP}uitspraak")} == verwacht
