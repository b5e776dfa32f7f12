// What a bot answers to a tap: shown for a moment on the phone, or as a dialog.

import { byId, make } from "./elements.js";

const SECONDS = 5;

export class Toasts {
  constructor(title, known) {
    this.title = title;
    this.seen = new Set(known.map((toast) => toast.id));
    this.element = make("div", { class: "toasts", role: "status" });
  }

  update(toasts) {
    for (const toast of toasts) {
      if (this.seen.has(toast.id)) continue;
      this.seen.add(toast.id);
      if (toast.is_alert) showAlert(this.title, toast.text);
      else this.#show(toast.text);
    }
  }

  #show(text) {
    const toast = make("p", { class: "toast", dir: "auto" }, text);
    this.element.append(toast);
    setTimeout(() => toast.remove(), SECONDS * 1000);
  }
}

function showAlert(title, text) {
  byId("alert-title").textContent = title;
  byId("alert-text").textContent = text;
  if (!byId("alert").open) byId("alert").showModal();
}
