// Questions about people, one at a time, answered by a key: same or different, or a name.
import { get } from "./lib/api.js";
import { onDecided, undo } from "./lib/decide.js";
import { h, icon } from "./lib/dom.js";
import { bind } from "./lib/keys.js";
import { merge, personField, rename, setPeople, tell } from "./lib/people.js";
import { number, t } from "./lib/text.js";

const view = document.querySelector(".review");
const isNaming = view.dataset.mode === "names";
const slot = name => view.querySelector(`[data-slot=${name}]`);
const address = `/people/review?mode=${view.dataset.mode}&format=json`;
const total = slot("bar").max;
const skipped = new Set();
const given = []; // batches, the latest last
let questions = JSON.parse(document.getElementById("questions").textContent);
let answered = 0, busy = false, isRegretted = false;

const idOf = question => question.b ? [question.a.person.key, question.b.person.key].join(" ") : question.a.person.key;
const current = () => questions.find(question => !skipped.has(idOf(question)));
const title = person => person.name ?? t("Unnamed");

function faces(asked, focus) {
  const [first, ...rest] = asked.faces;
  return h("figure", { class: "asked" },
    h("a", { class: "asked-main", href: `/people/${asked.person.key}`, tabIndex: focus ? 0 : -1, "aria-label": t("{0}, {1} {1|photo|photos}", title(asked.person), asked.person.photos) },
      first ? h("img", { src: first.picture, alt: "" }) : icon("user")),
    h("figcaption", {}, h("strong", {}, title(asked.person)), h("span", { class: "muted" }, t("{0} {0|photo|photos}", number(asked.person.photos)))),
    h("div", { class: "asked-rest" }, ...rest.map(face => h("a", { href: `/photo/${face.photo_id}`, target: "_blank", tabIndex: -1 }, h("img", { src: face.picture, alt: t("Another face of {0}", title(asked.person)), loading: "lazy" })))));
}

const button = (words, key, name, run, kind = "") => h("button", { class: `button ${kind}`, onclick: run }, icon(name), words, h("kbd", {}, key));

async function show() {
  const question = current();
  slot("empty").hidden = Boolean(question);
  slot("stage").hidden = !question;
  slot("bar").hidden = slot("progress").hidden = !question && answered === 0; // nothing was asked
  slot("bar").value = answered;
  slot("progress").textContent = t("{0} answered, {1} to go", number(answered), number(question ? Math.max(1, total - answered) : 0));
  if (!question) {
    slot("stage").replaceChildren();
    return;
  }

  if (isNaming) {
    const suggested = question.a.faces[0] ? await get(`/api/faces/${question.a.faces[0].face_id}/suggestions`).catch(() => []) : [];
    if (current() !== question)
      return;
    const field = personField({ suggested, exclude: [question.a.person.key], placeholder: t("Name"), onChoose: choice => void answer(() => choice.key ? merge(choice.key, [question.a.person.key]) : rename(question.a.person.key, choice.name)) });
    slot("stage").replaceChildren(faces(question.a, true), h("div", { class: "asked-name card" }, h("h2", {}, t("Who is this?")), field,
      h("div", { class: "review-buttons" },
        button(t("Skip"), "→", "arrow-right", skip),
        button(t("Not interesting"), "Alt+D", "eye-off", () => answer(() => setPeople([question.a.person.key], "dismiss"))),
        button(t("Not a person"), "Alt+N", "user-x", () => answer(() => setPeople([question.a.person.key], "not_a_person"))))));
    slot("stage").classList.add("naming");
    field.focus();
    return;
  }

  const { a, b } = question;
  slot("stage").replaceChildren(
    h("div", { class: "pair" }, faces(a, true), h("span", { class: "pair-likeness muted", title: t("Mean likeness of their faces") }, t("{0} % alike", Math.round(100 * question.similarity))), faces(b, true)),
    h("div", { class: "review-buttons" },
      button(t("Same person"), "S", "check", same, "primary"),
      button(t("Different"), "D", "x", different),
      button(t("Skip"), "→", "arrow-right", skip)));
}

async function answer(decide) {
  if (busy || !current())
    return;
  busy = true;
  const question = current();
  try {
    const done = await decide();
    if (!done?.batch) {
      isRegretted = false; // nothing to take back
      return;
    }

    given.push(done.batch);
    answered++;
    questions = questions.filter(one => one !== question);
    await refill();
  } finally {
    busy = false;
  }

  if (isRegretted) {
    isRegretted = false;
    await undo(given.at(-1));
  } else {
    await show();
  }
}

/** Answers change what is still to be asked: who was merged has another key now. */
async function refill() {
  const fresh = await get(address).catch(() => null);
  if (fresh)
    questions = fresh.questions;
}

const same = () => answer(() => {
  const { a, b } = current();
  const into = b.person.name && !a.person.name ? b : !b.person.name && !a.person.name && b.person.photos > a.person.photos ? b : a;
  return merge(into.person.key, [into === a ? b.person.key : a.person.key]);
});
const different = () => answer(() => tell("/api/people/differ", { a: current().a.person.key, b: current().b.person.key }));

function skip() {
  const question = current();
  if (!question)
    return;
  skipped.add(idOf(question));
  void show();
}

async function back() {
  if (busy) {
    isRegretted = true; // as soon as it is saved
    return;
  }

  if (given.length === 0)
    return false;
  await undo(given.at(-1));
}

// An answer was taken back, or given again, by key or by the message's button.
onDecided(async ({ undone, redone }) => {
  const at = given.indexOf(undone);
  if (at >= 0)
    given.splice(at, 1);
  else if (redone)
    given.push(redone);
  answered = Math.max(0, answered + (at >= 0 ? -1 : redone ? 1 : 0));
  await refill();
  await show();
});

bind(t("Questions"), isNaming
  ? [
    { keys: "ArrowRight", title: t("Skip"), run: skip },
    { keys: "z Mod+z", title: t("Take the last answer back"), run: back },
  ]
  : [
    { keys: "s", title: t("Same person"), run: () => void same() },
    { keys: "d", title: t("Different people"), run: () => void different() },
    { keys: "ArrowRight", title: t("Skip"), run: skip },
    { keys: "z Mod+z", title: t("Take the last answer back"), run: back },
  ]);

if (isNaming)
  // The name has the focus: its empty field passes on what is no text.
  slot("stage").addEventListener("keydown", event => {
    const key = event.key.toLowerCase();
    const isUndo = (event.ctrlKey || event.metaKey) && key === "z";
    if (event.target.value && !(isUndo && busy))
      return;
    if (key === "arrowright")
      skip();
    else if (event.altKey && event.code === "KeyD")
      void answer(() => setPeople([current().a.person.key], "dismiss"));
    else if (event.altKey && event.code === "KeyN")
      void answer(() => setPeople([current().a.person.key], "not_a_person"));
    else if (isUndo)
      void back();
    else
      return;
    event.preventDefault();
  });

await show();
