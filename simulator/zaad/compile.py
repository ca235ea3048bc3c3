"""`python -m simulator.zaad.compile`: deliver the seed's sources through the pipeline and write one artefact.

Registers that no supplier delivers (organisations, areas, placeholders) become records directly; everything else comes
in as a package, like a supplier's. The artefact is rebuilt when a source, or the code that reads it, has changed.
"""

import hashlib
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import orjson

from simulator.adressen.records import ADRES, PERCEEL, ZOEKGEBIED
from simulator.clock import clock_record
from simulator.omgeving import INSTELLING, Omgeving
from simulator.omgevingsdocument.records import (
    BEHANDELDIENST,
    BESLUIT,
    GEBIED,
    GEOMETRIE,
    HAAK,
    INFORMATIEOBJECT,
    ORGANISATIE,
    OWOBJECT,
    REGELINGVERSIE,
)
from simulator.settings import PACKAGE, ROOT, Settings
from simulator.store import Store, Transaction
from simulator.store.seed import EmptySeed, SeedFile, write_seed
from simulator.store.store import export_overlay
from simulator.toepasbareregels.records import ALGEMEEN, TOEPASBAAR, WERKZAAMHEID

ARTEFACT = ROOT / "build" / "seed.lto"
KINDS = (
    *(ORGANISATIE, BEHANDELDIENST, GEBIED, HAAK, ALGEMEEN, WERKZAAMHEID, TOEPASBAAR),
    *(BESLUIT, REGELINGVERSIE, INFORMATIEOBJECT, GEOMETRIE, OWOBJECT),
    *(ADRES, PERCEEL, ZOEKGEBIED),
)
# Before any delivery of a supplier, who may set the clock back to the years of the old packages.
REGISTERED = datetime(2019, 1, 1, tzinfo=UTC)
CODE = ("aanlevering", "adressen", "geo", "omgevingsdocument", "profielen", "store", "toepasbareregels", "zaad")


class SeedRefused(Exception):
    """A package of the seed did not pass the pipeline; the text names it and the findings."""


def sources_hash() -> str:
    """sha256 over the seed's sources and the code that turns them into records."""
    digest = hashlib.sha256()
    for name, path in sorted(_sources()):
        digest.update(name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _sources() -> Iterator[tuple[str, Path]]:
    for folder in (ROOT / "seed", *(PACKAGE / part for part in CODE)):
        for path in folder.rglob("*"):
            if path.is_file() and path.suffix != ".pyc":
                yield path.relative_to(folder.parent).as_posix(), path


def is_fresh(path: Path = ARTEFACT) -> bool:
    """Whether the artefact is there and made from these sources."""
    try:
        return SeedFile(path).info.get("bronnen") == sources_hash()
    except (OSError, ValueError):
        return False


def _registers(transaction: Transaction) -> None:
    from simulator.zaad import (
        algemene_set,
        behandeldiensten,
        gebieden,
        haken,
        organisaties,
        toepasbaar,
        werkzaamheden,
    )

    for organisatie in organisaties():
        transaction.put(ORGANISATIE, organisatie["code"], organisatie)
    for dienst in behandeldiensten():
        transaction.put(BEHANDELDIENST, dienst["code"], dienst)
    for gebied in gebieden():
        geometrie = gebied["geometrie"]
        key = gebied["geometrieIdentificatie"]
        blob = transaction.blob(orjson.dumps(geometrie))
        record = {"id": key, "soort": geometrie["type"], "bbox": _bbox(geometrie["coordinates"]), "blob": blob}
        transaction.put(GEOMETRIE, key, record)
        fields = {name: gebied[name] for name in ("code", "naam", "geometrieIdentificatie", "benadering")}
        transaction.put(GEBIED, gebied["code"], fields)
    for haak in haken():
        transaction.put(HAAK, haak["identificatie"], haak)
    for activiteit in algemene_set():
        transaction.put(ALGEMEEN, f"{activiteit['urn']}|{activiteit['beginDatum']}", activiteit)
    for werkzaamheid in werkzaamheden():
        transaction.put(WERKZAAMHEID, werkzaamheid["urn"], werkzaamheid)
    for inhoud in toepasbaar():
        transaction.put(TOEPASBAAR, f"{inhoud['bestuurslaag']}|{inhoud['lokaleNaam']}", inhoud)


def _bbox(coordinates: list[object]) -> list[float]:
    points = list(_points(coordinates))
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return [min(xs), min(ys), max(xs), max(ys)]


def _points(coordinates: list[object]) -> Iterator[list[float]]:
    if coordinates and not isinstance(coordinates[0], list):
        yield coordinates  # type: ignore[misc]
        return
    for part in coordinates:
        yield from _points(part)  # type: ignore[arg-type]


def compile_seed(path: Path = ARTEFACT) -> dict[str, int]:
    """Write the artefact; number of records per kind. SeedRefused when a package does not pass."""
    from simulator.aanlevering.verwerking import Wachtrij
    from simulator.zaad import adressen, pakketten

    store = Store(EmptySeed())
    settings = Settings(profiel="lto")
    omgeving = Omgeving(store.tenant("zaad"), settings)
    wachtrij = Wachtrij()
    try:
        with omgeving.write() as transaction:
            _registers(transaction)
            adressen.registreer(transaction)
            transaction.put(INSTELLING, "zaad", {"zaad": "lto", "teller": 0})
            transaction.put(INSTELLING, "klok", clock_record(REGISTERED, False))
            # The national works entered into force long after they were made known.
            transaction.put(INSTELLING, "profiel", {"profiel": "lto", "regels": {"LVBB1580": "uit", "LVBB1519": "uit"}})
        for naam, package in pakketten():
            _, future = wachtrij.ontvang(omgeving, package)
            record = future.result(timeout=120)
            if record["uitkomst"] != "gepubliceerd":
                findings = "; ".join(f"{m['code']} {m['beschrijving']}" for m in record["meldingen"][:10])
                raise SeedRefused(f"{naam}: {record['uitkomst']}: {findings}")
    finally:
        wachtrij.close()
    tables, blobs = export_overlay(store, omgeving.tenant, KINDS)
    write_seed(path, tables, blobs, {"bronnen": sources_hash()})
    return {soort: len(table) for soort, table in tables.items()}


def bring_up_to_date(path: Path = ARTEFACT) -> None:
    """Build the artefact unless it is fresh. SeedRefused, OSError: it cannot be built."""
    if not is_fresh(path):
        compile_seed(path)


def main() -> int:
    """Build the artefact when it is not fresh."""
    if is_fresh() and "--opnieuw" not in sys.argv:
        print(f"zaad is actueel: {ARTEFACT.relative_to(ROOT)}")
        return 0
    begin = time.perf_counter()
    try:
        counts = compile_seed()
    except SeedRefused as error:
        print(f"zaad kan niet worden gebouwd: {error}", file=sys.stderr)
        return 1
    seconds = time.perf_counter() - begin
    total = ", ".join(f"{count} {soort}" for soort, count in counts.items() if count)
    print(f"zaad gebouwd in {seconds:.1f} s: {total}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
