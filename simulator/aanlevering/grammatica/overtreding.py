"""libxml2's findings -> `Overtreding`, worded as Xerces words them where the real chain shows Xerces to suppliers.

Seen in real result documents (facts sheet validaties, 4.1): `cvc-complex-type.2.4.b` and `cvc-datatype-valid.1.2.1`,
one finding per value. The other three of the five commonest kinds follow the same style [I]; the rest is our wording.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from lxml import etree

_LANGSTE_WAARDE = 200
_LANGSTE_TEKST = 2_000  # names in a document may be long, and paths deep


class Overtreding(NamedTuple):
    """One finding. `regel` is 1-based; `beschrijving` starts with `cvc-`.

    `xpath` uses the prefixes of the grammars; only its end when it is longer than 2,000 characters.
    """

    regel: int
    xpath: str
    beschrijving: str


class _Plek(NamedTuple):
    """Where a finding stands: the names as the document writes them, and the attribute if it is about one."""

    element: str
    attribuut: str
    typenaam: str


_GRENZEN = {"MINLENGTH": "minLength", "MAXLENGTH": "maxLength", "LENGTH": "length"}
_BOODSCHAP = re.compile(r"Element '(?P<element>[^']*)'(?:, attribute '(?P<attribuut>[^']*)')?: (?P<rest>.*)", re.DOTALL)
_VERWACHT = re.compile(r"Expected is (?:one of )?\( (?P<namen>.*) \)\.", re.DOTALL)
_WAARDE = re.compile(r"'(?P<waarde>.*)' is not a valid value of the [a-z ]*type(?: '(?P<type>[^']*)')?\.", re.DOTALL)
_PATROON = re.compile(r".*?The value '(?P<waarde>.*)' is not accepted by the pattern '(?P<patroon>.*)'\.", re.DOTALL)
_OPSOMMING = re.compile(r".*?The value '(?P<waarde>.*)' is not an element of the set \{(?P<set>.*)\}\.", re.DOTALL)
_LENGTE = re.compile(r".*?has a length of '(?P<is>\d+)'.*length of '(?P<moet>\d+)'", re.DOTALL)


def _kort(waarde: str) -> str:
    return waarde if len(waarde) <= _LANGSTE_WAARDE else waarde[:_LANGSTE_WAARDE] + "…"


def _lokaal(naam: str) -> str:
    return re.sub(r"^(?:\{.*\}|xs:)", "", naam)


def _code(soort: str) -> str:
    """`SCHEMAV_CVC_COMPLEX_TYPE_3_2_1` -> `cvc-complex-type.3.2.1`."""
    delen = soort.removeprefix("SCHEMAV_").split("_")
    woorden = [_GRENZEN.get(d, d.lower()) for d in delen if not d.isdigit()]
    return ".".join(["-".join(woorden), *(d for d in delen if d.isdigit())])


def _inhoud(code: str, rest: str, plek: _Plek) -> str:
    treffer = _VERWACHT.search(rest)
    if treffer is None:
        return (
            f"cvc-complex-type.2.4.d: Invalid content was found starting with element '{plek.element}'."
            " No child element is expected at this point."
        )
    namen = re.sub(r"\{([^}]*)\}", r'"\1":', treffer["namen"])
    een_van = f"One of '{{{namen}}}' is expected."
    if rest.startswith("Missing"):
        return f"cvc-complex-type.2.4.b: The content of element '{plek.element}' is not complete. {een_van}"
    return f"cvc-complex-type.2.4.a: Invalid content was found starting with element '{plek.element}'. {een_van}"


def _waarde(code: str, rest: str, plek: _Plek) -> str:
    treffer = _WAARDE.match(rest)
    if treffer is None:
        return f"{code}: {_kort(rest)}"
    type_ = _lokaal(treffer["type"] or "") or plek.typenaam
    return f"cvc-datatype-valid.1.2.1: '{_kort(treffer['waarde'])}' is not a valid value for '{type_}'."


def _patroon(code: str, rest: str, plek: _Plek) -> str:
    treffer = _PATROON.match(rest)
    if treffer is None:
        return f"{code}: {_kort(rest)}"
    return (
        f"{code}: Value '{_kort(treffer['waarde'])}' is not facet-valid with respect to pattern"
        f" '{treffer['patroon']}' for type '{plek.typenaam}'."
    )


def _opsomming(code: str, rest: str, plek: _Plek) -> str:
    treffer = _OPSOMMING.match(rest)
    if treffer is None:
        return f"{code}: {_kort(rest)}"
    return f"{code}: '{_kort(treffer['waarde'])}' is none of the values [{treffer['set'].replace(chr(39), '')}]."


def _lengte(code: str, rest: str, plek: _Plek) -> str:
    treffer = _LENGTE.match(rest)
    if treffer is None:
        return f"{code}: {_kort(rest)}"
    grens = "at least" if "min" in code else "at most"
    return f"{code}: the value of '{plek.attribuut or plek.element}' counts {treffer['is']}, allowed is {grens}" + (
        f" {treffer['moet']}."
    )


def _attribuut_te_veel(code: str, rest: str, plek: _Plek) -> str:
    return f"cvc-complex-type.3.2.2: Attribute '{plek.attribuut}' is not allowed to appear in element '{plek.element}'."


def _attribuut_te_kort(code: str, rest: str, plek: _Plek) -> str:
    naam = re.search(r"attribute '([^']*)'", rest)
    return f"{code}: element '{plek.element}' lacks the attribute '{_lokaal(naam[1]) if naam else ''}'."


_Verwoording = Callable[[str, str, _Plek], str]
_VERWOORDINGEN: Mapping[str, _Verwoording] = {
    "SCHEMAV_ELEMENT_CONTENT": _inhoud,
    "SCHEMAV_CVC_DATATYPE_VALID_1_2_1": _waarde,
    "SCHEMAV_CVC_DATATYPE_VALID_1_2_2": _waarde,
    "SCHEMAV_CVC_DATATYPE_VALID_1_2_3": _waarde,
    "SCHEMAV_CVC_PATTERN_VALID": _patroon,
    "SCHEMAV_CVC_ENUMERATION_VALID": _opsomming,
    "SCHEMAV_CVC_MINLENGTH_VALID": _lengte,
    "SCHEMAV_CVC_MAXLENGTH_VALID": _lengte,
    "SCHEMAV_CVC_COMPLEX_TYPE_3_2_1": _attribuut_te_veel,
    "SCHEMAV_CVC_COMPLEX_TYPE_3_2_2": _attribuut_te_veel,
    "SCHEMAV_CVC_COMPLEX_TYPE_4": _attribuut_te_kort,
}
_VASTE_TEKST: Mapping[str, str] = {
    "SCHEMAV_CVC_COMPLEX_TYPE_2_1": "element '{}' must be empty.",
    "SCHEMAV_CVC_COMPLEX_TYPE_2_2": "element '{}' holds a value, it cannot hold elements.",
    "SCHEMAV_CVC_COMPLEX_TYPE_2_3": "element '{}' holds elements only, it cannot hold text.",
    "SCHEMAV_CVC_TYPE_3_1_1": "element '{}' holds a value, it cannot have attributes.",
    "SCHEMAV_CVC_TYPE_3_1_2": "element '{}' holds a value, it cannot hold elements.",
}
_WAARDEFOUT = frozenset(soort for soort, f in _VERWOORDINGEN.items() if f in (_waarde, _patroon, _opsomming, _lengte))


class _Kinderen:
    """The child elements of one element: by the name a path step may use, and their place among namesakes."""

    def __init__(self, ouder: "etree._Element") -> None:
        self.op_naam: dict[str, list[etree._Element]] = {"*": []}
        self.plaats: dict[etree._Element, int] = {}
        self.aantal: Counter[str] = Counter()
        for kind in ouder.iterchildren("*"):
            self.op_naam["*"].append(kind)
            self.op_naam.setdefault(_geschreven(kind), []).append(kind)
            self.aantal[str(kind.tag)] += 1
            self.plaats[kind] = self.aantal[str(kind.tag)]


class Wijzer:
    """From libxml2's node paths to elements and to xpaths with the grammars' prefixes; remembers child lists."""

    def __init__(self, wortel: "etree._Element", prefixen: Mapping[str, str]) -> None:
        self.wortel, self.prefixen = wortel, prefixen
        self._kinderen: dict[etree._Element, _Kinderen] = {}

    def kinderen(self, element: "etree._Element") -> _Kinderen:
        gevonden = self._kinderen.get(element)
        if gevonden is None:
            gevonden = self._kinderen[element] = _Kinderen(element)
        return gevonden

    def element(self, pad: str) -> "etree._Element":
        """The element at `/*/*[3]/data:x[2]`; the deepest one found when a step leads nowhere."""
        huidig = self.wortel
        for stap in pad.split("/")[2:]:
            naam, _, nummer = stap.rstrip("]").partition("[")
            passend = self.kinderen(huidig).op_naam.get(naam, ())
            plaats = int(nummer) - 1 if nummer.isdigit() else 0
            if not 0 <= plaats < len(passend):
                break
            huidig = passend[plaats]
        return huidig

    def xpath(self, element: "etree._Element") -> str:
        stappen = []
        while element is not self.wortel and (ouder := element.getparent()) is not None:
            kinderen = self.kinderen(ouder)
            meer = kinderen.aantal[str(element.tag)] > 1
            stappen.append(self._stap(element) + (f"[{kinderen.plaats[element]}]" if meer else ""))
            element = ouder
        stappen.append(self._stap(self.wortel))
        return "/" + "/".join(reversed(stappen))

    def _stap(self, element: "etree._Element") -> str:
        naam = etree.QName(element)
        prefix = self.prefixen.get(naam.namespace or "")
        return f"{prefix}:{naam.localname}" if prefix else f"*[local-name()='{naam.localname}']"


def _geschreven(element: "etree._Element") -> str:
    lokaal = etree.QName(element).localname
    return f"{element.prefix}:{lokaal}" if element.prefix else lokaal


def uit_logboek(
    logboek: list[Any], wijzer: Wijzer, typenamen: Mapping[tuple[str, str], str], maximaal: int
) -> Iterator[Overtreding]:
    """Findings in document order, at most `maximaal`; several facets of one value give one finding, a pattern first."""
    gegeven = 0
    for nummer, fout in enumerate(logboek):
        if gegeven == maximaal:
            return
        if _valt_samen(logboek, nummer):
            continue
        gegeven += 1
        yield _overtreding(fout, wijzer, typenamen)


def _valt_samen(logboek: list[Any], nummer: int) -> bool:
    """True when a neighbour says the same of the same value: the list after its item, a length beside its pattern."""
    fout = logboek[nummer]
    if fout.type_name not in _WAARDEFOUT:
        return False

    def zelfde(ander: Any) -> bool:
        if ander.type_name not in _WAARDEFOUT or ander.path != fout.path:
            return False
        return bool(ander.message.split(":", 1)[0] == fout.message.split(":", 1)[0])

    volgende = logboek[nummer + 1] if nummer + 1 < len(logboek) else None
    if fout.type_name.endswith("LENGTH_VALID") and volgende is not None and zelfde(volgende):
        return True
    vorige = logboek[nummer - 1] if nummer else None
    return vorige is not None and not vorige.type_name.endswith("LENGTH_VALID") and zelfde(vorige)


def _overtreding(fout: Any, wijzer: Wijzer, typenamen: Mapping[tuple[str, str], str]) -> Overtreding:
    element = wijzer.element(fout.path or "/*")
    treffer = _BOODSCHAP.match(fout.message)
    attribuut = treffer["attribuut"] or "" if treffer else ""
    rest = treffer["rest"] if treffer else fout.message
    naam = etree.QName(element)
    sleutel = (naam.namespace or "", f"@{_lokaal(attribuut)}" if attribuut else naam.localname)
    anoniem = f"#AnonType_{_lokaal(attribuut) or naam.localname}"
    plek = _Plek(_geschreven(element), _lokaal(attribuut), typenamen.get(sleutel, anoniem))
    code = _code(fout.type_name)
    if vast := _VASTE_TEKST.get(fout.type_name):
        beschrijving = f"{code}: {vast.format(plek.element)}"
    elif verwoording := _VERWOORDINGEN.get(fout.type_name):
        beschrijving = verwoording(code, rest, plek)
    else:
        beschrijving = f"{code}: {_kort(rest)}"
    xpath = wijzer.xpath(element) + (f"/@{plek.attribuut}" if attribuut else "")
    if len(xpath) > _LANGSTE_TEKST:
        xpath = "…" + xpath[-_LANGSTE_TEKST:]
    return Overtreding(fout.line, xpath, beschrijving[:_LANGSTE_TEKST])
