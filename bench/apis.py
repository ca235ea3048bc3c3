"""Every API once, for the memory that takes; and the questions that have a norm of their own."""

import json
import statistics
import subprocess
import sys
import time
from typing import Any, NamedTuple

from bench.kaart import ACHTERGROND, VECTOR
from bench.last import CRS
from bench.servers import BASE, ROOT, Running

TR = "/publiek/toepasbare-regels/api"
RTR = f"{TR}/rtrgegevens/v2"
LOCATIE = "/bzk/locatieserver/search/v3_1"
TOEPASBAAR = "/publiek/omgevingsdocumenten/api/toepasbaaropvragen/v7"
ONTSLUITEN = "/publiek/omgevingsinformatie/api/ontsluiten/v2"
CATALOGUS = "/publiek/catalogus/api/opvragen/v3"
SAMENGESTELD = f"{TR}/samengestelderegistratietoepasbareregelsservices/v2"
WERKZAAMHEID = "http://toepasbare-regels.omgevingswet.overheid.nl/werkzaamheden/id/concept/DakkapelPlaatsen"
PUNT = {"type": "Point", "coordinates": [121687.0, 487484.0]}
OP_PUNT = {"geometrie": PUNT, "spatialOperator": "intersects"}
DATUM = "25-11-2026"
TERMEN = ("Lely", "Lelystad", "Dam 1", "1011AB", "Hoofdstraat", "Gron", "Europalaan 10", "Utr", "Asse", "Zwolle")
RONDEN = 12


class Vraag(NamedTuple):
    """One request; with a body it is a POST."""

    naam: str
    pad: str
    body: Any = None


BAL = f"{BASE}/regelingen/_akn_nl_act_mnre1034_2018_BWBR0041330"
VRAGEN = (
    Vraag("regelingen", f"{BASE}/regelingen?page=1&size=20"),
    Vraag("regelingen _zoek", f"{BASE}/regelingen/_zoek?page=1&size=20", {"geometrie": PUNT}),
    Vraag("documentstructuur", f"{BAL}/documentstructuur"),
    Vraag("regeltekstannotaties", f"{BAL}/regeltekstannotaties"),
    Vraag("onderwerpen _zoek", f"{BASE}/onderwerpen/_zoek", {"geometrie": PUNT}),
    Vraag("documenten _zoek", f"{ONTSLUITEN}/documenten/_zoek?size=20", {}),
    Vraag("documenten _suggereer", f"{ONTSLUITEN}/documenten/_suggereer?_find=wet"),
    Vraag("activiteiten", f"{RTR}/activiteiten?datum={DATUM}"),
    Vraag("activiteiten _zoek", f"{RTR}/activiteiten/_zoek", {"datum": DATUM, "geometrie": PUNT}),
    Vraag("RTR werkzaamheden", f"{RTR}/werkzaamheden?datum={DATUM}"),
    Vraag("zoekinterface activiteiten", f"{TR}/zoekinterface/v2/activiteiten/_zoek", {"zoekterm": "dak"}),
    Vraag("zoekinterface werkzaamheden", f"{TR}/zoekinterface/v2/werkzaamheden/_zoek", {"zoekterm": "dak"}),
    Vraag("opvragen werkzaamheden", f"{TR}/opvragenwerkzaamheden/v1/werkzaamheden"),
    Vraag(
        "samengesteld",
        f"{SAMENGESTELD}/werkzaamheden/_bepaalRegelbeheerobjectTyperingen",
        {"functioneleStructuurRefs": [WERKZAAMHEID], "_geo": {"intersects": PUNT}},
    ),
    Vraag("toepasbaar levenscyclus", f"{TOEPASBAAR}/activiteitengeaggregeerd/levenscyclus?size=200"),
    Vraag("toepasbaar activiteiten _zoek", f"{TOEPASBAAR}/activiteitidentificaties/_zoek", OP_PUNT),
    Vraag("catalogus", f"{CATALOGUS}/concepten"),
    Vraag("suggest", f"{LOCATIE}/suggest?q=Lelystad"),
    Vraag("free", f"{LOCATIE}/free?q=1011AB%201"),
    Vraag("reverse", f"{LOCATIE}/reverse?X=121687&Y=487484"),
    Vraag("vectortegel", f"{VECTOR}/5/15/14.pbf"),
    Vraag("kaarttegel", f"{ACHTERGROND}/5/14/15.png"),
    Vraag("kaarttegel met adressen", f"{ACHTERGROND}/11/946/985.png"),
)


def alles(server: Running) -> dict[str, float]:
    """Ask each once: milliseconds by name. RuntimeError when one does not answer with 200 (a tile: or 204)."""
    return {vraag.naam: _ms(server, vraag) for vraag in VRAGEN}


def eerste_rtr(server: Running) -> float:
    """Milliseconds of a search of the RTR by a point, asked once: for right after a delivery."""
    return _ms(server, Vraag("", f"{RTR}/activiteiten/_zoek", {"datum": DATUM, "geometrie": PUNT}))


def zaad_s() -> float:
    """Seconds that compiling the whole seed takes."""
    begin = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "simulator.zaad.compile", "--opnieuw"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL
    )
    return time.perf_counter() - begin


def snelheden(server: Running, into: dict[str, list[float]]) -> None:
    """RTR by a point and suggest, each with questions that differ; the 95th percentile, the very first left out."""
    eerste_rtr(server)
    _ms(server, Vraag("", f"{LOCATIE}/suggest?q=Amsterdam"))
    punten = [(121687 + 9973.5 * (n % 7) - 20000, 487484 + 7919.5 * (n % 11) - 60000) for n in range(RONDEN * 2)]
    rtr = [
        _ms(
            server,
            Vraag("", f"{RTR}/activiteiten/_zoek", {"datum": DATUM, "geometrie": {**PUNT, "coordinates": list(punt)}}),
        )
        for punt in punten
    ]
    termen = [f"{term}{staart}".replace(" ", "%20") for term in TERMEN for staart in ("", " ", " 1")]
    suggest = [_ms(server, Vraag("", f"{LOCATIE}/suggest?q={term}")) for term in termen]
    for naam, gemeten in (("rtr_punt", rtr), ("suggest", suggest)):
        into.setdefault(f"{naam}_ms", []).append(sorted(gemeten)[len(gemeten) * 95 // 100])
        into.setdefault(f"{naam}_mediaan_ms", []).append(statistics.median(gemeten))


def _ms(server: Running, vraag: Vraag) -> float:
    body = None if vraag.body is None else json.dumps(vraag.body).encode()
    koppen = {} if body is None else {"Content_Type": "application/json", "Content_Crs": CRS}
    begin = time.perf_counter()
    status, answer = server.call("GET" if body is None else "POST", vraag.pad, body, **koppen)
    duur = (time.perf_counter() - begin) * 1000
    if status not in (200, 204):
        raise RuntimeError(f"{vraag.naam or vraag.pad} geeft {status}: {answer[:300]!r}")
    return duur
