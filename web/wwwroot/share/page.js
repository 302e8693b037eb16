// The page of a phone: asks to be let in, waits, shows photos.
import { icon, PhotoList } from "./list.js";
import { closeLoupe, openLoupe } from "./loupe.js";
import { call, listen, Refused } from "./server.js";
import { say } from "./toast.js";
import { t } from "./words.js";

const by = id => document.getElementById(id);
const tabs = [["library", "Photos", "images"], ["picks", "Picks", "sparkles"], ["favourites", "Favourites", "heart"], ["albums", "Albums", "library"], ["people", "People", "users"]];
const askAgain = 1500, ahead = 1500;
let me = { state: "unknown" }, events = null, list = null, timer = 0, isStale = false;
let view = { tab: "library", shelf: null };

const link = new URLSearchParams(location.hash.slice(1));
let code = link.get("code");
const fingerprint = link.get("fp");
// The code must not stay in the address bar, the history or a bookmark.
if (location.hash)
  history.replaceState(null, "", "/");

/** Asks who this device is and shows what follows from it; again by itself for as long as somebody else has to do something. */
async function start() {
  clearTimeout(timer);
  let now;
  try {
    now = await call("/api/me");
  } catch (error) {
    unreachable(error);
    return;
  }

  by("offline").hidden = true;
  const isNews = now.state !== me.state || document.body.dataset.state === "starting";
  me = now;
  document.body.dataset.state = me.state;
  if (me.state === "trusted") {
    enter(isNews);
    return;
  }

  leave();
  if (me.state === "pending") {
    message(t("Waiting for the owner to approve…"), t("The owner sees the same words. If they differ, it is not this device that asks."), me.words);
    timer = setTimeout(start, askAgain);
  } else if (me.state === "revoked") {
    message(t("Access revoked"), t("The owner ended this device's access. To ask again, open a new link from the owner."), null, code ? ask : null);
  } else if (code) {
    ask();
  } else {
    message(t("Ask the owner for a link"), t("These photos are shared with devices that their owner let in."));
  }
}

function enter(isNews) {
  by("message").replaceChildren();
  by("pair").hidden = true;
  by("tabs").hidden = false;
  events ??= listen({ changed, over });
  if (isNews || isStale)
    void show();
}

function leave() {
  events?.close();
  events = null;
  closeLoupe();
  clear();
  by("title").textContent = "Bpp";
  by("total").textContent = "";
  by("tabs").hidden = by("back").hidden = by("pair").hidden = true;
}

function clear() {
  if (list)
    list.isDone = true;
  list = null;
  by("list").replaceChildren();
}

function over() {
  events = null;
  timer = setTimeout(start, 300);
}

/** Photos that somebody is looking at stay where they are; they are asked for anew when the loupe is closed. */
function changed() {
  isStale = true;
  if (!by("loupe").open && scrollY < 200)
    void show();
}

function unreachable(error) {
  by("offline").hidden = false;
  by("offline").textContent = error instanceof Refused ? error.message : t("The other computer cannot be reached. It may be asleep or on another network; this page goes on by itself.");
  clearTimeout(timer);
  timer = setTimeout(start, 2000);
}

function failed(error) {
  if (error instanceof Refused && ![401, 403].includes(error.status))
    say(error.message);
  else
    void start();
}

function message(head, body, words, action) {
  const box = by("message");
  box.replaceChildren(Object.assign(document.createElement("h2"), { textContent: head }));
  if (words)
    box.append(Object.assign(document.createElement("strong"), { className: "words", textContent: words }));
  box.append(Object.assign(document.createElement("p"), { textContent: body }));
  if (action) {
    const button = Object.assign(document.createElement("button"), { className: "primary", type: "button", textContent: t("Ask again") });
    button.addEventListener("click", action);
    box.append(button);
  }
}

function ask() {
  by("message").replaceChildren();
  by("pair").hidden = false;
  by("certificate").hidden = !fingerprint;
  by("fingerprint").textContent = fingerprint?.toUpperCase().match(/../g).join(":") ?? "";
  by("name").focus();
}

