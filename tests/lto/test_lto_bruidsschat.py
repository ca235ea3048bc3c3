"""The bruidsschat: there for a few, and for any other gemeente or waterschap on request."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.conftest import Draaiend, Omgevingsclient
from tests.lto.conftest import Probleem

REGELINGEN = "/publiek/omgevingsdocumenten/api/presenteren/v8/regelingen"
NU = "2026-11-25T12:00:00+01:00"


def regeling(lto: Omgevingsclient, code: str, werk: str = "2020_omgevingsplan") -> str:
    return f"{REGELINGEN}/_akn_nl_act_{code}_{werk}"


@pytest.fixture
def lto(lto: Omgevingsclient) -> Omgevingsclient:
    lto.klok(NU, loopt=False)
    return lto


@pytest.mark.parametrize("code", ["gm0363", "gm0532", "gm0995"])
def test_in_het_zaad(lto: Omgevingsclient, code: str) -> None:
    antwoord = lto.get(regeling(lto, code))
    assert antwoord.status_code == 200
    inhoud = antwoord.json()
    assert inhoud["type"]["waarde"] == "Omgevingsplan"
    assert inhoud["geregistreerdMet"]["beginInwerking"] == "2024-01-01"
    annotaties = lto.get(regeling(lto, code) + "/regeltekstannotaties").json()
    namen = {activiteit["identificatie"] for activiteit in annotaties["activiteiten"]}
    assert len(namen) == 90
    assert f"nl.imow-{code}.activiteit.Dakkapel" in namen


def test_waterschap_in_het_zaad(lto: Omgevingsclient) -> None:
    pad = regeling(lto, "ws0661", "2023_waterschapsverordening")
    assert lto.get(pad).json()["type"]["waarde"] == "Waterschapsverordening"
    assert len(lto.get(pad + "/regeltekstannotaties").json()["activiteiten"]) == 41


@pytest.mark.parametrize(
    ("code", "werk", "aantal"),
    [
        ("gm0344", "2020_omgevingsplan", 90),
        ("gm0518", "2020_omgevingsplan", 90),  # 's-Gravenhage: an apostrophe in the name
        ("gm0297", "2020_omgevingsplan", 90),  # its hooks are placeholders in the seed
        ("gm9905", "2020_omgevingsplan", 90),
        ("ws0653", "2023_waterschapsverordening", 41),
    ],
)
def test_toedelen_en_terug(lto: Omgevingsclient, code: str, werk: str, aantal: int) -> None:
    pad = regeling(lto, code, werk)
    assert lto.get(pad).status_code == 404
    antwoord = lto.post(f"/_lto/bruidsschat/{code}")
    assert antwoord.status_code == 201, antwoord.text
    aanlevering = antwoord.json()
    assert aanlevering["uitkomst"] == "gepubliceerd"
    assert [melding for melding in aanlevering["meldingen"] if melding["ernst"] == "fout"] == []
    assert lto.get(antwoord.headers["location"].removeprefix(lto.basis)).json() == aanlevering
    inhoud = lto.get(pad).json()
    assert inhoud["geregistreerdMet"]["tijdstipRegistratie"].startswith("2019-01-01")
    activiteiten = lto.get(pad + "/regeltekstannotaties").json()["activiteiten"]
    assert len(activiteiten) == aantal
    assert lto.post("/_lto/reset").status_code == 200
    lto.klok(NU, loopt=False)
    assert lto.get(pad).status_code == 404


def test_tweemaal_is_409(lto: Omgevingsclient, probleem: Probleem) -> None:
    assert lto.post("/_lto/bruidsschat/gm0014").status_code == 201
    probleem(lto.post("/_lto/bruidsschat/gm0014"), 409, "al", "gemeente Groningen")
    probleem(lto.post("/_lto/bruidsschat/gm0363"), 409, "al")
    assert lto.get("/_lto/aanleveringen").json()["page"]["totalElements"] == 1


def test_tegelijk_gevraagd_komt_er_een(lto: Omgevingsclient) -> None:
    with ThreadPoolExecutor(4) as pool:
        statussen = list(pool.map(lambda _: lto.post("/_lto/bruidsschat/gm0106").status_code, range(4)))
    assert sorted(statussen) == [201, 409, 409, 409]


@pytest.mark.parametrize("code", ["gm9999", "gm", "0344", "GM0344", "x" * 40, "gm0344%20", "gm%D9%A0344"])
def test_onbekende_code_is_404(lto: Omgevingsclient, probleem: Probleem, code: str) -> None:
    probleem(lto.post(f"/_lto/bruidsschat/{code}"), 404)


@pytest.mark.parametrize("code", ["pv24", "mnre1034", "x" * 41])
def test_zonder_bruidsschat_is_400(lto: Omgevingsclient, probleem: Probleem, code: str) -> None:
    document = probleem(lto.post(f"/_lto/bruidsschat/{code}"), 400)
    assert [param["name"] for param in document["invalid-params"]] == ["code"]


def test_het_profiel_van_de_omgeving_telt_niet(lto: Omgevingsclient) -> None:
    lto.put("/_lto/profiel", json={"profiel": "keten-2021", "regels": {"LVBB1519": "fout"}}).raise_for_status()
    assert lto.post("/_lto/bruidsschat/gm0344").json()["uitkomst"] == "gepubliceerd"


def test_ook_als_de_verwerking_vertraagd_is(
    draai: Callable[..., Draaiend], nieuwe_omgeving: Callable[[Draaiend], Omgevingsclient]
) -> None:
    client = nieuwe_omgeving(draai(verwerking="handmatig"))
    client.klok(NU, loopt=False)
    assert client.post("/_lto/bruidsschat/gm0344").json()["status"] == "gereed"
    assert client.get(regeling(client, "gm0344")).status_code == 200
