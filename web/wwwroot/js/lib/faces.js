// Faces of a photo: boxes over the loupe's picture, chips in its panel, and the menu that says who it is.
import { get } from "./api.js";
import { h, icon } from "./dom.js";
import { placeBox } from "./facebox.js";
import { avatar, choosePerson, merge, personField, rename, setPeople, tell } from "./people.js";
import { number, t } from "./text.js";

export const boxesOn = () => localStorage.getItem("bpp-boxes") === "on";

const told = new EventTarget();

/** Tells boxes, chips and the loupe that somebody was named or moved here. */
const tellAll = answer => {
  if (answer?.batch)
    told.dispatchEvent(new Event("changed"));
};

/** @returns {() => void} stops it */
export function onFaces(run) {
  told.addEventListener("changed", run);
  return () => told.removeEventListener("changed", run);
}

/**
 * Asks who a face is: suggestions by 1–9, names by typing, and what else can be said of it.
 * Of somebody without a name, all photos are named at once unless only this one is wanted.
 */
async function openFaceMenu(face, at, { layer = document.body, swipe = null } = {}) {
  const suggested = await get(`/api/faces/${face.face_id}/suggestions`).catch(() => []);
  const before = document.activeElement;
  const isCluster = face.person_key && !face.person && face.person_photos > 1;
  const onlyThis = h("input", { type: "checkbox" });
  const finish = async work => {
    menu.hidePopover();
    tellAll(await work);
  };
  const choose = choice => finish(isCluster && !onlyThis.checked
    ? choice.key ? merge(choice.key, [face.person_key]) : rename(face.person_key, choice.name)
    : tell("/api/faces/assign", { faces: [face.face_id], ...(choice.key ? { person: choice.key } : { name: choice.name }) }));
  const field = personField({
    suggested, exclude: face.person_key ? [face.person_key] : [],
    placeholder: face.person ? t("Somebody else?") : t("Who is this?"), onChoose: choice => void choose(choice), onLeave: () => menu.hidePopover(),
  });
  const entry = (words, name, run) => h("button", { class: "menu-item", type: "button", onclick: run }, icon(name), h("span", {}, words));
  const menu = h("div", { class: "menu face-menu", popover: "auto", role: "dialog", "aria-label": face.person ?? t("Who is this?") },
    h("div", { class: "face-menu-head" }, h("img", { src: face.picture, alt: "", width: 48, height: 48 }),
      h("div", {}, h("strong", {}, face.person ?? t("Unnamed")), face.person_key ? h("a", { href: `/people/${face.person_key}` }, t("{0} {0|photo|photos}", number(face.person_photos))) : null)),
    field,
    isCluster ? h("label", { class: "check" }, onlyThis, t("Only in this photo")) : null,
    h("hr", {}),
    face.person_key ? entry(t("Not this person"), "user-minus", () => void finish(tell("/api/faces/unassign", { faces: [face.face_id] }))) : null,
    face.person_key ? entry(t("Use as picture of the person"), "user", () => void finish(tell("/api/people/avatar", { person: face.person_key, face: face.face_id }))) : null,
    swipe ? entry(t("Correct the box"), "crop", () => {
      // The closing menu gives the focus back, and then the box takes it.
      menu.addEventListener("toggle", () => void moveFace(swipe, face), { once: true });
      menu.hidePopover();
    }) : null,
    entry(t("Not a face, or of no interest"), "ban", () => void finish(tell("/api/faces/dismiss", { faces: [face.face_id] }))),
    face.person_key && !face.person ? entry(t("Do not ask about this person"), "eye-off", () => void finish(setPeople([face.person_key], "dismiss"))) : null);
  menu.addEventListener("keydown", event => {
    // The loupe's keys are not meant here.
    if (event.key !== "Tab")
      event.stopPropagation();
    if (event.key === "Escape") {
      event.preventDefault();
      menu.hidePopover();
    }
  });
  menu.addEventListener("toggle", event => {
    if (event.newState !== "closed")
      return;
    menu.remove();
    if (before?.isConnected)
      before.focus({ preventScroll: true });
  });
  layer.append(menu);
  menu.showPopover();
  const box = at.getBoundingClientRect();
  menu.style.left = `${Math.max(8, Math.min(box.right + 10 + menu.offsetWidth > innerWidth ? box.left - menu.offsetWidth - 10 : box.right + 10, innerWidth - menu.offsetWidth - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(box.top, innerHeight - menu.offsetHeight - 8))}px`;
  field.focus();
}

/** Says that somebody is in a photo although no face shows them. */
export async function addPerson(photo, layer = document.body) {
  const choice = await choosePerson({ title: t("Who is in this photo?"), allowNew: true, layer });
  if (choice)
    tellAll(await tell("/api/people/tag", { photo, person: choice.key ?? choice.name, there: true }));
}

