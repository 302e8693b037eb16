// Sharing: on and off, a link for a device, who may come in; kept up to date while it is open.
import { html, post } from "./lib/api.js";
import { ask } from "./lib/dialog.js";
import { listen } from "./lib/events.js";
import { t } from "./lib/text.js";
import { toast } from "./lib/toast.js";

const by = id => document.getElementById(id);
const live = by("share");
const invite = by("invite"), grant = by("grant");
let countdown = 0;

async function refresh() {
  // A field that somebody is filling in is not taken from under their hands.
  if (live.contains(document.activeElement) && document.activeElement.matches("select, input")) {
    document.activeElement.addEventListener("blur", refresh, { once: true });
    return;
  }

  const page = new DOMParser().parseFromString(await html(location.href), "text/html");
  const focused = document.activeElement?.closest("[data-do]");
  const row = focused?.closest("[data-device]");
  const again = focused && `${row ? `[data-device="${row.dataset.device}"] ` : ""}[data-do=${focused.dataset.do}]`;
  live.replaceChildren(...page.getElementById("share").children);
  if (again)
    live.querySelector(again)?.focus();
}

async function send(path, body = {}) {
  const answer = await post(`/api/share/${path}`, body);
  await refresh();
  return answer;
}

async function offerLink() {
  const answer = await post("/api/share/link");
  if (!answer)
    return;
  by("invite-qr").src = `data:image/svg+xml,${encodeURIComponent(answer.qr)}`;
  by("invite-link").textContent = by("invite-link").href = answer.link;
  by("invite-fingerprint").textContent = answer.fingerprint?.toUpperCase().match(/../g).join(":") ?? t("none: the connection is not encrypted");
  let left = answer.seconds;
  const tick = () => {
    by("invite-time").textContent = left > 0 ? t("Good for one device and {0} seconds.", left) : t("This link is over.");
    if (left-- <= 0)
      clearInterval(countdown);
  };
  clearInterval(countdown);
  countdown = setInterval(tick, 1000);
  tick();
  if (!invite.open)
    invite.showModal();
}

function approve(row) {
  const form = grant.querySelector("form");
  by("grant-title").textContent = t("Let “{0}” in", row.dataset.name);
  form.elements.pick.checked = row.dataset.pick === "yes";
  for (const name of ["albums", "people"]) {
    const chosen = (row.dataset[name] ?? "").split("\n");
    for (const option of form.elements[name].options)
      option.selected = chosen.includes(option.value);
  }

  grant.returnValue = "";
  grant.onclose = () => {
    const chosen = name => [...form.elements[name].selectedOptions].map(option => option.value);
    if (grant.returnValue === "yes")
      void send("approve", { id: row.dataset.device, pick: form.elements.pick.checked, albums: chosen("albums"), people: chosen("people") });
  };
  grant.showModal();
}

const actions = {
  on: async () => await send("on") && offerLink(),
  off: () => send("off"),
  link: offerLink,
  rotate: () => send("rotate"),
  approve,
  revoke: async row => await ask({ title: t("Shut “{0}” out?", row.dataset.name), action: t("Shut out"), danger: true }) && send("revoke", { id: row.dataset.device }),
};

live.addEventListener("click", event => {
  const button = event.target.closest("[data-do]");
  if (button)
    void actions[button.dataset.do](button.closest("[data-device]"));
});

live.addEventListener("change", async event => {
  const field = event.target.closest("[data-share]");
  if (!field)
    return;
  const value = { pictures: () => field.value, port: () => field.valueAsNumber, addresses: () => field.value ? [field.value] : [], encrypted: () => field.checked }[field.dataset.share]();
  if (field.dataset.share === "encrypted" && !value && !await ask({ title: t("Share without encryption?"), body: [document.createTextNode(t("Whoever listens on this network sees every photo a device looks at, and can pose as that device."))], action: t("Share without it"), danger: true })) {
    field.checked = true;
    return;
  }

  await send("settings", { [field.dataset.share]: value });
});

by("invite-copy").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(by("invite-link").textContent);
    toast(t("Copied"));
  } catch {
    getSelection().selectAllChildren(by("invite-link"));
  }
});
invite.addEventListener("close", () => clearInterval(countdown));
listen("share", ({ pending }) => {
  if (pending > 0 && invite.open)
    invite.close();
  void refresh();
});
