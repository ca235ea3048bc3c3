"""LVBB10xx: the package itself (phase 1), in the order of the chain. Facts: facts/validaties.md 8, Z01-Z19."""

from collections.abc import Iterable, Iterator

from simulator.aanlevering.grammatica import Overtreding
from simulator.aanlevering.levering import Levering, Opdracht
from simulator.aanlevering.lezen import GML, MANIFEST, MANIFEST_OW, OPDRACHT, PDF, XML, soort_bestand
from simulator.aanlevering.melding import Melding
from simulator.aanlevering.regels.beeld import beeldtype, doorzichtig
from simulator.aanlevering.regels.register import Plek, Toets, meld, toets
from simulator.aanlevering.regels.vorm import vormfouten, waar
from simulator.profielen import Profiel
from simulator.store import Stand

AFBEELDINGEN = ("image/jpeg", "image/png")
CONTENTTYPEN = frozenset((XML, GML, PDF, *AFBEELDINGEN))  # seen in real packages; the real list is not public
IDLEVERING = "idlevering"  # kind of the records that say which idLevering an OIN has used; key: oin|idLevering


@toets("LVBB1002")
def opdracht_aanwezig(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """opdracht.xml is in the root."""
    if OPDRACHT not in levering.pakket.bestanden:
        yield meld("LVBB1002")


@toets("LVBB1003")
def manifest_aanwezig(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """manifest.xml is in the root."""
    if MANIFEST not in levering.pakket.bestanden:
        yield meld("LVBB1003")


def _eerste(code: str, naam: str, fouten: list[Overtreding]) -> Iterator[Melding]:
    """One melding for all form errors of a file, as the chain gives them: the first, and how many more there are."""
    if fouten:
        meer = f" (en nog {len(fouten) - 1})" if len(fouten) > 1 else ""
        fout = fouten[0]
        plek = Plek(naam, fout.regel or None, fout.xpath or None)
        yield meld(code, op=plek, waar=waar(fout), fout=fout.beschrijving + meer)


@toets("LVBB1006")
def opdracht_vorm(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """opdracht.xml is valid to its grammar."""
    yield from _eerste("LVBB1006", OPDRACHT, vormfouten(levering, profiel, "opdracht", OPDRACHT))


@toets("LVBB1008")
def manifest_vorm(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """manifest.xml is valid to its grammar."""
    yield from _eerste("LVBB1008", MANIFEST, vormfouten(levering, profiel, "manifest", MANIFEST))


@toets("LVBB1009", "LVBB1010")
def manifest_en_zip(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """The manifest names the files of the zip, all of them and no others."""
    genoemd = {naam for naam, _ in levering.manifest}
    for naam in dict.fromkeys(naam for naam, _ in levering.manifest):
        if naam not in levering.pakket.bestanden:
            yield meld("LVBB1009", op=Plek(MANIFEST), bestand=naam)
    for naam in levering.pakket.bestanden:
        if naam not in genoemd:
            yield meld("LVBB1010", op=Plek(MANIFEST), bestand=naam)


@toets("LVBB1019", "LVBB1020")
def contenttypen(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """Every contentType is one that the chain takes."""
    for naam, contenttype in levering.manifest:
        if not contenttype:
            yield meld("LVBB1020", op=Plek(MANIFEST), bestand=naam)
        elif contenttype not in CONTENTTYPEN:
            yield meld("LVBB1019", op=Plek(MANIFEST), bestand=naam, contenttype=contenttype)


def _anders(contenttype: str, data: bytes) -> bool:
    """PDF that is no PDF, or XML that is PDF or an image; what else is wrong with XML its own phase tells."""
    if contenttype == PDF:
        return b"%PDF-" not in data[:1024]
    return contenttype in (XML, GML) and (data.startswith(b"%PDF-") or beeldtype(data) is not None)


@toets("LVBB1017", "LVBB1018", "LVBB1021", "LVBB1013")
def inhoud_en_contenttype(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """Images are what they are said to be and not transparent; PDF is PDF and XML is not.

    A contentType that contradicts the name is for LVBB3507 (phase 3).
    """
    for naam, contenttype in levering.manifest:
        data = levering.pakket.bestanden.get(naam, b"")
        if contenttype in AFBEELDINGEN:
            werkelijk = beeldtype(data)
            if werkelijk is None:
                yield meld("LVBB1017", op=Plek(naam), bestand=naam)
            elif werkelijk != contenttype:
                yield meld("LVBB1018", op=Plek(naam), bestand=naam, opgegeven=contenttype, werkelijk=werkelijk)
            elif doorzichtig(data):
                yield meld("LVBB1013", op=Plek(naam), bestand=naam)
        elif soort_bestand(naam, contenttype) == contenttype and _anders(contenttype, data):
            yield meld("LVBB1021", op=Plek(naam), bestand=naam, opgegeven=contenttype)


@toets("LVBB1032", "LVBB1015")
def manifest_ow_vorm(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """manifest-ow.xml, where there is one, is valid to its grammar. The chain of 2021 called this LVBB1015."""
    if MANIFEST_OW in levering.pakket.bestanden:
        code = "LVBB1015" if profiel.resultaatstijl == "2021" else "LVBB1032"
        yield from _eerste(code, MANIFEST_OW, vormfouten(levering, profiel, "manifest-ow", MANIFEST_OW))


@toets("LVBB1016")
def ow_bestanden_aanwezig(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """Every file of manifest-ow is in the zip."""
    namen = (bestand.naam for aanlevering in levering.ow_aanleveringen for bestand in aanlevering.bestanden)
    for naam in dict.fromkeys(namen):
        if naam not in levering.pakket.bestanden:
            yield meld("LVBB1016", op=Plek(MANIFEST_OW), bestand=naam)


def sleutel_idlevering(opdracht: Opdracht) -> str | None:
    """Key of the record that says that this OIN has used this idLevering; None when either cannot be one."""
    if not opdracht.idLevering or len(opdracht.idLevering) > 80 or len(opdracht.idBevoegdGezag) != 20:
        return None
    return f"{opdracht.idBevoegdGezag}|{opdracht.idLevering}"


@toets("BHKV9998", "LVBB1012")
def id_levering(levering: Levering, stand: Stand, profiel: Profiel) -> Iterable[Melding]:
    """idLevering is not reserved, and new for this OIN since the last reset."""
    opdracht = levering.opdracht
    if opdracht is None:
        return
    if opdracht.idLevering == "onbekend":
        yield meld("BHKV9998", op=Plek(OPDRACHT))
    sleutel = sleutel_idlevering(opdracht)
    gebruikt = stand.get(IDLEVERING, sleutel) if sleutel else None
    if gebruikt is not None and gebruikt["aanlevering"] != levering.aanlevering:
        yield meld(
            "LVBB1012", op=Plek(OPDRACHT), idLevering=opdracht.idLevering, oin=opdracht.idBevoegdGezag
        )


FASE_1: tuple[Toets, ...] = (
    opdracht_aanwezig,
    manifest_aanwezig,
    opdracht_vorm,
    manifest_vorm,
    manifest_en_zip,
    contenttypen,
    inhoud_en_contenttype,
    manifest_ow_vorm,
    ow_bestanden_aanwezig,
    id_levering,
)
