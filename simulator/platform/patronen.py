"""Patterns for paths in journal and faults: `*` is anything; without `*` the path must begin with the pattern."""

import functools
import re
from collections.abc import Callable


@functools.lru_cache(maxsize=256)
def pad_patroon(patroon: str) -> Callable[[str], bool]:
    """A test for paths. Runs of `*` count as one, so that matching stays linear in practice."""
    if "*" not in patroon:
        return lambda pad: pad.startswith(patroon)
    parts = re.split(r"\*+", patroon)

    def match(pad: str) -> bool:
        first, *middle, last = parts
        if not pad.startswith(first) or len(pad) < len(first) + len(last) or not pad.endswith(last):
            return False
        place, end = len(first), len(pad) - len(last)
        for part in middle:
            place = pad.find(part, place, end)
            if place < 0:
                return False
            place += len(part)
        return True

    return match