/** Lets a face be drawn that the analysis missed, and asks whose it is. */
export async function drawFace(swipe, photo) {
  const drawn = await placeBox(swipe);
  const answer = drawn && await tell("/api/faces/draw", { photo, box: drawn.box });
  if (!answer)
    return;
  localStorage.setItem("bpp-boxes", "on");
  tellAll(answer);
  const people = await get(`/api/photos/${photo}/people`).catch(() => null);
  const face = people?.faces.find(one => one.face_id === answer.face);
  if (face && swipe.element?.isConnected)
    await openFaceMenu(face, { getBoundingClientRect: () => drawn.at }, { layer: swipe.element, swipe });
}

/** Lets the box of a face be moved and resized. */
async function moveFace(swipe, face) {
  const moved = await placeBox(swipe, { x: face.x, y: face.y, width: face.width, height: face.height });
  if (moved)
    tellAll(await tell("/api/faces/move", { face: face.face_id, box: moved.box }));
}

/** The chips of a photo's panel. */
export function liveFaces(root, card, swipe) {
  const slot = root.querySelector("[data-slot=people]");
  const layer = swipe?.element ?? document.body;
  let isStopped = false;

  const draw = async () => {
    const people = await get(`/api/photos/${card.id}/people`).catch(() => null);
    if (!people || isStopped)
      return;
    const list = slot.querySelector(".face-list") ?? h("ul", { class: "face-list" });
    list.replaceChildren(
      ...people.faces.map(face => h("li", {}, h("button", { class: "face-chip", "aria-haspopup": "dialog", "data-face": String(face.face_id), onclick: event => void openFaceMenu(face, event.currentTarget, { layer, swipe }) },
        h("img", { src: face.picture, alt: "", width: 40, height: 40, loading: "lazy" }), h("span", {}, face.person ?? t("Who is this?"))))),
      ...people.others.map(person => h("li", { class: "face-chip tagged" }, avatar(person, 32), h("a", { href: `/people/${person.key}` }, person.name ?? t("Unnamed")),
        h("button", { class: "icon-button small", "aria-label": t("{0} is not in this photo", person.name ?? t("Unnamed")), onclick: async () => tellAll(await tell("/api/people/tag", { photo: card.id, person: person.key, there: false })) }, icon("x")))),
      h("li", {}, h("button", { class: "face-chip add", onclick: () => void addPerson(card.id, layer), title: `${t("Add a person")} (N)` }, icon("user-plus"), h("span", {}, t("Add a person")))),
      ...(swipe ? [h("li", {}, h("button", { class: "face-chip add", onclick: () => void drawFace(swipe, card.id), title: `${t("Draw a face")} (D)` }, icon("scan-face"), h("span", {}, t("Draw a face"))))] : []));
    slot.querySelector("p.muted")?.remove();
    slot.append(list);
  };
  const stop = onFaces(() => void draw());
  void draw();
  return {
    stop: () => {
      isStopped = true;
      stop();
    },
  };
}

/**
 * Boxes with names over the loupe's picture: they follow zoom and pan, and are buttons.
 * @param {object} swipe PhotoSwipe
 */
export function faceLayer(swipe) {
  const layer = h("div", { class: "face-layer", hidden: !boxesOn() });
  swipe.element.append(layer);
  let boxes = [], shown = null;

  const place = () => {
    const slide = swipe.currSlide;
    // Between two photos the boxes would lie over neither.
    layer.classList.toggle("between", swipe.mainScroll.isShifted());
    if (!slide)
      return;
    const wide = slide.width * slide.currZoomLevel, high = slide.height * slide.currZoomLevel;
    for (const { face, element } of boxes) {
      element.style.transform = `translate(${slide.pan.x + face.x * wide}px, ${slide.pan.y + face.y * high}px)`;
      element.style.width = `${face.width * wide}px`;
      element.style.height = `${face.height * high}px`;
    }
  };

  const show = async card => {
    shown = card;
    layer.hidden = !boxesOn();
    layer.replaceChildren();
    boxes = [];
    if (layer.hidden || !card)
      return;
    const people = await get(`/api/photos/${card.id}/people`).catch(() => null);
    if (!people || shown?.id !== card.id)
      return;
    boxes = people.faces.map(face => ({ face, element: h("button", {
      class: `face-box ${face.person ? "" : "unknown"}`, "aria-haspopup": "dialog", "aria-label": face.person ?? t("Unnamed face"),
      onclick: event => void openFaceMenu(face, event.currentTarget, { layer: swipe.element, swipe }),
    }, h("span", {}, face.person ?? "?")) }));
    layer.replaceChildren(...boxes.map(box => box.element));
    place();
  };

  // The wheel zooms over a box as it does beside it.
  layer.addEventListener("wheel", event => {
    event.preventDefault();
    swipe.scrollWrap.dispatchEvent(new WheelEvent("wheel", event));
  }, { passive: false });
  for (const name of ["zoomPanUpdate", "moveMainScroll", "resize", "imageSizeChange", "change"])
    swipe.on(name, () => requestAnimationFrame(place));
  const stop = onFaces(() => void show(shown));
  return {
    show,
    toggle: () => {
      localStorage.setItem("bpp-boxes", boxesOn() ? "off" : "on");
      void show(shown);
      return boxesOn();
    },
    stop,
  };
}