by("pair").addEventListener("submit", async event => {
  event.preventDefault();
  const used = code;
  code = null;
  by("pair").hidden = true;
  try {
    await call("/api/pair", { code: used, name: by("name").value });
    await start();
  } catch (error) {
    if (error instanceof Refused)
      message(t("Ask the owner for a link"), error.message);
    else
      unreachable(error);
  }
});

async function show() {
  isStale = false;
  clear();
  const [, title] = tabs.find(([key]) => key === view.tab);
  by("title").textContent = view.shelf?.title ?? t(title);
  by("back").hidden = !view.shelf;
  by("total").textContent = "";
  for (const button of by("tabs").children)
    button.dataset.tab === view.tab ? button.setAttribute("aria-current", "page") : button.removeAttribute("aria-current");
  try {
    if ((view.tab === "albums" || view.tab === "people") && !view.shelf)
      await showShelves(view.tab);
    else
      await showPhotos(view.shelf ?? { kind: view.tab, name: null });
  } catch (error) {
    failed(error);
  }
}

async function showPhotos({ kind, name }) {
  const mine = list = new PhotoList(kind, name, by("list"), index => openLoupe(mine, index, me, failed));
  await mine.more();
  if (mine === list) {
    by("total").textContent = mine.total === 1 ? t("1 photo") : t("{0} photos", mine.total.toLocaleString());
    sayIfEmpty(mine.total);
  }
}

async function showShelves(tab) {
  const asked = view;
  const shelves = await call(`/api/${tab}`);
  if (asked !== view)
    return;
  const shown = Object.assign(document.createElement("ul"), { className: "shelves" });
  for (const shelf of shelves) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: `shelf ${shelf.kind}` });
    const cover = Object.assign(document.createElement("span"), { className: "cover" });
    cover.append(Object.assign(document.createElement("img"), { src: shelf.cover, alt: "", loading: "lazy" }));
    button.append(cover, Object.assign(document.createElement("b"), { textContent: shelf.title }), Object.assign(document.createElement("small"), { textContent: shelf.photos === 1 ? t("1 photo") : t("{0} photos", shelf.photos.toLocaleString()) }));
    button.addEventListener("click", () => go({ tab, shelf }));
    const item = document.createElement("li");
    item.append(button);
    shown.append(item);
  }
  by("list").replaceChildren(shown);
  sayIfEmpty(shelves.length);
}

/** Shows more of the list for as long as its end is in sight. */
async function fillUp() {
  const mine = list;
  try {
    while (mine && mine === list && mine.photos.length < mine.total && by("end").getBoundingClientRect().top < innerHeight + ahead)
      await mine.more();
  } catch (error) {
    failed(error);
  }
}

function sayIfEmpty(count) {
  if (count === 0)
    by("list").append(Object.assign(document.createElement("p"), { className: "month", textContent: t("Nothing here yet") }));
}

function go(next, isBack = false) {
  view = next;
  if (!isBack)
    history.pushState(view, "", "/");
  scrollTo(0, 0);
  void show();
}

for (const [key, title, picture] of tabs) {
  const button = Object.assign(document.createElement("button"), { type: "button" });
  button.dataset.tab = key;
  button.append(icon(picture), t(title));
  button.addEventListener("click", () => go({ tab: key, shelf: null }));
  by("tabs").append(button);
}
by("tabs").setAttribute("aria-label", t("Photos"));
by("back").setAttribute("aria-label", t("Back"));
by("back").addEventListener("click", () => go({ tab: view.tab, shelf: null }));
addEventListener("popstate", event => go(event.state ?? { tab: "library", shelf: null }, true));
by("loupe").addEventListener("close", () => isStale && scrollY < 200 && void show());
new IntersectionObserver(entries => entries.some(entry => entry.isIntersecting) && void fillUp(), { rootMargin: `${ahead}px` }).observe(by("end"));
by("title").textContent = "Bpp";
void start();
