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
    Api("lto", 1, "lto-v1.yaml", "simulator.api.lto_v1", key=False),
)
