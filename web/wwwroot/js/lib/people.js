// Everything pages do with people: reading who there is, choosing somebody, and telling the server.
import { get, post } from "./api.js";
import { offerUndo, onDecided } from "./decide.js";
import { ask } from "./dialog.js";
import { h, icon } from "./dom.js";
import { known as knownVersion, listen } from "./events.js";
import { number, t } from "./text.js";

let everybody = null;
listen("changed", () => everybody = null);
onDecided(() => everybody = null);

/** @returns {Promise<{key: string, name: string, photos: number, avatar: string|null}[]>} everybody with a name, those in most photos first */
const namedPeople = () => everybody ??= get("/api/people").catch(() => {
  everybody = null;
  return [];
});

/** A round picture of somebody. */
export const avatar = (person, size = 32) => h("span", { class: "avatar", "data-size": String(size) },
  person.avatar ? h("img", { src: person.avatar, alt: "", width: size, height: size, loading: "lazy", draggable: false }) : icon("user"));

/** Sends a decision about people or faces and offers to take it back. @returns {Promise<object|null>} */
export async function tell(path, body, { quiet = false } = {}) {
  const answer = await post(path, body);
  if (!answer)
    return null;
  knownVersion(answer.version);
  everybody = null;
  if (answer.batch && !quiet)
    offerUndo(answer);
  return answer;
}

/** Names somebody; offers to merge when the name is somebody else's. @returns {Promise<object|null>} null when nothing was done */
export async function rename(person, name) {
  const answer = await tell("/api/people/name", { person, name });
  if (!answer?.taken)
    return answer;
  const other = answer.taken;
  const yes = await ask({
    title: t("Merge with {0}?", other.name),
    body: [h("div", { class: "merge-question" }, avatar(other, 72), h("p", {}, t("{0} is somebody already, in {1} {1|photo|photos}. If they are the same person, both become one.", other.name, number(other.photos))))],
    action: t("Merge"),
  });
  return yes ? tell("/api/people/merge", { into: other.key, others: [person] }) : null;
}

export const merge = (into, others) => tell("/api/people/merge", { into, others });

/** @param {"dismiss"|"not_a_person"|"restore"|"exclude"|"allow"|"boost"|"unboost"} action */
export const setPeople = (people, action) => tell("/api/people/set", { people, action });

const folded = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** People whose name starts with the words, then those that hold them. */
function matching(people, words) {
  const wanted = folded(words.trim());
  if (!wanted)
    return people;
  const starts = [], holds = [];
  for (const person of people) {
    const name = folded(person.name);
    if (name.startsWith(wanted) || name.includes(` ${wanted}`))
      starts.push(person);
    else if (name.includes(wanted))
      holds.push(person);
  }

  return [...starts, ...holds];
}

let combos = 0;

/**
 * A field with a list of people below it: type to filter, arrows and Enter, keys 1–9 while it is empty.
 * @param {{suggested?: object[], exclude?: string[], allowNew?: boolean, placeholder?: string, onChoose: (choice: {key?: string, name: string}) => void, onLeave?: () => void}} options
 * @returns {HTMLElement} with focus()
 */
export function personField({ suggested = null, exclude = [], allowNew = true, placeholder = t("Name"), value = "", onChoose, onLeave = null }) {
  const id = `people-${++combos}`;
  const input = h("input", {
    type: "text", class: "person-input", role: "combobox", "aria-expanded": "true", "aria-controls": id, "aria-autocomplete": "list",
    "aria-label": placeholder, placeholder, autocomplete: "off", maxlength: 200, spellcheck: false, value,
  });
  const list = h("ul", { class: "person-options", role: "listbox", id, "aria-label": t("People") });
  const root = h("div", { class: "person-field" }, input, list);
  // Nothing is chosen until something was typed or an arrow pressed: Enter alone must not give a face to whoever is first.
  let options = [], active = -1, people = [];

  const show = () => {
    const words = input.value.trim();
    const pool = people.filter(person => !exclude.includes(person.key));
    const found = words ? matching(pool, words).slice(0, 9) : (suggested?.filter(person => !exclude.includes(person.key)) ?? pool).slice(0, 9);
    const isKnown = pool.some(person => folded(person.name) === folded(words));
    options = found.map(person => ({ key: person.key, name: person.name, person }));
    if (allowNew && words && !isKnown)
      options.push({ name: words });
    active = Math.min(active, options.length - 1);
    list.replaceChildren(...options.map((option, index) => {
      const row = h("li", { role: "option", id: `${id}-${index}`, "aria-selected": String(index === active) },
        option.person ? avatar(option.person, 32) : h("span", { class: "avatar", "data-size": "32" }, icon("user-plus")),
        h("span", { class: "person-option-name" }, option.person ? option.name : t("New: {0}", option.name)),
        option.person ? h("span", { class: "muted" }, number(option.person.photos)) : null,
        !words && index < 9 ? h("kbd", {}, String(index + 1)) : null);
      row.addEventListener("pointerdown", event => event.preventDefault());
      row.addEventListener("click", () => onChoose(option));
      return row;
    }));
    input.setAttribute("aria-expanded", String(options.length > 0));
    if (active >= 0)
      input.setAttribute("aria-activedescendant", `${id}-${active}`);
    else
      input.removeAttribute("aria-activedescendant");
  };

  input.addEventListener("input", () => {
    active = input.value.trim() ? 0 : -1;
    show();
  });
  input.addEventListener("keydown", event => {
    if (event.isComposing)
      return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      active = event.key === "ArrowDown" ? (active + 1) % Math.max(1, options.length) : (active <= 0 ? options.length : active) - 1;
      show();
    } else if (event.key === "Enter" && options[active]) {
      onChoose(options[active]);
    } else if (/^[1-9]$/.test(event.key) && !input.value && options[event.key - 1] && !event.ctrlKey && !event.metaKey && !event.altKey) {
      onChoose(options[event.key - 1]);
    } else if (event.key === "Escape" && onLeave) {
      onLeave();
    } else {
      return;
    }

    event.preventDefault();
    event.stopPropagation();
  });
  void namedPeople().then(all => {
    people = all;
    show();
  });
  root.focus = () => input.focus();
  root.input = input;
  return root;
}

/** Asks for somebody in a dialog. @returns {Promise<{key?: string, name: string}|null>} */
export function choosePerson({ title, suggested = null, exclude = [], allowNew = false, layer = document.body }) {
  return new Promise(resolve => {
    let chosen = null;
    const field = personField({
      suggested, exclude, allowNew, placeholder: t("Find a name"),
      onChoose: choice => {
        chosen = choice;
        dialog.close();
      },
      onLeave: () => dialog.close(),
    });
    const dialog = h("dialog", { class: "dialog", "aria-labelledby": "choose-person" }, h("h2", { id: "choose-person" }, title), field,
      h("div", { class: "dialog-actions" }, h("button", { class: "button", type: "button", "data-close": true }, t("Cancel"))));
    layer.append(dialog);
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(chosen);
    });
    dialog.showModal();
    field.focus();
  });
}
