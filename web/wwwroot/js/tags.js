// Tags: find, rename or merge, delete.
import { html, post } from "./lib/api.js";
import { offerUndo, onDecided } from "./lib/decide.js";
import { ask, field } from "./lib/dialog.js";
import { listen } from "./lib/events.js";
import { t } from "./lib/text.js";

const find = document.getElementById("find-tag");
find.addEventListener("input", filter);

function filter() {
  const wanted = find.value.trim().toLowerCase();
  for (const row of document.querySelectorAll(".tag-row"))
    row.hidden = !row.dataset.tag.includes(wanted);
}

document.getElementById("tags").addEventListener("click", async event => {
  const button = event.target.closest("[data-act]");
  const tag = button?.closest("[data-tag]").dataset.tag;
  if (!tag)
    return;
  let answer;
  if (button.dataset.act === "delete") {
    answer = await post("/api/tags/delete", { from: tag });
  } else {
    const said = await ask({ title: t("Rename {0}", tag), body: [field("to", t("New name; that of another tag merges them"), { required: true, maxlength: 100, value: tag, list: "known-tags" })], action: t("Rename") });
    if (!said?.to)
      return;
    answer = await post("/api/tags/rename", { from: tag, to: said.to });
  }

  if (answer?.batch) {
    await refresh();
    offerUndo(answer);
  }
});

async function refresh() {
  const text = await html("/tags").catch(() => null);
  if (!text)
    return;
  const page = new DOMParser().parseFromString(text, "text/html");
  for (const part of [".view-head p", "#tags", "#known-tags", "[data-slot=empty]"])
    document.querySelector(part).replaceChildren(...page.querySelector(part).childNodes);
  document.querySelector("[data-slot=empty]").hidden = page.querySelector("[data-slot=empty]").hidden;
  filter();
}
onDecided(refresh);
listen("changed", refresh);
