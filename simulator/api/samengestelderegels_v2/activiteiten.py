"""The Algemene Set: what every verzoek asks for, whatever it is about (facts/rijksregels.md 4)."""

from simulator.api.rtr import datum_of_vandaag, ref
from simulator.platform.exchange import Request, Response, plain
from simulator.toepasbareregels.activiteiten import structuur

SET = "AlgemeneSet"


def get_algemeen(request: Request) -> Response:
    """The activities below the Algemene Set, with the ref of their indieningsvereisten."""
    stand = request.omgeving.stand
    van = structuur(stand, datum_of_vandaag(request, request.query.get("datum")))
    return plain(
        [
            {
                "functioneleStructuurRef": ref(stand, van.activiteiten[urn], "Indieningsvereisten"),
                "urn": urn,
                "omschrijving": van.activiteiten[urn].omschrijving,
            }
            for urn in sorted(van.nakomelingen(SET))
        ]
    )
