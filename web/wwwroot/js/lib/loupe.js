// One photo over everything: next and previous at once, real pixels, facts beside it, and the keys of culling.
import PhotoSwipe from "../../lib/photoswipe.js";
import { actionOf, actions, bindActions } from "./actions.js";
import { html } from "./api.js";
import { onDecided } from "./decide.js";
import { h, icon } from "./dom.js";
import { addPerson, boxesOn, drawFace, faceLayer } from "./faces.js";
import { bind } from "./keys.js";
import { livePhoto } from "./livephoto.js";
import { livePanel } from "./panel.js";
import { t } from "./text.js";
import { badges, describe } from "./tile.js";

const panelWidth = () => panelOpen() && innerWidth >= 900 ? 340 : 0;
const panelOpen = () => (localStorage.getItem("bpp-panel") ?? (innerWidth >= 900 ? "open" : "closed")) === "open";

/**
 * @param {import("./source.js").PhotoSource} source
 * @param {number} index
 * @param {{onShow?: (index: number) => void, onClose?: () => void}} [told]
 */
export async function openLoupe(source, index, { onShow, onClose } = {}) {
  await source.cardAt(index);
  const swipe = new PhotoSwipe({
    index,
    dataSource: { length: source.total },
    loop: false,
    wheelToZoom: true,
    arrowKeys: false,
    escKey: false,
    returnFocus: false,
    trapFocus: true,
    closeOnVerticalDrag: matchMedia("(pointer: coarse)").matches,
    clickToCloseNonZoomable: false,
    bgOpacity: 1,
    preload: [1, 2],
    showHideAnimationType: matchMedia("(prefers-reduced-motion: reduce)").matches ? "none" : "fade",
    secondaryZoomLevel: 1, // real pixels
    maxZoomLevel: 4,
    paddingFn: () => ({ top: 56, bottom: panelOpen() && innerWidth < 900 ? Math.round(0.62 * innerHeight) : 8, left: 0, right: panelWidth() }),
    mainClass: "loupe",
    zoom: false,
    close: false,
    counter: false,
    errorMsg: t("This photo cannot be shown."),
  });
  swipe.addFilter("numItems", () => source.total);
  swipe.addFilter("itemData", (_, at) => itemOf(source, at));
  const bar = h("div", { class: "loupe-bar" });
  const aside = h("aside", { class: "loupe-panel", "aria-label": t("About this photo") });
  const stops = [];
  let panel = null, shownId = null, shownAt = 0, boxes = null;

  /** The photo whose picture is shown, as it is known now: while the list changes, its place may be another's. */
  const card = () => {
    const looked = swipe.currSlide?.data.card, known = source.card(swipe.currIndex);
    return looked && known?.id !== looked.id ? looked : known;
  };
  const show = async () => {
    await source.cardAt(swipe.currIndex);
    const now = card();
    if (!now || aligning > 0)
      return; // it is shown when the list stands
    onShow?.(swipe.currIndex);
    const pressed = document.activeElement?.getAttribute("aria-label"), hadFocus = bar.contains(document.activeElement);
    bar.replaceChildren(...tools(now));
    if (hadFocus)
      [...bar.children].find(tool => tool.getAttribute("aria-label") === pressed)?.focus();
    swipe.element.setAttribute("aria-label", describe(now));
    void boxes?.show(now);
    if (panelOpen() && shownId !== now.id) {
      shownId = now.id;
      // Of photos that only pass by, nobody reads the panel: their pictures have the connections to themselves.
      const isPassing = performance.now() - shownAt < 300;
      shownAt = performance.now();
      if (isPassing) {
        await new Promise(wait => setTimeout(wait, 250));
        if (card()?.id !== now.id)
          return;
      }

      const fragment = await html(`/photo/${now.id}?handler=panel`).catch(() => "");
      if (card()?.id !== now.id)
        return;
      panel?.stop();
      const controls = () => [...aside.querySelectorAll("button, input, a[href]")];
      const focused = controls().indexOf(document.activeElement);
      aside.innerHTML = fragment; // made by our own page, which encodes every value
      controls()[focused]?.focus({ preventScroll: true });
      panel = livePanel(aside, now, { swipe, open: id => goTo(id) });
    }
  };

  const tools = now => [
    h("button", { class: "icon-button", "aria-label": t("Back"), onclick: () => swipe.close() }, icon("arrow-left")),
    h("span", { class: "loupe-name" }, now.name),
    h("span", { class: "muted" }, `${swipe.currIndex + 1} / ${source.total}`),
    h("span", { class: "loupe-badges" }, ...badges(now)),
    h("span", { class: "spacer" }),
    ...["include", "exclude", "favourite", "trash"].map(actionOf).filter(action => actions("").includes(action)).map(action => h("button", {
      class: "icon-button", title: `${action.title} (${action.keys.split(" ")[0]})`, "aria-label": action.title,
      "aria-pressed": String(action.key === "include" ? now.state === "include" : action.key === "exclude" ? now.state === "exclude" : action.key === "favourite" ? now.favourite : false),
      onclick: () => run(action),
    }, icon(action.icon))),
    now.kind === "video" && h("button", { class: "icon-button", "aria-label": t("Play or pause"), title: `${t("Play or pause")} (L)`, onclick: () => playFilm() }, icon("play")),
    now.moving && h("button", { class: "icon-button", "aria-label": t("Live Photo"), "aria-pressed": String(live.isPlaying()), title: `${t("Live Photo")} (L)`, onclick: () => live.toggle(card()) }, icon("aperture")),
    now.kind !== "video" && h("button", { class: "icon-button zoom-tool", "aria-label": t("Zoom"), title: `${t("Real pixels")} (Z)`, onclick: () => swipe.toggleZoom() }, icon("zoom-in")),
    h("button", { class: "icon-button", "aria-label": t("Slideshow"), "aria-pressed": String(Boolean(playing)), title: `${t("Slideshow")} (S)`, onclick: () => slideshow() }, icon(playing ? "pause" : "images")),
    now.kind !== "video" && h("button", { class: "icon-button", "aria-label": t("Faces"), "aria-pressed": String(boxesOn()), title: `${t("Faces")} (B)`, onclick: () => toggleBoxes() }, icon("scan-face")),
    h("button", { class: "icon-button", "aria-label": t("About this photo"), "aria-pressed": String(panelOpen()), title: `${t("About this photo")} (I)`, onclick: () => togglePanel() }, icon("info")),
  ].filter(Boolean);

  const run = async action => {
    await stands();
    const now = card(), at = swipe.currIndex;
    if (!now)
      return;
    const work = action.run([now.id], { cards: [now] });
    const moves = (action.removes || ["include", "exclude"].includes(action.key)) && at < source.total - 1;
    if (moves)
      swipe.next(); // on to the next decision, however long the server takes
    if (!await work && moves && swipe.currIndex === at + 1)
      swipe.prev(); // nothing was decided
  };

  // The list changed below the loupe: what is looked at stays, at its new place; where it left, the next moves up.
  let aligning = 0, aligned = Promise.resolve();
  const stands = async () => {
    do
      await aligned;
    while (aligning > 0);
  };
  const step = async move => {
    await stands();
    move();
  };
  const align = async () => {
    const slide = swipe.currSlide, here = slide?.data.card?.id;
    const known = await source.cardAt(swipe.currIndex);
    if (swipe.isDestroying || here === undefined)
      return;
    if (slide !== swipe.currSlide)
      return align(); // a finger was faster
    const ids = known?.id === here ? null : await source.ids();
    if (ids?.length === 0)
      return swipe.close();
    const found = ids ? ids.indexOf(here) : swipe.currIndex;
    const at = found >= 0 ? found : Math.min(swipe.currIndex, ids.length - 1);
    for (let index = Math.min(at, swipe.currIndex) - 12; index <= Math.max(at, swipe.currIndex) + 12; index++)
      swipe.contentLoader.removeByIndex(index); // they are kept by place
    swipe.currIndex = swipe.potentialIndex = slide.index = at;
    await source.cardAt(at);
    swipe.mainScroll.itemHolders.forEach(({ slide: held }, side) => {
      const index = at + side - 1;
      if (held && held.data.card?.id === source.card(index)?.id)
        held.index = held.content.index = index;
      else
        swipe.refreshSlideContent(index);
    });
  };
  const follow = () => {
    aligning++;
    aligned = align().catch(() => {}).then(() => {
      aligning--;
      void show();
    });
  };
  source.addEventListener("change", follow);
  stops.push(() => source.removeEventListener("change", follow));

  const goTo = async id => {
    const at = (await source.ids()).indexOf(id);
    if (at >= 0)
      swipe.goTo(at);
    else
      location.assign(`/photo/${id}`);
  };

  const toggleBoxes = () => {
    boxes.toggle();
    void show();
  };

  const togglePanel = () => {
    localStorage.setItem("bpp-panel", panelOpen() ? "closed" : "open");
    swipe.element.classList.toggle("with-panel", panelOpen());
    swipe.updateSize(true);
    shownId = null;
    void show();
  };

  const film = () => swipe.currSlide?.content.element?.querySelector?.("video") ?? null;
  const playFilm = () => film() && (film().paused ? void film().play().catch(() => {}) : film().pause());

  const live = livePhoto(swipe, () => void show());

  let playing = 0;
  const slideshow = () => {
    if (playing) {
      clearInterval(playing);
      playing = 0;
    } else {
      playing = setInterval(() => swipe.currIndex < source.total - 1 ? swipe.next() : slideshow(), 4000);
    }

    void show();
  };

  // Videos are played; a photo whose card is still on its way is asked again when it is there.
  swipe.on("contentLoad", event => {
    const { content } = event;
    const item = content.data;
    if (item.video) {
      event.preventDefault();
      content.element = h("div", { class: "film" }, filmPlayer(item.video));
      content.state = "loaded";
      content.onLoaded();
    } else if (item.waiting) {
      event.preventDefault();
      content.element = h("div");
      const again = () => swipe.isDestroying || swipe.refreshSlideContent(content.index);
      void source.cardAt(content.index).then(card => card ? again() : setTimeout(again, 300)); // never at once: what does not come would be asked for ever
    }
  });
  swipe.on("change", () => {
    for (const other of swipe.element.querySelectorAll(".film video"))
      other.pause();
    void show();
  });
  swipe.on("close", () => {
    clearInterval(playing);
    stops.forEach(stop => stop());
    panel?.stop();
    if (history.state?.loupe)
      history.back();
  });
  swipe.on("destroy", () => onClose?.());
  swipe.on("afterInit", () => {
    swipe.element.append(bar, aside);
    boxes = faceLayer(swipe);
    stops.push(boxes.stop);
    swipe.element.classList.toggle("with-panel", panelOpen());
    swipe.element.tabIndex = -1;
    swipe.element.focus();
    void show();
  });
  const refresh = async ids => {
    if (ids)
      await source.refresh(ids);
    shownId = null;
    void show();
  };
  stops.push(
    onDecided(({ ids }) => void refresh(ids)),
    bindActions(t("This photo"), "", run),
    bind(t("Loupe"), [
      { keys: "ArrowLeft", title: t("Previous photo"), run: () => void step(() => swipe.prev()) },
      { keys: "ArrowRight", title: t("Next photo"), run: () => void step(() => swipe.next()) },
      { keys: "Home", run: () => swipe.goTo(0) },
      { keys: "End", run: () => swipe.goTo(source.total - 1) },
      { keys: "Enter", title: t("Real pixels"), run: () => film() ? playFilm() : swipe.toggleZoom() },
      { keys: "+", title: t("Closer"), run: () => swipe.zoomTo(swipe.currSlide.currZoomLevel * 1.4, undefined, 150) },
      { keys: "-", title: t("Farther"), run: () => swipe.zoomTo(Math.max(swipe.currSlide.zoomLevels.fit, swipe.currSlide.currZoomLevel / 1.4), undefined, 150) },
      { keys: "i", title: t("About this photo"), run: () => togglePanel() },
      { keys: "b", title: t("Boxes around faces"), run: () => toggleBoxes() },
      { keys: "n", title: t("Add a person"), run: () => card() && void addPerson(card().id, swipe.element) },
      { keys: "d", title: t("Draw a face"), run: () => card() && card().kind !== "video" && void drawFace(swipe, card().id) },
      { keys: "l", title: t("Live Photo or video: play or pause"), run: () => film() ? playFilm() : live.toggle(card()) },
      { keys: "s", title: t("Slideshow"), run: () => slideshow() },
      { keys: "Escape Space", title: t("Back to the grid"), run: () => swipe.close() },
    ]));
  history.pushState({ loupe: true }, "");
  // A step back while it opens closes it as soon as it is open: before, there is nothing to close.
  const back = () => swipe.opener.isOpen ? swipe.close() : swipe.on("openingAnimationEnd", () => swipe.close());
  addEventListener("popstate", back, { once: true });
  stops.push(() => removeEventListener("popstate", back));
  swipe.init();
  return swipe;
}

