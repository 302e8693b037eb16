// The rule builder: rules as rows, groups within, what they find beside them while they change.
import { post, sendJson } from "./lib/api.js";
import { debounce, h, icon } from "./lib/dom.js";
import { known } from "./lib/events.js";
import { isComplete, valueEditor } from "./lib/rulevalue.js";
import { number, t } from "./lib/text.js";
import { describe, thumb } from "./lib/tile.js";

const form = document.querySelector("form.rules");
const vocabulary = JSON.parse(document.getElementById("vocabulary").textContent);
const slot = name => form.querySelector(`[data-slot=${name}]`);
const control = name => form.querySelector(`[data-control=${name}]`);
const fieldOf = name => vocabulary.fields.find(field => field.name === name);
/** Of yes and no one way of asking is enough, unless the rule was written otherwise. */
const operatorsOf = (field, now) => vocabulary.operators.filter(asked => asked.kinds.includes(field.kind) && (field.kind !== "flag" || asked.name === "is" || asked.name === now));

const words = {
  is: t("is"), is_not: t("is not"), contains: t("contains"), contains_not: t("does not contain"), starts_with: t("starts with"),
  one_of: t("is one of"), none_of: t("is none of"), at_least: t("is at least"), at_most: t("is at most"), between: t("is between"),
  in_last_days: t("is in the last"), is_empty: t("is empty"), is_not_empty: t("is not empty"),
};
const wordsOfDates = { at_least: t("is on or after"), at_most: t("is on or before") };
const wordsOfSeveral = { is_empty: t("has none"), is_not_empty: t("has any") };
const wordsOf = (field, name) => (field.kind === "date" && wordsOfDates[name]) || (field.kind === "texts" && wordsOfSeveral[name]) || words[name];

// ---- the rules as objects: a group has isAll and rules, a rule has field, operator, value
const read = node => node.all || node.any ? { isAll: Boolean(node.all), rules: (node.all ?? node.any).map(read) } : { ...node };
const root = read(JSON.parse(document.getElementById("rules").textContent));
const isGroup = node => Boolean(node.rules);
const newRule = () => ({ field: "person", operator: "is" });

/** What is complete of a group, as the server reads it; null where nothing is. */
function written(group) {
  const rules = group.rules.map(node => isGroup(node) ? written(node) : complete(node)).filter(Boolean);
  return rules.length > 0 ? { [group.isAll ? "all" : "any"]: rules } : null;
}

function complete(rule) {
  const arity = vocabulary.operators.find(asked => asked.name === rule.operator).values;
  if (!isComplete(rule, arity))
    return null;
  return arity === "none" ? { field: rule.field, operator: rule.operator } : { field: rule.field, operator: rule.operator, value: typeof rule.value === "string" ? rule.value.trim() || null : rule.value };
}

const whole = () => {
  const rules = written(root);
  return rules && { version: 1, ...rules };
};

// ---- drawing
function ruleRow(rule, parent) {
  const row = h("li", { class: "rule" });
  const field = () => fieldOf(rule.field);
  const asked = h("select", { class: "rule-operator", "aria-label": t("Comparison") });
  const fields = h("select", { class: "rule-field", "aria-label": t("What about") }, ...[true, false].map(isCommon =>
    h("optgroup", { label: isCommon ? t("Common") : t("Everything else") }, ...vocabulary.fields.filter(known => known.common === isCommon).map(known => h("option", { value: known.name, selected: known.name === rule.field }, known.title)))));
  let value = null;
  const drawValue = () => {
    const next = valueEditor(rule, field(), vocabulary.operators.find(one => one.name === rule.operator), vocabulary.albums, changed);
    value ? value.replaceWith(next) : row.append(next);
    value = next;
  };
  const drawOperators = () => {
    const fitting = operatorsOf(field(), rule.operator);
    if (!fitting.some(one => one.name === rule.operator))
      rule.operator = fitting[0].name;
    asked.replaceChildren(...fitting.map(one => h("option", { value: one.name, selected: one.name === rule.operator }, wordsOf(field(), one.name))));
  };
  fields.addEventListener("change", () => {
    const before = field().kind;
    rule.field = fields.value;
    if (before !== field().kind)
      rule.operator = field().kind === "date" || (field().kind === "number" && field().name !== "year") ? "at_least" : "is"; // what is meant most
    if (before !== field().kind || !["number", "date"].includes(before))
      delete rule.value;
    if (field().kind === "flag")
      rule.value = true;
    drawOperators();
    drawValue();
    changed();
  });
  asked.addEventListener("change", () => {
    const arity = () => vocabulary.operators.find(one => one.name === rule.operator).values;
    const before = arity();
    rule.operator = asked.value;
    if (before !== arity())
      rule.value = arity() === "many" && rule.value ? [rule.value].flat() : undefined;
    drawValue();
    changed();
  });
  drawOperators();
  row.append(fields, asked);
  drawValue();
  row.append(h("button", { type: "button", class: "icon-button small", "aria-label": t("Remove this rule"), onclick: () => remove(parent, rule) }, icon("x")));
  return row;
}

