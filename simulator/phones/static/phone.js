// One phone: its frame, its chat, and what its person can do.

import { act } from "./ask.js";
import { Chat } from "./chat.js";
import { timeOn } from "./clock.js";
import { Composer } from "./composer.js";
import { make } from "./elements.js";
import { language, say, sayLabel } from "./language.js";
import { Menu, menuItem } from "./menu.js";
import { Toasts } from "./toasts.js";

const ACTION_SECONDS = 5;
const EXTRAS = ["sends_sticker", "sends_voice", "forwards"];

export class Phone {
  constructor(view, bot) {
    this.view = view;
    this.bot = bot;
    this.person = view;
    this.chat = new Chat(view, bot);
    this.composer = new Composer(view);
    this.toasts = new Toasts(`${bot.name} · ${view.first_name}`, view.toasts);
    this.menu = new Menu("more", "more", { name: view.first_name });
    this.about = new About(bot);
    this.doing = make("span", { class: "doing" });
    this.element = this.#frame();
    this.shownAction = view.action?.change ?? 0;
    this.element.addEventListener("tap", (event) => this.#tap(event));
    this.element.addEventListener("command", (event) => this.#write(event.detail.text));
    this.update(view);
  }

  update(view) {
    this.view = view;
    this.chat.update(view.messages, view.pending);
    this.composer.update(view);
    this.toasts.update(view.toasts);
    this.#showStanding(view);
    this.#showAction(view.action);
    this.showCaption();
  }

  showCaption() {
    this.caption.textContent = this.view.caption[language()] ?? "";
  }

  focus() {
    this.element.scrollIntoView({ block: "nearest", inline: "center" });
    this.composer.focus();
  }

  #frame() {
    const name = make("h2", { dir: "auto" }, this.person.first_name);
    this.caption = make("p", { class: "caption" });
    const time = timeOn(make("time", { class: "phone-time" }));
    const bar = make("div", { class: "status-bar", "aria-hidden": "true" }, time, make("i"));
    const inside = [this.about, this.chat, this.toasts, this.composer].map((part) => part.element);
    const screen = make("div", { class: "screen" }, bar, this.#head(), ...inside);
    const frame = make("div", { class: "frame" }, screen);
    const header = make("header", {}, name, this.caption);
    const element = make("article", { class: "phone" }, header, frame);
    return sayLabel(element, "phone", { name: this.person.first_name });
  }

  #head() {
    const avatar = make("img", { src: "/phones/static/mark.svg", alt: "", width: 36, height: 36 });
    say(this.doing, "bot");
    const name = make("strong", {}, this.bot.name);
    const names = make("div", { class: "bot-names" }, name, this.doing);
    return make("div", { class: "phone-head" }, avatar, names, this.menu.element);
  }

  #showStanding({ standing, description }) {
    if (standing === this.standing && description === this.description) return;
    this.standing = standing;
    this.description = description;
    this.element.dataset.standing = standing;
    this.about.show(standing === "new", description);
    this.menu.element.hidden = standing !== "started";
    this.menu.fill([...EXTRAS, "blocks"].map((action) => this.#extra(action)));
  }

  #extra(action) {
    const item = menuItem(() => this.#do(action));
    return say(item, action === "blocks" ? "block" : action);
  }

  #do(action) {
    this.menu.close();
    act(this.person.id, action);
  }

  #showAction(action) {
    if (!action) return say(this.doing, "bot");
    if (action.change <= this.shownAction) return null;
    this.shownAction = action.change;
    say(this.doing, action.name === "typing" ? "action_typing" : "action_other");
    clearTimeout(this.passing);
    this.passing = setTimeout(() => say(this.doing, "bot"), ACTION_SECONDS * 1000);
    return null;
  }

  async #tap(event) {
    const message = event.target.closest("[data-message]");
    const body = { data: event.detail.data, message_id: Number(message.dataset.message) };
    const answer = await act(this.person.id, "taps", body);
    if (!answer) this.chat.update(this.view.messages, this.view.pending);
  }

  #write(text) {
    act(this.person.id, "types", { text });
  }
}

// What a phone shows before the bot is started.
class About {
  constructor(bot) {
    const image = make("img", { src: "/phones/static/mark.svg", alt: "", width: 72, height: 72 });
    const title = say(make("h3"), "about_bot", { bot: bot.name });
    this.text = make("p", { dir: "auto" });
    this.element = make("div", { class: "about" }, image, title, this.text);
  }

  show(isShown, description) {
    this.element.hidden = !isShown;
    this.text.textContent = description;
  }
}
