"""Compile every document of `openapi/` into `build/openapi/`, so that the first start need not (used by the image)."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from simulator.api import APIS
from simulator.platform.documents import load

if __name__ == "__main__":
    for api in APIS:
        load(api.document)
