"""The grids against figures of the sources."""

import pytest

from simulator.kaart.rooster import MERCATOR, RD_KAART, RD_VECTOR


def test_rd_is_dat_van_de_richtlijn() -> None:
    assert RD_VECTOR.omvang == pytest.approx((-285401.92, 22598.08, 595401.92, 903401.92))
    assert RD_VECTOR.resolutie(11) == pytest.approx(1.68)
    assert RD_KAART.resolutie(14) == pytest.approx(0.21)


def test_middelpunt_van_rd_ligt_op_de_hoek_van_vier_tegels() -> None:
    assert RD_VECTOR.kader(1, 0, 0)[2] == RD_VECTOR.kader(1, 1, 1)[0] == pytest.approx(155000)
    assert RD_VECTOR.kader(1, 0, 0)[1] == RD_VECTOR.kader(1, 1, 1)[3] == pytest.approx(463000)


def test_rand_in_pixels() -> None:
    minx, miny, maxx, maxy = RD_VECTOR.kader(3, 2, 2, 8)
    assert (maxx - minx, maxy - miny) == pytest.approx(((256 + 16) * 430.08,) * 2)


def test_mercator_is_de_wereld() -> None:
    assert MERCATOR.omvang[2] == pytest.approx(20037508.342789244)
    assert MERCATOR.resolutie(0) == pytest.approx(156543.033928041)


@pytest.mark.parametrize(
    ("tegel", "is_er"),
    [
        ((0, 0, 0), True),
        ((11, 2047, 2047), True),
        ((11, 2048, 0), False),
        ((12, 0, 0), False),
        ((3, -1, 0), False),
    ],
)
def test_welke_tegels_er_zijn(tegel: tuple[int, int, int], is_er: bool) -> None:
    assert RD_VECTOR.heeft(*tegel) is is_er
