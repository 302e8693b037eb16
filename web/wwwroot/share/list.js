// A list of photos: asked for in pages, shown as a grid by month, kept for the loupe.
import { call } from "./server.js";
import { dayWords, monthWords, t } from "./words.js";

const pageSize = 120;

export const icon = name => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `/icons.svg#${name}`);
  svg.append(use);
  return svg;
};

export const nameOf = photo => photo.day ? t("Photo of {0}", dayWords(photo.day)) : t("Photo");

export class PhotoList {
  photos = [];
  total = Infinity;
  #asked = null;

  /** @param {string} kind @param {string?} name @param {HTMLElement} place @param {(index: number) => void} open */
  constructor(kind, name, place, open) {
    this.kind = kind;
    this.name = name;
    this.place = place;
    this.open = open;
    this.isDone = false;
  }

  /** Asks for the next page and shows it; one at a time. */
  more() {
    this.#asked ??= this.#ask().finally(() => this.#asked = null);
    return this.#asked;
  }

  async #ask() {
    if (this.photos.length >= this.total)
      return;
    const query = new URLSearchParams({ kind: this.kind, offset: this.photos.length, count: pageSize });
    if (this.name)
      query.set("name", this.name);
    const page = await call(`/api/photos?${query}`);
    this.total = page.photos.length > 0 ? page.total : this.photos.length;
    if (this.isDone)
      return;
    for (const photo of page.photos)
      this.#show(photo);
  }

  #show(photo) {
    const month = this.kind === "picks" ? "" : photo.day?.slice(0, 7) ?? "none";
    let grid = this.place.lastElementChild;
    if (grid?.dataset.month !== month) {
      if (month) {
        const head = document.createElement("h2");
        head.className = "month";
        head.textContent = monthWords(photo.day);
        this.place.append(head);
      }
      grid = document.createElement("ul");
      grid.className = "grid";
      grid.dataset.month = month;
      this.place.append(grid);
    }

    const index = this.photos.push(photo) - 1;
    const image = Object.assign(document.createElement("img"), { src: `/media/${photo.hash}/320.jpg`, loading: "lazy", decoding: "async", alt: "" });
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-label", nameOf(photo));
    button.append(image);
    button.addEventListener("click", () => this.open(index));
    photo.tile = button;
    const item = document.createElement("li");
    item.append(button);
    grid.append(item);
    mark(photo);
  }
}

/** Shows on a photo's tile what was decided about it. */
export function mark(photo) {
  photo.tile.className = `tile${photo.state === "exclude" ? " rejected" : ""}`;
  photo.tile.querySelector(".marks")?.remove();
  if (!photo.favourite && photo.state !== "include")
    return;
  const marks = document.createElement("span");
  marks.className = "marks";
  marks.append(...[photo.state === "include" && icon("check"), photo.favourite && icon("heart")].filter(Boolean));
  photo.tile.append(marks);
}
