import { get } from "./api.js";
import { debounce, h, icon } from "./dom.js";
import { number, t } from "./text.js";

const icons = { person: "user", tag: "tag", place: "map-pin", country: "globe", camera: "camera", album: "folder", field: "sliders-horizontal" };
const pages = [["/picks", t("Picks"), "sparkles"], ["/import", t("Import photos"), "import"], ["/export", t("Export"), "file-down"], ["/settings", t("Settings"), "settings"], ["/people", t("People"), "users"], ["/map", t("Map"), "map"], ["/duplicates", t("Near-duplicates"), "layers"], ["/activity", t("Activity"), "history"]];
const kinds = { person: t("person"), tag: t("tag"), place: t("place"), country: t("country"), camera: t("camera"), album: t("album"), page: t("page") };

/** Offers people, tags, places, albums, fields and pages below the search box: a combobox. */
export function searchBox(input) {
  const list = h("ul", { class: "suggestions", role: "listbox", id: "suggestions", "aria-label": t("Suggestions"), hidden: true });
  input.form.append(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": "suggestions", "aria-autocomplete": "list" }))
    input.setAttribute(name, value);
  let items = [], active = -1, asked = 0;

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const mark = index => {
    active = index;
    [...list.children].forEach((row, at) => row.setAttribute("aria-selected", String(at === index)));
    if (index >= 0)
      input.setAttribute("aria-activedescendant", list.children[index].id);
  };

  const take = item => {
    if (item.address) {
      location.assign(item.address);
      return;
    }

    input.value = input.value.slice(0, item.start) + item.insert + input.value.slice(item.start + item.length);
    close();
    if (item.insert.endsWith(":"))
      void show();
    else
      input.form.requestSubmit();
  };

  async function show() {
    const query = input.value, mine = ++asked;
    const known = query.trim() === "" ? [] : await get(`/api/suggest?q=${encodeURIComponent(query)}`).catch(() => []);
    if (mine !== asked || document.activeElement !== input)
      return;
    const word = query.trim().toLowerCase();
    const there = word.length > 1 ? pages.filter(([, title]) => title.toLowerCase().startsWith(word)).map(([address, title, picture]) => ({ address, text: title, icon: picture, kind: "page" })) : [];
    items = [...there, ...known];
    list.replaceChildren(...items.map((item, index) => h("li", { role: "option", id: `suggestion-${index}`, "aria-selected": "false", onmousedown: event => { event.preventDefault(); take(item); } },
      icon(item.icon ?? icons[item.kind] ?? "search"), h("span", {}, item.text), h("small", { class: "muted" }, item.photos ? t("{0} {0|photo|photos}", number(item.photos)) : kinds[item.kind] ?? item.kind))));
    list.hidden = items.length === 0;
    input.setAttribute("aria-expanded", String(items.length > 0));
    mark(-1);
  }

  input.addEventListener("input", debounce(show, 80));
  input.addEventListener("blur", close);
  input.addEventListener("keydown", event => {
    if (event.key === "Escape") {
      if (list.hidden)
        input.blur();
      close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (items.length === 0)
        return;
      event.preventDefault();
      mark(event.key === "ArrowDown" ? Math.min(active + 1, items.length - 1) : Math.max(active - 1, -1));
    } else if (event.key === "Enter" && active >= 0 && !list.hidden) {
      event.preventDefault();
      take(items[active]);
    }
  });
}
