"""The worker: order, modes, faults of our own, restarts, resets in between, and reading while it works."""

import errno
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from simulator.aanlevering import keten, verwerking
from simulator.aanlevering.verwerking import AANLEVERING, Wachtrij, valideer
from simulator.clock import clock_record
from simulator.omgeving import INSTELLING, Omgeving
from simulator.omgevingsdocument.records import BESLUIT, HAAK, OWOBJECT, REGELINGVERSIE
from simulator.settings import Settings
from simulator.store import Record, Store, StoreError, StoreFull
from simulator.store.seed import EmptySeed
from tests.aanlevering.bouwer import HAAK as BOVEN
from tests.aanlevering.bouwer import Bouwer
from tests.aanlevering.conftest import KLOK, Maker, codes, documenten
from tests.aanlevering.overtredingen_op import GEVALLEN as OP
from tests.aanlevering.overtredingen_ow import GEVALLEN as OW

Lever = Callable[..., Record]


def test_record_van_een_publicatie(lever: Lever, omgeving: Omgeving) -> None:
    record = lever(Bouwer().zip())
    vast = {
        sleutel: waarde
        for sleutel, waarde in record.items()
        if sleutel not in ("id", "pakket", "resultaten", "duur_ms")
    }
    assert vast == {
        "idLevering": "proef-001",
        "oin": "00000001002564440000",
        "soort": "publicatieOpdracht",
        "status": "gereed",
        "uitkomst": "gepubliceerd",
        "ontvangen": "2025-10-16T07:00:00.000000Z",
        "meldingen": record["meldingen"],
        "regelingversies": ["/akn/nl/act/gm9920/2025/Proef/nld@2025-10-16;1"],
        "volgende": record["volgende"],
    }
    assert omgeving.stand.blob(record["pakket"]) == Bouwer().zip()
    assert len(record["resultaten"]) == 3
    assert record == omgeving.stand.get(AANLEVERING, record["id"])


def test_validatie_schrijft_niets_dan_zichzelf(lever: Lever, omgeving: Omgeving) -> None:
    voor = {soort: dict(tabel) for soort, tabel in omgeving.tenant.tables().items()}
    lever(Bouwer(soort="validatieOpdracht").zip())
    na = omgeving.tenant.tables()
    assert {soort for soort in na if dict(na[soort]) != voor.get(soort)} == {"aanlevering", "idlevering"}


@pytest.mark.parametrize("code", ["LVBB1001", "LVBB1009", "LVBB1506", "LVBB3008", "LVBB4040", "GEOMETRY.03.2"])
def test_afgekeurd_schrijft_niets_dan_zichzelf(code: str, lever: Lever, omgeving: Omgeving) -> None:
    voor = {soort: dict(tabel) for soort, tabel in omgeving.tenant.tables().items()}
    record = lever(OP[code]())
    na = omgeving.tenant.tables()
    assert {soort for soort in na if dict(na[soort]) != voor.get(soort)} <= {"aanlevering", "idlevering"}
    assert record["resultaten"] and record["status"] == "gereed"


