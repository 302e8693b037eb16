import { h, icon } from "./dom.js";

/**
 * What stands for a video where photos stand: a dark plate with a play mark and its length. Where the browser can read the film, its own first
 * picture fades in: Bpp has no decoder of films itself, and a browser has.
 * @param {{hash: string}} card
 * @param {(seconds: number) => void} [onLength]
 */
export function filmStill(card, onLength) {
  const film = h("video", { preload: "metadata", muted: true, playsinline: true, tabindex: "-1", "aria-hidden": "true", disablepictureinpicture: true, src: `/media/${card.hash}/video#t=0.1` });
  film.muted = true;
  const plate = h("div", { class: "film-still" }, film, icon("play"));
  film.addEventListener("loadedmetadata", () => Number.isFinite(film.duration) && onLength?.(film.duration));
  film.addEventListener("loadeddata", () => plate.classList.add("seen"));
  film.addEventListener("error", () => film.remove());
  return plate;
}

/** 0:07, 12:30, 1:02:03. @param {number} seconds */
export function length(seconds) {
  const whole = Math.round(seconds), parts = [Math.floor(whole / 60) % 60, whole % 60];
  const hours = Math.floor(whole / 3600);
  return [...hours > 0 ? [hours] : [], ...parts].map((part, index) => index === 0 ? part : String(part).padStart(2, "0")).join(":");
}
