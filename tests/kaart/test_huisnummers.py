"""House numbers on the base map: those for which there is room."""

from typing import Any

from simulator.kaart.kaarttegel import NUMMERMAAT, _als_ruimte

ZWART, WIT = (0, 0, 0), (255, 255, 255)


class _Pen:
    def __init__(self) -> None:
        self.teksten: list[str] = []

    def text(self, plek: tuple[int, int], tekst: str, **_: Any) -> None:
        self.teksten.append(tekst)


def test_wat_over_een_ander_valt_blijft_weg() -> None:
    pen, bezet = _Pen(), []  # type: ignore[var-annotated]
    for plek, tekst in (((100, 100), "12"), ((104, 103), "14"), ((100, 130), "16"), ((160, 100), "18A")):
        _als_ruimte(pen, bezet, plek, tekst, (NUMMERMAAT, ZWART, WIT))
    assert pen.teksten == ["12", "16", "18A"]
    assert len(bezet) == 3
