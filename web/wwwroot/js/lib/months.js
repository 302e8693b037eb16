// Months in the reader's words.
import { number, t } from "./text.js";

const language = document.documentElement.lang || "en";
const long = new Intl.DateTimeFormat(language, { month: "long", year: "numeric" }), short = new Intl.DateTimeFormat(language, { month: "short", year: "numeric" });
const middle = month => new Date(`${month}-15`);

/** A month and its photos. @param {{month: string, count: number}} section */
export const monthWords = ({ month, count }) => `${long.format(middle(month))} · ${number(count)}`;

/** A month, or from the first to the last of months that stand under one heading. @param {{month: string|null, last?: string}} section */
export function sectionTitle({ month, last }) {
  if (!month)
    return t("Date unknown");
  const [from, until] = [month, last ?? month].toSorted();
  return from === until ? long.format(middle(from)) : short.formatRange(middle(from), middle(until));
}
