"""The exit codes of `lto`; `lto --help` and docs/cli.md list them."""

GOED = 0
AFGEKEURD = 1  # a package was refused, or the simulator is not healthy
GEBRUIK = 2  # the command line or a setting is wrong
GEEN_SIMULATOR = 3  # the simulator cannot be reached, or refuses
NIET_KLAAR = 4  # a delivery is still being processed
AFGEBROKEN = 130  # ended by the user, as shells count it
