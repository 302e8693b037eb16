import { decide } from "./decide.js";

/**
 * Brings the panel of a photo to life: rating, tags, histogram, links to photos alike. Face boxes are added by faces.js.
 * @param {HTMLElement} root that holds the panel
 * @param {{id: number, hash: string}} card
 * @param {{swipe?: object, open?: (id: number) => void}} around the loupe, where there is one
 * @returns {{stop: () => void}}
 */
export function livePanel(root, card, { swipe = null, open = null } = {}) {
  const controller = new AbortController();
  const { signal } = controller;
  root.addEventListener("submit", event => {
    if (!event.target.matches("[data-tag-form]"))
      return;
    event.preventDefault();
    const tag = new FormData(event.target).get("tag").trim();
    if (tag)
      void decide("tag", [card.id], tag);
  }, { signal });
  root.addEventListener("click", event => {
    const untag = event.target.closest("[data-untag]");
    if (untag)
      void decide("untag", [card.id], untag.dataset.untag);
    const star = event.target.closest("[data-rate]");
    if (star)
      void rate(star);
    const other = event.target.closest("[data-open]");
    if (other && open) {
      event.preventDefault();
      open(Number(other.dataset.open));
    }
  }, { signal });
  /** That many stars; pressed again, none. */
  const rate = async star => {
    const rating = star.getAttribute("aria-pressed") === "true" ? 0 : Number(star.dataset.rate);
    if (await decide("rate", [card.id], rating || ""))
      for (const one of root.querySelectorAll("[data-rate]")) {
        one.classList.toggle("on", Number(one.dataset.rate) <= rating);
        one.setAttribute("aria-pressed", String(Number(one.dataset.rate) === rating));
      }
  };
  const histogram = root.querySelector("[data-histogram]");
  if (histogram)
    drawHistogram(histogram, card.hash);
  let faces = null;
  if (root.querySelector("[data-slot=people]"))
    void import("./faces.js").then(module => faces = signal.aborted ? null : module.liveFaces(root, card, swipe), () => null);
  return {
    stop: () => {
      controller.abort();
      faces?.stop();
    },
  };
}

/** Light of the photo, and its colours, from its small picture. */
async function drawHistogram(canvas, hash) {
  if (!canvas)
    return;
  const image = new Image();
  image.src = `/media/${hash}/320.jpg`;
  try {
    await image.decode();
  } catch {
    canvas.remove();
    return;
  }

  const pixels = document.createElement("canvas");
  [pixels.width, pixels.height] = [160, Math.max(1, Math.round(160 * image.naturalHeight / image.naturalWidth))];
  const context = pixels.getContext("2d", { willReadFrequently: true });
  context.drawImage(image, 0, 0, pixels.width, pixels.height);
  const { data } = context.getImageData(0, 0, pixels.width, pixels.height);
  const counts = [new Float32Array(256), new Float32Array(256), new Float32Array(256)];
  for (let index = 0; index < data.length; index += 4) {
    for (let channel = 0; channel < 3; channel++)
      counts[channel][data[index + channel]]++;
  }

  const most = Math.max(...counts.flatMap(channel => [...channel.slice(2, 254)]), 1);
  const drawing = canvas.getContext("2d");
  drawing.clearRect(0, 0, canvas.width, canvas.height);
  drawing.globalCompositeOperation = "lighter";
  ["#e5484d", "#30a46c", "#3e7bfa"].forEach((colour, channel) => {
    drawing.fillStyle = colour;
    drawing.globalAlpha = 0.75;
    for (let value = 0; value < 256; value++) {
      const height = Math.min(1, counts[channel][value] / most) * canvas.height;
      drawing.fillRect(value * canvas.width / 256, canvas.height - height, canvas.width / 256, height);
    }
  });
}
