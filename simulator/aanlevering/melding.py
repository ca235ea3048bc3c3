"""A finding of the chain."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Melding:
    """One melding. `ernst` fout | waarschuwing | informatie; `soort` technisch | inhoudelijk.

    `bestand`, `regel` and `xpath` say where; the real chain has no fields for them, so in XML they only show in
    `categorie` and the text, and as metadata/uitspraak.
    """

    code: str
    beschrijving: str
    ernst: str = "fout"
    soort: str = "inhoudelijk"
    categorie: str | None = None
    fase: str = ""
    bestand: str | None = None
    regel: int | None = None
    xpath: str | None = None
