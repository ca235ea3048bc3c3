"""Settings -> the ASGI application: opens seed and store, loads the documents, hands all to the gateway."""

import logging
from collections.abc import Iterable
from typing import TYPE_CHECKING

from simulator import __version__
from simulator.api import APIS
from simulator.clock import real_seconds
from simulator.platform import documents
from simulator.platform.apis import Api
from simulator.platform.gateway import Gateway
from simulator.platform.omgevingen import STANDAARD, Omgevingen
from simulator.platform.services import Services
from simulator.profielen import read_profiel
from simulator.settings import ROOT, SettingError, Settings
from simulator.store import Store
from simulator.store.seed import EmptySeed, SeedFile

if TYPE_CHECKING:
    from simulator.aanlevering.verwerking import Wachtrij

log = logging.getLogger("lto")
SEED = ROOT / "build" / "seed.lto"


def create_app(
    settings: Settings,
    *,
    seed: EmptySeed | None = None,
    apis: Iterable[Api] = APIS,
    check_responses: bool = False,
) -> Gateway:
    """The application. `seed` defaults to the compiled one; `check_responses` validates every answer (tests).

    ProfielError for an unusable profile, SettingError for a folder without the official schemas, StoreError for an
    unusable folder, ValueError for a damaged seed: one clear Dutch line each.
    """
    read_profiel(settings.profiel)
    _schemas_bruikbaar(settings)
    opened = _open_seed() if seed is None else seed
    store = Store(opened, settings.data)
    loaded = {api: documents.load(api.document) for api in apis}
    services = Services(
        settings=settings,
        store=store,
        omgevingen=Omgevingen(store, settings),
        apis=loaded,
        versie=__version__,
        gestart=real_seconds(),
        seed_info=opened.info,
        make_wachtrij=_wachtrij,
    )
    gateway = Gateway(services, loaded, check_responses=check_responses)
    services.gezond = gateway.healthy
    services.omgevingen.get(STANDAARD)
    if settings.data is not None:
        _hervat(services)
    return gateway


def _schemas_bruikbaar(settings: Settings) -> None:
    if settings.schemas is not None:
        from simulator.aanlevering.grammatica import controleer_map

        gebrek = controleer_map(settings.schemas)
        if gebrek is not None:
            raise SettingError(f"LTO_SCHEMAS kan niet: {gebrek}")


def _hervat(services: Services) -> None:
    """Take up what an earlier process had acknowledged but not finished."""
    for naam in services.store.tenants():
        omgeving = services.omgevingen.get(naam).omgeving
        if omgeving.stand.count("aanlevering"):
            services.wachtrij.hervat(omgeving)


def _open_seed() -> EmptySeed:
    if SEED.exists():
        return SeedFile(SEED)
    log.warning("Er is geen zaad (%s): de simulator begint leeg. Maak het met `make seed`.", SEED.relative_to(ROOT))
    return EmptySeed()


def _wachtrij() -> "Wachtrij":
    from simulator.aanlevering.verwerking import Wachtrij

    return Wachtrij()
