"""The OW objects with the text of a regeling: all, those of one component, or those at a place."""

from collections.abc import Mapping, Sequence
from typing import Any

from simulator.api.kast import bytes_kast
from simulator.api.presenteren_v8 import locaties, owobjecten
from simulator.api.presenteren_v8.regeling import annotaties_pad, pad
from simulator.api.presenteren_v8.registratiegegevens import van_object
from simulator.api.presenteren_v8.sjabloon import VERVOLG, VRAAG, antwoord, link, sjabloon
from simulator.api.presenteren_v8.verzoek import geometrie, niet_gevonden, regeling, tijdreis
from simulator.omgevingsdocument import vraag
from simulator.omgevingsdocument.annotaties import Selectie, selectie
from simulator.omgevingsdocument.plaats import locatierefs
from simulator.omgevingsdocument.records import HAAK, Owobject, Regelingversie
from simulator.omgevingsdocument.vraag import Tijdreis
from simulator.platform.exchange import Request, Response
from simulator.platform.hal import encode_query
from simulator.platform.problems import Problem
from simulator.store import Stand

REGELTEKST: Mapping[str, tuple[str, ...]] = {
    "activiteiten": ("Activiteit",),
    "regelteksten": ("Regeltekst",),
    "regelsVoorIedereen": ("RegelVoorIedereen",),
    "omgevingswaarderegels": ("Omgevingswaarderegel",),
    "instructieregels": ("Instructieregel",),
    "gebiedsaanwijzingen": ("Gebiedsaanwijzing",),
    "omgevingsnormen": ("Omgevingsnorm",),
    "omgevingswaarden": ("Omgevingswaarde",),
    "kaarten": ("Kaart",),
}
DIVISIE: Mapping[str, tuple[str, ...]] = {
    "divisies": ("Divisie",),
    "divisieteksten": ("Divisietekst",),
    "tekstdelen": ("Tekstdeel",),
    "gebiedsaanwijzingen": ("Gebiedsaanwijzing",),
    "hoofdlijnen": ("Hoofdlijn",),
    "kaarten": ("Kaart",),
}
VELDEN = {"regeltekst": REGELTEKST, "divisie": DIVISIE}
HAAKREGISTRATIE = {
    "versie": 1,
    "beginInwerking": "2019-01-01",
    "beginGeldigheid": "2019-01-01",
    "tijdstipRegistratie": "2019-01-01T00:00:00.000000Z",
}
# Lists of references that, in a selection, name only what is in the answer.
GENEST = (("activiteitLocatieaanduidingen", "ActiviteitLocatieaanduiding"), ("normwaarden", "Normwaarde"))
SELECTIEF = ("gebiedsaanwijzingRefs", "omgevingsnormRefs", "omgevingswaardeRefs", "hoofdlijnRefs", "kaartRefs")


def get_regeltekstannotaties(request: Request) -> Response:
    """Those of a regeling with articles; 400 for one with divisies."""
    return _alle(request, "regeltekst")


def get_divisieannotaties(request: Request) -> Response:
    """Those of a regeling with divisies; 400 for one with articles."""
    return _alle(request, "divisie")


def zoek_regeltekstannotaties(request: Request) -> Response:
    """Those of a regeling with articles at a place."""
    return _op_plek(request, "regeltekst")


def zoek_divisieannotaties(request: Request) -> Response:
    """Those of a regeling with divisies at a place."""
    return _op_plek(request, "divisie")


def _alle(request: Request, soort: str) -> Response:
    stand, moment = request.omgeving.stand, tijdreis(request)
    versie = _versie(request, moment, soort)
    wid = request.query.get("documentComponent")
    opties = _opties(request)

    def maak() -> bytes:
        try:
            keus = selectie(stand, versie["work"], moment, wid)
        except KeyError:
            raise niet_gevonden() from None
        vraagdeel = encode_query([("documentComponent", wid)]) if wid else ""
        presentatie = _Presentatie(stand, versie, moment, keus, selectief=wid is not None, **opties)
        inhoud = presentatie.inhoud(soort)
        return sjabloon({"_links": {"self": _self(versie, vraagdeel), **_links(versie)}, **inhoud})

    sleutel = (versie["work"], vraag.kanoniek(stand, moment), wid, *opties.values())
    return antwoord(bytes_kast(stand, "presenteren_v8.annotaties", 32).geef(sleutel, maak), request)


def _op_plek(request: Request, soort: str) -> Response:
    stand, moment = request.omgeving.stand, tijdreis(request)
    versie = _versie(request, moment, soort)
    plek = geometrie(request)
    assert plek is not None  # required by the document
    geraakt = vraag.locaties_op(stand, versie["work"], plek, moment)
    keus = selectie(stand, versie["work"], moment, locaties=geraakt)
    inhoud = _Presentatie(stand, versie, moment, keus, selectief=True, **_opties(request)).inhoud(soort)
    getoond = [locatie["identificatie"] for locatie in inhoud["locaties"] if locatie["identificatie"] in geraakt]
    bytes_ = sjabloon({"_links": _links(versie), **inhoud, "geselecteerdeLocatieRefs": getoond})
    return antwoord(bytes_, request, cacheable=False)  # the place is in the body


