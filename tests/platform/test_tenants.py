"""Tenants, addresses in answers, kept answers, cross-origin requests: the outer layer through the front door."""

from collections.abc import Callable

import httpx
import pytest

from simulator.platform.omgevingen import MAX_OMGEVINGEN, STANDAARD
from tests.conftest import Draaiend, Omgevingsclient
from tests.platform import proef as proef_api
from tests.platform.conftest import start

BASE = "/proef/v1"


def test_a_tenant_is_born_at_first_use_and_ends(proef: Omgevingsclient) -> None:
    omgevingen = proef.app.services.omgevingen
    assert proef.naam not in omgevingen.namen()
    answer = proef.get(f"{BASE}/verplicht?q=1").json()
    assert answer["omgeving"] == proef.naam
    assert answer["base"] == f"{proef.server}/@{proef.naam}{BASE}"
    assert answer["url_path"] == "/verplicht"
    assert proef.naam in omgevingen.namen()
    assert omgevingen.end(proef.naam)
    assert not omgevingen.end(proef.naam)
    with pytest.raises(ValueError, match="standaardomgeving"):
        omgevingen.end(STANDAARD)


@pytest.mark.parametrize("naam", ["", "-x", "a b", "a" * 65, "..", "%2e%2e", "a%00b", "é"])
def test_a_bad_name_is_no_tenant(proef: Omgevingsclient, naam: str) -> None:
    answer = httpx.get(f"{proef.server}/@{naam}{BASE}/verplicht?q=1", headers={"x-api-key": "k"})
    assert answer.status_code in (400, 404)


def test_there_is_an_end_to_tenants(proef: Omgevingsclient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulator.platform.omgevingen.MAX_OMGEVINGEN", 0)
    answer = proef.get(f"{BASE}/verplicht?q=1")
    assert answer.status_code == 400
    assert "omgevingen" in answer.json()["detail"]
    assert MAX_OMGEVINGEN == 1000


FORWARDED = [
    ({"Host": "lto.example:81"}, "http://lto.example:81"),
    ({"X-Forwarded-Proto": "https", "X-Forwarded-Host": "gw.example"}, "https://gw.example"),
    ({"X-Forwarded-Proto": "https, http", "X-Forwarded-Host": "gw.example, inner"}, "https://gw.example"),
    ({"X-Forwarded-Host": "gw.example", "X-Forwarded-Port": "8443"}, "http://gw.example:8443"),
    ({"X-Forwarded-Proto": "https", "X-Forwarded-Host": "gw.example", "X-Forwarded-Port": "443"}, "https://gw.example"),
    ({"X-Forwarded-Host": "gw.example", "X-Forwarded-Prefix": "/dso/"}, "http://gw.example/dso"),
    ({"Host": "[::1]:8080"}, "http://[::1]:8080"),
    ({"Host": "a.example", "X-Forwarded-Host": 'b"},{"x'}, "http://a.example"),
    ({"Host": "a.example", "X-Forwarded-Proto": "javascript", "X-Forwarded-Prefix": "//evil"}, "http://a.example"),
]


@pytest.mark.parametrize(("headers", "origin"), FORWARDED)
def test_links_follow_the_address_of_the_client(proef: Omgevingsclient, headers: dict[str, str], origin: str) -> None:
    answer = proef.get(f"{BASE}/verplicht?q=1", headers=headers)
    assert answer.json()["origin"] == f"{origin}/@{proef.naam}"


def test_a_fixed_address_and_keys() -> None:
    running = start(basis_url="https://lto.example/dso", api_sleutels=("goed", "ook-goed"))
    try:
        with httpx.Client(base_url=running.url) as client:
            answer = client.get(f"{BASE}/verplicht?q=1", headers={"x-api-key": "goed", "Host": "elders"})
            assert answer.json()["base"] == f"https://lto.example/dso{BASE}"
            wrong = client.get(f"{BASE}/verplicht?q=1", headers={"x-api-key": "fout"})
            assert wrong.status_code == 403
            assert client.get(f"{BASE}/nergens", headers={"x-api-key": "fout"}).status_code == 404
    finally:
        running.stop()


def test_reads_are_kept_until_the_stand_moves(proef: Omgevingsclient) -> None:
    def handler_ran(path: str, **headers: str) -> bool:
        before = proef_api.calls
        assert proef.get(BASE + path, headers=headers).status_code == 200
        return proef_api.calls > before

    assert handler_ran("/verplicht?q=bewaar")
    assert not handler_ran("/verplicht?q=bewaar")
    assert not handler_ran("/verplicht?q=bewaar", **{"User-Agent": "anders"})
    assert handler_ran("/verplicht?q=bewaar&x=1")
    assert handler_ran("/verplicht?q=bewaar", **{"X-Forwarded-Host": "elders.example"})
    assert handler_ran("/echo/a/1", **{"X-Soort": "een"})
    assert handler_ran("/echo/a/1", **{"X-Soort": "twee"})
    with proef.omgeving.write() as transaction:
        transaction.put("proef", "a", {"waarde": 1})
    assert handler_ran("/verplicht?q=bewaar")
    assert not handler_ran("/verplicht?q=bewaar")
    proef.klok("2030-01-01T12:00:00+01:00", loopt=False)
    assert handler_ran("/verplicht?q=bewaar")


def test_tenants_do_not_see_each_others_answers(
    proefsimulator: Draaiend, nieuwe_omgeving: Callable[[Draaiend], Omgevingsclient]
) -> None:
    one, other = nieuwe_omgeving(proefsimulator), nieuwe_omgeving(proefsimulator)
    for client in (one, other, one):
        assert client.get(f"{BASE}/verplicht?q=1").json()["omgeving"] == client.naam


def test_etag(proef: Omgevingsclient) -> None:
    first = proef.get(f"{BASE}/verplicht?q=1")
    etag = first.headers["etag"]
    for header in (etag, f'"x", W/{etag}', "*"):
        again = proef.get(f"{BASE}/verplicht?q=1", headers={"If-None-Match": header})
        assert again.status_code == 304
        assert again.content == b""
        assert again.headers["etag"] == etag
        assert "content-length" not in again.headers
    assert proef.get(f"{BASE}/verplicht?q=1", headers={"If-None-Match": '"anders"'}).status_code == 200
    assert proef.get(f"{BASE}/verplicht?q=2", headers={"If-None-Match": etag}).status_code == 200
    assert "etag" not in proef.post(f"{BASE}/boom", json={"naam": "x"}).headers


def test_cors(proef: Omgevingsclient) -> None:
    preflight = proef.options(
        f"{BASE}/boom",
        headers={
            "Origin": "https://viewer.example",
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "x-api-key, content-crs, if-none-match",
            "x-api-key": "",
        },
    )
    assert preflight.status_code == 204
    assert preflight.headers["access-control-allow-origin"] == "*"
    allowed = preflight.headers["access-control-allow-headers"].lower()
    assert all(name in allowed for name in ("x-api-key", "content-crs", "accept-crs", "if-none-match"))
    assert "POST" in preflight.headers["access-control-allow-methods"]
    for answer in (
        proef.get(f"{BASE}/verplicht?q=1", headers={"Origin": "https://viewer.example"}),
        proef.get(f"{BASE}/verplicht", headers={"Origin": "https://viewer.example"}),
    ):
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "etag" in answer.headers["access-control-expose-headers"].lower()
    assert "access-control-allow-origin" not in proef.get(f"{BASE}/verplicht?q=1").headers
    assert proef.options(f"{BASE}/boom").status_code == 405  # no preflight
