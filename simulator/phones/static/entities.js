// A message's text with its entities, as elements: one paragraph a line, each in its own direction.

import { make } from "./elements.js";
import { copyButton, link } from "./links.js";

const BLOCKS = {
  blockquote: (lines) => make("blockquote", {}, ...lines),
  expandable_blockquote: (lines) => make("blockquote", {}, ...lines),
  pre: (lines) => make("div", { class: "pre" }, ...lines),
};

const tag = (name) => (entity, text, inside) => [make(name, {}, ...inside)];
const plain = (entity, text, inside) => inside;

const WRAPPERS = {
  bold: tag("strong"),
  italic: tag("em"),
  underline: tag("u"),
  strikethrough: tag("s"),
  code: tag("code"),
  spoiler: (entity, text, inside) => [hidden(inside)],
  date_time: (entity, text, inside) => [
    make("time", { dateTime: new Date(entity.unix_time * 1000).toISOString() }, ...inside),
  ],
  url: (entity, text, inside) => [link(text, ...inside), copyButton(text)],
  text_link: (entity, text, inside) => [link(entity.url, ...inside), copyButton(entity.url)],
  bot_command: (entity, text, inside) => [command(text, inside)],
};

export function richText(text, entities) {
  const spans = entities.map((entity) => ({
    entity,
    from: entity.offset,
    to: entity.offset + entity.length,
  }));
  const blocks = spans.filter(({ entity }) => entity.type in BLOCKS);
  const inner = spans.filter(({ entity }) => !(entity.type in BLOCKS));
  return sections(text, blocks).flatMap(({ from, to, block }) => {
    const lines = paragraphs(text, from, to, inner);
    return block ? [BLOCKS[block.type](lines)] : lines;
  });
}

// What lies between the blocks, and the blocks; the line break beside a block belongs to it.
function sections(text, blocks) {
  const found = [];
  let at = 0;
  for (const { entity, from, to } of blocks) {
    if (from < at) continue;
    const end = text[from - 1] === "\n" ? from - 1 : from;
    if (end > at) found.push({ from: at, to: end });
    found.push({ from, to, block: entity });
    at = text[to] === "\n" ? to + 1 : to;
  }
  if (at < text.length) found.push({ from: at, to: text.length });
  return found;
}

function paragraphs(text, from, to, spans) {
  const lines = [];
  for (const line of text.slice(from, to).split("\n")) {
    const end = from + line.length;
    lines.push(make("p", { dir: "auto" }, ...inline(text, from, end, spans)));
    from = end + 1;
  }
  return lines;
}

function inline(text, from, to, spans) {
  const parts = [];
  let rest = clipped(spans, from, to);
  let at = from;
  while (rest.length) {
    const [first, ...others] = rest;
    const wrap = WRAPPERS[first.entity.type] ?? plain;
    const inside = inline(text, first.from, first.to, others.filter((s) => s.from < first.to));
    const own = text.slice(first.from, first.to);
    parts.push(text.slice(at, first.from), ...wrap(first.entity, own, inside));
    at = first.to;
    rest = others.filter((span) => span.from >= first.to);
  }
  return [...parts, text.slice(at, to)];
}

function clipped(spans, from, to) {
  return spans
    .map((span) => ({ ...span, from: Math.max(span.from, from), to: Math.min(span.to, to) }))
    .filter((span) => span.from < span.to);
}

function hidden(inside) {
  return make("span", { class: "spoiler", tabIndex: 0 }, ...inside);
}

function command(text, inside) {
  const button = make("button", { type: "button", class: "command" }, ...inside);
  button.addEventListener("click", () => {
    button.dispatchEvent(new CustomEvent("command", { bubbles: true, detail: { text } }));
  });
  return button;
}
