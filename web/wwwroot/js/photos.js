// A page of photos: grid, its tools, what is done with the selected ones, and the loupe.
import { actions, bindActions } from "./lib/actions.js";
import { onDecided } from "./lib/decide.js";
import { debounce, h, icon } from "./lib/dom.js";
import { listen } from "./lib/events.js";
import "./lib/grid.js";
import { bind } from "./lib/keys.js";
import { PhotoSource } from "./lib/source.js";
import { number, t } from "./lib/text.js";

const view = document.querySelector("photo-view");
const grid = view.querySelector("photo-grid");
const source = new PhotoSource(view.dataset.src.split("?")[1]);
const slot = name => view.querySelector(`[data-slot=${name}]`);
const control = name => view.querySelector(`[data-control=${name}]`);

await source.load();
grid.source = source;
grid.dataset.ready = "yes";

/** Puts a change of order or filters in the address and shows it. */
function go(change) {
  const address = new URL(location.href);
  change(address.searchParams);
  location.assign(address);
}

control("sort").addEventListener("change", event => go(query => query.set("sort", event.target.value)));
control("filter").addEventListener("click", () => view.querySelector("[data-dialog=filter]").showModal());
for (const chip of view.querySelectorAll("[data-remove-filter]"))
  chip.addEventListener("click", () => go(query => {
    const left = query.getAll("filter").flatMap(all => all.split(",")).filter(key => key !== chip.dataset.removeFilter);
    query.delete("filter");
    left.forEach(key => query.append("filter", key));
  }));

const zoom = control("zoom");
zoom.value = localStorage.getItem("bpp-zoom") ?? (innerWidth < 600 ? 110 : 200);
zoom.addEventListener("input", () => {
  localStorage.setItem("bpp-zoom", zoom.value);
  grid.relayout();
});
const square = control("square");
const showSquare = () => square.setAttribute("aria-pressed", String(localStorage.getItem("bpp-square") === "yes"));
square.addEventListener("click", () => {
  localStorage.setItem("bpp-square", localStorage.getItem("bpp-square") === "yes" ? "no" : "yes");
  showSquare();
  grid.relayout();
});
showSquare();

const reload = debounce(async () => {
  await source.load();
  slot("summary").textContent = t("{0} photos", number(source.total));
}, 150);
listen("changed", reload);
onDecided(reload);
source.addEventListener("change", () => drawTimeline());

// ---- the loupe
async function openLoupe(index) {
  const { openLoupe: open } = await import("./lib/loupe.js");
  await open(source, index, { onShow: at => grid.focusOn(at, { scroll: true }), onClose: () => grid.focus({ preventScroll: true }) });
}
grid.addEventListener("open", event => openLoupe(event.detail.index));

// ---- the timeline above the grid
function drawTimeline() {
  const strip = slot("timeline");
  const months = source.sections.filter(section => section.month);
  strip.hidden = months.length < 2;
  if (strip.hidden)
    return;
  const ordered = months.toSorted((a, b) => a.month.localeCompare(b.month));
  const most = Math.max(...ordered.map(section => section.count));
  const jump = section => {
    grid.scrollToIndex(section.start);
    grid.focusOn(section.start, { scroll: false });
  };
  const bars = h("div", { class: "bars", "aria-hidden": "true" }, ...ordered.map(section => {
    const bar = h("div", { class: "bar-month", title: `${section.month} · ${section.count}`, onclick: () => jump(section) }, h("i"));
    bar.firstChild.style.height = `${Math.max(6, 100 * Math.sqrt(section.count / most))}%`;
    return bar;
  }));
  const choice = h("select", { "aria-label": t("Go to a month"), onchange: event => jump(months[event.target.value]) },
    h("option", { value: "" }, t("Go to …")), ...months.map((section, index) => h("option", { value: String(index) }, `${section.month} (${section.count})`)));
  strip.replaceChildren(choice, bars);
}
drawTimeline();

// ---- what is done with the selected photos
const bar = h("div", { class: "batch-bar", role: "toolbar", "aria-label": t("Selected photos"), hidden: true });
document.body.append(bar);
grid.selection.addEventListener("change", () => {
  const { size } = grid.selection;
  bar.hidden = size === 0;
  if (size === 0)
    return;
  bar.replaceChildren(
    h("button", { class: "icon-button", "aria-label": t("Select none"), onclick: () => grid.selection.clear() }, icon("x")),
    h("strong", {}, t("{0} selected", number(size))),
    ...actions(view.dataset.kind).map(action => h("button", { class: "button", title: action.keys ? `${action.title} (${action.keys.split(" ")[0]})` : action.title, onclick: () => run(action) }, icon(action.icon), h("span", {}, action.title))));
});

async function run(action) {
  const ids = grid.targets();
  if (ids.length === 0)
    return;
  const done = await action.run(ids, { cards: grid.targetCards(), grid });
  if (done && action.removes)
    grid.selection.clear();
}

bindActions(t("Photos"), view.dataset.kind, run);
bind(t("Grid"), [
  { keys: "ArrowLeft", title: t("Previous photo"), run: () => grid.move(-1, 0, false) },
  { keys: "ArrowRight", title: t("Next photo"), run: () => grid.move(1, 0, false) },
  { keys: "ArrowUp", title: t("Row above"), run: () => grid.move(0, -1, false) },
  { keys: "ArrowDown", title: t("Row below"), run: () => grid.move(0, 1, false) },
  { keys: "Shift+ArrowLeft", run: () => grid.move(-1, 0, true) },
  { keys: "Shift+ArrowRight", title: t("Select on"), run: () => grid.move(1, 0, true) },
  { keys: "Shift+ArrowUp", run: () => grid.move(0, -1, true) },
  { keys: "Shift+ArrowDown", run: () => grid.move(0, 1, true) },
  { keys: "PageUp", run: () => grid.move(0, -4, false) },
  { keys: "PageDown", run: () => grid.move(0, 4, false) },
  { keys: "Home", title: t("First photo"), run: () => grid.focusOn(0) },
  { keys: "End", title: t("Last photo"), run: () => grid.focusOn(source.total - 1) },
  { keys: "Space Enter", title: t("Look closely"), run: () => source.total > 0 && void openLoupe(grid.active) },
  { keys: "Shift+Space", title: t("Select this photo"), run: () => toggleActive() },
  { keys: "Mod+a", title: t("Select all"), run: () => void grid.selectAll() },
  { keys: "Escape", title: t("Select none"), run: () => grid.selection.clear() },
]);

function toggleActive() {
  const card = source.card(grid.active);
  if (card)
    grid.selection.toggle(card.id);
}

const wanted = new URLSearchParams(location.hash.slice(1)).get("photo");
if (wanted) {
  const index = (await source.ids()).indexOf(Number(wanted));
  if (index >= 0) {
    grid.focusOn(index);
    void openLoupe(index);
  }
}
