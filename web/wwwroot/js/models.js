// Models: installed after the user was told what comes from whom; chosen, removed, added from a file.
import { get, html, post, sendJson } from "./lib/api.js";
import { ask } from "./lib/dialog.js";
import { h } from "./lib/dom.js";
import { followJobs } from "./lib/jobs.js";
import { size, t } from "./lib/text.js";
import { toast } from "./lib/toast.js";
import { send } from "./lib/upload.js";

/** Shows the models as they are now; what was unfolded stays so. */
async function refresh() {
  const fresh = new DOMParser().parseFromString(await html(location.pathname), "text/html");
  const unfolded = [...document.querySelectorAll("[data-model] details[open]")].map(details => details.closest("[data-model]").dataset.model);
  for (const slot of ["models", "tools"])
    document.querySelector(`[data-slot=${slot}]`).replaceChildren(...fresh.querySelector(`[data-slot=${slot}]`).childNodes);
  for (const id of unfolded)
    document.querySelector(`[data-model="${CSS.escape(id)}"] details`)?.setAttribute("open", "");
}

const hostsOf = model => [...new Set(model.sources.map(source => new URL(source).host))].join(t(", else "));

/** What will be fetched, from whom, and on what terms. */
function about(model) {
  return h("section", { class: "model-question", "aria-label": model.id },
    h("h3", {}, model.id),
    h("dl", { class: "facts" },
      h("dt", {}, t("From")), h("dd", {}, hostsOf(model)),
      h("dt", {}, t("Size")), h("dd", {}, size(model.bytes)),
      h("dt", {}, t("Author")), h("dd", {}, model.author),
      h("dt", {}, t("Licence")), h("dd", {}, model.licence),
      h("dt", {}, "SHA-256"), h("dd", { class: "path" }, model.sha256),
      ...model.notes ? [h("dt", {}, t("Worth knowing")), h("dd", { lang: "en" }, model.notes)] : []),
    model.needs_acceptance && h("label", { class: "tick" }, h("input", { type: "checkbox", name: `accept ${model.id}`, required: true }), " ",
      h("span", {}, model.licence_class === "copyleft"
        ? t("I have read this licence, which has conditions on passing it on, and accept it. This is written down with the time.")
        : t("I have read this licence, which is for research only or states nothing, and accept it. This is written down with the time."))));
}

async function install(ids) {
  const { models } = await get("/settings/models?format=json");
  const wanted = models.filter(model => ids.includes(model.id) && model.can_install);
  if (wanted.length === 0)
    return void await refresh(); // another window was faster
  const total = size(wanted.reduce((sum, model) => sum + model.bytes, 0));
  const said = await ask({
    title: wanted.length === 1 ? t("Install {0}?", wanted[0].id) : t("Install {0} {0|model|models}?", wanted.length),
    wide: true,
    body: [
      h("p", {}, t("{0} will be fetched over https from the address below, checked by size and SHA-256, and kept only if both are right.", total)),
      h("p", {}, t("Sent is nothing but the request for the file: its host sees this computer's network address and that a program named bpp asks. Nothing of your photos.")),
      ...wanted.map(about)],
    action: t("Fetch and install"),
  });
  if (!said)
    return;
  await post("/api/models/install", { ids: wanted.map(model => model.id), consent: true, accept: wanted.filter(model => said[`accept ${model.id}`]).map(model => model.id) });
}

async function remove(id) {
  if (await ask({ title: t("Remove {0}?", id), body: [h("p", {}, t("Its file is deleted and the acceptance of its licence forgotten. What it found in photos stays."))], action: t("Remove"), danger: true })
    && await post(`/api/models/${encodeURIComponent(id)}/remove`)) {
    toast(t("{0} is removed", id));
    await refresh();
  }
}

document.querySelector("main").addEventListener("click", event => {
  const { install: ids, choose, remove: gone } = event.target.closest("button")?.dataset ?? {};
  if (ids)
    void install(ids.split(" "));
  else if (gone)
    void remove(gone);
  else if (choose)
    void post(`/api/models/${encodeURIComponent(choose)}/choose`).then(answer => answer && refresh());
});

const use = document.getElementById("use");
let before = use.value;
use.addEventListener("change", async () => {
  if (await post("/api/models/use", { use: use.value })) {
    before = use.value;
    await refresh();
  } else {
    use.value = before;
  }
});

// ---- a file of the user's
const form = document.getElementById("add-model"), bar = form.querySelector("progress"), problem = form.querySelector("[role=alert]");
form.addEventListener("submit", async event => {
  event.preventDefault();
  const file = form.elements.file.files[0], button = form.querySelector("button");
  problem.hidden = true;
  button.disabled = true;
  [bar.hidden, bar.max, bar.value] = [false, file.size, 0];
  try {
    const upload = await send(file, sent => bar.value = sent);
    const value = name => form.elements[name].value;
    const { id } = await sendJson("/api/models/add", { upload, role: value("role"), id: value("id"), recipe: value("recipe"), licence: value("licence"), author: value("author"), accept_licence: form.elements.accept.checked });
    form.reset();
    toast(t("{0} is added", id));
    await refresh();
  } catch (error) {
    problem.textContent = error.message;
    problem.hidden = false;
  } finally {
    button.disabled = false;
    bar.hidden = true;
  }
});

await followJobs(document.getElementById("jobs"), { only: job => job.kind === "model", onEnd: () => void refresh() });
