"""The APIs: one package per API and major version, each with an OpenAPI document and a table of handlers."""

from simulator.platform.apis import Api

APIS: tuple[Api, ...] = (
    Api("presenteren", 8, "presenteren-v8.yaml", "simulator.api.presenteren_v8"),
    Api("geometrieopvragen", 1, "geometrieopvragen-v1.yaml", "simulator.api.geometrieopvragen_v1"),
    Api(
        "ontsluiten",
        2,
        "ontsluiten-v2.yaml",
        "simulator.api.ontsluiten_v2",
        strict_accept=True,
        document_type="application/json;charset=UTF-8",
    ),
    Api("toepasbaaropvragen", 7, "toepasbaaropvragen-v7.yaml", "simulator.api.toepasbaaropvragen_v7"),
    Api("catalogus", 3, "catalogus-v3.yaml", "simulator.api.catalogus_v3"),
    Api("locatieserver", 3, "locatieserver-v3_1.yaml", "simulator.api.locatieserver_v3_1", key=False),
    Api("rtrgegevens", 2, "rtrgegevens-v2.yaml", "simulator.api.rtrgegevens_v2"),
    Api("zoekinterface", 2, "zoekinterface-v2.yaml", "simulator.api.zoekinterface_v2"),
    Api("opvragenwerkzaamheden", 1, "opvragenwerkzaamheden-v1.yaml", "simulator.api.opvragenwerkzaamheden_v1"),
    Api("samengestelderegels", 2, "samengestelderegels-v2.yaml", "simulator.api.samengestelderegels_v2"),
    Api("ogc-tiles", 2, "ogc-tiles-v2.yaml", "simulator.api.ogc_tiles_v2", key=False),
    Api("achtergrondkaart", 2, "achtergrondkaart-v2.yaml", "simulator.api.achtergrondkaart_v2", key=False),
    Api("lto", 1, "lto-v1.yaml", "simulator.api.lto_v1", key=False),
)
