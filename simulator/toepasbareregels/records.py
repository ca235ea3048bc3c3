"""The records of this domain as they stand in the store, one TypedDict per kind. Dates are `yyyy-mm-dd`."""

from typing import Any, TypedDict

# Kinds (`soort` in the store) and their keys (`sleutel`).
ALGEMEEN = "algemeneactiviteit"  # urn|beginDatum
WERKZAAMHEID = "werkzaamheid"  # urn
TOEPASBAAR = "toepasbaar"  # urn of the activity, or bestuurslaag|local name for all authorities of that kind


class AlgemeneActiviteit(TypedDict):
    """A version of an activity that no regeling brings: the Algemene Set (facts/rijksregels.md 4)."""

    urn: str
    omschrijving: str
    bovenliggendeActiviteit: str | None
    beginDatum: str
    eindDatum: str | None  # the last day


class Werkzaamheid(TypedDict):
    """What an initiatiefnemer wants to do. `gekozen`: place among the most chosen ones, None when not among these."""

    urn: str
    omschrijving: str
    trefwoorden: list[str]
    gekozen: int | None


class Toepasbaar(TypedDict):
    """What makes an activity toepasbaar. `inhoud`: the JSON as KV-TR takes it (facts/toepasbare-regels.md 3.2)."""

    bestuurslaag: str
    lokaleNaam: str
    inhoud: dict[str, Any]
