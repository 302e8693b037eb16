// A text field with suggestions below it: type to filter, arrows and Enter or Tab to take one. What is typed counts too.
import { debounce, h } from "./dom.js";
import { number } from "./text.js";

let combos = 0;

/**
 * @param {{label: string, value?: string, placeholder?: string, load: (words: string) => Promise<{value: string, title?: string, photos?: number}[]>, onInput: (value: string) => void, onTake?: (value: string) => void}} options
 * @returns {HTMLElement} with input
 */
export function combo({ label, value = "", placeholder = "", load, onInput, onTake = null }) {
  const id = `combo-${++combos}`;
  const input = h("input", {
    type: "text", role: "combobox", "aria-expanded": "false", "aria-controls": id, "aria-autocomplete": "list",
    "aria-label": label, placeholder, autocomplete: "off", maxlength: "500", spellcheck: "false", value,
  });
  const list = h("ul", { class: "combo-options", role: "listbox", id, "aria-label": label, hidden: true });
  const root = h("div", { class: "combo" }, input, list);
  let options = [], active = -1, asked = 0;

  const close = () => {
    asked++; // what is still under way comes too late
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = index => {
    active = index;
    [...list.children].forEach((row, at) => row.setAttribute("aria-selected", String(at === active)));
    if (active < 0)
      return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", `${id}-${active}`);
    list.children[active].scrollIntoView({ block: "nearest" });
  };
  const take = option => {
    input.value = option.value;
    close();
    onInput(option.value);
    onTake?.(option.value);
  };
  const show = async () => {
    const mine = ++asked;
    const found = await load(input.value.trim()).catch(() => []);
    if (mine !== asked || document.activeElement !== input)
      return;
    options = found;
    list.replaceChildren(...options.map((option, index) => {
      const row = h("li", { role: "option", id: `${id}-${index}`, "aria-selected": "false" },
        h("span", {}, option.title ?? option.value), option.photos !== undefined && h("span", { class: "count" }, number(option.photos)));
      row.addEventListener("pointerdown", event => event.preventDefault());
      row.addEventListener("click", () => take(option));
      return row;
    }));
    list.hidden = options.length === 0;
    input.setAttribute("aria-expanded", String(options.length > 0));
    mark(-1);
  };
  const later = debounce(show, 120);

  input.addEventListener("input", () => {
    onInput(input.value);
    later();
  });
  input.addEventListener("focus", show);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", event => {
    if (event.isComposing)
      return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden)
        void show();
      else
        mark(event.key === "ArrowDown" ? (active + 1) % options.length : (active <= 0 ? options.length : active) - 1);
    } else if (event.key === "Enter" && options[active]) {
      take(options[active]);
    } else if (event.key === "Enter" && onTake && input.value.trim()) {
      const value = input.value.trim();
      close();
      onTake(value);
    } else if (event.key === "Escape" && !list.hidden) {
      close();
    } else {
      return;
    }

    event.preventDefault();
    event.stopPropagation();
  });
  root.input = input;
  return root;
}
