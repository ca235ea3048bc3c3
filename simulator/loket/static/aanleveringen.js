// Deliveries: drop a package, follow it, read its verslag.

import { adres, haal, json, stuurZip } from "./api.js";
import { OpenTabel, bericht, bladeren, breekbaar, el, knop, lijst, link, plaatje, probeer, venster, vind } from "./dom.js";
import { toonRegel } from "./regels.js";
import { duur, kort } from "./tijd.js";

const PER_PAGINA = 10;
const MELDINGEN = 10; // shown at once
const GOED = new Set(["gepubliceerd", "valide", "ok"]);
const ERNSTEN = ["fout", "waarschuwing", "informatie"];
const SLEUTEL = "lto-pagina"; // by default every key that is not empty will do

let pagina = 1;
let handmatig = false;
let tabel;
let na; // what else looks anew when a delivery is done
let opende = null; // the delivery that a drop opened: the next one takes its place
let rij = Promise.resolve(); // packages go one after the other

export function start(instellingen, bijLevering) {
  na = bijLevering;
  handmatig = instellingen.LTO_VERWERKING === "handmatig";
  tabel = new OpenTabel(vind("aanleveringen-tabel"), {
    sleutel: (levering) => levering.id,
    naam: (levering) => `aanlevering ${levering.idLevering ?? levering.id}`,
    cellen,
    binnen: async (levering) => details(await json("GET", `aanleveringen/${encodeURIComponent(levering.id)}`)),
  });
  sleepvak();
}

export async function ververs(nummer = pagina) {
  const antwoord = await json("GET", `aanleveringen?page=${nummer}&size=${PER_PAGINA}`);
  pagina = nummer;
  if (!antwoord.aanleveringen.length && pagina > 1) return ververs(1);
  const { totalElements: totaal } = antwoord.page;
  tabel.toon(antwoord.aanleveringen);
  vind("aanleveringen-leeg").hidden = totaal > 0;
  vind("aanleveringen-aantal").textContent = totaal ? `${totaal} in deze omgeving` : "";
  bladeren(vind("aanleveringen-bladeren"), antwoord.page, (naar) => probeer(() => ververs(naar))());
}

const ernst = (levering) => (levering.uitkomst === null ? "waarschuwing" : GOED.has(levering.uitkomst) ? "goed" : "fout");

function cellen(levering) {
  const aantallen = ERNSTEN.filter((soort) => levering.aantallen[soort]).map((soort) => plaatje(telling(levering.aantallen[soort], soort), soort));
  return [
    el("td", { class: "strak" }, plaatje(levering.uitkomst ?? levering.status, ernst(levering))),
    el("td", { class: "breek", "data-naam": "idLevering" }, breekbaar(levering.idLevering ?? "–")),
    el("td", { "data-naam": "Soort" }, levering.soort ?? "–"),
    el("td", { "data-naam": "Meldingen" }, aantallen.length ? el("span", { class: "plaatjes" }, aantallen) : el("span", { class: "zacht" }, "geen")),
    el("td", { class: "strak", "data-naam": "Ontvangen" }, el("time", { datetime: levering.ontvangen }, kort(levering.ontvangen))),
  ];
}

const telling = (aantal, soort) => `${aantal} ${aantal === 1 ? soort : { fout: "fouten", waarschuwing: "waarschuwingen", informatie: "informatie" }[soort]}`;

function details(levering) {
  const { pakket, resultaat, regeling } = levering._links;
  return el("div", { class: "binnenkant", "data-ernst": ernst(levering) },
    lijst([
      ["Uitkomst", levering.uitkomst ?? `nog geen (${levering.status})`],
      ["OIN", levering.oin],
      ["Regelingversies", levering.regelingversies.length ? levering.regelingversies.map((versie) => el("div", { class: "code" }, breekbaar(versie))) : null],
      ["Verwerkt in", duur(levering.duur_ms)],
      ["Id", el("span", { class: "code" }, levering.id)],
    ]),
    el("div", { class: "rij" },
      regeling ? knop("Regeling bekijken", probeer(() => toonRegeling(regeling.href)), { class: "knop" }) : null,
      link(eigen(pakket.href), "Pakket (zip)", { class: "knop", download: `${levering.id}.zip` }),
      link(eigen(resultaat.href), "Resultaat (XML)", { class: "knop", download: `resultaat-${levering.id}.xml` }),
      handmatig && levering.status !== "gereed" ? knop("Volgende stap", probeer(() => stap(levering.id)), { class: "knop knop-eerste" }) : null,
    ),
    meldingen(levering.meldingen),
    verslag(levering),
  );
}

// Links of the API may name another origin (LTO_BASIS_URL) than the one that this page came from.
const eigen = (href) => adres(href.slice(href.lastIndexOf("/aanleveringen/") + 1)).href;

function meldingen(alle) {
  if (!alle.length) return el("p", { class: "zacht" }, "Geen meldingen.");
  const vak = el("ul", { class: "meldingen", "aria-label": "Meldingen" }, alle.slice(0, MELDINGEN).map(melding));
  if (alle.length <= MELDINGEN) return vak;
  const meer = knop(`Toon alle ${alle.length} meldingen`, () => {
    vak.append(...alle.slice(MELDINGEN).map(melding));
    meer.remove();
  }, { class: "knop" });
  return el("div", {}, vak, meer);
}

