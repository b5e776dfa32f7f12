// What goes on after midnight: the same event on one of its next days.

import { make } from "../elements.js";
import { moment, word } from "../language.js";
import { clockTime, secondsIn } from "./days.js";

export class Tail {
  // It looks as its tile does; what is moved is the tile.
  constructor(tile, opens) {
    this.tile = tile;
    this.time = make("span", { class: "tile-time" });
    this.title = make("span", { class: "tile-title" });
    this.element = make("button", { type: "button", class: "tile tail", lang: "sv" }, this.time, this.title);
    this.element.addEventListener("click", () => opens(tile));
  }

  update(span) {
    this.span = span;
    const { element: whole, event } = this.tile;
    this.element.dataset.status = whole.dataset.status;
    this.element.style.setProperty("--tint", whole.style.getPropertyValue("--tint") || null);
    this.time.textContent = `–${clockTime(span.to)}`;
    this.title.textContent = event.title || word("untitled");
    this.element.title = event.title;
    const day = moment(secondsIn(span.day), "day");
    const name = this.title.textContent;
    this.element.setAttribute("aria-label", word("goes_on", { day, until: clockTime(span.to), name }));
  }
}
