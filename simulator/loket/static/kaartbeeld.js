// The map itself: OpenLayers on the Dutch grid. vendor/ol.js is made by scripts/openlayers.

import { adres } from "./api.js";
import * as ol from "./vendor/ol.js";

const OMVANG = [-285401.92, 22598.08, 595401.92, 903401.92];
const RESOLUTIES = Array.from({ length: 15 }, (_, zoom) => 3440.64 / 2 ** zoom);
const VECTORZOOM = 11; // the deepest zoom of the vector tiles; beyond it they are enlarged
const NEDERLAND = [5000, 300000, 285000, 625000];
const PALET = ["#0f766e", "#b4530a", "#6d28d9", "#1d4ed8", "#a21caf", "#15803d", "#be123c", "#0e7490", "#854d0e", "#4338ca"];

const RD = new ol.Projection({ code: "EPSG:28992", units: "m", extent: OMVANG });
ol.addProjection(RD);

/** The colour of a locatie: always the same one. */
export function kleur(identificatie) {
  let som = 7;
  for (const teken of identificatie) som = (som * 31 + teken.codePointAt(0)) % 9973;
  return PALET[som % PALET.length];
}

const isAmbtsgebied = (identificatie) => identificatie.includes(".ambtsgebied.");
const rooster = (diepste) => new ol.TileGrid({ extent: OMVANG, origin: [OMVANG[0], OMVANG[3]], resolutions: RESOLUTIES.slice(0, diepste + 1), tileSize: 256 });
// URL templates: the braces must stay as they are, so the path is joined as text.
const pad = (begin, rest) => adres(begin).href + rest;

export function maakKaart(vak, { opKlik, opWijs }) {
  const stand = { ambtsgebieden: false, aangewezen: null };
  const grond = new ol.TileLayer({ source: achtergrond("pastel") });
  const locaties = new ol.VectorTileLayer({ source: vectoren("actueel"), renderMode: "hybrid", declutter: false, style: stijl(stand) });
  const speld = new ol.VectorLayer({ source: new ol.VectorSource(), style: SPELD });
  const kaart = new ol.Map({
    target: vak,
    layers: [grond, locaties, speld],
    controls: ol.bediening({ rotate: false, attributionOptions: { collapsible: false } }).extend([new ol.ScaleLine()]),
    view: new ol.View({ projection: RD, resolutions: RESOLUTIES, extent: OMVANG, center: [155000, 463000], zoom: 3, constrainResolution: true, enableRotation: false }),
  });
  kaart.getView().fit(NEDERLAND, { size: kaart.getSize() });
  kaart.on("singleclick", (klik) => opKlik(rond(klik.coordinate), onder(kaart, locaties, klik.pixel, stand)));
  kaart.on("pointermove", (beweging) => opWijs(beweging.coordinate));
  vak.addEventListener("keydown", (toets) => {
    const midden = kaart.getView().getCenter();
    if (toets.key === "Enter") opKlik(rond(midden), onder(kaart, locaties, kaart.getPixelFromCoordinate(midden), stand));
  });
  return {
    naar: (plek, zoom) => { kaart.getView().setCenter(plek); kaart.getView().setZoom(zoom); },
    speld: (plek) => { speld.getSource().clear(); speld.getSource().addFeature(new ol.Feature(new ol.Point(plek))); },
    achtergrond: (laag) => { grond.setVisible(laag !== ""); if (laag) grond.setSource(achtergrond(laag)); },
    collectie: (soort) => { locaties.setVisible(soort !== ""); if (soort) locaties.setSource(vectoren(soort)); },
    ambtsgebieden: (aan) => { stand.ambtsgebieden = aan; locaties.changed(); },
    wijsAan: (locatie) => { stand.aangewezen = locatie; locaties.changed(); },
    vernieuw: () => locaties.getSource() && locaties.setSource(vectoren(locaties.getSource().get("soort"))),
    getekend: () => new Promise((klaar) => { kaart.once("rendercomplete", klaar); kaart.render(); }),
  };
}

const rond = (plek) => plek.map((getal) => Math.round(getal * 1000) / 1000);

function achtergrond(laag) {
  return new ol.XYZ({
    projection: RD,
    tileGrid: rooster(RESOLUTIES.length - 1),
    url: pad("../brt/achtergrondkaart/wmts/v2_0/", `${laag}/EPSG:28992/{z}/{x}/{y}.png`),
    attributions: "Grenzen: CBS/Kadaster, CC BY 4.0, vereenvoudigd",
  });
}

function vectoren(soort) {
  const bron = new ol.VectorTileSource({
    format: new ol.MVT(),
    projection: RD,
    tileGrid: rooster(VECTORZOOM),
    url: pad("../omgevingswet/omgevingsdocumenten/ogc/v2_0/", `collections/leverancierstest-${soort}/tiles/NetherlandsRDNewQuad/{z}/{y}/{x}.pbf`),
  });
  bron.set("soort", soort);
  return bron;
}

/** The locaties at a pixel, each once. */
function onder(kaart, laag, pixel, stand) {
  const gevonden = new Map();
  kaart.forEachFeatureAtPixel(pixel, (vorm) => {
    const locatie = { identificatie: String(vorm.get("identificatie")), versie: vorm.get("versie"), laag: vorm.get("layer") };
    if (stand.ambtsgebieden || !isAmbtsgebied(locatie.identificatie)) gevonden.set(`${locatie.identificatie}|${locatie.versie}`, locatie);
  }, { layerFilter: (deze) => deze === laag, hitTolerance: 4 });
  return [...gevonden.values()];
}

function stijl(stand) {
  return (vorm) => {
    const identificatie = String(vorm.get("identificatie"));
    const aangewezen = stand.aangewezen?.identificatie === identificatie && stand.aangewezen.versie === vorm.get("versie");
    if (isAmbtsgebied(identificatie)) return stand.ambtsgebieden || aangewezen ? AMBTSGEBIED : null;
    const tint = kleur(identificatie);
    const lijn = new ol.Stroke({ color: tint, width: aangewezen ? 4 : 1.75 });
    return new ol.Style({
      stroke: lijn,
      // A fill of nearly nothing, so that a click within counts.
      fill: new ol.Fill({ color: `${tint}${aangewezen ? "66" : "24"}` }),
      image: new ol.Circle({ radius: aangewezen ? 9 : 6, fill: new ol.Fill({ color: tint }), stroke: new ol.Stroke({ color: "#ffffff", width: 2 }) }),
      zIndex: aangewezen ? 2 : 1,
    });
  };
}

const AMBTSGEBIED = new ol.Style({
  stroke: new ol.Stroke({ color: "#334155", width: 1.5, lineDash: [6, 5] }),
  fill: new ol.Fill({ color: "#33415508" }),
});

const SPELD = new ol.Style({
  image: new ol.Icon({
    anchor: [0.5, 1],
    src: adres("static/speld.svg").href,
  }),
});
