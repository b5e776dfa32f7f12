// The page: hears what happens in the demo and shows it.

import { act } from "./ask.js";
import { openCalendars } from "./calendars/board.js";
import { listenToClockButtons, showTime } from "./clock.js";
import { askForNewPhone, askWhichPhone, prepareDialogs } from "./dialogs.js";
import { byId } from "./elements.js";
import { fillAll, language, sayLabel, speak } from "./language.js";
import { payloadOf } from "./links.js";
import { prepareMiniApp } from "./mini_app.js";
import { People } from "./people.js";
import { Phone } from "./phone.js";

const phones = new Map();
const people = new People();
let bot = null;
let isFirst = true;

function hearEverything(everything) {
  bot = everything.bot;
  showTime(everything.now);
  everything.phones.forEach(hear);
  byId("main").dataset.ready = "true";
  if (isFirst) openCalendars();
  isFirst = false;
}

function hear(view) {
  if (phones.has(view.id)) return phones.get(view.id).update(view);
  const phone = new Phone(view, bot);
  phones.set(view.id, phone);
  byId("phones").append(phone.element);
  return people.add(phone);
}

const HEARD = { hello: hearEverything, phone: hear, clock: ({ now }) => showTime(now) };

function listen() {
  const events = new EventSource("/phones/events");
  for (const [name, hears] of Object.entries(HEARD)) {
    events.addEventListener(name, (event) => hears(JSON.parse(event.data)));
  }
  events.addEventListener("open", () => { byId("connection").hidden = true; });
  events.addEventListener("error", () => { byId("connection").hidden = false; });
}

async function openLink(event) {
  const payload = payloadOf(event.detail.url, bot.username);
  if (!payload) return;
  event.preventDefault();
  const strangers = [...phones.values()].filter(({ view }) => view.standing === "new");
  const chosen = await askWhichPhone(event.detail.url, strangers);
  if (chosen === "new") await addPhone({ payload });
  else if (chosen) await start(chosen, payload);
}

async function addPhone({ payload = null } = {}) {
  const added = await askForNewPhone();
  if (!added) return;
  if (payload) await start(added.id, payload);
  else (await appeared(added.id)).focus();
}

async function start(id, payload) {
  await act(id, "starts", { payload });
  const phone = await appeared(id);
  people.reveal(phone);
  phone.focus();
}

// A new phone is heard of like everything else, a moment later.
async function appeared(id) {
  while (!phones.has(id)) await new Promise((resolve) => setTimeout(resolve, 30));
  return phones.get(id);
}

function listenToLanguageButtons() {
  const buttons = [...document.querySelectorAll("[data-language]")];
  const press = () => buttons.forEach((button) => {
    button.setAttribute("aria-pressed", button.dataset.language === language());
  });
  for (const button of buttons) {
    button.addEventListener("click", () => speak(button.dataset.language));
  }
  document.addEventListener("language", () => {
    press();
    phones.forEach((phone) => phone.showCaption());
  });
}

listenToLanguageButtons();
listenToClockButtons();
prepareDialogs();
prepareMiniApp();
byId("add-phone").addEventListener("click", () => addPhone());
byId("phones").addEventListener("follow", openLink);
fillAll();
listen();
