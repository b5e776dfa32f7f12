// The dialog in which an event is made, retitled, moved, cancelled or deleted.

import { Question } from "../dialogs.js";
import { byId } from "../elements.js";
import { say, word } from "../language.js";
import { clockTime, dayOf, isWholeDay, minutesOf, onTheWall } from "./days.js";

const HOUR = 60;
const YES = "OK ";

class Editor {
  constructor() {
    this.question = new Question(byId("event"));
    this.form = byId("event-form");
    this.fields = this.form.elements;
    this.form.addEventListener("submit", (event) => this.#save(event));
    this.fields.from.addEventListener("change", () => this.#keepLength());
    this.fields.to.addEventListener("input", () => this.fields.to.setCustomValidity(""));
    byId("event-ok").addEventListener("click", () => this.#sayOk());
    byId("event-delete").addEventListener("click", () => this.question.answer({ remove: true }));
  }

  // What is to change: { add }, { change } or { remove }, or null.
  ask(event, desk) {
    this.event = event;
    this.isNew = !event.href;
    this.isWholeDay = isWholeDay(event.starts);
    say(byId("event-heading"), this.isNew ? "new_event" : "event");
    byId("event-whose").textContent = desk.name;
    this.#fill();
    this.#open();
    const answer = this.question.ask();
    if (this.isNew) this.fields.title.focus();
    return answer;
  }

  #fill() {
    const { title, note, status, starts, ends } = this.event;
    const times = { day: dayOf(starts), from: starts.slice(11), to: ends.slice(11) };
    const values = { title, note, status, ...times };
    for (const [name, value] of Object.entries(values)) this.fields[name].value = value;
    this.length = Math.max(minutesOf(ends) - minutesOf(starts), 0);
    this.fields.to.setCustomValidity("");
  }

  // What cannot be changed of this event is not asked for.
  #open() {
    const { repeats, starts, ends, title, status } = this.event;
    this.isOvernight = !this.isWholeDay && dayOf(starts) !== dayOf(ends);
    for (const name of ["from", "to"]) {
      this.fields[name].closest("label").hidden = this.isWholeDay;
      this.fields[name].required = !this.isWholeDay;
    }
    for (const name of ["day", "from", "to"]) this.fields[name].disabled = repeats;
    this.fields.to.disabled = repeats || this.isOvernight;
    byId("event-repeats").hidden = !repeats;
    this.fields.status.closest("label").hidden = this.isNew;
    this.fields.status.querySelector("[value='']").hidden = status !== "";
    byId("event-delete").hidden = this.isNew;
    byId("event-ok").hidden = this.isNew || title.startsWith(YES);
  }

  #save(event) {
    event.preventDefault();
    const said = this.#said();
    if (!said) return;
    if (this.isNew) this.question.answer({ add: said });
    else this.question.answer(Object.keys(said).length ? { change: said } : null);
  }

  // Only what is other than before; nothing where the end comes before the beginning.
  #said() {
    const { title, note, status, day, from, to } = this.fields;
    const said = {};
    const texts = { title: title.value.trim(), note: note.value };
    for (const [name, text] of Object.entries(texts)) {
      if (this.isNew || text !== this.event[name]) said[name] = text;
    }
    if (!this.isNew && status.value !== this.event.status) said.status = status.value;
    const starts = this.isWholeDay ? day.value : onTheWall(day.value, inMinutes(from.value));
    const minutes = inMinutes(to.value) - inMinutes(from.value);
    const hasLength = !this.isWholeDay && !this.isOvernight;
    if (hasLength && minutes <= 0) return this.#refuseEnd();
    if (this.isNew || starts !== this.event.starts) said.starts = starts;
    const isOtherLength = hasLength && (this.isNew || minutes !== this.length);
    return isOtherLength ? { ...said, starts, minutes } : said;
  }

  #refuseEnd() {
    this.fields.to.setCustomValidity(word("ends_too_early"));
    this.fields.to.reportValidity();
    return null;
  }

  // Whoever begins later ends later.
  #keepLength() {
    const { from, to } = this.fields;
    if (!from.value || this.isOvernight) return;
    to.value = clockTime(Math.min(inMinutes(from.value) + (this.length || HOUR), 24 * HOUR - 1));
    to.setCustomValidity("");
  }

  #sayOk() {
    const { title } = this.fields;
    if (!title.value.startsWith(YES)) title.value = YES + title.value;
    title.focus();
    title.setSelectionRange(YES.length - 1, YES.length - 1);
  }
}

const inMinutes = (time) => minutesOf(`0000-00-00T${time}`);

let editor = null;

export function askAboutEvent(event, desk) {
  editor ??= new Editor();
  return editor.ask(event, desk);
}

export function newEvent(starts) {
  const to = Math.min(minutesOf(starts) + HOUR, 24 * HOUR - 1);
  const ends = onTheWall(dayOf(starts), to);
  return { title: "", note: "", status: "", starts, ends, repeats: false };
}
