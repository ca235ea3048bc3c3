"""The page in headless Chromium, as someone uses it."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
Bestand = Callable[[str, bytes], Path]
LEVER = """([naam, inhoud]) => {
  const overdracht = new DataTransfer();
  for (const een of [].concat(naam)) overdracht.items.add(new File([inhoud], een, { type: "application/zip" }));
  const vak = document.getElementById("sleepvak");
  for (const soort of ["dragenter", "dragover", "drop"])
    vak.dispatchEvent(new DragEvent(soort, { bubbles: true, cancelable: true, dataTransfer: overdracht }));
}"""


def test_toont_wat_er_draait(lto: Any, pagina: Page) -> None:
    info = lto.get("/_lto/info").json()
    expect(pagina.locator("#toestand")).to_have_text("draait")
    expect(pagina.locator("#versie")).to_have_text(info["versie"])
    expect(pagina.locator("#omgeving")).to_have_text(lto.naam)
    expect(pagina.locator("#profiel-kop")).to_have_text("lto")
    for api in info["apis"]:
        rij = pagina.locator("#apis tr", has_text=api["basispad"]).last
        expect(rij).to_contain_text(api["documentversie"])
        assert rij.get_by_role("link").get_attribute("href") == api["document"]
    expect(pagina.locator("#aanleveringen-leeg")).to_be_visible()


def test_begin_is_dezelfde_pagina(lto: Any, open_pagina: Callable[[str], Page]) -> None:
    pagina = open_pagina(f"{lto.basis}/")
    expect(pagina.locator("#omgeving")).to_have_text(lto.naam)
    pagina.set_input_files("#bestand", {"name": "x.zip", "mimeType": "application/zip", "buffer": b"x"})
    expect(pagina.locator("#aanleveringen-tabel .rij-kop")).to_have_count(1)


def test_slepen_levert_aan_en_toont_het_verslag(lto: Any, pagina: Page) -> None:
    pagina.evaluate(LEVER, ["pakket.zip", "geen zip"])
    tabel = pagina.locator("#aanleveringen-tabel")
    expect(tabel.locator(".rij-kop")).to_contain_text(["mislukt"])
    levering = lto.get("/_lto/aanleveringen").json()["aanleveringen"][0]
    melding = lto.get(f"/_lto/aanleveringen/{levering['id']}").json()["meldingen"][0]
    expect(tabel.locator(".meldingen")).to_contain_text(melding["code"])
    expect(tabel.locator(".meldingen")).to_contain_text(melding["beschrijving"])
    expect(pagina.locator("#berichten")).to_contain_text("pakket.zip: mislukt")
    expect(pagina.locator("#sleepvak")).not_to_have_class(re.compile("boven"))
    tabel.get_by_text("Verslag zoals de keten het geeft").click()
    expect(tabel.locator(".xml")).to_contain_text("<?xml")
    with pagina.expect_download() as download:
        tabel.get_by_role("link", name="Pakket (zip)").click()
    assert Path(download.value.path()).read_bytes() == b"geen zip"
    with pagina.expect_download() as download:
        tabel.get_by_role("link", name="Resultaat (XML)").click()
    assert b"<?xml" in Path(download.value.path()).read_bytes()


def test_meer_pakketten_gaan_op_naam(lto: Any, pagina: Page) -> None:
    pagina.evaluate(LEVER, [["10.zip", "9.zip", "1.zip"], "x"])
    expect(pagina.locator("#aanleveringen-tabel .rij-kop")).to_have_count(3)
    expect(pagina.locator("#voortgang li")).to_have_count(0)
    berichten = pagina.locator("#berichten .bericht span")
    expect(berichten).to_have_text([re.compile(r"^1\.zip"), re.compile(r"^9\.zip"), re.compile(r"^10\.zip")])
    expect(pagina.locator("#aanleveringen-tabel [aria-expanded=true]")).to_have_count(1)


def test_publicatie_met_link_naar_de_regeling(lto: Any, pagina: Page, shared: Path) -> None:
    lto.klok("2025-10-16T09:00:00+02:00")
    lto.put("/_lto/profiel", json={"regels": {"OZON0080": "uit"}})
    pagina.set_input_files("#bestand", shared / "samples/stop/gm9920/1-publicatie.zip")
    expect(pagina.locator("#aanleveringen-tabel .rij-kop")).to_contain_text(["gepubliceerd"])
    pagina.get_by_role("button", name="Regeling bekijken").click()
    venster = pagina.locator("#venster")
    expect(venster).to_contain_text("geen versie van deze regeling in werking")
    expect(venster).to_contain_text('"voorkomens"')
    pagina.keyboard.press("Escape")
    lto.klok("2030-01-01T09:00:00+01:00")
    pagina.get_by_role("button", name="Regeling bekijken").click()
    expect(venster).to_contain_text('"identificatie": "/akn/nl/act/gm9920/2025/')


def test_wat_uit_een_pakket_komt_is_tekst(lto: Any, pagina: Page) -> None:
    """Names and meldingen with HTML in them are shown, not run."""
    kwaad = "<img src=x onerror=\"document.title='geraakt'\">"
    lto.put("/_lto/snapshots/een")
    lto.put("/_lto/storingen", json={"storingen": [{"pad": f"/{kwaad}", "status": 500}]})
    lto.get(f"/publiek/{kwaad}?q={kwaad}")
    id = lto.lever(b"x").json()["id"]
    with lto.omgeving.write() as transaction:
        record = transaction.get("aanlevering", id)
        melding = {**record["meldingen"][0], "beschrijving": kwaad, "code": kwaad, "bestand": kwaad, "xpath": kwaad}
        transaction.put("aanlevering", id, {**record, "idLevering": kwaad, "oin": kwaad, "meldingen": [melding]})
    pagina.evaluate(LEVER, [f"{kwaad}.zip", "x"])
    pagina.reload()
    pagina.wait_for_selector("html[data-klaar=ja]")
    pagina.locator("#aanleveringen-tabel .rij-kop button").last.click()
    expect(pagina.locator("#aanleveringen-tabel .meldingen .wat")).to_have_text([kwaad])
    pagina.locator("#journaal-tabel .rij-kop button").last.click()
    expect(pagina.locator("#journaal-tabel .binnenkant")).to_be_visible()
    expect(pagina.locator("#storingen")).to_contain_text(kwaad)
    assert pagina.locator("main img").count() == 0
    assert pagina.title() == "LTO-simulator"


def test_uitleg_van_een_code(lto: Any, pagina: Page) -> None:
    pagina.evaluate(LEVER, ["x.zip", "x"])
    code = pagina.locator(".meldingen .knop-code").first
    naam = code.inner_text()
    code.click()
    expect(pagina.locator("#venster-titel")).to_have_text(naam)
    waarom = lto.get(f"/_lto/validatieregels/{naam}").json()["waarom"]
    expect(pagina.locator("#venster-inhoud")).to_contain_text(waarom)


def test_aanleveringen_van_elders_verschijnen_vanzelf(lto: Any, pagina: Page) -> None:
    for nummer in range(12):
        lto.lever(b"%d" % nummer)
    expect(pagina.locator("#aanleveringen-tabel .rij-kop")).to_have_count(10)
    expect(pagina.locator("#aanleveringen-aantal")).to_contain_text("12")
    pagina.locator("#aanleveringen-bladeren").get_by_role("button", name="Ouder").click()
    expect(pagina.locator("#aanleveringen-tabel .rij-kop")).to_have_count(2)
    pagina.locator("#aanleveringen-bladeren").get_by_role("button", name="Nieuwer").click()
    expect(pagina.locator("#aanleveringen-tabel .rij-kop")).to_have_count(10)


def test_klok(lto: Any, pagina: Page) -> None:
    expect(pagina.locator("#klok-soort")).to_have_text("echte tijd")
    pagina.get_by_text("Klok zetten").click()
    pagina.fill("#klok-form [name=tijd]", "2025-07-01T09:30:00")
    pagina.uncheck("#klok-form [name=loopt]")
    pagina.locator("#klok-form").get_by_role("button", name="Zet").click()
    expect(pagina.locator("#klok-soort")).to_have_text("staat stil")
    expect(pagina.locator("#klok-groot")).to_contain_text("09:30:00")
    expect(pagina.locator("#klok-groot")).to_contain_text("dinsdag 1 juli 2025")
    assert lto.get("/_lto/klok").json()["tijd"] == "2025-07-01T09:30:00+02:00"
    pagina.get_by_role("button", name="+ 1 maand").click()
    expect(pagina.locator("#klok-groot")).to_contain_text("1 augustus 2025")
    pagina.fill("#klok-verder [name=duur]", "P6MT1H")
    pagina.get_by_role("button", name="Vooruit").click()
    expect(pagina.locator("#klok-groot")).to_contain_text("10:30:00")
    assert lto.get("/_lto/klok").json()["tijd"] == "2026-02-01T10:30:00+01:00"
    pagina.fill("#klok-verder [name=duur]", "morgen")
    pagina.get_by_role("button", name="Vooruit").click()
    expect(pagina.locator("#berichten")).to_contain_text("ISO 8601")
    pagina.get_by_role("button", name="Echte tijd").click()
    expect(pagina.locator("#klok-soort")).to_have_text("echte tijd")


def test_klok_in_de_winter_en_rond_de_overgang(lto: Any, pagina: Page) -> None:
    pagina.get_by_text("Klok zetten").click()
    for lokaal, verwacht in (
        ("2026-01-15T08:00:00", "2026-01-15T08:00:00+01:00"),
        ("2026-03-29T03:30:00", "2026-03-29T03:30:00+02:00"),
        ("2026-10-25T03:00:00", "2026-10-25T03:00:00+01:00"),
    ):
        pagina.fill("#klok-form [name=tijd]", lokaal)
        pagina.uncheck("#klok-form [name=loopt]")
        with pagina.expect_response(re.compile(r"/_lto/klok$")):
            pagina.locator("#klok-form").get_by_role("button", name="Zet").click()
        expect(pagina.locator("#klok-groot")).to_contain_text(lokaal[11:])
        assert lto.get("/_lto/klok").json()["tijd"] == verwacht


def test_profiel_en_regels(lto: Any, pagina: Page) -> None:
    pagina.fill("#regel-code", "LVBB1580")
    pagina.get_by_role("button", name="Zet regel").click()
    expect(pagina.locator("#regels")).to_contain_text("LVBB1580")
    pagina.select_option("#profiel-keuze", "productie")
    expect(pagina.locator("#profiel-kop")).to_have_text("productie")
    profiel = lto.get("/_lto/profiel").json()
    assert (profiel["profiel"], profiel["regels"]) == ("productie", {"LVBB1580": "uit"})
    pagina.fill("#regel-code", "LVBB158X")
    pagina.press("#regel-code", "Enter")
    expect(pagina.locator("#berichten")).to_contain_text("bedoel je")
    pagina.get_by_role("button", name="Regel LVBB1580 niet meer zetten").click()
    expect(pagina.locator("#regels li")).to_have_count(0)
    assert lto.get("/_lto/profiel").json()["regels"] == {}


def test_reset_vraagt_eerst(lto: Any, pagina: Page) -> None:
    pagina.evaluate(LEVER, ["x.zip", "x"])
    expect(pagina.locator("#aanleveringen-tabel .rij-kop")).to_have_count(1)
    pagina.get_by_role("button", name="Reset").click()
    pagina.locator("#vraag").get_by_role("button", name="Annuleer").click()
    expect(pagina.locator("#vraag")).to_be_hidden()
    assert lto.get("/_lto/aanleveringen").json()["page"]["totalElements"] == 1
    pagina.get_by_role("button", name="Reset").click()
    pagina.keyboard.press("Escape")
    expect(pagina.locator("#vraag")).to_be_hidden()
    assert lto.get("/_lto/aanleveringen").json()["page"]["totalElements"] == 1
    pagina.get_by_role("button", name="Reset").click()
    pagina.locator("#vraag").get_by_role("button", name="Reset").click()
    expect(pagina.locator("#aanleveringen-leeg")).to_be_visible()
    expect(pagina.locator("#aanleveringen-tabel")).to_be_hidden()
    assert lto.get("/_lto/aanleveringen").json()["page"]["totalElements"] == 0


def test_snapshots(lto: Any, pagina: Page, tmp_path: Path) -> None:
    lto.lever(b"x")
    pagina.fill("#snapshot-form [name=naam]", "met-een")
    pagina.get_by_role("button", name="Bewaar").click()
    expect(pagina.locator("#snapshots")).to_contain_text("met-een")
    with pagina.expect_download() as download:
        pagina.get_by_role("link", name="Snapshot met-een als bestand").click()
    download.value.save_as(tmp_path / "terug.zip")
    lto.post("/_lto/reset")
    pagina.get_by_role("button", name="Herstel snapshot met-een").click()
    pagina.locator("#vraag").get_by_role("button", name="Herstel").click()
    expect(pagina.locator("#aanleveringen-tabel .rij-kop")).to_have_count(1)
    pagina.get_by_role("button", name="Gooi snapshot met-een weg").click()
    pagina.locator("#vraag").get_by_role("button", name="Gooi weg").click()
    expect(pagina.locator("#snapshots li")).to_have_count(0)
    pagina.set_input_files("#snapshot-bestand", tmp_path / "terug.zip")
    expect(pagina.locator("#snapshots")).to_contain_text("terug")
    assert [snapshot["naam"] for snapshot in lto.get("/_lto/snapshots").json()["snapshots"]] == ["terug"]


def test_storingen(lto: Any, pagina: Page) -> None:
    pagina.get_by_text("Storing toevoegen").click()
    pagina.fill("#storing-form [name=pad]", "/publiek")
    pagina.fill("#storing-form [name=keer]", "2")
    pagina.get_by_role("button", name="Voeg toe").click()
    expect(pagina.locator("#storingen li")).to_have_count(1)
    pagina.fill("#storing-form [name=pad]", "/overheid")
    pagina.select_option("#storing-form [name=soort]", "verbreek")
    pagina.fill("#storing-form [name=kans]", "25")
    pagina.get_by_role("button", name="Voeg toe").click()
    expect(pagina.locator("#storingen li")).to_have_count(2)
    assert lto.get("/_lto/storingen").json()["storingen"] == [
        {"pad": "/publiek", "status": 503, "kans": 1, "keer": 2, "opgetreden": 0},
        {"pad": "/overheid", "verbreek": True, "kans": 0.25, "opgetreden": 0},
    ]
    pagina.get_by_role("button", name="Hef de storing op /publiek op").click()
    expect(pagina.locator("#storingen li")).to_have_count(1)
    expect(pagina.locator("#storingen")).to_contain_text("verbinding weg (kans 25%")


def test_journaal(lto: Any, pagina: Page) -> None:
    expect(pagina.locator("#journaal-leeg")).to_be_visible()
    lto.get("/publiek/omgevingsdocumenten/api/presenteren/v8/regelingen?size=3")
    lto.get("/publiek/nergens")
    rijen = pagina.locator("#journaal-tabel .rij-kop")
    expect(rijen).to_have_count(2)
    rijen.last.get_by_role("button").click()
    expect(pagina.locator("#journaal-tabel .binnenkant")).to_contain_text("***")
    pagina.fill("#journaal-filter [name=status]", "404")
    pagina.get_by_role("button", name="Filter").click()
    expect(rijen).to_have_count(1)
    expect(rijen).to_contain_text(["/publiek/nergens"])
    pagina.get_by_role("button", name="Leegmaken").click()
    expect(pagina.locator("#journaal-leeg")).to_be_visible()


def test_handmatige_stap(
    draai: Callable[..., Any], nieuwe_omgeving: Callable[..., Any], open_pagina: Callable[[str], Page]
) -> None:
    lto = nieuwe_omgeving(draai(verwerking="handmatig"))
    pagina = open_pagina(f"{lto.basis}/_lto/")
    pagina.evaluate(LEVER, ["x.zip", "x"])
    rij = pagina.locator("#aanleveringen-tabel .rij-kop")
    expect(rij).to_contain_text(["ontvangen"])
    knop = pagina.get_by_role("button", name="Volgende stap")
    for _ in range(5):
        if "mislukt" in rij.inner_text():
            break
        with pagina.expect_response(re.compile(r"/stap$")):
            knop.click()
        pagina.wait_for_timeout(200)
    expect(rij).to_contain_text(["mislukt"])
    expect(knop).to_have_count(0)


def test_met_het_toetsenbord(lto: Any, pagina: Page) -> None:
    """Skip link, file choice and opening a row without a mouse; the open row and the focus survive a refresh."""
    pagina.keyboard.press("Tab")
    expect(pagina.get_by_role("link", name="Naar de aanleveringen")).to_be_focused()
    pagina.keyboard.press("Enter")
    pagina.keyboard.press("Tab")
    expect(pagina.locator("#bestand")).to_be_focused()
    lto.lever(b"x")
    knop = pagina.locator("#aanleveringen-tabel .rij-kop button")
    expect(knop).to_have_count(1)
    pagina.keyboard.press("Tab")
    expect(knop).to_be_focused()
    pagina.keyboard.press("Enter")
    expect(knop).to_have_attribute("aria-expanded", "true")
    lto.lever(b"y")
    expect(pagina.locator("#aanleveringen-tabel .rij-kop")).to_have_count(2)
    expect(pagina.locator("#aanleveringen-tabel [aria-expanded=true]")).to_be_focused()


def test_alles_heeft_een_naam(lto: Any, pagina: Page) -> None:
    """Every control has an accessible name, every id is there once, headings do not skip a level."""
    lto.lever(b"x")
    lto.put("/_lto/snapshots/een")
    expect(pagina.locator("#aanleveringen-tabel .rij-kop")).to_have_count(1)
    pagina.evaluate("document.querySelectorAll('details').forEach((vak) => (vak.open = true))")
    naamloos = pagina.evaluate(
        """() => [...document.querySelectorAll("button, input, select, a")].filter((el) =>
          !(el.ariaLabel || el.textContent.trim() || el.labels?.length)).map((el) => el.outerHTML)"""
    )
    assert naamloos == []
    ids = pagina.evaluate("[...document.querySelectorAll('[id]')].map((el) => el.id)")
    assert len(ids) == len(set(ids))
    koppen = pagina.evaluate("[...document.querySelectorAll('main h2, main h3')].map((el) => el.tagName)")
    assert koppen[0] == "H2"
    assert pagina.locator("h1").count() == 1
    expect(pagina.locator("#berichten")).to_have_attribute("aria-live", "polite")


@pytest.mark.parametrize("breedte", [320, 390, 768, 880, 1024, 1100, 1200, 1279, 1280, 1920])
@pytest.mark.parametrize("kleur", ["light", "dark"])
def test_past_op_elk_scherm(lto: Any, open_pagina: Callable[[str], Page], breedte: int, kleur: str) -> None:
    lto.lever(OPDRACHT)
    lto.get("/publiek/" + "heel-lang-pad/" * 12)
    pagina = open_pagina(f"{lto.basis}/_lto/")
    pagina.emulate_media(color_scheme="dark" if kleur == "dark" else "light")
    pagina.set_viewport_size({"width": breedte, "height": 800})
    pagina.locator("#aanleveringen-tabel .rij-kop button").click()
    expect(pagina.locator(".meldingen")).to_be_visible()
    expect(pagina.locator("#aanleveringen-tabel .rij-kop")).to_contain_text(["publicatieOpdracht"])
    assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte
    assert pagina.evaluate(BUITEN) == []


def test_berichten_gaan_vanzelf_en_staan_niet_in_de_weg(lto: Any, pagina: Page) -> None:
    """A refusal too; meanwhile a click on what lies under a message arrives there."""
    pagina.set_viewport_size({"width": 390, "height": 700})
    pagina.fill("#regel-code", "LVBB158X")
    pagina.press("#regel-code", "Enter")
    bericht = pagina.locator("#berichten .bericht")
    expect(bericht).to_have_count(1)
    onder = pagina.evaluate(
        """() => {
          const vak = document.querySelector(".bericht span").getBoundingClientRect();
          const [x, y] = [vak.left + vak.width / 2, vak.top + vak.height / 2];
          return document.elementFromPoint(x, y).closest("#berichten") === null;
        }"""
    )
    assert onder
    pagina.evaluate("scrollTo(0, document.body.scrollHeight)")
    knop, blok = pagina.locator("#reset").bounding_box(), bericht.bounding_box()
    assert knop is not None and blok is not None
    assert knop["y"] + knop["height"] <= blok["y"]
    expect(bericht).to_have_count(0)


def _opdracht() -> bytes:
    """A package that gets no further than its opdracht, which has a long idLevering."""
    opdracht = (
        '<publicatieOpdracht xmlns="http://www.overheid.nl/2017/lvbb">'
        "<idLevering>RdG-Omgevingsplan-Zaltbommel_initieel_wijziging_0001</idLevering>"
        "<idBevoegdGezag>00000001002306608000</idBevoegdGezag></publicatieOpdracht>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archief:
        archief.writestr("opdracht.xml", opdracht)
    return buffer.getvalue()


OPDRACHT = _opdracht()

# Cells, buttons and links that stick out of their card, or out of the window.
BUITEN = """() => [...document.querySelectorAll(".kaart td, .kaart .knop, .menu a")].filter((el) => {
  if (!el.checkVisibility() || el.closest(".onzichtbaar")) return false;
  const vak = el.getBoundingClientRect();
  const rand = el.closest(".kaart")?.getBoundingClientRect() ?? { left: 0, right: innerWidth };
  return vak.left < rand.left - 0.5 || vak.right > rand.right + 0.5;
}).map((el) => `${el.tagName} ${el.textContent.slice(0, 40)}`)"""


def test_kleuren_zijn_te_lezen(lto: Any, pagina: Page) -> None:
    """Text against its background: a contrast of at least 4.5 (WCAG AA), light and dark."""
    lto.lever(b"x")
    lto.get("/publiek/nergens")
    lto.put("/_lto/profiel", json={"regels": {"LVBB1580": "waarschuwing"}})
    expect(pagina.locator("#journaal-tabel .rij-kop")).to_have_count(2)
    pagina.locator("#aanleveringen-tabel .rij-kop button").click()
    expect(pagina.locator(".meldingen")).to_be_visible()
    for kleur in ("light", "dark"):
        pagina.emulate_media(color_scheme="dark" if kleur == "dark" else "light")
        pagina.wait_for_timeout(300)
        zwak = pagina.evaluate(CONTRAST)
        assert zwak == [], kleur


CONTRAST = """() => {
  const doek = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const lees = (kleur) => {
    doek.clearRect(0, 0, 1, 1);
    doek.fillStyle = kleur;
    doek.fillRect(0, 0, 1, 1);
    return [...doek.getImageData(0, 0, 1, 1).data];
  };
  const licht = (kleur) => {
    const recht = (deel) => (deel <= 0.03928 ? deel / 12.92 : ((deel + 0.055) / 1.055) ** 2.4);
    const [r, g, b] = kleur.map((deel) => recht(deel / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const achter = (el) => {
    for (let op = el; op; op = op.parentElement) {
      const kleur = lees(getComputedStyle(op).backgroundColor);
      if (kleur[3] > 250) return kleur;
    }
    return [255, 255, 255, 255];
  };
  const zwak = [];
  for (const el of document.querySelectorAll("main *")) {
    const eigen = [...el.childNodes].some((deel) => deel.nodeType === 3 && deel.textContent.trim());
    if (!eigen || !el.checkVisibility() || el.closest(".onzichtbaar") || el.disabled) continue;
    const [een, ander] = [licht(lees(getComputedStyle(el).color)), licht(achter(el))].sort((a, b) => b - a);
    const contrast = (een + 0.05) / (ander + 0.05);
    const wat = `${el.tagName}.${el.className} ${el.textContent.trim().slice(0, 30)}`;
    if (contrast < 4.5) zwak.push(`${contrast.toFixed(2)} ${wat}`);
  }
  return zwak;
}"""
