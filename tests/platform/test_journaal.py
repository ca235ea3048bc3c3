"""The journal and the faults of a tenant."""

import asyncio
import time

import httpx
import pytest

from simulator.platform.journaal import MAX_BODY, MAX_TOTAL, Entry, Filter, Journaal
from simulator.platform.patronen import pad_patroon
from tests.conftest import KEY, Omgevingsclient
from tests.platform.conftest import start

BASE = "/proef/v1"


def staat(proef: Omgevingsclient):  # type: ignore[no-untyped-def]
    """Journal and faults of the tenant, as the `/_lto` handlers get them."""
    return proef.app.services.omgevingen.get(proef.naam)


def test_the_journal_shows_requests_without_secrets(proef: Omgevingsclient) -> None:
    proef.get(f"{BASE}/verplicht?q=1", headers={"Authorization": "Bearer geheim", "X-Request-ID": "een"})
    proef.post(f"{BASE}/boom", json={"naam": "eik"})
    entries = [entry.show() for entry in staat(proef).journaal.items()]
    post, get = entries
    assert (get["id"], get["methode"], get["pad"], get["query"]) == ("een", "GET", f"{BASE}/verplicht", "q=1")
    assert get["verzoek"]["headers"]["authorization"] == get["verzoek"]["headers"]["x-api-key"] == "***"
    assert KEY not in str(entries)
    assert "geheim" not in str(entries)
    assert post["verzoek"]["inhoud"] == '{"naam":"eik"}'
    assert post["status"] == 200
    assert '"naam":"eik"' in post["antwoord"]["inhoud"]


def test_steering_is_not_in_the_journal(proef: Omgevingsclient) -> None:
    proef.get("/_lto/klok")
    assert staat(proef).journaal.items() == []


def test_filter_and_count(proef: Omgevingsclient) -> None:
    for path in ("/verplicht?q=1", "/verplicht", "/echo/a/1"):
        proef.get(BASE + path)
    journaal = staat(proef).journaal
    assert journaal.count(Filter(pad=f"{BASE}/verplicht")) == 2
    assert journaal.count(Filter(pad="*/echo/*")) == 1
    assert journaal.count(Filter(status=400)) == 1
    assert journaal.count(Filter(methode="post")) == 0
    journaal.clear()
    assert journaal.count() == 0


def entry(n: int, body: bytes = b"") -> Entry:
    return Entry(str(n), 0.0, None, "GET", "/a", b"", 200, 0.0, [], body, [], b"", False)


def test_the_journal_is_bounded() -> None:
    journaal = Journaal(10)
    for n in range(25):
        journaal.add(entry(n))
    assert [e.id for e in journaal.items()] == [str(n) for n in range(24, 14, -1)]
    large = Journaal(1_000_000)
    for n in range(MAX_TOTAL // MAX_BODY + 50):
        large.add(entry(n, b"x" * MAX_BODY))
    assert MAX_TOTAL // MAX_BODY - 50 < large.count() <= MAX_TOTAL // MAX_BODY


def test_waiting() -> None:
    async def scenario() -> tuple[bool, bool, float]:
        journaal = Journaal(100)
        asyncio.get_running_loop().call_later(0.05, journaal.add, entry(1))
        asyncio.get_running_loop().call_later(0.1, journaal.add, entry(2))
        begin = time.monotonic()
        reached = await journaal.wait(Filter(), 2, 5)
        duration = time.monotonic() - begin
        return reached, await journaal.wait(Filter(), 3, 0.05), duration

    reached, late, duration = asyncio.run(scenario())
    assert reached
    assert not late
    assert duration < 2


def test_journal_off() -> None:
    running = start(journaal=0)
    try:
        assert httpx.get(f"{running.url}{BASE}/verplicht?q=1", headers={"x-api-key": "k"}).status_code == 200
        assert not running.app.services.omgevingen.get("standaard").journaal.on
        assert running.app.services.omgevingen.get("standaard").journaal.items() == []
    finally:
        running.stop()


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("/a", "/abc", True),
        ("/a*c", "/abc", True),
        ("/a*c", "/abcd", False),
        ("*", "/x", True),
        ("*/_zoek", "/v8/regelingen/_zoek", True),
        ("/a*b*a", "/ab", False),
        ("/a.c", "/abc", False),
    ],
)
def test_patterns(pattern: str, path: str, fits: bool) -> None:
    assert pad_patroon(pattern)(path) is fits


def test_a_fault_answers_instead(proef: Omgevingsclient) -> None:
    staat(proef).storingen.put([{"pad": "*/verplicht", "methode": "GET", "status": 503, "keer": 2}])
    statuses = [proef.get(f"{BASE}/verplicht?q=1").status_code for _ in range(3)]
    assert statuses == [503, 503, 200]
    assert proef.get(f"{BASE}/echo/a/1").status_code == 200
    assert staat(proef).storingen.get()[0]["opgetreden"] == 2
    assert [e.storing for e in staat(proef).journaal.items()] == [False, False, True, True]


def test_a_fault_delays(proef: Omgevingsclient) -> None:
    staat(proef).storingen.put([{"pad": "/", "vertraging_ms": 200}])
    begin = time.monotonic()
    assert proef.get(f"{BASE}/verplicht?q=1").status_code == 200
    assert time.monotonic() - begin >= 0.2


def test_a_fault_cuts_the_connection(proef: Omgevingsclient, caplog: pytest.LogCaptureFixture) -> None:
    staat(proef).storingen.put([{"pad": "/", "verbreek": True, "keer": 2}])
    with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
        httpx.get(f"{proef.basis}{BASE}/verplicht?q=1", headers={"x-api-key": "k"})
    with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
        httpx.post(f"{proef.basis}{BASE}/boom", headers={"x-api-key": "k"}, json={"naam": "eik"})
    assert staat(proef).journaal.items()[0].status == 0
    assert [record for record in caplog.records if record.name == "uvicorn.error"] == []  # it was meant to happen
    assert proef.get(f"{BASE}/verplicht?q=1").status_code == 200


def test_a_fault_gives_half_a_body(proef: Omgevingsclient) -> None:
    whole = proef.get(f"{BASE}/verplicht?q=1")
    staat(proef).storingen.put([{"pad": "/", "misvormd": True}])
    half = proef.get(f"{BASE}/verplicht?q=1")
    assert half.content == whole.content[: len(whole.content) // 2]
    staat(proef).storingen.clear()
    assert proef.get(f"{BASE}/verplicht?q=1").content == whole.content


def test_chance_repeats_itself(proef: Omgevingsclient) -> None:
    def row() -> list[int]:
        staat(proef).storingen.put([{"pad": "/", "status": 500, "kans": 0.5}])
        return [proef.get(f"{BASE}/verplicht?q=1").status_code for _ in range(20)]

    first = row()
    assert set(first) == {200, 500}
    assert row() == first
    with proef.omgeving.write() as transaction:
        transaction.put("instelling", "zaad", {"zaad": "ander", "teller": 0})
    assert row() != first


def test_steering_has_no_faults_and_reset_ends_them(proef: Omgevingsclient) -> None:
    staat(proef).storingen.put([{"pad": "/", "status": 500}])
    assert proef.get("/_lto/klok").status_code == 200
    proef.app.services.omgevingen.reset(proef.naam)
    assert staat(proef).storingen.get() == []
    assert proef.get(f"{BASE}/verplicht?q=1").status_code == 200
