// A Mini App over the chat, as Telegram shows it: a page of the bot's own in a window of its own.

import { openMiniApp } from "./ask.js";
import { byId, make } from "./elements.js";

const HERE = ["127.0.0.1", "localhost"];

export function prepareMiniApp() {
  const dialog = byId("mini-app");
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => show(""));
}

// The button beside the text field, for those whose menu is one.
export function miniAppButton(person, { text }) {
  const button = make("button", { type: "button", class: "mini-app-button" });
  button.append(make("span", { dir: "auto" }, text));
  button.addEventListener("click", () => open(person, text));
  return button;
}

async function open(person, text) {
  const answer = await openMiniApp(person.id);
  if (!answer) return;
  byId("mini-app-title").textContent = `${text} · ${person.first_name}`;
  show(answer.address);
  byId("mini-app").showModal();
}

// A new frame each time: what was shown before must not stay in the page's own history.
function show(address) {
  const frame = make("iframe", { id: "mini-app-page", title: byId("mini-app-title").textContent });
  if (address) frame.src = asReached(address);
  frame.addEventListener("load", () => listenForEscape(frame));
  byId("mini-app-page").replaceWith(frame);
}

// This computer has two names; the page is shown under the one by which we were asked.
function asReached(address) {
  const url = new URL(address);
  if (HERE.includes(url.hostname) && url.port === location.port) url.hostname = location.hostname;
  return url.href;
}

// Keys that are pressed within the frame are not heard here; Telegram's own window closes by Escape.
function listenForEscape(frame) {
  frame.contentDocument?.addEventListener("keydown", (event) => {
    if (event.key === "Escape") byId("mini-app").close();
  });
}
