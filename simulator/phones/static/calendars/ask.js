// Asks the demo's calendar app, which asks the calendar servers.

const HERE = "/phones/calendars";

const REASONS = {
  Conflict: "calendar_changed",
  Gone: "calendar_gone",
  CollectionGone: "calendar_away",
  AuthRefused: "calendar_closed",
  Temporary: "calendar_silent",
  UnknownOutcome: "calendar_unknown",
  NotSwitched: "server_not_started",
  Repeats: "calendar_repeats",
  NotThatDay: "calendar_not_that_day",
};

const STANDING = {
  CollectionGone: "calendar_away_now",
  AuthRefused: "calendar_closed_now",
};

// Nothing where nobody answers.
export const listDesks = () => read("");
export const weekOf = (desk, monday) => read(`/${desk}?from=${monday}`);

// What went wrong, as the name of a sentence; nothing where all went well.
export const add = (desk, body) => write(`/${desk}/add`, body);
export const change = (desk, body) => write(`/${desk}/change`, body);
export const remove = (desk, body) => write(`/${desk}/remove`, body);
export const switchServer = (desk, runs) => write(`/${desk}/server`, { runs });

// Why a calendar could not be read, as the name of a sentence.
export const standingTrouble = (trouble) => STANDING[trouble] ?? "calendar_silent_now";

async function read(path) {
  const response = await fetch(HERE + path).catch(() => null);
  return response?.ok ? response.json().catch(() => null) : null;
}

async function write(path, body) {
  const response = await fetch(HERE + path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => null);
  if (response?.ok) return null;
  const answer = await response?.json().catch(() => null);
  return REASONS[answer?.refused] ?? "calendar_refused";
}
