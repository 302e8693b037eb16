// The people page: names in place, merging by drag or by selection, and everything by keyboard.
import { html } from "./lib/api.js";
import { onDecided } from "./lib/decide.js";
import { debounce, h, icon } from "./lib/dom.js";
import { listen } from "./lib/events.js";
import { bind } from "./lib/keys.js";
import { openMenu } from "./lib/menu.js";
import { choosePerson, merge, personField, rename, setPeople } from "./lib/people.js";
import { number, t } from "./lib/text.js";

const page = document.querySelector(".people-page");
const list = page.querySelector("[data-slot=people]");
const empty = page.querySelector("[data-slot=empty]");
const find = page.querySelector("[data-control=find]");
const sort = page.querySelector("[data-control=sort]");
const selected = new Set();

const cards = () => [...list.querySelectorAll(".person")];
const cardOf = key => list.querySelector(`.person[data-key="${CSS.escape(key)}"]`);
const titleOf = card => card.dataset.name || t("Unnamed");

// ---- reading
const address = () => `/people?handler=cards&shelf=${page.dataset.shelf}&sort=${sort.value}&q=${encodeURIComponent(find.value)}`;
let asked = 0;
async function reload() {
  const turn = ++asked;
  const focused = document.activeElement?.closest?.(".person")?.dataset.key;
  const at = focused ? cards().findIndex(card => card.dataset.key === focused) : -1;
  const fragment = await html(address()).catch(() => null);
  if (fragment === null || turn !== asked || list.querySelector(".person-field"))
    return;
  list.innerHTML = fragment; // made by our own page, which encodes every value
  for (const key of [...selected]) {
    if (!cardOf(key))
      selected.delete(key);
  }

  empty.hidden = cards().length > 0;
  paint();
  watchEnd();
  if (at >= 0)
    focusCard(cardOf(focused) ?? cards()[Math.min(at, cards().length - 1)]);
}
const again = debounce(() => void reload(), 120);
listen("changed", again);
onDecided(again);
find.addEventListener("input", again);
sort.addEventListener("change", again);

const end = new IntersectionObserver(entries => {
  for (const entry of entries.filter(one => one.isIntersecting)) {
    end.unobserve(entry.target);
    void html(entry.target.dataset.next).then(fragment => {
      const more = document.createElement("template");
      more.innerHTML = fragment;
      entry.target.replaceWith(more.content);
      paint();
      watchEnd();
    }, () => null);
  }
}, { rootMargin: "800px" });
const watchEnd = () => list.querySelectorAll(".person-next").forEach(last => end.observe(last));
watchEnd();

// ---- selecting
const bar = h("div", { class: "batch-bar", role: "toolbar", "aria-label": t("Selected people"), hidden: true });
document.body.append(bar);

function paint() {
  for (const card of cards()) {
    const on = selected.has(card.dataset.key);
    card.classList.toggle("selected", on);
    card.querySelector(".person-check").setAttribute("aria-checked", String(on));
  }

  list.classList.toggle("selecting", selected.size > 0);
  bar.hidden = selected.size === 0;
  if (selected.size > 0)
    bar.replaceChildren(
      h("button", { class: "icon-button", "aria-label": t("Select none"), onclick: clear }, icon("x")),
      h("strong", {}, t("{0} selected", number(selected.size))),
      ...actionsFor([...selected]).map(action => h("button", { class: "button", "aria-label": action.title, title: action.key ? `${action.title} (${action.key.toUpperCase()})` : action.title, onclick: action.run }, icon(action.icon), h("span", {}, action.title))));
}

function clear() {
  selected.clear();
  paint();
}

function toggle(card) {
  if (!selected.delete(card.dataset.key))
    selected.add(card.dataset.key);
  paint();
}

// ---- what can be done with people
function actionsFor(keys) {
  const some = keys.map(cardOf).filter(Boolean);
  const all = name => some.length > 0 && some.every(card => card.dataset[name] === "yes");
  const one = some.length === 1 ? some[0] : null;
  const set = action => () => void setPeople(keys, action).then(done => done && settle());
  return page.dataset.shelf === "dismissed"
    ? [{ title: t("Restore"), icon: "archive-restore", key: "d", run: set("restore") }]
    : [
      one && { title: one.dataset.name ? t("Rename") : t("Name"), icon: "pencil", key: "r", run: () => edit(one) },
      { title: keys.length > 1 ? t("Merge into one") : t("Merge with …"), icon: "git-merge", key: "m", run: () => void mergeThese(keys) },
      all("boosted") ? { title: t("No longer prefer"), icon: "sparkles", key: "b", run: set("unboost") } : { title: t("Prefer in picks"), icon: "sparkles", key: "b", run: set("boost") },
      all("excluded") ? { title: t("Allow in picks"), icon: "check", key: "x", run: set("allow") } : { title: t("Keep out of picks"), icon: "ban", key: "x", run: set("exclude") },
      { title: t("Not interesting"), icon: "eye-off", key: "d", run: set("dismiss") },
      { title: t("Not a person"), icon: "user-x", key: "n", run: set("not_a_person") },
    ].filter(Boolean);
}

function settle() {
  clear();
  void reload();
}

async function mergeThese(keys) {
  const some = keys.map(cardOf).filter(Boolean);
  if (some.length === 0)
    return;
  if (some.length === 1) {
    const other = await choosePerson({ title: t("Who is {0}?", titleOf(some[0])), exclude: keys });
    if (other && await merge(other.key, keys))
      settle();
    return;
  }

  const into = some.toSorted((a, b) => Boolean(b.dataset.name) - Boolean(a.dataset.name) || b.dataset.photos - a.dataset.photos)[0];
  if (await merge(into.dataset.key, keys.filter(key => key !== into.dataset.key)))
    settle();
}

