"""Read the small documents of a delivery: opdracht, manifest, manifest-ow; and values and places in any of them."""

from itertools import islice

from lxml import etree

from simulator.aanlevering.levering import Opdracht, OwAanlevering, OwBestandRef

NS = {
    "lvbb": "http://www.overheid.nl/2017/lvbb",
    "stop": "http://www.overheid.nl/2017/stop",
    "lvbba": "https://standaarden.overheid.nl/lvbb/stop/aanlevering/",
    "data": "https://standaarden.overheid.nl/stop/imop/data/",
    "tekst": "https://standaarden.overheid.nl/stop/imop/tekst/",
    "geo": "https://standaarden.overheid.nl/stop/imop/geo/",
    "gio": "https://standaarden.overheid.nl/stop/imop/gio/",
    "basisgeo": "http://www.geostandaarden.nl/basisgeometrie/1.0",
    "gml": "http://www.opengis.net/gml/3.2",
    "se": "http://www.opengis.net/se",
    "mow": "http://www.geostandaarden.nl/bestanden-ow/manifest-ow",
    "ow-dc": "http://www.geostandaarden.nl/imow/bestanden/deelbestand",
    "sl": "http://www.geostandaarden.nl/bestanden-ow/standlevering-generiek",
}
_PREFIXEN = {uri: prefix for prefix, uri in NS.items()}
_TELLEN = 1000  # namesakes that are counted for a position: a finding must not cost a walk over a million of them
OPDRACHT = "opdracht.xml"
MANIFEST = "manifest.xml"
MANIFEST_OW = "manifest-ow.xml"
XML = "application/xml"
GML = "application/gml+xml"
PDF = "application/pdf"
NAAR_EXTENSIE = {"xml": XML, "gml": GML, "pdf": PDF, "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png"}


def tag(naam: str) -> str:
    """`prefix:naam` as lxml writes it: {uri}naam."""
    prefix, _, lokaal = naam.partition(":")
    return f"{{{NS[prefix]}}}{lokaal}"


def lokaal(element: etree._Element) -> str:
    """Local name of an element."""
    return etree.QName(element).localname


def tekst(element: etree._Element | None) -> str:
    """All text of an element with blanks normalised (XPath normalize-space); empty when there is none."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""  # type: ignore[arg-type]


def waarde(element: etree._Element, pad: str) -> str | None:
    """Text of the first element on this path (ElementPath with the prefixes of NS), or None when it is not there."""
    gevonden = element.find(pad, NS)
    return None if gevonden is None else tekst(gevonden)


def waarden(element: etree._Element, pad: str) -> list[str]:
    """Text of every element on this path."""
    return [tekst(gevonden) for gevonden in element.iterfind(pad, NS)]


def regel_van(element: etree._Element) -> int | None:
    """The line of an element in its file."""
    regel: object = element.sourceline
    return regel if isinstance(regel, int) else None


def plaats(element: etree._Element) -> str:
    """The XPath of an element with the prefixes of NS, positions where there are namesakes."""
    stappen = []
    huidig: etree._Element | None = element
    while huidig is not None:
        naam = etree.QName(huidig)
        prefix = _PREFIXEN.get(naam.namespace or "")
        stap = f"{prefix}:{naam.localname}" if prefix else f"*[local-name()='{naam.localname}']"
        ouder = huidig.getparent()
        if ouder is not None and next(ouder.iterchildren(huidig.tag), None) is not huidig:
            ervoor = sum(1 for _ in islice(huidig.itersiblings(huidig.tag, preceding=True), _TELLEN))
            stap += f"[{1 + ervoor}]" if ervoor < _TELLEN else f"[position()>{_TELLEN}]"
        elif ouder is not None and next(huidig.itersiblings(huidig.tag), None) is not None:
            stap += "[1]"
        stappen.append(stap)
        huidig = ouder
    return "/" + "/".join(reversed(stappen))


def soort_bestand(naam: str, contenttype: str) -> str:
    """The media type that a file has by its name, or else the contentType that the manifest gives it.

    A wrong contentType is a finding of its own (LVBB3507); it must not make a GML file be judged as something else.
    """
    return NAAR_EXTENSIE.get(naam.rpartition(".")[2].lower(), contenttype)


def lees_opdracht(root: etree._Element) -> Opdracht:
    """opdracht.xml. Takes what is there: one that is not valid may miss fields, which are then empty."""

    def veld(naam: str) -> str | None:
        return waarde(root, f"lvbb:{naam}")

    return Opdracht(
        soort=lokaal(root),
        idLevering=veld("idLevering") or "",
        idBevoegdGezag=veld("idBevoegdGezag") or "",
        idAanleveraar=veld("idAanleveraar") or "",
        publicatie=veld("publicatie"),
        datumBekendmaking=veld("datumBekendmaking"),
        identificatie=veld("identificatie"),
        directeMutatie=veld("directeMutatie"),
    )


def lees_manifest(root: etree._Element) -> list[tuple[str, str]]:
    """(bestandsnaam, contentType) of every bestand, in order."""
    return [
        (waarde(bestand, "lvbb:bestandsnaam") or "", waarde(bestand, "lvbb:contentType") or "")
        for bestand in root.iterfind("lvbb:bestand", NS)
    ]


def lees_manifest_ow(root: etree._Element) -> list[OwAanlevering]:
    """Every Aanlevering with its files, in order."""
    return [
        OwAanlevering(
            work=waarde(aanlevering, "mow:WorkIDRegeling") or "",
            doel=waarde(aanlevering, "mow:DoelID") or "",
            bestanden=tuple(
                OwBestandRef(waarde(bestand, "mow:naam") or "", tuple(waarden(bestand, "mow:objecttype")))
                for bestand in aanlevering.iterfind("mow:Bestand", NS)
            ),
        )
        for aanlevering in root.iterfind("mow:Aanlevering", NS)
    ]
