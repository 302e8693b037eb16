import { h } from "./dom.js";
import { t } from "./text.js";
import { toast } from "./toast.js";

/** The moving part of a Live or motion photo, played once over its picture. */
export function livePhoto(swipe, onChange) {
  let film = null;

  const stop = () => {
    film?.remove();
    film = null;
    onChange();
  };

  const play = card => {
    const picture = swipe.currSlide?.content.element;
    if (!card?.moving || !picture?.parentElement)
      return;
    film = h("video", { class: "pswp__img live-film", playsinline: true, src: `/media/${card.moving}/video`, "aria-label": t("Live Photo: {0}", card.name) });
    film.muted = true;
    film.style.width = picture.style.width;
    film.style.height = picture.style.height;
    film.addEventListener("ended", stop);
    film.addEventListener("error", () => {
      toast(t("This browser cannot play the moving part of this photo."), { kind: "error" });
      stop();
    });
    picture.parentElement.append(film);
    void film.play().catch(() => {}); // an error is told by its event; stopped before it began is none
    onChange();
  };

  swipe.on("change", () => film && stop());
  return { toggle: card => film ? stop() : play(card), isPlaying: () => film !== null };
}
