// What holds at a place, as Presenteren v8 answers: regelingen, and per regeling activities and gebiedsaanwijzingen.

import { adres, ApiFout, reden } from "./api.js";
import { el, knop, plaatje, probeer } from "./dom.js";

const PRESENTEREN = "../publiek/omgevingsdocumenten/api/presenteren/v8/";
const RD = "http://www.opengis.net/def/crs/EPSG/0/28992";
const VOLGORDE = ["gemeente", "waterschap", "provincie", "ministerie"]; // nearest first
const MEESTE = 100; // regelingen asked for; the answer says how many there are
let sleutel = sessionStorage.getItem("lto-sleutel") ?? "kaart"; // any key will do, unless LTO_API_SLEUTELS is set

class SleutelNodig extends Error {}

async function vraag(pad, plek) {
  let antwoord;
  try {
    antwoord = await fetch(adres(PRESENTEREN + pad), {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/hal+json", "Content-Crs": RD, "x-api-key": sleutel },
      body: JSON.stringify({ geometrie: { type: "Point", coordinates: plek } }),
      cache: "no-store",
    });
  } catch {
    throw new ApiFout("De simulator is niet bereikbaar.", 0);
  }
  if (antwoord.status === 401 || antwoord.status === 403) throw new SleutelNodig();
  if (!antwoord.ok) throw new ApiFout(reden(await antwoord.text(), antwoord.status), antwoord.status);
  return antwoord.json();
}

/** An element that says what holds at `plek` (RD) and which locaties lie there. */
export async function toonPlek(plek, locaties, { kleur, wijsAan, opnieuw }) {
  let regelingen;
  let onderwerpen;
  try {
    [regelingen, onderwerpen] = await Promise.all([vraag(`regelingen/_zoek?size=${MEESTE}`, plek), vraag("onderwerpen/_zoek", plek)]);
  } catch (fout) {
    if (fout instanceof SleutelNodig) return vraagSleutel(opnieuw);
    throw fout;
  }
  const lijst = (regelingen._embedded?.regelingen ?? []).toSorted((een, ander) => rang(een) - rang(ander));
  const perWork = new Map((onderwerpen.regelingen ?? []).map((een) => [een.identificatie, een]));
  const totaal = regelingen.page?.totalElements ?? lijst.length;
  return el("div", {},
    el("div", { class: "plek-kop" }, el("span", { class: "code" }, `RD ${plek.join(", ")}`), el("span", { class: "zacht" }, totaal === 1 ? "1 regeling" : `${totaal} regelingen`)),
    el("h3", {}, "Regelingen"),
    lijst.length ? lijst.map((een) => regeling(een, perWork.get(een.identificatie))) : el("p", { class: "zacht" }, "Hier geldt op de tijd van de klok geen regeling."),
    totaal > lijst.length ? el("p", { class: "zacht" }, `De eerste ${lijst.length} van ${totaal}.`) : null,
    el("h3", {}, "Locaties op de kaart"),
    locaties.length ? el("ul", { class: "locaties" }, locaties.map((locatie) => regel(locatie, kleur, wijsAan))) : el("p", { class: "zacht" }, "Geen, op dit zoomniveau."),
  );
}

const rang = (een) => VOLGORDE.indexOf(een.aangeleverdDoorEen?.bestuurslaag);

function regeling(een, onderwerp) {
  const naam = een.citeerTitel ?? een.opschrift ?? een.officieleTitel ?? een.identificatie;
  return el("article", { class: "regeling" },
    el("h4", {}, naam),
    el("div", { class: "onder" }, plaatje(een.type?.waarde ?? "regeling", "informatie"), el("span", { class: "zacht" }, een.aangeleverdDoorEen?.naam ?? "")),
    opsomming("Activiteiten", onderwerp?.activiteiten, rang(een) < VOLGORDE.indexOf("ministerie")),
    opsomming("Gebiedsaanwijzingen", onderwerp?.gebiedsaanwijzingen, false),
    opsomming("Thema's", onderwerp?.themas?.map((thema) => ({ naam: thema.waarde ?? thema.code })), false),
    el("details", {}, el("summary", {}, "Identificatie"), el("p", { class: "code" }, een.identificatie)),
  );
}

function opsomming(titel, dingen, open) {
  if (!dingen?.length) return null;
  const regels = dingen.map((ding) => el("li", { title: ding.identificatie ?? null }, ding.naam));
  return el("details", { open: open && dingen.length <= 20 }, el("summary", {}, `${titel} (${dingen.length})`), el("ul", {}, regels));
}

function regel(locatie, kleur, wijsAan) {
  const aan = () => wijsAan(locatie);
  const uit = () => wijsAan(null);
  const stip = el("span", { class: "stip", "aria-hidden": "true" });
  stip.style.background = kleur(locatie.identificatie);
  return el("li", { tabindex: "0", onmouseenter: aan, onmouseleave: uit, onfocus: aan, onblur: uit },
    stip, el("span", { class: "naam code" }, locatie.identificatie), el("span", { class: "zacht" }, `versie ${locatie.versie}`));
}

function vraagSleutel(opnieuw) {
  const veld = el("input", { type: "text", required: true, autocomplete: "off" });
  const zet = probeer(() => {
    sleutel = veld.value;
    sessionStorage.setItem("lto-sleutel", sleutel);
    return opnieuw();
  });
  return el("form", { class: "rij", onsubmit: zet },
    el("label", { class: "veld groei" }, "API-sleutel (een van LTO_API_SLEUTELS)", veld),
    knop("Zoek", zet, { class: "knop knop-eerste" }));
}
