"""Writes the outcome: `bench/uitkomst.json`, and the table between the marks in docs/snelheid.md."""

import json
from pathlib import Path
from typing import Any

BEGIN, END = "<!-- bench -->", "<!-- /bench -->"
NAMES = {
    "uniek_get": "GET, steeds anders",
    "post_zoek": "POST `_zoek`, steeds anders",
    "herhaald_get": "GET, steeds dezelfde",
}
TARGETS = {
    ("verhouding", "uniek_get"): (">=", 4.0),
    ("verhouding", "post_zoek"): (">=", 4.0),
    ("grens", "uniek_get"): (">=", 0.30),
    ("grens", "post_zoek"): (">=", 0.20),
    ("grens", "herhaald_get"): (">=", 0.70),
    ("verhouding", "koude_start"): ("<=", 0.5),
    ("verhouding", "geheugen"): ("<=", 0.8),
    ("verhouding", "geheugen_alles"): ("<=", 0.8),
    ("", "klaar_s"): ("<=", 1.0),
    ("", "reset_ms"): ("<=", 10.0),
    ("", "aanlevering_s"): ("<=", 2.0),
    ("", "vectortegel_koud_ms"): ("<=", 20.0),
    ("", "vectortegel_warm_ms"): ("<=", 2.0),
    ("", "kaarttegel_koud_ms"): ("<=", 50.0),
    ("", "rtr_punt_ms"): ("<=", 5.0),
    ("", "rtr_na_aanlevering_ms"): ("<=", 20.0),
    ("", "suggest_ms"): ("<=", 5.0),
    ("", "zaad_s"): ("<=", 120.0),
}


def write(outcome: dict[str, Any], uitkomst: Path, document: Path) -> None:
    """Both files; the document is made when it is not there."""
    uitkomst.write_text(json.dumps(outcome, indent=2) + "\n")
    text = document.read_text() if document.exists() else f"# Snelheid\n\n{BEGIN}\n{END}\n"
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    document.write_text(f"{before}{BEGIN}\n{table(outcome)}{END}{after}")


def table(outcome: dict[str, Any]) -> str:
    """Two tables in Markdown: the measured figures, and each target with its figure."""
    median = outcome["medianen"]
    lines = ["| verzoeken per seconde | simulator | Prism | kale Starlette |", "|---|---:|---:|---:|"]
    for work, name in NAMES.items():
        row = (f"{median[naam][f'{work}_per_s']:.0f}" for naam in ("lto", "prism", "kaal"))
        lines.append(f"| {name} | {' | '.join(row)} |")
    for figure, name in (("start_s", "koude start tot de eerste 200 (s)"), ("rss_mb", "geheugen na de belasting (MB)")):
        row = (f"{median[naam][figure]:.2f}" for naam in ("lto", "prism", "kaal"))
        lines.append(f"| {name} | {' | '.join(row)} |")
    lines += ["", "| doel | norm | gemeten | |", "|---|---:|---:|---|"]
    for (group, figure), (sign, target) in TARGETS.items():
        value = outcome[group][figure] if group else outcome[figure]
        met = value >= target if sign == ">=" else value <= target
        name = {"verhouding": "ten opzichte van Prism: ", "grens": "ten opzichte van kale Starlette: "}.get(group, "")
        lines.append(f"| {name}{figure} | {sign} {target:g} | {value:.2f} | {'gehaald' if met else 'niet gehaald'} |")
    return "\n".join(lines) + "\n"
