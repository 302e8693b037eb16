import { get, post } from "./api.js";
import { h, icon } from "./dom.js";
import { listen } from "./events.js";
import { number, t } from "./text.js";

const shown = new Map();

/**
 * Shows jobs in an element and follows them.
 * @param {HTMLElement} holder
 * @param {{only?: (job: object) => boolean, onEnd?: (job: object) => void, onCount?: (count: number) => void}} options
 */
export async function followJobs(holder, { only = () => true, onEnd, onCount } = {}) {
  const show = job => {
    if (!only(job))
      return;
    const before = shown.get(job.id);
    const card = draw(job);
    if (before?.card)
      before.card.replaceWith(card);
    else
      holder.prepend(card);
    if (before && !isOver(before.job) && isOver(job))
      onEnd?.(job);
    shown.set(job.id, { job, card });
    onCount?.(shown.size);
  };
  listen("job", show);
  for (const job of (await get("/api/jobs")).reverse())
    show(job);
  onCount?.(shown.size);
}

const isOver = job => ["done", "failed", "cancelled"].includes(job.state);

function draw(job) {
  const speed = job.started && job.done ? job.done / Math.max(0.5, (Date.now() - new Date(job.started)) / 1000) : 0;
  const words = { waiting: t("Waiting"), running: job.step ?? t("Running"), done: t("Done"), failed: t("Failed"), cancelled: t("Stopped") }[job.state];
  const card = h("section", { class: `card job ${job.state}`, "aria-label": job.title },
    h("header", {}, icon({ import: "import", analyse: "refresh-cw", export: "file-down" }[job.kind] ?? "gauge"), h("h2", {}, job.title), h("span", { class: "badge" }, words),
      !isOver(job) && h("button", { class: "button small", onclick: () => void post(`/api/jobs/${job.id}/cancel`) }, icon("x"), t("Stop")),
      job.state === "done" && job.address && h("a", { class: "button small primary", href: job.address }, job.address.includes("download") ? t("Download") : t("Show"))));
  if (job.state === "running")
    card.append(h("progress", { max: String(job.total ?? 1), ...(job.total ? { value: String(job.done ?? 0) } : {}), "aria-label": job.title }),
      h("p", { class: "muted" }, [job.done !== null && t("{0} of {1}", number(job.done ?? 0), job.total ? number(job.total) : "?"), speed > 0 && t("{0} a second", speed.toFixed(1)), speed > 0 && job.total > job.done && t("{0} left", duration((job.total - job.done) / speed))].filter(Boolean).join(" · ")));
  if (job.blocks.length > 0)
    card.append(h("ol", { class: "flow" }, ...job.blocks.map(block => h("li", { title: t("{0} waiting", block.queued) },
      h("strong", {}, block.name), h("span", {}, number(block.out)), h("meter", { min: "0", max: "1", value: String(block.busy), "aria-label": t("{0} busy", block.name) }), h("small", { class: "muted" }, t("{0} waiting", block.queued))))));
  if (job.result)
    card.append(h("p", {}, job.result));
  if (job.failures.length > 0)
    card.append(h("details", {}, h("summary", {}, t("{0} files could not be used", number(Math.max(job.failure_count, job.failures.length)))),
      h("ul", { class: "failures" }, ...job.failures.map(failure => h("li", {}, h("strong", {}, failure.name), " ", failure.words)))));
  return card;
}

const duration = seconds => seconds > 5400 ? t("{0} hours", (seconds / 3600).toFixed(1)) : seconds > 90 ? t("{0} minutes", Math.round(seconds / 60)) : t("{0} seconds", Math.max(1, Math.round(seconds)));
