// Settings: each is stored when it is changed, and can be undone.
import { post } from "./lib/api.js";
import { offerUndo } from "./lib/decide.js";
import { singleKeys } from "./lib/keys.js";

const language = document.getElementById("language"), look = document.getElementById("look"), keys = document.getElementById("single-keys");
language.addEventListener("change", () => {
  document.cookie = `bpp-language=${language.value}; max-age=31536000; path=/; samesite=strict`;
  location.reload();
});
look.value = localStorage.getItem("bpp-theme") ?? "";
look.addEventListener("change", () => {
  if (look.value) {
    localStorage.setItem("bpp-theme", look.value);
    document.documentElement.dataset.theme = look.value;
  } else {
    localStorage.removeItem("bpp-theme");
    delete document.documentElement.dataset.theme;
  }
});
keys.checked = singleKeys();
keys.addEventListener("change", () => localStorage.setItem("bpp-single-keys", keys.checked ? "on" : "off"));

async function keep(key, value) {
  const answer = await post("/api/settings", { [key]: value });
  if (answer?.batch)
    offerUndo(answer);
  return answer;
}

document.querySelector(".settings").addEventListener("change", event => {
  const { setting } = event.target.dataset;
  if (!setting)
    return;
  void keep(setting, event.target.type === "checkbox" ? String(event.target.checked) : event.target.value).then(answer => {
    event.target.setAttribute("aria-invalid", String(!answer));
    if (answer?.batch)
      document.querySelector(`[data-reset=${setting}]`).disabled = false;
  });
});
document.querySelector(".settings").addEventListener("click", event => {
  const button = event.target.closest("[data-reset]");
  if (button)
    void keep(button.dataset.reset, null).then(answer => answer && location.reload());
});
