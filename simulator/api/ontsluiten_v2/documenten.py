"""Documents: by search, by identification, and a version by its expressionId."""

from collections.abc import Iterator, Mapping
from typing import Any

from simulator.api.ontsluiten_v2 import document
from simulator.api.plek import controleer_plek
from simulator.omgevingsdocument import vraag
from simulator.omgevingsdocument.records import REGELINGVERSIE, Regelingversie
from simulator.omgevingsdocument.vraag import Tijdreis, Voorkomen, path_id
from simulator.platform.crs import content_crs
from simulator.platform.exchange import Request, Response, hal
from simulator.platform.hal import collectie, lees_pagina
from simulator.platform.problems import GEEN_GEGEVENS, InvalidParam, Problem
from simulator.platform.tijdreis import lees_assen
from simulator.store import Stand


def tijdreis(request: Request) -> Tijdreis:
    """The moment of a request. This API has no inWerkingOp: what is valid on a day must be in force on that day."""
    assen = lees_assen(request)
    return Tijdreis(assen.geldig_op, assen.geldig_op, assen.beschikbaar_op)


def zoek_documenten(request: Request) -> Response:
    """Documents that meet every criterion of the body, the latest in force first."""
    zoek: Mapping[str, Any] = request.body
    _controleer(request, zoek)
    stand = request.omgeving.stand
    moment = tijdreis(request)
    gevonden = [voorkomen for voorkomen in kandidaten(request, moment) if _voldoet(voorkomen.versie, zoek)]
    if (plek := zoek.get("geometrie")) is not None:
        gevonden = _op_plek(stand, gevonden, plek, moment)
    richting = request.query.get("_sort", "sortDatum,desc").partition(",")[2]
    gevonden.sort(key=lambda voorkomen: voorkomen.versie["beginInwerking"], reverse=richting == "desc")
    overal = document.overzicht(stand, moment)
    pagina = lees_pagina(request, eerste=0)
    documenten = [overal.presenteer(request, voorkomen) for voorkomen in pagina.knip(gevonden)]
    return hal(collectie(request, "documenten", documenten, pagina, len(gevonden)), cacheable=False)


def get_document(request: Request) -> Response:
    """One document; for a tijdelijk regelingdeel the regeling that it belongs to, as it was when the deel came."""
    stand = request.omgeving.stand
    moment = tijdreis(request)
    gevraagd = request.path["uriIdentificatie"]
    voorkomen = _op_uri(stand, gevraagd, moment)
    if voorkomen is None:
        raise Problem("niet-gevonden", GEEN_GEGEVENS)
    hoofd = document.hoofdregeling(voorkomen.versie)
    if hoofd is not None:
        toen = Tijdreis(moment.geldig_op, moment.in_werking_op, voorkomen.versie["tijdstipRegistratie"])
        voorkomen = (
            vraag.regeling(stand, path_id(hoofd), toen) or vraag.regeling(stand, path_id(hoofd), moment) or voorkomen
        )
    return hal(document.overzicht(stand, moment).presenteer(request, voorkomen))


def get_versie(request: Request) -> Response:
    """One version by its expressionId, whenever it is valid; for a tijdelijk regelingdeel the hoofdregeling."""
    stand = request.omgeving.stand
    work = _expressions(stand).get(request.path["expressionId"])
    gevonden = [
        voorkomen
        for voorkomen in (vraag.voorkomens(stand, path_id(work)) if work else ())
        if document.uri(voorkomen.versie["expression"]) == request.path["expressionId"]
    ]
    if not gevonden:
        raise Problem("niet-gevonden", GEEN_GEGEVENS)
    voorkomen = gevonden[-1]
    hoofd = document.hoofdregeling(voorkomen.versie)
    if hoofd is not None:
        toen = [
            ander
            for ander in vraag.voorkomens(stand, path_id(hoofd))
            if ander.versie["tijdstipRegistratie"] <= voorkomen.versie["tijdstipRegistratie"]
        ]
        voorkomen = toen[-1] if toen else voorkomen
    return hal(document.overzicht(stand, tijdreis(request)).presenteer(request, voorkomen))


