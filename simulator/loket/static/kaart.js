// The map page: base map and locaties in RD, and what holds at a place. Everything comes from this simulator.

import { json } from "./api.js";
import { bericht, vind } from "./dom.js";
import { kleur, maakKaart } from "./kaartbeeld.js";
import { toonPlek } from "./kaartplek.js";
import * as zoeken from "./kaartzoek.js";

const TUSSENPOOS = 3000; // ms between two looks at the clock and the stand
const nederlands = new Intl.DateTimeFormat("nl-NL", { dateStyle: "medium", timeStyle: "short", timeZone: "Europe/Amsterdam" });

async function begin() {
  const kaart = maakKaart(vind("kaart"), {
    opKlik: (plek, locaties) => laatZien(kaart, plek, locaties),
    opWijs: (plek) => { vind("plaats").textContent = plek ? `RD ${plek[0].toFixed(0)}, ${plek[1].toFixed(0)}` : ""; },
  });
  vind("achtergrond").addEventListener("change", (keuze) => kaart.achtergrond(keuze.target.value));
  vind("collectie").addEventListener("change", (keuze) => kaart.collectie(keuze.target.value));
  vind("ambtsgebieden").addEventListener("change", (keuze) => kaart.ambtsgebieden(keuze.target.checked));
  zoeken.start((plek, zoom) => {
    kaart.naar(plek, zoom);
    laatZien(kaart, plek, []);
  });
  naarHash(kaart);
  window.addEventListener("hashchange", () => naarHash(kaart));
  await volg(kaart);
  await kaart.getekend();
  document.documentElement.dataset.klaar = "ja";
  setInterval(() => document.visibilityState === "visible" && volg(kaart), TUSSENPOOS);
}

/** #x,y,zoom in the address opens the map there, so that a place can be shared. */
function naarHash(kaart) {
  const [x, y, zoom] = location.hash.slice(1).split(",").map(Number);
  if (Number.isFinite(x) && Number.isFinite(y) && location.hash.length > 1) kaart.naar([x, y], Number.isFinite(zoom) ? zoom : 8);
}

let laatste = 0;

async function laatZien(kaart, plek, locaties) {
  const nummer = ++laatste;
  kaart.speld(plek);
  vind("plek-uitleg").hidden = true;
  try {
    const inhoud = await toonPlek(plek, locaties, {
      kleur,
      wijsAan: (locatie) => kaart.wijsAan(locatie),
      opnieuw: () => laatZien(kaart, plek, locaties),
    });
    if (nummer === laatste) vind("uitkomst").replaceChildren(inhoud);
  } catch (fout) {
    if (nummer === laatste) bericht(fout.message, "fout", true);
  }
}

let stand = null;

/** The clock in the header; when what is on the map has changed, its tiles are asked for again. */
async function volg(kaart) {
  try {
    const [info, leveringen] = await Promise.all([json("GET", "info"), json("GET", "aanleveringen?size=1")]);
    vind("omgeving").textContent = info.omgeving;
    vind("klok").textContent = nederlands.format(new Date(info.klok.tijd));
    const nieuwste = leveringen.aanleveringen[0];
    const nieuw = [info.klok.tijd.slice(0, 10), leveringen.page?.totalElements, nieuwste?.id, nieuwste?.status].join();
    if (stand !== null && nieuw !== stand) kaart.vernieuw();
    stand = nieuw;
  } catch {
    vind("klok").textContent = "niet bereikbaar";
  }
}

begin();
