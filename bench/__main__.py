"""`make bench`: three interleaved rounds, medians, `bench/uitkomst.json` and the table in docs/snelheid.md."""

import argparse
import contextlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

from bench.apis import alles, eerste_rtr, snelheden, zaad_s
from bench.kaart import kaart
from bench.last import CRS, WORK
from bench.levering import levering
from bench.servers import BASE, BENCH, ROOT, Running, free_port, kaal, ours, prism, running
from bench.verslag import write

ROUNDS = 3
WARM = 1.0
ASSEMBLED = 2.0  # seconds after its first answer by which a simulator has put all its APIs together
REST = 0.5  # seconds between reading back and reset: the reset is measured, not the end of the delivery
LATER = "geldigOp=2099-01-01&inWerkingOp=2099-01-01"  # the delivered regeling is in force by then
SECONDS = 4.0  # of each kind of load per server and round
SLICES = 4
OURS = (
    "vectortegel_koud_ms",
    "vectortegel_warm_ms",
    "kaarttegel_koud_ms",
    "rtr_punt_ms",
    "rtr_na_aanlevering_ms",
    "suggest_ms",
    "zaad_s",
)
Figures = dict[str, dict[str, list[float]]]  # naam -> figure -> one value per round or slice


def main() -> int:
    """Measure and write; 0 when that worked, whatever the figures are."""
    options = argparse.ArgumentParser(description="meet de simulator naast Prism en kale Starlette")
    options.add_argument("--rondes", type=int, default=ROUNDS)
    options.add_argument("--seconden", type=float, default=SECONDS)
    options.add_argument(
        "--alleen-lto", action="store_true", help="alleen wat zonder Prism gemeten wordt, bij wat er al is"
    )
    chosen = options.parse_args()
    _two_cores()
    if chosen.alleen_lto:
        return _only_ours(chosen.rondes)
    _install_prism()
    figures: Figures = {"lto": {"zaad_s": [zaad_s()]}, "prism": {}, "kaal": {}}
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder) / "antwoord"
        _say("de aanlevering maken")
        package = levering(1, date.today())
        for number in range(1, chosen.rondes + 1):
            _say(f"ronde {number}")
            with contextlib.ExitStack() as stack:
                servers = []
                for make in (ours, prism, lambda port: kaal(port, answers)):
                    port = free_port()
                    server = stack.enter_context(running(make(port), port))
                    if server.kind.naam == "lto" and number == 1:
                        _keep_answers(server, answers)
                    figures[server.kind.naam].setdefault("start_s", []).append(server.start_s)
                    servers.append(server)
                for work in WORK:
                    _load(servers, figures, work, chosen.seconden)
                for server in servers:
                    figures[server.kind.naam].setdefault("rss_mb", []).append(server.rss_mb())
                _everything(servers[0], figures["lto"])
                _steering(servers[0], figures["lto"], package)
    outcome = _outcome(figures, len(package))
    write(outcome, BENCH / "uitkomst.json", ROOT / "docs" / "snelheid.md")
    print(json.dumps(outcome, indent=2))
    return 0


def _only_ours(rounds: int) -> int:
    """What needs no comparison, measured apart and put with the outcome of the last whole run."""
    path = BENCH / "uitkomst.json"
    outcome = json.loads(path.read_text())
    into: dict[str, list[float]] = {"zaad_s": [zaad_s()]}
    package = levering(1, date.today())
    for number in range(1, rounds + 1):
        _say(f"ronde {number}")
        port = free_port()
        with running(ours(port), port) as server:
            time.sleep(ASSEMBLED)
            _everything(server, into)
            _steering(server, into, package)
    outcome["rondes"]["lto"].update(into)
    write(_outcome(outcome["rondes"], len(package)), path, ROOT / "docs" / "snelheid.md")
    print(json.dumps({figure: statistics.median(values) for figure, values in into.items()}, indent=2))
    return 0


def _everything(server: Running, into: dict[str, list[float]]) -> None:
    """Tiles, the questions with a norm of their own, and every API once; then what all of that holds in memory."""
    kaart(server, into)
    snelheden(server, into)
    alles(server)
    into.setdefault("rss_alles_mb", []).append(server.rss_mb())


