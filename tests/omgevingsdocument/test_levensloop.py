"""Activities through time, on records of our own."""

from typing import Any

import pytest

from simulator.omgevingsdocument.levensloop import (
    Periode,
    activiteitversies,
    geldend,
    gereguleerd_op,
    levensloop,
    regelteksten,
)
from simulator.omgevingsdocument.records import OWOBJECT
from simulator.omgevingsdocument.tijdlijn import Tijdreis
from simulator.store import Stand
from tests.omgevingsdocument.leveringen import omgeving

ACTIVITEIT = "nl.imow-gm9920.activiteit.A"


def record(soort: str, naam: str, versie: int, begin: str, velden: dict[str, Any], *, eind: bool = False) -> Any:
    return {
        "identificatie": naam,
        "soort": soort,
        "regeling": "/akn/nl/act/gm9920/2025/eigen",
        "bevoegdGezag": "gm9920",
        "beeindigd": eind,
        "velden": velden,
        "versie": versie,
        "beginInwerking": begin,
        "beginGeldigheid": begin,
        "tijdstipRegistratie": f"{begin}T00:00:00.000000Z",
        "doel": "/join/id/proces/gm9920/2025/eigen",
        "aanlevering": "x",
    }


def regel(versie: int, begin: str, *locaties: str, naam: str = "r", eind: bool = False) -> Any:
    aanduiding = {
        "activiteit": ACTIVITEIT,
        "identificatie": f"ala-{naam}",
        "activiteitregelkwalificatie": "Verbod",
        "locatieaanduiding": list(locaties),
    }
    velden = {"artikelOfLid": "t", "activiteitaanduiding": [aanduiding], "locatieaanduiding": list(locaties)}
    return record("RegelVoorIedereen", naam, versie, begin, velden, eind=eind)


def activiteit(versie: int, begin: str, *, eind: bool = False) -> Any:
    return record("Activiteit", ACTIVITEIT, versie, begin, {"naam": f"versie {versie}"}, eind=eind)


def stand(*records: Any) -> Stand:
    tenant = omgeving()
    with tenant.write() as transaction:
        for een in records:
            transaction.put(OWOBJECT, f"{een['identificatie']}|{een['versie']}", een)
    return tenant.stand


def test_locaties_gelden_zolang_de_regel_en_de_versie_gelden() -> None:
    eigen = stand(
        activiteit(1, "2020-01-01"),
        activiteit(2, "2022-01-01"),
        activiteit(3, "2024-01-01", eind=True),
        regel(1, "2021-01-01", "L1"),
        regel(2, "2022-06-01", "L1", "L2"),
        regel(3, "2023-01-01", "L2"),
    )
    een, twee, drie = (levensloop(eigen, versie, None) for versie in activiteitversies(eigen, ACTIVITEIT))
    assert een.periode == Periode("2020-01-01", "2022-01-01")
    assert een.locaties == (("L1", Periode("2021-01-01", "2022-01-01")),)
    assert twee.periode == Periode("2022-01-01", "2024-01-01")
    assert twee.locaties == (
        ("L1", Periode("2022-01-01", "2023-01-01")),  # two rule versions that touch are one period
        ("L2", Periode("2022-06-01", "2024-01-01")),
    )
    assert drie.versie["beeindigd"]
    assert drie.periode == Periode("2024-01-01", None)
    assert drie.locaties == ()
    assert twee.gewijzigd == "2023-01-01"


def test_later_geregistreerd_telt_niet_voor_toen() -> None:
    eigen = stand(activiteit(1, "2020-01-01"), activiteit(2, "2022-01-01"), regel(1, "2021-01-01", "L1"))
    toen = "2020-06-01T00:00:00.000000Z"
    (versie,) = geldend(eigen, activiteitversies(eigen), toen)
    gezien = levensloop(eigen, versie, toen)
    assert gezien.periode == Periode("2020-01-01", None)
    assert gezien.locaties == ()


def test_versie_met_hetzelfde_begin_vervangt() -> None:
    eigen = stand(activiteit(1, "2020-01-01"), activiteit(2, "2020-01-01"))
    assert [versie["versie"] for versie in geldend(eigen, activiteitversies(eigen), None)] == [2]


@pytest.mark.parametrize(
    ("dag", "locaties", "verwacht"),
    [
        ("2020-06-01", ["L1"], []),  # no rule yet
        ("2021-06-01", ["L1"], [ACTIVITEIT]),
        ("2021-06-01", ["L2"], []),
        ("2023-06-01", ["L1"], []),  # the rule moved
        ("2023-06-01", ["L1", "L2"], [ACTIVITEIT]),
        ("2024-06-01", ["L2"], []),  # the activity ended
        ("2021-06-01", [], []),
    ],
)
def test_gereguleerd_op_locaties(dag: str, locaties: list[str], verwacht: list[str]) -> None:
    eigen = stand(
        activiteit(1, "2020-01-01"),
        activiteit(2, "2024-01-01", eind=True),
        regel(1, "2021-01-01", "L1"),
        regel(2, "2023-01-01", "L2"),
    )
    assert gereguleerd_op(eigen, locaties, Tijdreis(dag, dag)) == verwacht


def test_beeindigde_regel_reguleert_niet_meer() -> None:
    eigen = stand(activiteit(1, "2020-01-01"), regel(1, "2020-01-01", "L1"), regel(2, "2021-01-01", eind=True))
    (gezien,) = (levensloop(eigen, versie, None) for versie in activiteitversies(eigen))
    assert gezien.locaties == (("L1", Periode("2020-01-01", "2021-01-01")),)
    assert gereguleerd_op(eigen, ["L1"], Tijdreis("2021-06-01", "2021-06-01")) == []


def test_tekst_die_niet_te_zien_is_is_leeg() -> None:
    tekst = record("Regeltekst", "t", 1, "2020-01-01", {"wId": "gm9920__art_1"})
    eigen = stand(activiteit(1, "2020-01-01"), regel(1, "2020-01-01", "L1"), tekst)
    (gevonden,) = regelteksten(eigen, ACTIVITEIT, Tijdreis("2020-06-01", "2020-06-01"))
    assert (gevonden.identificatie, gevonden.wid, gevonden.tekst) == ("t", "gm9920__art_1", "")
