// The page of one photo.
import { actions, bindActions } from "./lib/actions.js";
import { get } from "./lib/api.js";
import { onDecided } from "./lib/decide.js";
import { livePanel } from "./lib/panel.js";
import { t } from "./lib/text.js";

const id = Number(document.querySelector("[data-photo]").dataset.photo);
const [card] = await get(`/api/cards?ids=${id}`);
livePanel(document.querySelector(".panel"), card);
bindActions(t("This photo"), "", action => actions("").includes(action) || action.keys ? action.run([id], { cards: [card] }) : null);
onDecided(() => location.reload());
