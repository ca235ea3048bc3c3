"""Hooks per authority, Algemene Set, werkzaamheden and couplings: complete, and of activities that exist."""

import csv
import json
import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.zaad import algemene_set, haken, organisaties, toepasbaar, werkzaamheden
from simulator.zaad.bronnen import ZAADMAP
from tests.zaad.lezen import Pakket, soort, tekst

RIJK = "nl.imow-mnre1034.activiteit."
ALGEMEEN = "ActiviteitenMetGevolgenVoorDeFysiekeLeefomgevingNietGesynchroniseerd"
# a supplier's first look: these words must find these werkzaamheden
BEKEND = {
    "dakkapel": "DakkapelPlaatsen",
    "uitbouw": "AanbouwPlaatsen",
    "boom kappen": "BoomWeghalen",
    "zonnepanelen": "ZonnepaneelPlaatsen",
    "inrit": "UitritAanleggen",
    "sloopmelding": "SlopenVanEenBouwwwerkOfDeelDaarvanOfHetVerwijderenVanAsbest",
    "hemelwater": "RegenwaterLozen",
    "bodemenergie": "BodemenergiesysteemAanleggenEnGebruiken",
    "festival": "EvenementOrganiseren",
    "restaurant": "Horecabedrijf",
    "schutting": "HekwerkPlaatsen",
    "warmtepomp": "WarmtepompPlaatsen",
}


@pytest.fixture
def kopie(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ZAADMAP, tmp_path / "seed"))


def test_elk_decentraal_gezag_heeft_een_haak() -> None:
    codes = Counter(str(h["identificatie"]).split(".")[1].removeprefix("imow-") for h in haken())
    decentraal = {o["code"] for o in organisaties() if o["bestuurslaag"] != "ministerie"}
    assert set(codes) == decentraal | {"mnre1034"}
    assert {c for c, aantal in codes.items() if aantal > 1} == {"gm0297"}
    namen = [h["identificatie"] for h in haken()]
    assert len(namen) == len(set(namen))
    assert sum(str(n).endswith(".ActInOmgevingsplanGem") for n in namen) == 362


def test_haak_hangt_onder_de_activiteit_van_zijn_laag() -> None:
    ouders = {
        "gm": {"ActInOmgevingsplan"},
        "pv": {"ActiviteitInOmgevingsver"},
        "ws": {"ActInWaterschapsverordening"},
    }
    for haak in haken():
        laag, ouder = str(haak["identificatie"])[8:10], haak["bovenliggendeActiviteit"]
        if laag in ouders and not str(haak["identificatie"]).endswith(".BouwwerkBouwen"):
            assert str(ouder).removeprefix(RIJK) in ouders[laag]


def test_algemene_set_is_die_van_het_register(gedeeld: Callable[[str], Path]) -> None:
    onze = list(algemene_set())
    assert len({a["urn"] for a in onze}) == 13
    with gedeeld("data/activiteiten-rijk.csv").open(encoding="utf-8") as bestand:
        feiten = [r for r in csv.DictReader(bestand) if r["urn"] and "." not in r["urn"]]
    assert sorted((a["urn"], a["omschrijving"], a["beginDatum"]) for a in onze) == sorted(
        (r["urn"], r["omschrijving"], r["begindatum"]) for r in feiten
    )
    assert [a["urn"] for a in onze if a["bovenliggendeActiviteit"] is None] == [ALGEMEEN]
    assert {a["bovenliggendeActiviteit"] for a in onze} - {None} <= {a["urn"] for a in onze}
    geldig = Counter(a["urn"] for a in onze if a["eindDatum"] is None)
    assert set(geldig.values()) == {1}
    assert len(geldig) == 13


