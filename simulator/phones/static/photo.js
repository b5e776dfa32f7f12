// A button that sends a photo from this computer, in the sizes that Telegram makes of one.

import { act } from "./ask.js";
import { announce, icon, make } from "./elements.js";
import { sayLabel, word } from "./language.js";

const SIDES = [90, 320, 800, 1280];
const QUALITY = 0.85;

export function photoButton(person) {
  const chooser = make("input", { type: "file", accept: "image/*", hidden: true });
  const button = make("button", { type: "button", class: "round" }, icon("camera"), chooser);
  sayLabel(button, "sends_photo");
  button.addEventListener("click", () => chooser.click());
  chooser.addEventListener("click", (event) => event.stopPropagation());
  chooser.addEventListener("change", () => send(chooser, person));
  return button;
}

async function send(chooser, person) {
  const [file] = chooser.files;
  chooser.value = "";
  if (!file) return;
  const sizes = await sizesOf(file).catch(() => null);
  if (sizes) await act(person.id, "sends_photo", { sizes });
  else announce(word("no_photo"));
}

async function sizesOf(file) {
  const picture = await createImageBitmap(file);
  const longest = Math.max(picture.width, picture.height);
  const biggest = Math.min(longest, SIDES.at(-1));
  const sides = [...SIDES.filter((side) => side < biggest), biggest];
  return sides.map((side) => drawn(picture, side / longest));
}

function drawn(picture, scale) {
  const [width, height] = [picture.width, picture.height].map((side) => Math.max(1, Math.round(side * scale)));
  const canvas = make("canvas", { width, height });
  canvas.getContext("2d").drawImage(picture, 0, 0, width, height);
  return canvas.toDataURL("image/jpeg", QUALITY).split(",")[1];
}
