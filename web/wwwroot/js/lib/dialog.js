import { h } from "./dom.js";
import { t } from "./text.js";

/**
 * Asks in a modal dialog. The form's fields come back as an object; null when it was closed.
 * @param {{title: string, body?: Node[], action: string, danger?: boolean, wide?: boolean}} question
 */
export function ask({ title, body = [], action, danger = false, wide = false }) {
  return new Promise(resolve => {
    const form = h("form", { method: "dialog" },
      h("h2", { id: "ask-title" }, title), ...body,
      h("div", { class: "dialog-actions" },
        h("button", { class: "button", type: "button", onclick: () => dialog.close() }, t("Cancel")),
        h("button", { class: `button ${danger ? "danger" : "primary"}`, value: "yes" }, action)));
    const dialog = h("dialog", { class: wide ? "dialog wide" : "dialog", "aria-labelledby": "ask-title" }, form);
    document.body.append(dialog);
    dialog.addEventListener("close", () => {
      const said = dialog.returnValue === "yes" ? Object.fromEntries(new FormData(form)) : null;
      dialog.remove();
      resolve(said);
    });
    dialog.showModal();
    form.querySelector("input, select, textarea")?.focus();
  });
}

/** A labelled text field for {@link ask}. */
export const field = (name, label, attributes = {}) => h("label", { class: "field" }, label, h("input", { name, autocomplete: "off", ...attributes }));

// A press beside a dialog closes it; one on its own edge, a drag that ends beside it, or the second of the double click that opened it does not.
const isBeside = (dialog, { clientX, clientY }) => {
  const box = dialog.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
};
let pressed = null;
document.addEventListener("pointerdown", event => pressed = event.target instanceof HTMLDialogElement && isBeside(event.target, event) ? event.target : null, { capture: true });

document.addEventListener("click", event => {
  const close = event.target.closest?.("[data-close]");
  if (close)
    close.closest("dialog").close();
  else if (event.target instanceof HTMLDialogElement && event.target.open && event.target === pressed && event.detail < 2 && isBeside(event.target, event))
    event.target.close();
});