function groupBox(group, parent, depth) {
  const rows = group.rules.map(node => isGroup(node) ? h("li", { class: "rule-nested" }, groupBox(node, group, depth + 1)) : ruleRow(node, group));
  const match = h("select", { "aria-label": t("How many of the rules must hold"), onchange: () => {
    group.isAll = match.value === "all";
    changed();
  } }, h("option", { value: "all", selected: group.isAll }, t("all")), h("option", { value: "any", selected: !group.isAll }, t("any")));
  const box = h("div", { class: "rule-group", role: "group", "aria-label": depth === 1 ? t("Rules") : t("Group of rules") },
    h("div", { class: "rule-match" }, h("span", {}, t("Photos that meet")), match, h("span", {}, t("of these rules")),
      parent && h("button", { type: "button", class: "icon-button small", "aria-label": t("Remove this group"), onclick: () => remove(parent, group) }, icon("x"))),
    h("ul", { class: "rule-list" }, ...rows),
    h("div", { class: "rule-adders" },
      h("button", { type: "button", class: "button small", "data-act": "add-rule", onclick: () => add(group, newRule()) }, icon("plus"), t("Add a rule")),
      depth === 1 && h("button", { type: "button", class: "button small", "data-act": "add-group", onclick: () => add(group, { isAll: !group.isAll, rules: [newRule()] }) }, icon("plus"), t("Add a group"))));
  group.box = box;
  return box;
}

const draw = () => slot("rules").replaceChildren(groupBox(root, null, 1));

function add(group, node) {
  group.rules.push(node);
  draw();
  (isGroup(node) ? node.box : group.box).querySelectorAll(":scope > .rule-list > .rule:last-child .rule-field")[0]?.focus();
  changed();
}

function remove(group, node) {
  const index = group.rules.indexOf(node);
  group.rules.splice(index, 1);
  draw();
  const left = group.box.querySelectorAll(":scope > .rule-list > li");
  (left[Math.min(index, left.length - 1)]?.querySelector("select") ?? group.box.querySelector("[data-act=add-rule]")).focus();
  changed();
}

// ---- what they find
let running = null;

async function preview() {
  running?.abort();
  const mine = running = new AbortController();
  const rules = whole();
  if (!rules)
    return show(null);
  form.setAttribute("aria-busy", "true");
  try {
    show(await sendJson("/api/rules/preview", { rules }, { signal: mine.signal }));
  } catch (error) {
    if (error.name !== "AbortError")
      show(null, error.message);
  } finally {
    if (running === mine)
      form.removeAttribute("aria-busy");
  }
}

function show(answer, problem = "") {
  slot("count").textContent = answer ? number(answer.count) : "–";
  slot("count-words").textContent = answer ? t(answer.count === 1 ? "photo found" : "photos found") : t("Complete a rule to see what it finds");
  slot("problem").textContent = problem;
  slot("problem").hidden = !problem;
  slot("photos").replaceChildren(...(answer?.cards ?? []).map(card => h("li", {}, h("a", { href: `/photo/${card.id}`, target: "_blank" }, h("img", { src: thumb(card, 150), alt: describe(card), loading: "lazy" })))));
  control("save").disabled = !answer;
  const sql = control("sql");
  sql.setAttribute("aria-disabled", String(!answer));
  sql.href = answer ? `/sql?q=${encodeURIComponent(answer.sql)}` : "/sql";
}

const soon = debounce(preview, 250);

function changed() {
  control("save").disabled = true; // until the server has understood it
  soon();
}

form.addEventListener("submit", async event => {
  event.preventDefault();
  const rules = whole();
  if (!rules || control("save").disabled || !form.reportValidity())
    return;
  const answer = await post("/api/rules/save", { album: form.dataset.album || null, title: form.elements.title.value.trim(), rules });
  if (!answer)
    return;
  known(answer.version);
  location.assign(`/photos/album/${answer.album}`);
});

draw();
void preview();
