// Days as text, 2026-03-05, and times on the wall in Sweden, 2026-03-05T10:30.

const A_DAY = 86_400_000;

export const dayOf = (wall) => wall.slice(0, 10);

export const isWholeDay = (wall) => wall.length === 10;

// Since midnight; a whole day begins at 0.
export const minutesOf = (wall) => Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16));

export function daysBetween(first, last) {
  return Math.round((Date.parse(last) - Date.parse(first)) / A_DAY);
}

export function plusDays(day, count) {
  return new Date(Date.parse(day) + count * A_DAY).toISOString().slice(0, 10);
}

export function mondayOf(day) {
  return plusDays(day, -((new Date(Date.parse(day)).getUTCDay() + 6) % 7));
}

// By ISO 8601: the week belongs to the year of its Thursday.
export function weekNumber(monday) {
  const thursday = plusDays(monday, 3);
  return 1 + Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7);
}

export function clockTime(minutes) {
  const two = (number) => String(number).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

export const onTheWall = (day, minutes) => `${day}T${clockTime(minutes)}`;

// Some second of that day, for those who write dates.
export const secondsIn = (day) => Date.parse(day) / 1000 + 12 * 3600;
