"""The store: overlay over seed, transactions, snapshots, durable form."""

from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.store import Store, StoreDamaged, StoreError
from simulator.store.seed import EmptySeed, SeedFile, write_seed
from simulator.store.store import export_overlay


@pytest.fixture
def seed(tmp_path: Path) -> SeedFile:
    path = tmp_path / "seed.lto"
    data = b"bytes of the seed"
    store = Store(EmptySeed())
    tenant = store.tenant("zaad")
    with tenant.write() as transaction:
        transaction.put("werk", "a", {"naam": "a", "blob": transaction.blob(data)})
        transaction.put("werk", "b", {"naam": "b"})
    write_seed(path, *export_overlay(store, tenant, ["werk"]), {"bronnen": "x"})
    return SeedFile(path)


def names(store: Store, tenant: str = "standaard") -> list[str]:
    return [key for key, _ in store.tenant(tenant).stand.items("werk")]


def test_overlay_shadows_seed_and_reset_brings_it_back(seed: SeedFile) -> None:
    store = Store(seed)
    tenant = store.tenant("standaard")
    before = tenant.stand
    with tenant.write() as transaction:
        transaction.put("werk", "c", {"naam": "c"})
        transaction.put("werk", "b", {"naam": "anders"})
        transaction.delete("werk", "a")
    assert sorted(names(store)) == ["b", "c"]
    assert tenant.stand.get("werk", "a") is None
    assert (before.get("werk", "b") or {})["naam"] == "b", "a reader keeps the stand it began with"
    assert names(store, "ander") == ["a", "b"], "tenants do not see each other"
    tenant.reset()
    assert names(store) == ["a", "b"]
    sha = (tenant.stand.get("werk", "a") or {})["blob"]
    assert tenant.stand.blob(sha) == b"bytes of the seed"


def test_a_transaction_that_raises_changes_nothing(seed: SeedFile) -> None:
    store = Store(seed)
    tenant = store.tenant("standaard")
    version = tenant.stand.versie
    with pytest.raises(ZeroDivisionError), tenant.write() as transaction:
        transaction.put("werk", "c", {"naam": "c"})
        raise ZeroDivisionError
    assert names(store) == ["a", "b"]
    assert tenant.stand.versie == version


def test_snapshot_is_by_value_and_survives_reset(seed: SeedFile) -> None:
    store = Store(seed)
    tenant = store.tenant("standaard")
    with tenant.write() as transaction:
        transaction.put("werk", "c", {"naam": "c"})
    tenant.save_snapshot("een")
    with tenant.write() as transaction:
        transaction.put("werk", "c", {"naam": "later"})
    tenant.reset()
    assert store.snapshots("standaard") == ["een"]
    tenant.restore_snapshot("een")
    assert (tenant.stand.get("werk", "c") or {})["naam"] == "c"
    with pytest.raises(KeyError):
        tenant.restore_snapshot("geen")


def test_memo_is_kept_until_its_kinds_change(seed: SeedFile) -> None:
    store = Store(seed)
    tenant = store.tenant("standaard")
    built: list[int] = []

    def count() -> int:
        def build(stand: object) -> int:
            built.append(1)
            return len(built)

        return tenant.stand.memo("telling", ("werk",), build)

    assert (count(), count()) == (1, 1)
    with tenant.write() as transaction:
        transaction.put("iets-anders", "x", {})
    assert count() == 1
    with tenant.write() as transaction:
        transaction.put("werk", "d", {})
    assert (count(), count()) == (2, 2)
    tenant.reset()
    assert count() == 1, "after a reset the index of the seed serves again"


