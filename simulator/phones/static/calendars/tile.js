// One event in a week: where it stands, how it looks, and moving it by hand or by key.

import { announce, make } from "../elements.js";
import { moment, word } from "../language.js";
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
import { makeDraggable } from "./drag.js";
import { A_DAY, spansOf } from "./spans.js";
import { Tail } from "./tail.js";

const STEP = 15;
const STILL = { days: 0, minutes: 0 };
const STATES = { TENTATIVE: "is_tentative", CONFIRMED: "is_confirmed", CANCELLED: "is_cancelled" };
const MARKED = /^((?:\S{1,3} )?\p{Lu}{4,}[^·]*) · (.+)$/u;
const PARTS = ["tile-time", "tile-mark", "tile-title"];
const ALIAS = /(F-\d{1,6})/;
const ARROWS = {
  ArrowUp: { days: 0, minutes: -STEP },
  ArrowDown: { days: 0, minutes: STEP },
  ArrowLeft: { days: -1, minutes: 0 },
  ArrowRight: { days: 1, minutes: 0 },
};

export class Tile {
  // hears.opens(tile), hears.moved(tile, starts)
  constructor(event, week, hears) {
    this.week = week;
    this.hears = hears;
    this.by = STILL;
    this.isMoving = false;
    this.tails = [];
    this.parts = PARTS.map((name) => make("span", { class: name }));
    this.element = make("button", { type: "button", class: "tile", lang: "sv" }, ...this.parts);
    this.element.addEventListener("click", () => hears.opens(this));
    this.element.addEventListener("keydown", (pressed) => this.#press(pressed));
    this.element.addEventListener("blur", () => this.#isPressed && this.letGo());
    makeDraggable(this.element, {
      mayMove: () => this.mayMove && !this.isMoving,
      begins: () => { this.isMoving = true; },
      moves: (x, y) => this.#moveTo(week.distance(x, y)),
      drops: () => this.drop(),
      letsGo: () => this.letGo(),
    });
    this.update(event);
  }

  get isWholeDay() {
    return isWholeDay(this.event.starts);
  }

  get mayMove() {
    return !this.isWholeDay && !this.event.repeats;
  }

  // On its first day.
  get span() {
    return spansOf(this.event)[0];
  }

  // It may begin as late as this on its day: what goes over midnight has only to begin before it.
  get latest() {
    const { from, to } = this.span;
    return to === A_DAY ? A_DAY - STEP : this.week.frame.to - (to - from);
  }

  get starts() {
    const day = plusDays(dayOf(this.event.starts), this.by.days);
    return onTheWall(day, this.span.from + this.by.minutes);
  }

  update(event) {
    const isOther = JSON.stringify(event) !== JSON.stringify(this.event);
    this.event = event;
    if (!isOther) return;
    this.element.dataset.href = event.href;
    this.element.dataset.status = event.status;
    if (event.color && CSS.supports("color", event.color)) {
      this.element.style.setProperty("--tint", event.color);
    } else this.element.style.removeProperty("--tint");
    this.describe();
  }

  describe() {
    const [, mark, rest] = MARKED.exec(this.event.title) ?? [null, "", this.event.title];
    const time = this.isWholeDay ? "" : clockTime(this.span.from + this.by.minutes);
    const shown = [[time], [mark], wrapping(rest || word("untitled"))];
    this.parts.forEach((part, at) => part.replaceChildren(...shown[at]));
    this.tails.forEach((tail) => tail.update(tail.span));
    this.element.setAttribute("aria-label", this.#name());
    this.element.title = this.event.title;
  }

  // One for each of the days after its first that the week shows.
  showTails(spans) {
    this.tails.splice(spans.length).forEach((tail) => tail.element.remove());
    while (this.tails.length < spans.length) this.tails.push(new Tail(this, this.hears.opens));
    this.tails.forEach((tail, at) => tail.update(spans[at]));
  }

  remove() {
    this.element.remove();
    this.showTails([]);
  }

  letGo() {
    this.#isPressed = false;
    this.settle();
    this.week.place(this);
  }

  drop() {
    const { days, minutes } = this.by;
    if (!days && !minutes) return this.letGo();
    this.element.classList.add("saved");
    this.#isPressed = false;
    this.hears.moved(this, this.starts);
  }

  // The server has answered: the next time that the week is shown, it stands where it is there.
  settle() {
    this.isMoving = false;
    this.by = STILL;
    this.element.classList.remove("lifted", "saved");
    this.describe();
  }

  #isPressed = false;

  #press(pressed) {
    if (pressed.key in ARROWS && this.mayMove && !pressed.altKey && !pressed.ctrlKey) {
      pressed.preventDefault();
      this.#step(ARROWS[pressed.key]);
    } else if (this.#isPressed && pressed.key === "Enter") {
      pressed.preventDefault();
      this.drop();
    } else if (this.#isPressed && pressed.key === "Escape") this.letGo();
  }

  #step({ days, minutes }) {
    if (this.isMoving && !this.#isPressed) return;
    this.isMoving = this.#isPressed = true;
    this.#moveTo({ days: this.by.days + days, minutes: this.by.minutes + minutes });
    announce(word("tile_goes_to", { when: this.#when() }));
  }

  #moveTo({ days, minutes }) {
    this.by = this.week.within(this, { days, minutes: Math.round(minutes / STEP) * STEP });
    this.element.classList.add("lifted");
    this.week.place(this);
    this.describe();
  }

  #when() {
    return `${moment(secondsIn(dayOf(this.starts)), "day")} ${this.starts.slice(11)}`;
  }

  #name() {
    const { title, status, starts, ends } = this.event;
    const state = STATES[status] ? `, ${word(STATES[status])}` : "";
    const name = `${title || word("untitled")}${state}`;
    if (!this.isWholeDay) return `${this.#when()}–${this.#endTime()}: ${name}`;
    const days = daysBetween(starts, ends);
    return `${moment(secondsIn(starts), "day")}, ${word("whole_days", { days })}: ${name}`;
  }

  #endTime() {
    return clockTime((A_DAY + minutesOf(this.event.ends) + this.by.minutes) % A_DAY);
  }
}

// A narrow column has no room for dots, and a family's alias stays on one line.
function wrapping(title) {
  const parts = title.replaceAll(" · ", " ").split(ALIAS);
  return parts.map((part, at) => (at % 2 ? make("span", { class: "tile-alias" }, part) : part));
}
