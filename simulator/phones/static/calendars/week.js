// One week of one calendar: its days, its hours, its events, and the demo's moment.

import { make } from "../elements.js";
import { sayMoment } from "../language.js";
import {
  clockTime,
  dayOf,
  daysBetween,
  isWholeDay,
  minutesOf,
  onTheWall,
  plusDays,
  secondsIn,
} from "./days.js";
import { lanesOf } from "./lanes.js";
import { spansOf } from "./spans.js";
import { Tile } from "./tile.js";

const HOUR = 60;
const PART = 30;
const MORNING = 7 * HOUR;
const ALONE = { lane: 0, of: 1 };

const timeless = (frame) => JSON.stringify({ ...frame, now: "" });

export class Week {
  // hears.opens(tile), hears.moved(tile, starts), hears.picks(starts)
  constructor(hears) {
    this.hears = hears;
    this.tiles = new Map();
    this.heads = make("div", { class: "week-heads" });
    this.wholeDays = make("div", { class: "week-whole" });
    this.hours = make("div", { class: "week-hours", "aria-hidden": "true" });
    this.today = make("i", { class: "week-today", "aria-hidden": "true" });
    this.now = make("i", { class: "week-now", "aria-hidden": "true" });
    this.field = make("div", { class: "week-field" }, this.today, this.now);
    this.field.addEventListener("click", (event) => this.#pick(event));
    this.body = make("div", { class: "week-body" }, this.hours, this.field);
    this.element = make("div", { class: "week" }, this.heads, this.wholeDays, this.body);
  }

  get isHeld() {
    return [...this.tiles.values()].some((tile) => tile.isMoving);
  }

  // frame: { monday, days, from, to, hasWholeDays, now }, from and to in minutes since midnight
  show(frame, events) {
    this.#showFrame(frame);
    const gone = new Set(this.tiles.keys());
    for (const event of events) {
      this.#tile(event);
      gone.delete(event.href);
    }
    gone.forEach((href) => this.#remove(href));
    this.tiles.forEach((tile) => this.#showTails(tile));
    this.#order(events);
    this.#share();
    this.tiles.forEach((tile) => this.place(tile));
  }

  describe() {
    this.tiles.forEach((tile) => tile.describe());
  }

  // How far it is, for so many pixels.
  distance(x, y) {
    const { width, height } = this.field.getBoundingClientRect();
    const { days, from, to } = this.frame;
    return { days: Math.round((x / width) * days), minutes: (y / height) * (to - from) };
  }

  // No event is dragged out of the week.
  within(tile, { days, minutes }) {
    const { from } = tile.span;
    const at = this.#column(tile.event.starts);
    return {
      days: Math.min(Math.max(days, -at), this.frame.days - 1 - at),
      minutes: Math.min(Math.max(minutes, this.frame.from - from), tile.latest - from),
    };
  }

  place(tile) {
    if (tile.isWholeDay) return this.#placeWholeDay(tile);
    const { day, from, to } = tile.span;
    const { days, minutes } = tile.by;
    const now = { day: plusDays(day, days), from: from + minutes, to: to + minutes };
    this.#put(tile.element, now, tile.isMoving ? ALONE : tile.place);
    tile.element.hidden = this.#column(now.day) < 0;
    for (const tail of tile.tails) {
      this.#put(tail.element, tail.span, tail.place);
      tail.element.hidden = tile.isMoving;
    }
    return null;
  }

  #put(element, { day, from, to }, { lane, of }) {
    const share = 100 / this.frame.days;
    Object.assign(element.style, {
      top: `${this.#height(from)}%`,
      height: `${this.#height(to) - this.#height(from)}%`,
      left: `${(this.#column(day) + lane / of) * share}%`,
      width: `${share / of}%`,
    });
  }

  #tile(event) {
    const known = this.tiles.get(event.href);
    const isMoved = known && known.isWholeDay !== isWholeDay(event.starts);
    if (isMoved) this.#remove(event.href);
    if (known && !isMoved) return known.update(event);
    const tile = new Tile(event, this, this.hears);
    this.tiles.set(event.href, tile);
    return (tile.isWholeDay ? this.wholeDays : this.field).append(tile.element);
  }

  #remove(href) {
    this.tiles.get(href).remove();
    this.tiles.delete(href);
  }

