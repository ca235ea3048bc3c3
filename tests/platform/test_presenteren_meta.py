"""The thin path: a real server, a real document, real handlers."""

from tests.conftest import Omgevingsclient

BASE = "/publiek/omgevingsdocumenten/api/presenteren/v8"


def test_the_document_is_served_without_key(lto: Omgevingsclient) -> None:
    answer = lto.get(f"{BASE}/openapi.json", headers={"x-api-key": ""})
    assert answer.status_code == 200
    assert answer.json()["openapi"].startswith("3.0")


def test_app_health(lto: Omgevingsclient) -> None:
    assert lto.get(f"{BASE}/app-health").json() == {"app-health": {"status": "UP"}}
