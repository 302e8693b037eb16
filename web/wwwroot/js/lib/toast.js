import { icon } from "./dom.js";
import { t } from "./text.js";

const shelf = () => document.getElementById("toasts");

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
  while (shelf().children.length >= 3)
    shelf().firstElementChild.remove();
  // A modal dialog hides what is outside it: the toast is shown in the topmost layer there is.
  const layer = [...document.querySelectorAll("dialog[open], .pswp--open")].at(-1);
  (layer ?? document.body).append(shelf());
  shelf().append(element);
  setTimeout(() => element.remove(), kind === "error" ? 12000 : action ? 9000 : 5000);
}
