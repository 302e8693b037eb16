import { get, post } from "./api.js";
import { decide, offerUndo, tellDecided } from "./decide.js";
import { ask, field } from "./dialog.js";
import { h } from "./dom.js";
import { bind } from "./keys.js";
import { t } from "./text.js";

/**
 * What can be done with photos, wherever they are shown: in the grid's bar, by key, in the loupe.
 * run(ids, context) resolves to something when it was done; removes: the photos leave the list.
 */
const all = [
  { key: "include", title: t("Pick"), icon: "flag", keys: "p", not: ["trash"], run: ids => decide("include", ids) },
  { key: "exclude", title: t("Reject"), icon: "ban", keys: "x", not: ["trash"], run: ids => decide("exclude", ids) },
  { key: "clear", title: t("Unflag"), icon: "eraser", keys: "u", not: ["trash"], run: ids => decide("clear", ids) },
  { key: "favourite", title: t("Favourite"), icon: "heart", keys: "f", not: ["trash"], run: (ids, { cards }) => decide("favourite", ids, cards.length > 0 && cards.every(card => card.favourite) ? "0" : "1") },
  { key: "tag", title: t("Tag"), icon: "tag", keys: "t", not: ["trash"], run: ids => addTag(ids) },
  { key: "album", title: t("Add to album"), icon: "folder-plus", keys: "a", not: ["trash"], run: ids => addToAlbum(ids) },
  { key: "compare", title: t("Compare"), icon: "columns-2", keys: "c", not: ["trash"], run: ids => ids.length > 1 ? location.assign(`/compare?ids=${ids.slice(0, 8)}`) : null },
  { key: "export", title: t("Export"), icon: "file-down", keys: "e", not: ["trash"], run: ids => exportThese(ids) },
  { key: "cover", title: t("Use as cover"), icon: "image", only: ["album"], own: true, run: ids => useAsCover(ids) },
  { key: "remove", title: t("Take out of this album"), icon: "circle-minus", only: ["album"], own: true, removes: true, run: ids => removeFromAlbum(ids) },
  { key: "hide", title: t("Hide"), icon: "eye-off", keys: "h", not: ["trash", "hidden"], removes: true, run: ids => decide("hide", ids, "1") },
  { key: "show", title: t("Show again"), icon: "eye", only: ["hidden"], removes: true, run: ids => decide("hide", ids, "0") },
  { key: "trash", title: t("Trash"), icon: "trash-2", keys: "Delete Backspace", not: ["trash"], removes: true, run: ids => decide("trash", ids) },
  { key: "restore", title: t("Restore"), icon: "archive-restore", only: ["trash"], removes: true, run: ids => decide("restore", ids) },
];

export const actions = kind => all.filter(action => (action.only?.includes(kind) ?? true) && !action.not?.includes(kind)
  && !(action.own && !isOwnAlbum(document.querySelector("photo-view")?.dataset.name)));

/** Made by hand, so that photos can be put in and taken out: smart albums and those in SQL fill themselves. */
export const isOwnAlbum = key => Boolean(key?.startsWith("a") && !key.startsWith("album_"));

export const actionOf = key => all.find(action => action.key === key);

const stars = [0, 1, 2, 3, 4, 5].map(value => ({ keys: String(value), title: value === 0 ? t("No stars") : value === 5 ? t("Five stars") : null, icon: "star", run: ids => decide("rate", ids, value === 0 ? "" : value) }));
const colours = ["Red", "Yellow", "Green", "Blue"].map((colour, index) => ({ keys: String(index + 6), title: index === 0 ? t("Red label (7 yellow, 8 green, 9 blue)") : null, icon: "tag", run: ids => decide("label", ids, colour) }));

/** Binds every action's keys. @returns {() => void} unbinds them */
export const bindActions = (title, kind, run) =>
  bind(title, [...actions(kind).filter(action => action.keys), ...stars, ...colours].map(action => ({ keys: action.keys, title: action.title, run: () => void run(action) })));

async function addTag(ids) {
  const known = await get("/tags?format=json").then(page => page.tags, () => []);
  const said = await ask({
    title: t("Tag {0} {0|photo|photos}", ids.length),
    body: [field("tag", t("Tag"), { maxlength: 100, required: true, list: "tags-known" }), h("datalist", { id: "tags-known" }, ...known.map(tag => h("option", { value: tag.tag })))],
    action: t("Tag"),
  });
  return said?.tag ? decide("tag", ids, said.tag) : null;
}

async function addToAlbum(ids) {
  const { albums } = await get("/albums?format=json").catch(() => ({ albums: [] }));
  const own = albums.filter(album => album.kind === "manual");
  // Without an album there is nothing to choose: the name is asked for at once.
  const title = field("title", t("Name of the new album"), { maxlength: 200 });
  const which = h("select", { name: "album", onchange: event => title.hidden = event.target.value !== "" }, ...own.map(album => h("option", { value: album.name }, album.title)), h("option", { value: "" }, t("A new album")));
  title.hidden = own.length > 0;
  const said = await ask({
    title: t("Add {0} {0|photo|photos} to an album", ids.length),
    body: [...own.length > 0 ? [h("label", { class: "field" }, t("Album"), which)] : [], title],
    action: t("Add"),
  });
  if (!said || (!said.album && !said.title))
    return null;
  if (said.album)
    return putIntoAlbum(said.album, ids);
  const answer = await post("/api/albums", { title: said.title, ids });
  if (answer?.batch)
    offerUndo(answer);
  return answer;
}

/** Puts photos into an album. */
export async function putIntoAlbum(album, ids) {
  const answer = await post(`/api/albums/${album}/photos`, { ids });
  if (answer?.batch)
    offerUndo(answer);
  return answer;
}

async function useAsCover(ids) {
  const answer = await post(`/api/albums/${document.querySelector("photo-view").dataset.name}/cover`, { ids: ids.slice(0, 1) });
  if (answer?.batch)
    offerUndo(answer);
  return answer;
}

async function removeFromAlbum(ids) {
  const album = document.querySelector("photo-view").dataset.name;
  const answer = await post(`/api/albums/${album}/remove`, { ids });
  if (answer?.batch) {
    offerUndo(answer);
    tellDecided(ids);
  }
  return answer;
}

function exportThese(ids) {
  sessionStorage.setItem("bpp-export", JSON.stringify(ids));
  location.assign("/export?scope=selection");
}
