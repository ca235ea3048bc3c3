// The search box: RD coordinates, and addresses and places through the locatieserver where this simulator has one.

import { adres } from "./api.js";
import { bericht, el, vind } from "./dom.js";

const LOCATIESERVER = "../bzk/locatieserver/search/v3_1/";
const RUST = 180; // ms without a key before suggestions are asked for
const RD = /^\s*(?:rd\s*)?(\d{1,6}(?:[.]\d+)?)[\s,;]+(\d{6}(?:[.]\d+)?)\s*$/i;
const ZOOM = { provincie: 4, waterschap: 5, gemeente: 6, woonplaats: 8, weg: 11, postcode: 12, adres: 13, perceel: 13 };

let gevonden = [];
let gekozen = -1;
let wacht;
let nummer = 0;

export function start(ga) {
  const veld = vind("zoekterm");
  veld.addEventListener("input", () => {
    clearTimeout(wacht);
    wacht = setTimeout(() => stelVoor(veld.value, ga), RUST);
  });
  veld.addEventListener("keydown", (toets) => {
    if (toets.key === "Escape") toon([], ga);
    if (toets.key !== "ArrowDown" && toets.key !== "ArrowUp") return;
    toets.preventDefault();
    kies(gekozen + (toets.key === "ArrowDown" ? 1 : -1));
  });
  veld.addEventListener("blur", () => setTimeout(() => toon([], ga), 200));
  vind("zoek").addEventListener("submit", (gebeurtenis) => {
    gebeurtenis.preventDefault();
    zoek(veld.value, ga);
  });
}

async function zoek(tekst, ga) {
  const rd = RD.exec(tekst);
  if (rd) return ga([Number(rd[1]), Number(rd[2])], 9);
  if (gekozen < 0) await stelVoor(tekst, ga, true);
  const een = gevonden[Math.max(gekozen, 0)];
  if (een) await open(een, ga);
  else if (tekst.trim()) bericht("Niets gevonden.", "fout");
}

async function stelVoor(tekst, ga, uitdrukkelijk = false) {
  const deze = ++nummer;
  if (tekst.trim().length < 2 || RD.test(tekst)) return toon([], ga);
  const antwoord = await haal(`suggest?rows=8&q=${encodeURIComponent(tekst.trim())}`);
  if (deze !== nummer) return;
  if (antwoord === null && uitdrukkelijk) bericht("Zoeken op naam kan in dit profiel niet: er is geen locatieserver. RD-coördinaten kunnen wel.", "fout");
  toon(antwoord?.response?.docs ?? [], ga);
}

/** The answer of the locatieserver; null when there is none. */
async function haal(pad) {
  try {
    const antwoord = await fetch(adres(LOCATIESERVER + pad));
    return antwoord.ok ? await antwoord.json() : null;
  } catch {
    return null;
  }
}

function toon(voorstellen, ga) {
  gevonden = voorstellen;
  gekozen = -1;
  vind("voorstellen").replaceChildren(...voorstellen.map((een, plaats) =>
    el("li", { role: "option", id: `voorstel-${plaats}`, "aria-selected": "false", onmousedown: () => open(een, ga) }, een.weergavenaam, el("span", { class: "zacht" }, een.type))));
  vind("voorstellen").hidden = voorstellen.length === 0;
  vind("zoekterm").setAttribute("aria-expanded", String(voorstellen.length > 0));
  vind("zoekterm").removeAttribute("aria-activedescendant");
}

function kies(plaats) {
  if (!gevonden.length) return;
  gekozen = (plaats + gevonden.length) % gevonden.length;
  [...vind("voorstellen").children].forEach((regel, deze) => regel.setAttribute("aria-selected", String(deze === gekozen)));
  vind("zoekterm").setAttribute("aria-activedescendant", `voorstel-${gekozen}`);
}

async function open(een, ga) {
  const antwoord = await haal(`lookup?fl=*&id=${encodeURIComponent(een.id)}`);
  const punt = /POINT\(([-\d.]+) ([-\d.]+)\)/.exec(antwoord?.response?.docs?.[0]?.centroide_rd ?? "");
  if (!punt) return bericht(`Van ${een.weergavenaam} is de plaats niet bekend.`, "fout");
  vind("zoekterm").value = een.weergavenaam;
  toon([], ga);
  ga([Number(punt[1]), Number(punt[2])], ZOOM[een.type] ?? 9);
}
