import { icon } from "./dom.js";
import { t } from "./text.js";

const shelf = document.getElementById("toasts");

/** Puts the toasts into a layer, and back on the page when the layer goes: what they offer is meant afterwards too. */
function putInto(layer) {
  layer.append(shelf);
  if (layer === document.body)
    return;
  const watch = new MutationObserver(() => {
    if (shelf.parentElement === layer && layer.isConnected)
      return;
    watch.disconnect();
    if (!shelf.isConnected)
      putInto(topmost());
  });
  watch.observe(document.body, { childList: true, subtree: true });
}

// A modal dialog hides what is outside it.
const topmost = () => [...document.querySelectorAll("dialog[open], .pswp--open")].at(-1) ?? document.body;

/**
 * Says something for a while. With an action it stays longer.
 * @param {string} text
 * @param {{kind?: "info"|"error", action?: {title: string, run: () => void}}} options
 */
export function toast(text, { kind = "info", action } = {}) {
  const element = document.createElement("div");
  element.className = `toast ${kind}`;
  const words = document.createElement("span");
  words.textContent = text;
  element.append(words);
  if (action) {
    const button = document.createElement("button");
    button.className = "button small";
    button.textContent = action.title;
    button.addEventListener("click", () => {
      element.remove();
      action.run();
    });
    element.append(button);
  }

  const close = document.createElement("button");
  close.className = "icon-button small";
  close.setAttribute("aria-label", t("Close"));
  close.append(icon("x"));
  close.addEventListener("click", () => element.remove());
  element.append(close);
  while (shelf.children.length >= 3)
    shelf.firstElementChild.remove();
  const layer = topmost();
  if (shelf.parentElement !== layer)
    putInto(layer);
  shelf.append(element);
  // Whoever is at it with the pointer or the focus has all the time they need.
  let timer = 0;
  const leave = () => timer = setTimeout(() => element.remove(), kind === "error" ? 12000 : action ? 9000 : 5000);
  const stay = () => clearTimeout(timer);
  for (const [name, run] of [["pointerenter", stay], ["focusin", stay], ["pointerleave", leave], ["focusout", leave]])
    element.addEventListener(name, () => {
      stay();
      run();
    });
  leave();
}
