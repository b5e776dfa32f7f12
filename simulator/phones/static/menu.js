// A small menu that opens from a button: Escape and a click beside it close it.

import { icon, make } from "./elements.js";
import { sayLabel } from "./language.js";

let count = 0;

export class Menu {
  constructor(iconName, key, holes) {
    const id = `menu-${(count += 1)}`;
    this.list = make("div", { id, class: "menu", popover: "auto" });
    this.button = make("button", { type: "button", class: "round" }, icon(iconName));
    this.button.setAttribute("popovertarget", id);
    sayLabel(this.button, key, holes);
    this.element = make("div", { class: "menu-holder" }, this.button, this.list);
    this.list.addEventListener("beforetoggle", (event) => this.#placed(event.newState === "open"));
    this.list.addEventListener("toggle", (event) => this.#opened(event.newState === "open"));
  }

  fill(items) {
    this.list.replaceChildren(...items);
  }

  close() {
    this.list.hidePopover();
  }

  #placed(isOpen) {
    if (!isOpen) return;
    const place = this.button.getBoundingClientRect();
    const isLow = place.top > innerHeight / 2;
    this.list.style.top = isLow ? "auto" : `${place.bottom + 6}px`;
    this.list.style.bottom = isLow ? `${innerHeight - place.top + 6}px` : "auto";
    const isRight = place.left > innerWidth / 2;
    this.list.style.left = isRight ? "auto" : `${Math.max(place.left, 8)}px`;
    this.list.style.right = isRight ? `${Math.max(innerWidth - place.right, 8)}px` : "auto";
  }

  #opened(isOpen) {
    if (isOpen) this.list.querySelector("button")?.focus();
  }
}

export function menuItem(onclick, ...inside) {
  return make("button", { type: "button", class: "menu-item", onclick }, ...inside);
}
