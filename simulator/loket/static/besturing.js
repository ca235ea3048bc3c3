// The steering page: fills the shell from the API and keeps it up to date while it is looked at.

import * as aanleveringen from "./aanleveringen.js";
import { json } from "./api.js";
import { bericht, breekbaar, el, link, vind } from "./dom.js";
import * as instellingen from "./instellingen.js";
import * as journaal from "./journaal.js";

const SOORTEN = {
  organisatie: "organisaties", gebied: "gebieden", haak: "haken", besluit: "besluiten", regelingversie: "regelingversies",
  informatieobject: "informatieobjecten", geometrie: "geometrieën", owobject: "OW-objecten",
};
const TUSSENPOOS = 2000; // ms between two looks

async function begin() {
  const info = await wachtOpInfo();
  toonInfo(info);
  aanleveringen.start(info.instellingen, () => journaal.volgt() && journaal.ververs());
  instellingen.start(alles);
  journaal.start();
  await alles();
  vind("omgevingen-vak").addEventListener("toggle", toonOmgevingen);
  document.documentElement.dataset.klaar = "ja";
  setInterval(volg, TUSSENPOOS);
}

async function wachtOpInfo() {
  for (;;) {
    try {
      return await json("GET", "info");
    } catch (fout) {
      toestand("fout", "niet bereikbaar");
      await new Promise((verder) => setTimeout(verder, 1000));
    }
  }
}

async function alles() {
  await Promise.all([aanleveringen.ververs(), journaal.ververs(1), instellingen.ververs()]);
}

let bezig = false;

async function volg() {
  if (bezig || document.visibilityState !== "visible") return;
  bezig = true;
  try {
    await json("GET", "gezondheid");
    toonInfo(await json("GET", "info"));
    await Promise.all([aanleveringen.ververs(), instellingen.ververs(), journaal.volgt() && journaal.ververs()]);
  } catch (fout) {
    toestand("fout", fout.status ? "niet gezond" : "niet bereikbaar");
  } finally {
    bezig = false;
  }
}

function toestand(soort, tekst) {
  const lamp = vind("toestand");
  if (lamp.textContent === tekst) return;
  lamp.dataset.toestand = soort;
  lamp.textContent = tekst;
}

let getoond = "";

function toonInfo({ klok: _, ...info }) {
  toestand("goed", "draait");
  const tekst = JSON.stringify(info);
  if (tekst === getoond) return;
  getoond = tekst;
  vind("versie").textContent = info.versie;
  vind("omgeving").textContent = info.omgeving;
  vind("profiel-kop").textContent = info.profiel.profiel;
  vind("apis").replaceChildren(...info.apis.map((api) => el("tr", {},
    el("td", {}, api.titel),
    el("td", { class: "cijfers" }, api.documentversie),
    el("td", { class: "code breek" }, breekbaar(api.basispad)),
    el("td", {}, link(api.document, "openapi.json", { "aria-label": `OpenAPI-document van ${api.titel}` })))));
  vind("zaad-kop").hidden = !Object.keys(info.zaad.aantallen).length;
  vind("zaad").replaceChildren(...Object.entries(info.zaad.aantallen).map(([soort, aantal]) =>
    el("div", {}, el("dt", {}, SOORTEN[soort] ?? soort), el("dd", {}, aantal.toLocaleString("nl-NL")))));
  vind("instellingen").replaceChildren(...Object.entries(info.instellingen).flatMap(([naam, waarde]) =>
    [el("dt", { class: "code" }, naam), el("dd", {}, waarde === null || waarde === "" ? "–" : String(waarde))]));
}

async function toonOmgevingen() {
  try {
    const { omgevingen } = await json("GET", "omgevingen");
    vind("omgevingen").replaceChildren(...omgevingen.map(({ naam, aanleveringen: aantal, basispad }) => el("li", {},
      link(`${wortel()}${basispad}/_lto/`, naam),
      el("span", { class: "zacht" }, `${aantal} ${aantal === 1 ? "aanlevering" : "aanleveringen"}`))));
  } catch (fout) {
    bericht(fout.message, "fout");
  }
}

/** What stands before the tenant prefix in this page's address: nothing, or the path of a proxy. */
function wortel() {
  return location.pathname.replace(/(\/@[^/]+)?\/(_lto\/?)?$/, "");
}

begin();
