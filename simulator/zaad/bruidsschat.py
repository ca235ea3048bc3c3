"""The bruidsschat: the rules that each gemeente and waterschap got from the Rijk, as a delivery for one of them.

On the real system it is (chapter 22 of) the omgevingsplan that each gemeente has by law: a RegelingCompact of its own.
"Tijdelijk deel" is a term of the Omgevingswet there, not the STOP model RegelingTijdelijkdeel, which hangs on another
regeling. Sources: facts/rijksregels.md 9; `seed/bruidsschat/README.md` says what is inferred.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from simulator.zaad.bronnen import ZAADMAP, Werk, lees_werk
from simulator.zaad.registers import organisaties, rijen

MAP = "bruidsschat"
# bestuurslagen that have one; the name of the folder with its sources is the same
BESTUURSLAGEN = ("gemeente", "waterschap")


def bruidsschat(organisatie: Mapping[str, str], zaadmap: Path = ZAADMAP) -> Werk:
    """The work for an organisation of the register (code, naam, bestuurslaag, oin); ValueError for a bestuurslaag
    without bruidsschat."""
    laag = organisatie["bestuurslaag"]
    if laag not in BESTUURSLAGEN:
        raise ValueError(f"{organisatie['code']}: een {laag} heeft geen bruidsschat")
    vulling = {
        "code": organisatie["code"],
        "grens": organisatie["code"].upper(),
        "naam": _in_zin(organisatie["naam"]),
        "oin": organisatie["oin"],
    }
    return lees_werk(zaadmap / MAP / laag, vulling)


def bruidsschatten(zaadmap: Path = ZAADMAP) -> Iterator[Werk]:
    """The works of those that have it in the seed, in the order of ontvangers.csv."""
    bekend = {organisatie["code"]: organisatie for organisatie in organisaties(zaadmap)}
    for rij in rijen(zaadmap / MAP / "ontvangers.csv", ("code", "waarom")):
        yield bruidsschat(bekend[rij["code"]], zaadmap)


def _in_zin(naam: str) -> str:
    """A name after `omgevingsplan` or `waterschapsverordening`: `gemeente Amsterdam`, `Scheldestromen`."""
    kaal = naam.removeprefix("Waterschap ").removeprefix("waterschap ")
    return f"gemeente{kaal[8:]}" if kaal.startswith("Gemeente ") else kaal
