"""Registering an informatieobject: its exact bytes, its metadata, and the geometries of a GIO."""

from lxml import etree

from simulator.geo.gml import bbox, read_gml
from simulator.omgevingsdocument.besluit import eerste, lees_identificatie, tekst
from simulator.omgevingsdocument.records import GEOMETRIE, INFORMATIEOBJECT, Geometrie, Informatieobject
from simulator.store import Stand, Transaction

ERFELIJK = ("formaat", "naam", "officieleTitel", "publicatieinstructie")  # from the version before, when not delivered


def registreer_informatieobject(
    transaction: Transaction,
    root: etree._Element,
    gml: dict[str, etree._Element],
    bestanden: dict[str, bytes],
    aanlevering: str,
) -> Informatieobject:
    """Write one AanleveringInformatieObject and the geometries of its GML.

    ValueError: its file is missing, or a geometry cannot be read.
    """
    identificatie = lees_identificatie(root)
    bestandsnaam = tekst(root, "bestandsnaam")
    if bestandsnaam not in bestanden:
        raise ValueError(f"het bestand {bestandsnaam} van {identificatie.expression} is niet aangeleverd")
    metadata = eerste(root, "InformatieObjectMetadata")
    record: Informatieobject = {
        "work": identificatie.work,
        "expression": identificatie.expression,
        "formaat": "",
        "naam": "",
        "officieleTitel": "",
        "publicatieinstructie": "",
        "bestandsnaam": bestandsnaam,
        "blob": transaction.blob(bestanden[bestandsnaam]),
        "geometrieen": _geometrieen(transaction, gml.get(bestandsnaam)),
        "aanlevering": aanlevering,
    }
    if metadata is not None:
        record["formaat"] = tekst(metadata, "formaatInformatieobject")
        record["naam"] = tekst(metadata, "naamInformatieObject")
        record["officieleTitel"] = tekst(metadata, "officieleTitel")
        record["publicatieinstructie"] = tekst(metadata, "publicatieinstructie")
    elif (vorige := _laatste(transaction.stand, identificatie.work)) is not None:
        for veld in ERFELIJK:
            record[veld] = vorige[veld]  # type: ignore[literal-required]
    if geboorteregeling := tekst(root, "heeftGeboorteregeling"):
        record["geboorteregeling"] = geboorteregeling
    transaction.put(INFORMATIEOBJECT, identificatie.expression, dict(record))
    return record


def _geometrieen(transaction: Transaction, gml: etree._Element | None) -> list[str]:
    if gml is None:
        return []
    namen = []
    for geometrie in read_gml(gml):
        if geometrie.vorm is None or not geometrie.id:
            raise ValueError(f"de geometrie {geometrie.id or 'zonder id'} kan niet worden gelezen")
        record: Geometrie = {
            "id": geometrie.id,
            "soort": geometrie.vorm["type"],
            "bbox": bbox(geometrie.vorm),
            "blob": transaction.blob(geometrie.json()),
        }
        transaction.put(GEOMETRIE, geometrie.id, dict(record))
        namen.append(geometrie.id)
    return namen


def _laatste(stand: Stand, work: str) -> dict[str, object] | None:
    """The version of a work that came last."""

    def build(stand: Stand) -> dict[str, dict[str, object]]:
        return {record["work"]: record for record in stand.all(INFORMATIEOBJECT)}

    return stand.memo("registratie.informatieobjecten", (INFORMATIEOBJECT,), build).get(work)
