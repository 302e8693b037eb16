// The inputs of a rule's value: a number, a day, a name with suggestions, several of them …
import { get } from "./api.js";
import { combo } from "./combo.js";
import { h, icon } from "./dom.js";
import { t } from "./text.js";

const bounds = { score: [0, 1, 0.05], sharpness: [0, 1, 0.05], exposure: [0, 1, 0.05], composition: [0, 1, 0.05], face: [0, 1, 0.05], rating: [0, 5, 1], year: [1800, 2200, 1] };

/** Whether a rule says enough to be asked. */
export function isComplete(rule, arity) {
  const { value } = rule;
  const said = one => one !== undefined && one !== null && one !== "";
  return arity === "none" || (arity === "many" ? value?.length > 0 : arity === "two" ? value?.length === 2 && value.every(said) && value[0] <= value[1] : said(value) && !Array.isArray(value));
}

/**
 * @param {object} rule {field, operator, value}, whose value is changed
 * @param {object} field of the vocabulary
 * @param {object} asked the operator
 * @param {object[]} albums {value, title}
 * @param {() => void} onChange
 * @returns {HTMLElement}
 */
export function valueEditor(rule, field, asked, albums, onChange) {
  const root = h("div", { class: "rule-value", "data-values": asked.values });
  const set = value => {
    rule.value = value;
    onChange();
  };
  if (asked.values === "none")
    return root;
  const choices = field.kind === "album" ? albums : field.choices;
  if (asked.values === "many")
    root.append(severalOf(rule, field, choices, onChange));
  else if (asked.values === "two")
    root.append(single(field, Array.isArray(rule.value) ? rule.value[0] : undefined, one => set([one, rule.value?.[1] ?? ""]), t("From")), h("span", { class: "muted" }, t("and")),
      single(field, Array.isArray(rule.value) ? rule.value[1] : undefined, one => set([rule.value?.[0] ?? "", one]), t("Until")));
  else if (asked.values === "days")
    root.append(numberInput(rule.value, [1, 36500, 1], t("Days"), set), h("span", { class: "muted" }, t("days")));
  else if (field.kind === "flag")
    root.append(chooser([{ value: "true", title: t("yes") }, { value: "false", title: t("no") }], String(rule.value ?? true), value => set(value === "true")));
  else if (choices.length > 0 && ["is", "is_not"].includes(asked.name))
    root.append(chooser(choices, rule.value, set, field.title));
  else
    root.append(single(field, rule.value, set, t("Value")));
  return root;
}

function single(field, value, set, label) {
  if (field.kind === "number")
    return numberInput(value, bounds[field.name], label, set);
  if (field.kind === "date")
    return h("input", { type: "date", "aria-label": label, value: value ?? "", min: "1800-01-01", max: "2200-12-31", oninput: event => set(event.target.value) });
  return combo({ label, value: value ?? "", placeholder: field.title, load: words => suggestions(field, words), onInput: set });
}

const numberInput = (value, [min, max, step] = [null, null, "any"], label = t("Value"), set = () => {}) =>
  h("input", { type: "number", "aria-label": label, min: min?.toString(), max: max?.toString(), step: step.toString(), value: value === undefined || Array.isArray(value) ? "" : String(value), inputmode: "decimal", oninput: event => set(event.target.value === "" ? "" : event.target.valueAsNumber) });

function chooser(choices, value, set, label = t("Value")) {
  const empty = choices.some(choice => choice.value === value) ? [] : [h("option", { value: "" }, value ? String(value) : t("Choose …"))];
  const select = h("select", { "aria-label": label, onchange: () => set(select.value) }, ...empty, ...choices.map(choice => h("option", { value: choice.value, selected: choice.value === value }, choice.title)));
  return select;
}

const suggestions = (field, words) => field.choices.length > 0
  ? Promise.resolve(field.choices.filter(choice => choice.title.toLowerCase().includes(words.toLowerCase())))
  : get(`/api/rules/values?field=${field.name}&q=${encodeURIComponent(words)}`);

/** Values as chips, and a field to add another. */
function severalOf(rule, field, choices, onChange) {
  const root = h("div", { class: "rule-several" });
  const values = () => Array.isArray(rule.value) ? rule.value : [];
  const titleOf = value => choices.find(choice => choice.value === value)?.title ?? String(value);
  const draw = (focus = false) => {
    const add = value => {
      if (value !== "" && !Number.isNaN(value) && !values().includes(value))
        rule.value = [...values(), value];
      draw(true);
      onChange();
    };
    const input = field.kind === "number"
      ? h("input", { type: "number", step: "any", "aria-label": t("Add a value"), placeholder: t("Add …"), onchange: event => add(event.target.valueAsNumber) })
      : field.kind === "album"
        ? chooser(choices.filter(choice => !values().includes(choice.value)), "", add, t("Add a value"))
        : combo({ label: t("Add a value"), placeholder: t("Add …"), load: async words => (await suggestions(field, words)).filter(one => !values().includes(one.value)), onInput: () => {}, onTake: add });
    root.replaceChildren(...values().map((value, index) => h("span", { class: "chip" }, titleOf(value),
      h("button", {
        type: "button", "aria-label": t("Remove {0}", titleOf(value)),
        onclick: () => {
          rule.value = values().toSpliced(index, 1);
          draw(true);
          onChange();
        },
      }, icon("x")))), input);
    if (focus)
      (input.input ?? input).focus();
  };
  draw();
  return root;
}
