import { h, icon } from "./dom.js";
import { t } from "./text.js";

const grade = score => score >= 0.7 ? "great" : score >= 0.5 ? "good" : score >= 0.3 ? "fair" : "low";

const day = new Intl.DateTimeFormat(document.documentElement.lang || "en", { dateStyle: "long" });

/** What a screen reader says of a photo. */
export function describe(card) {
  return [
    card.name,
    card.taken_at && day.format(new Date(card.taken_at)),
    card.kind === "video" && t("video"),
    card.moving && t("Live Photo"),
    card.score !== null && t("score {0}", Math.round(card.score * 100)),
    card.picked && (card.reason ?? t("pick")),
    card.favourite && t("favourite"),
    card.rating > 0 && t("{0} {0|star|stars}", card.rating),
    card.state === "exclude" && t("excluded"),
    card.alike > 1 && t("{0} alike", card.alike),
    card.shots > 1 && t("burst of {0}", card.shots),
  ].filter(Boolean).join(", ");
}

/** Address of a photo's small picture for a tile of so many CSS pixels. */
export const thumb = (card, pixels) => `/media/${card.hash}/${pixels * devicePixelRatio > 420 ? 640 : 320}.jpg`;

/** The marks on a photo's tile. Their words are drawn by CSS: the tile's name says the same in sentences, and a second time would be noise. */
export function badges(card, length) {
  return [
    card.rank && h("span", { class: "badge rank", title: card.reason, "data-text": `#${card.rank}` }),
    card.score !== null && h("span", { class: `badge score ${grade(card.score)}`, title: t("Score"), "data-text": Math.round(card.score * 100) }),
    card.picked && !card.rank && h("span", { class: "badge pick", title: t("Pick") }, icon("sparkles")),
    card.state === "include" && h("span", { class: "badge", title: t("Included") }, icon("pin")),
    card.state === "exclude" && h("span", { class: "badge", title: t("Excluded") }, icon("ban")),
    card.favourite && h("span", { class: "badge heart", title: t("Favourite") }, icon("heart")),
    card.rating > 0 && h("span", { class: "badge stars", title: t("Rating"), "data-text": "★".repeat(card.rating) }),
    card.label && h("span", { class: `dot ${card.label.toLowerCase()}`, title: card.label }),
    card.kind === "video" && h("span", { class: "badge", title: t("Video"), "data-text": length }, icon("play")),
    card.moving && h("span", { class: "badge", title: t("Live Photo") }, icon("aperture")),
    card.kind === "raw" && h("span", { class: "badge", "data-text": "RAW" }),
    card.shots > 1 && h("span", { class: "badge stack", title: t("Burst of {0}", card.shots), "data-text": card.shots }, icon("images")),
    card.alike > 1 && !(card.shots > 1) && h("span", { class: "badge stack", title: t("{0} alike", card.alike), "data-text": card.alike }, icon("layers")),
  ].filter(Boolean);
}
