"""The chain: phases of rules over one delivery, each with the short-circuit of the real chain (facts/validaties.md 4).

1 package (first code only) -> 1b opdracht -> 2 OW files -> 3 OP: form, then all rules together -> 4 geometry -> 8 Ozon.
The chain of 2021 held OW against OP (6) between 3 and 4, today Ozon does.
"""

import hashlib
import logging
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from simulator.aanlevering.levering import Levering, Pakket
from simulator.aanlevering.lezen import (
    MANIFEST,
    MANIFEST_OW,
    NS,
    OPDRACHT,
    lees_manifest,
    lees_manifest_ow,
    lees_opdracht,
    lokaal,
    waarde,
)
from simulator.aanlevering.melding import Melding
from simulator.aanlevering.regels.bhkv import FASE_3_BHKV
from simulator.aanlevering.regels.feiten import ONTWERP, besluitversie, regelingteksten, soort_procedure
from simulator.aanlevering.regels.geometrie import FASE_4, geometrie_bij_locatie
from simulator.aanlevering.regels.lvbb3xxx import FASE_3_INFORMATIEOBJECTEN
from simulator.aanlevering.regels.lvbb4xxx import CONSOLIDATIE, FASE_3_BESLUIT
from simulator.aanlevering.regels.lvbb10xx import FASE_1
from simulator.aanlevering.regels.lvbb15xx import FASE_1B, KENNISGEVING
from simulator.aanlevering.regels.ow_objecten import FASE_2_REFERENTIE, FASE_8_OBJECTEN
from simulator.aanlevering.regels.ow_op import FASE_6
from simulator.aanlevering.regels.ow_verwijzingen import FASE_8_VERWIJZINGEN
from simulator.aanlevering.regels.register import Toets, geteld, meld
from simulator.aanlevering.regels.structuur import FASE_8_STRUCTUUR
from simulator.aanlevering.regels.xsd import (
    FASE_2_VORM,
    FASE_3_VORM,
    gml_bestandsnamen,
    io_bestandsnamen,
    ow_bestandsnamen,
)
from simulator.aanlevering.xml import XmlFout, parse
from simulator.aanlevering.zip import MB, Grenzen, ZipGeweigerd, open_zip
from simulator.clock import AMSTERDAM
from simulator.geo.gml import read_gml
from simulator.omgevingsdocument.ow import read_ow
from simulator.omgevingsdocument.registratie import Inhoud, OwDeel
from simulator.profielen import Profiel
from simulator.store import Stand

log = logging.getLogger(__name__)

FASE_3: tuple[Toets, ...] = (*FASE_3_BHKV, *FASE_3_INFORMATIEOBJECTEN, *FASE_3_BESLUIT)
FASE_8: tuple[Toets, ...] = (
    *FASE_8_VERWIJZINGEN,
    geometrie_bij_locatie,
    *FASE_8_OBJECTEN,
    *FASE_8_STRUCTUUR,
)
_NOG_NIET = {
    "directeMutatieOpdracht": "een directe mutatie",
    "validatieDirecteMutatieOpdracht": "een directe mutatie",
    "breekPublicatieAfOpdracht": "het afbreken van een publicatie",
    "raadpleegOpdracht": "een raadpleegopdracht",
}
SOORTEN = ("validatieOpdracht", "publicatieOpdracht", *_NOG_NIET)
_MEER_PER_BESTAND = ("LVBB1009", "LVBB1010")  # phase 1 names every file; of other codes one melding


@dataclass(slots=True)
class Oordeel:
    """What became of a delivery. `einde` says where the run ended: pakket (1), opdracht (1b), ow (2), op (3),
    consolidatie (3b), geometrie (4), ozon (8), afgebroken, or goed. `meldingen` includes warnings of earlier phases."""

    levering: Levering
    einde: str = "goed"
    meldingen: list[Melding] = field(default_factory=list)

    @property
    def goed(self) -> bool:
        """Whether the delivery passed."""
        return self.einde == "goed"


class NietTeRegistreren(Exception):
    """The content passed the rules, but cannot be written as records; the text says why (Dutch)."""


class _Einde(Exception):
    """The run ends here."""

    def __init__(self, einde: str) -> None:
        super().__init__(einde)
        self.einde = einde


def beoordeel(
    data: bytes, stand: Stand, profiel: Profiel, nu: datetime, *, schemas: Path | None = None, aanlevering: str = ""
) -> Oordeel:
    """Judge a package against a stand. Never raises: what goes wrong in a rule becomes LVBB9999.

    `aanlevering` is the id of its own record, if it has one: its own idLevering is not held against it.
    """
    vandaag = nu.astimezone(AMSTERDAM).date()
    levering = Levering(Pakket({}), aanlevering=aanlevering, vandaag=vandaag, schemas=schemas)
    oordeel = Oordeel(levering)
    try:
        _Loop(oordeel, stand, profiel).loop(data)
    except _Einde as einde:
        oordeel.einde = einde.einde
    except Exception as fout:  # noqa: BLE001 - the boundary of a delivery: a fault of ours must not stop the worker
        breek_af(oordeel, fout)
    return oordeel


