/** Which photos are selected, by id. Tells "change". */
export class Selection extends EventTarget {
  #ids = new Set();

  get size() {
    return this.#ids.size;
  }

  has(id) {
    return this.#ids.has(id);
  }

  list() {
    return [...this.#ids];
  }

  set(ids) {
    this.#ids = new Set(ids);
    this.#tell();
  }

  add(ids) {
    for (const id of ids)
      this.#ids.add(id);
    this.#tell();
  }

  toggle(id) {
    if (!this.#ids.delete(id))
      this.#ids.add(id);
    this.#tell();
  }

  clear() {
    if (this.#ids.size === 0)
      return false;
    this.#ids.clear();
    this.#tell();
    return true;
  }

  #tell() {
    this.dispatchEvent(new Event("change"));
  }
}
