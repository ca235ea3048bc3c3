"""Syntax tree of the notation -> the XML Schema text that libxml2 compiles. One schema document per namespace."""

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import quoteattr

from simulator.aanlevering.grammatica.definities import (
    EENMAAL,
    ONBEGRENSD,
    Attributen,
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

INGEBOUWD = frozenset(
    {"anySimpleType", "anyType", "anyURI", "boolean", "date", "dateTime", "decimal", "double", "gYear", "gYearMonth"}
    | {"ID", "integer", "NCName", "NMTOKEN", "nonNegativeInteger", "positiveInteger", "QName", "string", "time"}
    | {"token", "unsignedLong"}
)
"""Datatypes of XML Schema 1.0 that the notation knows by their own name."""


def schema_adres(prefix: str) -> str:
    """The address under which the schema of a namespace imports another; only our own resolver knows it."""
    return f"gram:{prefix}"


def schema(ruimte: Naamruimte, alle: Mapping[str, Naamruimte]) -> str:
    """XSD text of one namespace. Raises `NotatieFout` for a reference to a namespace or name that is not there."""
    return _Schrijver(ruimte, alle).tekst()


class _Schrijver:
    def __init__(self, ruimte: Naamruimte, alle: Mapping[str, Naamruimte]) -> None:
        self.ruimte, self.alle = ruimte, alle
        onbekend = ruimte.verwijst_naar - alle.keys()
        if onbekend:
            raise NotatieFout(f"namespace {ruimte.prefix}: unknown prefix {', '.join(sorted(onbekend))}")

    def tekst(self) -> str:
        ruimte = self.ruimte
        anderen = sorted(ruimte.verwijst_naar)
        declaraties = "".join(f" xmlns:{p}={quoteattr(self.alle[p].uri)}" for p in [ruimte.prefix, *anderen])
        regels = [
            f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"{declaraties}'
            f' targetNamespace={quoteattr(ruimte.uri)} elementFormDefault="qualified">'
        ]
        regels += [
            f'<xs:import namespace={quoteattr(self.alle[p].uri)} schemaLocation="{schema_adres(p)}"/>' for p in anderen
        ]
        regels += [self.globaal_element(e) for e in ruimte.elementen.values()]
        regels += [self.globaal_type(naam, t) for naam, t in ruimte.typen.items()]
        regels += [
            f'<xs:group name="{naam}">{self.als_model(inhoud)}</xs:group>' for naam, inhoud in ruimte.groepen.items()
        ]
        regels += [
            f'<xs:attributeGroup name="{naam}">{self.attributen(a)}</xs:attributeGroup>'
            for naam, a in ruimte.attribuutgroepen.items()
        ]
        regels += [self.met_waarde("attribute", f'name="{naam}"', w) for naam, w in ruimte.attributen.items()]
        return "\n".join([*regels, "</xs:schema>"])

    # -- names
    def naar(self, naam: Naam, soort: str) -> str:
        ruimte = self.alle[naam.prefix] if naam.prefix else self.ruimte
        if naam.lokaal not in getattr(ruimte, soort):
            raise NotatieFout(f"namespace {self.ruimte.prefix}: no {soort} named {ruimte.prefix}:{naam.lokaal}")
        return f"{ruimte.prefix}:{naam.lokaal}"

    def datatype(self, naam: Naam) -> str:
        if not naam.prefix and naam.lokaal in INGEBOUWD:
            return f"xs:{naam.lokaal}"
        return self.naar(naam, "typen")

    # -- definitions
    def globaal_element(self, element: ElementDefinitie) -> str:
        kop = f'name="{element.naam}"'
        if element.abstract:
            kop += ' abstract="true"'
        if element.vervangt:
            kop += f' substitutionGroup="{self.naar(element.vervangt, "elementen")}"'
        if element.standaardwaarde is not None:
            kop += f" default={quoteattr(element.standaardwaarde)}"
        return self.met_type("element", kop, element.type)

    def globaal_type(self, naam: str, type_: Type) -> str:
        if isinstance(type_, Samengesteld):
            abstract = ' abstract="true"' if naam in self.ruimte.abstracte_typen else ""
            return self.samengesteld(type_, f' name="{naam}"{abstract}')
        return self.enkelvoudig(type_, f' name="{naam}"')

    def met_type(self, tag: str, kop: str, type_: Type) -> str:
        if isinstance(type_, Samengesteld):
            return f"<xs:{tag} {kop}>{self.samengesteld(type_)}</xs:{tag}>"
        return self.met_waarde(tag, kop, type_)

    def met_waarde(self, tag: str, kop: str, waarde: Waarde) -> str:
        if isinstance(waarde, Enkelvoudig) and not waarde.facetten:
            return f'<xs:{tag} {kop} type="{self.datatype(waarde.basis)}"/>'
        return f"<xs:{tag} {kop}>{self.enkelvoudig(waarde)}</xs:{tag}>"

    # -- types
    def enkelvoudig(self, waarde: Waarde, kop: str = "") -> str:
        match waarde:
            case Lijst(van):
                binnen = f'<xs:list itemType="{self.datatype(van)}"/>'
            case Keuze(leden):
                binnen = f"<xs:union>{''.join(map(self.enkelvoudig, leden))}</xs:union>"
            case Enkelvoudig(basis, facetten):
                regels = "".join(f"<xs:{facet} value={quoteattr(w)}/>" for facet, w in facetten)
                binnen = f'<xs:restriction base="{self.datatype(basis)}">{regels}</xs:restriction>'
        return f"<xs:simpleType{kop}>{binnen}</xs:simpleType>"

    def samengesteld(self, type_: Samengesteld, kop: str = "") -> str:
        if type_.gemengd:
            kop += ' mixed="true"'
        attributen = self.attributen(type_.attributen)
        if type_.waarde is not None:
            uitbreiding = f'<xs:extension base="{self.datatype(type_.waarde)}">{attributen}</xs:extension>'
            return f"<xs:complexType{kop}><xs:simpleContent>{uitbreiding}</xs:simpleContent></xs:complexType>"
        binnen = (self.als_model(type_.inhoud) if type_.inhoud is not None else "") + attributen
        if type_.basis is not None:
            basis = self.datatype(type_.basis)
            binnen = f'<xs:{type_.afleiding} base="{basis}">{binnen}</xs:{type_.afleiding}>'
            binnen = f"<xs:complexContent>{binnen}</xs:complexContent>"
        return f"<xs:complexType{kop}>{binnen}</xs:complexType>"

    # -- content
    def als_model(self, deel: Deel) -> str:
        """A model group: what XSD wants directly under a type or a group."""
        return self.deel(deel if isinstance(deel, Samenstel) else Samenstel("sequence", (deel,)))

    def deel(self, deel: Deel) -> str:
        keer = "" if deel.keer == EENMAAL else _keer(deel.keer)
        match deel:
            case Verwijzing(naam):
                return f'<xs:element ref="{self.naar(naam, "elementen")}"{keer}/>'
            case Groepsverwijzing(naam):
                return f'<xs:group ref="{self.naar(naam, "groepen")}"{keer}/>'
            case LokaalElement(naam_, _, type_):
                return self.met_type("element", f'name="{naam_}"{keer}', type_)
            case Samenstel(soort, delen):
                return f"<xs:{soort}{keer}>{''.join(map(self.deel, delen))}</xs:{soort}>"

    def attributen(self, attributen: Attributen) -> str:
        return "".join(self._attributen(attributen))

    def _attributen(self, attributen: Attributen) -> Iterator[str]:
        for attribuut in attributen.eigen:
            gebruik = ' use="required"' if attribuut.verplicht else ""
            if attribuut.vast is not None:
                gebruik += f" fixed={quoteattr(attribuut.vast)}"
            if attribuut.waarde is None:
                yield f'<xs:attribute ref="{self.naar(attribuut.naam, "attributen")}"{gebruik}/>'
            else:
                yield self.met_waarde("attribute", f'name="{attribuut.naam.lokaal}"{gebruik}', attribuut.waarde)
        for groep in attributen.groepen:
            yield f'<xs:attributeGroup ref="{self.naar(groep, "attribuutgroepen")}"/>'
        if attributen.anderen:
            yield '<xs:anyAttribute namespace="##other" processContents="lax"/>'


def _keer(keer: Keer) -> str:
    hoog = "unbounded" if keer.maximum == ONBEGRENSD else keer.maximum
    return f' minOccurs="{keer.minimum}" maxOccurs="{hoog}"'
