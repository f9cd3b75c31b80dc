// The conversation: rows keyed by message_id, changed in place, kept at the end while the person is at the end.

import { bubbleContent, pendingRow } from "./bubble.js";
import { fill, h, iconButton, setText } from "./dom.js";
import { dayOf, t, timeOf } from "./texts.js";

const NEAR_END = 60; // px

export function createLog(actions) {
  const rows = new Map(); // message_id -> {message, node}
  const pressing = new Map(); // "id:row:col" -> label
  let view = { me: 0, inGroup: false };
  let stick = true;
  let lastTop = 0;
  let missed = 0;

  const list = h("div", { class: "list", role: "log", "aria-live": "polite" });
  const pending = h("div", { class: "list" });
  const empty = h("div", { class: "empty", hidden: true });
  const content = h("div", { class: "content" }, empty, list, pending);
  const scroller = h("div", { class: "scroller", tabindex: "0", role: "region" }, content);
  const badge = h("span", { class: "badge", hidden: true });
  const toEnd = iconButton("down", t("toEnd"), () => scrollToEnd(), { class: "icon-button to-end", hidden: true });
  toEnd.append(badge);
  const node = h("div", { class: "log" }, scroller, toEnd);

  function scrollToEnd() {
    scroller.scrollTop = scroller.scrollHeight;
    noteEnd(true);
  }

  function noteEnd(atEnd) {
    stick = atEnd;
    if (atEnd) missed = 0;
    if (atEnd && document.activeElement === toEnd) scroller.focus({ preventScroll: true });
    toEnd.hidden = atEnd;
    toEnd.setAttribute("aria-label", missed ? t("toEndNew", { n: missed }) : t("toEnd"));
    badge.hidden = missed === 0;
    setText(badge, String(missed));
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

  // Arrows walk from message to message, Enter opens a message's menu.
  scroller.addEventListener("keydown", (event) => {
    const here = document.activeElement.closest?.(".msg");
    if (document.activeElement !== scroller && document.activeElement !== here) return;
    const all = [...list.querySelectorAll(".msg:not([hidden])")];
    const at = here ? all.indexOf(here) : all.length;
    const next = { ArrowUp: all[Math.max(at - 1, 0)], ArrowDown: all[Math.min(at + 1, all.length - 1)], Home: all[0], End: all.at(-1) }[event.key];
    if (next) {
      event.preventDefault();
      next.focus({ preventScroll: true });
      next.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && here) {
      event.preventDefault();
      menuOf(here);
    }
  });
  list.addEventListener("contextmenu", (event) => {
    const row = event.target.closest(".msg");
    if (!row || event.target.closest("a, img") || !getSelection().isCollapsed) return;
    event.preventDefault();
    menuOf(row, event.button === 2 || event.pointerType === "touch" ? { x: event.clientX, y: event.clientY } : null);
  });

  function menuOf(node, at = null) {
    const message = rows.get(Number(node.dataset.id))?.message;
    if (message && !message.service) actions.onMenu(message, node.querySelector(".bubble"), at);
  }

  /** Photos of one album, the first of which shows them all. */
  function albumOf(message) {
    if (!message.album || message.media?.kind !== "photo") return [message];
    return [...rows.values()].map((row) => row.message).filter((one) => one.album === message.album && one.media?.kind === "photo").sort((a, b) => a.message_id - b.message_id);
  }

  function draw(row) {
    const { message, node } = row;
    const album = albumOf(message);
    const leader = album[0];
    node.hidden = leader !== message;
    if (node.hidden) return draw(rows.get(leader.message_id));
    const replyTo = message.reply_to ? rows.get(message.reply_to)?.message : null;
    node.className = message.service ? "msg service" : `msg ${message.from.id === view.me ? "own" : "other"}`;
    node.setAttribute("aria-label", `${message.from.id === view.me ? t("you") : message.from.first_name}, ${timeOf(message.date)}`);
    return fill(node, bubbleContent(message, { ...view, replyTo, album, pressing, actions }));
  }

  function insert(message) {
    const node = h("div", { "data-id": message.message_id, role: "article", tabindex: "-1" });
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

  /** A line before each day's first message; those that stand right are left alone, so nothing is read out twice. */
  function drawDays() {
    let day = null;
    const kept = new Set();
    for (const node of list.querySelectorAll(".msg")) {
      const here = dayOf(rows.get(Number(node.dataset.id)).message.date);
      if (here !== day) {
        let before = node.previousElementSibling;
        if (!before?.matches(".day") || before.textContent !== here) node.before(before = h("div", { class: "day" }, h("span", {}, here)));
        kept.add(before);
      }
      day = here;
    }
    for (const separator of list.querySelectorAll(".day")) if (!kept.has(separator)) separator.remove();
  }

  /** A line above the first of the unread messages, until the conversation is opened again. */
  function drawUnread(unread) {
    list.querySelector(".unread")?.remove();
    const theirs = [...list.querySelectorAll(".msg:not(.own)")];
    const first = unread > 0 && unread < theirs.length ? theirs.at(-unread) : null;
    first?.before(h("div", { class: "unread" }, h("span", {}, t("unreadLine"))));
    return first;
  }

  function upsert(message) {
    if (!put(message)) return;
    drawDays();
    empty.hidden = true;
    if (message.from.id === view.me || stick) scrollToEnd();
    else {
      missed += 1;
      noteEnd(false);
    }
  }

  function remove(id) {
    const gone = rows.get(id);
    if (!gone) return;
    gone.node.remove();
    rows.delete(id);
    const next = gone.message.album && [...rows.values()].find((row) => row.message.album === gone.message.album);
    if (next) draw(next);
    drawDays();
  }

  /** Makes the screen equal to `messages`; `fresh` starts another conversation. */
  function show(messages, next, { fresh, unread = 0 }) {
    view = next;
    list.setAttribute("aria-busy", "true");
    list.setAttribute("aria-label", t("log", { name: next.name }));
    scroller.setAttribute("aria-label", t("log", { name: next.name }));
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
    if (fresh) drawUnread(unread);
  }

  function setPressing(key, label) {
    if (label) pressing.set(key, label);
    else pressing.delete(key);
    const row = rows.get(Number(key.split(":")[0]));
    if (row) draw(row);
  }

  /** To the message; `place`, a range in it, comes into sight also where the message is taller than the screen. */
  function jump(id, place = null) {
    const message = rows.get(id)?.message;
    if (!message) return;
    const { node } = rows.get(albumOf(message)[0].message_id);
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    if (place) scroller.scrollBy({ top: place.getBoundingClientRect().top - scroller.getBoundingClientRect().top - scroller.clientHeight / 3, behavior });
    else node.scrollIntoView({ block: "center", behavior });
    list.querySelector(".flash")?.classList.remove("flash");
    void node.offsetWidth; // restarts the animation
    node.classList.add("flash");
  }

  function showPending(items, onRetry, onDrop) {
    pending.replaceChildren(...items.map((item) => pendingRow(item, () => onRetry(item), () => onDrop(item))));
  }

  return {
    node, show, upsert, remove, jump, setPressing, showPending, scrollToEnd,
    showEmpty: (...children) => empty.replaceChildren(...children),
    setLive: (live) => list.setAttribute("aria-live", live ? "polite" : "off"),
    get: (id) => rows.get(id)?.message,
    rowOf: (id) => rows.get(id)?.node,
    messages: () => [...rows.values()].map((row) => row.message).sort((a, b) => a.message_id - b.message_id),
    size: () => rows.size,
  };
}
