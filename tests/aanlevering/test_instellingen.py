"""Settings that deliveries hang on: a wrong value stops the start with one clear line."""

import shutil
from pathlib import Path

import pytest

from simulator.aanlevering.grammatica import controleer_map
from simulator.app import create_app
from simulator.settings import SettingError, Settings, read_settings
from simulator.store.seed import EmptySeed
from tests.conftest import SHARED

OFFICIEEL = SHARED / "schemas" / "omgevingsdocument"


@pytest.mark.parametrize("waarde", [",", " , ,", " "])
def test_geen_enkele_sleutel(waarde: str) -> None:
    """A list of keys without a key would let every key pass."""
    with pytest.raises(SettingError, match=r"LTO_API_SLEUTELS=.* verwacht ten minste een naam"):
        read_settings({"LTO_API_SLEUTELS": waarde})


def test_sleutels() -> None:
    assert read_settings({"LTO_API_SLEUTELS": "a, b,"}).api_sleutels == ("a", "b")
    assert read_settings({"LTO_API_SLEUTELS": ""}).api_sleutels == ()


def test_map_zonder_schemas(tmp_path: Path) -> None:
    patroon = r"^LTO_SCHEMAS kan niet: .* heeft geen lvbb/lvbb-transport\.xsd"
    with pytest.raises(SettingError, match=patroon) as geweigerd:
        create_app(Settings(schemas=tmp_path), seed=EmptySeed())
    assert "\n" not in str(geweigerd.value)


@pytest.mark.skipif(not OFFICIEEL.is_dir(), reason="the official schemas in ../shared are not here")
def test_map_met_schemas(tmp_path: Path) -> None:
    """The whole set will do; without an entry, with a broken one, or without a catalogue it will not."""
    assert controleer_map(OFFICIEEL) is None
    assert "geen lvbb/" in (controleer_map(OFFICIEEL / "lvbb") or "")
    kopie = tmp_path / "schemas"
    shutil.copytree(OFFICIEEL, kopie)
    create_app(Settings(schemas=kopie), seed=EmptySeed())
    for catalogus in kopie.rglob("*catalog.xml"):
        catalogus.unlink()
    assert "catalogi" in (controleer_map(kopie) or "")
    (kopie / "stop" / "1.3.0" / "imop-geo.xsd").write_text("<html/>")
    assert "imop-geo.xsd" in (controleer_map(kopie) or "")
    (kopie / "lvbb" / "lvbb-transport.xsd").write_text("geen xml")
    assert "is geen XML-schema" in (controleer_map(kopie) or "")
