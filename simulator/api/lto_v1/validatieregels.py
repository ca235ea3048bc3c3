"""The rules that the simulator knows: what each says, whether it is carried out, and how it counts now."""

import difflib
from collections.abc import Callable
from typing import Any

from simulator.aanlevering.regels.register import Regel, regel, regels
from simulator.platform import hal
from simulator.platform.exchange import Request, Response, plain
from simulator.platform.problems import InvalidParam, Problem
from simulator.profielen import Profiel


def lees_validatieregels(request: Request) -> Response:
    """GET /validatieregels, filtered by geimplementeerd, familie and fase."""
    gevraagd = request.query.get("geimplementeerd")
    familie = _bekend(request, "familie", lambda regel: regel.familie)
    fase = _bekend(request, "fase", lambda regel: regel.fase)
    gevonden = [
        regel
        for regel in regels()
        if (gevraagd is None or regel.geimplementeerd is gevraagd)
        and (familie is None or regel.familie == familie)
        and (fase is None or regel.fase == fase)
    ]
    profiel = request.omgeving.profiel()
    return plain(
        {
            "aantal": len(gevonden),
            "geimplementeerd": sum(regel.geimplementeerd for regel in gevonden),
            "regels": [_json(request, regel, profiel) for regel in gevonden],
        }
    )


def lees_validatieregel(request: Request) -> Response:
    """GET /validatieregels/{code}"""
    code = request.path["code"]
    try:
        gevonden = regel(code)
    except KeyError:
        raise Problem("niet-gevonden", f"Er is geen regel {code!r}; {lijkt_op(code)}.") from None
    return plain(_json(request, gevonden, request.omgeving.profiel()))


def ken_ik(code: str) -> bool:
    """Whether there is a rule of this code."""
    try:
        regel(code)
    except KeyError:
        return False
    return True


def lijkt_op(code: str) -> str:
    """Which known rules look like this code, and where all of them are listed (Dutch)."""
    codes = [regel.code for regel in regels()]
    lijkt = difflib.get_close_matches(code[:80].upper(), codes, n=5, cutoff=0.6)
    bedoeld = f"bedoel je {', '.join(lijkt)}? " if lijkt else ""
    return f"{bedoeld}alle {len(codes)} bekende regels staan in GET /_lto/validatieregels"


def _bekend(request: Request, naam: str, waarde_van: Callable[[Regel], str]) -> str | None:
    waarde: str | None = request.query.get(naam)
    bekend = sorted({waarde_van(regel) for regel in regels()} - {""})
    if waarde is not None and waarde not in bekend:
        reden = f"{naam} {waarde!r} is onbekend; bekend zijn {', '.join(bekend)}"
        raise Problem("verkeerd-verzoek", reden, [InvalidParam(naam, reden)])
    return waarde


def _json(request: Request, gevonden: Regel, profiel: Profiel) -> dict[str, Any]:
    zelf = hal.href(request, f"/validatieregels/{gevonden.code}", tijdreis=False)
    return {
        **gevonden.als_dict(),
        "stand": profiel.ernst(gevonden.code, gevonden.ernst) or "uit",
        "_links": {"self": hal.link(zelf)},
    }
