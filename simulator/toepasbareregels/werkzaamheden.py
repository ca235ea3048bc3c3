"""Werkzaamheden, and what makes activities toepasbaar: regelbeheerobjecten and couplings to werkzaamheden."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, cast

from simulator.omgevingsdocument.versies import Bewaard
from simulator.store import Stand
from simulator.toepasbareregels.activiteiten import MAX_DATUMS, SOORTEN, Activiteit, Structuur
from simulator.toepasbareregels.records import TOEPASBAAR, WERKZAAMHEID, Werkzaamheid
from simulator.toepasbareregels.verwijzing import gezag

BEGIN = "2019-01-01"  # of every werkzaamheid: the day on which the seed is registered
_DATUM = re.compile(r"([0-9]{2})-([0-9]{2})-([0-9]{4})", re.ASCII)
# The last words of a urn that say what is done to the thing in the words before them.
_HANDELING = re.compile(
    r"(Of|En)?(Plaatsen|Veranderen|Weghalen|Verwijderen|Aanleggen|Aanpassen|Aanbrengen|BuitenGebruik|Gebruiken|"
    r"Exploiteren|Planten|Vervangen|weghalen|Inrichten|Afsluiten|Toevoegen|Wijzigen|Verhuren|Onderhouden|Reinigen|"
    r"Conserveren|Houden|Fokken|Trainen|Slachten)$",
    re.ASCII,
)


def werkzaamheden(stand: Stand) -> Mapping[str, Werkzaamheid]:
    """All werkzaamheden by urn, in order of urn."""

    def build(stand: Stand) -> dict[str, Werkzaamheid]:
        return {record["urn"]: cast(Werkzaamheid, record) for record in stand.all(WERKZAAMHEID)}

    return stand.memo("toepasbareregels.werkzaamheden", (WERKZAAMHEID,), build)


def toepasbaar(stand: Stand, activiteit: Activiteit, datum: str) -> Mapping[str, Any] | None:
    """What makes an activity toepasbaar at a date, as KV-TR has it; None when nothing does.

    What was given for its own urn goes before what holds for activities of its name in every authority of its kind.
    """
    van = gezag(activiteit.urn)
    record = stand.get(TOEPASBAAR, activiteit.urn) or stand.get(TOEPASBAAR, f"{van.laag}|{van.lokaal}")
    if record is None:
        return None
    inhoud: Mapping[str, Any] = record["inhoud"]
    begin = _DATUM.fullmatch(inhoud["begindatum"])
    return inhoud if begin is not None and f"{begin[3]}-{begin[2]}-{begin[1]}" <= datum else None


def regelbeheerobjecten(stand: Stand, activiteit: Activiteit, datum: str) -> Sequence[Mapping[str, Any]]:
    """Those of an activity: `typering` and, with Indieningsvereisten, `toestemming.code`."""
    inhoud = toepasbaar(stand, activiteit, datum)
    gevonden: Sequence[Mapping[str, Any]] = inhoud["regelbeheerobjecten"] if inhoud else ()
    return gevonden


def werkzaamheden_van(stand: Stand, activiteit: Activiteit, datum: str) -> list[str]:
    """urns of the werkzaamheden that an activity belongs to, of those that the register knows."""
    inhoud = toepasbaar(stand, activiteit, datum)
    bekend = werkzaamheden(stand)
    return [item["urn"] for item in inhoud["werkzaamheden"] if item["urn"] in bekend] if inhoud else []


def koppelingen(stand: Stand, van: Structuur, datum: str) -> Mapping[str, Sequence[str]]:
    """urn of a werkzaamheid -> urns of the activities coupled to it, in order. Kept per stand."""
    bewaard: Bewaard = stand.memo(
        "toepasbareregels.koppelingen", (*SOORTEN, TOEPASBAAR, WERKZAAMHEID), lambda _: Bewaard(MAX_DATUMS)
    )

    def maak() -> dict[str, list[str]]:
        gevonden: dict[str, list[str]] = {}
        for activiteit in van.activiteiten.values():
            for urn in werkzaamheden_van(stand, activiteit, datum):
                gevonden.setdefault(urn, []).append(activiteit.urn)
        return gevonden

    return bewaard.geef((van.tijdreis, datum), maak)


def logisch_gerelateerd(stand: Stand, urn: str) -> list[str]:
    """urns of the werkzaamheden about the same thing (AanbouwPlaatsen, AanbouwVeranderen); inferred from the names."""
    stam = _stam(urn)
    return [ander for ander in werkzaamheden(stand) if ander != urn and _stam(ander) == stam]


def juridisch_gerelateerd(couplings: Mapping[str, Sequence[str]], urn: str) -> list[str]:
    """urns of the werkzaamheden that share an activity with this one (facts/toepasbare-regels.md 4.4)."""
    eigen = set(couplings.get(urn, ()))
    return sorted(ander for ander, urns in couplings.items() if ander != urn and not eigen.isdisjoint(urns))


def _stam(urn: str) -> str:
    stam = _HANDELING.sub("", urn)
    while stam != urn:
        urn, stam = stam, _HANDELING.sub("", stam)
    return stam
