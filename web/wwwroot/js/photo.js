// The page of one photo.
import { actions, bindActions } from "./lib/actions.js";
import { get, html } from "./lib/api.js";
import { onDecided } from "./lib/decide.js";
import { livePanel } from "./lib/panel.js";
import { t } from "./lib/text.js";

const id = Number(document.querySelector("[data-photo]").dataset.photo);
const place = document.querySelector(".panel");
let [card] = await get(`/api/cards?ids=${id}`);
let panel = livePanel(place, card);
bindActions(t("This photo"), "", action => actions("").includes(action) || action.keys ? action.run([id], { cards: [card] }) : null);
onDecided(async () => {
  const [fragment, cards] = await Promise.all([html(`/photo/${id}?handler=panel`), get(`/api/cards?ids=${id}`)]).catch(() => []);
  if (!fragment)
    return;
  panel.stop();
  place.innerHTML = fragment; // made by our own page, which encodes every value
  card = cards[0] ?? card;
  panel = livePanel(place, card);
});
