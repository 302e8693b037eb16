// The picks and the sliders that change them: each move asks the server anew, nothing is stored until "Keep".
import { ApiError, get, post } from "./lib/api.js";
import { mountBoosts } from "./lib/boosts.js";
import { offerUndo } from "./lib/decide.js";
import { ask, field } from "./lib/dialog.js";
import { debounce } from "./lib/dom.js";
import { mountGrid } from "./lib/mount.js";
import { CardList } from "./lib/source.js";
import { t } from "./lib/text.js";
import { toast } from "./lib/toast.js";

const view = document.querySelector(".picks-view");
const form = document.getElementById("controls");
const grid = view.querySelector("photo-grid");
const summary = view.querySelector("[data-slot=summary]");
const cardsOf = picks => picks.map(pick => ({ ...pick.card, rank: pick.rank, reason: pick.reason }));
const source = new CardList(cardsOf(JSON.parse(document.getElementById("picks-data").textContent)));
mountGrid(grid, source, { reload: () => again() });

const preferred = form.querySelector("[data-slot=people]");
if (preferred)
  void mountBoosts(preferred, { chosen: new URLSearchParams(location.search).getAll("boost") });

/** What the controls say, as an address' query: only what differs from what is kept. */
function query() {
  const said = new URLSearchParams();
  for (const slider of form.querySelectorAll("input[type=range]")) {
    if (slider.value !== slider.dataset.kept)
      said.set(slider.name, slider.value);
  }

  const variety = form.elements.variety;
  if (variety.checked !== variety.defaultChecked || said.has("variety"))
    said.set("variety", String(variety.checked));
  for (const chosen of form.querySelectorAll("input[name=boost]:checked"))
    said.append("boost", chosen.value);
  for (const name of ["from", "until"]) {
    if (form.elements[name].value)
      said.set(name, form.elements[name].value);
  }

  const [among, name] = form.elements.among.value.split("&name=");
  if (among !== "library") {
    said.set("among", among);
    said.set("name", decodeURIComponent(name));
  }
  return said;
}

let running = null;

/** Asks for the picks as the controls stand; a newer question takes the place of one under way. */
async function again() {
  running?.abort();
  running = new AbortController();
  const said = query();
  try {
    const answer = await get(`/api/picks?${said}`, { signal: running.signal });
    source.set(cardsOf(answer.picks));
    summary.textContent = t("{0} {0|pick|picks} in {1} ms", answer.picks.length, answer.milliseconds);
    view.querySelector("[data-slot=empty]").hidden = answer.picks.length > 0;
    history.replaceState(null, "", said.size > 0 ? `/picks?${said}` : "/picks");
  } catch (error) {
    if (error instanceof ApiError)
      toast(error.message, { kind: "error" });
  }
}

const soon = debounce(again, 30);
form.addEventListener("input", event => {
  const shown = form.querySelector(`[data-for="${event.target.name}"]`);
  if (shown)
    shown.textContent = event.target.value;
  soon();
});
form.addEventListener("submit", event => event.preventDefault());

const press = (name, run) => document.querySelector(`[data-control=${name}]`).addEventListener("click", run);
press("reset", () => location.assign("/picks"));
const controls = document.querySelector("[data-control=controls]");
const showControls = shown => {
  view.classList.toggle("without-controls", !shown);
  controls.setAttribute("aria-expanded", String(shown));
  grid.relayout();
};
controls.addEventListener("click", () => showControls(view.classList.contains("without-controls")));
// On a narrow screen they would stand before the photos.
if (matchMedia("(max-width: 900px)").matches)
  showControls(false);
press("keep", async () => {
  const values = Object.fromEntries([...form.querySelectorAll("input[type=range]")].filter(slider => slider.value !== slider.dataset.kept).map(slider => [slider.name, slider.value]));
  const variety = form.elements.variety;
  if (variety.checked !== variety.defaultChecked)
    values.variety = String(variety.checked);
  const answer = await post("/api/settings", values);
  if (!answer)
    return;
  for (const slider of form.querySelectorAll("input[type=range]"))
    slider.dataset.kept = slider.value;
  if (answer.batch)
    offerUndo(answer);
  else
    toast(t("Kept already"));
});
press("save-preset", async () => {
  const said = await ask({ title: t("Save these controls"), body: [field("name", t("Name"), { required: true, maxlength: 100 })], action: t("Save") });
  if (said?.name && await post("/api/presets", { name: said.name, values: query().toString() }))
    location.reload();
});
form.addEventListener("click", async event => {
  const gone = event.target.closest("[data-delete-preset]");
  if (gone && await post("/api/presets", { name: gone.dataset.deletePreset, values: null }))
    gone.closest(".chip").remove();
});