def breek_af(oordeel: Oordeel, fout: Exception) -> None:
    """Make this an interrupted treatment: LVBB9999, the fault in the log under a mark that the melding names.

    A ValueError of the registration is no fault of the program: it says why this content cannot be registered.
    """
    oordeel.einde = "afgebroken"
    if isinstance(fout, NietTeRegistreren):
        oordeel.meldingen = [meld("LTO0004", reden=str(fout).rstrip("."))]
        return
    kenmerk = hashlib.sha256(repr(fout).encode()).hexdigest()[:8]
    log.error("aanlevering niet verwerkt, kenmerk %s", kenmerk, exc_info=fout)
    oordeel.meldingen = [meld("LVBB9999", "intern", kenmerk=kenmerk)]


def inhoud(levering: Levering) -> Inhoud:
    """What is registered of an accepted besluit."""
    assert levering.opdracht is not None and levering.publicatie is not None
    deel_van = [
        OwDeel(a.work, a.doel, [levering.ow[ref.naam] for ref in a.bestanden if ref.naam in levering.ow])
        for a in levering.ow_aanleveringen
    ]
    return Inhoud(
        besluit=levering.publicatie,
        datum_bekendmaking=levering.opdracht.datumBekendmaking or "",
        informatieobjecten=levering.with_root("AanleveringInformatieObject"),
        gml={naam: levering.trees[naam] for naam in gml_bestandsnamen(levering) if naam in levering.trees},
        ow=deel_van,
        bestanden=levering.pakket.bestanden,
        mediatypen=dict(levering.manifest),
    )


