// The words of scripts in the reader's language; English words are the keys, as in the pages.
const source = document.getElementById("texts");
const words = source ? JSON.parse(source.textContent) : {};
const language = document.documentElement.lang || "en";

const fill = (text, values) => text.replace(/\{(\d)(?:\|([^|{}]*)\|([^|{}]*))?\}/g, (_, index, one, more) => one === undefined ? values[index] : String(values[index]) === "1" ? one : more);

/** @param {string} english with {0}, {1} … and {0|photo|photos} where a word goes by its number @param {...unknown} values */
export const t = (english, ...values) => fill(words[english] ?? english, values);

/** @param {number} value @param {number} [digits] after the point */
export const number = (value, digits) => value.toLocaleString(language, digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** @param {number} bytes */
export const size = bytes => bytes >= 1 << 30 ? `${number(bytes / (1 << 30), 1)} GB` : bytes >= 1 << 20 ? `${number(bytes / (1 << 20), 1)} MB` : `${number(bytes / 1024, 0)} KB`;

/**
 * Words that the server tells to many: each reads them in their own language.
 * @param {{english: string, values: unknown[], others?: Record<string, string>}} phrase
 */
export const said = ({ english, values, others }) => others?.[language] ?? (values.length === 0 ? words[english] ?? english
  : t(english, ...values.map(value => typeof value === "number" ? number(value) : typeof value === "object" ? said(value) : value)));
