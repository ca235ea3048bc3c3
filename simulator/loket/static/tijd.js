// Times as people in the Netherlands read them, whatever the zone of the browser.

const ZONE = "Europe/Amsterdam";
const opmaak = (keuze) => new Intl.DateTimeFormat("nl-NL", { timeZone: ZONE, ...keuze });
const KLOK = opmaak({ hour: "2-digit", minute: "2-digit", second: "2-digit" });
const DATUM = opmaak({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const KORT = opmaak({ day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit" });
const DELEN = new Intl.DateTimeFormat("sv-SE", {
  timeZone: ZONE, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit",
});

export const uur = (moment) => KLOK.format(moment);
export const datum = (moment) => DATUM.format(moment);
export const kort = (moment) => KORT.format(new Date(moment));

export const duur = (ms) => (ms === null ? "" : ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1).replace(".", ",")} s`);

/** `yyyy-mm-ddThh:mm:ss` on a Dutch clock, as an input of type datetime-local wants it. */
export const lokaal = (moment) => DELEN.format(moment).replace(" ", "T");

/** The other way round: the moment at which a Dutch clock shows this, with its offset. */
export function metZone(tekst) {
  const alsUtc = Date.parse(`${tekst}Z`);
  const verschil = (moment) => Date.parse(`${lokaal(moment)}Z`) - moment;
  const minuten = Math.round(verschil(alsUtc - verschil(alsUtc)) / 60000);
  const twee = (getal) => String(getal).padStart(2, "0");
  return `${tekst}${minuten < 0 ? "-" : "+"}${twee(Math.trunc(Math.abs(minuten) / 60))}:${twee(Math.abs(minuten) % 60)}`;
}
