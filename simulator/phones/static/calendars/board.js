// The calendars beside the phones: which week they show, and that they stay fresh.

import { nowOnTheWall } from "../clock.js";
import { byId, icon, make } from "../elements.js";
import { moment, sayLabel, say, word } from "../language.js";
import { listDesks } from "./ask.js";
import {
  dayOf,
  daysBetween,
  isWholeDay,
  mondayOf,
  plusDays,
  secondsIn,
  weekNumber,
} from "./days.js";
import { Desk } from "./desk.js";
import { spansOf } from "./spans.js";

const KEPT = "hembot.calendars_folded";
const LOOK_MILLISECONDS = 2000;
const HOUR = 60;
const OFFICE_HOURS = { from: 7 * HOUR, to: 19 * HOUR };
const WORKDAYS = 5;

export async function openCalendars() {
  const { desks } = await listed();
  if (desks.length) new Board(desks).open();
}

async function listed() {
  for (;;) {
    const answer = await listDesks();
    if (answer) return answer;
    await aMoment();
  }
}

const aMoment = () => new Promise((resolve) => setTimeout(resolve, LOOK_MILLISECONDS));

class Board {
  constructor(desks) {
    this.chosen = null;
    this.desks = desks.map((desk, number) => new Desk(number, desk, this));
    this.title = make("h2", { class: "board-title", "aria-live": "polite" });
    this.element = byId("calendars");
    this.chip = byId("show-calendars");
  }

  get isSeen() {
    return !document.hidden && !this.element.hidden;
  }

  get now() {
    return nowOnTheWall();
  }

  // Without a choice the week follows the demo's clock.
  get monday() {
    return this.chosen ?? mondayOf(dayOf(this.now));
  }

  open() {
    const desks = make("div", { class: "desks" }, ...this.desks.map((desk) => desk.element));
    this.element.replaceChildren(this.#bar(), desks);
    sayLabel(this.element, "calendars");
    this.chip.hidden = false;
    this.chip.addEventListener("click", () => this.#fold(!this.element.hidden));
    this.#fold(localStorage.getItem(KEPT) !== null);
    this.reframe();
    this.#showTitle();
    this.desks.forEach((desk) => keepLooking(desk));
    document.addEventListener("clock", () => this.#tick());
    document.addEventListener("visibilitychange", () => this.#look());
    document.addEventListener("language", () => {
      this.#showTitle();
      this.desks.forEach((desk) => desk.showCaption());
    });
  }

  // Folded away, they leave their room to the phones.
  #fold(isFolded) {
    this.element.hidden = isFolded;
    this.chip.setAttribute("aria-pressed", !isFolded);
    if (isFolded) localStorage.setItem(KEPT, "folded");
    else localStorage.removeItem(KEPT);
    this.#look();
  }

  // All calendars show the same days and hours, as many as their events need.
  reframe() {
    const before = JSON.stringify(this.frame);
    const { monday, now } = this;
    const events = this.desks.flatMap((desk) => desk.events);
    const days = Math.max(WORKDAYS, ...events.map((event) => 1 + lastDay(event, monday)));
    const hasWholeDays = events.some(({ starts }) => isWholeDay(starts));
    this.frame = { monday, now, days, hasWholeDays, ...hoursOf(events) };
    this.frame.until = plusDays(monday, this.frame.days);
    if (JSON.stringify(this.frame) !== before) this.desks.forEach((desk) => desk.show());
  }

  #bar() {
    const back = this.#button("back", "week_before", () => this.#turn(-7));
    const on = this.#button("on", "week_after", () => this.#turn(7));
    const today = say(make("button", { type: "button", class: "board-today" }), "this_week");
    today.addEventListener("click", () => this.#choose(null));
    const hint = say(make("p", { class: "board-hint" }), "calendars_hint");
    const turn = make("div", { class: "board-turn", role: "group" }, back, today, on);
    sayLabel(turn, "which_week");
    return make("div", { class: "board-bar" }, turn, this.title, hint);
  }

  #button(name, key, onclick) {
    return sayLabel(make("button", { type: "button", class: "round", onclick }, icon(name)), key);
  }

  #turn(days) {
    this.#choose(plusDays(this.monday, days));
  }

  #choose(monday) {
    this.chosen = monday === mondayOf(dayOf(this.now)) ? null : monday;
    this.#showWeek();
  }

  // The demo's clock may have gone on to another week.
  #tick() {
    if (this.monday === this.frame.monday) this.reframe();
    else this.#showWeek();
  }

  #showWeek() {
    this.desks.forEach((desk) => desk.forget());
    this.reframe();
    this.#showTitle();
    this.#look();
  }

  #look() {
    if (this.isSeen) this.desks.forEach((desk) => desk.look());
  }

  #showTitle() {
    const month = moment(secondsIn(plusDays(this.monday, 3)), "month");
    this.title.textContent = word("week_title", { week: weekNumber(this.monday), month });
  }
}

async function keepLooking(desk) {
  for (;;) {
    if (desk.board.isSeen) await desk.look();
    await aMoment();
  }
}

function lastDay(event, monday) {
  const last = isWholeDay(event.ends) ? plusDays(event.ends, -1) : spansOf(event).at(-1).day;
  return Math.min(daysBetween(monday, last), 6);
}

function hoursOf(events) {
  const timed = events.filter(({ starts }) => !isWholeDay(starts)).flatMap(spansOf);
  const from = Math.min(OFFICE_HOURS.from, ...timed.map((span) => span.from));
  const to = Math.max(OFFICE_HOURS.to, ...timed.map((span) => span.to));
  return { from: Math.floor(from / HOUR) * HOUR, to: Math.ceil(to / HOUR) * HOUR };
}
