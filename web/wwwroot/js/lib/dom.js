const version = new URL(import.meta.url).searchParams.get("v") ?? document.querySelector("script[src*='/js/app.js']")?.src.split("v=")[1] ?? "";

/** A picture from the sprite. @param {string} name one of npm/icons.txt */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `/lib/icons.svg?v=${version}#${name}`);
  svg.append(use);
  return svg;
}

/**
 * Makes an element: h("button", {class: "x", onclick: f, "aria-label": "y"}, "text", child).
 * Texts become text nodes, never markup.
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false)
      continue;
    if (key.startsWith("on"))
      element.addEventListener(key.slice(2), value);
    else if (key in element && typeof value !== "string")
      element[key] = value;
    else
      element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/**
 * Puts newer elements in the place of older ones. Pictures that are there already stay as they are, and the focus where it was.
 * @param {Element} old
 * @param {Element} fresh
 */
export function swap(old, fresh) {
  const pictures = new Map([...old.querySelectorAll("img")].map(image => [image.getAttribute("src"), image]));
  for (const image of fresh.querySelectorAll("img")) {
    const same = pictures.get(image.getAttribute("src"));
    pictures.delete(image.getAttribute("src"));
    if (same)
      image.replaceWith(same);
  }

  const controls = from => [...from.querySelectorAll("a[href], button, input, select, summary")];
  const nameOf = control => [control.tagName, control.getAttribute("href"), control.getAttribute("aria-label") ?? control.textContent.trim()].join(" ");
  const before = controls(old), at = before.indexOf(document.activeElement), name = at < 0 ? null : nameOf(before[at]);
  old.replaceWith(fresh);
  if (at >= 0) {
    const after = controls(fresh);
    (after.find(control => nameOf(control) === name) ?? after[Math.min(at, after.length - 1)])?.focus({ preventScroll: true });
  }
}

export const debounce = (run, wait) => {
  let timer = 0;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => run(...values), wait);
  };
};
