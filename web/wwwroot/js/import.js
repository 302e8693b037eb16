// Import: files dropped or chosen are sent in chunks that can be taken up again; folders of this computer are chosen on the server.
import { get, post } from "./lib/api.js";
import { h, icon } from "./lib/dom.js";
import { followJobs } from "./lib/jobs.js";
import { number, size, t } from "./lib/text.js";
import { toast } from "./lib/toast.js";
import { send } from "./lib/upload.js";

const list = document.getElementById("uploads");
const drop = document.getElementById("drop");
const started = Date.now();
await followJobs(document.getElementById("jobs"), { only: job => job.kind === "import" && (!job.ended || new Date(job.ended) > started - 60_000) });

async function upload(files) {
  const wanted = files.filter(file => file.size > 0 && !file.name.startsWith("."));
  if (wanted.length === 0)
    return;
  // One line for all of them, and one for each that fails: a card has hundreds.
  const bytes = wanted.reduce((sum, file) => sum + file.size, 0);
  const bar = h("progress", { max: String(bytes), value: "0", "aria-label": t("Upload") }), words = h("span", { class: "muted" });
  list.replaceChildren(h("li", { class: "upload-all" }, bar, words));
  const ids = [], queue = [...wanted];
  let ended = 0, sent = 0;
  const show = () => {
    bar.value = sent;
    words.textContent = `${t("{0} of {1} {1|file|files} sent", number(ended), number(wanted.length))} · ${t("{0} of {1}", size(sent), size(bytes))}`;
  };
  const worker = async () => {
    for (let file = queue.shift(); file; file = queue.shift()) {
      let own = 0;
      const count = now => {
        sent += now - own;
        own = now;
        show();
      };
      try {
        ids.push(await send(file, count));
      } catch (error) {
        list.append(h("li", {}, h("span", {}, file.name), h("em", {}, error.message)));
      }

      ended++;
      count(file.size);
    }
  };
  const stay = event => event.preventDefault(); // the browser asks before files under way are left behind
  addEventListener("beforeunload", stay);
  show();
  await Promise.all([worker(), worker(), worker()]);
  removeEventListener("beforeunload", stay);
  if (ids.length > 0 && await post("/api/import", { uploads: [...new Set(ids)], batch: document.getElementById("batch").value }))
    toast(t("{0} {0|file is|files are} being imported", number(ids.length)));
  list.querySelector(".upload-all").remove();
}

for (const id of ["files", "folder-upload"])
  document.getElementById(id).addEventListener("change", event => {
    void upload([...event.target.files]);
  });
drop.addEventListener("dragover", event => {
  event.preventDefault();
  drop.classList.add("over");
});
drop.addEventListener("dragleave", () => drop.classList.remove("over"));
drop.addEventListener("drop", async event => {
  event.preventDefault();
  drop.classList.remove("over");
  const entries = [...event.dataTransfer.items].map(item => item.webkitGetAsEntry?.()).filter(Boolean);
  void upload(entries.length > 0 ? (await Promise.all(entries.map(filesOf))).flat() : [...event.dataTransfer.files]);
});

async function filesOf(entry) {
  if (entry.isFile)
    return new Promise((found, failed) => entry.file(file => found([file]), failed));
  const reader = entry.createReader(), all = [];
  for (;;) {
    const some = await new Promise((found, failed) => reader.readEntries(found, failed));
    if (some.length === 0)
      break;
    all.push(...some);
  }
  return (await Promise.all(all.map(filesOf))).flat();
}

// ---- a folder of this computer
const button = document.getElementById("import-folder");
let chosen = "";

async function open(path) {
  let answer;
  try {
    answer = await get(`/api/folders?path=${encodeURIComponent(path)}`);
  } catch (error) {
    toast(error.message, { kind: "error" });
    return;
  }

  chosen = path;
  button.disabled = path === "";
  button.querySelector("span").textContent = path ? t("Import {0}", path.split("/").at(-1) || path) : t("Import this folder");
  const root = answer.roots.find(one => path === one || path.startsWith(one.replace(/\/$/, "") + "/"));
  const steps = root ? [root, ...path.slice(root.length).split("/").filter(Boolean).map((_, index, all) => `${root.replace(/\/$/, "")}/${all.slice(0, index + 1).join("/")}`)] : [];
  document.getElementById("crumbs").replaceChildren(h("button", { class: "chip", onclick: () => open("") }, icon("monitor"), t("This computer")),
    ...steps.map(step => h("button", { class: "chip", onclick: () => open(step) }, step.split("/").at(-1) || step)));
  document.getElementById("folders").replaceChildren(...answer.folders.map(folder => h("li", {}, h("button", { class: "folder", onclick: () => open(folder) }, icon("folder"), path === "" ? folder : folder.split("/").at(-1)))));
}

button.addEventListener("click", () => void post("/api/import", { folders: [chosen], batch: document.getElementById("batch").value, in_place: document.getElementById("in-place").checked }));
await open("");
