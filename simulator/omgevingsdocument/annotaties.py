"""Which OW objects belong to a regeling, to one component of its text, or to a place in it.

The ways through the objects (IMOW 2.0): Regeltekst <- juridische regel -> activiteit (with its
ActiviteitLocatieaanduiding), gebiedsaanwijzing, norm, kaart, locatie; Divisie(tekst) <- Tekstdeel -> gebiedsaanwijzing,
hoofdlijn, kaart, locatie; and from each of these to its locaties, from a group of locaties to its members. The way up
from an activity is not taken: the functional structure runs through all regelingen.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from simulator.omgevingsdocument.plaats import locatierefs, locaties_op, regelingen_op
from simulator.omgevingsdocument.records import Component, Owobject
from simulator.omgevingsdocument.tijdlijn import Tijdreis
from simulator.omgevingsdocument.versies import owobject, owobjecten, path_id, regeling, regelingen, structuur
from simulator.store import Stand

TEKSTSOORTEN = frozenset(("Regeltekst", "Divisie", "Divisietekst"))
REGELSOORTEN = frozenset(("RegelVoorIedereen", "Instructieregel", "Omgevingswaarderegel", "Tekstdeel"))
# What a regel or tekstdeel refers to, besides its text and its activities.
VERWIJSVELDEN = (
    "gebiedsaanwijzing",
    "omgevingsnormaanduiding",
    "omgevingswaardeaanduiding",
    "hoofdlijnaanduiding",
    "kaartaanduiding",
)
# Objects that are shown with a whole regeling even when no rule refers to them.
ZELFSTANDIG = (
    TEKSTSOORTEN
    | REGELSOORTEN
    | frozenset(("Activiteit", "Gebiedsaanwijzing", "Omgevingsnorm", "Omgevingswaarde", "Hoofdlijn", "Kaart"))
)
GENEST = {"activiteitaanduiding": "ActiviteitLocatieaanduiding", "normwaarde": "Normwaarde"}


@dataclass(frozen=True, slots=True)
class Selectie:
    """Identificaties per soort, in the order of the regeling; nested objects (ALA, Normwaarde) under their own soort.

    With a choice of locaties the nested objects are those at these locaties, else all. Objects of another regeling that
    are referred to stand last. `locaties` are those that were chosen, `objecten` the versions by identificatie.
    """

    per_soort: Mapping[str, tuple[str, ...]]
    objecten: Mapping[str, Owobject]
    locaties: frozenset[str] | None = None

    def van(self, *soorten: str) -> list[Owobject]:
        """The versions of these soorten, in order."""
        return [self.objecten[naam] for soort in soorten for naam in self.per_soort.get(soort, ())]


@dataclass(frozen=True, slots=True)
class Onderwerp:
    """What a regeling says about a place: identificaties, activities with their ALA's, URIs of themas."""

    work: str
    gebiedsaanwijzingen: tuple[Owobject, ...]
    activiteiten: tuple[tuple[Owobject, tuple[str, ...]], ...]
    themas: tuple[str, ...]


def selectie(
    stand: Stand, work: str, tijdreis: Tijdreis, wid: str | None = None, locaties: AbstractSet[str] | None = None
) -> Selectie:
    """The objects of a regeling; with `wid` those of that component and what is in it, with `locaties` those at these.

    KeyError: the regeling does not show at this point in time, or it has no component `wid`.
    """
    eigen = owobjecten(stand, work, tijdreis)
    wids = None if wid is None else _wids(stand, work, tijdreis, wid)
    kiezer = _Kiezer(stand, tijdreis, eigen, None if locaties is None else frozenset(locaties))
    for identificatie, versie in eigen.items():
        if versie["soort"] in REGELSOORTEN:
            if kiezer.regel_telt(versie) and (wids is None or kiezer.wid(versie) in wids):
                kiezer.neem_regel(identificatie, versie)
        elif locaties is None and versie["soort"] in ZELFSTANDIG:
            if wids is None:
                kiezer.neem(identificatie)
            elif versie["soort"] in TEKSTSOORTEN and versie["velden"].get("wId") in wids:
                kiezer.gekozen[identificatie] = versie
    return kiezer.resultaat()


def onderwerpen(stand: Stand, geometrie: Mapping[str, Any], tijdreis: Tijdreis) -> list[Onderwerp]:
    """Per regeling whose area meets a GeoJSON geometry in RD: what it says there, in order of registration."""
    geraakt = regelingen_op(stand, geometrie, tijdreis)
    gevonden = []
    for voorkomen in regelingen(stand, tijdreis):
        work = voorkomen.versie["work"]
        if work in geraakt:
            locaties = locaties_op(stand, work, geometrie, tijdreis)
            gevonden.append(_onderwerp(work, selectie(stand, work, tijdreis, locaties=locaties)))
    return gevonden


def _onderwerp(work: str, keus: Selectie) -> Onderwerp:
    alas = set(keus.per_soort.get("ActiviteitLocatieaanduiding", ()))
    per_activiteit: dict[str, list[str]] = {}
    themas: dict[str, None] = {}
    for regel in keus.van(*REGELSOORTEN):
        velden: dict[str, Any] = regel["velden"]
        themas.update(dict.fromkeys(velden.get("thema", ())))
        for aanduiding in velden.get("activiteitaanduiding", ()):
            if aanduiding["identificatie"] in alas:
                per_activiteit.setdefault(aanduiding["activiteit"], []).append(aanduiding["identificatie"])
    activiteiten = tuple(
        (activiteit, tuple(per_activiteit[activiteit["identificatie"]]))
        for activiteit in keus.van("Activiteit")
        if activiteit["identificatie"] in per_activiteit
    )
    return Onderwerp(work, tuple(keus.van("Gebiedsaanwijzing")), activiteiten, tuple(themas))


