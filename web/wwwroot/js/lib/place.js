// Where one was in a long list, for the way back: the page scrolls in an element of its own, which browsers do not remember.
const key = () => `bpp-place ${location.pathname}${location.search}`;

/**
 * Shows the place that was left by a link or a reload, and remembers it when the page is left.
 * @param {import("./grid.js").PhotoGrid} grid with its photos laid out
 */
export function keepPlace(grid) {
  addEventListener("pagehide", () => sessionStorage.setItem(key(), JSON.stringify({ top: grid.scroller.scrollTop, active: grid.active })));
  const how = performance.getEntriesByType("navigation")[0]?.type;
  const left = JSON.parse(sessionStorage.getItem(key()) ?? "null");
  if (!left || how !== "back_forward" && how !== "reload")
    return;
  grid.focusOn(left.active, { scroll: false });
  grid.scroller.scrollTop = left.top;
}
