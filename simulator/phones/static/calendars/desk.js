// One member of staff at their own calendar.

import { announce, make } from "../elements.js";
import { language, moment, say, sayLabel, word } from "../language.js";
import { add, change, remove, standingTrouble, switchServer, weekOf } from "./ask.js";
import { dayOf, onTheWall, secondsIn } from "./days.js";
import { askAboutEvent, newEvent } from "./editor.js";
import { Week } from "./week.js";

const NINE = 9 * 60;
const NOTE_SECONDS = 8;

export class Desk {
  // board.monday, board.now, board.frame, board.reframe()
  constructor(number, { name, caption }, board) {
    Object.assign(this, { number, name, caption, board });
    this.events = [];
    this.edition = 0;
    this.week = new Week({
      opens: (tile) => this.#edit(tile),
      moved: (tile, starts) => this.#move(tile, starts),
      picks: (starts) => this.#make(starts),
    });
    this.trouble = make("p", { class: "desk-trouble", role: "status", hidden: true });
    this.note = make("p", { class: "desk-note", role: "status", hidden: true });
    this.element = this.#frame();
    this.showCaption();
  }

  // Ask what stands there now. What was asked before a change, or for another week, is old news.
  async look() {
    const { monday } = this.board;
    const edition = this.edition;
    const answer = await weekOf(this.number, monday);
    const isNews = monday === this.board.monday && edition === this.edition;
    if (!isNews) return;
    if (answer) this.#hear(answer);
    else this.#say("calendar_unread_now");
  }

  // What is just being dragged stays in the hand; its news come when it is let go.
  show() {
    if (!this.week.isHeld) this.week.show(this.board.frame, this.events);
  }

  forget() {
    this.edition += 1;
    this.events = [];
  }

  showCaption() {
    this.captionText.textContent = this.caption[language()] ?? "";
    this.week.describe();
  }

  #hear({ events, trouble, server }) {
    this.events = events;
    this.#showServer(server);
    this.#say(trouble && standingTrouble(trouble));
    this.board.reframe();
    this.show();
  }

  // Why nothing new is heard of this calendar; nothing, where all is well.
  #say(key) {
    this.trouble.hidden = !key;
    if (key) say(this.trouble, key);
    this.element.classList.toggle("is-silent", Boolean(key));
  }

  async #edit(tile) {
    // as it was when somebody looked: the calendar may be read anew while they write
    const { event } = tile;
    const answer = await askAboutEvent(event, this);
    if (!answer) return;
    const { href, etag } = event;
    if (answer.remove) await this.#does(remove, { href, etag }, "event_deleted");
    else await this.#does(change, { href, etag, ...answer.change }, "event_changed");
  }

  async #make(starts) {
    const answer = await askAboutEvent(newEvent(starts), this);
    if (answer) await this.#does(add, answer.add, "event_added");
  }

  async #move(tile, starts) {
    const { href, etag } = tile.event;
    const when = `${moment(secondsIn(dayOf(starts)), "day")} ${starts.slice(11)}`;
    await this.#does(change, { href, etag, starts }, "event_moved", { when }, tile);
  }

  async #does(what, body, wellSaid, holes = {}, tile = null) {
    this.edition += 1;
    const refused = await what(this.number, body);
    const answer = await weekOf(this.number, this.board.monday);
    this.edition += 1;
    tile?.settle();
    if (answer) this.#hear(answer);
    else {
      this.#say("calendar_unread_now");
      this.show();
    }
    if (refused) this.#tell(refused);
    else announce(word(wellSaid, holes));
  }

  #tell(key) {
    say(this.note, key);
    this.note.hidden = false;
    clearTimeout(this.passing);
    this.passing = setTimeout(() => { this.note.hidden = true; }, NOTE_SECONDS * 1000);
  }

  #frame() {
    const name = make("h2", { dir: "auto" }, this.name);
    this.captionText = make("p", { class: "desk-caption" });
    const names = make("div", { class: "desk-names" }, name, this.captionText);
    const plus = make("button", { type: "button", class: "desk-plus" }, "+");
    sayLabel(plus, "add_event_for", { name: this.name });
    plus.addEventListener("click", () => this.#make(this.#nextStart()));
    this.server = make("button", { type: "button", class: "server", hidden: true });
    this.server.addEventListener("click", () => this.#switch());
    const head = make("header", { class: "desk-head" }, names, this.server, plus);
    const inside = [head, this.trouble, this.week.element, this.note];
    const element = make("article", { class: "desk" }, ...inside);
    return sayLabel(element, "calendar_of", { name: this.name });
  }

  // Today, if it is in this week.
  #nextStart() {
    const { monday, now, frame } = this.board;
    const today = dayOf(now);
    const isHere = today >= monday && today < frame.until;
    return onTheWall(isHere ? today : monday, NINE);
  }

  #showServer(server) {
    this.server.hidden = !server;
    if (!server) return;
    this.runs = server.runs;
    this.server.dataset.runs = server.runs;
    say(this.server, server.runs ? "server_runs" : "server_stands");
    sayLabel(this.server, server.runs ? "stop_server" : "start_server", { name: this.name });
  }

  async #switch() {
    this.server.disabled = true;
    const refused = await switchServer(this.number, !this.runs);
    this.server.disabled = false;
    if (refused) this.#tell(refused);
    await this.look();
  }
}
