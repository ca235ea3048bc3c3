"""The compact grammar notation (README.md of this folder): text -> syntax tree.

Pure: knows neither files nor XML. Every error names the line of the grammar text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn, TypeVar

from simulator.aanlevering.grammatica.definities import (
    EENMAAL,
    ONBEGRENSD,
    Attributen,
    Attribuut,
    Deel,
    ElementDefinitie,
    Enkelvoudig,
    Groepsverwijzing,
    Keer,
    Keuze,
    Lijst,
    LokaalElement,
    Naam,
    Naamruimte,
    NotatieFout,
    Samengesteld,
    Samenstel,
    Type,
    Verwijzing,
    Waarde,
)

_T = TypeVar("_T")

_TEKEN = re.compile(
    r"""(?P<wit>[ \t\r]+|\#[^\n]*)
      | (?P<regel>\n)
      | (?P<keer>[?*+]|\{\d+(?:,\d*)?\})
      | (?P<patroon>~"[^"\n]*")
      | (?P<tekst>"[^"\n]*")
      | (?P<bereik>\d*\.\.\d*)
      | (?P<groep>%[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)
      | (?P<naam>[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)
      | (?P<leesteken>[,|(){}\[\]=:])""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class _Teken:
    soort: str
    tekst: str
    regel: int
    vooraan: bool


def _tekens(tekst: str) -> Iterator[_Teken]:
    regel, positie, begin = 1, 0, 0
    while positie < len(tekst):
        treffer = _TEKEN.match(tekst, positie)
        if treffer is None:
            raise NotatieFout(f"line {regel}: unexpected character {tekst[positie]!r}")
        soort = treffer.lastgroup or ""
        if soort == "regel":
            regel, begin = regel + 1, treffer.end()
        elif soort != "wit":
            yield _Teken(soort, treffer.group(), regel, positie == begin)
        positie = treffer.end()
    yield _Teken("einde", "", regel, True)


def _keer(tekst: str) -> Keer:
    if tekst in "?*+":
        return {"?": Keer(0, 1), "*": Keer(0, ONBEGRENSD), "+": Keer(1, ONBEGRENSD)}[tekst]
    laag, komma, hoog = tekst[1:-1].partition(",")
    return Keer(int(laag), int(hoog) if hoog else ONBEGRENSD if komma else int(laag))


class _Lezer:
    """Recursive descent over the tokens of one text; state: the position and the namespace being filled."""

    def __init__(self, tekst: str) -> None:
        self.tekens = list(_tekens(tekst))
        self.plek = 0
        self.naamruimten: dict[str, Naamruimte] = {}
        self.huidig: Naamruimte | None = None

    # -- tokens
    @property
    def teken(self) -> _Teken:
        return self.tekens[self.plek]

    def volgende(self) -> _Teken:
        teken = self.teken
        self.plek += 1
        return teken

    def fout(self, verwacht: str) -> NoReturn:
        raise NotatieFout(f"line {self.teken.regel}: expected {verwacht}, found {self.teken.tekst or 'the end'!r}")

    def is_(self, tekst: str) -> bool:
        return self.teken.tekst == tekst and not self.teken.vooraan

    def komt(self, soort: str) -> bool:
        return self.teken.soort == soort and not self.teken.vooraan

    def neem(self, tekst: str) -> bool:
        if self.is_(tekst):
            self.plek += 1
            return True
        return False

    def eis(self, tekst: str) -> None:
        if not self.neem(tekst):
            self.fout(repr(tekst))

    def lees(self, soort: str) -> str:
        if not self.komt(soort):
            self.fout(soort)
        return self.volgende().tekst

    def lees_naam(self) -> Naam:
        prefix, _, lokaal = self.lees("naam").rpartition(":")
        if prefix and self.huidig is not None:
            if prefix == self.huidig.prefix:
                return Naam("", lokaal)
            self.huidig.verwijst_naar.add(prefix)
        return Naam(prefix, lokaal)

    def lees_groep(self) -> Naam:
        teken = self.tekens[self.plek]
        self.tekens[self.plek] = _Teken("naam", teken.tekst[1:], teken.regel, teken.vooraan)
        return self.lees_naam()

    def lees_keer(self) -> Keer:
        if self.komt("keer"):
            return _keer(self.volgende().tekst)
        return EENMAAL

    # -- definitions
    def bestand(self) -> dict[str, Naamruimte]:
        while self.teken.soort != "einde":
            if not self.teken.vooraan:
                self.fout("a definition at the start of a line")
            self.definitie()
        return self.naamruimten

    def definitie(self) -> None:
        woord = self.volgende().tekst
        if woord == "namespace":
            prefix, uri = self.lees("naam"), self.lees("tekst")[1:-1]
            self.huidig = self.naamruimten.setdefault(prefix, Naamruimte(prefix, uri))
            return
        abstract = woord == "abstract"
        if abstract:
            woord = self.lees("naam")
        if self.huidig is None:
            self.fout("a namespace first")
        if woord in ("element", "object"):
            self.elementen(self.huidig, abstract, woord == "object")
            return
        if woord == "type":
            self.typen(self.huidig, abstract)
            return
        naam = self.lees("naam")
        self.eis("=")
        if woord == "group":
            self.nieuw(self.huidig.groepen, naam, self.inhoud())
        elif woord == "attributes":
            self.nieuw(self.huidig.attribuutgroepen, naam, self.attributen())
        elif woord == "attribute":
            self.nieuw(self.huidig.attributen, naam, self.waarde())
        else:
            self.fout(f"a known kind of definition before {naam!r}, not {woord!r};")

    def nieuw(self, tabel: dict[str, _T], naam: str, waarde: _T) -> None:
        if naam in tabel:
            self.fout(f"one definition of {naam!r};")
        tabel[naam] = waarde

    def namen(self) -> list[str]:
        namen = [self.lees("naam")]
        while self.neem(","):
            namen.append(self.lees("naam"))
        return namen

    def typen(self, ruimte: Naamruimte, abstract: bool) -> None:
        namen = self.namen()
        self.eis("=")
        type_ = self.type()
        for naam in namen:
            self.nieuw(ruimte.typen, naam, type_)
            if abstract:
                ruimte.abstracte_typen.add(naam)

    def elementen(self, ruimte: Naamruimte, abstract: bool, object_: bool) -> None:
        namen = self.namen()
        vervangt = self.lees_naam() if self.neem("replaces") else None
        self.eis("=")
        type_ = self.type()
        standaard = self.lees("tekst")[1:-1] if self.neem("default") else None
        for naam in namen:
            if object_:
                self.nieuw(ruimte.typen, naam, type_)
                if abstract:
                    ruimte.abstracte_typen.add(naam)
            eigen = Enkelvoudig(Naam("", naam)) if object_ else type_
            self.nieuw(ruimte.elementen, naam, ElementDefinitie(naam, eigen, abstract, vervangt, standaard))

    # -- types
    def type(self) -> Type:
        gemengd = self.neem("mixed")
        alles = self.neem("all")
        afleiding = "extension" if self.neem("extends") else "restriction" if self.neem("restricts") else ""
        basis = self.lees_naam() if afleiding else None
        if not self.is_("{}") and not self.is_("{"):
            if gemengd or alles or afleiding:
                self.fout("'{'")
            return self.tekstwaarde()
        self.eis("{")
        inhoud = None if self.is_("}") else self.inhoud()
        self.eis("}")
        if alles:
            delen = inhoud.delen if isinstance(inhoud, Samenstel) else (inhoud,) if inhoud else ()
            inhoud = Samenstel("all", delen)
        attributen = self.attributen_tussen_haken() if self.is_("[") else Attributen()
        return Samengesteld(inhoud, attributen, gemengd, afleiding, basis)

    def tekstwaarde(self) -> Type:
        waarde = self.waarde()
        if not self.is_("["):
            return waarde
        if not isinstance(waarde, Enkelvoudig) or waarde.facetten:
            self.fout("a named datatype before the attributes")
        return Samengesteld(attributen=self.attributen_tussen_haken(), waarde=waarde.basis)

    def inhoud(self) -> Deel:
        delen = [self.deel()]
        scheiding = self.teken.tekst if self.is_(",") or self.is_("|") else ""
        while scheiding and self.neem(scheiding):
            delen.append(self.deel())
        if self.is_(",") or self.is_("|"):
            self.fout("brackets between ',' and '|'")
        return delen[0] if len(delen) == 1 else Samenstel("choice" if scheiding == "|" else "sequence", tuple(delen))

    def deel(self) -> Deel:
        if self.neem("("):
            binnen = self.inhoud()
            self.eis(")")
            keer = self.lees_keer()
            if isinstance(binnen, Samenstel) and binnen.keer == EENMAAL:
                return Samenstel(binnen.soort, binnen.delen, keer)
            return Samenstel("sequence", (binnen,), keer)
        if self.teken.soort == "groep":
            return Groepsverwijzing(self.lees_groep(), self.lees_keer())
        naam, keer = self.lees_naam(), self.lees_keer()
        if self.neem(":"):
            return LokaalElement(naam.lokaal, keer, self.type())
        return Verwijzing(naam, keer)

    # -- values
    def waarde(self) -> Waarde:
        if self.neem("list"):
            self.eis("of")
            return Lijst(self.lees_naam())
        leden = [self.lid()]
        while self.neem("or"):
            leden.append(self.lid())
        return leden[0] if len(leden) == 1 else Keuze(tuple(leden))

    def lid(self) -> Enkelvoudig:
        haakje = self.neem("(")
        basis, facetten = self.lees_naam(), list(self.facetten())
        if haakje:
            self.eis(")")
        return Enkelvoudig(basis, tuple(facetten))

    def facetten(self) -> Iterator[tuple[str, str]]:
        for soort, facet in (("tekst", "enumeration"), ("patroon", "pattern")):
            meer = self.komt(soort)
            while meer:
                waarde = self.volgende().tekst
                while soort == "patroon" and self.komt(soort):
                    waarde = waarde[:-1] + self.volgende().tekst[2:]
                yield facet, waarde.lstrip("~")[1:-1]
                # the bar belongs to the content model when no further value follows it
                meer = self.is_("|") and self.tekens[self.plek + 1].soort == soort
                self.plek += meer
        if self.neem("length"):
            laag, hoog = self.lees("bereik").split("..")
            yield from ((f, v) for f, v in (("minLength", laag), ("maxLength", hoog)) if v)

    # -- attributes
    def attributen_tussen_haken(self) -> Attributen:
        self.eis("[")
        attributen = Attributen() if self.is_("]") else self.attributen()
        self.eis("]")
        return attributen

    def attributen(self) -> Attributen:
        eigen: list[Attribuut] = []
        groepen: list[Naam] = []
        anderen = False
        while True:
            if self.teken.soort == "groep":
                groepen.append(self.lees_groep())
            elif self.neem("other-namespaces"):
                anderen = True
            else:
                eigen.append(self.attribuut())
            if not self.neem(","):
                return Attributen(tuple(eigen), tuple(groepen), anderen)

    def attribuut(self) -> Attribuut:
        naam = self.lees_naam()
        verplicht = not self.neem("?")
        waarde = self.waarde() if self.neem(":") else None
        return Attribuut(naam, verplicht, waarde, self.lees("tekst")[1:-1] if self.neem("fixed") else None)


def lees(tekst: str) -> dict[str, Naamruimte]:
    """Namespaces of a grammar text by prefix. Raises `NotatieFout`, with the line, for a text outside the notation."""
    return _Lezer(tekst).bestand()
