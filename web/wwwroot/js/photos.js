// A page of photos: the grid and its tools.
import { h } from "./lib/dom.js";
import { mountGrid } from "./lib/mount.js";
import { monthWords } from "./lib/months.js";
import { PhotoSource } from "./lib/source.js";
import { number, t } from "./lib/text.js";

const view = document.querySelector("photo-view");
const grid = view.querySelector("photo-grid");
const source = new PhotoSource(view.dataset.src.split("?")[1]);
const slot = name => view.querySelector(`[data-slot=${name}]`);
const control = name => view.querySelector(`[data-control=${name}]`);

await source.load();
drawTimeline(); // before the grid finds the place that was left: it stands above it
const { openLoupe } = mountGrid(grid, source, {
  kind: view.dataset.kind,
  reload: async () => {
    await source.load();
    slot("summary").textContent = t("{0} {0|photo|photos}", number(source.total));
  },
});
source.addEventListener("change", () => {
  slot("empty").hidden = source.total > 0;
  drawTimeline();
});

/** Puts a change of order or filters in the address and shows it. */
function go(change) {
  const address = new URL(location.href);
  change(address.searchParams);
  location.assign(address);
}

control("sort").addEventListener("change", event => go(query => query.set("sort", event.target.value)));
control("filter").addEventListener("click", () => view.querySelector("[data-dialog=filter]").showModal());
// Dates that were left open need no place in the address.
view.querySelector("[data-dialog=filter] form").addEventListener("formdata", event => [...event.formData].forEach(([name, value]) => value === "" && event.formData.delete(name)));
for (const chip of view.querySelectorAll("[data-remove-filter]"))
  chip.addEventListener("click", () => go(query => {
    const left = query.getAll("filter").flatMap(all => all.split(",")).filter(key => key !== chip.dataset.removeFilter);
    query.delete("filter");
    left.forEach(key => query.append("filter", key));
  }));

control("stacks")?.addEventListener("click", event => {
  const wanted = event.currentTarget.getAttribute("aria-pressed") === "true" ? "no" : "yes";
  document.cookie = `bpp-stacks=${wanted}; max-age=31536000; path=/; samesite=strict`;
  go(query => query.set("stacks", wanted));
});

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
    const bar = h("div", { class: "bar-month", title: monthWords(section), onclick: () => jump(section) }, h("i"));
    bar.firstChild.style.height = `${Math.max(6, 100 * Math.sqrt(section.count / most))}%`;
    return bar;
  }));
  const choice = h("select", { "aria-label": t("Go to a month"), onchange: event => event.target.value && jump(months[event.target.value]) },
    h("option", { value: "" }, t("Go to …")), ...months.map((section, index) => h("option", { value: String(index) }, monthWords(section))));
  strip.replaceChildren(choice, bars);
}

const wanted = new URLSearchParams(location.hash.slice(1)).get("photo");
if (wanted) {
  const index = (await source.ids()).indexOf(Number(wanted));
  if (index >= 0) {
    grid.focusOn(index);
    void openLoupe(index);
  }
}
