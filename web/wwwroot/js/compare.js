// Photos side by side; zoom and place are the same in all of them.
import { html } from "./lib/api.js";
import { decide, onDecided } from "./lib/decide.js";
import { bind } from "./lib/keys.js";
import { t } from "./lib/text.js";

const items = () => [...document.querySelectorAll(".compare-item")];
let zoom = 1, x = 0.5, y = 0.5; // the point of the photo that is in the middle, 0-1
let active = 0;

function fitOf(stage, image) {
  const [width, height] = [Number(image.getAttribute("width")) || image.naturalWidth, Number(image.getAttribute("height")) || image.naturalHeight];
  return Math.min(stage.clientWidth / width, stage.clientHeight / height, 1);
}

function draw() {
  for (const item of items()) {
    const stage = item.querySelector(".compare-stage"), image = stage.firstElementChild;
    const [width, height] = [Number(image.getAttribute("width")), Number(image.getAttribute("height"))];
    const fit = fitOf(stage, image), scale = fit * zoom;
    if (zoom > 1 && image.src !== image.dataset.full && scale * width > 1700)
      image.src = image.dataset.full;
    image.style.width = `${width * scale}px`;
    image.style.height = `${height * scale}px`;
    image.style.transform = `translate(${stage.clientWidth / 2 - x * width * scale}px, ${stage.clientHeight / 2 - y * height * scale}px)`;
  }
}

function setZoom(next) {
  zoom = Math.min(Math.max(next, 1), 40);
  if (zoom === 1)
    x = y = 0.5;
  document.querySelector(".compare").classList.toggle("close", zoom > 1);
  draw();
}

function pixels() {
  const stage = items()[active]?.querySelector(".compare-stage");
  if (stage)
    setZoom(zoom > 1 ? 1 : 1 / fitOf(stage, stage.firstElementChild));
}

function live(item) {
  const stage = item.querySelector(".compare-stage"), image = stage.firstElementChild;
  stage.addEventListener("wheel", event => {
    event.preventDefault();
    const scale = fitOf(stage, image) * zoom, box = stage.getBoundingClientRect();
    const dx = event.clientX - box.left - stage.clientWidth / 2, dy = event.clientY - box.top - stage.clientHeight / 2;
    const factor = event.deltaY < 0 ? 1.2 : 1 / 1.2;
    const [width, height] = [Number(image.getAttribute("width")), Number(image.getAttribute("height"))];
    const after = Math.min(Math.max(zoom * factor, 1), 40);
    // The point below the pointer stays there.
    x += dx / (width * scale) - dx / (width * scale * after / zoom);
    y += dy / (height * scale) - dy / (height * scale * after / zoom);
    setZoom(after);
  }, { passive: false });
  // One finger or the mouse moves what is closer than the whole, two fingers bring it closer; on glass a whole photo lets the page scroll.
  const fingers = new Map();
  const middle = () => {
    const [one, two = one] = [...fingers.values()], box = stage.getBoundingClientRect();
    return { x: (one.clientX + two.clientX) / 2 - box.left - stage.clientWidth / 2, y: (one.clientY + two.clientY) / 2 - box.top - stage.clientHeight / 2, apart: Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY) };
  };
  let start = null;
  const begin = () => start = fingers.size > 0 ? { ...middle(), atX: x, atY: y, zoom } : null;
  const end = event => fingers.delete(event.pointerId) && begin();
  stage.addEventListener("pointerdown", event => {
    item.focus({ preventScroll: true });
    if (event.pointerType !== "touch" || zoom > 1)
      stage.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, event);
    begin();
  });
  stage.addEventListener("pointermove", event => {
    if (!fingers.has(event.pointerId))
      return;
    fingers.set(event.pointerId, event);
    const now = middle();
    const after = fingers.size > 1 && start.apart > 0 ? Math.min(Math.max(start.zoom * now.apart / start.apart, 1), 40) : zoom;
    const fit = fitOf(stage, image), width = Number(image.getAttribute("width")) * fit, height = Number(image.getAttribute("height")) * fit;
    // What was below the fingers stays below them.
    x = Math.min(Math.max(start.atX + start.x / (width * start.zoom) - now.x / (width * after), 0), 1);
    y = Math.min(Math.max(start.atY + start.y / (height * start.zoom) - now.y / (height * after), 0), 1);
    setZoom(after);
  });
  for (const name of ["pointerup", "pointercancel"])
    stage.addEventListener(name, end);
  // Two fingers are ours, also where one would scroll.
  stage.addEventListener("touchmove", event => event.touches.length > 1 && event.preventDefault(), { passive: false });
  stage.addEventListener("dblclick", pixels);
  item.addEventListener("focus", () => active = items().indexOf(item));
}

