// The first steps: done ones are marked as they are done.
import { html } from "./lib/api.js";
import { debounce } from "./lib/dom.js";
import { listen } from "./lib/events.js";

listen("changed", debounce(async () => {
  const text = await html("/welcome").catch(() => null);
  const fresh = text && new DOMParser().parseFromString(text, "text/html").querySelector(".steps");
  if (fresh)
    document.querySelector(".steps").replaceChildren(...fresh.children);
}, 200));
