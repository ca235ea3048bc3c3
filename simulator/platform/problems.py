"""Problem documents: one catalogue, one exception, one place that makes them (RFC 7807; facts/overige-apis.md 0.1)."""

from typing import NamedTuple

TYPE_BASE = "https://content.omgevingswet.overheid.nl/fout/id/concept/"


class ProblemKind(NamedTuple):
    """A row of the catalogue: status, last segment of `type`, title."""

    status: int
    concept: str
    title: str


CATALOGUE: dict[str, ProblemKind] = {
    "geen-sleutel": ProblemKind(401, "Ongeautoriseerd", "Inloggegevens ontbreken"),
    "verkeerde-sleutel": ProblemKind(403, "NietToegestaan", "Geen toegang"),
    "onbekend-pad": ProblemKind(404, "VerkeerdVerzoek", "Verkeerd verzoek"),
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
    """One entry of `invalid-params`: the parameter or JSON pointer, and what is wrong with its value (Dutch)."""

    name: str
    reason: str


class Problem(Exception):
    """Raised by a handler or the platform; becomes a problem document. `kind` is a key of `CATALOGUE`."""

    def __init__(self, kind: str, detail: str, invalid_params: list[InvalidParam] | None = None) -> None:
        super().__init__(detail)
        self.kind = kind
        self.detail = detail
        self.invalid_params = invalid_params or []
