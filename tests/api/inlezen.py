"""Put the content of a STOP package straight into a tenant: what the read APIs show does not wait for the rules."""

import io
import zipfile
from datetime import datetime

from lxml import etree

from simulator.omgeving import Omgeving
from simulator.omgevingsdocument.ow import read_ow
from simulator.omgevingsdocument.registratie import Inhoud, OwDeel, registreer

BEKENDMAKING = "datumBekendmaking"


def registreer_pakket(omgeving: Omgeving, pakket: bytes, nu: datetime) -> list[str]:
    """Register everything in the package as an accepted delivery would be; the works of its regelingen."""
    with zipfile.ZipFile(io.BytesIO(pakket)) as zip_:
        bestanden = {naam.rpartition("/")[2]: zip_.read(naam) for naam in zip_.namelist() if not naam.endswith("/")}
    bomen = {
        naam: etree.fromstring(data, etree.XMLParser(resolve_entities=False, recover=True, huge_tree=True))
        for naam, data in bestanden.items()
        if naam.endswith((".xml", ".gml"))
    }
    soorten: dict[str, dict[str, etree._Element]] = {}
    for naam, boom in bomen.items():
        soorten.setdefault(etree.QName(boom).localname, {})[naam] = boom
    (besluit,) = soorten["AanleveringBesluit"].values()
    inhoud = Inhoud(
        besluit=besluit,
        datum_bekendmaking=_eerste(bomen["opdracht.xml"], BEKENDMAKING) or nu.date().isoformat(),
        informatieobjecten=list(soorten.get("AanleveringInformatieObject", {}).items()),
        gml=soorten.get("GeoInformatieObjectVaststelling", {}),
        ow=_owdelen(bomen.get("manifest-ow.xml"), soorten.get("owBestand", {})),
        bestanden=bestanden,
        mediatypen=_mediatypen(bomen.get("manifest.xml")),
    )
    with omgeving.write() as transaction:
        versies = registreer(transaction, inhoud, "test", nu)
    return [versie["work"] for versie in versies]


def _eerste(boom: etree._Element, naam: str) -> str:
    return next((element.text or "" for element in boom.iter(f"{{*}}{naam}")), "")


def _owdelen(manifest: etree._Element | None, bestanden: dict[str, etree._Element]) -> list[OwDeel]:
    if manifest is None:
        return []
    delen = []
    for aanlevering in manifest.iter("{*}Aanlevering"):
        namen = [_eerste(bestand, "naam") for bestand in aanlevering.iter("{*}Bestand")]
        delen.append(
            OwDeel(
                _eerste(aanlevering, "WorkIDRegeling"),
                _eerste(aanlevering, "DoelID"),
                [read_ow(naam, bestanden[naam]) for naam in namen if naam in bestanden],
            )
        )
    return delen


def _mediatypen(manifest: etree._Element | None) -> dict[str, str]:
    if manifest is None:
        return {}
    return {
        _eerste(bestand, "bestandsnaam"): _eerste(bestand, "contentType") for bestand in manifest.iter("{*}bestand")
    }
