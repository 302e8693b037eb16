// An album in SQL, changed where it is shown. The server tries the new text before it keeps it.
import { formToken } from "./lib/api.js";
import { known } from "./lib/events.js";
import { t } from "./lib/text.js";

const form = document.getElementById("definition");
const opener = document.querySelector("[data-control=edit-definition]");
const problem = form.querySelector("[data-slot=definition-problem]");

function show(isOpen) {
  form.hidden = !isOpen;
  opener.setAttribute("aria-expanded", String(isOpen));
  (isOpen ? form.elements.text : opener).focus();
}

function tell(words) {
  problem.textContent = words;
  problem.hidden = !words;
}

opener.addEventListener("click", () => show(form.hidden));
form.querySelector("[data-control=leave-definition]").addEventListener("click", () => {
  form.reset();
  tell("");
  show(false);
});
form.addEventListener("submit", async event => {
  event.preventDefault();
  tell("");
  form.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(`/api/albums/${form.dataset.album}/definition`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-Bpp-Token": formToken },
      body: JSON.stringify({ form: form.dataset.form, text: form.elements.text.value }),
    });
    const answer = await response.json();
    if (!response.ok)
      return tell(answer.error);
    known(answer.version);
    location.assign(location.pathname + location.search);
  } catch {
    tell(t("Bpp does not answer. Is it still running?"));
  } finally {
    form.removeAttribute("aria-busy");
  }
});
if (location.hash === "#edit")
  show(true);