function melding({ code, ernst: hoe, categorie, beschrijving, fase, bestand, regel, xpath }) {
  const plek = [bestand && (regel ? `${bestand}, regel ${regel}` : bestand), categorie !== bestand && categorie, xpath, fase && fase !== "*" && `fase ${fase}`];
  return el("li", {},
    el("span", { class: "kenmerk" },
      el("button", { type: "button", class: "knop-code", "aria-label": `Uitleg van ${code}`, onclick: probeer(() => toonRegel(code)) }, code),
      plaatje(hoe, hoe)),
    el("span", { class: "wat" }, beschrijving),
    el("span", { class: "waar" }, plek.filter(Boolean).join(" · ")));
}

function verslag(levering) {
  const xml = el("pre", { class: "xml", tabindex: "0", "aria-label": "Resultaatdocumenten" }, "…");
  return el("details", {
    ontoggle: probeer(async ({ target }) => {
      if (!target.open) return;
      const antwoord = await haal("GET", `aanleveringen/${encodeURIComponent(levering.id)}/resultaat`);
      xml.textContent = (await antwoord.text()).trim();
    }),
  }, el("summary", {}, "Verslag zoals de keten het geeft"), xml);
}

async function stap(id) {
  await json("POST", `aanleveringen/${encodeURIComponent(id)}/stap`);
  await ververs();
}

/** The regeling through the real API, which wants a key; while it is not in force yet, its voorkomens. */
async function toonRegeling(href, sleutel = SLEUTEL) {
  const doel = new URL(href);
  const pad = doel.pathname.slice(doel.pathname.indexOf("/publiek/"));
  const lees = (rest) => fetch(new URL(`..${pad}${rest}`, adres("./")), { headers: { "x-api-key": sleutel, Accept: "application/hal+json" }, cache: "no-store" });
  let antwoord = await lees("");
  if (antwoord.status === 401 || antwoord.status === 403) return vraagSleutel(href);
  const nogNiet = antwoord.status === 404;
  if (nogNiet) antwoord = await lees("/voorkomens");
  venster("Regeling", el("div", { class: "stapel" },
    nogNiet ? el("p", {}, "Op de tijd van de klok is er geen versie van deze regeling in werking. Zet de klok vooruit, of kijk met inWerkingOp en geldigOp naar een latere dag. Dit zijn alle voorkomens:") : null,
    el("p", { class: "zacht" }, "GET ", el("code", {}, doel.pathname + (nogNiet ? "/voorkomens" : ""))),
    el("pre", { class: "xml", tabindex: "0", "aria-label": "Antwoord" }, opgemaakt(await antwoord.text()))));
}

function vraagSleutel(href) {
  const veld = el("input", { type: "text", required: true, autocomplete: "off" });
  venster("Regeling", el("form", { class: "rij", onsubmit: probeer(() => toonRegeling(href, veld.value)) },
    el("label", { class: "veld groei" }, "API-sleutel (een van LTO_API_SLEUTELS)", veld),
    el("button", { class: "knop knop-eerste", type: "submit" }, "Bekijk")));
  veld.focus();
}

function opgemaakt(tekst) {
  try {
    return JSON.stringify(JSON.parse(tekst), null, 2);
  } catch {
    return tekst;
  }
}

// The drop zone

function sleepvak() {
  const vak = vind("sleepvak");
  let diepte = 0; // enter and leave fire for every child
  const boven = (bij) => {
    diepte = Math.max(0, diepte + bij);
    vak.classList.toggle("boven", diepte > 0);
  };
  for (const naam of ["dragover", "drop"]) addEventListener(naam, (sleep) => sleep.preventDefault());
  vak.addEventListener("dragenter", () => boven(1));
  vak.addEventListener("dragleave", () => boven(-1));
  vak.addEventListener("drop", (sleep) => {
    boven(-diepte);
    leverAan([...sleep.dataTransfer.files]);
  });
  vind("bestand").addEventListener("change", ({ target }) => {
    leverAan([...target.files]);
    target.value = "";
  });
}

function leverAan(bestanden) {
  const opNaam = new Intl.Collator("nl", { numeric: true }).compare;
  for (const bestand of bestanden.sort((een, ander) => opNaam(een.name, ander.name))) {
    const staat = el("span", { class: "zacht" }, "wacht…");
    const balk = el("progress", { max: 1, value: 0, "aria-label": `Voortgang van ${bestand.name}` });
    const regel = el("li", {}, el("span", { class: "breek" }, bestand.name), staat, balk);
    vind("voortgang").append(regel);
    rij = rij.then(() => verwerk(bestand, { regel, staat, balk }));
  }
}

function toonAlleen(id) {
  if (opende) tabel.wissel(opende, false);
  tabel.wissel(id, true);
  return id;
}

async function verwerk(bestand, { regel, staat, balk }) {
  try {
    staat.textContent = "wordt verstuurd…";
    const levering = await stuurZip("aanleveringen", bestand, (deel) => {
      if (deel < 1) return (balk.value = deel);
      balk.removeAttribute("value");
      staat.textContent = "wordt verwerkt…";
    });
    regel.remove();
    bericht(`${bestand.name}: ${levering.uitkomst ?? levering.status}`, ernst(levering));
    await ververs(1);
    opende = toonAlleen(levering.id);
    await na();
  } catch (fout) {
    balk.remove();
    staat.replaceChildren(fout.message, " ", knop("Sluit", () => regel.remove(), { class: "knop knop-stil knop-klein" }));
    bericht(`${bestand.name}: ${fout.message}`, "fout", true);
  }
}
