"""The registers that no supplier delivers."""

import csv
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from shapely.geometry import shape

from simulator.zaad import behandeldiensten, gebieden, haken, organisaties

# the extent of the tiles of the DSO in RD (facts/rijksregels.md 3)
MINX, MINY, MAXX, MAXY = -285401.92, 71093.0554, 546906.9446, 903401.92


def test_organisaties_zijn_die_van_het_dso(gedeeld: Callable[[str], Path]) -> None:
    onze = {o["code"]: o["naam"] for o in organisaties()}
    with gedeeld("data/organisaties-dso.csv").open(encoding="utf-8") as bestand:
        feiten = {r["code"]: r["naam"] for r in csv.DictReader(bestand, delimiter=";")}
    assert len(feiten) == 376
    assert feiten.items() <= onze.items()
    extra = set(onze) - set(feiten)
    assert {"gm9913", "gm9919", "gm9920", "pv73", "pv79", "pv80", "ws9920", "mnre1130"} <= extra


def test_organisaties_hebben_een_eigen_oin(gedeeld: Callable[[str], Path]) -> None:
    alle = list(organisaties())
    assert len({o["code"] for o in alle}) == len({o["oin"] for o in alle}) == len(alle)
    assert Counter(o["bestuurslaag"] for o in alle) == {
        "gemeente": 362,
        "provincie": 32,
        "waterschap": 41,
        "ministerie": 7,
    }
    with gedeeld("data/oin.csv").open(encoding="utf-8") as bestand:
        bekend = {r["code"]: r["oin"] for r in csv.DictReader(bestand, delimiter=";") if r["code"][:2] != "gr"}
    bekend.pop("", None)
    assert {o["code"]: o["oin"] for o in alle if o["oinHerkomst"] == "bekend"} == bekend
    assert all(o["oin"].startswith("00000099") for o in alle if o["oinHerkomst"] == "gemaakt")


def test_testeilanden_volgen_de_regel() -> None:
    vlakken = {g["code"]: shape(g["geometrie"]).bounds for g in gebieden()}
    diensten = {d["code"]: d for d in behandeldiensten()}
    codes = {o["code"] for o in organisaties()}
    assert len(diensten) == 20
    for n in range(1, 21):
        x, y = 90000 + 2500 * ((n - 1) // 5), 530000 + 2500 * ((n - 1) % 5)
        assert vlakken[f"PV{60 + n}"] == (x, y, x + 2000, y + 2000)
        assert vlakken[f"WS{9900 + n}"] == (x + 200, y + 800, x + 1800, y + 1800)
        assert vlakken[f"GM{9900 + n}"] == (x + 400, y + 200, x + 1600, y + 1400)
        dienst = diensten[f"gr{9900 + n}"]
        assert dienst["kader"] == [x + 600, y + 600, x + 1400, y + 1000]
        assert set(dienst["bevoegdeGezagen"]) == {f"gm{9900 + n}", f"ws{9900 + n}", f"pv{60 + n}"} & codes
    assert diensten["gr9919"]["kader"] == [98100, 538100, 98900, 538500]


def test_oin_van_behandeldiensten(gedeeld: Callable[[str], Path]) -> None:
    diensten = {d["code"]: d for d in behandeldiensten()}
    oins = [d["oin"] for d in diensten.values()] + [o["oin"] for o in organisaties()]
    assert len(set(oins)) == len(oins)
    with gedeeld("data/oin.csv").open(encoding="utf-8") as bestand:
        bekend = {r["code"]: r["oin"] for r in csv.DictReader(bestand, delimiter=";") if r["code"][:2] == "gr"}
    assert {code: d["oin"] for code, d in diensten.items() if d["oinHerkomst"] == "bekend"} == bekend
    assert all(d["oin"].startswith("00000099") for d in diensten.values())


def test_elk_decentraal_gezag_heeft_een_gebied() -> None:
    codes = {o["code"].upper() for o in organisaties() if o["bestuurslaag"] != "ministerie"}
    assert {g["code"] for g in gebieden()} == codes | {"LND6030.A", "LND6030.B"}


def test_gebieden_zijn_geldig_en_liggen_in_nederland() -> None:
    alle = {g["code"]: g for g in gebieden()}
    assert len(alle) == len(list(gebieden()))
    assert alle["GM0344"]["geometrieIdentificatie"] == "GM0344_20230101"
    buiten = shape(alle["LND6030.B"]["geometrie"]).buffer(500)
    for gebied in alle.values():
        vorm = shape(gebied["geometrie"])
        assert vorm.geom_type in ("Polygon", "MultiPolygon")
        assert vorm.is_valid, gebied["code"]
        assert MINX <= vorm.bounds[0] <= vorm.bounds[2] <= MAXX
        assert MINY <= vorm.bounds[1] <= vorm.bounds[3] <= MAXY
        assert buiten.covers(vorm), gebied["code"]
    assert not alle["GM9920"]["benadering"]
    assert alle["WS0636"]["benadering"]
    assert alle["LND6030.B"]["benadering"]


def test_haken_voor_de_voorbeelden() -> None:
    gevonden = {h["identificatie"].split("-", 1)[1] for h in haken()}
    assert {"gm9920.activiteit.ActInOmgevingsplanGem", "ws9920.activiteit.ActInWaterschapsVerordWs"} <= gevonden


def test_onleesbaar_register_stopt_met_naam(tmp_path: Path) -> None:
    for naam, inhoud, melding in (
        ("organisaties/organisaties.csv", "code;naam\n", "kolommen"),
        (
            "organisaties/organisaties.csv",
            "code;naam;bestuurslaag;oin;oin_herkomst;herkomst\ngm1;A;stad;00000099000000000001;gemaakt;x\n",
            "gm1 heeft een onbekende bestuurslaag",
        ),
        (
            "organisaties/organisaties.csv",
            "code;naam;bestuurslaag;oin;oin_herkomst;herkomst\ngm1;A\n",
            "csv:2: te veel of te weinig kolommen",
        ),
    ):
        path = tmp_path / naam
        path.parent.mkdir(exist_ok=True)
        path.write_text(inhoud, encoding="utf-8")
        with pytest.raises(ValueError, match=melding):
            list(organisaties(tmp_path))
