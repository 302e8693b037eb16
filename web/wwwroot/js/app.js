// The shell: sidebar, theme, search, help, undo, and whether the server is there.
import "./lib/dialog.js";
import { takePhotos } from "./lib/dropzones.js";
import { listen } from "./lib/events.js";
import { redo, undo } from "./lib/decide.js";
import { bind, showHelp } from "./lib/keys.js";
import { searchBox } from "./lib/searchbox.js";
import { t } from "./lib/text.js";

const root = document.documentElement;
const sidebarToggle = document.getElementById("sidebar-toggle");
const narrow = matchMedia("(max-width: 900px)");

function setSidebar(open) {
  root.dataset.sidebar = open ? "open" : "closed";
  sidebarToggle.setAttribute("aria-expanded", String(open));
  if (!narrow.matches)
    localStorage.setItem("bpp-sidebar", root.dataset.sidebar);
}

if (sidebarToggle) {
  if (narrow.matches)
    setSidebar(false);
  sidebarToggle.setAttribute("aria-expanded", String(root.dataset.sidebar !== "closed"));
  sidebarToggle.addEventListener("click", () => setSidebar(root.dataset.sidebar === "closed"));
  document.getElementById("main").addEventListener("click", () => narrow.matches && root.dataset.sidebar === "open" && setSidebar(false));
}

const sidebar = document.getElementById("sidebar");
if (sidebar)
  takePhotos(sidebar);

listen("counts", counts => {
  const numbers = new Intl.NumberFormat(document.documentElement.lang);
  for (const link of document.querySelectorAll("#sidebar a[href]")) {
    const count = counts[link.getAttribute("href")];
    if (count !== undefined)
      link.querySelector(".count").textContent = numbers.format(count);
  }
});

listen("share", ({ pending }) => {
  const count = document.querySelector("#sidebar a[href='/share'] .count");
  if (count)
    count.textContent = pending > 0 ? String(pending) : "";
});

for (const group of document.querySelectorAll(".nav-group[data-group]")) {
  const key = `bpp-nav-${group.dataset.group}`;
  const kept = localStorage.getItem(key);
  if (kept && !group.querySelector("[aria-current]"))
    group.open = kept === "open";
  group.addEventListener("toggle", () => localStorage.setItem(key, group.open ? "open" : "closed"));
}

document.getElementById("theme")?.addEventListener("click", () => {
  const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = isDark ? "light" : "dark";
  localStorage.setItem("bpp-theme", root.dataset.theme);
});

document.getElementById("help")?.addEventListener("click", showHelp);

document.addEventListener("click", event => {
  if (event.target.closest?.("[data-control=as-sql]"))
    document.getElementById("as-sql")?.showModal();
});

const search = document.getElementById("search");
if (search)
  searchBox(search);
bind(t("Everywhere"), [
  { keys: "/ Mod+k", title: t("Search"), run: () => search?.select() },
  { keys: "? Shift+?", title: t("Keyboard shortcuts"), run: showHelp },
  { keys: "z Mod+z", title: t("Undo"), run: () => void undo() },
  { keys: "Shift+z Mod+Shift+z", title: t("Redo"), run: () => void redo() },
  { keys: "[", title: t("Show or hide the sidebar"), run: () => sidebarToggle?.click() },
]);
