// Validation rules: the explanation of one, and the list of all codes, fetched once.

import { json } from "./api.js";
import { el, lijst, plaatje, venster } from "./dom.js";

let alle = null;

export async function codes() {
  alle ??= json("GET", "validatieregels").then((antwoord) => antwoord.regels.map((regel) => regel.code));
  return alle;
}

export async function toonRegel(code) {
  const regel = await json("GET", `validatieregels/${encodeURIComponent(code)}`);
  venster(regel.code, el("div", { class: "stapel" },
    el("p", {}, regel.waarom),
    lijst([
      ["Telt nu als", plaatje(regel.stand, regel.stand)],
      ["Familie", regel.familie],
      ["Betreft", regel.betreft],
      ["Fase", regel.fase],
      ["Versie", regel.versie],
      ["In de simulator", regel.geimplementeerd ? "wordt uitgevoerd" : "bekend, nog niet uitgevoerd"],
    ])));
}
