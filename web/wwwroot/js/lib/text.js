// The words of scripts in the reader's language; English words are the keys, as in the pages.
const source = document.getElementById("texts");
const words = source ? JSON.parse(source.textContent) : {};

/** @param {string} english with {0}, {1} … @param {...unknown} values */
export const t = (english, ...values) => (words[english] ?? english).replace(/\{(\d)\}/g, (_, index) => values[index]);

export const number = value => value.toLocaleString("en");
