// Chips of the people a user cares about, to be preferred in picks.
import { get } from "./api.js";
import { h } from "./dom.js";
import { avatar } from "./people.js";
import { t } from "./text.js";

/**
 * Fills a container with a check box for each significant person. They are fields of the form around it, named "boost", and tell "input".
 * @param {HTMLElement} container
 * @param {{chosen?: string[], most?: number}} options
 * @returns {Promise<{keys: () => string[]}>} who is chosen now
 */
export async function mountBoosts(container, { chosen = [], most = 24 } = {}) {
  const people = await get(`/api/people/significant?limit=${most}`).catch(() => []);
  const wanted = new Set(chosen);
  container.setAttribute("role", "group");
  container.setAttribute("aria-label", t("Prefer photos with"));
  container.replaceChildren(...people.map(person => h("label", { class: "chip check-chip boost-chip" },
    h("input", { type: "checkbox", name: "boost", value: person.key, checked: wanted.has(person.key) }), avatar(person, 24), h("span", { class: "chip-name", title: person.name }, person.name ?? t("Unnamed")))));
  container.hidden = people.length === 0;
  return { keys: () => [...container.querySelectorAll("input:checked")].map(input => input.value) };
}
