// Export: every option of the command line, with a preview of what leaves.
import { get, post } from "./lib/api.js";
import { debounce, h } from "./lib/dom.js";
import { followJobs } from "./lib/jobs.js";
import { number, size, t } from "./lib/text.js";

const form = document.getElementById("export");
const slot = name => document.querySelector(`[data-slot=${name}]`);
const chosen = form.dataset.scope === "selection" ? JSON.parse(sessionStorage.getItem("bpp-export") ?? "[]") : null;

function request(preview) {
  const { elements } = form;
  const toFolder = elements.to.value === "folder";
  return {
    ids: chosen, list: form.dataset.list || null, preview,
    folder: toFolder ? elements.folder.value : null,
    mode: elements.mode.value, on_conflict: elements.on_conflict.value, quality: elements.quality.value, format: elements.format.value,
    max_size: elements.max_size.value ? Number(elements.max_size.value) : null,
    strip: elements.strip.checked, xmp: elements.xmp.checked, gallery: elements.gallery.checked, title: elements.title.value,
  };
}

const preview = debounce(async () => {
  if (form.elements.to.value === "folder" && !form.elements.folder.value) {
    slot("preview").textContent = t("Name a folder.");
    return;
  }

  const answer = await post("/api/export", request(true));
  slot("preview").textContent = answer ? t("{0} {0|photo|photos}, {1} as {0|it is|they are}{2}", number(answer.photos), size(answer.bytes), form.elements.strip.checked ? t(", without any metadata") : t(", with their metadata and places")) : "";
  slot("names").replaceChildren(...(answer?.names ?? []).slice(0, 8).map(name => h("li", {}, name)));
}, 200);

form.addEventListener("input", () => {
  const toFolder = form.elements.to.value === "folder";
  for (const name of ["folder", "mode", "on_conflict"])
    form.elements[name].disabled = !toFolder;
  preview();
});
form.addEventListener("submit", event => {
  event.preventDefault();
  void begin();
});
if (chosen)
  slot("count").textContent = t("{0} {0|photo|photos}", number(chosen.length));
preview();
// Only the window that asked for an archive downloads it, also when it was loaded anew meanwhile.
const kept = "bpp-export-jobs";
const owned = () => JSON.parse(sessionStorage.getItem(kept) ?? "[]");
const keyOf = job => `${job.id} ${job.queued}`;
const own = job => sessionStorage.setItem(kept, JSON.stringify([...owned(), keyOf(job)].slice(-20)));
const fetched = new Set();

function download(job) {
  const key = keyOf(job);
  if (job.state !== "done" || !job.address?.includes("download") || !owned().includes(key) || fetched.has(key))
    return;
  fetched.add(key);
  location.assign(job.address);
}

async function begin() {
  const answer = await post("/api/export", request(false));
  if (!answer)
    return;
  own(answer.job);
  // A small archive may have been done before its request was answered, when nobody knew yet whose it is.
  (await get("/api/jobs").catch(() => [])).filter(job => keyOf(job) === keyOf(answer.job)).forEach(download);
}

const started = Date.now();
await followJobs(document.getElementById("jobs"), {
  only: job => job.kind === "export" && new Date(job.queued) > started - 600_000,
  onEnd: download,
});
