"""Regelingen: all, one, by search, and all versions of one."""

from collections.abc import Sequence

import orjson

from simulator.api.kast import bytes_kast
from simulator.api.presenteren_v8 import regeling
from simulator.api.presenteren_v8.overzicht import Overzicht, overzicht
from simulator.api.presenteren_v8.sjabloon import invulling, link, sjabloon, vul
from simulator.api.presenteren_v8.verzoek import geometrie, identiteit, niet_gevonden, tijdreis
from simulator.api.presenteren_v8.verzoek import regeling as zoek_regeling
from simulator.omgevingsdocument import vraag
from simulator.omgevingsdocument.vraag import Voorkomen, path_id
from simulator.platform.exchange import HAL, Request, Response
from simulator.platform.hal import lees_pagina, pagina_links, pagina_object
from simulator.store import Stand


def get_regelingen(request: Request) -> Response:
    """All regelingen that show at the moment asked for."""
    overal = overzicht(request.omgeving.stand, tijdreis(request))
    return _pagina(request, overal, overal.volgorde(request.query.get("_sort", ())), cacheable=True)


def zoek_regelingen(request: Request) -> Response:
    """Those regelingen of the authorities and at the place of the body; each criterion that is given must hold."""
    stand = request.omgeving.stand
    plek = geometrie(request)
    overal = overzicht(stand, tijdreis(request))
    sortering: Sequence[str] = request.query.get("_sort", ())
    nummers: Sequence[int]
    if plek is None:
        nummers = overal.volgorde(sortering)
    else:
        nummers = overal.van_works(vraag.regelingen_op(stand, plek, overal.moment), sortering)
    versies = overal.versies
    if soorten := request.body.get("typeBevoegdGezag"):
        nummers = [nummer for nummer in nummers if versies[nummer]["bevoegdGezag"]["bestuurslaag"] in soorten]
    if codes := request.body.get("bevoegdGezag"):
        codes = frozenset(codes)
        nummers = [nummer for nummer in nummers if versies[nummer]["bevoegdGezag"]["code"] in codes]
    return _pagina(request, overal, nummers, cacheable=False)


def get_regeling(request: Request) -> Response:
    """One regeling; 404 when it is unknown or does not show at this moment."""
    moment = tijdreis(request)
    gevonden = zoek_regeling(request, moment)
    overal = overzicht(request.omgeving.stand, moment)
    nummer = overal.nummer.get(gevonden.versie["work"])
    if nummer is None:
        raise niet_gevonden()
    (inhoud,) = overal.fragmenten((nummer,), *_opties(request), invulling(request))
    return Response(200, inhoud, HAL, cacheable=True)


def get_voorkomens(request: Request) -> Response:
    """All versions of a regeling, in order of registration; none (and 200) when it is unknown, as the real API does."""
    stand = request.omgeving.stand
    versies = vraag.voorkomens(stand, request.path["uriIdentificatie"])
    pagina = lees_pagina(request)
    kast = bytes_kast(stand, "presenteren_v8.voorkomens", 16)
    waarden = invulling(request)
    fragmenten = [
        vul(
            kast.geef(
                identiteit(voorkomen.versie),
                lambda voorkomen=voorkomen: sjabloon(_voorkomen(stand, voorkomen)),  # type: ignore[misc]
            ),
            waarden,
        )
        for voorkomen in pagina.knip(versies)
    ]
    return _bladzijde(request, "voorkomens", fragmenten, len(versies), cacheable=True)


def _voorkomen(stand: Stand, voorkomen: Voorkomen) -> dict[str, object]:
    """A version whose links lead to that version, with the tijdelijke delen that overlap it in time."""
    versie = voorkomen.versie
    hoofd = regeling.hoofdregeling(versie)
    hoofdversies = vraag.voorkomens(stand, path_id(hoofd)) if hoofd else ()
    hoofden = [ander for ander in hoofdversies if _overlapt(voorkomen, ander)]
    delen = [
        link(regeling.pad(deel.versie["work"]), _samen(voorkomen, deel))
        for deel in _delen(stand, versie["work"])
        if _overlapt(voorkomen, deel)
    ]
    return regeling.presenteer(
        voorkomen,
        regeling.eigen_moment(versie),
        deel_van=link(regeling.pad(hoofd), _samen(voorkomen, hoofden[-1])) if hoofd and hoofden else None,
        delen=delen,
        opvolger_van=regeling.voorgangers(stand, versie),
    )


def _delen(stand: Stand, work: str) -> list[Voorkomen]:
    """All versions of the tijdelijke delen of a regeling."""
    return [
        voorkomen
        for deel in sorted({versie["work"] for versie in stand.all("regelingversie") if versie.get("tijdelijkDeelVan")})
        for voorkomen in vraag.voorkomens(stand, path_id(deel))
        if regeling.hoofdregeling(voorkomen.versie) == work
    ]


def _overlapt(een: Voorkomen, ander: Voorkomen) -> bool:
    """Whether there is a day on which both are valid."""
    begin = max(een.versie["beginGeldigheid"], ander.versie["beginGeldigheid"])
    return all(eind is None or begin < eind for eind in (een.eind_geldigheid, ander.eind_geldigheid))


def _samen(een: Voorkomen, ander: Voorkomen) -> str:
    """The first moment at which both show."""
    laatste = {
        veld: max(een.versie[veld], ander.versie[veld])
        for veld in ("beginGeldigheid", "beginInwerking", "tijdstipRegistratie")
    }
    return regeling.eigen_moment(laatste)


def _opties(request: Request) -> tuple[bool, bool]:
    return bool(request.query.get("_expand")), request.query.get("locatieSelectie") == "primair"


def _pagina(request: Request, overal: Overzicht, nummers: Sequence[int], *, cacheable: bool) -> Response:
    fragmenten = overal.fragmenten(lees_pagina(request).knip(nummers), *_opties(request), invulling(request))
    return _bladzijde(request, "regelingen", fragmenten, len(nummers), cacheable=cacheable)


def _bladzijde(request: Request, naam: str, fragmenten: list[bytes], totaal: int, *, cacheable: bool) -> Response:
    """A page put together from what was rendered: `simulator.platform.hal.collectie` without decoding it."""
    pagina = lees_pagina(request)
    inhoud = b"".join(
        (
            b'{"_embedded":{"%s":[' % naam.encode(),
            b",".join(fragmenten),
            b']},"_links":',
            orjson.dumps(pagina_links(request, pagina, totaal)),
            b',"page":',
            orjson.dumps(pagina_object(pagina, totaal)),
            b"}",
        )
    )
    return Response(200, inhoud, HAL, cacheable=cacheable)
