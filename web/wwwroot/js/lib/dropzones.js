// Photos dragged onto the sidebar: into an album, the favourites or the trash.
import { isOwnAlbum, putIntoAlbum } from "./actions.js";
import { decide } from "./decide.js";

/** What dragged photos are known by. */
export const photosType = "application/x-bpp-photos";

function actionFor(link) {
  const address = link?.getAttribute("href") ?? "";
  const album = address.startsWith("/photos/album/") ? address.slice("/photos/album/".length) : null;
  return album && isOwnAlbum(album) ? ids => putIntoAlbum(album, ids)
    : address === "/photos/favourites" ? ids => decide("favourite", ids, "1")
    : address === "/photos/trash" ? ids => decide("trash", ids)
    : null;
}

/** @param {Element} sidebar whose links take photos */
export function takePhotos(sidebar) {
  const linkOf = event => event.dataTransfer.types.includes(photosType) ? event.target.closest?.("a[href]") : null;
  const mark = link => sidebar.querySelectorAll("a.drop").forEach(one => one !== link && one.classList.remove("drop"));
  sidebar.addEventListener("dragover", event => {
    const link = linkOf(event);
    mark(link);
    if (!actionFor(link))
      return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    link.classList.add("drop");
  });
  sidebar.addEventListener("dragleave", event => !sidebar.contains(event.relatedTarget) && mark(null));
  sidebar.addEventListener("drop", event => {
    const link = linkOf(event), act = actionFor(link);
    mark(null);
    if (!act)
      return;
    event.preventDefault();
    void act(JSON.parse(event.dataTransfer.getData(photosType)));
  });
}
