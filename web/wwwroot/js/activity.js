import { onDecided, redo, undo } from "./lib/decide.js";
import { listen } from "./lib/events.js";

document.getElementById("main").addEventListener("click", event => {
  const button = event.target.closest("[data-batch]");
  if (button)
    void (button.dataset.undone === "yes" ? redo : undo)(button.dataset.batch);
});

async function refresh() {
  const text = await (await fetch("/activity", { headers: { Accept: "text/html" } })).text();
  document.getElementById("steps").replaceChildren(...new DOMParser().parseFromString(text, "text/html").getElementById("steps").children);
}
onDecided(refresh);
listen("changed", refresh);
