"""LVBB15xx: what the opdracht asks (phase 1b). Facts: facts/validaties.md 8, Z12 and O01-O09."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from simulator.aanlevering.levering import Levering
from simulator.aanlevering.lezen import MANIFEST, MANIFEST_OW, NS, OPDRACHT, lokaal, waarde
from simulator.aanlevering.melding import Melding
from simulator.aanlevering.regels.register import Plek, Toets, bij, meld, toets
from simulator.aanlevering.regels.werkdag import vrije_dag
from simulator.profielen import Profiel
from simulator.store import Stand

BESLUIT = "AanleveringBesluit"
KENNISGEVING = "AanleveringKennisgeving"


def datum(tekst: str | None) -> date | None:
    """A date of the form yyyy-mm-dd, or None."""
    try:
        return date.fromisoformat(tekst) if tekst and len(tekst) == 10 else None
    except ValueError:
        return None


def _publicatie_aanwezig(levering: Levering) -> bool:
    return levering.opdracht is not None and levering.opdracht.publicatie in levering.pakket.bestanden


@toets("LVBB1575")
def manifest_uniek(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """The manifest names every file once."""
    for naam, aantal in Counter(naam for naam, _ in levering.manifest).items():
        if aantal > 1:
            yield meld("LVBB1575", op=Plek(MANIFEST), bestand=naam)


@toets("LVBB1027", "LVBB1028")
def manifest_ow_passend(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """manifest-ow.xml comes with a besluit, and not with a kennisgeving."""
    if levering.publicatie is None:
        return
    wortel = lokaal(levering.publicatie)
    aanwezig = MANIFEST_OW in levering.pakket.bestanden
    if wortel == BESLUIT and not aanwezig:
        yield meld("LVBB1027", op=Plek(MANIFEST))
    elif wortel == KENNISGEVING and aanwezig:
        yield meld("LVBB1028", op=Plek(MANIFEST))


@toets("LVBB1025", "LVBB1026")
def manifest_ow_zonder_geometrie(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """manifest-ow.xml names OW files only, no geometries."""
    for aanlevering in levering.ow_aanleveringen:
        for bestand in aanlevering.bestanden:
            if "Geometrie" in bestand.objecttypen:
                yield meld("LVBB1025", op=Plek(MANIFEST_OW), bestand=bestand.naam)
            if bestand.naam.lower().endswith(".gml"):
                yield meld("LVBB1026", op=Plek(MANIFEST_OW), bestand=bestand.naam)


@toets("LVBB1501", "LVBB1519")
def datum_bekendmaking(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """datumBekendmaking is a working day after today."""
    tekst = levering.opdracht.datumBekendmaking if levering.opdracht else None
    if tekst is None:
        return
    dag = datum(tekst)
    if dag is None:
        yield meld("LVBB1501", "vorm", op=Plek(OPDRACHT), datum=tekst)
        return
    if dag <= levering.vandaag:
        yield meld("LVBB1501", "verleden", op=Plek(OPDRACHT), datum=tekst)
    vrij = vrije_dag(dag)
    if vrij is not None:
        yield meld("LVBB1519", op=Plek(OPDRACHT), datum=tekst, dag=vrij)


@toets("LVBB1506")
def publicatie_aanwezig(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """The publication file is in the zip under exactly this name."""
    if levering.opdracht and levering.opdracht.publicatie is not None and not _publicatie_aanwezig(levering):
        yield meld("LVBB1506", op=Plek(OPDRACHT), bestand=levering.opdracht.publicatie)


@toets("LVBB1512")
def gemachtigd(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """The supplier may deliver on behalf of the authority: `extra.machtigingen` (OIN -> list of OINs), absent = all."""
    opdracht, tabel = levering.opdracht, profiel.extra.get("machtigingen")
    if opdracht is None or not isinstance(tabel, dict) or opdracht.idAanleveraar == opdracht.idBevoegdGezag:
        return
    if opdracht.idAanleveraar not in (str(oin) for oin in tabel.get(opdracht.idBevoegdGezag) or ()):
        yield meld(
            "LVBB1512", op=Plek(OPDRACHT), aanleveraar=opdracht.idAanleveraar, bevoegdgezag=opdracht.idBevoegdGezag
        )


@toets("LVBB1515")
def soort_publicatie(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """The publication is a besluit or kennisgeving in a version that the profile takes."""
    root = levering.publicatie
    if root is None or levering.opdracht is None:
        return
    naam = levering.opdracht.publicatie
    if root.tag not in (f"{{{NS['lvbba']}}}{BESLUIT}", f"{{{NS['lvbba']}}}{KENNISGEVING}"):
        yield meld("LVBB1515", "wortel", op=bij(root, naam), bestand=naam, wortel=lokaal(root))
        return
    aangenomen = profiel.schemaversies.get("koppelvlak", ())
    versie = root.get("schemaversie", "")
    if versie not in aangenomen:
        gegevens = {"bestand": naam, "versie": versie, "aangenomen": ", ".join(aangenomen)}
        yield meld("LVBB1515", "versie", op=bij(root, naam), **gegevens)


@toets("LVBB1580")
def juridisch_werkend_op_tijd(levering: Levering, stand: Stand, profiel: Profiel) -> Iterator[Melding]:
    """juridischWerkendVanaf is at most so many days after datumBekendmaking."""
    root, opdracht = levering.publicatie, levering.opdracht
    bekend = datum(opdracht.datumBekendmaking) if opdracht else None
    if root is None or opdracht is None or bekend is None:
        return
    dagen = int(profiel.limieten.get("jwv_dagen", 90))
    for stempel in root.iterfind(".//data:Tijdstempels/data:Tijdstempel", NS):
        dag = datum(waarde(stempel, "data:datum"))
        is_jwv = waarde(stempel, "data:soortTijdstempel") == "juridischWerkendVanaf"
        if is_jwv and dag is not None and dag - bekend > timedelta(days=dagen):
            yield meld(
                "LVBB1580",
                op=bij(stempel, opdracht.publicatie),
                datum=dag.isoformat(),
                dagen=dagen,
                bekendmaking=bekend.isoformat(),
            )


FASE_1B: tuple[Toets, ...] = (
    publicatie_aanwezig,
    manifest_uniek,
    manifest_ow_passend,
    manifest_ow_zonder_geometrie,
    datum_bekendmaking,
    gemachtigd,
    soort_publicatie,
    juridisch_werkend_op_tijd,
)
