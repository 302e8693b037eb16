// One person: photos, and faces to pick the wrong ones out.
import { get } from "./lib/api.js";
import { onDecided } from "./lib/decide.js";
import { h, icon } from "./lib/dom.js";
import { listen } from "./lib/events.js";
import { bind } from "./lib/keys.js";
import { openMenu } from "./lib/menu.js";
import { mountGrid } from "./lib/mount.js";
import { choosePerson, merge, personField, rename, setPeople, tell } from "./lib/people.js";
import { PhotoSource } from "./lib/source.js";
import { number, t } from "./lib/text.js";

const page = document.querySelector(".person-page");
const { key, name } = page.dataset;
const slot = wanted => page.querySelector(`[data-slot=${wanted}]`);
const control = wanted => page.querySelector(`[data-control=${wanted}]`);

/** Decisions may give the person another key, which is its address. */
function follow(answer) {
  if (!answer?.batch)
    return;
  sessionStorage.setItem("bpp-undo", JSON.stringify({ batch: answer.batch, words: answer.words, others: answer.others }));
  location.replace(answer.person && answer.person !== key ? `/people/${answer.person}` : location.href);
}

// ---- photos
const grid = page.querySelector("photo-grid");
const source = new PhotoSource(page.dataset.src);
await source.load();
mountGrid(grid, source, {
  kind: "person",
  reload: async () => {
    await source.load();
    slot("summary").textContent = t("{0} {0|photo|photos}", number(source.total));
  },
});

// ---- tabs
const tabs = [...page.querySelectorAll("[role=tab]")];
function open(tab, focus = false) {
  for (const one of tabs) {
    one.setAttribute("aria-selected", String(one === tab));
    one.tabIndex = one === tab ? 0 : -1;
    document.getElementById(one.getAttribute("aria-controls")).hidden = one !== tab;
  }

  if (focus)
    tab.focus();
  if (tab.id === "tab-faces")
    void loadFaces();
  else
    grid.relayout();
  history.replaceState(null, "", tab.id === "tab-faces" ? "#faces" : location.pathname + location.search);
}
for (const tab of tabs) {
  tab.addEventListener("click", () => open(tab));
  tab.addEventListener("keydown", event => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight")
      return;
    event.preventDefault();
    event.stopPropagation();
    open(tabs[(tabs.indexOf(tab) + 1) % tabs.length], true);
  });
}

// ---- faces
const list = slot("faces");
const picked = new Set();
let faces = [], isComplete = false, anchor = -1;
const bar = h("div", { class: "batch-bar", role: "toolbar", "aria-label": t("Selected faces"), hidden: true });
document.body.append(bar);
const isOnFaces = () => tabs[1].getAttribute("aria-selected") === "true";

async function loadFaces() {
  const some = await get(`/api/people/${key}/faces?limit=240`).catch(() => []);
  faces = some;
  isComplete = some.length < 240;
  for (const id of [...picked]) {
    if (!faces.some(face => face.face_id === id))
      picked.delete(id);
  }

  list.replaceChildren(...faces.map(faceTile));
  watchEnd();
  paint();
}

const faceTile = face => h("li", {},
  h("button", { class: "face-tile", role: "checkbox", "aria-checked": "false", "data-face": String(face.face_id), title: certainty(face), "aria-label": `${t("Face")}, ${certainty(face)}` },
    h("img", { src: face.picture, alt: "", loading: "lazy", width: 112, height: 112, draggable: false }), h("span", { class: "check" }, icon("check"))),
  h("a", { class: "face-open", href: `/photo/${face.photo_id}`, "aria-label": t("The photo of this face") }, icon("image")));

const certainty = face => face.how === "decided" ? t("you said so") : face.how === "file" ? t("named in the file") : t("{0} % alike", Math.round(100 * (face.similarity ?? 0)));

const end = new IntersectionObserver(async ([entry]) => {
  if (!entry.isIntersecting || isComplete)
    return;
  end.disconnect();
  const more = await get(`/api/people/${key}/faces?limit=240&offset=${faces.length}`).catch(() => []);
  isComplete = more.length < 240;
  faces.push(...more);
  list.append(...more.map(faceTile));
  watchEnd();
}, { rootMargin: "600px" });
const watchEnd = () => list.lastElementChild && end.observe(list.lastElementChild);

function paint() {
  for (const tile of list.querySelectorAll(".face-tile"))
    tile.setAttribute("aria-checked", String(picked.has(Number(tile.dataset.face))));
  bar.hidden = picked.size === 0 || !isOnFaces();
  if (picked.size > 0)
    bar.replaceChildren(
      h("button", { class: "icon-button", "aria-label": t("Select none"), onclick: none }, icon("x")),
      h("strong", {}, t("{0} selected", number(picked.size))),
      ...faceActions().map(action => h("button", { class: "button", "aria-label": action.title, title: `${action.title} (${action.key.toUpperCase()})`, onclick: action.run }, icon(action.icon), h("span", {}, action.title))));
}

function none() {
  picked.clear();
  paint();
}

const done = answer => {
  if (answer?.batch) {
    picked.clear();
    void loadFaces();
    void source.load();
  }
};

