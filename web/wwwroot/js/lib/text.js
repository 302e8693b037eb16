// The words of scripts in the reader's language; English words are the keys, as in the pages.
const source = document.getElementById("texts");
const words = source ? JSON.parse(source.textContent) : {};
const language = document.documentElement.lang || "en";

const fill = (text, values) => text.replace(/\{(\d)\}/g, (_, index) => values[index]);

/** @param {string} english with {0}, {1} … @param {...unknown} values */
export const t = (english, ...values) => fill(words[english] ?? english, values);

/** @param {number} value @param {number} [digits] after the point */
export const number = (value, digits) => value.toLocaleString(language, digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** @param {number} bytes */
export const size = bytes => bytes >= 1 << 30 ? `${number(bytes / (1 << 30), 1)} GB` : bytes >= 1 << 20 ? `${number(bytes / (1 << 20), 1)} MB` : `${number(bytes / 1024, 0)} KB`;

/**
 * Words that the server tells to many: each reads them in their own language.
 * @param {{english: string, values: unknown[]}} phrase
 */
export const said = ({ english, values }) => values.length === 0 ? told(english) : t(english, ...values.map(value => typeof value === "number" ? number(value) : typeof value === "object" ? said(value) : value));

let patterns = null;

/**
 * A sentence of the engine, with its numbers and names in it already: translated where it is one that we know.
 * @param {string} english
 */
export function told(english) {
  if (words[english] || !source)
    return words[english] ?? english;
  patterns ??= Object.keys(words).filter(key => key.length > 12 && /\{\d\}/.test(key)).sort((one, other) => other.length - one.length).map(key => ({
    text: words[key],
    order: [...key.matchAll(/\{(\d)\}/g)].map(match => Number(match[1])),
    shape: new RegExp(`^${key.split(/\{\d\}/).map(part => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("([^]*?)")}$`),
  }));
  for (const { text, order, shape } of patterns) {
    const found = shape.exec(english);
    if (found) {
      const values = [];
      order.forEach((index, at) => values[index] = /^\d{1,3}(,\d{3})+$/.test(found[at + 1]) ? number(Number(found[at + 1].replaceAll(",", ""))) : found[at + 1]);
      return fill(text, values);
    }
  }
  return english;
}
