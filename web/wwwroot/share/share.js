// The page of a phone: asks to be let in, waits, shows photos.
const by = (id) => document.getElementById(id);
const pageSize = 100;
let me = { state: "unknown" };
let photos = [];
let total = 0;
let onlyFavourites = false;
let isLoading = false;
let list = 0;
let events = null;

const link = new URLSearchParams(location.hash.slice(1));
let code = link.get("code");
const fingerprint = link.get("fp");
// The code must not stay in the address bar, the history or a bookmark.
if (location.hash) history.replaceState(null, "", "/");

async function call(path, body) {
  const answer = await fetch(path, body ? { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) } : undefined);
  const value = await answer.json();
  if (answer.status === 401 || value.code === "revoked") setTimeout(start, 0);
  if (!answer.ok) throw Object.assign(new Error(value.error), { told: true });
  return value;
}

function say(words, strong, more) {
  const box = by("message");
  box.replaceChildren();
  const line = document.createElement("p");
  line.textContent = words;
  box.append(line);
  if (strong) box.append(Object.assign(document.createElement("strong"), { textContent: strong }));
  if (more) box.append(Object.assign(document.createElement("p"), { textContent: more }));
}

function hideAll() {
  by("message").replaceChildren();
  by("pair").hidden = true;
  document.querySelector("header").hidden = true;
}

function clearPhotos() {
  list += 1;
  isLoading = false;
  photos = [];
  by("grid").replaceChildren();
  by("strip").replaceChildren();
  if (by("loupe").open) by("loupe").close();
}

async function start() {
  try {
    me = await call("/api/me");
  } catch {
    offline();
    return;
  }
  hideAll();
  if (me.state === "trusted") {
    document.querySelector("header").hidden = false;
    by("heart").hidden = !me.can_pick;
    listen();
    await reload();
    return;
  }
  events?.close();
  events = null;
  clearPhotos();
  if (me.state === "pending") {
    say("Waiting for the owner to approve… The owner sees these words as well:", me.words);
    setTimeout(start, 1500);
  } else if (code) {
    ask();
  } else if (me.state === "revoked") {
    say("", "Access revoked", "The owner ended this device's access. To ask again, open a new link from the owner.");
  } else {
    say("", "Ask the owner for a link", "These photos are shared with devices that their owner let in.");
  }
}

function ask() {
  by("pair").hidden = false;
  if (fingerprint) {
    by("fingerprint").hidden = false;
    by("fingerprint").textContent = `Certificate: ${fingerprint.match(/.{1,8}/g).join(" ")}`;
  }
}

by("pair").addEventListener("submit", async (event) => {
  event.preventDefault();
  const used = code;
  code = null;
  try {
    await call("/api/pair", { code: used, name: by("name").value });
    await start();
  } catch (error) {
    hideAll();
    say("", error.told ? error.message : "That did not work");
  }
});

function offline() {
  hideAll();
  say("", "The other computer cannot be reached", "It may be asleep or on another network. This page goes on by itself.");
  setTimeout(start, 2000);
}

function listen() {
  if (events) return;
  let version = null;
  events = new EventSource("/api/events");
  events.addEventListener("changed", (event) => {
    if (version !== null && version !== event.data) reload();
    version = event.data;
  });
  const over = () => {
    events?.close();
    events = null;
    start();
  };
  events.addEventListener("revoked", over);
  events.addEventListener("error", over);
}

async function reload() {
  const wasOpen = by("loupe").open;
  if (wasOpen) return;
  clearPhotos();
  await more();
}

async function more() {
  if (isLoading || me.state !== "trusted") return;
  isLoading = true;
  const mine = list;
  try {
    const page = await call(`/api/photos?offset=${photos.length}&count=${pageSize}&favourites=${onlyFavourites}`);
    if (mine !== list) return;
    total = page.photos.length ? page.total : photos.length;
    by("total").textContent = total;
    for (const photo of page.photos) {
      by("grid").append(tile(photo, photos.length));
      photos.push(photo);
    }
    if (total === 0) say("", onlyFavourites ? "No favourites yet" : "No photos are shared with this device");
    else by("message").replaceChildren();
  } catch {
    // What ends a page's access is told by start().
  } finally {
    if (mine === list) isLoading = false;
  }
}

function tile(photo, index) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  const image = document.createElement("img");
  image.src = `/media/${photo.hash}/320.jpg`;
  image.loading = "lazy";
  image.decoding = "async";
  image.alt = photo.day ? `Photo of ${photo.day}` : "Photo";
  button.type = "button";
  button.classList.toggle("loved", photo.favourite);
  button.append(image);
  button.addEventListener("click", () => open(index));
  item.append(button);
  return item;
}

function open(index) {
  by("strip").replaceChildren(...photos.map((photo) => {
    const image = document.createElement("img");
    image.loading = "lazy";
    image.src = `/media/${photo.hash}/1600.jpg`;
    image.alt = photo.day ? `Photo of ${photo.day}` : "Photo";
    return image;
  }));
  by("loupe").showModal();
  by("strip").scrollLeft = index * by("strip").clientWidth;
  told();
}

const shown = () => Math.round(by("strip").scrollLeft / Math.max(1, by("strip").clientWidth));

function told() {
  by("heart").setAttribute("aria-pressed", String(Boolean(photos[shown()]?.favourite)));
}

by("strip").addEventListener("scroll", told, { passive: true });
by("close").addEventListener("click", () => by("loupe").close());
by("loupe").addEventListener("keydown", (event) => {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (step) {
    event.preventDefault();
    by("strip").scrollLeft = (shown() + step) * by("strip").clientWidth;
  }
});

by("heart").addEventListener("click", async () => {
  const index = shown();
  const photo = photos[index];
  const value = !photo.favourite;
  try {
    await call("/api/favourite", { id: photo.id, value });
    photo.favourite = value;
    by("grid").children[index]?.firstElementChild.classList.toggle("loved", value);
    told();
  } catch {
    told();
  }
});

by("favourites").addEventListener("click", () => {
  onlyFavourites = !onlyFavourites;
  by("favourites").setAttribute("aria-pressed", String(onlyFavourites));
  reload();
});

new IntersectionObserver((entries) => {
  if (entries.some((entry) => entry.isIntersecting) && photos.length < total) more();
}, { rootMargin: "1200px" }).observe(by("end"));

start();
