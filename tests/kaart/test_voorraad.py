"""Kept tiles stay within their bound."""

from simulator.kaart.voorraad import PER_TEGEL, Voorraad


def test_bewaart_en_blijft_binnen_de_grens() -> None:
    voorraad = Voorraad(10 * (1000 + PER_TEGEL))
    for nummer in range(50):
        assert voorraad.geef(nummer, lambda: bytes(1000)) == bytes(1000)
    assert len(voorraad) == 10
    assert voorraad.vind(0) is None
    assert voorraad.vind(49) == bytes(1000)


def test_maakt_een_tegel_een_keer() -> None:
    voorraad = Voorraad(10_000)
    gemaakt = iter([b"x"])  # ends when asked twice
    for _ in range(3):
        assert voorraad.geef("a", lambda: next(gemaakt)) == b"x"


def test_een_lege_tegel_wordt_ook_bewaard() -> None:
    voorraad = Voorraad(10_000)
    voorraad.geef("leeg", lambda: b"")
    assert voorraad.vind("leeg") == b""


def test_te_groot_voor_de_voorraad() -> None:
    voorraad = Voorraad(100)
    assert voorraad.geef("groot", lambda: bytes(1000)) == bytes(1000)
    assert len(voorraad) == 0