def test_durable_store_comes_back_whole(seed: SeedFile, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    store = Store(seed, folder)
    tenant = store.tenant("standaard")
    with tenant.write() as transaction:
        transaction.put("werk", "c", {"naam": "c", "blob": transaction.blob(b"van de leverancier")})
        transaction.delete("werk", "a")
    tenant.save_snapshot("een")
    with pytest.raises(StoreError, match="in gebruik"):
        Store(seed, folder)
    store.close()
    again = Store(seed, folder)
    stand = again.tenant("standaard").stand
    assert sorted(names(again)) == ["b", "c"]
    assert stand.blob((stand.get("werk", "c") or {})["blob"]) == b"van de leverancier"
    assert again.snapshots("standaard") == ["een"]
    again.close()


def test_a_cut_off_last_line_is_dropped_and_damage_is_refused(seed: SeedFile, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    store = Store(seed, folder)
    with store.tenant("standaard").write() as transaction:
        transaction.put("werk", "c", {"naam": "c"})
    with store.tenant("standaard").write() as transaction:
        transaction.put("werk", "d", {"naam": "d"})
    store.close()
    log = folder / "omgevingen" / "standaard.log"
    whole = log.read_bytes()
    log.write_bytes(whole + b"12345678 {")
    store = Store(seed, folder)
    assert names(store) == ["a", "b", "c", "d"]
    store.close()
    whole = log.read_bytes()
    log.write_bytes(whole.replace(b'"naam":"c"', b'"naam":"q"'))
    with pytest.raises(StoreDamaged, match=r"regel 1.*beschadigd"):
        Store(seed, folder)


def test_a_missing_or_damaged_blob_is_refused_at_start(seed: SeedFile, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    store = Store(seed, folder)
    with store.tenant("standaard").write() as transaction:
        sha = transaction.blob(b"van de leverancier")
        transaction.put("werk", "c", {"blob": sha})
    store.close()
    (folder / "blobs" / sha[:2] / sha).write_bytes(b"iets anders")
    with pytest.raises(StoreDamaged, match=sha):
        Store(seed, folder)


def test_a_name_that_would_leave_the_folder_is_refused(seed: SeedFile, tmp_path: Path) -> None:
    store = Store(seed, tmp_path / "data")
    for name in ("../x", "", ".verborgen", "a/b", "a" * 65):
        with pytest.raises(StoreError):
            store.tenant(name)
        with pytest.raises(StoreError):
            store.tenant("standaard").save_snapshot(name)
    store.close()


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda log: log.write_bytes(log.read_bytes()[:-10]), id="afgekapt"),
        pytest.param(lambda log: log.write_bytes(b""), id="leeg"),
        pytest.param(lambda log: log.unlink(), id="weg"),
        pytest.param(lambda log: log.with_suffix(".merk").write_bytes(b"x"), id="merk"),
    ],
)
@pytest.mark.parametrize("restarted", [False, True])
def test_a_log_that_lost_what_was_acknowledged_is_refused(
    seed: SeedFile, tmp_path: Path, damage: Callable[[Path], object], restarted: bool
) -> None:
    folder = tmp_path / "data"
    store = Store(seed, folder)
    for key in "cd":
        with store.tenant("standaard").write() as transaction:
            transaction.put("werk", key, {"naam": key})
    store.close()
    if restarted:
        Store(seed, folder).close()
    damage(folder / "omgevingen" / "standaard.log")
    with pytest.raises(StoreDamaged):
        Store(seed, folder)


def test_a_damaged_snapshot_is_refused_at_start_and_on_restore(seed: SeedFile, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    store = Store(seed, folder)
    tenant = store.tenant("standaard")
    with tenant.write() as transaction:
        transaction.put("werk", "c", {"naam": "c"})
    tenant.save_snapshot("een")
    path = folder / "snapshots" / "standaard" / "een.json"
    path.write_bytes(path.read_bytes().replace(b'"naam":"c"', b'"naam":"q"'))
    with pytest.raises(StoreDamaged, match="snapshot"):
        tenant.restore_snapshot("een")
    assert (tenant.stand.get("werk", "c") or {})["naam"] == "c"
    store.close()
    with pytest.raises(StoreDamaged, match="snapshot"):
        Store(seed, folder)


def test_an_ended_tenant_leaves_nothing_to_complain_about(seed: SeedFile, tmp_path: Path) -> None:
    store = Store(seed, tmp_path / "data")
    with store.tenant("job7").write() as transaction:
        transaction.put("werk", "c", {"naam": "c"})
    assert store.end_tenant("job7")
    store.close()
    again = Store(seed, tmp_path / "data")
    assert "job7" not in again.tenants()
    again.close()
