// One photo at a time: swipe, mark, rate, choose, download.
import { call } from "./server.js";
import { mark, nameOf } from "./list.js";
import { dayWords, t } from "./words.js";
import { say } from "./toast.js";

const by = id => document.getElementById(id);
const loupe = by("loupe"), strip = by("strip");
const around = 2;
let list = null, me = null, onFailure = () => {};

for (const [id, words] of [["close", "Close"], ["reject", "Reject"], ["choose", "Choose"], ["heart", "Favourite"], ["download", "Download"], ["stars", "Rating"], ["loupe", "Photo"]])
  by(id).setAttribute("aria-label", t(words));
for (let star = 1; star <= 5; star++) {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "★" });
  button.setAttribute("role", "radio");
  button.setAttribute("aria-label", t("{0} stars", star));
  button.addEventListener("click", () => {
    const value = photo()?.rating === star ? null : star;
    void decide("rate", value, one => one.rating = value, "Rated");
  });
  by("stars").append(button);
}

const index = () => Math.round(strip.scrollLeft / Math.max(1, strip.clientWidth));
const photo = () => list?.photos[index()];

/** @param {import("./list.js").PhotoList} photos @param {number} at @param {{can_pick: boolean, originals: boolean}} device @param {(error: Error) => void} failed */
export function openLoupe(photos, at, device, failed) {
  [list, me, onFailure] = [photos, device, failed];
  by("decide").hidden = !me.can_pick;
  fill();
  loupe.showModal();
  strip.scrollLeft = at * strip.clientWidth;
  show();
  strip.focus();
}

export const closeLoupe = () => loupe.open && loupe.close();

function fill() {
  while (strip.children.length > list.photos.length)
    strip.lastElementChild.remove();
  while (strip.children.length < list.photos.length)
    strip.append(document.createElement("div"));
}

function show() {
  const at = index(), one = photo();
  if (!one)
    return;
  for (const [place, slide] of [...strip.children].entries()) {
    const near = Math.abs(place - at) <= around;
    if (!near && slide.firstElementChild) {
      slide.replaceChildren();
    } else if (near && !slide.firstElementChild) {
      const other = list.photos[place];
      slide.append(Object.assign(document.createElement("img"), { src: `/media/${other.hash}/1600.jpg`, alt: nameOf(other), decoding: "async" }));
    }
  }

  by("caption").textContent = one.day ? dayWords(one.day) : "";
  by("heart").setAttribute("aria-pressed", String(one.favourite));
  by("choose").setAttribute("aria-pressed", String(one.state === "include"));
  by("reject").setAttribute("aria-pressed", String(one.state === "exclude"));
  for (const [place, star] of [...by("stars").children].entries()) {
    star.className = place < (one.rating ?? 0) ? "on" : "";
    star.setAttribute("aria-checked", String(place + 1 === one.rating));
  }

  by("download").hidden = !me.originals;
  by("download").href = `/media/${one.hash}/original`;
  if (at > list.photos.length - 10)
    list.more().then(fill, onFailure);
}

async function decide(action, value, change, words) {
  const one = photo();
  const before = { favourite: one.favourite, rating: one.rating, state: one.state };
  change(one);
  mark(one);
  show();
  try {
    const { batch } = await call("/api/decide", { action, id: one.id, value });
    if (batch)
      say(t(words), t("Undo"), () => void undo(one, before, batch));
  } catch (error) {
    restore(one, before);
    onFailure(error);
  }
}

async function undo(one, before, batch) {
  try {
    await call("/api/undo", { batch });
    restore(one, before);
    say(t("Taken back"));
  } catch (error) {
    onFailure(error);
  }
}

function restore(one, before) {
  Object.assign(one, before);
  mark(one);
  show();
}

function choose(state, words) {
  const next = photo().state === state ? null : state;
  void decide(next ?? "clear", null, one => one.state = next, next ? words : "Left to Bpp");
}

const love = () => {
  const value = !photo().favourite;
  void decide("favourite", value ? 1 : 0, one => one.favourite = value, value ? "Marked as favourite" : "No longer a favourite");
};

strip.addEventListener("scroll", show, { passive: true });
by("close").addEventListener("click", () => loupe.close());
by("heart").addEventListener("click", love);
by("choose").addEventListener("click", () => choose("include", "Chosen"));
by("reject").addEventListener("click", () => choose("exclude", "Rejected"));
loupe.addEventListener("close", () => {
  photo()?.tile.scrollIntoView({ block: "nearest" });
  photo()?.tile.focus({ preventScroll: true });
  strip.replaceChildren();
});
loupe.addEventListener("keydown", event => {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!step || event.target.closest("#stars"))
    return;
  event.preventDefault();
  strip.scrollLeft = (index() + step) * strip.clientWidth;
});
