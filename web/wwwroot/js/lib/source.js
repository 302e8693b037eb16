import { bytes, get } from "./api.js";

const window_ = 200;
const steps = 40;

/**
 * A list of photos as the server has it: its length and shape at once, cards by windows of 200 when somebody looks at them.
 * Tells "change" when the list is another one, "cards" when cards came.
 */
export class PhotoSource extends EventTarget {
  #query;
  #cards = new Map();
  #asked = new Set();
  #ids = null;
  #loads = 0;

  /** @param {string} query kind, name, sort, filter … as in /api/list */
  constructor(query) {
    super();
    this.#query = query;
    this.total = 0;
    this.version = 0;
    this.sections = [];
    this.aspects = new Float32Array(0);
  }

  get query() {
    return this.#query;
  }

  /** Reads the list's shape anew. */
  async load(query = this.#query) {
    this.#query = query;
    const [head, codes] = await Promise.all([get(`/api/list?${query}`), bytes(`/api/list/aspects?${query}`)]);
    this.total = head.total;
    this.version = head.version;
    this.sections = head.sections;
    this.aspects = Float32Array.from(codes, code => 2 ** ((code - 128) / steps));
    this.#ids = null;
    if (this.#cards.size > 0)
      this.stale = this.#cards; // after two changes at once too: what was shown stays until there is something else
    this.#cards = new Map();
    this.#asked.clear();
    this.#loads++; // what was asked of an older list is none of this one's
    this.dispatchEvent(new Event("change"));
  }

  /** The card at an index, or what it was before the list changed, or undefined while it is being fetched. */
  card(index) {
    const known = this.#cards.get(index);
    if (!known)
      void this.#fetch(Math.floor(index / window_));
    return known ?? (this.stale?.get(index));
  }

  /** @returns {Promise<object|undefined>} the card at an index */
  async cardAt(index) {
    // A list that changes meanwhile is asked again.
    for (let tries = 0; tries < 3 && index >= 0 && index < this.total && !this.#cards.has(index); tries++)
      await this.#fetch(Math.floor(index / window_));
    return this.#cards.get(index);
  }

  /** @returns {number[]|null} ids from start up to end, if all are here */
  knownIds(start, end) {
    if (this.#cards.size < end - start)
      return null;
    const cards = Array.from({ length: end - start }, (_, at) => this.#cards.get(start + at));
    return cards.every(Boolean) ? cards.map(card => card.id) : null;
  }

  /** @returns {Promise<number[]>} all ids in order */
  async ids() {
    return this.#ids ??= await get(`/api/list/ids?${this.#query}`);
  }

  /** Asks again for the cards of some photos, or of all. */
  refresh(ids = null) {
    if (ids === null || ids.length > 500)
      return this.load();
    const wanted = new Set(ids);
    const windows = new Set([...this.#cards].filter(([, card]) => wanted.has(card.id)).map(([index]) => Math.floor(index / window_)));
    return Promise.all([...windows].map(number => this.#fetch(number, true)));
  }

  #fetch(number, again = false) {
    const key = `${this.#loads}:${number}`;
    if (!again && this.#asked.has(key))
      return this.#pending.get(key) ?? Promise.resolve();
    this.#asked.add(key);
    const cards = this.#cards;
    const shown = { start: number * window_, end: (number + 1) * window_ };
    const work = (async () => {
      try {
        const answer = await get(`/api/list/cards?${this.#query}&offset=${number * window_}&limit=${window_}`);
        if (cards !== this.#cards)
          return; // of a list that is another one by now
        if (again && answer.cards.some((card, index) => (cards.get(answer.offset + index)?.id ?? card.id) !== card.id))
          return void this.#asked.delete(key); // the server's list is another one already: it comes as a whole, or cards would stand at places of others
        answer.cards.forEach((card, index) => cards.set(answer.offset + index, card));
        this.dispatchEvent(new CustomEvent("cards", { detail: shown }));
      } catch {
        // Whoever shows them asks again: the server may be back by then.
        setTimeout(() => this.#asked.delete(key) && this.dispatchEvent(new CustomEvent("cards", { detail: shown })), 2000);
      } finally {
        if (this.#pending.get(key) === work)
          this.#pending.delete(key);
      }
    })();
    this.#pending.set(key, work);
    return work;
  }

  #pending = new Map();
}

/** A fixed list of cards that looks like a {@link PhotoSource}: for pages that have their photos already. */
export class CardList extends EventTarget {
  constructor(cards) {
    super();
    this.set(cards);
  }

  set(cards) {
    this.cards = cards;
    this.total = cards.length;
    this.sections = [];
    this.aspects = Float32Array.from(cards, card => card.width > 0 && card.height > 0 ? Math.min(4, Math.max(0.25, card.width / card.height)) : 1);
    this.dispatchEvent(new Event("change"));
  }

  card(index) {
    return this.cards[index];
  }

  async cardAt(index) {
    return this.cards[index];
  }

  knownIds(start, end) {
    return this.cards.slice(start, end).map(card => card.id);
  }

  async ids() {
    return this.cards.map(card => card.id);
  }

  async refresh(ids) {
    const wanted = ids ?? this.cards.map(card => card.id);
    for (let start = 0; start < wanted.length; start += 400) {
      const fresh = new Map((await get(`/api/cards?ids=${wanted.slice(start, start + 400)}`)).map(card => [card.id, card]));
      this.cards = this.cards.map(card => fresh.get(card.id) ?? card);
    }
    this.dispatchEvent(new CustomEvent("cards", { detail: { start: 0, end: this.total } }));
  }
}