def _versie(request: Request, moment: Tijdreis, soort: str) -> Regelingversie:
    versie = regeling(request, moment).versie
    if versie["annotaties"] != soort:
        raise Problem("verkeerd-verzoek", f"Deze regeling ondersteunt geen {soort.capitalize()}-objecten.")
    return versie


def _opties(request: Request) -> dict[str, bool]:
    """Whether members of groups are left out, and whether objects carry their registration."""
    query = request.query
    scope: Sequence[str] = query.get("_expandScope") or ("registratiegegevens",)
    return {
        "primair": query.get("locatieSelectie") == "primair",
        "registratie": bool(query.get("_expand")) and "registratiegegevens" in scope,
    }


def _links(versie: Regelingversie) -> dict[str, dict[str, str]]:
    return {
        "regeling": link(pad(versie["work"])),
        "documentstructuur": link(pad(versie["work"]) + "/documentstructuur"),
    }


def _self(versie: Regelingversie, vraagdeel: str) -> dict[str, str]:
    return link(annotaties_pad(versie), vraagdeel + VERVOLG if vraagdeel else VRAAG)


class _Presentatie:
    """The objects of a selection as JSON."""

    def __init__(
        self,
        stand: Stand,
        versie: Regelingversie,
        moment: Tijdreis,
        keus: Selectie,
        *,
        selectief: bool,
        primair: bool,
        registratie: bool,
    ) -> None:
        self._stand = stand
        self._moment = moment
        self._keus = keus
        self._selectief = selectief
        self._primair = primair
        self._registratie = registratie
        self._tekens = owobjecten.symbolen({**vraag.owobjecten(stand, versie["work"], moment), **keus.objecten})

    def inhoud(self, soort: str) -> dict[str, list[dict[str, Any]]]:
        """All lists of this kind of annotations, empty ones too."""
        lijsten = {
            naam: [self._object(ow) for ow in self._keus.van(*soorten)] for naam, soorten in VELDEN[soort].items()
        }
        if "activiteiten" in lijsten:
            lijsten["activiteiten"] += self._haken(lijsten)
        return {**lijsten, "locaties": [self._locatie(ow) for ow in self._locaties()]}

    def _haken(self, lijsten: Mapping[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
        """The placeholders that activities and rules in the answer refer to, and those above them.

        Without them a reference would lead nowhere. Nobody delivered them: they are registered with the seed.
        """
        rest = [activiteit.get("bovenliggendeActiviteitRef") for activiteit in lijsten["activiteiten"]]
        for regel in lijsten["regelsVoorIedereen"]:
            rest += [deel["activiteitRef"] for deel in regel.get("activiteitLocatieaanduidingen", ())]
        gevonden: dict[str, dict[str, Any]] = {}
        while rest:
            naam = rest.pop()
            haak = self._stand.get(HAAK, naam) if naam and naam not in gevonden else None
            if naam and haak is not None and vraag.owobject(self._stand, naam, self._moment) is None:
                gevonden[naam] = owobjecten.presenteer_haak(haak)
                if self._registratie:
                    gevonden[naam]["geregistreerdMet"] = HAAKREGISTRATIE
                rest.append(haak["bovenliggendeActiviteit"])
        return [gevonden[naam] for naam in sorted(gevonden)]

    def _locaties(self) -> list[Owobject]:
        gevonden = self._keus.van(*sorted(locaties.SOORTEN))
        if not self._primair:
            return gevonden
        leden = locaties.leden_van({ow["identificatie"]: ow for ow in gevonden})
        genoemd = {
            ref for ow in self._keus.objecten.values() if ow["soort"] not in locaties.SOORTEN for ref in locatierefs(ow)
        }
        return [ow for ow in gevonden if ow["identificatie"] not in leden or ow["identificatie"] in genoemd]

    def _locatie(self, ow: Owobject) -> dict[str, Any]:
        return self._met_registratie(ow, locaties.presenteer(self._stand, ow, self._primair))

    def _object(self, ow: Owobject) -> dict[str, Any]:
        inhoud = owobjecten.presenteer(ow, self._tekens)
        if self._selectief:
            inhoud = self._gesnoeid(ow["soort"], inhoud)
        return self._met_registratie(ow, inhoud)

    def _gesnoeid(self, soort: str, inhoud: dict[str, Any]) -> dict[str, Any]:
        """A kaart is its name only; lists name only what is in the answer; nested objects are those at the place."""
        if soort == "Kaart":
            return {"identificatie": inhoud["identificatie"], "naam": inhoud["naam"]}
        for veld in SELECTIEF:
            if veld in inhoud:
                inhoud[veld] = [ref for ref in inhoud[veld] if ref in self._keus.objecten]
                if not inhoud[veld]:
                    del inhoud[veld]
        for veld, genest in GENEST:
            if veld in inhoud:
                gekozen = set(self._keus.per_soort.get(genest, ()))
                inhoud[veld] = [deel for deel in inhoud[veld] if deel["identificatie"] in gekozen]
        if inhoud.get("activiteitLocatieaanduidingen") == []:
            del inhoud["activiteitLocatieaanduidingen"]
        return inhoud

    def _met_registratie(self, ow: Owobject, inhoud: dict[str, Any]) -> dict[str, Any]:
        if self._registratie:
            inhoud["geregistreerdMet"] = van_object(self._stand, ow, self._moment)
        return inhoud
