"""Answers and refusals in the form of the real service, which is that of Solr."""

from collections.abc import Collection, Iterable
from typing import Any

import orjson

from simulator.adressen.documenten import document
from simulator.adressen.zoekindex import Zoekindex
from simulator.platform.exchange import Request, Response
from simulator.platform.problems import CATALOGUE, Problem

MEDIA_TYPE = "application/json;charset=utf-8"
FOUT = "org.apache.solr.common.SolrException"
OORZAAK = "org.apache.solr.search.SyntaxError"


def geef(request: Request, inhoud: dict[str, Any]) -> Response:
    """A 200; `indent=true` makes it readable for people."""
    opties = orjson.OPT_INDENT_2 if request.query.get("indent") else 0
    return Response(200, orjson.dumps(inhoud, option=opties), MEDIA_TYPE, cacheable=True)


def weiger(problem: Problem) -> Response:
    """A 400 in the form of Solr; any other problem stays what it is."""
    status = CATALOGUE[problem.kind].status
    if status != 400:
        raise problem
    redenen = [f"parameter '{naam}': {reden}" for naam, reden in problem.invalid_params]
    tekst = "; ".join(redenen) or problem.detail
    metadata = ["error-class", FOUT, "root-error-class", OORZAAK]
    fout = {"error": {"metadata": metadata, "msg": f"{OORZAAK}: {printbaar(tekst)}", "code": status}}
    return Response(status, orjson.dumps(fout), MEDIA_TYPE)


def printbaar(tekst: str) -> str:
    """A text that can be written as UTF-8, whatever a client put in."""
    return tekst.encode("utf-8", "replace").decode()


def documenten(
    index: Zoekindex,
    nummers: Iterable[int],
    velden: Collection[str],
    **kolommen: Iterable[float],
) -> list[dict[str, Any]]:
    """The documents of these objects, with the columns (score, afstand) that are asked for."""
    gevonden = [document(index.stand, index.objecten[nummer], velden) for nummer in nummers]
    for naam, waarden in kolommen.items():
        if naam in velden:
            for inhoud, waarde in zip(gevonden, waarden, strict=True):
                inhoud[naam] = waarde
    return gevonden
