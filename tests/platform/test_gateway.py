"""The gateway through the front door: order of checks, forms of refusal, what no request may break."""

import socket
from urllib.parse import urlsplit

import pytest

from tests.conftest import Omgevingsclient

BASE = "/proef/v1"
TYPE = "https://content.omgevingswet.overheid.nl/fout/id/concept/"


def test_without_key_the_gateway_answers_in_its_own_form(proef: Omgevingsclient) -> None:
    """facts/overige-apis.md 0.1: 4-space indented, instance of 32 hex digits, charset in the media type."""
    answer = proef.get(f"{BASE}/verplicht", headers={"x-api-key": ""})
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json; charset=UTF-8"
    assert answer.text.startswith('{\n    "type": ')
    problem = answer.json()
    assert list(problem) == ["type", "title", "status", "detail", "instance"]
    assert problem["type"] == TYPE + "Ongeautoriseerd"
    assert problem["title"] == problem["detail"] == "Inloggegevens ontbreken"
    assert len(bytes.fromhex(problem["instance"])) == 16


@pytest.mark.parametrize("path", ["/nergens", f"{BASE}/nergens", f"{BASE}x/verplicht", "/proef", f"{BASE}/verplicht/"])
@pytest.mark.parametrize("key", ["", "een-sleutel"])
def test_unknown_path_comes_before_the_key(proef: Omgevingsclient, path: str, key: str) -> None:
    answer = proef.get(path, headers={"x-api-key": key})
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/json; charset=UTF-8"
    assert answer.json()["type"] == TYPE + "VerkeerdVerzoek"
    assert len(answer.content) == 260  # as seen on the real gateway


@pytest.mark.parametrize("path", ["/openapi.json", "/openapi.yaml", "/app-health"])
def test_needs_no_key(proef: Omgevingsclient, path: str) -> None:
    assert proef.get(BASE + path, headers={"x-api-key": ""}).status_code == 200


def test_header_names_are_case_insensitive(proef: Omgevingsclient) -> None:
    answer = proef.get(f"{BASE}/verplicht?q=1", headers={"X-API-KEY": "k", "x-api-key": "k"})
    assert answer.status_code == 200


def test_the_document_has_the_version_of_the_header(proef: Omgevingsclient) -> None:
    answer = proef.get(f"{BASE}/openapi.json")
    assert answer.json()["info"]["version"] == answer.headers["api-version"] == "1.2.3"
    assert proef.get(f"{BASE}/openapi.yaml").text.startswith("openapi: 3.0.3")


def test_parameters_arrive_in_their_declared_types(proef: Omgevingsclient) -> None:
    query = (
        "getal=1.5&aan=true&_sort=a,-b&ids=1,2&ids=3&streep=x|y&waar[x]=3&waar%5By%5D=noord&moment=2025-01-01T10:44Z"
        "&onbekend=%00&code=ab"
    )
    answer = proef.get(f"{BASE}/echo/jan~%C3%A9/7?{query}")
    assert answer.json()["path"] == {"naam": "jan~é", "nummer": 7}
    assert answer.json()["query"] == {
        "page": 1,
        "getal": 1.5,
        "aan": True,
        "_sort": ["a", "-b"],
        "ids": [1, 2, 3],
        "streep": ["x", "y"],
        "waar": {"x": 3, "y": "noord"},
        "moment": "2025-01-01T10:44Z",
        "code": "ab",
        "taal": "nl",
    }


def test_every_wrong_parameter_is_named(proef: Omgevingsclient) -> None:
    answer = proef.get(f"{BASE}/echo/a/500?page=0&_sort=c&op=2025-13-01", headers={"X-Soort": "drie"})
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["detail"] == "Het verzoek heeft een ongeldige request parameter"
    assert problem["instance"].startswith("urn:uuid:")
    assert {entry["name"]: entry["reason"] for entry in problem["invalid-params"]} == {
        "nummer": "Ongeldige waarde: 500; verwacht hoogstens 99",
        "page": "Ongeldige waarde: 0; verwacht minstens 1",
        "_sort": "Ongeldige waarde: c; verwacht een van a, -a, b, -b",
        "op": "Ongeldige waarde: 2025-13-01; verwacht een datum als 2025-10-16",
        "X-Soort": "Ongeldige waarde: drie; verwacht een van een, twee",
    }


