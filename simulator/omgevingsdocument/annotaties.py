"""Which OW objects belong to a regeling, to one component of its text, or to a place in it.

The ways through the objects (IMOW 2.0): Regeltekst <- juridische regel -> activiteit (with its
ActiviteitLocatieaanduiding), gebiedsaanwijzing, norm, kaart, locatie; Divisie(tekst) <- Tekstdeel -> gebiedsaanwijzing,
hoofdlijn, kaart, locatie; and from each of these to its locaties, from a group of locaties to its members. The way up
from an activity is not taken: the functional structure runs through all regelingen.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any

from simulator.omgevingsdocument.plaats import locatierefs, locaties_op, regelingen_op
from simulator.omgevingsdocument.records import OWOBJECT, REGELINGVERSIE, Component, Owobject
from simulator.omgevingsdocument.tijdlijn import Tijdreis
from simulator.omgevingsdocument.versies import (
    Bewaard,
    componenten,
    kanoniek,
    owobject,
    owobjecten,
    path_id,
    regeling,
    regelingen,
)
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
    index = _index(stand, work, tijdreis, eigen)
    plaatsen = None if locaties is None else frozenset(locaties)
    kiezer = _Kiezer(stand, tijdreis, eigen, index.plaats, plaatsen)
    regels = index.regels
    if wid is not None:
        wids = _wids(stand, work, tijdreis, wid)
        regels = _samen(index.regels_van_wid, wids)
        if plaatsen is None:
            kiezer.gekozen |= {naam: eigen[naam] for naam in _samen(index.teksten_van_wid, wids)}
    elif plaatsen is None:
        for naam in index.zelfstandig:
            kiezer.neem(naam)
    if plaatsen is not None:
        daar = _samen(index.regels_van_locatie, plaatsen)
        regels = daar if wid is None else {naam: None for naam in regels if naam in daar}
    for naam in regels:
        kiezer.neem_regel(naam, eigen[naam])
    return kiezer.resultaat()


def _samen(per_sleutel: Mapping[str, Iterable[str]], sleutels: Iterable[str]) -> dict[str, None]:
    """What is kept under any of these keys, each once."""
    return {naam: None for sleutel in sleutels for naam in per_sleutel.get(sleutel, ())}


@dataclass(slots=True)
class _Index:
    """The objects of one regeling at one point in time, by what they are about."""

    plaats: dict[str, int]  # in the order of the regeling
    regels: dict[str, None] = field(default_factory=dict)
    zelfstandig: list[str] = field(default_factory=list)
    teksten_van_wid: dict[str, list[str]] = field(default_factory=dict)
    regels_van_wid: dict[str, list[str]] = field(default_factory=dict)
    regels_van_locatie: dict[str, list[str]] = field(default_factory=dict)


def _index(stand: Stand, work: str, tijdreis: Tijdreis, eigen: Mapping[str, Owobject]) -> _Index:
    def maak() -> _Index:
        index = _Index({naam: plaats for plaats, naam in enumerate(eigen)})
        for naam, versie in eigen.items():
            soort = versie["soort"]
            if soort in REGELSOORTEN:
                index.regels[naam] = None
                tekst = _tekstref(versie)
                drager = eigen.get(tekst) or owobject(stand, tekst, tijdreis)
                wid = str(drager["velden"].get("wId", "")) if drager else ""
                index.regels_van_wid.setdefault(wid, []).append(naam)
                for locatie in set(locatierefs(versie)):
                    index.regels_van_locatie.setdefault(locatie, []).append(naam)
            elif soort in ZELFSTANDIG:
                index.zelfstandig.append(naam)
                if soort in TEKSTSOORTEN:
                    index.teksten_van_wid.setdefault(str(versie["velden"].get("wId", "")), []).append(naam)
        return index

    bewaard = stand.memo("annotaties", (REGELINGVERSIE, OWOBJECT), lambda _: Bewaard())
    return bewaard.geef((work, *kanoniek(stand, tijdreis)), maak)


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
        self,
        stand: Stand,
        tijdreis: Tijdreis,
        eigen: Mapping[str, Owobject],
        plaats: Mapping[str, int],
        locaties: frozenset[str] | None,
    ) -> None:
        self._stand = stand
        self._tijdreis = tijdreis
        self._eigen = eigen
        self._plaats = plaats
        self._locaties = locaties
        self.gekozen: dict[str, Owobject] = {}
        self._genest: dict[str, dict[str, None]] = {}

    def _object(self, identificatie: str) -> Owobject | None:
        return self._eigen.get(identificatie) or owobject(self._stand, identificatie, self._tijdreis)

    def _op_plaats(self, locaties: Iterable[str]) -> bool:
        return self._locaties is None or not self._locaties.isdisjoint(locaties)

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
        volgorde = sorted((naam for naam in self.gekozen if naam in self._plaats), key=self._plaats.__getitem__)
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
    return frozenset(_wids_in(componenten(stand, voorkomen.versie)[wid]))


def _wids_in(component: Component) -> Iterator[str]:
    yield component["wId"]
    conditie = component.get("conditieArtikel")
    if conditie and conditie.get("wId"):
        yield conditie["wId"]
    for deel in component["delen"]:
        yield from _wids_in(deel)
