// The demo's clock: shown at the top and on every phone; it only goes forward.

import { turnClock } from "./ask.js";
import { announce, byId } from "./elements.js";
import { moment, sayMoment, word, ZONE } from "./language.js";

let shown = "";

export function showTime(iso) {
  const seconds = Date.parse(iso) / 1000;
  const minute = iso.slice(0, 16);
  if (minute === shown) return;
  shown = minute;
  sayMoment(byId("clock-day"), seconds, "full_day");
  for (const face of document.querySelectorAll("#clock-time, .phone-time")) showOn(face, seconds);
  keepDateFieldAhead(seconds);
  document.dispatchEvent(new Event("clock"));
}

// By the clock on the wall in Stockholm: 2026-03-02T17:30. Only once a time has been shown.
export const nowOnTheWall = () => wallTime(Number(byId("clock-time").dataset.moment));

// A phone that has just been made shows the time that the others show.
export function timeOn(face) {
  const seconds = byId("clock-time").dataset.moment;
  if (seconds) showOn(face, Number(seconds));
  return face;
}

export function listenToClockButtons() {
  for (const button of document.querySelectorAll("[data-turn]")) {
    button.addEventListener("click", () => turn({ turn: button.dataset.turn }));
  }
  byId("clock-form").addEventListener("submit", (event) => {
    event.preventDefault();
    turn({ to: byId("clock-to").value });
  });
}

async function turn(body) {
  const answer = await turnClock(body);
  if (!answer) return;
  showTime(answer.now);
  announce(word("clock_is", { moment: moment(Date.parse(answer.now) / 1000, "whole") }));
}

function showOn(face, seconds) {
  sayMoment(face, seconds, "time");
  face.dateTime = new Date(seconds * 1000).toISOString();
}

function keepDateFieldAhead(seconds) {
  const field = byId("clock-to");
  field.min = wallTime(seconds);
  if (document.activeElement !== field && field.value < field.min) field.value = field.min;
}

// As a date field wants it: 2026-03-02T17:30, by the clock on the wall in Stockholm.
function wallTime(seconds) {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone: ZONE,
    dateStyle: "short",
    timeStyle: "short",
  });
  return format.format(new Date(seconds * 1000)).replace(" ", "T");
}
