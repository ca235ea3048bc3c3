"""The bruidsschat for an authority that the seed gives none."""

import asyncio
import re

from simulator.api.lto_v1.aanleveringen import aanlevering_json
from simulator.omgevingsdocument.records import ORGANISATIE
from simulator.platform.exchange import Request, Response, plain
from simulator.platform.problems import InvalidParam, Problem

MAX_CODES = 5  # of meldingen in the reason of a refusal
CODE = re.compile(r"[a-z]{2,4}[0-9]{2,4}", re.ASCII)


async def deel_bruidsschat_toe(request: Request) -> Response:
    """POST /bruidsschat/{code}: delivered through the pipeline, registered at the moment of the seed."""
    from simulator.zaad.toedeling import AlToegedeeld, deel_toe  # the builder of the seed is not needed to start

    code = request.path["code"]
    organisatie = request.omgeving.stand.get(ORGANISATIE, code)
    if organisatie is None:
        hint = "" if CODE.fullmatch(code) else "; verwacht een code als gm0344 of ws0636"
        raise Problem("niet-gevonden", f"Er is geen bevoegd gezag {code!r}{hint}.")
    try:
        klaar = await asyncio.to_thread(deel_toe, request.omgeving, request.services.wachtrij, organisatie)
    except AlToegedeeld as fout:
        raise Problem("conflict", f"{organisatie['naam']} heeft de bruidsschat al: {fout}.") from None
    except ValueError as fout:
        reden = f"{fout}; verwacht een gemeente of waterschap"
        raise Problem("verkeerd-verzoek", f"{reden}.", [InvalidParam("code", reden)]) from None
    # Shielded: a client that hangs up must not take the delivery out of the queue.
    record = await asyncio.shield(asyncio.wrap_future(klaar))
    if not record:
        raise Problem("conflict", "De omgeving is teruggezet terwijl de bruidsschat werd verwerkt.")
    if record["uitkomst"] != "gepubliceerd":
        codes = ", ".join(dict.fromkeys(melding["code"] for melding in record["meldingen"]))[: 12 * MAX_CODES]
        raise Problem("conflict", f"De bruidsschat past niet bij wat er al is: {record['uitkomst']} ({codes}).")
    answer = aanlevering_json(request, record)
    return plain(answer, 201, Location=answer["_links"]["self"]["href"])
