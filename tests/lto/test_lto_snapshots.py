"""Snapshots, through the front door: by name, and as a file from one simulator to another."""

import io
import json
import time
import zipfile
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from simulator.store.blobs import sha256

Probleem = Callable[..., dict[str, Any]]
ZIP = {"Content-Type": "application/zip"}


def namen(lto: httpx.Client) -> list[str]:
    return [snapshot["naam"] for snapshot in lto.get("/_lto/snapshots").json()["snapshots"]]


def aantal(lto: httpx.Client) -> int:
    return int(lto.get("/_lto/aanleveringen").json()["page"]["totalElements"])


def upload(lto: httpx.Client, naam: str, bestand: bytes) -> httpx.Response:
    return lto.put(f"/_lto/snapshots/{naam}", content=bestand, headers=ZIP)


def herpakt(bestand: bytes, verander: Callable[[dict[str, bytes]], None]) -> bytes:
    """The file with its parts changed."""
    with zipfile.ZipFile(io.BytesIO(bestand)) as archief:
        delen = {naam: archief.read(naam) for naam in archief.namelist()}
    verander(delen)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, data in delen.items():
            archief.writestr(naam, data)
    return buffer.getvalue()


def test_bewaren_en_herstellen(lto: Any, pakket: bytes) -> None:
    lto.lever(pakket)
    lto.klok("2025-10-16T09:00:00+02:00", loopt=False)
    lto.put("/_lto/profiel", json={"profiel": "productie", "regels": {"LVBB1580": "uit"}})
    lto.put("/_lto/storingen", json={"storingen": [{"pad": "/publiek", "status": 503}]})
    lto.put("/_lto/zaad", json={"zaad": "s"})
    answer = lto.put("/_lto/snapshots/met-een")
    assert answer.status_code == 201
    assert answer.headers["location"] == answer.json()["_links"]["self"]["href"]
    lto.lever(pakket)
    volgende = lto.lever(pakket).json()["id"]
    lto.post("/_lto/reset")
    herstel = lto.post("/_lto/snapshots/met-een/herstel")
    assert herstel.status_code == 200
    assert herstel.json()["duur_ms"] >= 0
    assert aantal(lto) == 1
    assert lto.get("/_lto/klok").json()["tijd"] == "2025-10-16T09:00:00+02:00"
    assert lto.get("/_lto/profiel").json()["regels"] == {"LVBB1580": "uit"}
    assert lto.get("/_lto/storingen").json()["storingen"][0]["status"] == 503
    lto.lever(pakket)
    assert lto.lever(pakket).json()["id"] == volgende  # the row of ids goes on where it was


def test_een_snapshot_verandert_niet_mee(lto: Any, pakket: bytes) -> None:
    lto.put("/_lto/snapshots/leeg")
    lto.lever(pakket)
    lto.post("/_lto/snapshots/leeg/herstel")
    assert aantal(lto) == 0


def test_zelfde_naam_vervangt(lto: Any, pakket: bytes) -> None:
    assert lto.put("/_lto/snapshots/x").status_code == 201
    lto.lever(pakket)
    assert lto.put("/_lto/snapshots/x").status_code == 200
    lto.post("/_lto/reset")
    lto.post("/_lto/snapshots/x/herstel")
    assert (namen(lto), aantal(lto)) == (["x"], 1)


def test_weggooien(lto: Any, probleem: Probleem) -> None:
    lto.put("/_lto/snapshots/x")
    assert lto.delete("/_lto/snapshots/x").status_code == 204
    assert namen(lto) == []
    probleem(lto.delete("/_lto/snapshots/x"), 404)


def test_onbekend_snapshot(lto: Any, probleem: Probleem) -> None:
    for methode, pad in (("GET", ""), ("DELETE", ""), ("POST", "/herstel")):
        probleem(lto.request(methode, f"/_lto/snapshots/nergens{pad}"), 404, "nergens")
        probleem(lto.request(methode, f"/_lto/snapshots/-x{pad}"), 404)


