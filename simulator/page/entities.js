// Text with Telegram entities -> DOM nodes. Offsets count UTF-16 units, and so do JavaScript strings.

import { h } from "./dom.js";
import { t } from "./texts.js";

const PLAIN = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code" };
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

/** Only addresses that a click may follow; anything else (javascript:, data:) is not a link. */
export function safeUrl(raw) {
  const address = /^[a-z][a-z0-9+.-]*:/i.test(raw) ? raw : `https://${raw}`;
  try {
    return ["http:", "https:", "mailto:", "tel:", "tg:"].includes(new URL(address).protocol) ? address : null;
  } catch {
    return null;
  }
}

/** What stands after `startgroup=` in a link of Telegram's that adds the bot to a group, else null. */
export function groupCode(address) {
  return ofTelegram(address, "startgroup");
}

/** CODE of `https://t.me/<bot>?start=CODE` or of its tg: form, else null. */
export function startCode(address) {
  return ofTelegram(address, "start");
}

/** Such a link is not followed to the real Telegram. */
export const isLocal = (address) => startCode(address) !== null || groupCode(address) !== null;

function ofTelegram(address, name) {
  try {
    const url = new URL(address);
    const ours = url.hostname === "t.me" || url.hostname === "telegram.me" || (url.protocol === "tg:" && /resolve/.test(url.href));
    return ours ? url.searchParams.get(name) : null;
  } catch {
    return null;
  }
}

function link(address, children, onLink) {
  const href = safeUrl(address);
  if (!href) return h("span", {}, children);
  return h("a", {
    href, target: "_blank", rel: "noopener noreferrer",
    onclick: (event) => {
      if (!isLocal(href)) return;
      event.preventDefault();
      onLink(href);
    },
  }, children);
}

function spoiler(children) {
  const node = h("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": t("reveal") }, h("span", {}, children));
  const reveal = () => {
    node.classList.add("shown");
    for (const name of ["role", "tabindex", "aria-label"]) node.removeAttribute(name);
  };
  node.addEventListener("click", reveal);
  node.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); reveal(); }
  });
  return node;
}

/** A long quotation that opens at a click. */
function expandable(children) {
  const button = h("button", { type: "button", class: "expand", "aria-expanded": "false", onclick: () => {
    const open = quote.classList.toggle("open");
    button.setAttribute("aria-expanded", String(open));
    button.textContent = t(open ? "collapse" : "expand");
  } }, t("expand"));
  const quote = h("blockquote", { class: "expandable" }, h("div", { class: "expandable-text" }, children), button);
  return quote;
}

function wrap(entity, source, children, { onLink, onCommand, onCopy }) {
  if (PLAIN[entity.type]) {
    return h(PLAIN[entity.type], entity.type === "code" ? { class: "code", onclick: () => onCopy(source) } : {}, children);
  }
  switch (entity.type) {
    case "pre": return h("pre", { onclick: () => onCopy(source) }, h("code", {}, children));
    case "blockquote": return h("blockquote", {}, children);
    case "expandable_blockquote": return expandable(children);
    case "spoiler": return spoiler(children);
    case "text_link": return link(entity.url, children, onLink);
    case "url": return link(source, children, onLink);
    case "email": return link(`mailto:${source}`, children, onLink);
    case "phone_number": return link(`tel:${source.replace(/[^+\d]/g, "")}`, children, onLink);
    case "bot_command": return h("button", { type: "button", class: "inline-link", onclick: () => onCommand(source) }, children);
    case "hashtag": case "cashtag": case "mention": case "text_mention": return h("span", { class: "tag" }, children);
    default: return h("span", {}, children);
  }
}

/** Nodes of text[from, to). Entities are taken outermost first; one that sticks out of its parent is cut at its edge. */
function build(text, entities, from, to, actions) {
  const nodes = [];
  let at = from;
  let index = 0;
  while (index < entities.length) {
    const entity = entities[index];
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    index += 1;
    if (end <= start) continue;
    const inner = [];
    while (index < entities.length && entities[index].offset < end) inner.push(entities[index++]);
    if (start > at) nodes.push(text.slice(at, start));
    nodes.push(wrap(entity, text.slice(start, end), build(text, inner, start, end, actions), actions));
    at = end;
    // a block already ends its line, so the line feed after it would show as an empty line
    if (BLOCKS.has(entity.type) && text[at] === "\n") at += 1;
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

export function richText(text, entities, actions) {
  const ordered = [...(entities || [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return build(text, ordered, 0, text.length, actions);
}
