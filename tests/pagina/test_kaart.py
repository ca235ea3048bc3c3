"""The map page in headless Chromium: tiles from here, and what holds where one clicks."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import FloatRect, Page, expect

from tests.aanlevering.bouwer import Bouwer

pytestmark = pytest.mark.browser
# The square of the builder, a little above its lower left corner.
PLEK = "#130050,450050,11"


@pytest.fixture
def geleverd(lto: Any) -> Any:
    """A tenant with one delivered regeling, in force."""
    lto.klok("2025-10-16T09:00:00+02:00", loopt=False)
    assert lto.lever(Bouwer().zip()).json()["uitkomst"] == "gepubliceerd"
    lto.klok("2025-12-01T09:00:00+01:00", loopt=False)
    return lto


def klik_midden(pagina: Page) -> None:
    vak = pagina.locator("#kaart").bounding_box()
    assert vak is not None
    pagina.mouse.click(vak["x"] + vak["width"] / 2, vak["y"] + vak["height"] / 2)


def test_kaart_haalt_alles_van_hier(lto: Any, chromium: Any, open_pagina: Callable[[str], Page]) -> None:
    gevraagd: list[str] = []
    chromium.on("request", lambda verzoek: gevraagd.append(verzoek.url))
    pagina = open_pagina(f"{lto.basis}/_lto/kaart")
    expect(pagina.locator("#omgeving")).to_have_text(lto.naam)
    assert all(adres.startswith((lto.basis, "data:", "blob:")) for adres in gevraagd), gevraagd
    assert any("/brt/achtergrondkaart/" in adres for adres in gevraagd)
    assert any(adres.endswith(".pbf") for adres in gevraagd)
    pagina.select_option("#achtergrond", "grijs")
    with pagina.expect_response(lambda antwoord: "/wmts/v2_0/grijs/" in antwoord.url) as antwoord:
        pass
    assert antwoord.value.status == 200


def test_klik_toont_regeling_activiteit_en_locatie(geleverd: Any, open_pagina: Callable[[str], Page]) -> None:
    pagina = open_pagina(f"{geleverd.basis}/_lto/kaart{PLEK}")
    klik_midden(pagina)
    uitkomst = pagina.locator("#uitkomst")
    expect(uitkomst).to_contain_text("RD 130050, 450050")
    expect(uitkomst.locator(".regeling").first).to_contain_text("Omgevingsplan")
    expect(uitkomst.locator(".regeling").first.locator("details").first).to_contain_text("Activiteiten (")
    expect(uitkomst.locator(".locaties li").first).to_contain_text("nl.imow-gm9920.gebied.")
    expect(uitkomst.locator(".locaties li").first).to_contain_text("versie 1")


def test_het_geleverde_gebied_is_te_zien(geleverd: Any, open_pagina: Callable[[str], Page]) -> None:
    """The pixels in the middle change when the locaties are shown."""
    pagina = open_pagina(f"{geleverd.basis}/_lto/kaart{PLEK}")
    vak = pagina.locator("#kaart").bounding_box()
    assert vak is not None
    links, boven = vak["x"] + vak["width"] / 2 - 4, vak["y"] + vak["height"] / 2 - 4
    midden = FloatRect(x=links, y=boven, width=8, height=8)
    pagina.wait_for_timeout(500)
    met = pagina.screenshot(clip=midden)
    pagina.select_option("#collectie", "")
    pagina.wait_for_timeout(500)
    assert pagina.screenshot(clip=midden) != met


def test_nieuwe_levering_verschijnt_vanzelf(lto: Any, open_pagina: Callable[[str], Page]) -> None:
    lto.klok("2025-10-16T09:00:00+02:00", loopt=False)
    pagina = open_pagina(f"{lto.basis}/_lto/kaart{PLEK}")
    with pagina.expect_response(re.compile(r"/11/1054/965\.pbf$")) as antwoord:
        assert lto.lever(Bouwer().zip()).json()["uitkomst"] == "gepubliceerd"
        lto.klok("2025-12-01T09:00:00+01:00", loopt=False)
    assert antwoord.value.status == 200
    klik_midden(pagina)
    expect(pagina.locator("#uitkomst .regeling").first).to_contain_text("Omgevingsplan")


def test_zoeken_met_coordinaten(lto: Any, open_pagina: Callable[[str], Page]) -> None:
    pagina = open_pagina(f"{lto.basis}/_lto/kaart")
    pagina.fill("#zoekterm", "155000, 463000")
    pagina.keyboard.press("Enter")
    expect(pagina.locator("#uitkomst")).to_contain_text("RD 155000, 463000")


def test_zoeken_op_naam_met_de_locatieserver(lto: Any, open_pagina: Callable[[str], Page]) -> None:
    """The locatieserver answers here by itself, so that this test does not need it; keys are those of PDOK."""
    pagina = open_pagina(f"{lto.basis}/_lto/kaart")
    doc = {"id": "gem-1", "weergavenaam": "Gemeente <b>Proef</b>", "type": "gemeente"}
    doc["centroide_rd"] = "POINT(130050 450050)"
    pagina.route("**/bzk/locatieserver/**", lambda route: route.fulfill(json={"response": {"docs": [doc]}}))
    pagina.locator("#zoekterm").press_sequentially("proef")
    expect(pagina.locator("#voorstellen li")).to_contain_text("Gemeente <b>Proef</b>")
    pagina.keyboard.press("ArrowDown")
    pagina.keyboard.press("Enter")
    expect(pagina.locator("#uitkomst")).to_contain_text("RD 130050, 450050")


def test_zonder_geldige_sleutel_vraagt_de_kaart_erom(draai: Any, nieuwe_omgeving: Any, open_pagina: Any) -> None:
    client = nieuwe_omgeving(draai(api_sleutels=("geheim",)))
    pagina = open_pagina(f"{client.basis}/_lto/kaart")
    klik_midden(pagina)
    veld = pagina.get_by_label("API-sleutel")
    veld.fill("geheim")
    veld.press("Enter")
    expect(pagina.locator("#uitkomst h3").first).to_have_text("Regelingen")
