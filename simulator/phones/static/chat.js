// The messages of one phone, oldest first, with a line for each day.

import { Bubble } from "./bubble.js";
import { icon, make } from "./elements.js";
import { sayLabel, sayMoment, ZONE } from "./language.js";

const NEAR_THE_END = 80;

export class Chat {
  constructor(person, bot) {
    this.person = person;
    this.bot = bot;
    this.bubbles = new Map();
    this.days = new Map();
    this.log = make("div", { class: "log", role: "log", tabIndex: 0 });
    this.log.setAttribute("aria-live", "polite");
    sayLabel(this.log, "chat", { name: person.first_name });
    this.latest = make("button", { type: "button", class: "latest", hidden: true }, icon("down"));
    sayLabel(this.latest, "latest");
    this.element = make("div", { class: "chat" }, this.log, this.latest);
    this.isAtEnd = true;
    this.log.addEventListener("scroll", () => this.#rememberPlace());
    new ResizeObserver(() => this.isAtEnd && this.#scrollToEnd()).observe(this.log);
    this.latest.addEventListener("click", () => this.#scrollToEnd());
  }

  update(messages, pending) {
    const newest = messages.at(-1);
    const isOwn = newest && !newest.is_from_bot && !this.bubbles.has(newest.id);
    const follows = this.isAtEnd || isOwn;
    this.#arrange(messages.flatMap((message, at) => [
      ...this.#dayBefore(message, messages[at - 1]),
      this.#bubble(message, pending),
    ]));
    if (follows) this.#scrollToEnd();
    this.#rememberPlace();
  }

  #bubble(message, pending) {
    if (!this.bubbles.has(message.id)) {
      this.bubbles.set(message.id, new Bubble(message, this.person, this.bot));
    }
    const bubble = this.bubbles.get(message.id);
    const waiting = pending.filter((query) => query.message_id === message.id);
    bubble.update(message, waiting.map((query) => query.data));
    return bubble.element;
  }

  #dayBefore(message, before) {
    const day = dayOf(message.date);
    if (before && dayOf(before.date) === day) return [];
    if (!this.days.has(day)) {
      this.days.set(day, make("p", { class: "day" }, sayMoment(make("time"), message.date, "day")));
    }
    return [this.days.get(day)];
  }

  // Only what is new or gone is touched: moving an element would take its focus away.
  #arrange(wanted) {
    const kept = new Set(wanted);
    for (const child of [...this.log.children]) if (!kept.has(child)) child.remove();
    let at = this.log.firstElementChild;
    for (const element of wanted) {
      if (element === at) at = at.nextElementSibling;
      else this.log.insertBefore(element, at);
    }
  }

  #isNearEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.log;
    return scrollHeight - scrollTop - clientHeight < NEAR_THE_END;
  }

  #scrollToEnd() {
    this.log.scrollTop = this.log.scrollHeight;
  }

  #rememberPlace() {
    const hadFocus = this.latest === document.activeElement;
    this.isAtEnd = this.#isNearEnd();
    this.latest.hidden = this.isAtEnd;
    if (hadFocus && this.latest.hidden) this.log.focus({ preventScroll: true });
  }
}

function dayOf(seconds) {
  return new Date(seconds * 1000).toLocaleDateString("sv-SE", { timeZone: ZONE });
}
