"""Geometrie opvragen v1: bare GeoJSON by identification, in three CRSs."""

from typing import Any

import pytest

from tests.api.conftest import GEOMETRIE
from tests.conftest import Omgevingsclient

OGC = "http://www.opengis.net/def/crs/EPSG/0/"
RIJK = "LND6030.A_20230101"


def punten(coordinates: Any) -> list[list[float]]:
    """All positions."""
    if not isinstance(coordinates[0], list):
        return [coordinates]
    return [punt for deel in coordinates for punt in punten(deel)]


@pytest.mark.parametrize("kop", [{}, {"Accept": "application/json"}, {"Accept": "application/hal+json"}])
def test_in_rd(gevuld: Omgevingsclient, kop: dict[str, str]) -> None:
    antwoord = gevuld.get(f"{GEOMETRIE}/geometrieen/{RIJK}", params={"crs": OGC + "28992"}, headers=kop)
    assert antwoord.status_code == 200
    inhoud = antwoord.json()
    assert set(inhoud) == {"type", "coordinates"}
    assert all(0 < x < 300_000 and 300_000 < y < 700_000 for x, y in punten(inhoud["coordinates"]))


@pytest.mark.parametrize("crs", ["4258", "9067"])
def test_geografisch_heeft_lengte_eerst(gevuld: Omgevingsclient, crs: str) -> None:
    in_rd = gevuld.get(f"{GEOMETRIE}/geometrieen/{RIJK}?crs={OGC}28992").json()
    inhoud = gevuld.get(f"{GEOMETRIE}/geometrieen/{RIJK}?crs={OGC}{crs}").json()
    assert len(punten(inhoud["coordinates"])) == len(punten(in_rd["coordinates"]))
    assert all(3 < lengte < 8 and 50 < breedte < 54 for lengte, breedte in punten(inhoud["coordinates"]))


def test_elke_locatie_heeft_haar_geometrie(gevuld: Omgevingsclient) -> None:
    gezien = 0
    for record in gevuld.omgeving.stand.all("geometrie"):
        if gezien < 40:
            antwoord = gevuld.get(f"{GEOMETRIE}/geometrieen/{record['id']}?crs={OGC}28992")
            assert antwoord.status_code == 200, record["id"]
            gezien += 1
    assert gezien > 10


@pytest.mark.parametrize(
    ("identificatie", "crs", "status"),
    [
        (RIJK, None, 422),
        (RIJK, OGC + "4326", 422),
        (RIJK, "http://www.opengis.net/def/crs/OGC/1.3/CRS84", 422),
        (RIJK, "EPSG:28992", 400),
        (RIJK, "", 400),
        ("GM9999_20230101", OGC + "28992", 404),
        ("622a6d8d-99a7-40fe-8428-8b8625ae4378", OGC + "28992", 404),
        ("geen-uuid", OGC + "28992", 400),
        ("x" * 2000, OGC + "28992", 400),
        ("622a6d8d-99a7-40fe-8428-8b8625ae437\u0668", OGC + "28992", 400),
    ],
)
def test_fouten(gevuld: Omgevingsclient, identificatie: str, crs: str | None, status: int) -> None:
    params = {} if crs is None else {"crs": crs}
    antwoord = gevuld.get(f"{GEOMETRIE}/geometrieen/{identificatie}", params=params)
    assert antwoord.status_code == status, antwoord.text
    assert antwoord.json()["status"] == status


def test_meta(gevuld: Omgevingsclient) -> None:
    antwoord = gevuld.get(f"{GEOMETRIE}/crss")
    assert antwoord.json() == [OGC + "28992", OGC + "4258", OGC + "9067"]
    info = gevuld.get(f"{GEOMETRIE}/app-info").json()["app-info"]
    document = gevuld.get(f"{GEOMETRIE}/openapi.json").json()
    assert info["version"] == document["info"]["version"] == antwoord.headers["API-Version"]