  #showTails(tile) {
    const { monday, until } = this.frame;
    const rest = tile.isWholeDay ? [] : spansOf(tile.event).slice(1);
    tile.showTails(rest.filter(({ day }) => day >= monday && day < until));
    this.field.append(...tile.tails.filter(({ element }) => !element.isConnected).map(({ element }) => element));
  }

  // As the Tab key goes through them; nothing moves while one of them has the focus.
  #order(events) {
    if (this.element.contains(document.activeElement)) return;
    const inTime = [...events].sort((one, other) => (one.starts < other.starts ? -1 : 1));
    const wanted = inTime.map(({ href }) => this.tiles.get(href));
    const has = [...this.field.querySelectorAll(".tile:not(.tail)")];
    const timed = wanted.filter((tile) => !tile.isWholeDay).map((tile) => tile.element);
    if (timed.some((element, at) => has[at] !== element)) this.field.append(...timed);
  }

  #share() {
    const byDay = new Map();
    for (const tile of this.tiles.values()) {
      if (tile.isWholeDay) continue;
      for (const part of [tile, ...tile.tails]) {
        const { day } = part.span;
        byDay.set(day, [...(byDay.get(day) ?? []), { ...part.span, part }]);
      }
    }
    for (const spans of byDay.values()) {
      lanesOf(spans).forEach((place, { part }) => { part.place = place; });
    }
  }

  #showFrame(frame) {
    const isOther = timeless(frame) !== timeless(this.frame);
    this.frame = frame;
    this.wholeDays.hidden = !frame.hasWholeDays;
    if (isOther) this.#draw(frame);
    const today = dayOf(frame.now);
    const column = this.#column(today);
    const isHere = column >= 0 && column < frame.days;
    const minutes = minutesOf(frame.now);
    this.today.hidden = !isHere;
    this.now.hidden = !isHere || minutes < frame.from || minutes > frame.to;
    this.today.style.left = this.now.style.left = `${(column * 100) / frame.days}%`;
    this.now.style.top = `${this.#height(minutes)}%`;
    [...this.heads.children].forEach((head, at) => {
      head.classList.toggle("is-today", at === column);
    });
  }

  #draw({ monday, days, from, to }) {
    this.element.style.setProperty("--days", days);
    this.element.style.setProperty("--hours", (to - from) / HOUR);
    const heads = Array.from({ length: days }, (_, at) => {
      const head = make("p", { class: "week-head" });
      return sayMoment(head, secondsIn(plusDays(monday, at)), "week_day");
    });
    this.heads.replaceChildren(...heads);
    const count = (to - from) / HOUR;
    const hours = Array.from({ length: count }, (_, at) => clockTime(from + at * HOUR).slice(0, 2));
    this.hours.replaceChildren(...hours.map((hour) => make("span", {}, hour)));
    // where there are nights too, the day is looked at first
    this.body.scrollTop = (this.body.scrollHeight * (MORNING - from)) / (to - from);
  }

  #placeWholeDay(tile) {
    const first = Math.max(this.#column(tile.event.starts), 0);
    const last = Math.min(this.#column(tile.event.ends), this.frame.days);
    tile.element.style.gridColumn = `${first + 1} / ${Math.max(last, first + 1) + 1}`;
    return null;
  }

  #column(wall) {
    return daysBetween(this.frame.monday, dayOf(wall));
  }

  #height(minutes) {
    const { from, to } = this.frame;
    const inside = Math.min(Math.max(minutes, from), to);
    return ((inside - from) / (to - from)) * 100;
  }

  #pick(event) {
    if (event.target.closest(".tile")) return;
    const { left, top, width, height } = this.field.getBoundingClientRect();
    const { days, from, to, monday } = this.frame;
    const day = Math.floor(((event.clientX - left) / width) * days);
    const minutes = from + ((event.clientY - top) / height) * (to - from);
    const start = Math.floor(minutes / PART) * PART;
    this.hears.picks(onTheWall(plusDays(monday, Math.min(day, days - 1)), start));
  }
}
