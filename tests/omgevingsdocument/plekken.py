"""Moments, places and small stands with objects on them, for the tests of what the read APIs ask."""

from typing import Any

import orjson

from simulator.omgevingsdocument.records import GEBIED, GEOMETRIE
from simulator.omgevingsdocument.registratie import OwDeel
from simulator.omgevingsdocument.vraag import Tijdreis
from simulator.store import Tenant
from tests.omgevingsdocument.leveringen import (
    COMPACT,
    DOEL,
    WORK,
    eigen_besluit,
    eigen_inhoud,
    lever,
    omgeving,
    ow_bestand,
)

PAD = "_akn_nl_act_gm9920_2025_eigen"


def op(dag: str, beschikbaar: str | None = None) -> Tijdreis:
    return Tijdreis(dag, dag, beschikbaar)


def punt(x: float, y: float) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [x, y]}


def vierkant(x: float, y: float, zijde: float = 10) -> dict[str, Any]:
    ring = [[x, y], [x + zijde, y], [x + zijde, y + zijde], [x, y + zijde], [x, y]]
    return {"type": "Polygon", "coordinates": [ring]}


def zet_geometrie(tenant: Tenant, naam: str, geometrie: dict[str, Any]) -> None:
    ring = geometrie["coordinates"][0]
    kader = [min(p[0] for p in ring), min(p[1] for p in ring), max(p[0] for p in ring), max(p[1] for p in ring)]
    with tenant.write() as transaction:
        blob = transaction.blob(orjson.dumps(geometrie))
        transaction.put(GEOMETRIE, naam, {"id": naam, "soort": "Polygon", "bbox": kader, "blob": blob})


def gebied(naam: str, geometrie: str) -> str:
    return (
        f"<l:Gebied><l:identificatie>{naam}</l:identificatie><l:geometrie><l:GeometrieRef xlink:href='{geometrie}'/>"
        "</l:geometrie></l:Gebied>"
    )


def regelingsgebied(locatie: str) -> str:
    return (
        "<rg:Regelingsgebied><rg:identificatie>rg1</rg:identificatie><rg:locatieaanduiding>"
        f"<l:LocatieRef xlink:href='{locatie}'/></rg:locatieaanduiding></rg:Regelingsgebied>"
    )


def tenant_met(objecten: str, **kwargs: Any) -> Tenant:
    tenant = omgeving()
    lever(tenant, eigen_inhoud(eigen_besluit(COMPACT, **kwargs), [OwDeel(WORK, DOEL, [ow_bestand(objecten)])]))
    return tenant


def zet_gebied(tenant: Tenant, code: str) -> None:
    with tenant.write() as transaction:
        record = {"code": code, "naam": code, "geometrieIdentificatie": f"{code}_20230101", "benadering": False}
        transaction.put(GEBIED, code, record)
