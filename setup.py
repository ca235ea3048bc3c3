"""Build the package with its documents and seed inside: `simulator.settings.ROOT` finds them there."""

from setuptools import find_packages, setup

BUNDLED = {"simulator.meegeleverd.openapi": "openapi", "simulator.meegeleverd.seed": "seed"}

setup(
    packages=[*find_packages(include=["simulator", "simulator.*"]), *BUNDLED],
    package_dir=BUNDLED,
    package_data={"simulator": ["**/*"], **{name: ["**/*"] for name in BUNDLED}},
    exclude_package_data={"": ["*.pyc"]},
)
