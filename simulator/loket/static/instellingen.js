// Clock, profile, snapshots, faults and reset.

import { adres, json } from "./api.js";
import { bericht, el, knop, link, plaatje, probeer, vind, vraag } from "./dom.js";
import { codes, toonRegel } from "./regels.js";
import { datum, lokaal, metZone, uur } from "./tijd.js";

export function start(bijReset) {
  startKlok();
  startProfiel();
  startSnapshots(bijReset);
  startStoringen();
  vind("reset").addEventListener("click", probeer(async () => {
    const zeker = await vraag("Alles terugzetten?", "Alle aanleveringen, het journaal en de instellingen van deze omgeving verdwijnen. Snapshots blijven.", "Reset");
    if (!zeker) return;
    const { duur_ms: ms } = await json("POST", "reset");
    await bijReset();
    bericht(`Terug naar het zaad in ${Math.round(ms)} ms.`);
  }));
}

export const ververs = () => Promise.all([verversKlok(), verversProfiel(), verversSnapshots(), verversStoringen()]);

// Clock: read now and then, ticking in between.

let klok = null;

function startKlok() {
  setInterval(tik, 250);
  for (const snel of document.querySelectorAll("[data-duur]")) snel.addEventListener("click", probeer(() => vooruit(snel.dataset.duur)));
  vind("klok-verder").addEventListener("submit", probeer(async ({ target }) => {
    await vooruit(target.elements.duur.value.trim());
    target.reset();
  }));
  vind("klok-form").addEventListener("submit", probeer(async ({ target }) => {
    const { tijd, loopt } = target.elements;
    await zetKlok(metZone(tijd.value.length === 16 ? `${tijd.value}:00` : tijd.value), loopt.checked);
  }));
  vind("klok-echt").addEventListener("click", probeer(() => zetKlok(null, true)));
  // At the click itself: `toggle` comes later, and would overwrite what was typed meanwhile.
  const paneel = vind("klok-form").closest("details");
  paneel.querySelector("summary").addEventListener("click", () => {
    if (!paneel.open && klok) vind("klok-form").elements.tijd.value = lokaal(nu());
  });
}

export async function verversKlok() {
  toonKlok(await json("GET", "klok"));
}

function toonKlok(antwoord) {
  klok = { ...antwoord, moment: Date.parse(antwoord.tijd), gelezen: performance.now() };
  const soort = klok.echt ? ["echte tijd", "goed"] : klok.loopt ? ["gezet", "informatie"] : ["staat stil", "waarschuwing"];
  const vak = vind("klok-soort");
  [vak.textContent, vak.dataset.ernst] = soort;
  tik();
}

const nu = () => klok.moment + (klok.loopt ? performance.now() - klok.gelezen : 0);

function tik() {
  if (!klok) return;
  const moment = nu();
  vind("klok-kop").textContent = `${lokaal(moment).slice(0, 10)} ${uur(moment)}`;
  const [tijd, dag] = vind("klok-groot").children;
  tijd.textContent = uur(moment);
  dag.textContent = datum(moment);
}

async function vooruit(duur) {
  toonKlok(await json("POST", "klok/verder", { duur }));
  bericht(`De klok staat op ${datum(nu())}, ${uur(nu())}.`);
}

async function zetKlok(tijd, loopt) {
  toonKlok(await json("PUT", "klok", { tijd, loopt }));
  bericht(tijd === null ? "De klok volgt de echte tijd." : `De klok staat op ${datum(nu())}, ${uur(nu())}.`);
}

// Profile

let profiel = null;

function startProfiel() {
  vind("profiel-form").addEventListener("submit", (gebeurtenis) => gebeurtenis.preventDefault());
  vind("profiel-keuze").addEventListener("change", probeer(() => zetProfiel(vind("profiel-keuze").value, profiel.regels)));
  vind("regel-code").addEventListener("focus", probeer(async () => {
    vind("regel-codes").replaceChildren(...(await codes()).map((code) => el("option", { value: code })));
  }), { once: true });
  const erbij = probeer(async () => {
    const code = vind("regel-code").value.trim();
    if (!code) return vind("regel-code").focus();
    await zetProfiel(profiel.profiel, { ...profiel.regels, [code]: vind("regel-stand").value });
    vind("regel-code").value = "";
  });
  vind("regel-erbij").addEventListener("click", erbij);
  vind("regel-code").addEventListener("keydown", (toets) => toets.key === "Enter" && erbij(toets));
}

export async function verversProfiel() {
  toonProfiel(await json("GET", "profiel"));
}

async function zetProfiel(naam, regels) {
  try {
    toonProfiel(await json("PUT", "profiel", { profiel: naam, regels }));
    bericht("Het profiel is gezet.");
  } catch (fout) {
    toonProfiel(profiel);
    throw fout;
  }
}

function toonProfiel(antwoord) {
  if (JSON.stringify(antwoord) === JSON.stringify(profiel) && vind("profiel-keuze").value === profiel.profiel) return;
  profiel = antwoord;
  vind("profiel-keuze").replaceChildren(...profiel.bekend.map((naam) => el("option", { selected: naam === profiel.profiel }, naam)));
  vind("profiel-kop").textContent = profiel.profiel;
  vind("profiel-omschrijving").textContent = profiel.omschrijving;
  vind("regels").replaceChildren(...Object.entries(profiel.regels).map(([code, stand]) => {
    const { [code]: _, ...rest } = profiel.regels;
    return el("li", {},
      el("span", { class: "plaatjes" }, el("button", { type: "button", class: "knop-code", "aria-label": `Uitleg van ${code}`, onclick: probeer(() => toonRegel(code)) }, code), plaatje(stand, stand)),
      knop("Weg", probeer(() => zetProfiel(profiel.profiel, rest)), { class: "knop knop-stil knop-klein", "aria-label": `Regel ${code} niet meer zetten` }));
  }));
}

