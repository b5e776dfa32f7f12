// In which language a text is likely to be: the person's, unless the letters say otherwise.

const LETTERS = {
  Arab: /\p{Script=Arabic}/u,
  Ethi: /\p{Script=Ethiopic}/u,
  Cyrl: /\p{Script=Cyrillic}/u,
};
const WRITTEN_IN = {
  ar: "Arab", fa: "Arab", ckb: "Arab", prs: "Arab",
  ti: "Ethi", am: "Ethi",
  uk: "Cyrl", ru: "Cyrl",
};

// Nothing is better than a wrong language: a screen reader would read Swedish as Arabic.
export function languageOf(text, languageCode) {
  const letter = /\p{L}/u.exec(text)?.[0] ?? "";
  const script = Object.keys(LETTERS).find((name) => LETTERS[name].test(letter));
  return script === WRITTEN_IN[languageCode.split("-")[0]] ? languageCode : "";
}
