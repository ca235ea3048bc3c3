"""Everything at once: whoever resets, restores or moves the clock, nobody gets a 500."""

import random
import threading
import time
from typing import Any

import httpx

DUUR = 4.0  # seconds


def test_door_elkaar(lto: Any, pakket: bytes) -> None:
    fout: list[str] = []
    aantal = [0]
    end = time.monotonic() + DUUR
    lto.put("/_lto/snapshots/a")

    def werk(zaad: int) -> None:
        kies = random.Random(zaad)
        with httpx.Client(base_url=lto.basis, timeout=30, headers={"x-api-key": "x"}) as client:
            ids = ["x"]
            while time.monotonic() < end:
                answer = doe(kies, client, ids)
                aantal[0] += 1
                if answer.status_code >= 500:
                    fout.append(f"{answer.request.method} {answer.request.url}: {answer.text}")

    def doe(kies: random.Random, client: httpx.Client, ids: list[str]) -> httpx.Response:
        keuze = kies.randrange(11)
        zip_ = {"Content-Type": "application/zip"}
        if keuze < 3:
            wijze = {"Prefer": "respond-async"} if keuze else {}
            answer = client.post("/_lto/aanleveringen", content=pakket, headers={**zip_, **wijze})
            if answer.status_code < 300:
                ids.append(answer.json()["id"])
            return answer
        if keuze == 3:
            return client.post("/_lto/reset")
        if keuze == 4:
            return client.put(f"/_lto/snapshots/{kies.choice('ab')}")
        if keuze == 5:
            return client.post(f"/_lto/snapshots/{kies.choice('ab')}/herstel")
        if keuze == 6:
            return client.request(kies.choice(["GET", "DELETE"]), "/_lto/snapshots/b")
        if keuze == 7:
            return client.put("/_lto/klok", json={"tijd": f"20{kies.randrange(10, 99)}-01-01T00:00:00Z"})
        if keuze == 8:
            return client.get(f"/_lto/aanleveringen/{kies.choice(ids)}/{kies.choice(['pakket', 'resultaat'])}")
        return client.get(kies.choice(["/_lto/aanleveringen", "/_lto/info", "/_lto/profiel", "/_lto/omgevingen"]))

    draden = [threading.Thread(target=werk, args=(zaad,)) for zaad in range(6)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert fout == []
    assert aantal[0] > 50