@pytest.mark.parametrize(
    ("geometrie", "name", "reason"),
    [
        (
            {"type": "Pont", "coordinates": [1, 2]},
            "geometrie.type",
            "Ongeldige waarde: Pont; verwacht een van Point, LineString, GeometryCollection",
        ),
        ({"type": "Point"}, "geometrie.coordinates", "Ontbreekt, maar is verplicht"),
        (
            {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [1, "x"]}]},
            "geometrie.geometries[0].coordinates[1]",
            "Ongeldige waarde: x; verwacht een getal",
        ),
        (
            {"type": "Point", "coordinates": [1]},
            "geometrie.coordinates",
            "Ongeldige waarde: [1]; verwacht minstens 2 elementen",
        ),
    ],
)
def test_the_place_in_the_body_is_named(proef: Omgevingsclient, geometrie: object, name: str, reason: str) -> None:
    problem = proef.post(f"{BASE}/geo", json={"geometrie": geometrie}).json()
    assert problem["status"] == 400
    assert problem["invalid-params"] == [{"name": name, "reason": reason}]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 422),
        ({"Content-Crs": "http://www.opengis.net/def/crs/EPSG/0/4326"}, 422),
        ({"Content-Crs": "EPSG:28992"}, 400),
        ({"Content-Crs": "epsg:28992"}, 400),
        ({"Content-Crs": "http://www.opengis.net/def/crs/EPSG/0/28992"}, 200),
    ],
)
def test_content_crs(proef: Omgevingsclient, headers: dict[str, str], status: int) -> None:
    """facts/presenteren.md 2.2."""
    body = {"geometrie": {"type": "Point", "coordinates": [155000, 463000.125]}}
    answer = proef.post(f"{BASE}/geo", json=body, headers=headers)
    assert answer.status_code == status
    if status == 400:
        assert answer.json()["invalid-params"][0]["name"] == "Content-Crs"
    if status == 422 and headers:  # facts/presenteren.md 2.7
        assert answer.json()["detail"] == f"Deze Content-CRS header wordt niet ondersteund: {headers['Content-Crs']}"


def test_too_many_decimals(proef: Omgevingsclient) -> None:
    crs = {"Content-Crs": "http://www.opengis.net/def/crs/EPSG/0/28992"}
    body = {"geometrie": {"type": "Point", "coordinates": [155000, 463000.1255]}}
    answer = proef.post(f"{BASE}/geo", json=body, headers=crs)
    assert answer.status_code == 400
    assert "463000.1255" in answer.json()["invalid-params"][0]["reason"]


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b'{"naam": NaN}', b"[" * 100_000, b'{"a":' * 5000])
def test_broken_json(proef: Omgevingsclient, body: bytes) -> None:
    answer = proef.post(f"{BASE}/boom", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400


def test_media_types(proef: Omgevingsclient) -> None:
    answer = proef.post(f"{BASE}/boom", content=b"<a/>", headers={"Content-Type": "application/xml"})
    assert answer.status_code == 415
    assert answer.json()["title"] == "Ongeldig media type"
    assert answer.json()["detail"].endswith("[application/json]")
    assert "'application/xml'" in answer.json()["detail"]
    assert proef.post(f"{BASE}/boom", content=b"{}").status_code == 415  # no Content-Type at all


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("application/hal+json", 200),
        ("application/json, application/hal+json", 200),
        ("application/json", 200),
        ("*/*;q=0.1", 200),
        ("application/*", 200),
        ("text/csv", 406),
        ("application/hal+json;q=0", 406),
    ],
)
def test_accept(proef: Omgevingsclient, accept: str, status: int) -> None:
    assert proef.get(f"{BASE}/verplicht?q=1", headers={"Accept": accept}).status_code == status