class _Kiezer:
    """Gathers objects along the references."""

    def __init__(
        self, stand: Stand, tijdreis: Tijdreis, eigen: Mapping[str, Owobject], locaties: frozenset[str] | None
    ) -> None:
        self._stand = stand
        self._tijdreis = tijdreis
        self._eigen = eigen
        self._locaties = locaties
        self.gekozen: dict[str, Owobject] = {}
        self._genest: dict[str, dict[str, None]] = {}

    def _object(self, identificatie: str) -> Owobject | None:
        return self._eigen.get(identificatie) or owobject(self._stand, identificatie, self._tijdreis)

    def _op_plaats(self, locaties: Iterable[str]) -> bool:
        return self._locaties is None or not self._locaties.isdisjoint(locaties)

    def regel_telt(self, versie: Owobject) -> bool:
        """Whether a regel or tekstdeel holds at the chosen locaties: by itself, or by an activity there."""
        return self._op_plaats(locatierefs(versie))

    def wid(self, versie: Owobject) -> str:
        """The wId of the text that a regel or tekstdeel is about."""
        drager = self._object(_tekstref(versie))
        return str(drager["velden"].get("wId", "")) if drager else ""

    def neem_regel(self, identificatie: str, versie: Owobject) -> None:
        """Take a regel or tekstdeel with its text and all that it refers to at the chosen locaties."""
        velden: dict[str, Any] = versie["velden"]
        self.gekozen[identificatie] = versie
        self._neem_zonder_meer(_tekstref(versie))
        for aanduiding in velden.get("activiteitaanduiding", ()):
            if self._op_plaats(aanduiding.get("locatieaanduiding", ())):
                self._genest.setdefault("ActiviteitLocatieaanduiding", {})[aanduiding["identificatie"]] = None
                self._neem_zonder_meer(aanduiding["activiteit"])
        for veld in VERWIJSVELDEN:
            for ref in velden.get(veld, ()):
                self.neem(ref)
        self._neem_locaties(versie)

    def neem(self, identificatie: str) -> None:
        """Take an object and its locaties, when it lies at the chosen ones or has none of its own."""
        versie = self._object(identificatie)
        if versie is None or identificatie in self.gekozen:
            return
        locaties = list(locatierefs(versie))
        if locaties and not self._op_plaats(locaties):
            return
        self.gekozen[identificatie] = versie
        velden: dict[str, Any] = versie["velden"]
        for waarde in velden.get("normwaarde", ()):
            if self._op_plaats(waarde.get("locatieaanduiding", ())):
                self._genest.setdefault("Normwaarde", {})[waarde["identificatie"]] = None
        self._neem_locaties(versie)

    def _neem_zonder_meer(self, identificatie: str) -> None:
        versie = self._object(identificatie)
        if versie is not None:
            self.gekozen[identificatie] = versie

    def _neem_locaties(self, versie: Owobject) -> None:
        for ref in locatierefs(versie):
            if ref not in self.gekozen:
                locatie = self._object(ref)
                if locatie is not None:
                    self.gekozen[ref] = locatie
                    self._neem_locaties(locatie)

    def resultaat(self) -> Selectie:
        """What was gathered: own objects in the order of the regeling, then those of others."""
        volgorde = [naam for naam in self._eigen if naam in self.gekozen]
        volgorde += [naam for naam in self.gekozen if naam not in self._eigen]
        per_soort: dict[str, list[str]] = {}
        for naam in volgorde:
            per_soort.setdefault(self.gekozen[naam]["soort"], []).append(naam)
        for soort, namen in self._genest.items():
            per_soort[soort] = list(namen)
        return Selectie({soort: tuple(namen) for soort, namen in per_soort.items()}, self.gekozen, self._locaties)


def _tekstref(versie: Owobject) -> str:
    velden: dict[str, Any] = versie["velden"]
    divisie = velden.get("divisieaanduiding")
    return str(divisie["identificatie"]) if divisie else str(velden.get("artikelOfLid", ""))


def _wids(stand: Stand, work: str, tijdreis: Tijdreis, wid: str) -> frozenset[str]:
    voorkomen = regeling(stand, path_id(work), tijdreis)
    if voorkomen is None:
        raise KeyError(work)
    component = zoek_component(structuur(stand, voorkomen.versie), wid)
    if component is None:
        raise KeyError(wid)
    return frozenset(_wids_in(component))


def zoek_component(componenten: Iterable[Component], wid: str) -> Component | None:
    """The component with this wId, at any depth."""
    for component in componenten:
        if component["wId"] == wid:
            return component
        gevonden = zoek_component(component["delen"], wid)
        if gevonden is not None:
            return gevonden
    return None


def _wids_in(component: Component) -> Iterator[str]:
    yield component["wId"]
    conditie = component.get("conditieArtikel")
    if conditie and conditie.get("wId"):
        yield conditie["wId"]
    for deel in component["delen"]:
        yield from _wids_in(deel)