// Snapshots

function startSnapshots(bijHerstel) {
  vind("snapshots").addEventListener("click", probeer(async ({ target }) => {
    const { naam, doe } = target.dataset;
    if (doe === "herstel") {
      if (!(await vraag(`Terug naar ${naam}?`, "Wat nu in deze omgeving staat, wordt vervangen door het snapshot.", "Herstel"))) return;
      await json("POST", `snapshots/${encodeURIComponent(naam)}/herstel`);
      await bijHerstel();
      bericht(`Snapshot ${naam} is hersteld.`);
    } else if (doe === "weg") {
      if (!(await vraag(`Snapshot ${naam} weggooien?`, "Het snapshot kan daarna niet meer worden hersteld.", "Gooi weg"))) return;
      await json("DELETE", `snapshots/${encodeURIComponent(naam)}`);
      await verversSnapshots();
    }
  }));
  vind("snapshot-form").addEventListener("submit", probeer(async ({ target }) => {
    const naam = target.elements.naam.value;
    await json("PUT", `snapshots/${encodeURIComponent(naam)}`);
    target.reset();
    await verversSnapshots();
    bericht(`Snapshot ${naam} is bewaard.`);
  }));
  vind("snapshot-bestand").addEventListener("change", probeer(async ({ target }) => {
    const [bestand] = target.files;
    target.value = "";
    if (!bestand) return;
    const naam = bestand.name.replace(/\.zip$/i, "").replace(/^snapshot-/, "").replace(/[^A-Za-z0-9_.-]/g, "-").replace(/^[^A-Za-z0-9]+/, "").slice(0, 64) || "snapshot";
    await json("PUT", `snapshots/${naam}`, bestand, { type: "application/zip" });
    await verversSnapshots();
    bericht(`Het bestand is nu snapshot ${naam}.`);
  }));
}

export async function verversSnapshots() {
  const { snapshots } = await json("GET", "snapshots");
  const stil = "knop knop-stil knop-klein";
  const rijen = snapshots.map(({ naam }) => el("li", {},
    el("span", {}, naam),
    el("span", { class: "knoppen" },
      el("button", { type: "button", class: stil, "data-naam": naam, "data-doe": "herstel", "aria-label": `Herstel snapshot ${naam}` }, "Herstel"),
      link(adres(`snapshots/${encodeURIComponent(naam)}`), "Bestand", { class: stil, download: `snapshot-${naam}.zip`, "aria-label": `Snapshot ${naam} als bestand` }),
      el("button", { type: "button", class: stil, "data-naam": naam, "data-doe": "weg", "aria-label": `Gooi snapshot ${naam} weg` }, "Weg"))));
  vervang(vind("snapshots"), rijen);
}

// Faults

const WAARDEN = {
  status: { label: "Status ", min: 400, max: 599, value: 503 },
  vertraging_ms: { label: "Milliseconden ", min: 1, max: 60000, value: 2000 },
};

function startStoringen() {
  const formulier = vind("storing-form");
  const { soort, waarde } = formulier.elements;
  const kies = () => {
    const wat = WAARDEN[soort.value];
    vind("storing-waarde").hidden = !wat;
    waarde.disabled = !wat;
    if (!wat) return;
    vind("storing-waarde").firstChild.textContent = wat.label;
    Object.assign(waarde, { min: wat.min, max: wat.max, value: wat.value });
  };
  soort.addEventListener("change", kies);
  formulier.addEventListener("reset", () => setTimeout(kies));
  formulier.addEventListener("submit", probeer(async () => {
    const { pad, methode, kans, keer } = formulier.elements;
    const storing = { pad: pad.value, kans: kans.valueAsNumber / 100, [soort.value]: waarde.disabled ? true : waarde.valueAsNumber };
    if (methode.value) storing.methode = methode.value;
    if (keer.value) storing.keer = keer.valueAsNumber;
    await zetStoringen([...(await huidige()), storing]);
    formulier.reset();
    bericht("De storing geldt vanaf nu.");
  }));
}

const huidige = async () => (await json("GET", "storingen")).storingen.map(({ opgetreden: _, ...storing }) => storing);

async function zetStoringen(storingen) {
  await json("PUT", "storingen", { storingen });
  await verversStoringen();
}

export async function verversStoringen() {
  const { storingen } = await json("GET", "storingen");
  vervang(vind("storingen"), storingen.map((storing, nummer) => el("li", {},
    el("span", {}, el("code", {}, `${storing.methode ?? "alle"} ${storing.pad}`), ` ${gevolg(storing)}`),
    knop("Hef op", probeer(async () => zetStoringen((await huidige()).filter((_, ander) => ander !== nummer))), {
      class: "knop knop-stil knop-klein", "aria-label": `Hef de storing op ${storing.pad} op`,
    }))));
}

function gevolg({ status, vertraging_ms: ms, verbreek, misvormd, kans, keer, opgetreden }) {
  const wat = [ms && `${ms} ms later`, status && `status ${status}`, verbreek && "verbinding weg", misvormd && "halve body"].filter(Boolean).join(", ");
  const hoe = [kans !== undefined && kans < 1 && `kans ${Math.round(kans * 100)}%`, keer && `hoogstens ${keer}×`, `${opgetreden}× gebeurd`].filter(Boolean);
  return `${wat} (${hoe.join(", ")})`;
}

/** Renew a list only when it says something else, so that focus stays where it is. */
function vervang(vak, rijen) {
  const tekst = rijen.map((rij) => rij.textContent).join("\n");
  if (vak.dataset.tekst === tekst) return;
  vak.dataset.tekst = tekst;
  vak.replaceChildren(...rijen);
}
