import { h, icon } from "./dom.js";

const atOnce = 2, most = 300, patience = 10_000, side = 480;
const waiting = [];
const seen = new Map(); // by hash: {picture, seconds}
let reading = 0;

/**
 * What stands for a video where photos stand: a dark plate with a play mark and its length. Where the browser can read the film, its own first
 * picture fades in: Bpp has no decoder of films itself, and a browser has.
 * @param {{hash: string}} card
 * @param {(seconds: number) => void} [onLength]
 */
export function filmStill(card, onLength) {
  const plate = h("div", { class: "film-still" }, icon("play"));
  waiting.push({ plate, hash: card.hash, onLength });
  requestAnimationFrame(next); // by then the plate is in the page, or nobody wants it
  return plate;
}

/** Films are read two at a time and let go again: a browser has six connections to a server, and photos want them. */
function next() {
  while (waiting.length > 0 && (reading < atOnce || seen.has(waiting[0].hash))) {
    const one = waiting.shift();
    if (!one.plate.isConnected)
      continue;
    if (seen.has(one.hash))
      show(one, seen.get(one.hash));
    else
      read(one);
  }
}

function read(one) {
  reading++;
  const film = h("video", { preload: "auto", src: `/media/${one.hash}/video#t=0.1` });
  film.muted = true;
  let timer = 0;
  const end = () => {
    clearTimeout(timer);
    if (!film.hasAttribute("src"))
      return;
    film.removeAttribute("src");
    film.load();
    reading--;
    next();
  };
  timer = setTimeout(end, patience);
  film.addEventListener("error", end);
  film.addEventListener("loadeddata", () => {
    const scale = Math.min(1, side / Math.max(film.videoWidth, film.videoHeight, 1));
    const picture = h("canvas", { width: Math.max(1, Math.round(film.videoWidth * scale)), height: Math.max(1, Math.round(film.videoHeight * scale)) });
    picture.getContext("2d").drawImage(film, 0, 0, picture.width, picture.height);
    if (seen.size >= most)
      seen.delete(seen.keys().next().value);
    seen.set(one.hash, { picture, seconds: film.duration });
    show(one, seen.get(one.hash));
    end();
  });
}

/** A canvas can stand in one place only, so each plate has its own. */
function show({ plate, onLength }, { picture, seconds }) {
  const own = h("canvas", { width: picture.width, height: picture.height });
  own.getContext("2d").drawImage(picture, 0, 0);
  plate.prepend(own);
  plate.classList.add("seen");
  if (Number.isFinite(seconds))
    onLength?.(seconds);
}

/** 0:07, 12:30, 1:02:03. @param {number} seconds */
export function length(seconds) {
  const whole = Math.round(seconds), parts = [Math.floor(whole / 60) % 60, whole % 60];
  const hours = Math.floor(whole / 3600);
  return [...hours > 0 ? [hours] : [], ...parts].map((part, index) => index === 0 ? part : String(part).padStart(2, "0")).join(":");
}
