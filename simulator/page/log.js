// The conversation: rows keyed by message_id, changed in place, kept at the end while the person is at the end.

import { bubbleContent, pendingRow } from "./bubble.js";
import { fill, h, iconButton } from "./dom.js";
import { dayOf, t } from "./texts.js";

const NEAR_END = 60; // px

export function createLog(root, actions) {
  const rows = new Map(); // message_id -> {message, node}
  const pressing = new Map(); // "id:row:col" -> label
  let view = { me: 0, inGroup: false };
  let stick = true;
  let lastTop = 0;
  let missed = 0;

  const list = h("div", { class: "list", role: "log", "aria-live": "polite", "aria-label": t("log") });
  const pending = h("div", { class: "list" });
  const empty = h("div", { class: "empty", hidden: true });
  const content = h("div", { class: "content" }, empty, list, pending);
  const scroller = h("div", { class: "scroller", tabindex: "-1" }, content);
  const badge = h("span", { class: "badge", hidden: true });
  const toEnd = iconButton("down", t("toEnd"), () => scrollToEnd(), { class: "icon-button to-end", hidden: true });
  toEnd.append(badge);
  root.append(scroller, toEnd);

  function scrollToEnd() {
    scroller.scrollTop = scroller.scrollHeight;
    noteEnd(true);
  }

  function noteEnd(atEnd) {
    stick = atEnd;
    if (atEnd) missed = 0;
    toEnd.hidden = atEnd;
    badge.hidden = missed === 0;
    badge.textContent = String(missed);
  }

  // Only the person's own scrolling up leaves the end; a keyboard that takes room below does not.
  scroller.addEventListener("scroll", () => {
    const near = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END;
    const up = scroller.scrollTop < lastTop;
    lastTop = scroller.scrollTop;
    if (near || up || !stick) noteEnd(near);
  }, { passive: true });
  // Pictures that load, edits that grow, the phone's keyboard: whoever reads the end goes on reading the end.
  const keepEnd = new ResizeObserver(() => { if (stick) scroller.scrollTop = scroller.scrollHeight; });
  keepEnd.observe(scroller);
  keepEnd.observe(content);

  function draw(row) {
    const { message, node } = row;
    const replyTo = message.reply_to ? rows.get(message.reply_to)?.message : null;
    node.hidden = !message.text && !message.caption && !message.media; // a service message, which this page has no words for
    node.className = `msg ${message.from.id === view.me ? "own" : "other"}`;
    fill(node, bubbleContent(message, { ...view, replyTo, pressing, actions }));
  }

  function insert(message) {
    const node = h("div", { "data-id": message.message_id });
    rows.set(message.message_id, { message, node });
    let after = list.lastElementChild;
    while (after && !(Number(after.dataset.id) < message.message_id)) after = after.previousElementSibling;
    if (after) after.after(node);
    else list.prepend(node);
    draw(rows.get(message.message_id));
  }

  /** Draws the message, changing only what changed. True if it is new here. */
  function put(message) {
    const row = rows.get(message.message_id);
    if (!row) {
      insert(message);
      return true;
    }
    if (JSON.stringify(row.message) !== JSON.stringify(message)) {
      row.message = message;
      draw(row);
    }
    return false;
  }

  function drawDays() {
    let day = null;
    for (const separator of list.querySelectorAll(".day")) separator.remove();
    for (const node of [...list.children]) {
      const here = dayOf(rows.get(Number(node.dataset.id)).message.date);
      if (here !== day) node.before(h("div", { class: "day" }, h("span", {}, here)));
      day = here;
    }
  }

  function upsert(message) {
    if (!put(message)) return;
    drawDays();
    empty.hidden = true;
    const own = message.from.id === view.me;
    if (own || stick) scrollToEnd();
    else {
      missed += 1;
      noteEnd(false);
    }
  }

  function remove(id) {
    rows.get(id)?.node.remove();
    rows.delete(id);
    drawDays();
  }

  /** Makes the screen equal to `messages`; `fresh` starts another conversation. */
  function show(messages, next, { fresh }) {
    view = next;
    list.setAttribute("aria-busy", "true");
    if (fresh) {
      rows.clear();
      pressing.clear();
      list.replaceChildren();
    }
    const kept = new Set(messages.map((message) => message.message_id));
    for (const id of [...rows.keys()]) if (!kept.has(id)) remove(id);
    const added = messages.filter(put).length;
    drawDays();
    empty.hidden = rows.size > 0;
    list.removeAttribute("aria-busy");
    if (fresh || (added && stick)) scrollToEnd();
  }

  function setPressing(key, label) {
    if (label) pressing.set(key, label);
    else pressing.delete(key);
    const row = rows.get(Number(key.split(":")[0]));
    if (row) draw(row);
  }

  function jump(id) {
    const node = rows.get(id)?.node;
    if (!node) return;
    node.scrollIntoView({ block: "center", behavior: "smooth" });
    node.classList.remove("flash");
    void node.offsetWidth; // restarts the animation
    node.classList.add("flash");
  }

  function showPending(items, onRetry) {
    pending.replaceChildren(...items.map((item) => pendingRow(item, () => onRetry(item))));
  }

  function showEmpty(...children) {
    empty.replaceChildren(...children);
  }

  return { show, upsert, remove, jump, setPressing, showPending, showEmpty, scrollToEnd, get: (id) => rows.get(id)?.message, size: () => rows.size };
}
