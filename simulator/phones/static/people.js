// The bar with everybody in it: whose phone is shown.

import { byId, make } from "./elements.js";

const KEPT = "hembot.shown";

export class People {
  constructor() {
    this.chosen = JSON.parse(localStorage.getItem(KEPT) ?? "{}");
    this.chips = new Map();
  }

  add(phone) {
    const name = phone.view.first_name;
    const chip = make("button", { type: "button", class: "chip", dir: "auto" }, name);
    chip.addEventListener("click", () => this.#toggle(phone));
    this.chips.set(phone.view.id, chip);
    byId("people").append(make("li", {}, chip));
    this.#show(phone, this.chosen[phone.view.id] ?? phone.view.is_shown);
  }

  reveal(phone) {
    this.#choose(phone, true);
  }

  #toggle(phone) {
    this.#choose(phone, phone.element.hidden);
  }

  #choose(phone, isShown) {
    this.chosen[phone.view.id] = isShown;
    localStorage.setItem(KEPT, JSON.stringify(this.chosen));
    this.#show(phone, isShown);
  }

  #show(phone, isShown) {
    phone.element.hidden = !isShown;
    this.chips.get(phone.view.id).setAttribute("aria-pressed", isShown);
  }
}
