"""Deliveries, through the front door. What the chain makes of a package is tested in tests/aanlevering."""

import re
import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from lxml import etree

Probleem = Callable[..., dict[str, Any]]
ZIP = {"Content-Type": "application/zip"}
VELDEN = {
    *("id", "idLevering", "oin", "soort", "status", "uitkomst", "ontvangen", "duur_ms", "aantallen", "meldingen"),
    *("regelingversies", "_links"),
}
MELDINGVELDEN = {"code", "ernst", "soort", "categorie", "beschrijving", "fase", "bestand", "regel", "xpath"}


def documenten(text: str) -> list[etree._Element]:
    """The XML documents that stand one after the other in a result."""
    parts = re.split(r"(?=<\?xml )", text)
    return [etree.fromstring(part.strip().encode()) for part in parts if part.strip()]


def test_wat_geen_pakket_is_geeft_toch_een_resultaat(lto: Any) -> None:
    answer = lto.lever(b"dit is geen zip")
    assert answer.status_code == 201
    levering = answer.json()
    assert set(levering) == VELDEN
    assert (levering["status"], levering["uitkomst"]) == ("gereed", "mislukt")
    assert levering["idLevering"] is None
    assert levering["meldingen"]
    assert all(set(melding) == MELDINGVELDEN for melding in levering["meldingen"])
    assert sum(levering["aantallen"].values()) == len(levering["meldingen"])
    assert set(levering["_links"]) == {"self", "resultaat", "pakket"}
    assert datetime.fromisoformat(levering["ontvangen"]).tzinfo is not None


def test_location_en_links_wijzen_naar_de_aanlevering(lto: Any) -> None:
    answer = lto.lever(b"bytes\x00\xff")
    levering = answer.json()
    assert (
        answer.headers["location"]
        == levering["_links"]["self"]["href"]
        == f"{lto.basis}/_lto/aanleveringen/{levering['id']}"
    )
    assert httpx.get(answer.headers["location"]).json() == levering
    pakket = httpx.get(levering["_links"]["pakket"]["href"])
    assert (pakket.content, pakket.headers["content-type"]) == (b"bytes\x00\xff", "application/zip")
    resultaat = httpx.get(levering["_links"]["resultaat"]["href"])
    assert resultaat.headers["content-type"].startswith("application/xml")
    assert documenten(resultaat.text)


def test_links_volgen_het_adres_van_de_client(lto: Any) -> None:
    answer = lto.lever(b"x", **{"X-Forwarded-Host": "lto.voorbeeld.nl", "X-Forwarded-Proto": "https"})
    assert answer.headers["location"].startswith(f"https://lto.voorbeeld.nl/@{lto.naam}/_lto/aanleveringen/")


def test_leeg_pakket(lto: Any) -> None:
    answer = lto.lever(b"")
    assert answer.status_code == 201
    assert answer.json()["uitkomst"] == "mislukt"


@pytest.mark.parametrize("soort", ["application/json", "text/plain", "application/octet-stream", "multipart/form-data"])
def test_verkeerd_content_type_legt_niets_vast(lto: Any, probleem: Probleem, soort: str) -> None:
    probleem(lto.post("/_lto/aanleveringen", content=b"x", headers={"Content-Type": soort}), 415, "application/zip")
    assert lto.get("/_lto/aanleveringen").json()["page"]["totalElements"] == 0


def test_zonder_content_type(lto: Any, probleem: Probleem) -> None:
    probleem(lto.post("/_lto/aanleveringen", content=b"x"), 415)
    probleem(lto.post("/_lto/aanleveringen"), 415)
    assert lto.get("/_lto/aanleveringen").json()["page"]["totalElements"] == 0


def test_te_groot_legt_niets_vast(
    draai: Callable[..., Any], nieuwe_omgeving: Callable[..., Any], probleem: Probleem
) -> None:
    lto = nieuwe_omgeving(draai(max_zip_mb=1))
    probleem(lto.lever(b"x" * (1024 * 1024 + 1)), 413)
    assert lto.get("/_lto/aanleveringen").json()["page"]["totalElements"] == 0
    assert lto.lever(b"x" * (1024 * 1024)).status_code == 201


