// Photos on a map of outlines; a street map only when the user allows it.
import L, { feature } from "../lib/leaflet.js";
import { get } from "./lib/api.js";
import { ask } from "./lib/dialog.js";
import { debounce, h, icon } from "./lib/dom.js";
import { filmStill } from "./lib/film.js";
import { number, t } from "./lib/text.js";

const holder = document.getElementById("map");
const tiles = holder.dataset.tiles === "yes";

/** A token as the colour it is in this theme. */
function colour(name) {
  holder.style.color = `var(--${name})`;
  const resolved = getComputedStyle(holder).color;
  holder.style.color = "";
  return resolved;
}

const map = L.map(holder, { minZoom: 1, maxZoom: 18, worldCopyJump: true, zoomSnap: 0.5, attributionControl: tiles });
const kept = sessionStorage.getItem("bpp-map");
const at = new URLSearchParams(location.search).get("at")?.split(",").map(Number);
if (at?.length === 2 && at.every(Number.isFinite))
  map.setView(at, 12);
else if (kept)
  map.setView(...JSON.parse(kept));
else
  map.setView([25, 10], 2);

if (tiles) {
  L.tileLayer("https://tile.openstreetmap.org/{z}/{x}/{y}.png", { maxZoom: 19, attribution: "© OpenStreetMap" }).addTo(map);
} else {
  const world = await get("/lib/world.json");
  for (const shift of [-360, 0, 360])
    L.geoJSON(unwrapped(feature(world, world.objects.countries)), { interactive: false, coordsToLatLng: ([longitude, latitude]) => L.latLng(latitude, longitude + shift), style: { color: colour("line-strong"), weight: 0.7, fillColor: colour("surface"), fillOpacity: 1 } }).addTo(map);
}

/** Lands that reach over the date line go on beyond 180 degrees instead of jumping to the other side. */
function unwrapped(collection) {
  const ring = points => {
    let turn = 0;
    return points.map(([longitude, latitude], index) => {
      const step = index > 0 ? longitude - points[index - 1][0] : 0;
      turn += step > 180 ? -360 : step < -180 ? 360 : 0;
      return [longitude + turn, latitude];
    });
  };
  const shape = (type, parts) => type === "Polygon" ? parts.map(ring) : type === "MultiPolygon" ? parts.map(part => part.map(ring)) : parts;
  return { ...collection, features: collection.features.map(land => ({ ...land, geometry: { ...land.geometry, coordinates: shape(land.geometry.type, land.geometry.coordinates) } })) };
}

const markers = L.layerGroup().addTo(map);

async function draw() {
  const bounds = map.getBounds().pad(0.1);
  sessionStorage.setItem("bpp-map", JSON.stringify([map.getCenter(), map.getZoom()]));
  const cell = 90 * 360 / (256 * 2 ** map.getZoom()); // 90 pixels
  const cells = await get(`/api/map?bounds=${Math.max(-90, bounds.getSouth())},${Math.max(-180, bounds.getWest())},${Math.min(90, bounds.getNorth())},${Math.min(180, bounds.getEast())}&cell=${Math.min(cell, 90)}`);
  markers.clearLayers();
  for (const there of cells) {
    const picture = h("div", { class: "map-photo" }, there.video ? filmStill(there) : h("img", { src: `/media/${there.hash}/320.jpg`, alt: "", onerror: event => event.target.replaceWith(icon("image")) }), there.photos > 1 && h("span", { class: "map-count" }, number(there.photos)));
    const marker = L.marker([there.latitude, there.longitude], {
      icon: L.divIcon({ html: picture, className: "map-marker", iconSize: [56, 56] }),
      title: t("{0} {0|photo|photos}", there.photos), alt: t("{0} {0|photo|photos}", there.photos), keyboard: true,
    });
    const open = () => {
      if (there.photos === 1)
        location.assign(`/photo/${there.id}`);
      else if (map.getZoom() >= 15 || there.box[2] - there.box[0] < 1e-4 && there.box[3] - there.box[1] < 1e-4)
        location.assign(`/photos/area/${there.box.map(side => side.toFixed(6)).join(",")}`);
      else
        map.fitBounds([[there.box[0], there.box[1]], [there.box[2], there.box[3]]], { padding: [60, 60], maxZoom: 16 });
    };
    marker.on("click", open);
    marker.on("keypress", event => event.originalEvent.key === "Enter" && open());
    marker.addTo(markers);
  }
}

map.on("moveend", debounce(draw, 80));
await draw();
if (!at && !kept) {
  const all = await get("/api/map?bounds=-90,-180,90,180&cell=90");
  if (all.length > 0)
    map.fitBounds(all.flatMap(there => [[there.box[0], there.box[1]], [there.box[2], there.box[3]]]), { padding: [50, 50], maxZoom: 12 });
}

document.querySelector("[data-control=tiles]").addEventListener("click", async () => {
  if (!tiles) {
    const said = await ask({
      title: t("Show a street map?"),
      body: [h("p", {}, t("Its pictures come from tile.openstreetmap.org. That server then sees your address on the internet and which areas you look at, so where your photos were taken. Bpp sends nothing else, and nothing anywhere without this."))],
      action: t("Show it"),
    });
    if (!said)
      return;
  }

  document.cookie = tiles ? "bpp-tiles=; max-age=0; path=/; samesite=strict" : "bpp-tiles=yes; max-age=31536000; path=/; samesite=strict";
  location.reload();
});
holder.dataset.ready = "yes";
