// The `/_lto` API as this page calls it. All addresses are relative to the page: any prefix works.

export const basis = new URL(document.documentElement.dataset.basis, location.href);

export class ApiFout extends Error {
  constructor(tekst, status) {
    super(tekst);
    this.status = status;
  }
}

export const adres = (pad) => new URL(pad, basis);

export async function haal(methode, pad, body, { type, headers = {} } = {}) {
  const verzoek = { method: methode, headers: { ...headers }, cache: "no-store" };
  if (body !== undefined) {
    verzoek.headers["Content-Type"] = type ?? "application/json";
    verzoek.body = type ? body : JSON.stringify(body);
  }
  let antwoord;
  try {
    antwoord = await fetch(adres(pad), verzoek);
  } catch {
    throw new ApiFout("De simulator is niet bereikbaar.", 0);
  }
  if (!antwoord.ok) throw new ApiFout(reden(await antwoord.text(), antwoord.status), antwoord.status);
  return antwoord;
}

export async function json(methode, pad, body, opties) {
  const antwoord = await haal(methode, pad, body, opties);
  return antwoord.status === 204 ? null : antwoord.json();
}

/** What a problem document says, or the bare status when the answer is none. */
export function reden(tekst, status) {
  try {
    const probleem = JSON.parse(tekst);
    const velden = (probleem["invalid-params"] ?? []).map((veld) => `${veld.name}: ${veld.reason}`);
    const kern = probleem.detail ?? probleem.title;
    const rest = velden.filter((veld) => !kern?.includes(veld.slice(veld.indexOf(": ") + 2)));
    if (kern) return [kern, ...rest].join("\n");
  } catch {
    // No JSON: the status has to do.
  }
  return `De simulator antwoordt met status ${status}.`;
}

/** Send bytes with progress, which fetch cannot tell; `opVoortgang` gets a part from 0 to 1. */
export function stuurZip(pad, bytes, opVoortgang) {
  return new Promise((klaar, mislukt) => {
    const xhr = new XMLHttpRequest();
    xhr.open("POST", adres(pad));
    xhr.setRequestHeader("Content-Type", "application/zip");
    xhr.upload.onprogress = (stap) => opVoortgang(stap.lengthComputable ? stap.loaded / stap.total : 0);
    xhr.upload.onload = () => opVoortgang(1);
    xhr.onerror = () => mislukt(new ApiFout("De simulator is niet bereikbaar.", 0));
    xhr.onload = () => {
      if (xhr.status >= 400) mislukt(new ApiFout(reden(xhr.responseText, xhr.status), xhr.status));
      else klaar(JSON.parse(xhr.responseText));
    };
    xhr.send(bytes);
  });
}
