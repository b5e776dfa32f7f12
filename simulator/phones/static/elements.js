// Small ways to make and find elements.

export const byId = (id) => document.getElementById(id);

// make("button", { type: "button", onclick: … }, "text", child)
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) put(element, name, value);
  element.append(...children.filter((child) => child !== null));
  return element;
}

// Say something to those who do not see the page.
export function announce(text) {
  byId("said").textContent = text;
}

export const ICONS = {
  send: "M3 11.5 21 3l-5.5 18-3.6-7z",
  more: "M12 5.5a1.6 1.6 0 1 0 0-.01M12 12a1.6 1.6 0 1 0 0-.01M12 18.5a1.6 1.6 0 1 0 0-.01",
  copy: "M9 9V4.5h10.5V15H15M4.5 9H15v10.5H4.5z",
  down: "M5 9l7 7 7-7",
  slash: "M4 7h16M4 12h16M4 17h10",
  back: "M15 5l-7 7 7 7",
  on: "M9 5l7 7-7 7",
  camera: "M4 8h3.5L9 5.5h6L16.5 8H20v11H4zM12 16.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4",
  voice: "M5 10v4M9 6v12M13 8v8M17 4v16M21 10v4",
};

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("icon", `icon-${name}`);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

const SVG = "http://www.w3.org/2000/svg";

function put(element, name, value) {
  if (name === "class") element.className = value;
  else if (name === "data") Object.assign(element.dataset, value);
  else if (name in element) element[name] = value;
  else element.setAttribute(name, value);
}
