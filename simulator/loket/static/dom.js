// Building the page. Text always goes in as text: nothing that comes from a package or request is read as HTML.

export const vind = (id) => document.getElementById(id);

/** An element: attributes by name, `on…` functions as listeners, false and null left out, strings as text. */
export function el(naam, attributen = {}, ...kinderen) {
  const element = document.createElement(naam);
  for (const [sleutel, waarde] of Object.entries(attributen)) {
    if (waarde === false || waarde === null || waarde === undefined) continue;
    if (typeof waarde === "function") element.addEventListener(sleutel.slice(2), waarde);
    else element.setAttribute(sleutel, waarde === true ? "" : waarde);
  }
  element.append(...kinderen.flat().filter((kind) => kind !== null && kind !== undefined && kind !== false));
  return element;
}

export const knop = (tekst, bijKlik, attributen = {}) =>
  el("button", { type: "button", class: "knop knop-klein", onclick: bijKlik, ...attributen }, tekst);

export const plaatje = (tekst, ernst) => el("span", { class: "plaatje", "data-ernst": ernst }, tekst);

/** A path or name that may break after its separators, rather than anywhere. */
export const breekbaar = (tekst) => tekst.split(/(?<=[/_?&])/).flatMap((deel, plek) => (plek ? [el("wbr"), deel] : [deel]));

/** A link, only when it leads to the web. */
export function link(href, tekst, attributen = {}) {
  const doel = new URL(href, location.href);
  return ["http:", "https:"].includes(doel.protocol) ? el("a", { href: doel.href, ...attributen }, tekst) : tekst;
}

export const lijst = (paren) =>
  el("dl", { class: "lijst" }, paren.filter(([, wat]) => wat !== null && wat !== "").flatMap(([naam, wat]) => [el("dt", {}, naam), el("dd", {}, wat)]));

/** A message at the edge, read aloud; it goes away by itself, a refusal (`langer`) later, and not while in focus. */
export function bericht(tekst, ernst = "goed", langer = false) {
  const weg = () => {
    blok.remove();
    ruimte();
  };
  const straks = () => (blok.matches(":focus-within, :hover") ? setTimeout(straks, 1000) : weg());
  const blok = el("div", { class: "bericht", "data-ernst": ernst }, el("span", {}, tekst), knop("Sluit", weg, { class: "knop knop-stil knop-klein" }));
  const alle = vind("berichten");
  alle.append(blok);
  while (alle.children.length > 4) alle.firstChild.remove();
  ruimte();
  setTimeout(straks, langer ? 9000 : 5000);
}

/** Room at the end of the page, so that all of it can be scrolled clear of the messages. */
function ruimte() {
  document.body.style.paddingBottom = `${vind("berichten").offsetHeight}px`;
}

/** Run what a button or form does; a refusal becomes a message. */
export const probeer = (taak) => async (gebeurtenis) => {
  if (gebeurtenis?.type === "submit") gebeurtenis.preventDefault(); // a link may still be followed
  try {
    await taak(gebeurtenis);
  } catch (fout) {
    bericht(fout.message, "fout", true);
  }
};

/** Ask for confirmation; true when the answer is yes. */
export function vraag(titel, tekst, ja) {
  const dialoog = vind("vraag");
  vind("vraag-titel").textContent = titel;
  vind("vraag-tekst").textContent = tekst;
  vind("vraag-ja").textContent = ja;
  dialoog.returnValue = "nee";
  dialoog.showModal();
  return new Promise((klaar) => dialoog.addEventListener("close", () => klaar(dialoog.returnValue === "ja"), { once: true }));
}

/** Show something in the wide dialog. */
export function venster(titel, ...inhoud) {
  vind("venster-titel").textContent = titel;
  vind("venster-inhoud").replaceChildren(...inhoud);
  if (!vind("venster").open) vind("venster").showModal();
}

/** Buttons for an older and a newer page; nothing when there is one page. */
export function bladeren(vak, page, ga) {
  if (page.totalPages < 2) return vak.replaceChildren();
  const naar = (nummer) => () => ga(nummer);
  vak.replaceChildren(
    el("span", {}, `Pagina ${page.number} van ${page.totalPages}`),
    knop("Nieuwer", naar(page.number - 1), { disabled: page.number <= 1 }),
    knop("Ouder", naar(page.number + 1), { disabled: page.number >= page.totalPages }),
  );
}

/**
 * Rows that open: one tbody per item, renewed only when the item changed, so that focus and open rows stay.
 * `cellen(item)` gives the cells, `binnen(item)` (async) what shows when open, `naam(item)` what the button is about.
 */
export class OpenTabel {
  constructor(tabel, { sleutel, cellen, binnen, naam }) {
    Object.assign(this, { tabel, sleutel, cellen, binnen, naam });
    this.rijen = new Map();
    this.open = new Set();
  }

  toon(items) {
    const over = new Map();
    for (const item of items) {
      const sleutel = this.sleutel(item);
      const tekst = JSON.stringify(item);
      const oud = this.rijen.get(sleutel);
      const rij = oud?.tekst === tekst ? oud : { tekst, tbody: this.rij(item, sleutel) };
      if (oud && oud !== rij) oud.tbody.replaceWith(rij.tbody);
      over.set(sleutel, rij);
    }
    for (const [sleutel, rij] of this.rijen) if (!over.has(sleutel)) rij.tbody.remove();
    let vorige = this.tabel.tHead;
    for (const { tbody } of over.values()) {
      if (vorige.nextElementSibling !== tbody) vorige.after(tbody);
      vorige = tbody;
    }
    this.rijen = over;
    this.tabel.hidden = items.length === 0;
  }

  rij(item, sleutel) {
    const id = `rij-${OpenTabel.teller++}`;
    const open = this.open.has(sleutel);
    const schakel = knop(open ? "Sluit" : "Open", () => this.wissel(sleutel), {
      class: "knop knop-stil knop-klein", "aria-expanded": String(open), "aria-controls": id, "aria-label": `Open ${this.naam(item)}`,
    });
    const kop = el("tr", { class: open ? "rij-kop open" : "rij-kop" }, this.cellen(item), el("td", {}, schakel));
    const vak = el("td", { colspan: kop.children.length });
    const tbody = el("tbody", {}, kop, el("tr", { class: "binnen", id, hidden: !open }, vak));
    Object.assign(tbody, { item, vak, schakel });
    if (open) this.vul(tbody);
    return tbody;
  }

  wissel(sleutel, open = !this.open.has(sleutel)) {
    this.open[open ? "add" : "delete"](sleutel);
    const tbody = this.rijen.get(sleutel)?.tbody;
    if (!tbody) return;
    tbody.schakel.setAttribute("aria-expanded", String(open));
    tbody.schakel.setAttribute("aria-label", `${open ? "Sluit" : "Open"} ${this.naam(tbody.item)}`);
    tbody.schakel.textContent = open ? "Sluit" : "Open";
    tbody.rows[0].classList.toggle("open", open);
    tbody.rows[1].hidden = !open;
    if (open) this.vul(tbody);
  }

  async vul(tbody) {
    try {
      tbody.vak.replaceChildren(await this.binnen(tbody.item));
    } catch (fout) {
      tbody.vak.replaceChildren(el("p", { class: "zacht" }, fout.message));
    }
  }
}
OpenTabel.teller = 0;
