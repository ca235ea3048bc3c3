"""What a grammar says: the syntax tree of the notation, and the XSD writer's input. Data only."""

from dataclasses import dataclass, field

ONBEGRENSD = -1


class NotatieFout(ValueError):
    """A grammar text that breaks the notation, or refers to a name that does not exist."""


@dataclass(frozen=True, slots=True)
class Keer:
    """How often: minimum and maximum, `ONBEGRENSD` for no maximum."""

    minimum: int = 1
    maximum: int = 1


EENMAAL = Keer()


@dataclass(frozen=True, slots=True)
class Naam:
    """A name; `prefix` is empty for the namespace that the definition stands in."""

    prefix: str
    lokaal: str


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """A global element by name."""

    naam: Naam
    keer: Keer


@dataclass(frozen=True, slots=True)
class Groepsverwijzing:
    naam: Naam
    keer: Keer


@dataclass(frozen=True, slots=True)
class LokaalElement:
    naam: str
    keer: Keer
    type: "Type"


@dataclass(frozen=True, slots=True)
class Samenstel:
    """Children in order (`sequence`), alternatives (`choice`) or any order, each at most once (`all`)."""

    soort: str
    delen: tuple["Deel", ...]
    keer: Keer = EENMAAL


Deel = Verwijzing | Groepsverwijzing | LokaalElement | Samenstel


@dataclass(frozen=True, slots=True)
class Enkelvoudig:
    """A text value: a named datatype, narrowed by facets (XSD facet name, value)."""

    basis: Naam
    facetten: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Lijst:
    van: Naam


@dataclass(frozen=True, slots=True)
class Keuze:
    """A text value that fits one of several datatypes (a union)."""

    leden: tuple[Enkelvoudig, ...]


Waarde = Enkelvoudig | Lijst | Keuze


@dataclass(frozen=True, slots=True)
class Attribuut:
    """`waarde` is None for a global attribute by name (`xlink:href`)."""

    naam: Naam
    verplicht: bool
    waarde: Waarde | None
    vast: str | None = None


@dataclass(frozen=True, slots=True)
class Attributen:
    """`groepen`: attribute groups by name; `anderen`: any attribute of another namespace is let through."""

    eigen: tuple[Attribuut, ...] = ()
    groepen: tuple[Naam, ...] = ()
    anderen: bool = False


@dataclass(frozen=True, slots=True)
class Samengesteld:
    """An element's content. `afleiding` is "", "extension" or "restriction" of `basis`; with a `waarde` it is text."""

    inhoud: Deel | None = None
    attributen: Attributen = Attributen()
    gemengd: bool = False
    afleiding: str = ""
    basis: Naam | None = None
    waarde: Naam | None = None


Type = Waarde | Samengesteld


@dataclass(frozen=True, slots=True)
class ElementDefinitie:
    naam: str
    type: Type
    abstract: bool = False
    vervangt: Naam | None = None
    standaardwaarde: str | None = None


@dataclass(slots=True)
class Naamruimte:
    """All definitions of one XML namespace; `verwijst_naar` holds the prefixes of others that they use."""

    prefix: str
    uri: str
    elementen: dict[str, ElementDefinitie] = field(default_factory=dict)
    typen: dict[str, Type] = field(default_factory=dict)
    abstracte_typen: set[str] = field(default_factory=set)
    groepen: dict[str, Deel] = field(default_factory=dict)
    attribuutgroepen: dict[str, Attributen] = field(default_factory=dict)
    attributen: dict[str, Waarde] = field(default_factory=dict)
    verwijst_naar: set[str] = field(default_factory=set)
