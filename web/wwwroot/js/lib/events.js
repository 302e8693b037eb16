// One stream of server-sent events a page; listen("changed", data => …).
const listeners = new Map();
let source = null;
let version = Number(document.querySelector("meta[name=bpp-version]")?.content ?? 0);

function hear(name, text) {
  const data = JSON.parse(text);
  if (name === "hello")
    tell("hello", data); // the stream is open, again perhaps: what was said meanwhile was not heard
  if (name === "hello" || name === "changed") {
    if (data.version === version)
      return;
    version = data.version;
    name = "changed";
  }
  tell(name, data);
}

function tell(name, data) {
  for (const listener of listeners.get(name) ?? [])
    listener(data);
}

function open() {
  source = new EventSource("/api/events");
  for (const name of ["hello", "changed", "counts", "job", "share"])
    source.addEventListener(name, event => hear(name, event.data));
  source.addEventListener("error", () => document.documentElement.dataset.online = "no");
  source.addEventListener("open", () => delete document.documentElement.dataset.online);
}

/** @param {"hello"|"changed"|"counts"|"job"|"share"} name @param {(data: any) => void} run @returns {() => void} stops it */
export function listen(name, run) {
  if (!listeners.has(name))
    listeners.set(name, new Set());
  listeners.get(name).add(run);
  return () => listeners.get(name).delete(run);
}

/** This page made the change itself and shows it already. */
export function known(newVersion) {
  if (newVersion)
    version = Math.max(version, newVersion);
}

if (document.querySelector("meta[name=bpp-version]")) {
  open();
  addEventListener("pagehide", () => source.close());
  addEventListener("pageshow", event => event.persisted && open());
}
