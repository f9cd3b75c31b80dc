// Builds DOM nodes. Data reaches the page only as text nodes and attributes, never as markup.

const SVG = "http://www.w3.org/2000/svg";

const ICONS = {
  attach: "M21 11.5 12.4 20a5.5 5.5 0 0 1-7.8-7.8l9-9a3.7 3.7 0 0 1 5.2 5.2l-8.9 8.9a1.8 1.8 0 0 1-2.6-2.6l8.2-8.2",
  back: "M15 5l-7 7 7 7",
  check: "M5 12.5l4.5 4.5L19 7.5",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2",
  close: "M6 6l12 12M18 6 6 18",
  columns: "M3 5h5v14H3zM9.5 5h5v14h-5zM16 5h5v14h-5z",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  down: "M6 9l6 6 6-6",
  edit: "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  flag: "M6 21V4h12l-3 4 3 4H6",
  globe: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18",
  forward: "M9 5l7 7-7 7",
  go: "M5 12h14M13 6l6 6-6 6",
  keyboard: "M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M8 14h8",
  link: "M8 16 16 8M9 8h7v7",
  moon: "M20 14.5A8 8 0 0 1 9.5 4 8 8 0 1 0 20 14.5z",
  more: "M12 5h.01M12 12h.01M12 19h.01",
  music: "M9 18V6l10-2v12M9 18a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM19 16a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0z",
  one: "M7 3h10v18H7zM11 18h2",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c1-4 4-6 8-6s7 2 8 6",
  photo: "M4 5h16v14H4zM4 16l5-5 5 5 2-2 4 4M15.5 9.5h.01",
  pin: "M9 3h6l-1 7 3 3H7l3-3zM12 13v8",
  place: "M12 21s7-6.2 7-11a7 7 0 1 0-14 0c0 4.8 7 11 7 11zM12 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  reply: "M10 6 4 12l6 6M4 12h9a7 7 0 0 1 7 7",
  reset: "M4 12a8 8 0 1 0 3-6.2M4 4v5h5",
  save: "M12 4v11M7 10.5l5 5 5-5M5 20h14",
  search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5",
  send: "M4 12 3 4l18 8-18 8 1-8zm0 0h8",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4",
  trash: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  stop: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM6 6l12 12",
  up: "M6 15l6-6 6 6",
  video: "M3 6h12v12H3zM15 11l6-4v10l-6-4z",
  voice: "M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3zM6 11a6 6 0 0 0 12 0M12 17v4",
};

/** h("button", {class: "x", onclick: fn, hidden: true}, child, ...): strings become text nodes, null and false are left out. */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", class: `icon icon-${name}`, "aria-hidden": "true" })) {
    svg.setAttribute(key, value);
  }
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

export function iconButton(name, label, onclick, extra = {}) {
  return h("button", { type: "button", class: "icon-button", "aria-label": label, title: label, onclick, ...extra }, icon(name));
}

/** A round picture with initials; the hue follows from the id, so a person keeps his colour. */
export function avatar(name, id) {
  const letters = name.split(/\s+/).filter(Boolean).slice(0, 2).map((word) => [...word][0]).join("").toUpperCase();
  return h("span", { class: `avatar hue-${Math.abs(Number(id) || 0) % 7}`, "aria-hidden": "true", "data-letters": letters || "?" });
}

/** Refills a node; focus stays where it was if the new content has a control with the same data-key, else near: on the node. */
export function fill(node, ...children) {
  const before = node.contains(document.activeElement) ? document.activeElement : null;
  const byKeyboard = before?.matches(":focus-visible"); // a finger needs no place to go on from
  node.replaceChildren(...children.flat().filter(Boolean));
  if (before?.dataset.key) [...node.querySelectorAll("[data-key]")].find((item) => item.dataset.key === before.dataset.key)?.focus({ preventScroll: true });
  if (byKeyboard && !node.contains(document.activeElement)) node.focus({ preventScroll: true });
}

/** Writes the text only if it is another one: a reader's screen stays quiet and a selection stays. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
