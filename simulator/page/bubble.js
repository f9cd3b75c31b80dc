// One message -> one bubble.

import { h, icon, avatar } from "./dom.js";
import { richText, safeUrl, startCode } from "./entities.js";
import { lineOf, sizeOf, t, timeOf } from "./texts.js";

export const fileUrl = (media) => media.url || `/sim/files/${encodeURIComponent(media.file_id)}`;

function photo(media, actions) {
  const image = h("img", { src: fileUrl(media), alt: t("photoWord"), loading: "lazy", width: media.width, height: media.height });
  return h("button", { type: "button", class: "photo", "aria-label": t("photoWord"), onclick: () => actions.onPhoto(fileUrl(media)) }, image);
}

function card(kind, picture, title, ...lines) {
  return h("div", { class: `media ${kind}` }, picture, h("div", { class: "media-text" }, h("b", {}, title), ...lines.filter(Boolean).map((line) => h("span", {}, line))));
}

function file(media) {
  const name = media.file_name || t("fileWord");
  const details = [sizeOf(media.file_size), t("download")].filter(Boolean).join(" · ");
  return h("a", { class: "file", href: fileUrl(media), download: name, "aria-label": `${t("download")} ${name}` },
    card("document", h("span", { class: "media-icon" }, icon("file")), name, details));
}

function voice(media) {
  const seconds = media.duration || 1;
  const length = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  let audio = null;
  const button = h("button", { type: "button", class: "media-icon", "aria-label": t("voiceWord") }, icon("play"));
  button.addEventListener("click", () => {
    audio ??= new Audio(fileUrl(media));
    // a made-up note is no real sound; there is nothing to tell the person then
    if (audio.paused) audio.play().catch(() => undefined);
    else audio.pause();
  });
  const bars = h("span", { class: "wave", "aria-hidden": "true" }, Array.from({ length: 22 }, (_, i) => h("i", { class: `bar-${(i * 7 + seconds) % 5}` })));
  return h("div", { class: "media voice" }, button, h("div", { class: "media-text" }, bars, h("span", {}, length)));
}

function media(message, actions) {
  const it = message.media;
  switch (it.kind) {
    case "photo": return photo(it, actions);
    case "voice": return voice(it);
    case "location": return h("div", { class: "media location" }, h("div", { class: "map", "aria-hidden": "true" }, icon("place")),
      h("span", {}, `${Number(it.latitude).toFixed(5)}, ${Number(it.longitude).toFixed(5)}`));
    case "contact": {
      const name = [it.first_name, it.last_name].filter(Boolean).join(" ");
      return card("contact", avatar(name, it.user_id), name, it.phone_number);
    }
    case "sticker": return h("div", { class: "sticker", role: "img", "aria-label": t("stickerWord") }, it.emoji || "👍");
    default: return file(it);
  }
}

function keyboard(message, pressing, actions) {
  const rows = message.keyboard?.length ? message.keyboard : (message.buttons || []).map((row) => row.map((label) => ({ label })));
  if (!rows.length) return null;
  return h("div", { class: "inline-keyboard" }, rows.map((row, r) => h("div", { class: "row" }, row.map((button, c) => {
    const key = `${message.message_id}:${r}:${c}`;
    const address = button.url ? safeUrl(button.url) : null;
    if (address) {
      return h("a", { class: "inline-button", href: address, target: "_blank", rel: "noopener noreferrer", "data-key": key,
        onclick: (event) => {
          if (startCode(address) === null) return;
          event.preventDefault();
          actions.onLink(address);
        } }, h("span", { class: "label" }, button.label), icon("link"));
    }
    const busy = pressing.get(key) === button.label;
    return h("button", { type: "button", class: "inline-button", "data-key": key, "aria-busy": busy ? "true" : null,
      onclick: () => actions.onPress(message, r, c, button.label) },
    h("span", { class: "label" }, button.label), busy && h("span", { class: "spinner", role: "img", "aria-label": t("spinner") }));
  }))));
}

function quote(target, actions) {
  return h("button", { type: "button", class: "quote", onclick: () => actions.onJump(target.message_id) },
    h("b", {}, target.from.first_name), h("span", {}, lineOf(target)));
}

/** The content of a message's row. `pressing` maps "id:row:col" to the label whose answer is awaited. */
export function bubbleContent(message, { me, inGroup, replyTo, pressing, actions }) {
  const own = message.from.id === me;
  const text = message.text || message.caption || "";
  const shape = message.media?.kind === "photo" && !text ? "bare" : text && !message.reactions?.length ? "tight" : "";
  return [
    h("div", { class: `bubble ${shape}` },
      inGroup && !own && h("b", { class: `sender hue-${Math.abs(message.from.id) % 7}` }, message.from.first_name),
      message.topic && h("span", { class: "forwarded" }, `# ${message.topic}`),
      message.forwarded_from && h("span", { class: "forwarded" }, t("forwarded", { name: message.forwarded_from })),
      replyTo && quote(replyTo, actions),
      message.media && media(message, actions),
      text && h("div", { class: "text", dir: "auto" }, richText(text, message.entities || message.caption_entities, actions)),
      h("div", { class: "foot" },
        (message.reactions || []).length > 0 && h("span", { class: "reactions" }, message.reactions.map((mark) => h("span", {}, mark))),
        h("span", { class: "meta" },
          message.edited && h("span", { class: "edited" }, t("edited")),
          h("time", { datetime: new Date(message.date * 1000).toISOString() }, timeOf(message.date))))),
    keyboard(message, pressing, actions),
  ].filter(Boolean);
}

/** A message that has not reached the server yet. */
export function pendingRow(item, onRetry) {
  return h("div", { class: "msg own pending" }, h("div", { class: "bubble" },
    h("div", { class: "text", dir: "auto" }, item.content.text ?? item.label),
    h("div", { class: "foot" }, h("span", { class: "meta", title: t("pending") }, icon("clock"))),
  ), item.error && h("button", { type: "button", class: "retry", onclick: onRetry }, `${item.error} ${t("retry")}`));
}
