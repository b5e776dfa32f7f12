// One message. It changes in place, so that nobody loses focus or place.

import { keyboard, markBusy } from "./buttons.js";
import { icon, make } from "./elements.js";
import { richText } from "./entities.js";
import { say, sayMoment } from "./language.js";
import { languageOf } from "./scripts.js";

export class Bubble {
  constructor(message, person, bot) {
    this.languageCode = person.language_code;
    this.said = make("div", { class: "said" });
    this.body = make("div", { class: "bubble" }, speaker(message, person, bot), this.said);
    this.element = make("div", { class: "message", data: { message: message.id } }, this.body);
    this.element.classList.add(message.is_from_bot ? "from-bot" : "from-person");
    this.keys = null;
    this.before = {};
  }

  update(message, waiting) {
    const said = [message.text, message.entities, message.is_edited, message.date];
    this.#once("said", said, () => this.#say(message));
    this.#once("keys", message.buttons, () => this.#showKeys(message.buttons));
    if (this.keys) markBusy(this.keys, waiting);
  }

  // Does something again only when what it depends on has changed.
  #once(name, dependsOn, change) {
    const now = JSON.stringify(dependsOn);
    if (this.before[name] !== now) change();
    this.before[name] = now;
  }

  #say(message) {
    this.said.lang = languageOf(message.text, this.languageCode);
    this.said.replaceChildren(...forwarded(message), ...medium(message));
    this.said.append(...richText(message.text, message.entities), footer(message));
  }

  #showKeys(rows) {
    const keys = rows.length ? keyboard(rows) : null;
    const hadFocus = this.keys?.contains(document.activeElement);
    if (keys && this.keys) this.keys.replaceWith(keys);
    else if (keys) this.element.append(keys);
    else this.keys?.remove();
    this.keys = keys;
    if (keys) keys.lang = languageOf(keys.textContent, this.languageCode);
    // Who has just tapped a button that is gone stays in the same chat.
    if (hadFocus) this.element.closest(".log")?.focus({ preventScroll: true });
  }
}

function speaker(message, person, bot) {
  const element = make("span", { class: "unseen" });
  if (message.is_from_bot) return say(element, "says_bot", { bot: bot.name });
  return say(element, "says_person", { name: person.first_name });
}

function forwarded(message) {
  return message.is_forwarded ? [say(make("p", { class: "forwarded" }), "forwarded")] : [];
}

function footer(message) {
  const time = sayMoment(make("time"), message.date, "time");
  const edited = message.is_edited ? [say(make("span"), "edited"), " "] : [];
  return make("p", { class: "footer" }, ...edited, time);
}

const STICKER = { src: "/phones/static/sticker.svg", alt: "", width: 96, height: 96 };

const MEDIA = {
  sticker: () => [make("img", STICKER), say(make("span", { class: "unseen" }), "sticker")],
  voice: () => [icon("voice"), say(make("span"), "voice"), " 0:07"],
  photo: () => [say(make("span"), "photo")],
};

function medium(message) {
  if (message.venue) return [place(message.venue)];
  if (message.file && message.kind === "photo") return [picture(message.file)];
  if (message.file) return [paper(message.file)];
  if (!(message.kind in MEDIA)) return [];
  return [make("p", { class: message.kind }, ...MEDIA[message.kind]())];
}

// All that it says stands below it; one that is gone leaves the words.
function picture({ url, width, height }) {
  const shown = make("img", { src: url, alt: "", width, height, loading: "lazy" });
  const link = make("a", { class: "picture", href: url, target: "_blank", rel: "noopener" }, shown);
  shown.addEventListener("error", () => link.remove());
  return link;
}

function paper({ url, name }) {
  return make("a", { class: "paper", href: url, target: "_blank", rel: "noopener" }, name);
}

// Drawn without asking anybody: a map is only fetched by whoever follows the link.
function place({ title, address, location: { latitude, longitude } }) {
  const at = `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`;
  const map = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
  return make(
    "a",
    { class: "venue", href: map, target: "_blank", rel: "noreferrer" },
    make("strong", { dir: "auto" }, title),
    make("span", { dir: "auto" }, address),
    make("span", { class: "degrees", dir: "ltr" }, at),
  );
}
