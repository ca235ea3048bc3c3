"""A snapshot that is damaged on disk is refused over HTTP, and changes nothing."""

from pathlib import Path

import httpx

from tests.store.pakketten import small_package
from tests.store.test_kill import running


def test_a_damaged_snapshot_gives_a_409_and_the_tenant_goes_on(tmp_path: Path) -> None:
    with running(tmp_path / "data") as (_, url):
        client = httpx.Client(base_url=url, timeout=30)
        headers = {"Content-Type": "application/zip"}
        assert client.post("/_lto/aanleveringen", content=small_package(1), headers=headers).status_code == 201
        assert client.put("/_lto/snapshots/een").status_code in (200, 201)
        path = tmp_path / "data" / "snapshots" / "standaard" / "een.json"
        path.write_bytes(path.read_bytes().replace(b"duurzaam-1", b"duurzaam-X", 1))
        refused = client.post("/_lto/snapshots/een/herstel")
        assert refused.status_code == 409
        assert "beschadigd" in refused.json()["detail"]
        assert str(tmp_path) not in refused.text, "a path of the machine is nobody's business"
        assert len(client.get("/_lto/aanleveringen").json()["aanleveringen"]) == 1
        assert client.post("/_lto/reset").status_code == 200
