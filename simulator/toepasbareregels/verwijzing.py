"""Identifiers of the functionele structuur: urns and functioneleStructuurRefs (facts/toepasbare-regels.md 4.1)."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

BASIS = "http://toepasbare-regels.omgevingswet.overheid.nl/"
RIJK = "mnre1034"  # whose activities the bare urns of the Algemene Set are
LAGEN = {"gm": "gemeente", "ws": "waterschap", "pv": "provincie", "mnre": "rijk", "mn": "rijk"}

_URN = re.compile(r"nl\.imow-((gm|ws|pv|mnre|mn)([0-9]{1,8}))\.activiteit\.(.+)", re.ASCII)
# Clients send http and https alike.
_WERKZAAMHEID = re.compile(
    r"https?://toepasbare-regels\.omgevingswet\.overheid\.nl/werkzaamheden/id/concept/([A-Za-z0-9_.-]{1,200})", re.ASCII
)


class Gezag(NamedTuple):
    """Whose activity it is: gm0363 = prefix gm, nummer 0363."""

    code: str
    prefix: str
    nummer: str
    lokaal: str  # the last part of the urn

    @property
    def laag(self) -> str:
        """gemeente | waterschap | provincie | rijk."""
        return LAGEN[self.prefix]


def gezag(urn: str) -> Gezag:
    """The authority in the urn of an activity; a bare urn is one of the ministry that keeps the Algemene Set."""
    match = _URN.fullmatch(urn)
    if match is None:
        return Gezag(RIJK, "mnre", "1034", urn)
    code, prefix, nummer, lokaal = match.groups()
    return Gezag(code, prefix, nummer, lokaal)


def soortnaam(regelbeheerobject: Mapping[str, Any]) -> str:
    """The first part of a concept: `Conclusie`, `IndieningsvereistenVergunning`."""
    toestemming: Mapping[str, str] = regelbeheerobject.get("toestemming") or {}
    return str(regelbeheerobject["typering"]) + toestemming.get("code", "")


def activiteit_ref(oin: str, urn: str, soort: str = "") -> str:
    """The functioneleStructuurRef of an activity, or of its regelbeheerobject of a `soort`; `oin` of its authority."""
    return f"{BASIS}{oin}/id/concept/{soort}{urn}"


def werkzaamheid_ref(urn: str) -> str:
    """The functioneleStructuurRef of a werkzaamheid."""
    return f"{BASIS}werkzaamheden/id/concept/{urn}"


def lees_werkzaamheid_ref(ref: str) -> str | None:
    """The urn in the functioneleStructuurRef of a werkzaamheid; None when it is none."""
    match = _WERKZAAMHEID.fullmatch(ref)
    return match[1] if match else None
