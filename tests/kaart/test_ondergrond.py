"""The base map without the areas of the seed, and with a few."""

import io

import pytest
from PIL import Image

from simulator.kaart.kaarttegel import kaarttegel
from simulator.kaart.ondergrond import ondergrond
from simulator.kaart.rooster import MERCATOR, RD_KAART, Rooster
from simulator.kaart.stijl import STIJLEN
from simulator.store import Store
from simulator.store.seed import EmptySeed


@pytest.mark.parametrize("rooster", [RD_KAART, MERCATOR])
def test_zonder_gebieden_is_alles_buitenland(rooster: Rooster) -> None:
    stand = Store(EmptySeed()).tenant("leeg").stand
    beeld = Image.open(io.BytesIO(kaarttegel(stand, ("pastel", rooster, 2, 1, 1))))
    assert beeld.getcolors() == [(256 * 256, STIJLEN["pastel"].buiten)]


def test_een_gemeente_met_een_meer_en_een_stukke_buurman() -> None:
    """A hole is water, and an area that crosses itself is drawn as what it can be."""
    tenant = Store(EmptySeed()).tenant("een")
    with tenant.write() as transaction:
        vormen = {
            "GM0001": "[[[150000,460000],[160000,460000],[160000,470000],[150000,470000],[150000,460000]],"
            "[[153000,463000],[157000,463000],[157000,467000],[153000,467000],[153000,463000]]]",
            "GM0002": "[[[160000,460000],[170000,470000],[170000,460000],[160000,470000],[160000,460000]]]",
        }
        for code, ringen in vormen.items():
            blob = transaction.blob(f'{{"type":"Polygon","coordinates":{ringen}}}'.encode())
            geometrie = {"id": code, "soort": "", "bbox": [150000, 460000, 170000, 470000], "blob": blob}
            transaction.put("geometrie", code, geometrie)
            gebied = {"code": code, "naam": f"Gemeente {code}", "geometrieIdentificatie": code, "benadering": True}
            transaction.put("gebied", code, gebied)
        transaction.put("gebied", "GM0003", {"code": "GM0003", "naam": "x", "geometrieIdentificatie": "weg"})
    kaart = ondergrond(tenant.stand, RD_KAART)
    assert [naam.tekst for naam in kaart.namen] == ["GM0001", "GM0002"]
    beeld = Image.open(io.BytesIO(kaarttegel(tenant.stand, ("water", RD_KAART, 6, 32, 31))))
    stijl = STIJLEN["water"]
    # The tile begins at 155000, 476762 and has 53.76 m per pixel.
    assert beeld.getpixel((20, (476762 - 465000) // 54)) == stijl.water
    assert beeld.getpixel((60, (476762 - 468000) // 54)) in stijl.land
    assert beeld.getpixel((250, 250)) != stijl.water
