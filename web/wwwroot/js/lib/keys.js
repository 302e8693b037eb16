import { h } from "./dom.js";
import { t } from "./text.js";

/** Layers of shortcuts, the topmost first: loupe above grid above shell. */
const layers = [];

export const singleKeys = () => localStorage.getItem("bpp-single-keys") !== "off";

/**
 * Adds shortcuts until the returned function is called.
 * @param {string} title for the help
 * @param {{keys: string, title: string, run: (event: KeyboardEvent) => unknown}[]} bindings keys such as "p", "Shift+A", "ArrowLeft", "Mod+k"; several by spaces. run returns false to pass.
 */
export function bind(title, bindings) {
  const layer = { title, bindings: bindings.map(binding => ({ ...binding, all: binding.keys.split(" ") })) };
  layers.unshift(layer);
  return () => layers.splice(layers.indexOf(layer), 1);
}

function nameOf(event) {
  const key = event.key === " " ? "Space" : event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const shift = event.shiftKey && (key.length > 1 || /[a-z]/i.test(event.key)) ? "Shift+" : "";
  return `${event.ctrlKey || event.metaKey ? "Mod+" : ""}${event.altKey ? "Alt+" : ""}${shift}${key}`;
}

/** Keys that a control in focus knows itself: a slider moves, a box is ticked. */
const isMeantFor = (target, name) => target.matches?.("input[type=range], input[type=radio]") && /^(Shift\+)?(Arrow|Home|End|Page)/.test(name)
  || name === "Space" && target.matches?.("input[type=checkbox], input[type=radio]");

document.addEventListener("keydown", event => {
  if (event.defaultPrevented || event.isComposing)
    return;
  const typing = event.target.closest?.("input:not([type=range]):not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]:not([contenteditable=false]), .cm-editor");
  const name = nameOf(event);
  const isSingle = !name.startsWith("Mod+") && !name.startsWith("Alt+") && event.key.length === 1;
  if (typing && !name.startsWith("Mod+k") || isSingle && event.key !== " " && !singleKeys())
    return;
  if (isMeantFor(event.target, name))
    return;
  if (document.querySelector("dialog[open]:not([data-keys])"))
    return;
  for (const layer of layers) {
    const binding = layer.bindings.find(one => one.all.includes(name));
    if (!binding)
      continue;
    // A key that is held moves on; it decides once.
    if (event.repeat && !/(Arrow|Page)|^[+-]$/.test(name)) {
      event.preventDefault();
      return;
    }

    // A button in focus is pressed by space and enter, whatever else they mean.
    if ((name === "Space" || name === "Enter") && event.target.closest?.("button, a[href], summary, label"))
      return;
    if (binding.run(event) !== false) {
      event.preventDefault();
      return;
    }
  }
});

const shown = key => (key === "+" ? [key] : key.split("+")).map(part => ({ Mod: navigator.platform.startsWith("Mac") ? "⌘" : "Ctrl", ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓", Escape: "Esc", Space: t("Space") })[part] ?? (part.length === 1 ? part.toUpperCase() : part));

/** Shows every shortcut that works here and now. */
export function showHelp() {
  const groups = layers.filter(layer => layer.bindings.length > 0).map(layer => h("section", {}, h("h3", {}, layer.title),
    h("dl", { class: "keys" }, ...layer.bindings.filter(one => one.title).flatMap(one => [
      h("dt", {}, ...one.all.slice(0, 3).flatMap((key, index) => [index > 0 ? " " : null, ...shown(key).map(part => h("kbd", {}, part))])), h("dd", {}, one.title)]))));
  const single = h("input", { type: "checkbox", checked: singleKeys(), onchange: event => localStorage.setItem("bpp-single-keys", event.target.checked ? "on" : "off") });
  const dialog = h("dialog", { class: "dialog wide", "aria-labelledby": "help-title" },
    h("h2", { id: "help-title", tabindex: "-1", autofocus: true }, t("Keyboard shortcuts")), h("div", { class: "key-groups" }, ...groups),
    h("label", { class: "check" }, single, t("Shortcuts of a single letter are on")),
    h("div", { class: "dialog-actions" }, h("button", { class: "button primary", "data-close": true }, t("Close"))));
  (document.querySelector(".pswp--open") ?? document.body).append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
}