def _load(servers: list[Running], figures: Figures, work: str, seconds: float) -> None:
    """One kind of load in short slices, in turns: what else the machine does meets all alike. Others are idle then."""
    for part in range(SLICES):
        for server in servers:
            load = [str(server.port), server.kind.base, work, str(WARM if part == 0 else 0), str(seconds / SLICES)]
            command = [sys.executable, "-m", "bench.last", *load]
            answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            if answer.returncode:
                raise RuntimeError(f"de belasting {work} van {server.kind.naam} mislukt: {answer.stderr[-1000:]}")
            measured = json.loads(answer.stdout)
            if measured["fout"]:
                raise RuntimeError(f"{server.kind.naam} gaf bij {work} {measured['fout']} antwoorden die geen 200 zijn")
            for figure in ("per_s", "mediaan_ms", "p99_ms"):
                figures[server.kind.naam].setdefault(f"{work}_{figure}", []).append(measured[figure])


def _keep_answers(server: Running, answers: Path) -> None:
    """What we answer is what bare Starlette sends."""
    status, body = server.call("GET", f"{BASE}/regelingen?page=1&size=20")
    assert status == 200, body
    answers.with_suffix(".get").write_bytes(body)
    search = b'{"geometrie":{"type":"Point","coordinates":[155000,463000]}}'
    headers = {"Content_Type": "application/json", "Content_Crs": CRS}
    status, body = server.call("POST", f"{BASE}/regelingen/_zoek?page=1&size=20", search, **headers)
    assert status == 200, body
    answers.with_suffix(".post").write_bytes(body)


def _steering(server: Running, into: dict[str, list[float]], package: bytes) -> None:
    """A delivery of 1 MB to its verdict, read back, and the reset that takes it away again."""
    begin = time.perf_counter()
    status, body = server.call("POST", "/_lto/aanleveringen", package, Content_Type="application/zip")
    into.setdefault("aanlevering_s", []).append(time.perf_counter() - begin)
    answer = json.loads(body)
    if status != 201 or answer["uitkomst"] != "gepubliceerd":
        raise RuntimeError(f"de aanlevering wordt niet gepubliceerd: {status} {body[:1000]!r}")
    status, body = server.call("GET", f"{BASE}/regelingen/{path_id(answer['regelingversies'][0])}?{LATER}")
    assert status == 200, body
    into.setdefault("rtr_na_aanlevering_ms", []).append(eerste_rtr(server))
    time.sleep(REST)
    begin = time.perf_counter()
    status, body = server.call("POST", "/_lto/reset")
    into.setdefault("reset_ms", []).append((time.perf_counter() - begin) * 1000)
    assert status == 200, body


def path_id(expression: str) -> str:
    """The work of an expression as it stands in a path."""
    return expression.partition("/nld@")[0].replace("/", "_").replace("-", "_")


def _outcome(figures: Figures, package: int) -> dict[str, Any]:
    median = {
        naam: {figure: statistics.median(values) for figure, values in row.items()} for naam, row in figures.items()
    }
    lto, other, limit = median["lto"], median["prism"], median["kaal"]
    ratio = {work: lto[f"{work}_per_s"] / other[f"{work}_per_s"] for work in WORK}
    ratio["koude_start"] = lto["start_s"] / other["start_s"]
    ratio["geheugen"] = lto["rss_mb"] / other["rss_mb"]
    ratio["geheugen_alles"] = lto["rss_alles_mb"] / other["rss_mb"]
    return {
        "verhouding": ratio,
        "grens": {work: lto[f"{work}_per_s"] / limit[f"{work}_per_s"] for work in WORK},
        "reset_ms": lto["reset_ms"],
        "aanlevering_s": lto["aanlevering_s"],
        **{figure: lto[figure] for figure in OURS},
        "klaar_s": lto["start_s"],
        "aanlevering_bytes": package,
        "medianen": median,
        "rondes": figures,
    }


def _two_cores() -> None:
    """Everything on the same two cores, also on a larger machine; the children inherit it."""
    cores = sorted(os.sched_getaffinity(0))[:2]
    os.sched_setaffinity(0, cores)


def _install_prism() -> None:
    """Prism as package-lock.json has it."""
    if (BENCH / "node_modules" / "@stoplight" / "prism-cli").is_dir():
        return
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("make bench heeft Node.js met npm nodig (voor Prism)")
    _say("Prism installeren (npm ci)")
    subprocess.run([npm, "ci", "--no-audit", "--no-fund", "--silent"], cwd=BENCH, check=True)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
