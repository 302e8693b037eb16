import { get, post } from "./api.js";
import { h, icon } from "./dom.js";
import { listen } from "./events.js";
import { number, said, size, t } from "./text.js";

const shown = new Map();

/**
 * Shows jobs in an element and follows them.
 * @param {HTMLElement} holder
 * @param {{only?: (job: object) => boolean, onEnd?: (job: object) => void, onCount?: (count: number) => void}} options
 */
export async function followJobs(holder, { only = () => true, onEnd, onCount } = {}) {
  const show = job => {
    const key = `${job.id} ${job.queued}`; // ids begin anew with the server
    const before = shown.get(key);
    if (!only(job) || before && isOver(before.job) && !isOver(job))
      return; // what was read before it ended says no more
    const card = before?.card ?? h("section", { class: "card job", "aria-label": said(job.words.title) }, h("header"), h("div", { class: "job-body" }));
    if (!before) {
      // Latest first, in whichever order they become known.
      card.dataset.queued = new Date(job.queued).getTime();
      holder.insertBefore(card, [...holder.children].find(other => Number(other.dataset.queued) < Number(card.dataset.queued)) ?? null);
    }

    draw(card, job, before?.job);
    shown.set(key, { job, card });
    if (before && !isOver(before.job) && isOver(job))
      onEnd?.(job);
    onCount?.(shown.size);
  };
  const read = async () => {
    const before = [...shown.keys()]; // what begins while this is read is not in the answer, and not lost
    const jobs = await get("/api/jobs").catch(() => null);
    if (!jobs)
      return;
    jobs.toReversed().forEach(show);
    for (const { job } of before.map(key => shown.get(key))) {
      if (!isOver(job) && !jobs.some(one => one.id === job.id && one.queued === job.queued))
        show({ ...job, state: "cancelled", words: { ...job.words, result: [{ english: t("Bpp was ended before this was done."), values: [] }] } });
    }
    onCount?.(shown.size);
  };
  listen("job", show);
  listen("hello", read);
  await read();
}

/** What the blocks of an analysis do. */
const blocks = { scan: t("scan"), fingerprint: t("fingerprint"), decode: t("decode"), metadata: t("metadata"), measure: t("measure"), faces: t("faces"), embed: t("embed"), store: t("store") };

const isOver = job => ["done", "failed", "cancelled"].includes(job.state);

/** Draws a job into its card. Buttons and what was unfolded stay while its numbers change: a click lasts longer than a beat. */
function draw(card, job, before) {
  const [header, body] = card.children;
  if (before?.state !== job.state || before.address !== job.address) {
    const hadFocus = header.contains(document.activeElement);
    card.className = `card job ${job.state}`;
    header.replaceChildren(icon({ import: "import", analyse: "refresh-cw", export: "file-down", check: "shield", model: "scan-face" }[job.kind] ?? "gauge"), h("h2", {}, said(job.words.title)), h("span", { class: "badge" }), ...[
      !isOver(job) && h("button", { class: "button small", onclick: () => void post(`/api/jobs/${job.id}/cancel`) }, icon("x"), t("Stop")),
      job.state === "done" && job.address && h("a", { class: "button small primary", href: job.address }, job.address.includes("download") ? t("Download") : t("Show"))].filter(Boolean));
    if (hadFocus)
      header.querySelector("button, a")?.focus();
  }

  header.querySelector(".badge").textContent = { waiting: t("Waits for the job before it"), running: job.words.step ? said(job.words.step) : t("Running"), done: t("Done"), failed: t("Failed"), cancelled: t("Stopped") }[job.state];
  const isUnfolded = body.querySelector("details")?.open;
  const onFailures = body.contains(document.activeElement);
  body.replaceChildren(...about(job));
  const failures = body.querySelector("details");
  if (failures && isUnfolded)
    failures.open = true;
  if (onFailures)
    failures?.firstElementChild.focus();
}

function about(job) {
  const parts = [];
  const count = job.kind === "model" ? size : number; // all else counts photos
  const speed = job.started && job.done ? job.done / Math.max(0.5, (Date.now() - new Date(job.started)) / 1000) : 0;
  if (job.state === "running")
    parts.push(h("progress", { max: String(job.total ?? 1), ...(job.total ? { value: String(job.done ?? 0) } : {}), "aria-label": said(job.words.title) }),
      h("p", { class: "muted" }, [job.done !== null && t("{0} of {1}", count(job.done ?? 0), job.total ? count(job.total) : "?"), speed > 0 && t("{0} a second", job.kind === "model" ? size(speed) : number(speed, 1)), speed > 0 && job.total > job.done && t("{0} left", duration((job.total - job.done) / speed))].filter(Boolean).join(" · ")));
  if (job.blocks.length > 0)
    parts.push(h("ol", { class: "flow" }, ...job.blocks.map(block => h("li", { title: t("{0} waiting", block.queued) },
      h("strong", {}, (blocks[block.name] ?? block.name)), h("span", {}, number(block.out)), h("meter", { min: "0", max: "1", value: String(block.busy), "aria-label": t("{0} busy", (blocks[block.name] ?? block.name)) }), h("small", { class: "muted" }, t("{0} waiting", block.queued))))));
  if (job.words.result.length > 0)
    parts.push(h("p", {}, job.words.result.map(said).join("; ")));
  if (job.failures.length > 0)
    parts.push(h("details", {}, h("summary", {}, failureTitle(job.kind, number(Math.max(job.failure_count, job.failures.length)))),
      h("ul", { class: "failures" }, ...job.failures.map(failure => h("li", {}, h("strong", {}, failure.name), " ", said({ english: failure.words, values: [], others: failure.others }))))));
  return parts;
}

const failureTitle = (kind, count) => kind === "check" ? t("{0} {0|problem|problems}", count) : kind === "model" ? t("{0} {0|model|models} could not be installed", count) : t("{0} {0|file|files} could not be used", count);

const duration = seconds => seconds > 5400 ? t("{0} {0|hour|hours}", number(seconds / 3600, 1)) : seconds > 90 ? t("{0} {0|minute|minutes}", Math.round(seconds / 60)) : t("{0} {0|second|seconds}", Math.max(1, Math.round(seconds)));