def test_te_groot_zonder_content_length(
    draai: Callable[..., Any], nieuwe_omgeving: Callable[..., Any], probleem: Probleem
) -> None:
    lto = nieuwe_omgeving(draai(max_zip_mb=1))
    brok = b"x" * 65536
    answer = lto.post("/_lto/aanleveringen", content=(brok for _ in range(40)), headers=ZIP)
    probleem(answer, 413)


def test_respond_async_geeft_202_en_daarna_de_uitkomst(lto: Any) -> None:
    answer = lto.lever(b"x", Prefer="respond-async, wait=5")
    assert answer.status_code == 202
    levering = answer.json()
    assert levering["status"] == "ontvangen"
    assert levering["uitkomst"] is None
    assert lto.lever(b"y").json()["uitkomst"] == "mislukt"  # first in, first out: the one before it is done too
    assert httpx.get(answer.headers["location"]).json()["uitkomst"] == "mislukt"


def test_lijst_is_de_laatste_eerst_en_bladert(lto: Any) -> None:
    ids = [lto.lever(b"%d" % n).json()["id"] for n in range(5)]
    eerste = lto.get("/_lto/aanleveringen?size=2").json()
    assert [levering["id"] for levering in eerste["aanleveringen"]] == [ids[4], ids[3]]
    assert all(set(levering) == VELDEN - {"meldingen"} for levering in eerste["aanleveringen"])
    assert eerste["page"] == {"size": 2, "totalElements": 5, "totalPages": 3, "number": 1}
    laatste = httpx.get(eerste["_links"]["last"]["href"]).json()
    assert [levering["id"] for levering in laatste["aanleveringen"]] == [ids[0]]
    assert "next" not in laatste["_links"]


@pytest.mark.parametrize("query", ["page=0", "page=-1", "size=0", "size=201", "size=1000000000", "page=een", "size="])
def test_lijst_die_niet_kan(lto: Any, probleem: Probleem, query: str) -> None:
    assert probleem(lto.get(f"/_lto/aanleveringen?{query}"), 400)["invalid-params"]


@pytest.mark.parametrize("pad", ["", "/resultaat", "/pakket"])
@pytest.mark.parametrize("id", ["bestaat-niet", "3f2504e0-4f89-41d3-9a0c-0305e82c3301", "<script>", "é"])
def test_onbekende_aanlevering(lto: Any, probleem: Probleem, id: str, pad: str) -> None:
    probleem(lto.get(f"/_lto/aanleveringen/{id}{pad}"), 404, "geen aanlevering")


def test_aanlevering_van_een_ander(simulator: Any, nieuwe_omgeving: Callable[..., Any], probleem: Probleem) -> None:
    een, ander = nieuwe_omgeving(simulator), nieuwe_omgeving(simulator)
    probleem(ander.get(f"/_lto/aanleveringen/{een.lever(b'x').json()['id']}"), 404)


def test_stap_alleen_handmatig(lto: Any, probleem: Probleem) -> None:
    id = lto.lever(b"x").json()["id"]
    probleem(lto.post(f"/_lto/aanleveringen/{id}/stap"), 409, "LTO_VERWERKING=handmatig")
    probleem(lto.post("/_lto/aanleveringen/bestaat-niet/stap"), 404)


def test_handmatig_gaat_stap_voor_stap(
    draai: Callable[..., Any], nieuwe_omgeving: Callable[..., Any], probleem: Probleem
) -> None:
    lto = nieuwe_omgeving(draai(verwerking="handmatig"))
    levering = lto.lever(b"x").json()
    assert (levering["status"], levering["uitkomst"]) == ("ontvangen", None)
    pad = f"/_lto/aanleveringen/{levering['id']}"
    gezien = 0
    while levering["status"] != "gereed":
        gezien += 1
        assert gezien < 10
        levering = lto.post(f"{pad}/stap").json()
    assert levering["uitkomst"] == "mislukt"
    probleem(lto.post(f"{pad}/stap"), 409)


