// Drawing a box around a face, or correcting one, over the loupe's picture: by mouse, finger or keyboard.
import { h, icon } from "./dom.js";
import { t } from "./text.js";

const least = 0.01; // of either side of the photo, as the server wants it
const step = 6; // px that an arrow moves

const clamp = (value, from, to) => Math.max(from, Math.min(to, value));

let current = null;

/**
 * Lets the user place a box. Arrows move it, with Shift they resize it, Enter keeps it, Escape gives up.
 * @param {object} swipe PhotoSwipe
 * @param {{x: number, y: number, width: number, height: number}|null} box in shares of the photo; null: a new one
 * @returns {Promise<{box: {x: number, y: number, width: number, height: number}, at: DOMRect}|null>} null when given up
 */
export function placeBox(swipe, box = null) {
  current?.();
  const isNew = !box;
  const handles = ["nw", "ne", "se", "sw"].map(corner => h("span", { class: `face-handle ${corner}`, "data-corner": corner }));
  const frame = h("div", {
    class: "face-edit-box", tabIndex: 0, role: "application", "aria-describedby": "face-edit-hint",
    "aria-label": isNew ? t("Box around the new face") : t("Box around the face"),
  }, ...handles);
  const keep = h("button", { class: "button primary small", type: "button" }, icon("check"), t("Keep"));
  const cancel = h("button", { class: "button small", type: "button" }, t("Cancel"));
  const bar = h("div", { class: "face-edit-bar" },
    h("span", { id: "face-edit-hint", role: "status" }, isNew
      ? t("Drag a box around the face. Arrows move it, with Shift they change its size.")
      : t("Drag the box or its corners. Arrows move it, with Shift they change its size.")),
    keep, cancel);
  const layer = h("div", { class: "face-edit" }, frame, bar);

  /** Where the photo lies: px from the layer's corner. */
  const photo = () => {
    const slide = swipe.currSlide;
    return { left: slide.pan.x, top: slide.pan.y, wide: slide.width * slide.currZoomLevel, high: slide.height * slide.currZoomLevel };
  };
  const place = () => {
    const { left, top, wide, high } = photo();
    frame.style.transform = `translate(${left + box.x * wide}px, ${top + box.y * high}px)`;
    frame.style.width = `${box.width * wide}px`;
    frame.style.height = `${box.height * high}px`;
  };
  const set = changed => {
    const width = clamp(changed.width, least, 1), height = clamp(changed.height, least, 1);
    box = { x: clamp(changed.x, 0, 1 - width), y: clamp(changed.y, 0, 1 - height), width, height };
    place();
  };
  /** From two corners in shares, in any order. */
  const span = (a, b) => set({
    x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y),
  });
  if (isNew) {
    const { wide, high } = photo();
    const side = Math.min(wide, high) / 4;
    box = { x: 0.5 - side / wide / 2, y: 0.4 - side / high / 2, width: side / wide, height: side / high };
  }

  return new Promise(resolve => {
    const before = document.activeElement;
    const moved = () => requestAnimationFrame(() => layer.isConnected && swipe.currSlide && place());
    const end = answer => {
      if (current !== giveUp)
        return;
      current = null;
      const at = frame.getBoundingClientRect();
      for (const name of ["zoomPanUpdate", "resize", "imageSizeChange"])
        swipe.off(name, moved);
      swipe.off("change", giveUp);
      swipe.off("close", giveUp);
      layer.remove();
      swipe.element?.classList.remove("placing-face");
      (before?.isConnected && before !== document.body ? before : swipe.element)?.focus({ preventScroll: true });
      resolve(answer ? { box: answer, at } : null);
    };
    const giveUp = () => end(null);
    current = giveUp;

    keep.addEventListener("click", () => end(box));
    cancel.addEventListener("click", giveUp);
    layer.addEventListener("keydown", event => {
      const [x, y] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [0, 0];
      if (event.key === "Tab")
        return;
      // The loupe's keys are not meant here.
      event.stopPropagation();
      if (event.key === "Escape") {
        giveUp();
      } else if (event.key === "Enter" && event.target === frame) {
        end(box);
      } else if ((x || y) && !event.ctrlKey && !event.metaKey && !event.altKey) {
        const { wide, high } = photo();
        const right = x * step / wide, down = y * step / high;
        set(event.shiftKey
          ? { ...box, width: Math.min(box.width + right, 1 - box.x), height: Math.min(box.height + down, 1 - box.y) }
          : { ...box, x: box.x + right, y: box.y + down });
      } else {
        return;
      }

      event.preventDefault();
    });

    let drag = null;
    const share = event => {
      const { left, top, wide, high } = photo();
      const edge = layer.getBoundingClientRect();
      return { x: clamp((event.clientX - edge.left - left) / wide, 0, 1), y: clamp((event.clientY - edge.top - top) / high, 0, 1) };
    };
    layer.addEventListener("pointerdown", event => {
      if (event.button !== 0 || drag || bar.contains(event.target))
        return;
      event.preventDefault();
      const from = share(event);
      const corner = event.target.dataset.corner;
      if (corner) {
        const fixed = { x: corner.endsWith("w") ? box.x + box.width : box.x, y: corner.startsWith("n") ? box.y + box.height : box.y };
        drag = to => span(fixed, to);
      } else if (frame.contains(event.target)) {
        const start = box;
        drag = to => set({ ...start, x: start.x + to.x - from.x, y: start.y + to.y - from.y });
      } else {
        drag = to => span(from, to);
      }

      layer.setPointerCapture(event.pointerId);
    });
    layer.addEventListener("pointermove", event => drag?.(share(event)));
    for (const name of ["pointerup", "pointercancel"]) {
      layer.addEventListener(name, () => {
        drag = null;
        frame.focus({ preventScroll: true });
      });
    }
    // The wheel zooms here as it does elsewhere.
    layer.addEventListener("wheel", event => {
      event.preventDefault();
      swipe.scrollWrap.dispatchEvent(new WheelEvent("wheel", event));
    }, { passive: false });
    for (const name of ["zoomPanUpdate", "resize", "imageSizeChange"])
      swipe.on(name, moved);
    swipe.on("change", giveUp);
    swipe.on("close", giveUp);

    swipe.element.classList.add("placing-face");
    swipe.element.append(layer);
    place();
    frame.focus({ preventScroll: true });
  });
}
