"""Our answers beside recorded ones of the real system, key by key.

Last seen on the real system: annotaties 8.5.2 production (September 2026), structures of ontwerpen (April 2025).
"""

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.api.conftest import PRESENTEREN
from tests.conftest import Omgevingsclient

# facts/presenteren.md 3.2, seen by a client that reads all of production.
TYPEN = {
    "LICHAAM",
    "BOEK",
    "DEEL",
    "HOOFDSTUK",
    "AFDELING",
    "TITEL",
    "PARAGRAAF",
    "SUBPARAGRAAF",
    "SUBSUBPARAGRAAF",
    "ARTIKEL",
    "LID",
    "DIVISIE",
    "DIVISIETEKST",
    "BIJLAGE",
    "TOELICHTING",
    "ALGEMENETOELICHTING",
    "ARTIKELGEWIJZETOELICHTING",
    "REGELINGOPSCHRIFT",
    "BEGRIP",
    "AANHEF",
    "SLUITING",
}
# What only an ontwerp has.
ALLEEN_ONTWERP = {"bevatOntwerpInformatie", "wijzigactie"}


def sleutels(objecten: list[dict[str, Any]]) -> set[str]:
    """All keys of these objects."""
    return {sleutel for inhoud in objecten for sleutel in inhoud}


def annotaties(client: Omgevingsclient) -> Iterator[dict[str, Any]]:
    """Those of every regeling."""
    for regeling in client.get(f"{PRESENTEREN}/regelingen?size=200").json()["_embedded"]["regelingen"]:
        yield client.get(regeling["_links"]["annotaties"]["href"]).json()


def componenten(inhoud: dict[str, Any], naam: str) -> Iterator[dict[str, Any]]:
    """All components of a structure."""
    for component in inhoud.get("_embedded", {}).get(naam, []):
        yield component
        yield from componenten(component, naam)


def test_annotaties_hebben_de_sleutels_van_productie(gevuld: Omgevingsclient, nodig: Callable[[str], Path]) -> None:
    opname = json.loads(nodig("samples/presenteren/v8.5-regeltekstannotaties-gm0995-prod.json").read_text("utf-8"))
    opname.pop("_source")
    van_ons = list(annotaties(gevuld))
    for naam, objecten in opname.items():
        onze = [inhoud for antwoord in van_ons for inhoud in antwoord.get(naam, [])]
        assert sleutels(objecten) <= sleutels(onze), naam
    kwalificaties = [ala for regel in opname["regelsVoorIedereen"] for ala in regel["activiteitLocatieaanduidingen"]]
    onze = [
        ala
        for antwoord in van_ons
        for regel in antwoord.get("regelsVoorIedereen", [])
        for ala in regel.get("activiteitLocatieaanduidingen", [])
    ]
    assert onze
    for ala in onze:
        assert set(ala) == sleutels(kwalificaties)


def test_lege_lijsten_van_verwijzingen_zijn_er_niet(gevuld: Omgevingsclient) -> None:
    for antwoord in annotaties(gevuld):
        for regel in antwoord.get("regelsVoorIedereen", []) + antwoord.get("tekstdelen", []):
            leeg = [naam for naam, waarde in regel.items() if waarde == [] and naam != "locatieRefs"]
            assert leeg == []


def test_componenten_hebben_de_sleutels_van_de_opnames(gevuld: Omgevingsclient, nodig: Callable[[str], Path]) -> None:
    plan = nodig("samples/presenteren/v8-documentstructuur-ontwerpomgevingsplan-gm1979.json.gz")
    visie = nodig("samples/presenteren/v8-documentstructuur-ontwerpvisie-gm0262.json")
    opnames = [json.loads(gzip.decompress(plan.read_bytes())), json.loads(visie.read_bytes())]
    gezien = [component for opname in opnames for component in componenten(opname, "ontwerpDocumentComponenten")]
    onze: list[dict[str, Any]] = []
    for regeling in gevuld.get(f"{PRESENTEREN}/regelingen?size=200").json()["_embedded"]["regelingen"]:
        structuur = gevuld.get(regeling["_links"]["documentstructuur"]["href"]).json()
        assert set(structuur) == set(opnames[0])
        assert set(opnames[0]["_links"]) <= set(structuur["_links"])
        onze += componenten(structuur, "documentComponenten")
    altijd = set.intersection(*(set(component) for component in gezien))
    for component in onze:
        assert altijd <= set(component)
        assert set(component) <= sleutels(gezien) - ALLEEN_ONTWERP | {"conditieArtikel"}
        for xml in (component.get("kop"), component.get("inhoud")):
            assert xml is None or xml.startswith("<?xml version=")
    assert {component["type"] for component in gezien} <= TYPEN
    assert {component["type"] for component in onze} <= TYPEN


def test_volgordenummers_tellen_per_ouder(gevuld: Omgevingsclient) -> None:
    def controleer(inhoud: dict[str, Any]) -> None:
        delen = inhoud.get("_embedded", {}).get("documentComponenten", [])
        assert [deel["volgordeNummer"] for deel in delen] == list(range(len(delen)))
        for deel in delen:
            controleer(deel)

    for regeling in gevuld.get(f"{PRESENTEREN}/regelingen?size=200").json()["_embedded"]["regelingen"]:
        controleer(gevuld.get(regeling["_links"]["documentstructuur"]["href"]).json())
