"""Equal texts and lists of texts in the seed are one object, and every value stays what it was."""

from pathlib import Path
from typing import Any

import orjson

from simulator.store.seed import SeedFile, write_seed


def test_gelijke_teksten_zijn_een_object(tmp_path: Path) -> None:
    def record(naam: str) -> dict[str, Any]:
        lijst = ["gebied", "ander gebied"]
        return {"naam": naam, "werk": "/akn/nl/act/x", "velden": {"locaties": lijst, "delen": [{"n": 1, "van": "x y"}]}}

    tabel = {naam: record(naam) for naam in ("een", "twee", "drie")}
    tabel["leeg"] = {"lijst": [], "gemengd": ["a", 1, None], "getal": 1.5}
    write_seed(tmp_path / "zaad", {"ding": tabel}, {}, {})
    gelezen = SeedFile(tmp_path / "zaad").table("ding")
    assert dict(gelezen) == orjson.loads(orjson.dumps(tabel))
    een, twee = gelezen["een"], gelezen["twee"]
    assert een["werk"] is twee["werk"]
    assert een["velden"]["locaties"] is twee["velden"]["locaties"]
    assert een["velden"]["delen"][0]["van"] is twee["velden"]["delen"][0]["van"]
