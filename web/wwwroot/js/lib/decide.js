import { post } from "./api.js";
import { known } from "./events.js";
import { said, t } from "./text.js";
import { toast } from "./toast.js";

const changed = new EventTarget();

/** Told when photos were decided about here: detail = {ids: number[] | null, undone?: string, redone?: string}; the latter name a batch. */
export const onDecided = run => {
  const heard = event => run(event.detail);
  changed.addEventListener("decided", heard);
  return () => changed.removeEventListener("decided", heard);
};

/** Tells what shows photos that something was decided about them, or about any (null). */
export const tellDecided = (ids, step = {}) => changed.dispatchEvent(new CustomEvent("decided", { detail: { ids, ...step } }));

/**
 * Records a decision about photos, offers to take it back, and tells what shows them.
 * @param {string} action favourite, rate, label, hide, trash, restore, tag, untag, include, exclude, clear, crown
 * @param {number[]} ids
 */
export async function decide(action, ids, value, { quiet = false } = {}) {
  const answer = await post("/api/decide", { action, ids, value: value === undefined ? null : String(value) }, { again: () => void decide(action, ids, value, { quiet }) });
  if (!answer)
    return null;
  known(answer.version);
  tellDecided(ids);
  if (answer.batch && !quiet)
    offerUndo(answer);
  return answer;
}

const wordsOf = answer => answer.words ? said({ english: answer.words, values: [], others: answer.others }) : "";

/** Offers to take back what an endpoint answered about: {batch, words, others}. */
export const offerUndo = answer => toast(sentence(wordsOf(answer)), { action: { title: t("Undo"), run: () => undo(answer.batch) } });

const sentence = words => words ? words[0].toUpperCase() + words.slice(1) : t("Done");

/** Takes a step back; without a batch the latest. */
export async function undo(batch = null) {
  const answer = await post("/api/undo", { batch });
  if (!answer)
    return;
  toast(answer.batch ? t("Undone: {0}", wordsOf(answer)) : t("Nothing to undo"), answer.batch ? { action: { title: t("Redo"), run: () => redo(answer.batch) } } : {});
  tellDecided(null, { undone: answer.batch });
}

export async function redo(batch = null) {
  const answer = await post("/api/redo", { batch });
  if (!answer)
    return;
  toast(answer.batch ? t("Done again: {0}", wordsOf(answer)) : t("Nothing to redo"));
  tellDecided(null, { redone: answer.batch });
}