class _Loop:
    """One run through the phases."""

    def __init__(self, oordeel: Oordeel, stand: Stand, profiel: Profiel) -> None:
        self.oordeel = oordeel
        self.levering = oordeel.levering
        self.stand = stand
        self.profiel = profiel
        self.limiet = int(profiel.limieten.get("meldingen", 1000))

    def loop(self, data: bytes) -> None:
        """All phases; _Einde where the run stops."""
        self._open(data)
        self._fase_1()
        self._stop_bij(_nog_niet(self.levering))
        self._fase(FASE_1B, "opdracht")
        publicatie = self.levering.opdracht.publicatie if self.levering.opdracht else None
        self._vereist(publicatie in self.levering.pakket.bestanden, "LVBB1506")
        self._fase_2()
        self._fase_3()
        in_2021 = self.profiel.resultaatstijl == "2021"
        if in_2021:
            self._fase(FASE_6, "consolidatie")
        self._fase_4()
        self._fase(FASE_8 if in_2021 else (*FASE_6, *FASE_8), "ozon", kop="CON-0001", slot="EINDE CONTROLES")
        self._stop_bij(_nog_niet_na_toetsing(self.levering))

    # -- phases

    def _open(self, data: bytes) -> None:
        mb = int(self.profiel.limieten.get("bestand_mb", 100))
        try:
            self.levering.pakket = open_zip(data, Grenzen(bestand=mb * MB))
        except ZipGeweigerd as geweigerd:
            self._eindig([meld(geweigerd.code, geweigerd.vorm, **geweigerd.gegevens)], "pakket")
            self._vereist(False, geweigerd.code)
        for naam in (OPDRACHT, MANIFEST, MANIFEST_OW):
            self._lees(naam)
        bomen = self.levering.trees
        if OPDRACHT in bomen:
            self.levering.opdracht = lees_opdracht(bomen[OPDRACHT])
        if MANIFEST in bomen:
            self.levering.manifest = lees_manifest(bomen[MANIFEST])
        if MANIFEST_OW in bomen:
            self.levering.ow_aanleveringen = lees_manifest_ow(bomen[MANIFEST_OW])

    def _fase_1(self) -> None:
        for toets in FASE_1:
            gevonden = self._verzamel((toets,))
            fouten = [melding for melding in gevonden if melding.ernst == "fout"]
            if fouten:
                code = fouten[0].code
                zelfde = [melding for melding in fouten if melding.code == code]
                self._eindig(zelfde if code in _MEER_PER_BESTAND else zelfde[:1], "pakket")
            self.oordeel.meldingen += gevonden
        opdracht = self.levering.opdracht
        leesbaar = opdracht is not None and opdracht.soort in SOORTEN and bool(opdracht.idLevering)
        self._vereist(leesbaar, "LVBB1006")
        self._lees((opdracht.publicatie if opdracht else None) or "")

    def _fase_2(self) -> None:
        namen = ow_bestandsnamen(self.levering)
        for naam in namen:
            self._lees(naam)
        self._fase(FASE_2_VORM, "ow", kop="DM-0001", slot="EINDE CONTROLES")
        bomen = self.levering.trees
        # The tree goes as soon as its objects are read: large OW files take ten times their size as a tree.
        self.levering.ow = {naam: read_ow(naam, bomen.pop(naam)) for naam in namen if naam in bomen}
        self._fase(FASE_2_REFERENTIE, "ow", kop="DM-0001", slot="EINDE CONTROLES")

    def _fase_3(self) -> None:
        for naam in (*io_bestandsnamen(self.levering), *gml_bestandsnamen(self.levering)):
            self._lees(naam)
        self._fase(FASE_3_VORM, "op")
        self._vereist(self.levering.publicatie is not None, "LVBB2003")
        self._fase(FASE_3, "op")

    def _fase_4(self) -> None:
        bomen = self.levering.trees
        for naam in gml_bestandsnamen(self.levering):
            if naam in bomen:
                self.levering.geometrieen[naam] = read_gml(bomen[naam])
        self._fase(FASE_4, "geometrie", kop="GEO-0001", slot="GEOMETRY.03")

    # -- means

    def _lees(self, naam: str) -> None:
        data = self.levering.pakket.bestanden.get(naam)
        if data is None or naam in self.levering.trees or naam in self.levering.onleesbaar:
            return
        try:
            self.levering.trees[naam] = parse(data)
        except XmlFout as fout:
            self.levering.onleesbaar[naam] = (fout.beschrijving, fout.regel)

    def _fase(self, toetsen: Iterable[Toets], einde: str, kop: str | None = None, slot: str | None = None) -> None:
        gevonden = self._verzamel(toetsen)
        fouten = {melding.code for melding in gevonden if melding.ernst == "fout"}
        if einde == "op":
            gevonden = [_met_categorie(melding, self.levering) for melding in gevonden]
            einde = "consolidatie" if fouten <= CONSOLIDATIE else einde
        if fouten and kop and slot:
            gevonden = [meld(kop), *gevonden, meld(slot)]
        self._eindig(gevonden, einde)

    def _verzamel(self, toetsen: Iterable[Toets]) -> list[Melding]:
        """What these rules find, up to the limit; past that only the first that blocks, so that none is overlooked."""
        gevonden: list[Melding] = []
        fout, meer = False, False
        for toets in toetsen:
            for melding in geteld(toets(self.levering, self.stand, self.profiel), self.profiel):
                blokkeert = melding.ernst == "fout"
                if len(gevonden) < self.limiet or (blokkeert and not fout):
                    gevonden.append(melding)
                else:
                    meer = True
                fout = fout or blokkeert
                if meer and fout:
                    break
            if meer and fout:
                break
        if meer:
            gevonden.append(replace(meld("LTO0003", aantal=self.limiet), ernst="informatie"))
        return gevonden

    def _eindig(self, meldingen: list[Melding], einde: str) -> None:
        """End the run if one of these counts as fout."""
        geldig = list(geteld(meldingen, self.profiel))
        self.oordeel.meldingen += geldig
        if any(melding.ernst == "fout" for melding in geldig):
            raise _Einde(einde)

    def _vereist(self, voldaan: bool, code: str) -> None:
        """A rule may be off; without what it asks the run cannot go on."""
        if not voldaan:
            self.oordeel.meldingen.append(meld("LTO0002", code=code))
            raise _Einde("afgebroken")

    def _stop_bij(self, wat: str | None) -> None:
        if wat is not None:
            self.oordeel.meldingen = [meld("LTO0001", wat=wat)]
            raise _Einde("afgebroken")


def _met_categorie(melding: Melding, levering: Levering) -> Melding:
    """Phase 3 names the besluit in `categorie` where the finding names no informatieobject itself."""
    versie = besluitversie(levering)
    if melding.categorie is not None or versie is None or levering.opdracht is None:
        return melding
    if melding.bestand != levering.opdracht.publicatie:
        return melding
    expressie = waarde(versie, "data:ExpressionIdentificatie/data:FRBRExpression")
    return replace(melding, categorie=expressie[:300]) if expressie else melding


def _nog_niet(levering: Levering) -> str | None:
    """What kind of delivery this is, if it is one that the simulator does not treat yet."""
    assert levering.opdracht is not None
    root = levering.publicatie
    if levering.opdracht.soort in _NOG_NIET:
        return _NOG_NIET[levering.opdracht.soort]
    if root is None:
        return None
    if lokaal(root) == KENNISGEVING:
        return "een kennisgeving"
    if any(regeling.mutatie for regeling in regelingteksten(levering)):
        return "een besluit dat een regeling wijzigt"
    if root.find(".//data:Intrekkingen", NS) is not None:
        return "een besluit dat intrekt"
    return None


def _nog_niet_na_toetsing(levering: Levering) -> str | None:
    """The same, for what the rules can judge but the registration cannot take."""
    if soort_procedure(levering) == ONTWERP:
        return "een ontwerpbesluit"
    if not regelingteksten(levering):
        return "een besluit zonder regeling"
    return None

