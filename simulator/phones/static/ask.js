// Asks the demo to do something.

import { announce } from "./elements.js";
import { word } from "./language.js";

export const act = (personId, action, body = {}) => ask(`people/${personId}/${action}`, body);

export const openMiniApp = (personId) => ask(`people/${personId}/opens_mini_app`, {});

export const addPerson = (body) => ask("people", body);

export const turnClock = (body) => ask("clock", body, { OnlyForward: "only_forward" });

// The answer, or null after saying that it did not work.
async function ask(what, body, reasons = {}) {
  const response = await fetch(`/phones/${what}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => null);
  if (response?.ok) return response.json();
  const answer = await response?.json().catch(() => null);
  announce(word(reasons[answer?.refused] ?? "refused"));
  return null;
}
