"""Give memory back to the system after a large delivery: glibc keeps what it freed, which adds up to a GB."""

import ctypes
import gc
import sys
from collections.abc import Callable
from functools import cache

RUIM = 4 * 1024 * 1024  # bytes of files in a delivery from which this is worth its time


@cache
def _trim() -> Callable[[int], int] | None:
    """malloc_trim of glibc; None on a system that has none (musl, macOS, Windows)."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        functie: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):
        return None
    return functie


def geef_terug(omvang: int) -> bool:
    """After a delivery of so many bytes, whose trees nobody holds any more. Whether anything was asked of glibc."""
    trim = _trim()
    if omvang < RUIM or trim is None:
        return False
    gc.collect()
    trim(0)
    return True