const idOf = item => Number(item.dataset.id);
document.querySelector(".compare-grid").addEventListener("click", event => {
  const button = event.target.closest("[data-act]");
  if (button)
    void act(button.dataset.act, button.closest(".compare-item"));
});

async function act(action, item) {
  if (!item || !await decide(action, [idOf(item)]))
    return;
  if (action === "trash")
    drop([item]);
  else
    await rewrite();
}

/** What is said of the photos, anew. */
async function rewrite() {
  const text = await html(`/compare?ids=${items().map(idOf)}`).catch(() => null);
  const fresh = text && new DOMParser().parseFromString(text, "text/html");
  for (const item of fresh ? items() : [])
    item.querySelector(".compare-words").replaceWith(fresh.querySelector(`.compare-item[data-id="${item.dataset.id}"] .compare-words`) ?? "");
}

function next() {
  location.assign(document.querySelector("[data-control=next]")?.href ?? "/duplicates");
}

function drop(gone) {
  gone.forEach(item => item.remove());
  active = Math.min(active, items().length - 1);
  items()[active]?.focus();
  document.querySelector(".compare").dataset.count = items().length;
  draw();
}

async function keepActive() {
  const kept = items()[active], others = items().filter(item => item !== kept);
  if (others.length > 0 && await decide("trash", others.map(idOf)))
    drop(others);
}

/** A step was undone or done again: what was taken away is back, or gone. */
async function restore() {
  const text = await html(location.href).catch(() => null);
  const fresh = text && new DOMParser().parseFromString(text, "text/html").querySelector(".compare-grid");
  if (!fresh)
    return;
  const id = items()[active]?.dataset.id;
  document.querySelector(".compare-grid").replaceChildren(...fresh.children);
  items().forEach(live);
  document.querySelector(".compare").dataset.count = items().length;
  focus(Math.max(0, items().findIndex(item => item.dataset.id === id)));
  draw();
}

items().forEach(live);
onDecided(({ ids }) => ids === null && void restore());
document.querySelector("[data-control=fit]").addEventListener("click", () => setZoom(1));
document.querySelector("[data-control=pixels]").addEventListener("click", pixels);
document.querySelector("[data-control=keep]").addEventListener("click", keepActive);
const focus = index => {
  active = Math.min(Math.max(index, 0), items().length - 1);
  items()[active]?.focus();
};
bind(t("Compare"), [
  { keys: "ArrowLeft", title: t("Photo to the left"), run: () => focus(active - 1) },
  { keys: "ArrowRight", title: t("Photo to the right"), run: () => focus(active + 1) },
  { keys: "1 2 3 4 5 6 7 8", title: t("This photo"), run: event => focus(Number(event.key) - 1) },
  { keys: "p", title: t("Pick"), run: () => void act("include", items()[active]) },
  { keys: "x", title: t("Reject"), run: () => void act("exclude", items()[active]) },
  { keys: "g", title: t("Keeper"), run: () => void act("crown", items()[active]) },
  { keys: "d Delete", title: t("Trash"), run: () => void act("trash", items()[active]) },
  { keys: "k", title: t("Keep this, trash the others"), run: () => void keepActive() },
  { keys: "n", title: t("Next group"), run: next },
  { keys: "Enter Space", title: t("Real pixels"), run: pixels },
  { keys: "+", title: t("Closer"), run: () => setZoom(zoom * 1.4) },
  { keys: "-", title: t("Farther"), run: () => setZoom(zoom / 1.4) },
  { keys: "Escape", title: t("Back"), run: () => history.length > 1 ? history.back() : location.assign("/duplicates") },
]);
new ResizeObserver(draw).observe(document.querySelector(".compare-grid"));
items()[0]?.focus();
draw();
