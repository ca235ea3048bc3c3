"""Tenants: which there are, and ending one."""

import asyncio

from simulator.aanlevering.verwerking import AANLEVERING
from simulator.api.lto_v1.opruimen import plan_opruimen
from simulator.platform.exchange import Request, Response, plain
from simulator.platform.omgevingen import STANDAARD
from simulator.platform.problems import Problem


def lees_omgevingen(request: Request) -> Response:
    """GET /omgevingen"""
    omgevingen = request.services.omgevingen
    return plain(
        {
            "omgevingen": [
                {
                    "naam": naam,
                    "aanleveringen": omgevingen.get(naam).omgeving.stand.count(AANLEVERING),
                    "basispad": "" if naam == STANDAARD else f"/@{naam}",
                }
                for naam in omgevingen.namen()
            ]
        }
    )


async def beeindig_omgeving(request: Request) -> Response:
    """DELETE /omgevingen/{naam}"""
    naam = request.path["naam"]
    try:
        gevonden = await asyncio.to_thread(request.services.omgevingen.end, naam)
    except ValueError as error:
        raise Problem("conflict", f"{error} Zet haar terug met POST /_lto/reset.") from None
    if not gevonden:
        raise Problem("niet-gevonden", f"Er is geen omgeving {naam!r}.")
    plan_opruimen(request.services.store)
    return Response(204)
