"""`python -m simulator` is the command `lto`."""

import sys

from simulator.cli import main

sys.exit(main())
