import { actions, bindActions } from "./actions.js";
import { onDecided } from "./decide.js";
import { debounce, h, icon } from "./dom.js";
import { listen } from "./events.js";
import "./grid.js";
import { bind } from "./keys.js";
import { keepPlace } from "./place.js";
import { number, t } from "./text.js";

/**
 * Makes a grid usable: opens the loupe, acts on the selected photos by bar and keys, follows changes.
 * @param {import("./grid.js").PhotoGrid} grid
 * @param {import("./source.js").PhotoSource} source
 * @param {{kind?: string, reload?: () => Promise<void>, more?: {title: string, icon: string, run: (ids: number[]) => unknown}[]}} options
 */
export function mountGrid(grid, source, { kind = "", reload = () => source.refresh(), more = [] } = {}) {
  grid.source = source;
  grid.dataset.ready = "yes";
  keepPlace(grid);
  const again = debounce(() => void reload(), 150);
  listen("changed", again);
  listen("hello", () => grid.retryPictures());
  onDecided(again);

  let opening = false;
  const openLoupe = async index => {
    if (opening || document.querySelector(".pswp.loupe"))
      return; // a click and a key in quick succession mean one loupe
    opening = true;
    const { openLoupe: open } = await import("./loupe.js");
    await open(source, index, { onShow: at => grid.focusOn(at, { scroll: true }), onClose: () => grid.focus({ preventScroll: true }) }).finally(() => opening = false);
  };
  // A stack is opened, a photo is looked at.
  const look = index => {
    const card = source.card(index);
    if (card?.shots > 1)
      location.assign(`/photos/burst/${card.burst}`);
    else
      void openLoupe(index);
  };
  grid.addEventListener("open", event => look(event.detail.index));

  const run = async action => {
    const ids = grid.targets();
    if (ids.length === 0)
      return;
    const done = await action.run(ids, { cards: grid.targetCards(), grid });
    if (done && action.removes)
      grid.selection.clear();
  };

  const bar = h("div", { class: "batch-bar", role: "toolbar", "aria-label": t("Selected photos"), hidden: true });
  document.body.append(bar);
  grid.selection.addEventListener("change", () => {
    const { size } = grid.selection;
    bar.hidden = size === 0;
    if (size === 0)
      return;
    bar.replaceChildren(
      h("button", { class: "icon-button", "aria-label": t("Select none"), onclick: () => grid.selection.clear() }, icon("x")),
      h("strong", {}, t("{0} selected", number(size))),
      ...[...more, ...actions(kind)].map(action => h("button", {
        class: "button", "aria-label": action.title, title: action.keys ? `${action.title} (${action.keys.split(" ")[0].toUpperCase()})` : action.title, onclick: () => void run(action),
      }, icon(action.icon), h("span", {}, action.title))));
  });

  const toggleActive = () => {
    const card = source.card(grid.active);
    if (card)
      grid.selection.toggle(card.id);
  };

  bindActions(t("Photos"), kind, run);
  bind(t("Grid"), [
    { keys: "ArrowLeft", title: t("Previous photo"), run: () => grid.move(-1, 0, false) },
    { keys: "ArrowRight", title: t("Next photo"), run: () => grid.move(1, 0, false) },
    { keys: "ArrowUp", title: t("Row above"), run: () => grid.move(0, -1, false) },
    { keys: "ArrowDown", title: t("Row below"), run: () => grid.move(0, 1, false) },
    { keys: "Shift+ArrowLeft", run: () => grid.move(-1, 0, true) },
    { keys: "Shift+ArrowRight", title: t("Select on"), run: () => grid.move(1, 0, true) },
    { keys: "Shift+ArrowUp", run: () => grid.move(0, -1, true) },
    { keys: "Shift+ArrowDown", run: () => grid.move(0, 1, true) },
    { keys: "PageUp", run: () => grid.move(0, -4, false) },
    { keys: "PageDown", run: () => grid.move(0, 4, false) },
    { keys: "Home", title: t("First photo"), run: () => grid.focusOn(0) },
    { keys: "End", title: t("Last photo"), run: () => grid.focusOn(source.total - 1) },
    { keys: "Space Enter", title: t("Look closely"), run: () => source.total > 0 && look(grid.active) },
    { keys: "Shift+Space", title: t("Select this photo"), run: toggleActive },
    { keys: "Mod+a", title: t("Select all"), run: () => void grid.selectAll() },
    { keys: "Escape", title: t("Select none"), run: () => grid.selection.clear() },
  ]);
  return { openLoupe };
}
