"""Problem documents: one catalogue, one exception, one place that makes them (RFC 7807; facts/overige-apis.md 0.1)."""

import secrets
import uuid
from collections.abc import Mapping
from typing import Any, NamedTuple

import orjson

from simulator.platform.exchange import PROBLEM, Response

# Details as the real APIs give them (facts/presenteren.md 2.7).
ONGELDIG = "Het verzoek heeft een ongeldige request parameter"
GEEN_GEGEVENS = "Er zijn geen gegevens gevonden op grond van de opgegeven input parameters"
TYPE_BASE = "https://content.omgevingswet.overheid.nl/fout/id/concept/"


class ProblemKind(NamedTuple):
    """A row of the catalogue: status, last segment of `type`, title; `gateway` = in the form that the gateway gives."""

    status: int
    concept: str
    title: str
    gateway: str | None = None  # its media type, where the gateway answers and not the API


CATALOGUE: dict[str, ProblemKind] = {
    "geen-sleutel": ProblemKind(401, "Ongeautoriseerd", "Inloggegevens ontbreken", f"{PROBLEM}; charset=UTF-8"),
    "verkeerde-sleutel": ProblemKind(403, "NietToegestaan", "Geen toegang", f"{PROBLEM}; charset=UTF-8"),
    "onbekend-pad": ProblemKind(404, "VerkeerdVerzoek", "Verkeerd verzoek", "application/json; charset=UTF-8"),
    "niet-gevonden": ProblemKind(404, "BestaatNiet", "Resource niet gevonden"),
    "verkeerd-verzoek": ProblemKind(400, "VerkeerdVerzoek", "Ongeldige combinatie of inhoud van parameters"),
    "methode": ProblemKind(405, "MethodeNietToegestaan", "Methode niet toegestaan"),
    "accept": ProblemKind(406, "NietAcceptabel", "Gevraagd media type niet beschikbaar"),
    "conflict": ProblemKind(409, "Conflict", "Conflict met de huidige toestand"),
    "te-groot": ProblemKind(413, "TeGroot", "Verzoek te groot"),
    "media-type": ProblemKind(415, "OngeldigMediaType", "Ongeldig media type"),
    "crs": ProblemKind(422, "NietOndersteundeCrs", "Niet-ondersteunde CRS"),
    "onverwerkbaar": ProblemKind(422, "Onverwerkbaar", "Verzoek kan niet worden verwerkt"),
    "intern": ProblemKind(500, "InterneFout", "Fout aan de serverkant"),
    "niet-gereed": ProblemKind(503, "NietBeschikbaar", "Nog niet beschikbaar"),
    "geen-ruimte": ProblemKind(507, "GeenRuimte", "Geen opslagruimte"),
}


class InvalidParam(NamedTuple):
    """One entry of `invalid-params`: the parameter or JSON path, and what is wrong with its value (Dutch)."""

    name: str
    reason: str


class Problem(Exception):
    """Raised by a handler or the platform; becomes a problem document. `kind` is a key of `CATALOGUE`."""

    def __init__(
        self,
        kind: str,
        detail: str,
        invalid_params: list[InvalidParam] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.kind = kind
        self.detail = detail
        self.invalid_params = invalid_params or []
        self.headers = dict(headers or {})


def problem_response(problem: Problem) -> Response:
    """The answer for a problem: the only place where problem documents are made.

    Those of the gateway are JSON indented by four with 32 hex digits as instance; those of an API compact with a
    `urn:uuid`. `invalid-params` is there only when it says something.
    """
    kind = CATALOGUE[problem.kind]
    content: dict[str, Any] = {
        "type": TYPE_BASE + kind.concept,
        "title": kind.title,
        "status": kind.status,
        "detail": problem.detail,
    }
    if kind.gateway:
        content["instance"] = secrets.token_hex(16)
        return Response(kind.status, _indent_4(content), kind.gateway, dict(problem.headers))
    content["instance"] = f"urn:uuid:{uuid.uuid4()}"
    if problem.invalid_params:
        content["invalid-params"] = [{"name": name, "reason": reason} for name, reason in problem.invalid_params]
    return Response(kind.status, orjson.dumps(_printable(content)), PROBLEM, dict(problem.headers))


def fault_response(status: int) -> Response:
    """The answer of a fault on purpose: a problem document with any status."""
    for kind in CATALOGUE.values():
        if kind.status == status:
            concept, title = kind.concept, kind.title
            break
    else:
        concept, title = "Storing", "Storing"
    content = {
        "type": TYPE_BASE + concept,
        "title": title,
        "status": status,
        "detail": "Deze storing is ingesteld met /_lto/storingen.",
        "instance": f"urn:uuid:{uuid.uuid4()}",
    }
    return Response(status, orjson.dumps(content), PROBLEM)


def _indent_4(content: dict[str, Any]) -> bytes:
    lines = (f"    {orjson.dumps(key).decode()}: {_dump(value)}" for key, value in content.items())
    return ("{\n" + ",\n".join(lines) + "\n}").encode()


def _dump(value: Any) -> str:
    return orjson.dumps(_printable(value)).decode()


def _printable(value: Any) -> Any:
    """Lone surrogates cannot be written as JSON: what a client put in a path or header must not break the answer."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {key: _printable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_printable(item) for item in value]
    return value
