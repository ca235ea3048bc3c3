"""The Accept header against what an operation produces."""

import re
from collections.abc import Iterable

from simulator.platform.bodies import is_json

MAX_KNOWN = 64
REFUSED = re.compile(r"q\s*=\s*0(\.0{0,3})?")


class Accepts:
    """What an operation produces, with the verdict on each Accept header seen kept (bounded)."""

    def __init__(self, produced: Iterable[str]) -> None:
        self.produced = tuple(dict.fromkeys(media.partition(";")[0].strip().lower() for media in produced))
        self._json = any(is_json(media) for media in self.produced)
        self._known: dict[tuple[str, bool], bool] = {}

    def satisfies(self, accept: str, *, strict: bool) -> bool:
        """Whether one of the produced media types is asked for.

        Unless strict (Ontsluiten), any JSON type asks for any JSON: real clients of Presenteren send
        `application/json` for HAL (facts/presenteren.md 2.2).
        """
        key = (accept, strict)
        verdict = self._known.get(key)
        if verdict is None:
            verdict = self._judge(accept, strict)
            if len(self._known) < MAX_KNOWN:
                self._known[key] = verdict
        return verdict

    def _judge(self, accept: str, strict: bool) -> bool:
        if not self.produced:
            return True
        ranges = []
        for part in accept.split(","):
            media, *options = (piece.strip().lower() for piece in part.split(";"))
            if media and not any(REFUSED.fullmatch(option) for option in options):
                ranges.append(media)
        if not ranges:
            return not accept.strip()
        return any(self._matches(media, strict) for media in ranges)

    def _matches(self, media: str, strict: bool) -> bool:
        if media in ("*/*", "*"):
            return True
        if media.endswith("/*"):
            return any(produced.startswith(media[:-1]) for produced in self.produced)
        return media in self.produced or (not strict and self._json and is_json(media))
