"""From version numbers (or a folder with the official files) to compiled schemas: lazy, cached, thread-safe."""

import threading
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from simulator.aanlevering.grammatica import notatie, xsd
from simulator.aanlevering.grammatica.begrensd import tot_de_grens
from simulator.aanlevering.grammatica.definities import Naamruimte, NotatieFout

_MAP = Path(__file__).parent
_GML = "gml-3.2.1"


class GrammaticaVersies(NamedTuple):
    """Which version of each standard a delivery is held against: the key `grammatica` of a profile."""

    koppelvlak: str = "1.2.0"
    stop: str = "1.3.0"
    imow: str = "2.0.0"


STANDAARD = GrammaticaVersies()


class SchemaFout(RuntimeError):
    """The grammar or the mounted schemas cannot be compiled: a fault of the installation, never of a document."""


@dataclass(frozen=True, slots=True)
class _Bron:
    """Where a compiled schema comes from: grammar files and entry namespace, or the entry of the official files."""

    bestanden: tuple[str, ...]
    prefix: str
    officieel: str


_STOP = ("stop-data-{v.stop}", "stop-tekst-{v.stop}", "stop-geo-{v.stop}", "se-{v.stop}", _GML)
_BRONNEN = {
    "transport": _Bron(("bhkv-{v.koppelvlak}",), "lvbb", "lvbb/lvbb-transport.xsd"),
    "aanlevering": _Bron(("bhkv-{v.koppelvlak}", *_STOP), "lvbba", "lvbb/lvbb-stop-aanlevering.xsd"),
    "gml": _Bron(("stop-geo-{v.stop}", _GML), "geo", "stop/{v.stop}/imop-geo.xsd"),
    "ow": _Bron(("imow-{v.imow}",), "ow-dc", "geostandaarden/bestanden-ow/deelbestand-ow/IMOW_Deelbestand.xsd"),
    "manifest-ow": _Bron(("imow-{v.imow}",), "mow", "geostandaarden/bestanden-ow/generiek/manifest-ow.xsd"),
}


class Schema:
    """A compiled schema. libxml2 validates in parallel, but lxml keeps one error log per schema: hence the lock."""

    def __init__(self, gecompileerd: etree.XMLSchema) -> None:
        self._schema = gecompileerd
        self._slot = threading.Lock()

    def fouten(self, document: "etree._Element", maximaal: int) -> list[Any]:
        """Entries of libxml2's error log, in document order; enough for `maximaal` findings. Empty when valid."""
        begrensd = tot_de_grens(document, self._schema, maximaal)
        if begrensd is None:
            return []
        with self._slot:
            return [] if self._schema.validate(begrensd) else list(self._schema.error_log)  # type: ignore[call-overload]


@lru_cache(maxsize=64)
def _naamruimten(bestand: str) -> dict[str, Naamruimte]:
    try:
        return notatie.lees((_MAP / f"{bestand}.gram").read_text("utf-8"))
    except OSError as fout:
        raise SchemaFout(f"no grammar {bestand}.gram") from fout
    except NotatieFout as fout:
        raise SchemaFout(f"{bestand}.gram: {fout}") from fout


def naamruimten(bron: str, versies: GrammaticaVersies) -> dict[str, Naamruimte]:
    """All namespaces that a schema is made of, by prefix. Raises `SchemaFout`."""
    alle: dict[str, Naamruimte] = {}
    for bestand in _BRONNEN[bron].bestanden:
        alle.update(_naamruimten(bestand.format(v=versies)))
    return alle


class _UitGeheugen(etree.Resolver):
    def __init__(self, alle: dict[str, Naamruimte]) -> None:
        super().__init__()
        self.op_adres = {xsd.schema_adres(prefix): ruimte for prefix, ruimte in alle.items()}
        self.alle = alle

    def resolve(self, system_url: str, public_id: str, context: Any) -> Any:  # type: ignore[override]  # stub lacks it
        if system_url in self.op_adres:
            return self.resolve_string(xsd.schema(self.op_adres[system_url], self.alle), context, base_url=system_url)
        return None


class _UitCatalogus(etree.Resolver):
    """Maps the public addresses in mounted official schemas to files, by the OASIS catalogs beside them."""

    def __init__(self, map_: Path) -> None:
        super().__init__()
        self.bestand: dict[str, Path] = {}
        for catalogus in sorted(map_.rglob("*catalog.xml")):
            for regel in etree.parse(str(catalogus), etree.XMLParser(no_network=True)).iter("{*}uri", "{*}system"):
                adres, doel = regel.get("name") or regel.get("systemId"), regel.get("uri")
                if adres and doel:
                    self.bestand[adres] = (catalogus.parent / doel).resolve()

    def resolve(self, system_url: str, public_id: str, context: Any) -> Any:  # type: ignore[override]  # stub lacks it
        pad = self.bestand.get(system_url)
        return self.resolve_filename(str(pad), context) if pad and pad.exists() else None  # type: ignore[attr-defined]


def _compileer(bron: str, versies: GrammaticaVersies, schemas: Path | None) -> Schema:
    parser = etree.XMLParser(no_network=True)
    try:
        if schemas is not None:
            parser.resolvers.add(_UitCatalogus(schemas))
            ingang = schemas / _BRONNEN[bron].officieel.format(v=versies)
            return Schema(etree.XMLSchema(etree.parse(str(ingang), parser)))
        alle = naamruimten(bron, versies)
        parser.resolvers.add(_UitGeheugen(alle))
        tekst = xsd.schema(alle[_BRONNEN[bron].prefix], alle)
        return Schema(etree.XMLSchema(etree.fromstring(tekst.encode(), parser)))
    except (etree.LxmlError, OSError, NotatieFout) as fout:
        raise SchemaFout(f"schema {bron}{f' in {schemas}' if schemas else ''}: {fout}") from fout


_slot = threading.Lock()
_gecompileerd: dict[tuple[str, GrammaticaVersies, Path | None], Schema] = {}


def schema(bron: str, versies: GrammaticaVersies = STANDAARD, schemas: Path | None = None) -> Schema:
    """The compiled schema `bron` (a key of the table above), compiled at first use. Raises `SchemaFout`."""
    sleutel = (bron, versies, schemas)
    gevonden = _gecompileerd.get(sleutel)
    if gevonden is None:
        with _slot:
            gevonden = _gecompileerd.get(sleutel)
            if gevonden is None:
                gevonden = _gecompileerd[sleutel] = _compileer(*sleutel)
    return gevonden


BRONNEN = tuple(_BRONNEN)
_XSD = "{http://www.w3.org/2001/XMLSchema}schema"


def controleer_map(map_: Path, versies: GrammaticaVersies = STANDAARD) -> str | None:
    """Whether a folder can hold the official schemas, by a look at the entry files and catalogs that are needed.

    None when it can, else one Dutch line that says what is wrong. Compiles nothing (that takes seconds).
    """
    for bron in _BRONNEN.values():
        naam = bron.officieel.format(v=versies)
        bestand = map_ / naam
        if not bestand.is_file():
            return f"de map {map_} heeft geen {naam}; verwacht zijn de officiële schema's met hun mappen en catalogi"
        try:
            wortel = etree.parse(str(bestand), etree.XMLParser(no_network=True, resolve_entities=False)).getroot()
        except (etree.LxmlError, OSError):
            wortel = None
        if wortel is None or wortel.tag != _XSD:
            return f"{naam} in de map {map_} is geen XML-schema"
    if next(map_.rglob("*catalog.xml"), None) is None:
        return f"de map {map_} heeft geen catalogi (*catalog.xml); die horen bij de officiële schema's"
    return None
