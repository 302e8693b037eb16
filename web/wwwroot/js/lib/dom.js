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

export const debounce = (run, wait) => {
  let timer = 0;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => run(...values), wait);
  };
};
