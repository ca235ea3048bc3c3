"""The records of this domain as they stand in the store (JSON), one TypedDict per kind.

Dates are `yyyy-mm-dd`; registration times are UTC `yyyy-mm-ddThh:mm:ss.ffffffZ`. Identifications are those of STOP and
IMOW. Which version shows is decided by a query on three axes (facts/presenteren.md 2.6), never stored: see `tijdlijn`.
"""

from typing import NotRequired, TypedDict

# Kinds (`soort` in the store) and their keys (`sleutel`).
ORGANISATIE = "organisatie"  # code, gm0344
BEHANDELDIENST = "behandeldienst"  # code, gr9919
GEBIED = "gebied"  # bestuurlijkeGrenzenID, GM0344, LND6030.B
HAAK = "haak"  # identificatie of a placeholder activity
REGELINGVERSIE = "regelingversie"  # FRBRExpression
BESLUIT = "besluit"  # FRBRWork of the bill
INFORMATIEOBJECT = "informatieobject"  # FRBRExpression
GEOMETRIE = "geometrie"  # basisgeo:id, or GM0344_20230101 of an area
OWOBJECT = "owobject"  # identificatie|versie


class Waarde(TypedDict):
    """A value of a value list."""

    code: str
    waarde: str


class BevoegdGezag(TypedDict):
    """An authority: bestuurslaag is gemeente | provincie | waterschap | ministerie."""

    code: str
    naam: str
    bestuurslaag: str


class Organisatie(BevoegdGezag):
    """An authority in the register, with its OIN where known."""

    oin: NotRequired[str]


class Behandeldienst(TypedDict):
    """An organisation that treats requests for authorities; `kader` is its area: minx, miny, maxx, maxy in RD."""

    code: str
    naam: str
    oin: str
    oinHerkomst: str  # bekend | gemaakt
    bevoegdeGezagen: list[str]  # codes
    kader: list[int]


class Gebied(TypedDict):
    """The area of an authority; its geometry is a Geometrie record of the same `geometrieIdentificatie`."""

    code: str
    naam: str
    geometrieIdentificatie: str
    benadering: bool


class Versie(TypedDict):
    """What every object version carries."""

    versie: int
    beginInwerking: str
    beginGeldigheid: str
    tijdstipRegistratie: str
    doel: str
    aanlevering: str


class Afbeelding(TypedDict):
    """An image of a text: sha256 of its bytes, and media type."""

    blob: str
    mediatype: str


class Regelingversie(Versie):
    """One version of a regeling as it was laid down by a besluit."""

    work: str
    expression: str
    soortWork: str
    model: str  # RegelingCompact | RegelingKlassiek | RegelingVrijetekst | RegelingTijdelijkdeel
    schemaversie: str
    type: Waarde  # regelingtype
    bevoegdGezag: BevoegdGezag
    officieleTitel: str
    citeertitel: NotRequired[str]
    opschrift: NotRequired[str]
    conditie: NotRequired[str]
    tijdelijkDeelVan: NotRequired[str]
    opvolgerVan: NotRequired[list[str]]
    heeftBijlagen: bool
    heeftToelichtingen: bool
    publicatieID: NotRequired[str]
    versienummer: str
    besluit: str  # FRBRExpression of the bill
    datumBekendmaking: str
    annotaties: str  # regeltekst | divisie: which kind of OW objects the text carries
    tekst: str  # blob: the XML of the regeling as delivered, bytes
    structuur: str  # blob: JSON list of `Component`
    afbeeldingen: dict[str, Afbeelding]


class Besluit(TypedDict):
    """A besluit (bill) as it was published."""

    work: str
    expression: str
    officieleTitel: str
    citeertitel: NotRequired[str]
    soortProcedure: str
    eindverantwoordelijke: str
    datumBekendmaking: str
    publicatieID: str
    procedureverloop: dict[str, object]  # bekendOp, ontvangenOp?, procedurestappen[{soortStap, voltooidOp, actor?}]
    regelingen: list[str]  # FRBRExpression
    informatieobjecten: list[str]  # FRBRExpression
    aanlevering: str


class Component(TypedDict):
    """A node of the document structure (blob `structuur`), in the order of the text."""

    wId: str
    eId: str
    type: str  # LICHAAM, HOOFDSTUK, ARTIKEL …
    kop: NotRequired[str]  # STOP XML
    inhoud: NotRequired[str]  # STOP XML
    gereserveerd: NotRequired[bool]
    vervallen: NotRequired[bool]
    conditieArtikel: NotRequired[dict[str, str]]  # wId, eId, kop?, inhoud?
    delen: list["Component"]


class Informatieobject(TypedDict):
    """A version of an informatieobject (GIO or PDF)."""

    work: str
    expression: str
    formaat: str
    naam: str
    officieleTitel: str
    publicatieinstructie: str
    geboorteregeling: NotRequired[str]
    bestandsnaam: str
    blob: str
    geometrieen: list[str]
    aanlevering: str


class Geometrie(TypedDict):
    """A geometry in RD (EPSG:28992, metres). `blob` is its GeoJSON text, `bbox` is minx, miny, maxx, maxy."""

    id: str
    soort: str
    bbox: list[float]
    blob: str


class Owobject(Versie):
    """A version of an OW object. `velden` per soort: see `ow_velden`. `beeindigd` objects end the one before."""

    identificatie: str
    soort: str  # Activiteit, Gebied, RegelVoorIedereen …
    regeling: str  # FRBRWork
    bevoegdGezag: str  # code
    beeindigd: bool
    velden: dict[str, object]
