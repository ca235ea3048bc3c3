"""The four looks of the base map, named as PDOK names them; the colours are ours."""

from typing import NamedTuple

Kleur = tuple[int, int, int]


def _rgb(hex_: str) -> Kleur:
    return (int(hex_[0:2], 16), int(hex_[2:4], 16), int(hex_[4:6], 16))


class Stijl(NamedTuple):
    """Colours of areas, lines and text. `land` are tints by turns, so that neighbouring gemeenten can be told apart."""

    buiten: Kleur  # where we know nothing: abroad
    water: Kleur
    land: tuple[Kleur, ...]
    kust: Kleur
    provinciegrens: Kleur
    gemeentegrens: Kleur
    provincienaam: Kleur
    gemeentenaam: Kleur
    halo: Kleur
    pand: Kleur
    pandrand: Kleur
    straat: Kleur


def _stijl(land: str, **kleuren: str) -> Stijl:
    return Stijl(land=tuple(map(_rgb, land.split())), **{naam: _rgb(kleur) for naam, kleur in kleuren.items()})


STIJLEN: dict[str, Stijl] = {
    "standaard": _stijl(
        "f3efe0 eef0dc f6eede eceedd f1ecdc",
        buiten="e9e6df",
        water="a9d3ea",
        kust="6fa9c9",
        provinciegrens="b07fa8",
        gemeentegrens="c9bfa8",
        provincienaam="8a5d86",
        gemeentenaam="3c4046",
        halo="fbf9f2",
        pand="e2b9a2",
        pandrand="b98467",
        straat="6b5a4a",
    ),
    "grijs": _stijl(
        "f4f4f4 f0f0f0 f7f7f7 eeeeee f2f2f2",
        buiten="e6e6e6",
        water="d3d8dc",
        kust="aab1b7",
        provinciegrens="a3a3a3",
        gemeentegrens="cfcfcf",
        provincienaam="8c8c8c",
        gemeentenaam="5c5c5c",
        halo="fafafa",
        pand="d6d6d6",
        pandrand="b0b0b0",
        straat="777777",
    ),
    "pastel": _stijl(
        "f6f3e8 eff4e6 f9efe6 ecf3ee f5f0ea",
        buiten="efedea",
        water="cfe6f2",
        kust="9cc4db",
        provinciegrens="c3a5c4",
        gemeentegrens="d9d3c6",
        provincienaam="a786a8",
        gemeentenaam="6a6e76",
        halo="fdfcf8",
        pand="efd9cc",
        pandrand="d3b3a0",
        straat="94877a",
    ),
    "water": _stijl(
        "f7f8f6 f4f6f4 f9f9f7 f2f5f3 f6f7f5",
        buiten="ecefee",
        water="8ec5e6",
        kust="3f8fc0",
        provinciegrens="b9c4ca",
        gemeentegrens="d5dcdf",
        provincienaam="93a4ae",
        gemeentenaam="66757e",
        halo="ffffff",
        pand="dfe5e7",
        pandrand="bcc8cd",
        straat="82919a",
    ),
}
