// One message -> one bubble.

import { h, icon, iconButton } from "./dom.js";
import { isLocal, richText, safeUrl } from "./entities.js";
import { mediaOf } from "./media.js";
import { inColour, lineOf, serviceOf, t, timeOf } from "./texts.js";

function keyboard(message, pressing, actions) {
  const rows = message.keyboard?.length ? message.keyboard : (message.buttons || []).map((row) => row.map((label) => ({ label })));
  if (!rows.length) return null;
  return h("div", { class: "inline-keyboard" }, rows.map((row, r) => h("div", { class: "row" }, row.map((button, c) => inlineButton(message, button, r, c, pressing, actions)))));
}

function inlineButton(message, button, r, c, pressing, actions) {
  const key = `${message.message_id}:${r}:${c}`;
  const label = h("span", { class: "label" }, button.label);
  const address = button.url ? safeUrl(button.url) : null;
  if (address) {
    return h("a", { class: "inline-button", href: address, target: "_blank", rel: "noopener noreferrer", "data-key": key,
      onclick: (event) => {
        if (!isLocal(address)) return;
        event.preventDefault();
        actions.onLink(address);
      } }, label, icon("link"));
  }
  const busy = pressing.get(key) === button.label;
  const press = button.web_app ? () => actions.onApp(message, r, c) : button.copy ? () => actions.onCopy(button.copy) : () => actions.onPress(message, r, c, button.label);
  return h("button", { type: "button", class: "inline-button", "data-key": key, "aria-busy": busy ? "true" : null, onclick: press },
    label, button.web_app && icon("one"), button.copy && icon("copy"), busy && h("span", { class: "spinner", role: "img", "aria-label": t("spinner") }));
}

function quote(target, actions) {
  return h("button", { type: "button", class: "quote", onclick: () => actions.onJump(target.message_id) },
    h("b", {}, target.from.first_name), h("span", {}, lineOf(target)));
}

function reactions(message, me, actions) {
  const counts = new Map();
  for (const mark of message.reactions || []) counts.set(mark, (counts.get(mark) || 0) + 1);
  const mine = message.reacted?.[me] || [];
  return h("span", { class: "reactions" }, [...counts].map(([mark, n]) => h("button", { type: "button", "aria-pressed": String(mine.includes(mark)),
    "aria-label": `${t("reactWith", { emoji: mark })}, ${n}`, "data-key": `${message.message_id}:${mark}`, onclick: () => actions.onReact(message, mark) },
  inColour(mark), n > 1 && h("span", {}, String(n)))));
}

/** The content of a message's row. `pressing` maps "id:row:col" to the label whose answer is awaited. */
export function bubbleContent(message, { me, inGroup, replyTo, album, pressing, actions }) {
  if (message.service) return [h("span", { class: "service-text" }, serviceOf(message))];
  const own = message.from.id === me;
  const captioned = album.find((one) => one.text || one.caption) || message;
  const text = captioned.text || captioned.caption || "";
  const shape = message.media?.kind === "photo" && !text && !message.reactions?.length ? "bare" : text && !message.reactions?.length ? "tight" : "";
  const more = iconButton("more", t("actions"), (event) => actions.onMenu(message, event.currentTarget), { class: "icon-button bubble-more", tabindex: "-1", "aria-haspopup": "menu" });
  return [
    h("div", { class: "bubble-line" }, h("div", { class: `bubble ${shape}` },
      inGroup && !own && h("b", { class: `sender name-${Math.abs(message.from.id) % 7}` }, message.from.first_name),
      message.topic && h("span", { class: "forwarded" }, `# ${message.topic}`),
      message.forwarded_from && h("span", { class: "forwarded" }, t("forwarded", { name: message.forwarded_from })),
      message.via_bot && h("span", { class: "forwarded" }, t("via", { name: message.via_bot })),
      replyTo && quote(replyTo, actions),
      message.media && mediaOf(message, album, actions),
      text && h("div", { class: "text", dir: "auto" }, richText(text, captioned.entities || captioned.caption_entities, actions)),
      h("div", { class: "foot" },
        (message.reactions || []).length > 0 && reactions(message, me, actions),
        h("span", { class: "meta" },
          message.edited && h("span", { class: "edited" }, t("edited")),
          h("time", { datetime: new Date(message.date * 1000).toISOString() }, timeOf(message.date))))), more),
    keyboard(message, pressing, actions),
  ].filter(Boolean);
}

/** A message that has not reached the server yet. */
export function pendingRow(item, onRetry, onDrop) {
  return h("div", { class: "msg own pending" }, h("div", { class: "bubble" },
    h("div", { class: "text", dir: "auto" }, item.content.text ?? item.label),
    h("div", { class: "foot" }, h("span", { class: "meta", title: t("pending") }, icon("clock"))),
  ), item.error && h("div", { class: "refused" }, h("span", {}, item.error),
    h("button", { type: "button", class: "retry", onclick: onRetry }, t("retry")), h("button", { type: "button", class: "retry", onclick: onDrop }, t("quit"))));
}