/** A film with the browser's own controls; what this browser cannot play is offered as a file. */
function filmPlayer(address) {
  const player = h("video", { controls: true, playsinline: true, preload: "metadata", src: address });
  player.addEventListener("error", () => player.replaceWith(h("p", { class: "film-problem" }, icon("video"), t("This browser cannot play this video."),
    h("a", { class: "button", href: address.replace(/video$/, "original") }, icon("download"), t("Download the original")))));
  // A drag on its controls moves the film, not the loupe.
  for (const name of ["pointerdown", "mousedown", "touchstart", "click", "wheel"])
    player.addEventListener(name, event => (event.clientY ?? event.touches?.[0].clientY) > player.getBoundingClientRect().bottom - 70 && event.stopPropagation());
  return player;
}

function itemOf(source, at) {
  const card = source.card(at);
  if (!card) {
    const aspect = source.aspects[at] ?? 1.5;
    return { waiting: true, width: Math.round(1200 * aspect), height: 1200 };
  }

  if (card.kind === "video")
    return { card, video: `/media/${card.hash}/video`, type: "video", width: innerWidth, height: Math.max(200, innerHeight - 64) }; // all the room there is: the film keeps its shape in it
  const scale = Math.min(1, 1600 / Math.max(card.width, card.height));
  const width = Math.round(card.width * scale);
  return {
    card,
    src: `/media/${card.hash}/1600.jpg`,
    srcset: scale < 1 ? `/media/${card.hash}/1600.jpg ${width}w, /media/${card.hash}/full ${card.width}w` : undefined,
    width: card.width, height: card.height, alt: card.name,
    msrc: `/media/${card.hash}/320.jpg`,
  };
}