def kandidaten(request: Request, moment: Tijdreis) -> list[Voorkomen]:
    """All that shows at the moment, with `inclusiefToekomstigGeldig` also every version that comes later."""
    stand = request.omgeving.stand
    gevonden = list(vraag.regelingen(stand, moment))
    if request.query.get("inclusiefToekomstigGeldig"):
        works = {record["work"] for record in stand.all(REGELINGVERSIE)}
        gevonden += [
            voorkomen
            for work in sorted(works)
            for voorkomen in vraag.voorkomens(stand, path_id(work))
            if voorkomen.versie["beginGeldigheid"] > moment.geldig_op
            and voorkomen.eind_registratie is None
            and document.beschikbaar(voorkomen.versie, moment)
        ]
    return gevonden


def _controleer(request: Request, zoek: Mapping[str, Any]) -> None:
    andere = [naam for naam in ("_find", "bestuurslaag", "regelgevingOfOverig") if naam in zoek]
    if "identificaties" in zoek and andere:
        reden = "Kan alleen samen met geometrie, niet met " + ", ".join(andere)
        raise Problem(
            "verkeerd-verzoek", "Deze combinatie van filters kan niet.", [InvalidParam("identificaties", reden)]
        )
    if "geometrie" in zoek:
        content_crs(request)
        controleer_plek(zoek["geometrie"], onverwerkbaar=True)


def _voldoet(versie: Regelingversie, zoek: Mapping[str, Any]) -> bool:
    if "identificaties" in zoek:
        gezocht = zoek["identificaties"]
        if versie["work"] not in gezocht and document.uri(versie["work"]) not in gezocht:
            return False
    if "bestuurslaag" in zoek and document.BESTUURSLAAG[versie["bevoegdGezag"]["bestuurslaag"]] != zoek["bestuurslaag"]:
        return False
    if "regelgevingOfOverig" in zoek:
        regelgeving = versie["annotaties"] == "regeltekst"
        if regelgeving != (zoek["regelgevingOfOverig"] == "REGELGEVING"):
            return False
    tekst = zoek.get("_find", "").strip().casefold()
    return not tekst or any(tekst in veld.casefold() for veld in zoekvelden(versie).values())


def zoekvelden(versie: Regelingversie) -> dict[str, str]:
    """The texts that `_find` looks in."""
    return {
        "titel": document.titel(versie),
        "identificatie": versie["work"],
        "uriIdentificatie": document.uri(versie["work"]),
        "expressionId": versie["expression"],
    }


def _op_plek(stand: Stand, voorkomens: list[Voorkomen], plek: Mapping[str, Any], moment: Tijdreis) -> list[Voorkomen]:
    """Those whose area meets the place: at the moment, or for one that comes later, when it has come."""
    works: dict[Tijdreis, frozenset[str]] = {}
    gevonden = []
    for voorkomen in voorkomens:
        versie = voorkomen.versie
        eigen = moment
        if versie["beginGeldigheid"] > moment.geldig_op:
            eigen = Tijdreis(versie["beginGeldigheid"], versie["beginInwerking"], moment.beschikbaar_op)
        if eigen not in works:
            works[eigen] = vraag.regelingen_op(stand, plek, eigen)
        if versie["work"] in works[eigen]:
            gevonden.append(voorkomen)
    return gevonden


def _op_uri(stand: Stand, gevraagd: str, moment: Tijdreis) -> Voorkomen | None:
    gevonden = vraag.regeling(stand, gevraagd, moment)
    if gevonden is not None:
        return gevonden
    # Runs collapse here and not in Presenteren: the same for almost every work.
    return next(_met_uri(vraag.regelingen(stand, moment), gevraagd), None)


def _met_uri(voorkomens: tuple[Voorkomen, ...], gevraagd: str) -> Iterator[Voorkomen]:
    return (voorkomen for voorkomen in voorkomens if document.uri(voorkomen.versie["work"]) == gevraagd)


def _expressions(stand: Stand) -> dict[str, str]:
    """The work of every expressionId as it stands in a path."""
    return stand.memo(
        "ontsluiten_v2.expressions",
        (REGELINGVERSIE,),
        lambda eigen: {document.uri(record["expression"]): record["work"] for record in eigen.all(REGELINGVERSIE)},
    )
