// Search in one conversation: newest first, a count, marks in the text without touching it (CSS highlights).

import { h, iconButton, setText } from "./dom.js";
import { t } from "./texts.js";

const marks = new Map(); // search -> {all: Range[], now: Range[]}: the page has one set of highlights for all phones

function paint() {
  if (!CSS.highlights) return;
  CSS.highlights.set("found", new Highlight(...[...marks.values()].flatMap((one) => one.all)));
  CSS.highlights.set("found-now", new Highlight(...[...marks.values()].flatMap((one) => one.now)));
}

const plain = (text) => text.toLowerCase().replaceAll("ё", "е");

/** Where the words stand in the node's text, which may be cut into several text nodes. */
function rangesIn(root, words) {
  const nodes = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let text = "";
  while (walker.nextNode()) {
    nodes.push([text.length, walker.currentNode]);
    text += walker.currentNode.data;
  }
  const spot = (offset) => nodes.findLast(([start]) => start <= offset);
  const found = [];
  const lower = plain(text);
  for (let at = lower.indexOf(words); at >= 0; at = lower.indexOf(words, at + words.length)) {
    const [from, first] = spot(at);
    const [to, last] = spot(at + words.length - 1);
    const range = new Range();
    range.setStart(first, at - from);
    range.setEnd(last, at + words.length - to);
    found.push(range);
  }
  return found;
}

export function createSearch({ log, onClose }) {
  let found = []; // message ids, newest first
  let at = 0;
  const key = {};
  const input = h("input", { type: "search", class: "field", placeholder: t("searchIn"), "aria-label": t("searchIn"), oninput: () => find(true), onkeydown: onKey });
  const count = h("output", { class: "search-count", role: "status" });
  const older = iconButton("up", t("older"), () => go(1));
  const newer = iconButton("down", t("newer"), () => go(-1));
  const node = h("form", { class: "search", role: "search", hidden: true, onsubmit: (event) => { event.preventDefault(); go(1); } },
    input, count, older, newer, iconButton("close", t("close"), close));

  function find(jump) {
    const words = plain(input.value.trim());
    const now = found[at];
    found = words ? log.messages().filter((one) => plain(one.text || one.caption || "").includes(words)).map((one) => one.message_id).reverse() : [];
    at = jump ? 0 : Math.max(found.indexOf(now), 0);
    draw(words);
    if (jump && found.length) show();
  }

  function draw(words = plain(input.value.trim())) {
    setText(count, !words ? "" : found.length ? t("found", { n: at + 1, all: found.length }) : t("nothingFound"));
    older.disabled = newer.disabled = found.length < 2;
    const ranges = (ids) => ids.flatMap((id) => [...(log.rowOf(id)?.querySelectorAll(".text") || [])].flatMap((text) => rangesIn(text, words)));
    marks.set(key, { all: words ? ranges(found) : [], now: words && found.length ? ranges([found[at]]) : [] });
    paint();
  }

  function go(step) {
    if (!found.length) return;
    at = (at + step + found.length) % found.length;
    draw();
    show();
  }

  const show = () => log.jump(found[at], marks.get(key).now[0]);

  function onKey(event) {
    if (event.key === "Escape") { event.preventDefault(); close(); }
    if (event.key === "Enter" && event.shiftKey) { event.preventDefault(); go(-1); }
    if (event.key === "ArrowUp" || event.key === "ArrowDown") { event.preventDefault(); go(event.key === "ArrowUp" ? 1 : -1); }
  }

  function open() {
    node.hidden = false;
    input.focus();
    input.select();
    find(true);
  }

  function close() {
    if (node.hidden) return;
    node.hidden = true;
    input.value = "";
    find(false);
    onClose();
  }

  return { node, open, close, refresh: () => { if (!node.hidden) find(false); }, forget: () => { marks.delete(key); paint(); } };
}
