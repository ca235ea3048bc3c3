// The journal: requests and answers, as they come.

import { json } from "./api.js";
import { OpenTabel, bericht, bladeren, breekbaar, el, lijst, plaatje, probeer, vind } from "./dom.js";
import { duur, kort, uur } from "./tijd.js";

const PER_PAGINA = 15;

let pagina = 1;
let filter = "";

const tabel = new OpenTabel(vind("journaal-tabel"), {
  sleutel: (regel) => `${regel.id} ${regel.echteTijd}`,
  naam: (regel) => `${regel.methode} ${regel.pad}`,
  cellen,
  binnen: async (regel) => el("div", { class: "binnenkant" }, deel("Verzoek", regel.verzoek), deel("Antwoord", regel.antwoord)),
});

export function start() {
  vind("journaal-filter").addEventListener("submit", probeer(async ({ target }) => {
    const gegeven = [...new FormData(target)].filter(([, waarde]) => waarde !== "");
    filter = new URLSearchParams(gegeven).toString();
    await ververs(1);
  }));
  vind("journaal-legen").addEventListener("click", probeer(async () => {
    await json("DELETE", "journaal");
    await ververs(1);
    bericht("Het journaal is leeg.");
  }));
}

export const volgt = () => vind("journaal-volgen").checked && pagina === 1;

export async function ververs(nummer = pagina) {
  const antwoord = await json("GET", `journaal?page=${nummer}&size=${PER_PAGINA}${filter && `&${filter}`}`);
  pagina = nummer;
  if (!antwoord.verzoeken.length && pagina > 1) return ververs(1);
  tabel.toon(antwoord.verzoeken);
  const { totalElements: totaal } = antwoord.page;
  vind("journaal-leeg").hidden = totaal > 0;
  vind("journaal-aantal").textContent = totaal ? `${totaal} ${totaal === 1 ? "verzoek" : "verzoeken"}` : "";
  bladeren(vind("journaal-bladeren"), antwoord.page, (naar) => probeer(() => ververs(naar))());
}

const ernst = (status) => (status === 0 || status >= 500 ? "fout" : status >= 400 ? "waarschuwing" : "goed");

function cellen(regel) {
  return [
    el("td", { class: "strak" }, plaatje(regel.status === 0 ? "verbroken" : String(regel.status), ernst(regel.status))),
    el("td", { class: "code" }, regel.methode),
    el("td", { class: "code breek" }, breekbaar(regel.pad + (regel.query && `?${regel.query}`)), regel.storing ? [" ", plaatje("storing", "waarschuwing")] : null),
    el("td", { class: "strak cijfers" }, duur(regel.duur_ms)),
    el("td", { class: "strak" }, el("time", { datetime: regel.tijd, title: `${kort(regel.tijd)} op de klok, ${kort(regel.echteTijd)} in het echt` }, uur(new Date(regel.tijd)))),
  ];
}

function deel(titel, { headers, inhoud }) {
  return el("div", {}, el("h3", {}, titel),
    lijst(Object.entries(headers).map(([naam, waarde]) => [naam, el("span", { class: "code" }, waarde)])),
    inhoud === null ? null : el("pre", { class: "xml", tabindex: "0", "aria-label": `${titel}: inhoud` }, inhoud));
}
