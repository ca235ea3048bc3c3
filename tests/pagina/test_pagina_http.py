"""The page as it comes over the wire: no browser needed."""

import re
from typing import Any
from urllib.parse import urljoin

import httpx
import pytest

# Another origin (the URI of a CRS is a name, no address), or text that is read as HTML or run.
ELDERS = re.compile(
    r"https?://(?!www\.opengis\.net/def/crs/)|innerHTML|insertAdjacentHTML|document\.write|eval\("
)


@pytest.mark.parametrize("pad", ["/_lto/", "/", "/_lto/kaart"])
def test_pagina_met_haar_bestanden(lto: Any, pad: str) -> None:
    """Every file that the page names is there, under the tenant's prefix and from this origin alone."""
    answer = lto.get(pad)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert '<html lang="nl"' in answer.text
    genoemd = re.findall(r'(?:src|href)="([^"#]+)"', answer.text)
    assert len(genoemd) >= 4
    pages = (f"{lto.basis}/_lto/", f"{lto.basis}/_lto/kaart")
    for bestand in genoemd:
        adres = urljoin(str(answer.url), bestand)
        assert adres.startswith(f"{lto.basis}/_lto/static/") or adres in pages
        assert lto.get(adres).status_code == 200, adres


def test_scripts_halen_niets_van_elders(lto: Any) -> None:
    begin = lto.get("/_lto/").text + lto.get("/_lto/kaart").text
    te_lezen = [urljoin(f"{lto.basis}/_lto/", naam) for naam in re.findall(r'src="([^"]+\.js)"', begin)]
    gelezen: set[str] = set()
    while te_lezen:
        adres = te_lezen.pop()
        if adres in gelezen or "/vendor/" in adres:  # OpenLayers names addresses that it does not use here
            continue
        gelezen.add(adres)
        answer = lto.get(adres)
        assert answer.headers["content-type"].startswith("text/javascript")
        te_lezen += [urljoin(adres, naam) for naam in re.findall(r'from "(\./[^"]+)"', answer.text)]
        assert not ELDERS.search(answer.text), adres
    assert len(gelezen) >= 11
    for naam in ("besturing.css", "kaart.css", "vendor/ol.css"):
        assert not re.search(r"https?://|@import", lto.get(f"/_lto/static/{naam}").text)


def test_headers(lto: Any) -> None:
    for pad in ("/_lto/", "/", "/_lto/kaart", "/_lto/static/besturing.js"):
        headers = lto.get(pad).headers
        beleid = headers["content-security-policy"]
        assert "default-src 'none'" in beleid
        assert "script-src 'self'" in beleid
        assert "unsafe" not in beleid
        assert headers["x-content-type-options"] == "nosniff"


def test_zonder_schuine_streep(lto: Any) -> None:
    answer = lto.get("/_lto")
    assert answer.status_code == 308
    assert answer.headers["location"] == f"{lto.basis}/_lto/"


@pytest.mark.parametrize("pad", ["/_lto/static/nergens.js", "/_lto/static/../pages.py", "/_lto/static/%2e%2e/pages.py"])
def test_geen_andere_bestanden(lto: Any, pad: str) -> None:
    answer = httpx.get(lto.basis + pad)
    assert answer.status_code in (400, 404)
    assert answer.json()["status"] == answer.status_code


def test_pagina_neemt_geen_post(lto: Any) -> None:
    answer = lto.post("/_lto/", content=b"x")
    assert answer.status_code == answer.json()["status"] == 405
    assert answer.headers["content-type"] == "application/problem+json"
    assert "GET" in answer.headers["allow"]