@pytest.mark.parametrize("naam", ["-x", ".x", "a b", "x" * 65, "ü", "a%5Cb", "%00"])
def test_naam_die_niet_kan(lto: Any, probleem: Probleem, naam: str) -> None:
    probleem(lto.put(f"/_lto/snapshots/{naam}"), 400)
    assert namen(lto) == []


def test_als_bestand_naar_een_andere_simulator(
    lto: Any, draai: Callable[..., Any], nieuwe_omgeving: Callable[..., Any], pakket: bytes
) -> None:
    levering = lto.lever(pakket).json()
    lto.put("/_lto/snapshots/mee")
    bestand = lto.get("/_lto/snapshots/mee")
    assert bestand.headers["content-type"] == "application/zip"
    ander = nieuwe_omgeving(draai())
    assert upload(ander, "gekregen", bestand.content).status_code == 201
    assert aantal(ander) == 0  # uploading is not restoring
    assert upload(ander, "gekregen", bestand.content).status_code == 200
    ander.post("/_lto/snapshots/gekregen/herstel")
    assert ander.get(f"/_lto/aanleveringen/{levering['id']}/pakket").content == pakket
    assert ander.get(f"/_lto/aanleveringen/{levering['id']}/resultaat").content
    assert ander.get("/_lto/snapshots/gekregen").content == bestand.content


@pytest.mark.parametrize("bestand", [b"x", b"PK\x05\x06" + b"\0" * 18, b"PK\x03\x04" + b"x" * 60])
def test_bestand_dat_geen_snapshot_is(lto: Any, probleem: Probleem, bestand: bytes) -> None:
    probleem(upload(lto, "x", bestand), 400, "kan niet worden gelezen")
    assert namen(lto) == []


def test_pakket_is_geen_snapshot(lto: Any, probleem: Probleem, pakket: bytes) -> None:
    probleem(upload(lto, "x", pakket), 400, "geen snapshot")


def test_beschadigd_bestand(lto: Any, probleem: Probleem, pakket: bytes) -> None:
    lto.lever(pakket)
    lto.put("/_lto/snapshots/x")
    heel = lto.get("/_lto/snapshots/x").content

    def blob(delen: dict[str, bytes]) -> str:
        return next(naam for naam in delen if naam.startswith("blobs/"))

    def andere_inhoud(delen: dict[str, bytes]) -> None:
        delen[blob(delen)] += b"!"

    def blob_weg(delen: dict[str, bytes]) -> None:
        del delen[blob(delen)]

    def ander_record(delen: dict[str, bytes]) -> None:
        inhoud = json.loads(delen["snapshot.json"])
        next(iter(inhoud["tabellen"]["aanlevering"].values()))["uitkomst"] = "gepubliceerd"
        delen["snapshot.json"] = json.dumps(inhoud).encode()

    def ander_formaat(delen: dict[str, bytes]) -> None:
        delen["snapshot.json"] = delen["snapshot.json"].replace(b"lto-snapshot-1", b"lto-snapshot-9")

    def meer(delen: dict[str, bytes]) -> None:
        delen["../../etc/passwd"] = b"root"

    def geen_json(delen: dict[str, bytes]) -> None:
        delen["snapshot.json"] = b"{" * 100_000

    assert upload(lto, "y", herpakt(heel, lambda delen: None)).status_code == 201
    lto.delete("/_lto/snapshots/y")
    for kapot in (andere_inhoud, blob_weg, ander_record, ander_formaat, meer, geen_json):
        probleem(upload(lto, "y", herpakt(heel, kapot)), 400, "kan niet worden gelezen")
    for plek in range(0, len(heel), 37):
        stuk = heel[:plek] + bytes([heel[plek] ^ 0xFF]) + heel[plek + 1 :]
        assert upload(lto, "z", stuk).status_code in (200, 201, 400)
        assert upload(lto, "z", heel[:plek] or b"x").status_code == 400
    assert set(namen(lto)) <= {"x", "z"}


def test_bom(draai: Callable[..., Any], nieuwe_omgeving: Callable[..., Any], probleem: Probleem) -> None:
    lto = nieuwe_omgeving(draai(max_zip_mb=1))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archief:
        archief.writestr("snapshot.json", b" " * (9 * 1024 * 1024))
    probleem(upload(lto, "bom", buffer.getvalue()), 400, "groter dan 8 MB")
    probleem(upload(lto, "groot", b"x" * (1024 * 1024 + 1)), 413)


