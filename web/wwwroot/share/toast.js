// A few words for a while, with something to do about them.
const toast = document.getElementById("toast");
const [words, button] = toast.children;
let timer = 0, run = () => {};

button.addEventListener("click", () => {
  toast.hidden = true;
  run();
});

/** @param {string} text @param {string} [title] of the button @param {() => void} [action] */
export function say(text, title, action) {
  clearTimeout(timer);
  words.textContent = text;
  button.textContent = title ?? "";
  button.hidden = !title;
  run = action ?? (() => {});
  // A modal dialog hides what is outside it.
  (document.querySelector("dialog[open]") ?? document.body).append(toast);
  toast.hidden = false;
  timer = setTimeout(() => toast.hidden = true, 6000);
}
