// Links in messages: start links of the bot open on a phone, others in a new tab.

import { announce, icon, make } from "./elements.js";
import { sayLabel, word } from "./language.js";

const START_LINK = /^(?:https?:\/\/)?(?:t|telegram)\.me\/(\w+)\?start=([\w-]{1,64})$/i;

// The payload, if this is a start link of this bot.
export function payloadOf(url, username) {
  const [, name, payload] = START_LINK.exec(url) ?? [];
  return name?.toLowerCase() === username.toLowerCase() ? payload : null;
}

export function link(url, ...inside) {
  const href = /^[a-z]+:/i.test(url) ? url : `https://${url}`;
  const anchor = make("a", { href, target: "_blank", rel: "noreferrer" }, ...inside);
  anchor.addEventListener("click", (event) => follow(event, anchor, href));
  return anchor;
}

export function copyButton(text) {
  const button = make("button", { type: "button", class: "copy" }, icon("copy"));
  button.addEventListener("click", () => copy(text));
  return sayLabel(button, "copy_link");
}

export async function copy(text) {
  await navigator.clipboard.writeText(text).catch(() => null);
  announce(word("copied"));
}

// Whoever knows the bot may take the link; a link that nobody takes goes its usual way.
function follow(event, anchor, url) {
  const asked = new CustomEvent("follow", { bubbles: true, cancelable: true, detail: { url } });
  if (!anchor.dispatchEvent(asked)) event.preventDefault();
}
