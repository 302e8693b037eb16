// Albums: make, rename, delete, nest by drag or by choice, hide smart ones.
import { get, html, post } from "./lib/api.js";
import { offerUndo, onDecided } from "./lib/decide.js";
import { ask, field } from "./lib/dialog.js";
import { debounce, h, swap } from "./lib/dom.js";
import { listen } from "./lib/events.js";
import { t } from "./lib/text.js";

const cards = () => [...document.querySelectorAll("[data-album]")];

async function change(url, body) {
  const answer = await post(url, body);
  if (answer?.batch) {
    offerUndo(answer);
    refreshSoon();
  }
}

/** The page anew, at once with the covers that are known. */
async function refresh() {
  const text = await html(location.href).catch(() => null);
  if (!text)
    return;
  const page = new DOMParser().parseFromString(text, "text/html");
  putCovers(page);
  swap(document.querySelector("#main .stack-y"), page.querySelector("#main .stack-y"));
  const shelf = from => from.querySelector("#sidebar a[href='/albums']").closest("ul");
  swap(shelf(document), shelf(page));
  await findCovers();
}

/** The best photo of each smart album, by the album; finding them takes as long as a search, so the page does not wait. */
let covers = {};

async function findCovers() {
  covers = await get("/api/albums/covers").catch(() => covers);
  putCovers(document);
}

function putCovers(page) {
  for (const place of page.querySelectorAll("[data-cover-of]")) {
    const hash = covers[place.dataset.coverOf];
    if (hash && hash !== place.dataset.hash)
      place.replaceWith(h("img", { src: `/media/${hash}/320.jpg`, alt: "", loading: "lazy", draggable: "false", "data-cover-of": place.dataset.coverOf, "data-hash": hash }));
  }
}

void findCovers();
const refreshSoon = debounce(() => void refresh(), 100); // a change is told by the answer and by the server
listen("changed", refreshSoon);
onDecided(refreshSoon);

document.querySelector("[data-control=new]").addEventListener("click", async () => {
  const said = await ask({ title: t("New album"), body: [field("title", t("Name"), { required: true, maxlength: 200 })], action: t("Make") });
  if (said?.title)
    await change("/api/albums", { title: said.title });
});

document.getElementById("main").addEventListener("click", async event => {
  const smart = event.target.closest("[data-smart]");
  if (smart)
    return change(`/api/albums/${smart.dataset.smart}/hidden`, { hidden: smart.dataset.hidden === "no" });
  const button = event.target.closest("[data-act]");
  const card = button?.closest("[data-album]");
  if (!card)
    return;
  const { album, title } = card.dataset;
  if (button.dataset.act === "rename") {
    const said = await ask({ title: t("Rename {0}", title), body: [field("title", t("Name"), { required: true, maxlength: 200, value: title })], action: t("Rename") });
    if (said?.title)
      await change(`/api/albums/${album}/rename`, { title: said.title });
  } else if (button.dataset.act === "delete") {
    await change(`/api/albums/${album}/delete`, {});
  } else {
    const others = cards().filter(other => other.dataset.album !== album);
    const said = await ask({
      title: t("Move {0} into another album", title),
      body: [h("label", { class: "field" }, t("Into"), h("select", { name: "parent" }, h("option", { value: "" }, t("The top")), ...others.map(other => h("option", { value: other.dataset.album }, other.dataset.title))))],
      action: t("Move"),
    });
    if (said)
      await change(`/api/albums/${album}/nest`, { parent: said.parent || null });
  }
});

let dragged = null;
document.addEventListener("dragstart", event => {
  dragged = event.target.closest?.("[data-album]");
  if (dragged)
    event.dataTransfer.setData("text/plain", dragged.dataset.title);
});
document.addEventListener("dragover", event => {
  const target = event.target.closest?.("[data-album]");
  for (const card of cards())
    card.classList.toggle("drop", card === target && card !== dragged);
  if (dragged && target !== dragged)
    event.preventDefault();
});
document.addEventListener("drop", event => {
  const target = event.target.closest?.("[data-album]");
  const from = dragged;
  dragged = null;
  for (const card of cards())
    card.classList.remove("drop");
  if (!from || target === from || !event.target.closest("#main"))
    return;
  event.preventDefault();
  void change(`/api/albums/${from.dataset.album}/nest`, { parent: target?.dataset.album ?? null });
});
