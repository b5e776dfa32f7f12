// The dialogs: a new phone, and on which phone a start link is opened.

import { addPerson } from "./ask.js";
import { byId, make } from "./elements.js";
import { language } from "./language.js";

// Telegram's own languages, each in its own name.
const LANGUAGES = {
  sv: "Svenska",
  en: "English",
  ar: "العربية",
  so: "Soomaali",
  ti: "ትግርኛ",
  fa: "فارسی",
  ckb: "کوردیی ناوەندی",
  ku: "Kurdî",
  tr: "Türkçe",
  pl: "Polski",
  uk: "Українська",
  ru: "Русский",
  es: "Español",
  fi: "Suomi",
  bs: "Bosanski",
  am: "አማርኛ",
};

// A dialog that is asked again and again; whoever closes it has answered with nothing.
export class Question {
  constructor(dialog) {
    this.dialog = dialog;
    this.settle = () => {};
    dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
    // The event comes late: by then the dialog may have been opened anew.
    dialog.addEventListener("close", () => dialog.open || this.settle(null));
  }

  ask() {
    this.settle(null);
    this.dialog.showModal();
    return new Promise((resolve) => { this.settle = resolve; });
  }

  answer(value) {
    this.settle(value);
    this.dialog.close();
  }
}

const newPhone = new Question(byId("new-phone"));
const openLink = new Question(byId("open-link"));

export function prepareDialogs() {
  const form = newPhone.dialog.querySelector("form");
  form.elements.language_code.append(...Object.entries(LANGUAGES).map(
    ([code, name]) => make("option", { value: code, lang: code }, name),
  ));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    newPhone.answer(Object.fromEntries(new FormData(form)));
  });
  byId("open-link-new").addEventListener("click", () => openLink.answer("new"));
}

// The new person's id, or null if somebody thought better of it.
export async function askForNewPhone() {
  newPhone.dialog.querySelector("form").reset();
  const given = await newPhone.ask();
  return given && addPerson(given);
}

// The chosen phone's id, "new" for a new phone, or null.
export function askWhichPhone(url, phones) {
  byId("open-link-address").textContent = url;
  byId("open-link-people").replaceChildren(...phones.map(({ view }) => choice(view)));
  return openLink.ask();
}

function choice(view) {
  const name = make("strong", { dir: "auto" }, view.first_name);
  const caption = make("span", {}, view.caption[language()] ?? LANGUAGES[view.language_code] ?? "");
  const button = make("button", { type: "button", class: "choice" }, name, caption);
  button.addEventListener("click", () => openLink.answer(view.id));
  return make("li", {}, button);
}
