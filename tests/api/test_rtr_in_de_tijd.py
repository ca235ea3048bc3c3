"""Activities of the RTR in time: new versions, moves, ends, placeholders taken over (issue 4, section 5)."""

from typing import Any

import pytest

from simulator.omgeving import Omgeving
from simulator.omgevingsdocument.records import OWOBJECT
from tests.api.rtr import AMSTERDAM, DATUM, RTR, ZOEK, activiteit, zoek
from tests.conftest import Omgevingsclient

BOUW = "nl.imow-mnre1034.activiteit.Bouwactiviteit"
HAAK = "nl.imow-gm0363.activiteit.ActInOmgevingsplanGem"
STELSEL = "nl.imow-mnre1034.activiteit.ActInOmgevingsplan"


def record(omgeving: Omgeving, soort: str, **velden: Any) -> dict[str, Any]:
    """The first object of a kind with these fields."""
    for gevonden in omgeving.stand.all(OWOBJECT):
        if gevonden["soort"] == soort and all(gevonden["velden"].get(naam) == w for naam, w in velden.items()):
            return gevonden
    raise LookupError(soort)


def zet(omgeving: Omgeving, van: dict[str, Any], datum: str, **anders: Any) -> None:
    """Register a further version of an object, or of a copy under another identification, that begins on a date."""
    velden = {**van["velden"], **anders.pop("velden", {})}
    nieuw = {**van, "versie": 9, "beginGeldigheid": datum, "beginInwerking": datum, "velden": velden, **anders}
    nieuw["tijdstipRegistratie"] = "2026-11-25T10:00:00.000000Z"
    with omgeving.write() as transaction:
        transaction.put(OWOBJECT, f"{nieuw['identificatie']}|{nieuw['versie']}", nieuw)


@pytest.fixture
def bouw(lto: Omgevingsclient) -> dict[str, Any]:
    lto.klok("2026-11-25T12:00:00+01:00", loopt=False)
    return record(lto.omgeving, "Activiteit", naam="Bouwactiviteit (technisch)")


def test_andere_naam_en_plaats_in_de_toekomst(lto: Omgevingsclient, bouw: dict[str, Any]) -> None:
    zet(lto.omgeving, bouw, "2027-07-01", velden={"naam": "Anders", "bovenliggendeActiviteit": STELSEL})
    nu = activiteit(lto, BOUW)
    assert (nu["omschrijving"], nu["beginDatum"], nu["eindDatum"]) == (
        bouw["velden"]["naam"],
        "01-01-2024",
        "30-06-2027",
    )
    assert activiteit(lto, BOUW, "30-06-2027")["omschrijving"] == nu["omschrijving"]
    straks = activiteit(lto, BOUW, "01-07-2027")
    assert (straks["omschrijving"], straks["beginDatum"]) == ("Anders", "01-07-2027")
    assert "eindDatum" not in straks
    boven = straks["_links"]["bovenliggendeActiviteit"]["href"]
    assert STELSEL in boven
    onder = [link["href"] for link in activiteit(lto, STELSEL, "01-07-2027")["_links"]["onderliggendeActiviteiten"]]
    assert straks["_links"]["self"]["href"] in onder
    assert BOUW not in str(activiteit(lto, STELSEL)["_links"])
    (gewijzigd,) = lto.get(f"{RTR}/activiteiten/_wijzigingen?datumVanaf=25-11-2026").json()["_embedded"]["activiteiten"]
    assert gewijzigd["omschrijving"] == nu["omschrijving"]


def test_einde(lto: Omgevingsclient, bouw: dict[str, Any]) -> None:
    zet(lto.omgeving, bouw, "2026-12-31", beeindigd=True)
    assert activiteit(lto, BOUW)["eindDatum"] == "30-12-2026"
    assert lto.get(f"{RTR}/activiteiten/{BOUW}?datum=31-12-2026").status_code == 404
    werk = f"{RTR}/werkzaamheden/DakkapelPlaatsen/activiteitKoppelingen?pageSize=500&datum="
    assert f'"{BOUW}"' in lto.get(werk + DATUM).text
    assert f'"{BOUW}"' not in lto.get(f"{werk}31-12-2026").text
    lto.klok("2027-06-01T12:00:00+02:00", loopt=False)
    (gewijzigd,) = lto.get(f"{RTR}/activiteiten/_wijzigingen?datumVanaf=25-11-2026").json()["_embedded"]["activiteiten"]
    assert (gewijzigd["urn"], gewijzigd["eindDatum"]) == (BOUW, "30-12-2026")
    assert lto.get(gewijzigd["_links"]["self"]["href"]).status_code == 200
    treffers = zoek(lto, f"{ZOEK}/activiteiten/_zoek", {"zoekterm": "bouwactiviteit technisch"})
    assert BOUW not in [item["urn"] for item in treffers["_embedded"]["activiteiten"]]


def test_andere_locatie(lto: Omgevingsclient, bouw: dict[str, Any]) -> None:
    zee = "nl.imow-mnre1034.gebied.BepGebNoordzee"
    for regel in list(lto.omgeving.stand.all(OWOBJECT)):
        aanduidingen = regel["velden"].get("activiteitaanduiding", [])
        if any(aanduiding["activiteit"] == BOUW for aanduiding in aanduidingen):
            anders = [
                {**aanduiding, "locatieaanduiding": [zee]} if aanduiding["activiteit"] == BOUW else aanduiding
                for aanduiding in aanduidingen
            ]
            zet(lto.omgeving, regel, "2027-01-01", velden={"activiteitaanduiding": anders})
    assert zee not in str(activiteit(lto, BOUW)["locaties"])
    straks = activiteit(lto, BOUW, "01-01-2027")
    assert [locatie["identificatie"] for locatie in straks["locaties"]] == [zee]
    assert straks["beginDatum"] == "01-01-2024"  # the activity itself is the same

    def hier(datum: str) -> bool:
        body = {"datum": datum, "geometrie": AMSTERDAM}
        items = zoek(lto, f"{RTR}/activiteiten/_zoek?pageSize=500", body)["_embedded"]["activiteiten"]
        return BOUW in [item["urn"] for item in items]

    assert hier("31-12-2026")
    assert not hier("01-01-2027")


def test_haak_wordt_overgenomen(lto: Omgevingsclient, bouw: dict[str, Any]) -> None:
    eigen = {"naam": "Ons omgevingsplan", "bovenliggendeActiviteit": STELSEL}
    voor = activiteit(lto, HAAK)
    zet(lto.omgeving, bouw, "2027-01-01", identificatie=HAAK, regeling="/akn/nl/act/gm0363/2026/plan", velden=eigen)
    nu = activiteit(lto, HAAK)
    assert (nu["omschrijving"], nu["eindDatum"]) == (voor["omschrijving"], "31-12-2026")
    straks = activiteit(lto, HAAK, "01-01-2027")
    assert (straks["omschrijving"], straks["beginDatum"]) == ("Ons omgevingsplan", "01-01-2027")
    alle = zoek(
        lto, f"{RTR}/activiteiten/_zoek", {"datum": "01-01-2027", "bestuursorgaan": {"organisatieCode": "0363"}}
    )
    assert [item["urn"] for item in alle["_embedded"]["activiteiten"]].count(HAAK) == 1
    lto.post("/_lto/reset").raise_for_status()
    assert activiteit(lto, HAAK, "01-01-2027")["omschrijving"] == voor["omschrijving"]
