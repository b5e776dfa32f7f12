// The foot of a phone: what its person can do there depends on how it stands to the bot.

import { act } from "./ask.js";
import { icon, make } from "./elements.js";
import { say, sayLabel, sayPlaceholder } from "./language.js";
import { Menu, menuItem } from "./menu.js";
import { miniAppButton } from "./mini_app.js";
import { photoButton } from "./photo.js";

export class Composer {
  constructor(person) {
    this.person = person;
    this.element = make("div", { class: "foot" });
    this.commands = new Menu("slash", "commands");
    this.miniApp = make("div", { class: "mini-app-holder" });
    this.standing = null;
  }

  update(view) {
    this.#showCommands(view.commands);
    this.#showMiniApp(view.web_app);
    if (view.standing === this.standing) return;
    this.standing = view.standing;
    const hadFocus = this.element.contains(document.activeElement);
    this.element.replaceChildren(FEET[view.standing](this));
    if (hadFocus) this.focus();
  }

  focus() {
    this.element.querySelector("textarea, button.main")?.focus();
  }

  #showCommands(commands) {
    const items = commands.map(({ command, description }) => menuItem(
      () => this.#sendCommand(command),
      make("span", { class: "menu-command" }, `/${command}`),
      make("span", { dir: "auto" }, description),
    ));
    const none = say(make("p", { class: "menu-note" }), "no_commands");
    const now = JSON.stringify(commands);
    if (now !== this.shownCommands) this.commands.fill(items.length ? items : [none]);
    this.shownCommands = now;
  }

  #showMiniApp(webApp) {
    const now = JSON.stringify(webApp);
    if (now === this.shownMiniApp) return;
    this.miniApp.replaceChildren(...(webApp ? [miniAppButton(this.person, webApp)] : []));
    this.shownMiniApp = now;
  }

  #sendCommand(command) {
    this.commands.close();
    act(this.person.id, "types", { text: `/${command}` });
  }
}

const FEET = {
  new: (composer) => bigButton(composer, "starts", "start"),
  started: writing,
  blocked: (composer) => bigButton(composer, "unblocks", "unblock"),
  deactivated: () => say(make("p", { class: "foot-note" }), "deactivated"),
};

function bigButton({ person }, action, key) {
  const button = make("button", { type: "button", class: "main foot-button" });
  button.addEventListener("click", () => act(person.id, action));
  return say(button, key);
}

function writing({ person, commands, miniApp }) {
  const field = make("textarea", { rows: 1, dir: "auto", maxLength: 4096 });
  sayLabel(field, "message_from", { name: person.first_name });
  sayPlaceholder(field, "message");
  const button = make("button", { type: "submit", class: "round send" }, icon("send"));
  sayLabel(button, "send");
  const form = make("form", { class: "writing" }, miniApp, commands.element, field, photoButton(person), button);
  field.addEventListener("keydown", (event) => sendOnEnter(event, form));
  form.addEventListener("submit", (event) => send(event, field, person));
  return form;
}

function sendOnEnter(event, form) {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
}

async function send(event, field, person) {
  event.preventDefault();
  const text = field.value.trim();
  if (!text) return;
  field.value = "";
  const answer = await act(person.id, "types", { text });
  if (!answer && !field.value) field.value = text;
}
