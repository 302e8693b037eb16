// Settling near-duplicates: crown another, trash one, or keep the best of a group or of all shown.
import { html } from "./lib/api.js";
import { decide, onDecided } from "./lib/decide.js";
import { ask } from "./lib/dialog.js";
import { debounce, h } from "./lib/dom.js";
import { listen } from "./lib/events.js";
import { bind } from "./lib/keys.js";
import { t } from "./lib/text.js";

const groups = () => [...document.querySelectorAll(".dup-group")];
const restOf = group => [...group.querySelectorAll(".dup:not(.keeper)")].map(item => Number(item.dataset.id));
let active = -1;

const view = document.getElementById("main");
view.addEventListener("click", async event => {
  if (event.target.closest("[data-control=trash-rest-all]"))
    await settleAll();
  const button = event.target.closest("[data-act]");
  if (!button)
    return;
  const group = button.closest(".dup-group");
  const id = Number(button.closest(".dup")?.dataset.id);
  if (button.dataset.act === "trash-rest")
    await settle(group);
  else
    await decide(button.dataset.act, [id]);
});

async function settle(group) {
  const rest = restOf(group);
  if (rest.length > 0 && await decide("trash", rest))
    group.remove();
}

async function settleAll() {
  const rest = groups().flatMap(restOf);
  const said = await ask({ title: t("Trash {0} {0|photo|photos}?", rest.length), body: [h("p", {}, t("The best of each group stays. One undo brings all back."))], action: t("Trash"), danger: true });
  if (said)
    await decide("trash", rest);
}

const reload = debounce(async () => {
  const text = await html(location.href).catch(() => null);
  const fresh = text && new DOMParser().parseFromString(text, "text/html");
  if (!fresh?.getElementById("groups"))
    return;
  const hadFocus = document.activeElement === document.body || document.getElementById("groups").contains(document.activeElement);
  for (const part of [".view-head", "#groups"])
    view.querySelector(part).replaceChildren(...fresh.querySelector(part).childNodes);
  if (active >= 0 && hadFocus)
    go(0);
}, 200);
onDecided(reload);
listen("changed", reload);

function go(step) {
  const all = groups();
  if (all.length === 0)
    return;
  active = Math.min(Math.max(active + step, 0), all.length - 1);
  all[active].tabIndex = -1;
  all[active].focus();
  all[active].scrollIntoView({ block: "nearest" });
}

bind(t("Near-duplicates"), [
  { keys: "ArrowDown j", title: t("Next group"), run: () => go(1) },
  { keys: "ArrowUp k", title: t("Group before"), run: () => go(-1) },
  { keys: "Enter", title: t("Compare"), run: () => groups()[active] ? location.assign(groups()[active].querySelector("a").href) : false },
  { keys: "d", title: t("Keep the best, trash the rest"), run: () => groups()[active] && void settle(groups()[active]) },
]);
