"""The fields (`velden`) of an OW object per soort, as `ow.read_ow` gives them and records.Owobject keeps them.

Names are those of the IMOW 2.0.0 elements. A reference is the identificatie; list fields are absent when empty; values
of value lists are URIs (labels: `waardelijsten`). xs:decimal values are JSON numbers. `identificatie`, `status` and
`procedurestatus` are fields of the record, not of `velden`.
"""

from typing import NotRequired, TypedDict


class Tekstobject(TypedDict):
    """Regeltekst, Divisie, Divisietekst: the OW side of a piece of text."""

    wId: str
    gerelateerdeRegeltekst: NotRequired[list[str]]  # Regeltekst only


class Activiteitaanduiding(TypedDict):
    """ActiviteitRef with its ActiviteitLocatieaanduiding (whose identificatie is here)."""

    activiteit: str
    identificatie: str
    activiteitregelkwalificatie: str
    locatieaanduiding: list[str]


class JuridischeRegel(TypedDict):
    """What the three kinds of juridische regel share."""

    idealisatie: str
    artikelOfLid: str
    thema: NotRequired[list[str]]
    locatieaanduiding: list[str]
    gebiedsaanwijzing: NotRequired[list[str]]
    kaartaanduiding: NotRequired[list[str]]


class RegelVoorIedereen(JuridischeRegel):
    """A rule for everyone."""

    activiteitaanduiding: NotRequired[list[Activiteitaanduiding]]
    omgevingsnormaanduiding: NotRequired[list[str]]


class Instructieregel(JuridischeRegel):
    """A rule that instructs an authority."""

    instructieregelInstrument: NotRequired[list[str]]
    instructieregelTaakuitoefening: NotRequired[list[str]]
    omgevingsnormaanduiding: NotRequired[list[str]]


class Omgevingswaarderegel(JuridischeRegel):
    """A rule that sets an omgevingswaarde."""

    omgevingswaardeaanduiding: NotRequired[list[str]]


class Activiteit(TypedDict):
    """An activity in the functional structure."""

    naam: str
    groep: str
    gerelateerdeActiviteit: NotRequired[list[str]]
    bovenliggendeActiviteit: str


class Normwaarde(TypedDict):
    """A value of a norm on locations: one of the three value fields."""

    identificatie: str
    kwalitatieveWaarde: NotRequired[str]
    kwantitatieveWaarde: NotRequired[float]
    waardeInRegeltekst: NotRequired[str]
    locatieaanduiding: list[str]


class Norm(TypedDict):
    """Omgevingsnorm, Omgevingswaarde."""

    naam: str
    type: str
    eenheid: NotRequired[str]
    normwaarde: list[Normwaarde]
    groep: str


class Gebiedsaanwijzing(TypedDict):
    """An area with a meaning."""

    type: str
    naam: str
    groep: str
    locatieaanduiding: list[str]


class Hoogte(TypedDict):
    """A height with its unit."""

    waarde: float
    eenheid: str


class Enkellocatie(TypedDict):
    """Gebied, Lijn, Punt: `geometrie` is a basisgeo:id."""

    noemer: NotRequired[str]
    hoogte: NotRequired[Hoogte]
    geometrie: str


class Groep(TypedDict):
    """Gebiedengroep, Lijnengroep, Puntengroep."""

    noemer: NotRequired[str]
    groepselement: list[str]


class BestuurlijkeGrenzenVerwijzing(TypedDict):
    """The area of an authority."""

    bestuurlijkeGrenzenID: str
    domein: str
    geldigOp: str


class Ambtsgebied(TypedDict):
    """The area of an authority as a locatie."""

    noemer: NotRequired[str]
    bestuurlijkeGrenzenVerwijzing: BestuurlijkeGrenzenVerwijzing


class SoortRef(TypedDict):
    """A reference whose target can be of two kinds: Divisie | Divisietekst, Omgevingsnorm | Omgevingswaarde."""

    soort: str
    identificatie: str


class Kaartlaag(TypedDict):
    """A layer of a kaart."""

    identificatie: str
    naam: NotRequired[str]
    niveau: int
    activiteitlocatieweergave: NotRequired[list[str]]
    normweergave: NotRequired[list[SoortRef]]
    gebiedsaanwijzingweergave: NotRequired[list[str]]


class Uitsnede(TypedDict):
    """Extent in RD metres."""

    minX: float
    minY: float
    maxX: float
    maxY: float


class Kaart(TypedDict):
    """A map that the authority composed."""

    naam: str
    nummer: NotRequired[str]
    uitsnede: Uitsnede
    kaartlagen: list[Kaartlaag]


class Gebiedsverwijzing(TypedDict):
    """Regelingsgebied, Pons: a list of exactly one locatie."""

    locatieaanduiding: list[str]


class Tekstdeel(TypedDict):
    """The annotation of a divisie or divisietekst."""

    idealisatie: NotRequired[str]
    thema: NotRequired[list[str]]
    divisieaanduiding: SoortRef
    hoofdlijnaanduiding: NotRequired[list[str]]
    kaartaanduiding: NotRequired[list[str]]
    locatieaanduiding: NotRequired[list[str]]
    gebiedsaanwijzing: NotRequired[list[str]]


class Hoofdlijn(TypedDict):
    """A main line of policy."""

    soort: str
    naam: str
    gerelateerdeHoofdlijn: NotRequired[list[str]]


class SymbolisatieItem(TypedDict):
    """An own symbol for what the lists name (ALA, Gebiedsaanwijzing, Normwaarde)."""

    symboolcode: str
    activiteitLocatieaanduidingSymbolisatie: NotRequired[list[str]]
    gebiedsaanwijzingSymbolisatie: NotRequired[list[str]]
    normwaardeSymbolisatie: NotRequired[list[str]]
