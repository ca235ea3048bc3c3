"""Two XSDs that say the same in other words get the same normal form: groups written out, nesting without effect gone.

Works on schema documents as XML, whoever wrote them. What does not decide validity (annotations, attribute defaults,
names of groups) is left out.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

XS = "{http://www.w3.org/2001/XMLSchema}"
Vorm = tuple[Any, ...]
Sleutel = tuple[str, str]  # kind of component, {namespace}name

_FACETTEN = ("minLength", "maxLength", "length", "minInclusive", "maxInclusive", "whiteSpace")


class Normaalvorm:
    """The normal form of every global element and type of a set of schema documents."""

    def __init__(self, documenten: Iterable[etree._Element]) -> None:
        self.bij_naam: dict[Sleutel, etree._Element] = {}
        for document in documenten:
            ruimte = document.get("targetNamespace")
            for kind in document.iterchildren(f"{XS}*"):
                soort = etree.QName(kind).localname
                if soort in ("complexType", "simpleType"):
                    soort = "type"
                self.bij_naam[soort, f"{{{ruimte}}}{kind.get('name')}"] = kind

    def namen(self, *soorten: str) -> set[Sleutel]:
        return {sleutel for sleutel in self.bij_naam if sleutel[0] in soorten}

    def vorm(self, sleutel: Sleutel) -> Vorm:
        deel = self.bij_naam[sleutel]
        if sleutel[0] == "element":
            vervangt = deel.get("substitutionGroup")
            kop = (deel.get("abstract", "false"), _volledig(deel, vervangt) if vervangt else None)
            return (*kop, self._elementtype(deel), deel.get("default"), deel.get("nillable", "false"))
        if deel.tag == f"{XS}simpleType":
            return self._simpel(deel)
        return (deel.get("abstract", "false"), *self._complex(deel))

    # -- types
    def _type(self, deel: etree._Element, naam: str) -> Vorm:
        volledig = _volledig(deel, naam)
        return ("simple", volledig, ()) if volledig.startswith(XS) else ("named", volledig)

    def _elementtype(self, element: etree._Element) -> Vorm:
        if type_ := element.get("type"):
            return self._type(element, type_)
        complex_, simpel = element.find(f"{XS}complexType"), element.find(f"{XS}simpleType")
        if complex_ is not None:
            return self._complex(complex_)
        leeg = f"{XS}anySimpleType" if element.tag == f"{XS}attribute" else f"{XS}anyType"
        return self._simpel(simpel) if simpel is not None else ("simple", leeg, ())

    def _simpel(self, type_: etree._Element) -> Vorm:
        """("simple", built-in base, facets of every level that has any), ("list", item) or ("union", members)."""
        lijst, vereniging = type_.find(f"{XS}list"), type_.find(f"{XS}union")
        if lijst is not None:
            return ("list", self._type(lijst, lijst.get("itemType") or ""))
        if vereniging is not None:
            return ("union", tuple(self._leden(vereniging)))
        lagen: list[Vorm] = []
        beperking = type_.find(f"{XS}restriction")
        assert beperking is not None
        while True:
            if facetten := _facetten(beperking):
                lagen.append(facetten)
            basis = _volledig(beperking, beperking.get("base") or "")
            if basis.startswith(XS):
                return ("simple", basis, tuple(lagen))
            volgende = self.bij_naam["type", basis].find(f"{XS}restriction")
            assert volgende is not None
            beperking = volgende

    def _leden(self, vereniging: etree._Element) -> Iterator[Vorm]:
        for naam in (vereniging.get("memberTypes") or "").split():
            volledig = _volledig(vereniging, naam)
            lid = (
                self._type(vereniging, naam)
                if volledig.startswith(XS)
                else self._simpel(self.bij_naam["type", volledig])
            )
            yield from lid[1] if lid[0] == "union" else (lid,)
        for simpel in vereniging.iterchildren(f"{XS}simpleType"):
            yield self._simpel(simpel)

    def _complex(self, type_: etree._Element) -> Vorm:
        inhoud, afleiding = type_, None
        for soort in ("complexContent", "simpleContent"):
            omslag = type_.find(f"{XS}{soort}")
            if omslag is not None:
                inhoud = omslag[0]
                afleiding = (soort, etree.QName(inhoud).localname, self._type(inhoud, inhoud.get("base") or ""))
        model = [k for k in inhoud.iterchildren(f"{XS}*") if etree.QName(k).localname in _MODEL]
        vorm = self._deel(model[0]) if model else None
        return (type_.get("mixed", "false"), afleiding, vorm, self._attributen(inhoud))

    # -- content
    def _deel(self, deel: etree._Element) -> Vorm | None:
        soort = etree.QName(deel).localname
        keer = (deel.get("minOccurs", "1"), deel.get("maxOccurs", "1"))
        if soort == "element":
            if ref := deel.get("ref"):
                return ("ref", _volledig(deel, ref), keer)
            return ("local", deel.get("name"), self._elementtype(deel), keer)
        if soort == "group":
            groep = self.bij_naam["group", _volledig(deel, deel.get("ref") or "")]
            binnen = self._deel(groep.find("*"))  # type: ignore[arg-type]
            return None if binnen is None else _samen("sequence", [binnen], keer)
        return _samen(soort, [v for k in deel.iterchildren(f"{XS}*") if (v := self._deel(k))], keer)

    def _attributen(self, houder: etree._Element) -> Vorm:
        gevonden: list[Vorm] = []
        for kind in houder.iterchildren(f"{XS}*"):
            soort = etree.QName(kind).localname
            if soort == "attribute":
                verplicht, vast = kind.get("use") == "required", kind.get("fixed")
                if ref := kind.get("ref"):
                    gevonden.append((_volledig(kind, ref), verplicht, vast))
                else:
                    gevonden.append((kind.get("name"), verplicht, vast, self._elementtype(kind)))
            elif soort == "attributeGroup":
                gevonden += self._attributen(self.bij_naam[soort, _volledig(kind, kind.get("ref") or "")])
            elif soort == "anyAttribute":
                gevonden.append(("*", kind.get("namespace"), kind.get("processContents")))
        return tuple(sorted(set(gevonden), key=repr))


_MODEL = ("sequence", "choice", "all", "group")


def _volledig(deel: etree._Element, naam: str) -> str:
    prefix, _, lokaal = naam.rpartition(":")
    ruimte = deel.nsmap.get(prefix or None)
    if ruimte is None and not prefix:
        ruimte = deel.getroottree().getroot().get("targetNamespace")
    return f"{{{ruimte}}}{lokaal}"


def _facetten(beperking: etree._Element) -> Vorm:
    rest = [(f, k.get("value")) for f in _FACETTEN for k in beperking.iterchildren(f"{XS}{f}")]
    for soort in ("enumeration", "pattern"):
        if waarden := tuple(sorted(k.get("value") or "" for k in beperking.iterchildren(f"{XS}{soort}"))):
            rest.append((soort, waarden))  # type: ignore[arg-type]
    return tuple(rest)


def _samen(soort: str, delen: list[Vorm], keer: tuple[str, str]) -> Vorm | None:
    if not delen:
        return None
    if len(delen) == 1 and soort != "all":
        *kop, binnen = delen[0]
        if binnen == ("1", "1"):
            return (*kop, keer)
        if keer == ("1", "1"):
            return delen[0]
    plat: list[Vorm] = []
    for deel in delen:
        plat += deel[1] if deel[0] == soort and deel[-1] == ("1", "1") else [deel]
    if soort != "sequence":
        plat.sort(key=repr)
    return (soort, tuple(plat), keer)
