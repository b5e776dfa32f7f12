// Which language the page's own words are in, and how they get into the page.

import { WORDS } from "./words.js";

const KEPT = "hembot.language";
const DEFAULT = "sv";
export const ZONE = "Europe/Stockholm";

let current = WORDS[localStorage.getItem(KEPT)] ? localStorage.getItem(KEPT) : DEFAULT;

export const language = () => current;

export function word(key, holes = {}) {
  return WORDS[current][key].replace(/\{(\w+)\}/g, (_, name) => holes[name] ?? "");
}

// An element remembers its word, so that a change of language finds it.
export function say(element, key, holes) {
  return remember(element, "word", key, holes);
}

export function sayPlaceholder(element, key) {
  return remember(element, "wordPlaceholder", key);
}

export function sayLabel(element, key, holes) {
  return remember(element, "wordLabel", key, holes);
}

// A moment is remembered too: it is written otherwise in another language.
export function sayMoment(element, seconds, style) {
  element.dataset.moment = seconds;
  element.dataset.momentStyle = style;
  return fill(element);
}

export function moment(seconds, style) {
  const format = new Intl.DateTimeFormat(LOCALES[current], { timeZone: ZONE, ...STYLES[style] });
  return format.format(new Date(seconds * 1000));
}

export function holesOf(element) {
  return JSON.parse(element.dataset.holes ?? "{}");
}

export function speak(code) {
  current = code;
  localStorage.setItem(KEPT, code);
  fillAll();
}

export function fillAll() {
  document.documentElement.lang = current;
  document.querySelectorAll(KNOWN).forEach(fill);
  document.dispatchEvent(new Event("language"));
}

const KNOWN = "[data-word],[data-word-label],[data-word-placeholder],[data-moment]";

const LOCALES = { sv: "sv-SE", en: "en-GB" };

const STYLES = {
  time: { hour: "2-digit", minute: "2-digit" },
  day: { weekday: "long", day: "numeric", month: "long" },
  week_day: { weekday: "short", day: "numeric" },
  month: { month: "long", year: "numeric" },
  full_day: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  whole: { weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" },
};

function remember(element, name, key, holes) {
  element.dataset[name] = key;
  if (holes) element.dataset.holes = JSON.stringify(holes);
  return fill(element);
}

function fill(element) {
  const { word: text, wordLabel: label, wordPlaceholder: hint } = element.dataset;
  const { moment: seconds, momentStyle } = element.dataset;
  if (text) element.textContent = word(text, holesOf(element));
  if (label) element.setAttribute("aria-label", word(label, holesOf(element)));
  if (hint) element.placeholder = word(hint);
  if (seconds) element.textContent = moment(Number(seconds), momentStyle);
  return element;
}
