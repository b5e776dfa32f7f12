// On which days an event stands, and from when until when on each.

import { dayOf, daysBetween, minutesOf, plusDays } from "./days.js";

const STEP = 15;
export const A_DAY = 24 * 60;

// { day, from, to } in minutes since midnight, the first day first; an event at midnight has ended.
export function spansOf({ starts, ends }) {
  const [first, last] = [dayOf(starts), dayOf(ends)];
  const days = Array.from({ length: 1 + daysBetween(first, last) }, (_, at) => plusDays(first, at));
  const spans = days.map((day) => ({
    day,
    from: day === first ? minutesOf(starts) : 0,
    to: day === last ? minutesOf(ends) : A_DAY,
  }));
  return spans
    .filter(({ day, to }) => day === first || to > 0)
    .map(({ day, from, to }) => ({ day, from, to: Math.max(to, from + STEP) }));
}
