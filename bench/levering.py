"""The delivery of the bench: the publication of one initial regeling, a zip of 1 MB, with OW objects per article."""

import random
from dataclasses import replace
from datetime import date, timedelta

from simulator.zaad.bronnen import ZAADMAP, OwBron, lees_werk
from simulator.zaad.pakket import pakket
from simulator.zaad.tekst import lees_tekst

SIZE = 1_000_000  # bytes of the zip
SYLLABLES = ("water", "be", "heer", "mi", "lieu", "grond", "bouw", "werk", "ge", "bied", "land", "schap", "ing", "re")


def levering(nummer: int, vandaag: date) -> bytes:
    """The zip; every number is another work, so that each delivery is an initial one."""
    bal = lees_werk(ZAADMAP / "rijksregels" / "bal")
    days = {"gisteren": -1, "morgen": 1, "later": 8}
    dag = {name: (vandaag + timedelta(days=n)).isoformat() for name, n in days.items()}
    gegevens = {
        **bal.gegevens,
        "werk": f"/akn/nl/act/mnre1034/2026/bench{nummer}",
        "versie": dag["morgen"],
        "officieleTitel": f"Regeling van de bench, nummer {nummer}",
        "citeertitel": f"Regeling bench {nummer}",
        "ondertekend": dag["gisteren"],
        "bekendOp": dag["morgen"],
        "datumBekendmaking": dag["morgen"],
        "inwerkingtreding": dag["later"],
        "besluitWerk": f"/akn/nl/bill/mnre1034/2026/bench{nummer}",
        "besluitVersie": dag["gisteren"],
        "doel": f"/join/id/proces/mnre1034/2026/bench{nummer}",
        "idLevering": f"bench-{nummer:04d}-{vandaag:%Y%m%d}",
    }
    ow = OwBron(
        regelingsgebied=f"nl.imow-mnre1034.regelingsgebied.bench{nummer}",
        regelingsgebied_locatie=bal.ow.regelingsgebied_locatie,
        standaard=bal.ow.standaard,
    )
    chapters = 305
    while True:
        werk = replace(bal, naam="bench", gegevens=gegevens, ow=ow, tekst=lees_tekst(_tekst(nummer, chapters), "bench"))
        data = pakket(werk)
        if len(data) >= SIZE:
            return data
        chapters = max(chapters + 1, chapters * SIZE // len(data) + 1)


def _tekst(seed: int, chapters: int) -> str:
    """Chapters of ten articles of four sentences, in words that compress like language does."""
    chance = random.Random(seed)  # the same text on every run
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(4000)]

    def sentence() -> str:
        return " ".join(chance.choices(words, k=18)).capitalize() + "."

    blocks = []
    for chapter in range(1, chapters + 1):
        blocks.append(f"# Hoofdstuk {chapter} | {sentence()[:60]}")
        for article in range(1, 11):
            blocks.append(f"## Artikel {chapter}.{article} | ({sentence()[:40]})")
            blocks.append(" ".join(sentence() for _ in range(4)))
    return "\n\n".join(blocks) + "\n"
