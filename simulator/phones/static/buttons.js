// The buttons under a message.

import { icon, make } from "./elements.js";
import { word } from "./language.js";
import { copy, link } from "./links.js";

export function keyboard(rows) {
  return make("div", { class: "keys" }, ...rows.map(
    (row) => make("div", { class: "keys-row" }, ...row.map(key)),
  ));
}

// Which of them wait for the bot's answer.
export function markBusy(keys, waiting) {
  for (const button of keys.querySelectorAll("[data-key]")) {
    const isBusy = waiting.includes(button.dataset.key);
    button.setAttribute("aria-busy", isBusy);
    button.querySelector(".unseen").textContent = isBusy ? word("waits") : "";
  }
}

const text = (button) => make("span", { dir: "auto" }, button.text);

function key(button) {
  const element = KINDS.find(([holds]) => holds(button))[1](button);
  element.classList.add("key");
  if (button.style) element.classList.add(`key-${button.style}`);
  return element;
}

// What kind of button it is is asked from the top.
const KINDS = [
  [(button) => button.is_disabled, dead],
  [(button) => button.url, (button) => link(button.url, text(button))],
  [(button) => button.copy_text, copying],
  [() => true, tapped],
];

function dead(button) {
  return make("button", { type: "button", disabled: true }, text(button));
}

function copying(button) {
  const element = make("button", { type: "button" }, text(button), icon("copy"));
  element.addEventListener("click", () => copy(button.copy_text));
  return element;
}

function tapped(button) {
  const busy = make("span", { class: "unseen" });
  const data = { key: button.data };
  const element = make("button", { type: "button", data }, text(button), busy);
  element.addEventListener("click", () => {
    if (element.getAttribute("aria-busy") === "true") return;
    element.setAttribute("aria-busy", "true");
    element.dispatchEvent(new CustomEvent("tap", { bubbles: true, detail: { data: button.data } }));
  });
  return element;
}