def test_verkeerd_content_type(lto: Any, probleem: Probleem) -> None:
    probleem(lto.put("/_lto/snapshots/x", json={"naam": "x"}), 415)
    assert namen(lto) == []


def test_duurzaam(draai: Callable[..., Any], tmp_path: Any, pakket: bytes) -> None:
    """With LTO_DATA a snapshot outlives the process, with its blobs."""
    eerste = draai(data=tmp_path)
    with httpx.Client(base_url=eerste.url) as client:
        id = client.post("/_lto/aanleveringen", content=pakket, headers=ZIP).json()["id"]
        client.put("/_lto/snapshots/blijft")
        client.post("/_lto/reset")
    eerste.stop()
    tweede = draai(data=tmp_path)
    with httpx.Client(base_url=tweede.url) as client:
        assert namen(client) == ["blijft"]
        client.post("/_lto/snapshots/blijft/herstel")
        assert client.get(f"/_lto/aanleveringen/{id}/pakket").content == pakket


def test_herstel_neemt_onafgemaakt_werk_weer_op(lto: Any) -> None:
    """A delivery that a snapshot caught between receipt and outcome gets its outcome after the restore."""
    lto.lever(b"x", Prefer="respond-async")
    with lto.omgeving.write() as transaction:
        id, record = next(iter(transaction.stand.items("aanlevering")))
        transaction.put("aanlevering", id, {**record, "status": "ontvangen", "uitkomst": None, "resultaten": []})
        lto.app.services.store.write_snapshot(
            lto.naam, "halverwege", {"aanlevering": transaction.changes["aanlevering"]}
        )
    lto.post("/_lto/reset")
    assert lto.post("/_lto/snapshots/halverwege/herstel").status_code == 200
    assert lto.lever(b"y").status_code == 201  # first in, first out: the one taken up again is done by now
    assert lto.get(f"/_lto/aanleveringen/{id}").json()["uitkomst"] == "mislukt"


def test_herstel_van_een_profiel_dat_hier_niet_is(
    lto: Any, draai: Callable[..., Any], nieuwe_omgeving: Callable[..., Any], probleem: Probleem, tmp_path: Any
) -> None:
    """Restored all the same, it would leave a tenant in which nothing works any more."""
    eigen = tmp_path / "eigen.yaml"
    eigen.write_text("basis: lto\nomschrijving: van ons\n", "utf-8")
    ander = nieuwe_omgeving(draai(profiel=str(eigen)))
    assert ander.get("/_lto/profiel").json()["omschrijving"] == "van ons"
    ander.put("/_lto/profiel", json={"regels": {"LVBB1580": "uit"}})
    ander.put("/_lto/snapshots/x")
    assert upload(lto, "x", ander.get("/_lto/snapshots/x").content).status_code == 201
    probleem(lto.post("/_lto/snapshots/x/herstel"), 409, "eigen.yaml")
    assert lto.get("/_lto/profiel").json()["profiel"] == "lto"


def test_wat_niemand_meer_noemt_wordt_opgeruimd(lto: Any, monkeypatch: pytest.MonkeyPatch, pakket: bytes) -> None:
    monkeypatch.setattr("simulator.api.lto_v1.opruimen.WACHTTIJD", 0.05)
    blobs = lto.app.services.store.blobs
    weg = sha256(b"dit gaat weg")
    blijft = lto.lever(pakket).json()["id"]
    lto.put("/_lto/snapshots/blijft")
    lto.lever(b"dit gaat weg")
    assert blobs.get(weg)
    lto.post("/_lto/reset")
    end = time.monotonic() + 10
    while time.monotonic() < end and weg in blobs._blobs:
        time.sleep(0.02)
    assert weg not in blobs._blobs
    lto.post("/_lto/snapshots/blijft/herstel")
    assert lto.get(f"/_lto/aanleveringen/{blijft}/pakket").content == pakket
