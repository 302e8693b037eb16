// What the page says to the other computer, and hears from it.
export class Refused extends Error {
  constructor(status, code, message) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** @returns {Promise<any>} the answer; throws {@link Refused}, or TypeError when nobody answers */
export async function call(path, body) {
  const options = body ? { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) } : {};
  const answer = await fetch(path, { ...options, signal: AbortSignal.timeout(10_000) }).catch(error => {
    throw new TypeError("unreachable", { cause: error });
  });
  const value = await answer.json().catch(() => ({}));
  if (!answer.ok)
    throw new Refused(answer.status, value.code ?? "http", value.error ?? `${answer.status}`);
  return value;
}

const patience = 16_000; // the other side says something every five seconds

/**
 * Hears of changes until it is closed.
 * @param {{changed: () => void, over: () => void}} hooks over: the stream ended, for whatever reason
 */
export function listen({ changed, over }) {
  let version = null, watch = 0, isOpen = true;
  const source = new EventSource("/api/events");
  const end = () => {
    if (!isOpen)
      return;
    close();
    over();
  };
  const close = () => {
    isOpen = false;
    clearTimeout(watch);
    source.close();
  };
  const alive = () => {
    clearTimeout(watch);
    watch = setTimeout(end, patience);
  };
  source.addEventListener("beat", event => {
    alive();
    if (version !== null && version !== event.data)
      changed();
    version = event.data;
  });
  source.addEventListener("granted", end);
  source.addEventListener("revoked", end);
  source.addEventListener("error", end);
  alive();
  return { close };
}
