"""The APIs: one package per API and major version, each with an OpenAPI document and a table of handlers."""

from simulator.platform.apis import Api

APIS: tuple[Api, ...] = (
    Api("presenteren", 8, "presenteren-v8.yaml", "simulator.api.presenteren_v8"),
    Api("geometrieopvragen", 1, "geometrieopvragen-v1.yaml", "simulator.api.geometrieopvragen_v1"),
    Api("ontsluiten", 2, "ontsluiten-v2.yaml", "simulator.api.ontsluiten_v2", strict_accept=True),
    Api("toepasbaaropvragen", 7, "toepasbaaropvragen-v7.yaml", "simulator.api.toepasbaaropvragen_v7"),
    Api("catalogus", 3, "catalogus-v3.yaml", "simulator.api.catalogus_v3"),
    Api("locatieserver", 3, "locatieserver-v3_1.yaml", "simulator.api.locatieserver_v3_1", key=False),
    Api("lto", 1, "lto-v1.yaml", "simulator.api.lto_v1", key=False),
)
