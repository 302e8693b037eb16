// The SQL workbench: editor with completion, results as photos or a table, save as an album.
import { autocompletion, basicSetup, classHighlighter, EditorView, keymap, PostgreSQL, sql, syntaxHighlighting } from "../lib/codemirror.js";
import { get, post, sendJson } from "./lib/api.js";
import { offerUndo } from "./lib/decide.js";
import { ask, field } from "./lib/dialog.js";
import { h } from "./lib/dom.js";
import { mountGrid } from "./lib/mount.js";
import { CardList } from "./lib/source.js";
import { number, t } from "./lib/text.js";

const bench = document.querySelector(".workbench");
const holder = document.getElementById("editor");
const line = document.getElementById("result-line");
const control = name => bench.querySelector(`[data-control=${name}]`);
const schema = JSON.parse(document.getElementById("schema").textContent);
const kept = sessionStorage.getItem("bpp-sql");
const asked = new URLSearchParams(location.search).has("q") || !kept ? holder.dataset.sql : kept;

const editor = new EditorView({
  doc: asked,
  parent: holder,
  extensions: [
    EditorView.cspNonce.of(bench.dataset.nonce),
    keymap.of([{ key: "Mod-Enter", run: () => { void run(); return true; }, preventDefault: true }]),
    basicSetup,
    syntaxHighlighting(classHighlighter), // colours by our own tokens, in both themes
    autocompletion(),
    sql({ dialect: PostgreSQL, schema, upperCaseKeywords: false }),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ "aria-label": t("Query") }),
    EditorView.updateListener.of(update => update.docChanged && sessionStorage.setItem("bpp-sql", editor.state.doc.toString())),
  ],
});

const photos = document.getElementById("result-photos");
const table = document.getElementById("result-table");
const cards = new CardList([]);
let mounted = false, running = null, found = [], answered = "";

async function run() {
  running?.abort();
  running = new AbortController();
  control("stop").hidden = false;
  line.textContent = t("Asking …");
  const query = editor.state.doc.toString();
  try {
    const answer = await sendJson("/api/sql", { sql: query }, { signal: running.signal });
    answered = query; // what is shown and may be saved
    await show(answer);
    line.textContent = t(answer.complete ? "{0} {0|row|rows} in {1} ms" : "The first {0} rows, in {1} ms", number(answer.rows.length), answer.milliseconds);
    line.classList.remove("failed");
  } catch (error) {
    line.textContent = error.name === "AbortError" ? t("Stopped") : error.message;
    line.classList.toggle("failed", error.name !== "AbortError");
  } finally {
    control("stop").hidden = true;
  }
}

async function show({ columns, rows }) {
  const at = columns.indexOf("photo_id");
  found = at < 0 ? [] : [...new Set(rows.map(row => row[at]).filter(Number.isInteger))];
  control("save").disabled = found.length === 0;
  const asPhotos = control("show").value === "auto" && found.length > 0;
  photos.hidden = !asPhotos;
  table.hidden = asPhotos;
  if (!asPhotos) {
    table.replaceChildren(h("table", { class: "table" },
      h("thead", {}, h("tr", {}, ...columns.map(column => h("th", { scope: "col" }, column)))),
      h("tbody", {}, ...rows.map(row => h("tr", {}, ...row.map(value => h("td", { class: typeof value === "number" ? "number" : null }, value === null ? h("span", { class: "muted" }, "null") : String(value))))))));
    return;
  }

  const all = [];
  for (let start = 0; start < found.length; start += 400)
    all.push(...await get(`/api/cards?ids=${found.slice(start, start + 400)}`));
  cards.set(all);
  if (!mounted) {
    mountGrid(photos.querySelector("photo-grid"), cards);
    mounted = true;
  } else {
    photos.querySelector("photo-grid").relayout();
  }
}

control("run").addEventListener("click", run);
control("stop").addEventListener("click", () => running?.abort());
control("show").addEventListener("change", run);
control("save").addEventListener("click", async () => {
  const follows = h("label", { class: "choice" }, h("input", { type: "checkbox", name: "follows", checked: true }), t("Follow the query: photos that match later join"));
  const said = await ask({ title: t("Save {0} {0|photo|photos} as an album", found.length), body: [field("title", t("Name"), { required: true, maxlength: 200 }), follows], action: t("Save") });
  if (!said?.title)
    return;
  const answer = await post("/api/albums", said.follows ? { title: said.title, sql: answered } : { title: said.title, ids: found });
  if (answer?.batch)
    offerUndo(answer);
});
document.getElementById("find-view").addEventListener("input", event => {
  for (const view of document.querySelectorAll("[data-view]"))
    view.hidden = !view.dataset.view.includes(event.target.value.trim().toLowerCase());
});
bench.querySelector(".schema").addEventListener("click", event => {
  const column = event.target.closest("[data-insert]");
  if (column)
    editor.dispatch(editor.state.replaceSelection(column.dataset.insert));
});
if (new URLSearchParams(location.search).has("q"))
  void run();
