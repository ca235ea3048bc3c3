"""Writing files so that they are whole or not there, whatever happens meanwhile."""

import os
import threading
from pathlib import Path


def write_in_place(path: Path, data: bytes) -> None:
    """Write a file durably and put it in place in one step. OSError: what was there is still there."""
    part = path.with_suffix(f".{os.getpid()}.{threading.get_ident()}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.rename(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    fsync_folder(path.parent)


def fsync_folder(folder: Path) -> None:
    """Make a rename or a new file in this folder durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