def test_wrong_method_says_which_are_right(proef: Omgevingsclient) -> None:
    answer = proef.delete(f"{BASE}/boom")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST, PUT"
    assert proef.post(f"{BASE}/verplicht").headers["allow"] == "GET, HEAD"


def test_encoded_slash_gives_the_page_of_the_real_gateway(proef: Omgevingsclient) -> None:
    """facts/presenteren.md 2.3: an HTML page, no problem document."""
    answer = proef.get(f"{BASE}/echo/a%2Fb/1")
    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("path", ["/echo/a%00b/1", "/echo/%ff%fe/1", "/doe/%0d%0aX: y", "/echo/../../etc/passwd"])
def test_odd_paths_are_never_a_500(proef: Omgevingsclient, path: str) -> None:
    assert proef.get(BASE + path).status_code in (200, 400, 404)


def test_no_answer_shows_what_went_wrong_inside(proef: Omgevingsclient, caplog: pytest.LogCaptureFixture) -> None:
    answer = proef.get(f"{BASE}/doe/kapot", headers={"X-Request-ID": "mijn-id.1"})
    assert answer.status_code == 500
    assert "geheim" not in answer.text
    assert "RuntimeError" not in answer.text
    assert "mijn-id.1" in answer.json()["detail"]
    assert answer.headers["x-request-id"] == "mijn-id.1"
    assert any("mijn-id.1" in record.message for record in caplog.records)


def test_problems_of_handlers_and_store(proef: Omgevingsclient) -> None:
    missing = proef.get(f"{BASE}/doe/problem").json()
    assert (missing["status"], missing["type"]) == (404, TYPE + "BestaatNiet")
    assert "invalid-params" not in missing
    assert proef.get(f"{BASE}/doe/vol").status_code == 507


def test_a_header_value_cannot_add_a_header(proef: Omgevingsclient) -> None:
    answer = proef.get(f"{BASE}/doe/kop")
    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers


def test_a_literal_path_goes_before_a_parameter(proef: Omgevingsclient) -> None:
    assert proef.get(f"{BASE}/echo/vast/1").json()["path"] == {}
    assert proef.get(f"{BASE}/echo/vast/2").json()["path"] == {"naam": "vast", "nummer": 2}


def test_head_has_the_headers_of_get(proef: Omgevingsclient) -> None:
    get, head = proef.get(f"{BASE}/verplicht?q=1"), proef.head(f"{BASE}/verplicht?q=1")
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["content-length"] == get.headers["content-length"]
    assert head.headers["etag"] == get.headers["etag"]


def raw(proef: Omgevingsclient, request: bytes) -> bytes:
    """What comes back on a plain socket."""
    address = urlsplit(proef.server)
    with socket.create_connection((address.hostname, address.port or 80), timeout=20) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        data = b""
        while chunk := connection.recv(65536):
            data += chunk
        return data


@pytest.mark.parametrize("host", ['x"},{"y', "a b", "evil.nl/pad?", "<script>", "é".encode().decode("latin-1"), ""])
def test_a_malicious_host_breaks_nothing(proef: Omgevingsclient, host: str) -> None:
    request = f"GET /@{proef.naam}{BASE}/verplicht?q=1 HTTP/1.1\r\nHost: {host}\r\nx-api-key: k\r\n"
    request += "Connection: close\r\n\r\n"
    answer = raw(proef, request.encode("latin-1"))
    if answer.startswith(b"HTTP/1.1 200"):
        assert f'"origin":"http://localhost:0/@{proef.naam}"'.encode() in answer
    else:
        assert answer.startswith(b"HTTP/1.1 400")


def test_twenty_thousand_parameters(proef: Omgevingsclient) -> None:
    answer = proef.get(f"{BASE}/verplicht?" + "a&" * 20_000)
    assert answer.status_code in (400, 414)


@pytest.mark.parametrize("depth", [100, 600, 1000])
def test_deeply_nested_json(proef: Omgevingsclient, depth: int) -> None:
    """Deeper than the validator can follow is refused, not an error."""
    body = b'{"naam":"x","takken":[' * depth + b"]}" * depth
    answer = proef.post(f"{BASE}/boom", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == (200 if depth == 100 else 400)
