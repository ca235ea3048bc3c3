"""Nothing undocumented: a setting, command, `/_lto` route or problem without its place in docs/ fails here."""

import re
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from simulator.cli import OPDRACHTEN
from simulator.platform.problems import CATALOGUE
from simulator.settings import ROOT, SETTINGS, read_settings

DOCS = runpy.run_path(str(ROOT / "scripts" / "docs.py"))


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text("utf-8")


@pytest.mark.parametrize("part", sorted(DOCS["PARTS"]))
def test_wat_gemaakt_wordt_is_bij(part: str) -> None:
    _, text, wanted = DOCS["filled"](part)
    assert text == wanted, "verouderd; vernieuw met: make docs"


def test_elke_instelling_staat_in_de_documentatie() -> None:
    text = page("instellingen.md")
    assert not [s.variable for s in SETTINGS if f"`{s.variable}`" not in text]


def test_elke_opdracht_staat_in_de_documentatie() -> None:
    text = page("cli.md")
    assert not [naam for naam in OPDRACHTEN if f"## lto {naam}\n" not in text]


def test_elke_exitcode_staat_in_de_documentatie() -> None:
    from simulator.cli import exitcodes

    codes = [value for name, value in vars(exitcodes).items() if name.isupper()]
    assert len(codes) > 4
    assert not [code for code in codes if f"\n| {code} |" not in page("cli.md")]


def test_elke_route_van_de_besturing_staat_in_de_documentatie() -> None:
    document: dict[str, Any] = yaml.safe_load((ROOT / "openapi" / "lto-v1.yaml").read_text("utf-8"))
    text = page("besturing.md")
    routes = [f"{m.upper()} /_lto{path}" for path, item in document["paths"].items() for m in item if m != "parameters"]
    assert len(routes) > 25
    assert not [route for route in routes if f"`{route}`" not in text]


def test_elk_probleem_staat_in_de_documentatie() -> None:
    sections = dict(re.findall(r"^## ([a-z-]+)\n(\d{3} `\w+`)", page("fouten.md"), re.MULTILINE))
    assert sections == {key: f"{kind.status} `{kind.concept}`" for key, kind in CATALOGUE.items()}


def test_alles_van_de_client_staat_in_de_documentatie() -> None:
    from simulator.testing import Lto

    text = page("testen.md")
    public = [naam for naam in vars(Lto) if not naam.startswith("_")]
    assert len(public) > 15
    assert not [naam for naam in public if f"`{naam}(" not in text]


def test_elke_optie_van_de_plugin_staat_in_de_documentatie() -> None:
    text = page("testen.md")
    source = (ROOT / "simulator" / "testing" / "plugin.py").read_text("utf-8")
    options = re.findall(r'addoption\("(--[a-z-]+)"', source)
    settings = re.findall(r'addini\(\s*"([a-z_]+)"', source)
    assert (len(options), len(settings)) == (3, 4)
    assert not [option for option in options if f"`{option}=" not in text]
    assert not [setting for setting in settings if f"`{setting} =" not in text]


def test_elke_link_tussen_paginas_bestaat() -> None:
    pages = [ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")]
    dead = []
    for path in pages:
        for target in re.findall(r"\]\(([^)#\s]+)", path.read_text("utf-8")):
            if not target.startswith("http") and not (path.parent / target).exists():
                dead.append(f"{path.name}: {target}")
    assert not dead


def test_make_help_noemt_elk_doel() -> None:
    done = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True, timeout=30)
    for target in ("run", "test", "lint", "bench", "seed", "image"):
        assert f"make {target} " in done.stdout


def test_een_versie() -> None:
    from simulator import __version__

    assert f'version = "{__version__}"' in (ROOT / "pyproject.toml").read_text("utf-8")
    assert f"ARG VERSIE={__version__}\n" in (ROOT / "Dockerfile").read_text("utf-8")


def test_het_voorbeeld_voor_compose_kent_de_instellingen() -> None:
    services = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))["services"]
    settings = read_settings(services["lto"]["environment"])
    assert str(settings.data) in services["lto"]["volumes"][0]
    assert services["lto"]["ports"] == [f"{settings.port}:{settings.port}"]
    assert services["toepassing"]["depends_on"]["lto"]["condition"] == "service_healthy"


def test_elke_api_staat_in_de_tabel_van_de_readme() -> None:
    from simulator.api import APIS
    from simulator.platform.documents import load

    text = (ROOT / "README.md").read_text("utf-8")
    missing = [api.label for api in APIS if f"http://localhost:8080{load(api.document).base_path}`" not in text]
    assert not missing


def test_het_voorbeeld_voor_pytest_in_de_readme_werkt(tmp_path: Path) -> None:
    """As a supplier would use it: a file of tests in a project of its own, the plugin, and nothing else."""
    text = (ROOT / "README.md").read_text("utf-8")
    (example,) = re.findall(r"<!-- test: pytest -->\n```python\n(.*?)```", text, re.DOTALL)
    (tmp_path / "test_voorbeeld.py").write_text(example, "utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", "utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "simulator.testing.plugin", "-p", "no:cacheprovider", "-q", "."]
    done = subprocess.run(
        command, cwd=tmp_path, env=_environment(), capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{example.count('def test_')} passed" in done.stdout


def _environment() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(ROOT)}
