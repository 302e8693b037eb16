import { toast } from "./toast.js";
import { t } from "./text.js";

const token = document.querySelector("meta[name=bpp-token]")?.content;

export class ApiError extends Error {
  constructor(status, code, message) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

async function answer(response) {
  if (response.ok)
    return response;
  const problem = await response.json().catch(() => null);
  throw new ApiError(response.status, problem?.code ?? "http", problem?.error ?? t("The server answered {0}.", response.status));
}

async function send(url, options) {
  try {
    return await answer(await fetch(url, options));
  } catch (error) {
    if (error instanceof TypeError)
      throw new ApiError(0, "offline", t("Bpp does not answer. Is it still running?"));
    throw error;
  }
}

/** @returns {Promise<any>} the JSON of an address */
export const get = async (url, options = {}) => (await send(url, { headers: { Accept: "application/json" }, ...options })).json();

/** @returns {Promise<Uint8Array>} */
export const bytes = async url => new Uint8Array(await (await send(url)).arrayBuffer());

/** @returns {Promise<string>} a fragment of a page */
export const html = async url => (await send(url, { headers: { Accept: "text/html" } })).text();

/** Sends JSON; throws what went wrong. @returns {Promise<any>} */
export async function sendJson(url, body, { method = "POST", signal } = {}) {
  const response = await send(url, { method, signal, headers: { "Content-Type": "application/json", Accept: "application/json", "X-Bpp-Token": token }, body: JSON.stringify(body ?? {}) });
  return response.status === 204 ? {} : response.json();
}

/** The same, but says what went wrong in a toast, and offers to try again where a server that is back would do it. @returns {Promise<any>} null when it failed */
export async function post(url, body, { quiet = false, method = "POST", again = null } = {}) {
  try {
    return await sendJson(url, body, { method });
  } catch (error) {
    if (!quiet)
      toast(error.message, { kind: "error", action: error.code === "stale_page" ? { title: t("Reload"), run: () => location.reload() } : error.code === "offline" && again ? { title: t("Try again"), run: again } : undefined });
    return null;
  }
}

export const formToken = token;