def test_werkzaamheden_zijn_die_van_het_dso(gedeeld: Callable[[str], Path]) -> None:
    feiten = json.loads(gedeeld("data/werkzaamheden-pre.json").read_text(encoding="utf-8"))["activities"]
    onze = list(werkzaamheden())
    assert sorted(w["urn"] for w in onze) == sorted(feiten)
    assert len(onze) == 294
    for werkzaamheid in onze:
        assert werkzaamheid["trefwoorden"]
        assert werkzaamheid["omschrijving"][0].isupper()
        assert werkzaamheid["omschrijving"] == werkzaamheid["omschrijving"].strip()
    woorden = {w["urn"]: w["trefwoorden"] for w in onze}
    assert {urn for woord, urn in BEKEND.items() if woord not in woorden[urn]} == set()


def test_elke_werkzaamheid_is_gekoppeld_aan_iets_dat_bestaat(
    zaad: list[Pakket], gedeeld: Callable[[str], Path]
) -> None:
    lokaal = {
        "rijk": {
            tekst(o, "{*}identificatie").removeprefix(RIJK)
            for p in zaad
            for o in p.objecten()
            if soort(o) == "Activiteit"
        }
    }
    for laag, naam in (("gemeente", "bruidsschat-gemeente-boom"), ("waterschap", "bruidsschat-waterschap-ws0661")):
        with gedeeld(f"data/{naam}.csv").open(encoding="utf-8") as bestand:
            lokaal[laag] = {r["lokale_naam"] for r in csv.DictReader(bestand, delimiter=";")}
    gekoppeld = set()
    for activiteit in toepasbaar():
        assert activiteit["lokaleNaam"] in lokaal[activiteit["bestuurslaag"]]
        gekoppeld |= {w["urn"] for w in activiteit["inhoud"]["werkzaamheden"]}
    assert gekoppeld == {w["urn"] for w in werkzaamheden()}


def test_wie_iets_weghaalt_komt_niet_bij_aanleggen() -> None:
    koppelingen = [(w["urn"], a["lokaleNaam"]) for a in toepasbaar() for w in a["inhoud"]["werkzaamheden"]]
    weg = re.compile("(?<!Of)(Weghalen|Verwijderen)$")
    maken = re.compile("(Aanleggen|Plaatsen|Oprichten|Bouwen)$")
    assert [k for k in koppelingen if weg.search(k[0]) and maken.search(k[1])] == []
    assert {a for urn, a in koppelingen if urn == "BoomPlanten"} == {"BoomPlaatsen", "WerkzaamheidUitv"}
    assert "OverigFloraFauna" not in {a for urn, a in koppelingen if urn == "EvenementOrganiseren"}


def test_inhoud_heeft_de_vorm_van_de_aanlevering() -> None:
    for activiteit in toepasbaar():
        inhoud = activiteit["inhoud"]
        assert inhoud["typering"] in {"Milieubelastend", "Overige", "Water"}
        assert re.fullmatch("[0-9]{2}-[0-9]{2}-[0-9]{4}", inhoud["begindatum"])
        assert inhoud["regelbeheerobjecten"][0] == {"typering": "Conclusie"}
        for beheerobject in inhoud["regelbeheerobjecten"][1:]:
            assert beheerobject["typering"] == "Indieningsvereisten"
            assert beheerobject["toestemming"]["code"] in {"Vergunning", "Melding", "Informatie"}
        urns = [w["urn"] for w in inhoud["werkzaamheden"]]
        assert urns == sorted(set(urns))


def test_fout_in_een_bron_stopt_met_naam(kopie: Path) -> None:
    map_ = kopie / "functionele-structuur"
    (map_ / "algemene-set.csv").write_text(
        (map_ / "algemene-set.csv").read_text(encoding="utf-8").replace("2021-12-08", "08-12-2021"), encoding="utf-8"
    )
    with pytest.raises(ValueError, match="AlgemeneSet heeft een datum"):
        list(algemene_set(kopie))
    (map_ / "toepasbaar" / "gemeente.json").write_text('{"Dakkapel": {"typering": "Overige"}}', encoding="utf-8")
    with pytest.raises(ValueError, match="Dakkapel heeft niet de velden"):
        list(toepasbaar(kopie))
    (map_ / "toepasbaar" / "dorp.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ValueError, match=r"dorp.json: onbekende bestuurslaag"):
        list(toepasbaar(kopie))
