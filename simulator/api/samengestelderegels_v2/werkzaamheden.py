"""Of the werkzaamheden that are asked for: what can be executed at the place, and what they have to do with others."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from simulator.api.rtr import datum_of_vandaag, lees_plek, lees_werkzaamheden
from simulator.platform.exchange import Request, Response, plain
from simulator.store import Stand
from simulator.toepasbareregels.activiteiten import Activiteit, Structuur, structuur
from simulator.toepasbareregels.plek import activiteiten_op
from simulator.toepasbareregels.verwijzing import werkzaamheid_ref
from simulator.toepasbareregels.werkzaamheden import (
    juridisch_gerelateerd,
    koppelingen,
    logisch_gerelateerd,
    regelbeheerobjecten,
    werkzaamheden,
)

CONCLUSIE = "Conclusie"


class _Vraag:
    """What the body asks: werkzaamheden, a date, and the couplings that hold at the place (everywhere without one)."""

    def __init__(self, request: Request) -> None:
        self.stand: Stand = request.omgeving.stand
        self.refs = lees_werkzaamheden(self.stand, request.body["functioneleStructuurRefs"])
        self.datum = datum_of_vandaag(request, request.body.get("datum"))
        self.structuur: Structuur = structuur(self.stand, self.datum)
        self.koppelingen: Mapping[str, Sequence[str]] = koppelingen(self.stand, self.structuur, self.datum)
        self.daar: frozenset[str] | None = None
        if "_geo" in request.body:
            plek = lees_plek(request.body["_geo"]["intersects"], naam="_geo.intersects")
            self.daar = activiteiten_op(self.stand, self.structuur, plek)
            self.koppelingen = {urn: self._hier(urns) for urn, urns in self.koppelingen.items()}

    def _hier(self, urns: Iterable[str]) -> list[str]:
        return [urn for urn in urns if self.daar is None or urn in self.daar]

    def gekoppeld(self, werkzaamheid: str) -> Iterator[Activiteit]:
        """The activities of a werkzaamheid at the place."""
        return (self.structuur.activiteiten[urn] for urn in self.koppelingen.get(werkzaamheid, ()))

    def onderliggend(self, werkzaamheid: str) -> Iterator[Activiteit]:
        """The activities at the place below those of a werkzaamheid."""
        for activiteit in self.gekoppeld(werkzaamheid):
            for urn in self._hier(self.structuur.nakomelingen(activiteit.urn)):
                yield self.structuur.activiteiten[urn]

    def typeringen(self, activiteiten: Iterable[Activiteit]) -> list[str]:
        """The kinds of regelbeheerobjecten of activities, each once."""
        gevonden = {
            str(regelobject["typering"])
            for activiteit in activiteiten
            for regelobject in regelbeheerobjecten(self.stand, activiteit, self.datum)
        }
        return sorted(gevonden)


def bepaal_typeringen(request: Request) -> Response:
    """Per werkzaamheid what its activities at the place have, and what lies below these has besides."""
    vraag = _Vraag(request)
    return plain(
        [
            {
                "functioneleStructuurRef": ref,
                "regelbeheerobjecten": vraag.typeringen(vraag.gekoppeld(urn)),
                "indirecte_regelbeheerobjecten": vraag.typeringen(vraag.onderliggend(urn)),
            }
            for ref, urn in vraag.refs
        ]
    )


def geef_juridisch_gerelateerden(request: Request) -> Response:
    """Per werkzaamheid those with which it shares an activity at the place."""
    vraag = _Vraag(request)
    return _gerelateerden(vraag, lambda urn: juridisch_gerelateerd(vraag.koppelingen, urn))


def geef_logisch_gerelateerden(request: Request) -> Response:
    """Per werkzaamheid those about the same thing."""
    vraag = _Vraag(request)
    return _gerelateerden(vraag, lambda urn: logisch_gerelateerd(vraag.stand, urn))


def bepaal_compleet(request: Request) -> Response:
    """Per werkzaamheid whether all its activities at the place, and at least one, have a Conclusie."""
    vraag = _Vraag(request)
    antwoord = []
    for ref, urn in vraag.refs:
        activiteiten = list(vraag.gekoppeld(urn))
        compleet = all(CONCLUSIE in vraag.typeringen([activiteit]) for activiteit in activiteiten)
        antwoord.append({"functioneleStructuurRef": ref, "compleet": bool(activiteiten) and compleet})
    return plain(antwoord)


def _gerelateerden(vraag: _Vraag, anderen: Callable[[str], Iterable[str]]) -> Response:
    alle = werkzaamheden(vraag.stand)
    return plain(
        [
            {
                "functioneleStructuurRef": ref,
                "gerelateerden": [
                    {
                        "functioneleStructuurRef": werkzaamheid_ref(ander),
                        "urn": ander,
                        "omschrijving": alle[ander]["omschrijving"],
                    }
                    for ander in anderen(urn)
                ],
            }
            for ref, urn in vraag.refs
        ]
    )