@pytest.mark.parametrize(("soort", "code"), [(ValueError, "LTO0004"), (RuntimeError, "LVBB9999")])
def test_publicatie_is_een_transactie(
    soort: type[Exception], code: str, lever: Lever, omgeving: Omgeving, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A registration that breaks half way leaves nothing behind but a record that says so."""

    def half(transaction: Any, *rest: Any) -> Any:
        transaction.put(REGELINGVERSIE, "half", {"work": "half"})
        raise soort("halverwege")

    monkeypatch.setattr(verwerking, "registreer", half)
    record = lever(Bouwer().zip())
    assert (record["uitkomst"], codes(record)) == ("behandeling-afgebroken", [code])
    assert ("halverwege" in record["meldingen"][0]["beschrijving"]) == (code == "LTO0004")
    assert len(record["resultaten"]) == 1
    assert [omgeving.stand.count(soort) for soort in (REGELINGVERSIE, BESLUIT, OWOBJECT)] == [0, 0, 0]


def test_fout_in_een_regel(lever: Lever, omgeving: Omgeving, monkeypatch: pytest.MonkeyPatch, caplog: Any) -> None:
    def stuk(*_: Any) -> Iterator[Any]:
        raise RuntimeError("stuk")
        yield

    monkeypatch.setattr(keten, "FASE_3", (stuk,))
    record = lever(Bouwer().zip())
    (melding,) = record["meldingen"]
    assert (record["uitkomst"], melding["code"], melding["soort"]) == (
        "behandeling-afgebroken",
        "LVBB9999",
        "technisch",
    )
    assert b"Traceback" not in omgeving.stand.blob(record["resultaten"][-1])
    assert "stuk" not in melding["beschrijving"]
    assert "stuk" in caplog.text  # the log does tell
    kenmerk = melding["beschrijving"].rpartition("(")[2].rstrip(").")
    assert kenmerk in caplog.text
    monkeypatch.undo()
    assert lever(Bouwer(id_levering="proef-002").zip())["uitkomst"] == "gepubliceerd"


def test_op_volgorde_over_omgevingen(wachtrij: Wachtrij, maak_omgeving: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    gezien: list[str] = []
    echt = verwerking._verwerk

    def merk(omgeving: Omgeving, record: Record, *, alles: bool) -> Record:
        gezien.append(record["id"])
        return echt(omgeving, record, alles=alles)

    monkeypatch.setattr(verwerking, "_verwerk", merk)
    omgevingen = [maak_omgeving() for _ in range(3)]
    ontvangen = [
        wachtrij.ontvang(omgevingen[n % 3], Bouwer(id_levering=f"proef-{n:03}", soort="validatieOpdracht").zip())
        for n in range(12)
    ]
    uitkomsten = [toekomst.result(60)["uitkomst"] for _, toekomst in ontvangen]
    assert uitkomsten == ["valide"] * 12
    assert gezien == [record["id"] for record, _ in ontvangen]


def test_gelijktijdig_ontvangen(wachtrij: Wachtrij, omgeving: Omgeving) -> None:
    """Many suppliers at once: every delivery gets its own record, one of each idLevering passes."""
    klaar: list[Record] = []

    def doe(nummer: int) -> None:
        data = Bouwer(id_levering=f"proef-{nummer % 4}", naam=f"Proef{nummer % 4}").zip()
        klaar.append(wachtrij.ontvang(omgeving, data)[1].result(60))

    draden = [threading.Thread(target=doe, args=(n,)) for n in range(12)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert len({record["id"] for record in klaar}) == 12
    assert sorted(record["uitkomst"] for record in klaar) == ["gepubliceerd"] * 4 + ["mislukt"] * 8


# -- modes


def test_handmatig_stap_voor_stap(wachtrij: Wachtrij, maak_omgeving: Maker) -> None:
    omgeving = maak_omgeving(verwerking="handmatig")
    record, toekomst = wachtrij.ontvang(omgeving, Bouwer().zip())
    assert toekomst.result(1)["status"] == "ontvangen"
    gezien = []
    while True:
        record = wachtrij.stap(omgeving, record["id"])
        gezien.append(
            (record["status"], record["uitkomst"], len(record["resultaten"]), omgeving.stand.count(REGELINGVERSIE))
        )
        if record["status"] == "gereed":
            break
    assert gezien == [("gevalideerd", None, 1, 0), ("geregistreerd", None, 2, 1), ("gereed", "gepubliceerd", 3, 1)]
    assert codes(record) == ["DL-0005"]
    with pytest.raises(ValueError, match="gereed"):
        wachtrij.stap(omgeving, record["id"])
    with pytest.raises(KeyError):
        wachtrij.stap(omgeving, "onbekend")


def test_handmatig_validatie_en_afkeuring(wachtrij: Wachtrij, maak_omgeving: Maker) -> None:
    omgeving = maak_omgeving(verwerking="handmatig")
    record, _ = wachtrij.ontvang(omgeving, Bouwer(soort="validatieOpdracht").zip())
    assert [wachtrij.stap(omgeving, record["id"])["status"] for _ in range(2)] == ["gevalideerd", "gereed"]
    record, _ = wachtrij.ontvang(omgeving, OW["OZON0119"]())
    record = wachtrij.stap(omgeving, record["id"])
    assert (record["status"], record["uitkomst"], len(record["resultaten"])) == ("gereed", "mislukt", 1)  # LVBB1012
    assert codes(record) == ["LVBB1012"]


def test_handmatig_na_zoveel_peilingen(wachtrij: Wachtrij, maak_omgeving: Maker) -> None:
    omgeving = maak_omgeving(verwerking="handmatig")
    record, _ = wachtrij.ontvang(omgeving, Bouwer().zip())
    gezien = [(wachtrij.lees(omgeving, record["id"]) or {})["status"] for _ in range(10)]
    stap = ["ontvangen"] * 2 + ["gevalideerd"] * 3 + ["geregistreerd"] * 3 + ["gereed"] * 2
    assert gezien == stap
    assert wachtrij.lees(omgeving, "onbekend") is None


def test_tussenstap_ziet_wat_er_intussen_kwam(wachtrij: Wachtrij, maak_omgeving: Maker) -> None:
    """Between validation and registration another delivery takes the identifications: then this one is refused."""
    omgeving = maak_omgeving(verwerking="handmatig")
    een, _ = wachtrij.ontvang(omgeving, Bouwer().zip())
    twee, _ = wachtrij.ontvang(omgeving, Bouwer(id_levering="proef-002").zip())
    for record in (een, twee):
        assert wachtrij.stap(omgeving, record["id"])["status"] == "gevalideerd"
    assert wachtrij.stap(omgeving, een["id"])["status"] == "geregistreerd"
    record = wachtrij.stap(omgeving, twee["id"])
    assert (record["status"], record["uitkomst"]) == ("gereed", "niet-valide")
    assert "LVBB4014" in codes(record)
    assert len(documenten(omgeving, record)) == 2


def test_vertraagd_loopt_met_de_klok(wachtrij: Wachtrij, maak_omgeving: Maker) -> None:
    omgeving = maak_omgeving(verwerking="vertraagd")

    def klok(seconden: int) -> None:
        moment = datetime.fromisoformat(KLOK).timestamp() + seconden
        with omgeving.write() as transaction:
            tijd = datetime.fromtimestamp(moment, datetime.fromisoformat(KLOK).tzinfo)
            transaction.put(INSTELLING, "klok", clock_record(tijd, False))

    record, toekomst = wachtrij.ontvang(omgeving, Bouwer().zip())
    assert toekomst.result(1)["status"] == "ontvangen"
    gezien = []
    for seconden in (4, 5, 9, 10, 14, 15, 999):
        klok(seconden)
        gezien.append((wachtrij.lees(omgeving, record["id"]) or {})["status"])
    assert gezien == [
        "ontvangen",
        "gevalideerd",
        "gevalideerd",
        "geregistreerd",
        "geregistreerd",
        "gereed",
        "gereed",
    ]
    ander, _ = wachtrij.ontvang(omgeving, Bouwer(naam="Ander", id_levering="proef-002").zip())
    klok(2000)
    wachtrij.werk_bij(omgeving)
    assert (omgeving.stand.get(AANLEVERING, ander["id"]) or {})["status"] == "gevalideerd"


# -- what happens in between


def test_reset_onder_het_werk(wachtrij: Wachtrij, omgeving: Omgeving, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reset while a delivery is judged: nothing of it comes back afterwards."""
    bezig, verder = threading.Event(), threading.Event()
    echt = keten.beoordeel

    def wacht(*args: Any, **kwargs: Any) -> Any:
        bezig.set()
        verder.wait(10)
        return echt(*args, **kwargs)

    monkeypatch.setattr(verwerking, "beoordeel", wacht)
    _, toekomst = wachtrij.ontvang(omgeving, Bouwer().zip())
    assert bezig.wait(10)
    omgeving.reset()
    verder.set()
    assert toekomst.result(30) == {}
    assert not any(omgeving.tenant.tables().values())


def test_wie_wacht_mag_weggaan(wachtrij: Wachtrij, omgeving: Omgeving) -> None:
    """A future that was cancelled neither stops the worker nor loses the delivery."""
    data = [Bouwer(naam=f"Proef{n}", id_levering=f"proef-{n}").zip() for n in range(3)]
    ontvangen = [wachtrij.ontvang(omgeving, pakket) for pakket in data]
    for _, toekomst in ontvangen[:2]:
        toekomst.cancel()
    assert ontvangen[2][1].result(30)["uitkomst"] == "gepubliceerd"
    assert {record["uitkomst"] for record in omgeving.stand.all(AANLEVERING)} == {"gepubliceerd"}


def test_na_het_sluiten(omgeving: Omgeving) -> None:
    """What comes after the end is on record, and who waits is told."""
    rij = Wachtrij()
    rij.close()
    record, toekomst = rij.ontvang(omgeving, Bouwer().zip())
    rij.close()
    with pytest.raises(StoreError, match="na de start"):
        toekomst.result(5)
    assert (omgeving.stand.get(AANLEVERING, record["id"]) or {})["status"] == "ontvangen"


def test_lezen_gaat_door_en_ziet_geen_halve_stand(wachtrij: Wachtrij, omgeving: Omgeving) -> None:
    toekomst = wachtrij.ontvang(omgeving, Bouwer(hoofdstukken=40, artikelen=50).zip())[1]
    standen = set()
    while not toekomst.done():
        stand = omgeving.stand
        standen.add((stand.count(REGELINGVERSIE), stand.count(BESLUIT), stand.count(OWOBJECT)))
        time.sleep(0.001)
    assert toekomst.result()["uitkomst"] == "gepubliceerd"
    assert standen <= {(0, 0, 0), (1, 1, 5)}


def test_schijf_vol(wachtrij: Wachtrij, omgeving: Omgeving, monkeypatch: pytest.MonkeyPatch) -> None:
    """StoreFull reaches who waits; the worker goes on; the delivery is taken up again at the next start."""
    record, toekomst = wachtrij.ontvang(omgeving, Bouwer().zip())
    toekomst.result(30)
    echt = omgeving.tenant._storage.commit
    teller = iter(range(100))

    def vol(before: Any) -> None:
        if next(teller) == 1:  # the first commit receives, the second processes
            raise OSError(errno.ENOSPC, "vol")
        echt(before)

    monkeypatch.setattr(omgeving.tenant._storage, "commit", vol)
    record, toekomst = wachtrij.ontvang(omgeving, Bouwer(naam="Ander", id_levering="proef-002").zip())
    with pytest.raises(StoreFull):
        toekomst.result(30)
    assert (omgeving.stand.get(AANLEVERING, record["id"]) or {})["status"] == "ontvangen"
    wachtrij.hervat(omgeving)
    laatste = wachtrij.ontvang(omgeving, b"geen zip")[1].result(30)
    assert laatste["uitkomst"] == "mislukt"
    assert (omgeving.stand.get(AANLEVERING, record["id"]) or {})["uitkomst"] == "gepubliceerd"


def test_herstart_verliest_niets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Received, then the process ends before the worker came to it: after the start it is processed."""
    store = Store(EmptySeed(), tmp_path)
    omgeving = Omgeving(store.tenant("standaard"), Settings())
    with omgeving.write() as transaction:
        transaction.put(INSTELLING, "klok", clock_record(datetime.fromisoformat(KLOK), False))
        transaction.put(HAAK, BOVEN, {"identificatie": BOVEN})
    slapend = Wachtrij()
    monkeypatch.setattr(slapend, "_taken", type("Nergens", (), {"put": lambda self, taak: None})())
    een, _ = slapend.ontvang(omgeving, Bouwer().zip())
    twee, _ = slapend.ontvang(omgeving, Bouwer(id_levering="proef-002").zip())
    store.close()

    store = Store(EmptySeed(), tmp_path)
    omgeving = Omgeving(store.tenant("standaard"), Settings())
    wachtrij = Wachtrij()
    wachtrij.hervat(omgeving)
    wachtrij.close()  # finishes what was queued
    uitkomsten = [(omgeving.stand.get(AANLEVERING, record["id"]) or {})["uitkomst"] for record in (een, twee)]
    assert uitkomsten == ["gepubliceerd", "niet-valide"]
    store.close()


def test_valideer_legt_niets_vast(omgeving: Omgeving) -> None:
    versie = omgeving.stand.versie
    for _ in range(2):
        assert valideer(Bouwer().zip(), omgeving.stand, omgeving.profiel(), omgeving.nu()) == ("gepubliceerd", [])
    uitkomst, meldingen = valideer(b"geen zip", omgeving.stand, omgeving.profiel(), omgeving.nu())
    assert (uitkomst, [melding.code for melding in meldingen]) == ("mislukt", ["LVBB1001"])
    assert omgeving.stand.versie == versie


def test_zaad_maakt_herhaalbaar(wachtrij: Wachtrij, maak_omgeving: Maker) -> None:
    """With a seed of the ids the same deliveries give the same ids and documents."""
    gezien = []
    for _ in range(2):
        omgeving = maak_omgeving()
        with omgeving.write() as transaction:
            transaction.put(INSTELLING, "zaad", {"zaad": "vast", "teller": 0})
        record = wachtrij.ontvang(omgeving, Bouwer().zip())[1].result(30)
        gezien.append((record["id"], record["resultaten"]))
    assert gezien[0] == gezien[1]


def test_snelheid_van_een_megabyte(lever: Lever) -> None:
    """A delivery of 1 MB takes at most two seconds."""
    lever(Bouwer(naam="Warm", id_levering="warm").zip())
    bouwer = Bouwer(hoofdstukken=50, artikelen=90)
    assert len(bouwer.besluit()) > 1_000_000
    begin = time.perf_counter()
    record = lever(bouwer.zip())
    assert record["uitkomst"] == "gepubliceerd"
    assert time.perf_counter() - begin < 2
