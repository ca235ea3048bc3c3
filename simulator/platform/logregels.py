"""Log lines on standard error: text or JSON, each with the id of its request where there is one; no secrets."""

import logging
import sys
from datetime import UTC, datetime

import orjson

from simulator.platform.geheimen import dek_tekst


class Tekst(logging.Formatter):
    """`2026-11-25T12:00:00Z WARNING lto.platform: …`, with a traceback below it when there is one."""

    def format(self, record: logging.LogRecord) -> str:
        line = f"{_tijd(record)} {record.levelname} {record.name}: {record.getMessage()}"
        if record.exc_info:
            line += "\n" + self.formatException(record.exc_info)
        return dek_tekst(line)


class Json(logging.Formatter):
    """One JSON object per line: tijd, niveau, bron, tekst, verzoek, fout; access lines have more fields."""

    def format(self, record: logging.LogRecord) -> str:
        content = {
            "tijd": _tijd(record),
            "niveau": record.levelname,
            "bron": record.name,
            "tekst": dek_tekst(record.getMessage()),
        }
        verzoek = getattr(record, "verzoek", None)
        if verzoek is not None:
            content["verzoek"] = verzoek
        content.update(getattr(record, "toegang", {}))
        if record.exc_info:
            content["fout"] = dek_tekst(self.formatException(record.exc_info))
        return orjson.dumps(content).decode()


def configure(log: str) -> None:
    """Set up logging as LTO_LOG says: tekst, json, stil (errors only), or with a line per request: toegang (text)
    and json-toegang."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Json() if log.startswith("json") else Tekst())
    root = logging.getLogger()
    for old in root.handlers[:]:
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(logging.ERROR if log == "stil" else logging.WARNING)
    logging.getLogger("lto").setLevel(logging.ERROR if log == "stil" else logging.INFO)


def _tijd(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
