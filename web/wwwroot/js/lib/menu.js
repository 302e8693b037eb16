// A menu at a button or a point: arrows, Enter, Escape, and the letters of its entries.
import { h, icon } from "./dom.js";

/**
 * @param {Element|{x: number, y: number}} at
 * @param {({title: string, icon?: string, key?: string, danger?: boolean, run: () => void} | null)[]} entries null draws a line
 * @param {{label?: string, layer?: Element, head?: Node}} options
 */
export function openMenu(at, entries, { label = "", layer = document.body } = {}) {
  const before = document.activeElement;
  const items = [];
  const menu = h("div", { class: "menu", role: "menu", popover: "auto", "aria-label": label }, ...entries.map(entry => {
    if (!entry)
      return h("hr", {});
    const item = h("button", { class: `menu-item ${entry.danger ? "danger" : ""}`, role: "menuitem", tabIndex: -1, type: "button", onclick: () => {
      menu.hidePopover();
      entry.run();
    } }, entry.icon ? icon(entry.icon) : null, h("span", {}, entry.title), entry.key ? h("kbd", {}, entry.key.toUpperCase()) : null);
    items.push({ item, entry });
    return item;
  }));
  layer.append(menu);
  menu.addEventListener("keydown", event => {
    const index = items.findIndex(one => one.item === document.activeElement);
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const letter = items.find(one => one.entry.key && one.entry.key === event.key.toLowerCase() && !event.ctrlKey && !event.metaKey && !event.altKey);
    if (by)
      items[(index + by + items.length) % items.length].item.focus();
    else if (event.key === "Home" || event.key === "End")
      items.at(event.key === "Home" ? 0 : -1).item.focus();
    else if (event.key === "Escape" || event.key === "Tab")
      menu.hidePopover();
    else if (letter)
      letter.item.click();
    else
      return;
    event.preventDefault();
    event.stopPropagation();
  });
  menu.addEventListener("toggle", event => {
    if (event.newState === "closed") {
      menu.remove();
      if (!document.activeElement || document.activeElement === document.body)
        before?.focus?.();
    }
  });
  menu.showPopover();
  const box = at instanceof Element ? at.getBoundingClientRect() : { left: at.x, right: at.x, top: at.y, bottom: at.y };
  const { offsetWidth: width, offsetHeight: height } = menu;
  menu.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`;
  menu.style.top = `${box.bottom + height + 8 > innerHeight && box.top - height - 4 > 0 ? box.top - height - 4 : Math.min(box.bottom + 4, innerHeight - height - 8)}px`;
  items[0]?.item.focus();
  return menu;
}