// ---- names in place
function edit(card) {
  const button = card.querySelector("[data-rename]");
  if (!button || card.querySelector(".person-field"))
    return;
  const { key } = card.dataset;
  let isDone = false;
  const close = focus => {
    if (isDone)
      return;
    isDone = true;
    field.replaceWith(button);
    if (focus)
      focusCard(card);
  };
  const save = async choice => {
    const name = choice.name.trim();
    close(true);
    if (!name || name === (card.dataset.name ?? ""))
      return;
    if (choice.key ? await rename(key, choice.name) : await rename(key, name))
      await reload();
  };
  const field = personField({ placeholder: t("Name"), exclude: [key], value: card.dataset.name ?? "", onChoose: choice => void save(choice), onLeave: () => close(true) });
  field.input.addEventListener("blur", () => setTimeout(() => close(false), 150));
  button.replaceWith(field);
  field.focus();
  field.input.select();
}

// ---- pointer
list.addEventListener("click", event => {
  const card = event.target.closest(".person");
  if (!card)
    return;
  if (event.target.closest(".person-check") || (event.target.closest(".person-link") && (selected.size > 0 || event.ctrlKey || event.metaKey || event.shiftKey))) {
    event.preventDefault();
    toggle(card);
  } else if (event.target.closest("[data-rename]")) {
    edit(card);
  } else if (event.target.closest("[data-more]")) {
    openMenu(event.target.closest("[data-more]"), actionsFor([card.dataset.key]), { label: titleOf(card) });
  }
});
list.addEventListener("contextmenu", event => {
  const card = event.target.closest(".person");
  if (!card || event.target.closest("input"))
    return;
  event.preventDefault();
  openMenu({ x: event.clientX, y: event.clientY }, actionsFor(selected.has(card.dataset.key) ? [...selected] : [card.dataset.key]), { label: titleOf(card) });
});

// A link in focus does nothing with the space bar: here it selects.
list.addEventListener("keydown", event => {
  if (event.key === " " && event.target.closest(".person-link")) {
    event.preventDefault();
    toggle(event.target.closest(".person"));
  }
});

let dragged = [];
list.addEventListener("dragstart", event => {
  const card = event.target.closest(".person");
  if (!card || event.target.closest("input"))
    return;
  dragged = selected.has(card.dataset.key) ? [...selected] : [card.dataset.key];
  event.dataTransfer.effectAllowed = "link";
  event.dataTransfer.setData("text/plain", titleOf(card));
  event.dataTransfer.setDragImage(card.querySelector(".avatar"), 40, 40);
});
list.addEventListener("dragover", event => {
  const card = event.target.closest(".person");
  list.querySelectorAll(".drop").forEach(one => one !== card && one.classList.remove("drop"));
  if (!card || dragged.length === 0 || dragged.includes(card.dataset.key))
    return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "link";
  card.classList.add("drop");
});
list.addEventListener("drop", event => {
  const card = event.target.closest(".person");
  if (!card || dragged.length === 0 || dragged.includes(card.dataset.key))
    return;
  event.preventDefault();
  // A name is not lost to somebody without one.
  const named = dragged.map(cardOf).find(one => one?.dataset.name);
  const into = card.dataset.name || !named ? card.dataset.key : named.dataset.key;
  void merge(into, [...dragged, card.dataset.key].filter(key => key !== into)).then(done => done && settle());
});
list.addEventListener("dragend", () => {
  dragged = [];
  list.querySelectorAll(".drop").forEach(one => one.classList.remove("drop"));
});

// ---- keys
const current = () => document.activeElement?.closest?.(".person");

function focusCard(card) {
  card?.querySelector(".person-link").focus();
}

function move(columns, rows) {
  const all = cards();
  const now = current();
  if (!now) {
    focusCard(all[0]);
    return;
  }

  const across = Math.max(1, all.findIndex(card => card.offsetTop > all[0].offsetTop) === -1 ? all.length : all.findIndex(card => card.offsetTop > all[0].offsetTop));
  focusCard(all[all.indexOf(now) + columns + rows * across]);
}

const run = key => {
  const keys = selected.size > 0 ? [...selected] : current() ? [current().dataset.key] : [];
  const action = keys.length > 0 && actionsFor(keys).find(one => one.key === key);
  if (!action)
    return false;
  action.run();
};

bind(t("People"), [
  { keys: "ArrowLeft", title: t("Previous person"), run: () => move(-1, 0) },
  { keys: "ArrowRight", title: t("Next person"), run: () => move(1, 0) },
  { keys: "ArrowUp", run: () => move(0, -1) },
  { keys: "ArrowDown", run: () => move(0, 1) },
  { keys: "Space", title: t("Select this person"), run: () => false },
  { keys: "r", title: t("Name or rename"), run: () => run("r") },
  { keys: "m", title: t("Merge"), run: () => run("m") },
  { keys: "b", title: t("Prefer in picks"), run: () => run("b") },
  { keys: "x", title: t("Keep out of picks, or allow"), run: () => run("x") },
  { keys: "d", title: t("Not interesting, or restore"), run: () => run("d") },
  { keys: "n", title: t("Not a person"), run: () => run("n") },
  { keys: "Mod+a", title: t("Select all"), run: () => {
    cards().forEach(card => selected.add(card.dataset.key));
    paint();
  } },
  { keys: "Escape", title: t("Select none"), run: () => selected.size > 0 ? clear() : false },
]);