const faceActions = () => [
  { title: t("Not this person"), icon: "user-minus", key: "x", run: () => void tell("/api/faces/unassign", { faces: [...picked] }).then(done) },
  { title: t("This is …"), icon: "user-check", key: "t", run: () => void giveAway() },
  { title: t("Somebody else, together"), icon: "split", key: "s", run: () => void tell("/api/faces/assign", { faces: [...picked] }).then(done) },
  ...(picked.size === 1 ? [{ title: t("Use as picture"), icon: "user", key: "a", run: () => void tell("/api/people/avatar", { person: key, face: [...picked][0] }, { quiet: true }).then(follow) }] : []),
  { title: t("Not a face"), icon: "ban", key: "n", run: () => void tell("/api/faces/dismiss", { faces: [...picked] }).then(done) },
];

async function giveAway() {
  const suggested = await get(`/api/faces/${[...picked][0]}/suggestions`).catch(() => null);
  const other = await choosePerson({ title: t("Who is this?"), suggested, exclude: [key], allowNew: true });
  if (other)
    done(await tell("/api/faces/assign", { faces: [...picked], ...(other.key ? { person: other.key } : { name: other.name }) }));
}

list.addEventListener("click", event => {
  const tile = event.target.closest(".face-tile");
  if (!tile)
    return;
  const at = faces.findIndex(face => face.face_id === Number(tile.dataset.face));
  const id = faces[at].face_id;
  if (event.shiftKey && anchor >= 0)
    faces.slice(Math.min(anchor, at), Math.max(anchor, at) + 1).forEach(face => picked.add(face.face_id));
  else if (!picked.delete(id))
    picked.add(id);
  anchor = at;
  paint();
});

function move(by, rows) {
  const tiles = [...list.querySelectorAll(".face-tile")];
  const now = tiles.indexOf(document.activeElement);
  const across = Math.max(1, tiles.findIndex(tile => tile.getBoundingClientRect().top > tiles[0].getBoundingClientRect().top + 4));
  tiles[now < 0 ? 0 : Math.min(tiles.length - 1, Math.max(0, now + by + rows * across))]?.focus();
}

const faceKey = wanted => {
  if (!isOnFaces() || picked.size === 0)
    return false;
  faceActions().find(action => action.key === wanted)?.run();
};
const onFaces = run => () => isOnFaces() ? run() : false;

// ---- the person
control("rename").addEventListener("click", edit);

function edit() {
  const shown = slot("name");
  if (page.querySelector(".person-head .person-field"))
    return;
  const close = () => {
    field.remove();
    shown.hidden = false;
    control("rename").focus();
  };
  const field = personField({
    placeholder: t("Name"), exclude: [key], value: name,
    onChoose: async choice => {
      close();
      if (choice.name !== name)
        follow(await rename(key, choice.name));
    },
    onLeave: close,
  });
  shown.hidden = true;
  shown.after(field);
  field.focus();
  field.input.select();
}

async function mergeWith() {
  const other = await choosePerson({ title: t("Who is this person too?"), exclude: [key] });
  if (other)
    follow(await merge(other.key, [key]));
}

for (const chip of page.querySelectorAll("[data-set]"))
  chip.addEventListener("click", async () => follow(await setPeople([key], chip.dataset.set)));
const press = (...wanted) => page.querySelector(wanted.map(action => `[data-set=${action}]`).join())?.click();
control("merge")?.addEventListener("click", () => void mergeWith());
control("avatar").addEventListener("click", () => {
  open(tabs[1], true);
});
control("more")?.addEventListener("click", event => openMenu(event.currentTarget, [
  name ? { title: t("Take the name away"), icon: "eraser", run: async () => follow(await tell("/api/people/name", { person: key, name: null })) } : null,
  { title: t("Not interesting"), icon: "eye-off", key: "d", run: async () => follow(await setPeople([key], "dismiss")) },
  { title: t("Not a person"), icon: "user-x", key: "n", run: async () => follow(await setPeople([key], "not_a_person")) },
].filter(Boolean), { label: t("More") }));

onDecided(() => isOnFaces() && void loadFaces());
listen("changed", () => isOnFaces() && void loadFaces());

bind(t("Person"), [
  { keys: "x", title: t("Faces: not this person"), run: () => faceKey("x") },
  { keys: "t", title: t("Faces: this is …"), run: () => faceKey("t") },
  { keys: "s", title: t("Faces: somebody else, together"), run: () => faceKey("s") },
  { keys: "n", title: t("Faces: not a face"), run: () => faceKey("n") },
  { keys: "a", title: t("Faces: use as picture"), run: () => faceKey("a") },
  { keys: "ArrowLeft", run: onFaces(() => move(-1, 0)) },
  { keys: "ArrowRight", run: onFaces(() => move(1, 0)) },
  { keys: "ArrowUp", run: onFaces(() => move(0, -1)) },
  { keys: "ArrowDown", run: onFaces(() => move(0, 1)) },
  { keys: "Space Enter", run: onFaces(() => false) },
  { keys: "Mod+a", run: onFaces(() => {
    faces.forEach(face => picked.add(face.face_id));
    paint();
  }) },
  { keys: "Escape", run: () => isOnFaces() && picked.size > 0 ? none() : false },
  { keys: "r", title: t("Name or rename"), run: edit },
  { keys: "m", title: t("Merge with …"), run: () => void mergeWith() },
  { keys: "b", title: t("Prefer in picks"), run: () => press("boost", "unboost") },
]);

if (location.hash === "#faces")
  open(tabs[1]);

// What was done before the page was loaded anew can still be taken back.
const last = JSON.parse(sessionStorage.getItem("bpp-undo") ?? "null");
sessionStorage.removeItem("bpp-undo");
if (last)
  void import("./lib/decide.js").then(({ offerUndo }) => offerUndo(last));
