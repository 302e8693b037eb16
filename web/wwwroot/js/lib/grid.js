import { h, icon } from "./dom.js";
import { photosType } from "./dropzones.js";
import { filmStill, length } from "./film.js";
import { indexAt, layOut, neighbour } from "./layout.js";
import { sectionTitle } from "./months.js";
import { Selection } from "./selection.js";
import { t } from "./text.js";
import { badges, describe, thumb } from "./tile.js";

const ahead = 800;

/**
 * A grid of any number of photos: only the tiles in view exist. A listbox to assistive technology.
 * grid.source = a PhotoSource or CardList. Tells "open" {index}, "active" {index}; its selection tells "change".
 */
export class PhotoGrid extends HTMLElement {
  #source = null;
  #layout = null;
  #tiles = new Map();
  #active = 0;
  #anchor = 0;
  #frame = 0;
  #canvas = h("div", { class: "grid-canvas" });
  #headings = h("div", { class: "grid-headings", "aria-hidden": "true" });

  selection = new Selection();

  connectedCallback() {
    this.setAttribute("role", "listbox");
    this.setAttribute("aria-multiselectable", "true");
    this.tabIndex = 0;
    this.append(this.#headings, this.#canvas);
    this.#canvas.setAttribute("role", "presentation");
    this.scroller = this.closest("main");
    this.scroller.addEventListener("scroll", () => this.#schedule(), { passive: true });
    new ResizeObserver(() => this.relayout()).observe(this);
    this.addEventListener("click", event => this.#click(event));
    this.addEventListener("pointerdown", event => this.#press(event));
    this.addEventListener("dragstart", event => this.#drag(event));
    this.selection.addEventListener("change", () => this.#paintAll());
    this.addEventListener("focus", () => this.#schedule());
  }

  get source() {
    return this.#source;
  }

  set source(source) {
    this.#source = source;
    source.addEventListener("change", () => this.relayout());
    source.addEventListener("cards", event => this.#paintAll(event.detail.start, event.detail.end));
    this.relayout();
  }

  get active() {
    return this.#active;
  }

  get layout() {
    return this.#layout;
  }

  /** The selected photos, else the one in focus. @returns {number[]} ids */
  targets() {
    if (this.selection.size > 0)
      return this.selection.list();
    const card = this.#source.card(this.#active);
    return card ? [card.id] : [];
  }

  /** Cards of the targets that are on the screen. */
  targetCards() {
    const ids = new Set(this.targets());
    return [...this.#tiles.keys()].map(index => this.#source.card(index)).filter(card => card && ids.has(card.id));
  }

  relayout() {
    if (!this.#source || this.clientWidth === 0)
      return;
    const rowHeight = Number(localStorage.getItem("bpp-zoom")) || (innerWidth < 600 ? 110 : 200);
    this.#layout = layOut(this.#source, {
      width: this.clientWidth, rowHeight, gap: rowHeight < 140 ? 3 : 6,
      square: localStorage.getItem("bpp-square") === "yes", heading: 52,
    });
    this.style.height = `${Math.max(this.#layout.height, 1)}px`;
    this.#active = Math.min(this.#active, Math.max(0, this.#source.total - 1));
    // Tiles stay where their photo stays: made anew, their pictures would flicker with every change.
    for (const [index, tile] of this.#tiles) {
      if (index < this.#layout.total) {
        this.#place(tile, index);
        this.#paint(index);
      } else {
        tile.remove();
        this.#tiles.delete(index);
      }
    }

    this.#render();
    this.dispatchEvent(new Event("laidout"));
  }

  /** Moves the focus to a photo and shows it. */
  focusOn(index, { extend = false, scroll = true } = {}) {
    if (!this.#layout || this.#source.total === 0)
      return;
    const before = this.#active;
    this.#active = Math.min(Math.max(index, 0), this.#source.total - 1);
    if (scroll)
      this.#reveal(this.#active);
    this.#render();
    this.#paint(before);
    this.#paint(this.#active);
    this.setAttribute("aria-activedescendant", `tile-${this.#active}`);
    if (extend)
      void this.selectRange(this.#anchor, this.#active);
    else
      this.#anchor = this.#active;
    this.dispatchEvent(new CustomEvent("active", { detail: { index: this.#active } }));
  }

  move(columns, rows, extend) {
    if (this.#layout)
      this.focusOn(rows === 0 ? this.#active + columns : neighbour(this.#layout, this.#active, rows), { extend });
  }

  /** Scrolls so that a photo is at the top. */
  scrollToIndex(index) {
    this.scroller.scrollTop = this.#offset() + (this.#layout.top[index] ?? 0) - 60;
  }

  async selectRange(from, to) {
    const first = Math.min(from, to), end = Math.max(from, to) + 1;
    // At once where they are known, because a key may follow that means them.
    this.selection.set(this.#source.knownIds(first, end) ?? (await this.#source.ids()).slice(first, end));
  }

  selectAll() {
    return this.selectRange(0, this.#source.total - 1);
  }

  #offset() {
    return this.getBoundingClientRect().top - this.scroller.getBoundingClientRect().top + this.scroller.scrollTop;
  }

  #reveal(index) {
    const top = this.#offset() + this.#layout.top[index], bottom = top + this.#layout.high[index];
    const { scrollTop, clientHeight } = this.scroller;
    if (top < scrollTop + 70)
      this.scroller.scrollTop = top - 70;
    else if (bottom > scrollTop + clientHeight - 20)
      this.scroller.scrollTop = bottom - clientHeight + 20;
  }

  #schedule() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#render();
    });
  }

  #render() {
    const layout = this.#layout;
    if (!layout)
      return;
    const from = this.scroller.scrollTop - this.#offset() - ahead, until = from + this.scroller.clientHeight + 2 * ahead;
    const first = layout.total > 0 ? indexAt(layout, from) : 0;
    let last = first;
    while (last < layout.total && layout.top[last] < until)
      last++;
    for (const [index, tile] of this.#tiles) {
      if ((index < first || index >= last) && index !== this.#active) {
        tile.remove();
        this.#tiles.delete(index);
      }
    }

    for (let index = first; index < last; index++)
      this.#ensure(index);
    if (this.#active < layout.total)
      this.#ensure(this.#active);
    const inView = layout.headings.filter(heading => heading.top > from - 100 && heading.top < until);
    this.#headings.replaceChildren(...inView.map(({ section, top, left }) => {
      const heading = h("h2", { class: "month" }, sectionTitle(section), h("span", { class: "muted" }, String(section.count)));
      heading.style.transform = `translate(${left}px, ${top}px)`;
      return heading;
    }));
  }

  #ensure(index) {
    if (this.#tiles.has(index))
      return;
    const tile = h("div", { class: "tile", role: "option", id: `tile-${index}`, "aria-posinset": String(index + 1) });
    tile.dataset.index = index;
    this.#place(tile, index);
    this.#tiles.set(index, tile);
    // Screen readers go by the order of the elements.
    const after = [...this.#canvas.children].find(other => Number(other.dataset.index) > index);
    this.#canvas.insertBefore(tile, after ?? null);
    this.#paint(index);
  }

  /** Asks again for pictures that did not come: the server was away perhaps. */
  retryPictures() {
    for (const [index, tile] of this.#tiles) {
      if (tile.querySelector(".no-picture")) {
        delete tile.dataset.source;
        delete tile.dataset.state;
        this.#paint(index);
      }
    }
  }

  #place(tile, index) {
    const { left, top, wide, high, total } = this.#layout;
    tile.setAttribute("aria-setsize", String(total));
    tile.style.transform = `translate(${left[index]}px, ${top[index]}px)`;
    tile.style.width = `${wide[index]}px`;
    tile.style.height = `${high[index]}px`;
  }

  #paintAll(start = 0, end = Infinity) {
    for (const index of this.#tiles.keys()) {
      if (index >= start && index < end)
        this.#paint(index);
    }
  }

  #paint(index) {
    const tile = this.#tiles.get(index);
    if (!tile)
      return;
    const card = this.#source.card(index);
    tile.classList.toggle("active", index === this.#active);
    const selected = card !== undefined && this.selection.has(card.id);
    tile.setAttribute("aria-selected", String(selected));
    tile.draggable = selected; // selected photos can be carried to an album
    this.classList.toggle("selecting", this.selection.size > 0);
    if (!card) {
      tile.setAttribute("aria-label", t("Loading"));
      return;
    }

    const source = card.kind === "video" ? card.hash : thumb(card, this.#layout.high[index]);
    const state = `${source} ${JSON.stringify(card)}`;
    if (tile.dataset.state === state)
      return;
    tile.dataset.state = state;
    tile.setAttribute("aria-label", describe(card));
    tile.classList.toggle("stacked", card.shots > 1);
    tile.classList.toggle("excluded", card.state === "exclude");
    tile.dataset.id = card.id;
    if (tile.dataset.source !== source) {
      tile.dataset.source = source;
      const picture = card.kind === "video"
        ? filmStill(card, seconds => this.#lengthOf(card, seconds))
        : h("img", { alt: "", decoding: "async", draggable: false, src: source });
      picture.addEventListener("error", () => picture.replaceWith(h("div", { class: "no-picture" }, icon("image-off"))));
      tile.replaceChildren(picture, h("span", { class: "check" }, icon("check")), h("div", { class: "badges", "aria-hidden": "true" })); // the tile's name says it in words
    }

    tile.lastChild.replaceChildren(...badges(card, this.#lengths.get(card.id)));
  }

  /** Lengths of the videos that were seen, in words. */
  #lengths = new Map();

  #lengthOf(card, seconds) {
    this.#lengths.set(card.id, length(seconds));
    for (const tile of this.#tiles.values()) {
      if (tile.dataset.id === String(card.id))
        tile.lastChild.replaceChildren(...badges(card, this.#lengths.get(card.id)));
    }
  }

  #indexOf(event) {
    const tile = event.target.closest(".tile");
    return tile ? Number(tile.dataset.index) : -1;
  }

  #click(event) {
    const index = this.#indexOf(event);
    if (index < 0 || this.#dragged)
      return;
    const card = this.#source.card(index);
    if (!card)
      return;
    this.focus({ preventScroll: true });
    if (event.shiftKey) {
      void this.selectRange(this.#anchor, index);
      this.focusKeepAnchor(index);
    } else if (event.ctrlKey || event.metaKey || event.target.closest(".check") || this.selection.size > 0) {
      this.selection.toggle(card.id);
      this.focusOn(index, { scroll: false });
    } else {
      this.focusOn(index, { scroll: false });
      this.dispatchEvent(new CustomEvent("open", { detail: { index } }));
    }
  }

  focusKeepAnchor(index) {
    const anchor = this.#anchor;
    this.focusOn(index, { scroll: false });
    this.#anchor = anchor;
  }

  #dragged = false;

  /** A press that moves draws a frame around the photos to select; one that stays on glass selects. */
  #press(event) {
    this.#dragged = false;
    if (event.button !== 0)
      return;
    if (event.pointerType === "touch") {
      this.#hold(event);
      return;
    }

    if (event.target.closest(".tile")?.draggable)
      return;

    const start = this.#point(event), before = this.selection.list(), keep = event.ctrlKey || event.metaKey || event.shiftKey;
    let frame = null;
    const moved = next => {
      const now = this.#point(next);
      if (!frame && Math.hypot(now.x - start.x, now.y - start.y) < 8)
        return;
      if (!frame) {
        frame = h("div", { class: "marquee" });
        this.append(frame);
        this.#dragged = true;
      }

      const box = { left: Math.min(start.x, now.x), top: Math.min(start.y, now.y), right: Math.max(start.x, now.x), bottom: Math.max(start.y, now.y) };
      frame.style.transform = `translate(${box.left}px, ${box.top}px)`;
      frame.style.width = `${box.right - box.left}px`;
      frame.style.height = `${box.bottom - box.top}px`;
      const inside = [...this.#tiles.keys()].filter(index => this.#touches(index, box)).map(index => this.#source.card(index)?.id).filter(Boolean);
      this.selection.set(keep ? [...before, ...inside] : inside);
    };
    const done = () => {
      removeEventListener("pointermove", moved);
      frame?.remove();
      setTimeout(() => this.#dragged = false);
    };
    addEventListener("pointermove", moved);
    addEventListener("pointerup", done, { once: true });
    addEventListener("pointercancel", done, { once: true });
  }

  #hold(event) {
    const index = this.#indexOf(event);
    const timer = setTimeout(() => {
      const card = this.#source.card(index);
      if (card) {
        this.#dragged = true;
        this.selection.toggle(card.id);
        navigator.vibrate?.(15);
      }
    }, 450);
    const stop = () => {
      clearTimeout(timer);
      setTimeout(() => this.#dragged = false, 50);
    };
    for (const name of ["pointerup", "pointercancel", "pointermove"])
      this.addEventListener(name, stop, { once: true });
  }

  #drag(event) {
    const tile = event.target.closest?.(".tile");
    if (!tile?.draggable) {
      event.preventDefault();
      return;
    }

    event.dataTransfer.effectAllowed = "copy";
    event.dataTransfer.setData(photosType, JSON.stringify(this.selection.list()));
    event.dataTransfer.setDragImage(tile.firstChild, 40, 40);
  }

  #point(event) {
    const box = this.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  #touches(index, box) {
    const { left, top, wide, high } = this.#layout;
    return left[index] < box.right && left[index] + wide[index] > box.left && top[index] < box.bottom && top[index] + high[index] > box.top;
  }
}

customElements.define("photo-grid", PhotoGrid);