def test_handmatig_neemt_een_stap_na_enkele_keren_peilen(
    draai: Callable[..., Any], nieuwe_omgeving: Callable[..., Any]
) -> None:
    lto = nieuwe_omgeving(draai(verwerking="handmatig"))
    pad = f"/_lto/aanleveringen/{lto.lever(b'x').json()['id']}"
    standen = [lto.get(pad).json()["status"] for _ in range(12)]
    assert standen[0] == "ontvangen"
    assert standen[-1] == "gereed"


def test_wat_een_eerder_proces_had_ontvangen_wordt_afgemaakt(draai: Callable[..., Any], tmp_path: Path) -> None:
    """With LTO_DATA: acknowledged is acknowledged, also when the process ended before the outcome."""
    eerste = draai(data=tmp_path, verwerking="handmatig")
    with httpx.Client(base_url=f"{eerste.url}/@job7") as client:
        id = client.post("/_lto/aanleveringen", content=b"x", headers=ZIP).json()["id"]
    eerste.stop()
    tweede = draai(data=tmp_path)
    with httpx.Client(base_url=f"{tweede.url}/@job7") as client:
        end = time.monotonic() + 20
        while (levering := client.get(f"/_lto/aanleveringen/{id}").json())["status"] != "gereed":
            assert time.monotonic() < end, levering
            time.sleep(0.02)
    assert levering["uitkomst"] == "mislukt"


def test_vertraagd_volgt_de_klok(draai: Callable[..., Any], nieuwe_omgeving: Callable[..., Any]) -> None:
    lto = nieuwe_omgeving(draai(verwerking="vertraagd"))
    lto.klok("2025-10-16T09:00:00+02:00", loopt=False)
    pad = f"/_lto/aanleveringen/{lto.lever(b'x').json()['id']}"
    assert lto.get(pad).json()["status"] == "ontvangen"
    lto.post("/_lto/klok/verder", json={"duur": "PT1H"})
    # Read past the API: what fell due ran when the clock moved, not when someone looked.
    assert next(lto.omgeving.stand.all("aanlevering"))["status"] == "gereed"
    assert lto.get(pad).json()["uitkomst"] == "mislukt"


def test_gelijktijdige_aanleveringen_krijgen_elk_hun_eigen_antwoord(lto: Any) -> None:
    antwoorden: list[tuple[bytes, bytes]] = []

    def lever(bytes_: bytes) -> None:
        with httpx.Client(base_url=lto.basis, timeout=60) as client:
            levering = client.post("/_lto/aanleveringen", content=bytes_, headers=ZIP).json()
            antwoorden.append((bytes_, client.get(f"/_lto/aanleveringen/{levering['id']}/pakket").content))

    draden = [threading.Thread(target=lever, args=(b"pakket %d" % n,)) for n in range(12)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert len(antwoorden) == 12
    assert all(gestuurd == terug for gestuurd, terug in antwoorden)


def test_publicatie_linkt_naar_de_regeling(lto: Any, shared: Path) -> None:
    lto.klok("2025-10-16T09:00:00+02:00")
    lto.put("/_lto/profiel", json={"regels": {"OZON0080": "uit"}})
    answer = lto.lever((shared / "samples/stop/gm9920/1-publicatie.zip").read_bytes())
    levering = answer.json()
    assert levering["uitkomst"] == "gepubliceerd", levering["meldingen"]
    assert levering["soort"] == "publicatieOpdracht"
    assert levering["idLevering"]
    assert len(levering["regelingversies"]) == 1
    work = levering["regelingversies"][0].rsplit("/", 1)[0]
    regeling = levering["_links"]["regeling"]["href"]
    pad = work.replace("/", "_").replace("-", "_")
    v8 = "/publiek/omgevingsdocumenten/api/presenteren/v8"
    assert urlsplit(regeling).path == f"/@{lto.naam}{v8}/regelingen/{pad}"
    lto.klok("2030-01-01T09:00:00+01:00")
    assert lto.get(regeling).json()["identificatie"] == work
    resultaat = lto.get(f"/_lto/aanleveringen/{levering['id']}/resultaat").text
    assert "gepubliceerd" in resultaat
    assert documenten(resultaat)[-1].tag.endswith("}publicatieVerzoekResultaat")
